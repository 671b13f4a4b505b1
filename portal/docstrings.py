"""Read the package's docstrings: a summary, then sections with underlined headings."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from typing import Any

__all__ = ["Entry", "Section", "members", "parse", "signature"]

LISTED = ("Parameters", "Attributes", "Raises")
WIDTH = 66
"""Letters of a call that fit on one line of a lesson page."""


@dataclass(frozen=True)
class Entry:
    """One name of a listed section, and what is said of it (Markdown)."""

    name: str
    text: str


@dataclass(frozen=True)
class Section:
    """A part of a docstring. `entries` are filled for parameters, attributes and errors; else `text` is."""

    heading: str
    text: str = ""
    entries: tuple[Entry, ...] = ()


def parse(doc: str) -> list[Section]:
    """The sections of a docstring; the first has no heading.

    >>> found = parse("Do it.\\n\\nMore.\\n\\nRaises\\n------\\nValueError\\n    When it fails.")
    >>> [(s.heading, s.text, s.entries) for s in found]
    [('', 'Do it.\\n\\nMore.', ()), ('Raises', '', (Entry(name='ValueError', text='When it fails.'),))]
    """
    parts = re.split(r"^(\S[^\n]*)\n-{3,}\n", inspect.cleandoc(doc), flags=re.MULTILINE)
    sections = [Section("", parts[0].strip())] if parts[0].strip() else []
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        if heading in LISTED:
            sections.append(Section(heading, entries=tuple(_entries(body))))
        else:
            sections.append(Section(heading, body.strip("\n")))
    return sections


def _entries(body: str) -> list[Entry]:
    pieces = re.split(r"^(?=\S)", body, flags=re.MULTILINE)
    found = []
    for piece in pieces:
        name, _, text = piece.partition("\n")
        if name.strip():
            found.append(Entry(name.strip(), inspect.cleandoc(text) if text.strip() else ""))
    return found


def signature(thing: Any, name: str) -> str:
    """How it is called: names and defaults, without types; a long call with a line a name.

    >>> signature(lambda a, *, b=1: None, "f")
    'f(a, *, b=1)'
    """
    try:
        found = inspect.signature(thing)
    except (TypeError, ValueError):
        return name
    plain = [p.replace(annotation=inspect.Parameter.empty) for p in found.parameters.values() if p.name != "self"]
    shown = name + _without_addresses(str(found.replace(parameters=plain, return_annotation=inspect.Signature.empty)))
    if len(shown) <= WIDTH:
        return shown
    words = [str(p) for p in plain]
    keyword = next((i for i, p in enumerate(plain) if p.kind is p.KEYWORD_ONLY), None)
    if keyword is not None and not any(p.kind is p.VAR_POSITIONAL for p in plain):
        words.insert(keyword, "*")
    return f"{name}(\n" + "".join(f"    {_without_addresses(word)},\n" for word in words) + ")"


def _without_addresses(text: str) -> str:
    return re.sub(r"<factory>|<function [^>]*>", "...", text)


def members(thing: type) -> list[tuple[str, str, str]]:
    """The public, documented methods and properties of a class of our own: name, call, docstring."""
    found = []
    for name, value in vars(thing).items():
        if name.startswith("_"):
            continue
        call = value.__func__ if isinstance(value, classmethod | staticmethod) else value
        target = getattr(value, "fget", None) or getattr(value, "func", None) or call
        doc = inspect.getdoc(target)
        if not callable(target) or not doc:
            continue
        is_value = target is not call
        words = name if is_value else signature(_without_first(call) if isinstance(value, classmethod) else call, name)
        found.append((name, words, doc))
    return found


def _without_first(call: Any) -> Any:
    return call.__get__(object) if hasattr(call, "__get__") else call

"""The pages of the scoring package: one a room, made from its docstrings."""

from __future__ import annotations

import importlib
import inspect
import re
from types import ModuleType
from typing import Any

import monitor_lab
from portal.docstrings import Section, members, parse, signature
from portal.pages import Built

__all__ = ["ROOMS", "pages", "paths"]

ROOMS = {
    "framework": "Frameworks",
    "files": "Reading and writing",
    "steps": "Steps",
    "weights": "Weights",
    "scoring": "Scoring",
    "explain": "Understanding a result",
    "trust": "Uncertainty",
    "auditing": "Auditing a framework",
    "tracking": "Targets and trends",
    "survey": "Survey questions",
    "places": "Places and people",
    "charts": "Charts",
    "reporting": "The report",
    "worked": "Published indices",
    "errors": "Errors",
}


def room_of(name: str) -> str:
    """The folder, or file, of the package that holds a public name."""
    return str(getattr(monitor_lab, name).__module__).split(".")[1]


def names_of(room: str) -> list[str]:
    """The public names of a room, verbs before things."""
    mine = [n for n in monitor_lab.__all__ if room_of(n) == room]
    return sorted(mine, key=lambda n: (n[0].isupper(), n.lower()))


def pages() -> list[Built]:
    """A page for each room with public names, and the list of all names."""
    made = [_room(room, title) for room, title in ROOMS.items() if names_of(room)]
    parts = ["# Every name of the package", "All of them come from `monitor_lab` itself."]
    for room, title in ROOMS.items():
        found = [f"[`{n}`]({room}.md#{n})\n:   {_first(getattr(monitor_lab, n))}" for n in names_of(room)]
        parts += [f"## [{title}]({room}.md)", "\n\n".join(found)] if found else []
    made.append(
        Built("package/names.md", "Every name of the package", "", "\n\n".join(parts), "monitor_lab/__init__.py")
    )
    return made


def paths() -> list[object]:
    """The pages in the order of the navigation."""
    return [*({title: f"package/{room}.md"} for room, title in ROOMS.items() if names_of(room)), "package/names.md"]


def _first(thing: Any) -> str:
    return (inspect.getdoc(thing) or "").split("\n\n")[0].replace("\n", " ")


def _room(room: str, title: str) -> Built:
    module: ModuleType = importlib.import_module(f"monitor_lab.{room}")
    parts = [f"# {title}", (inspect.getdoc(module) or "").split("\n\n")[0]]
    for name in names_of(room):
        parts += _thing(getattr(monitor_lab, name), name)
    source = f"monitor_lab/{room}/__init__.py" if hasattr(module, "__path__") else f"monitor_lab/{room}.py"
    body = "\n\n".join(parts)
    return Built(f"package/{room}.md", title, "", body, source, kind="reference")


def _thing(thing: Any, name: str) -> list[str]:
    parts = [f"## {name} {{ #{name} }}", _code(signature(thing, name))]
    parts += [p for section in parse(inspect.getdoc(thing) or "") for p in _section(section)]
    if isinstance(thing, type):
        for member, call, doc in members(thing):
            parts += [f"### {name}.{member} {{ #{name}-{member} }}"]
            parts += [_code(f"{_instance(name)}.{call}")]
            parts += [p for section in parse(doc) for p in _section(section)]
    return parts


def _instance(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _code(text: str) -> str:
    return f"```python\n{text}\n```"


def _section(section: Section) -> list[str]:
    if not section.heading:
        return [section.text]
    if section.heading == "Examples":
        return [p for p in ["**Example**", *_examples(section.text)] if p]
    if section.entries:
        shown = [f"`{e.name}`\n:   {_indented(e.text)}" for e in section.entries]
        return [f"**{section.heading}**", "\n\n".join(shown)]
    return [f"**{section.heading}**", section.text]


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ") or "—"


def _examples(text: str) -> list[str]:
    """Prose as it is; what starts with >>> as code, up to the next empty line. Of an error, only its words."""
    found = []
    text = re.sub(r"^Traceback \(most recent call last\):\n *\.\.\.\n *(?:[a-z_]+\.)*", "", text, flags=re.MULTILINE)
    for block in re.split(r"\n\s*\n", text):
        found.append(f"```pycon\n{block}\n```" if block.lstrip().startswith(">>>") else block)
    return found

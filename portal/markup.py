"""The few marks that our Markdown has beyond Markdown, and ways to look past them.

[@claim-id]  [@claim-id value|full|mark]  [@src:source-id]      a figure or statement, cited
[= expression | 0.0 %]                                          arithmetic from claims and numbers
[~20 residents]                                                 a number of ours: scenario, plan, illustration
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown.extensions.toc import slugify

CITE = re.compile(r"\[@(?P<src>src:)?(?P<id>[A-Za-z0-9][\w.-]*)(?: (?P<form>value|full|mark))?\]")
CALC = re.compile(r"\[=\s*(?P<expr>[^\[\]|]+?)\s*(?:\|\s*(?P<form>[^\]]*?)\s*)?\]")
OURS = re.compile(r"\[~(?P<text>[^\[\]]+)\]")
MARKS = re.compile(f"{CITE.pattern}|{CALC.pattern.replace('form', 'calc_form')}|{OURS.pattern}")
CLAIM_IN_EXPR = re.compile(r"@([a-z0-9]+(?:-[a-z0-9]+)*)")

FENCE = re.compile(r"^(?P<indent> *)(?P<fence>```+|~~~+)[^\n]*\n.*?^(?P=indent)(?P=fence) *$", re.S | re.M)
CODE = re.compile(r"(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)")
LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?P<target>[^()\s]+)(?: +\"(?P<title>[^\"]*)\")?\)"
)
HEADING = re.compile(r"^(?P<level>#{1,6})\s+(?P<text>.+?)\s*#*\s*$", re.M)


@dataclass(frozen=True)
class Found:
    """A match in a text, and the line of the text on which it stands (from 1)."""

    match: re.Match[str]
    line: int


def blank(text: str, *patterns: re.Pattern[str]) -> str:
    """The text with every match replaced by spaces; lines keep their numbers.

    >>> blank("a `1` b", CODE)
    'a     b'
    """
    for pattern in patterns:
        text = pattern.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)
    return text


def prose(text: str) -> str:
    """The text without its code."""
    return blank(text, FENCE, CODE)


def find(pattern: re.Pattern[str], text: str) -> Iterator[Found]:
    """Every match outside code."""
    for match in pattern.finditer(prose(text)):
        yield Found(match, text.count("\n", 0, match.start()) + 1)


def slug(heading: str) -> str:
    """The address of a heading within its page, as the renderer makes it.

    >>> slug("What was done, and by whom?")
    'what-was-done-and-by-whom'
    """
    return str(slugify(re.sub(r"[*_`]", "", heading), "-"))


def replace_outside_code(text: str, pattern: re.Pattern[str], make: Callable[[re.Match[str]], str]) -> str:
    """Like `pattern.sub(make, text)`, but code is left alone."""
    visible = prose(text)
    parts: list[str] = []
    end = 0
    for match in pattern.finditer(visible):
        whole = pattern.fullmatch(text, match.start(), match.end())  # with the code that it may hold
        if whole is None:
            continue
        parts += [text[end : match.start()], make(whole)]
        end = match.end()
    return "".join([*parts, text[end:]])

"""A framework as a notebook or a terminal shows it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from .view import FLAT

if TYPE_CHECKING:
    from .framework import Framework

__all__ = ["html", "lines"]


def lines(framework: Framework) -> list[str]:
    """Its name and its counts, then a line a view."""
    counts = framework.indicators["status"].value_counts()
    words = {"scored": "scored", "left out": "left out", "slot": "named slots without a definition"}
    parts = ", ".join(f"{counts[s]} {word}" for s, word in words.items() if s in counts)
    found = [f'Framework "{framework.name}": {len(framework.indicators)} indicators ({parts})']
    for name in framework.views:
        if name == FLAT:
            continue
        levels = framework.view(name).groups["level"]
        numbers = {level: int((levels == level).sum()) for level in dict.fromkeys(levels)}
        sizes = ", ".join(f"{n} {level}{'s' if n > 1 else ''}" for level, n in numbers.items())
        found.append(f"  view {name}: {sizes}")
    return found


def html(framework: Framework) -> str:
    """The same as a paragraph and a list."""
    head, *views = lines(framework)
    items = "".join(f"<li>{escape(line.strip())}</li>" for line in views)
    return f"<p>{escape(head)}</p><ul>{items}</ul>"

"""What a framework says of itself."""

from __future__ import annotations

from monitor_lab import Framework
from monitor_lab.framework.shown import html, lines


def test_every_view_is_named_with_its_levels_but_the_flat_one(catalogue: Framework) -> None:
    found = lines(catalogue)
    assert found[1:] == [
        "  view monitor: 1 index, 4 facets, 10 dimensions, 81 subdimensions",
        "  view human-security: 1 index, 7 dimensions",
    ]
    assert "115 named slots" in found[0] and html(catalogue).count("<li>") == 2

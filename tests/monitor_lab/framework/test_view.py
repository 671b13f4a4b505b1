"""A view is one tree."""

from __future__ import annotations

from monitor_lab import Framework


def test_a_view_knows_its_root_its_parents_and_its_levels(catalogue: Framework) -> None:
    view = catalogue.view("human-security")
    assert view.root == "HS" and view.levels == ("index", "dimension")
    assert set(view.parents.values()) == {"", "HS"} and len(view.groups) == 8

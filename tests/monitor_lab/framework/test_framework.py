"""A framework holds crossed views of one set of indicators."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from monitor_lab import Framework, FrameworkError


def test_every_framework_has_a_flat_view(make: Callable[..., Framework]) -> None:
    framework = make()
    assert framework.views == ("own", "flat")
    assert framework.view("flat").levels == ("index",)
    assert set(framework.view("flat").members) == {"index"}


def test_an_unknown_view_is_refused_with_the_nearest(catalogue: Framework) -> None:
    with pytest.raises(KeyError, match="Did you mean human-security"):
        catalogue.view("human security")


def test_a_selection_keeps_groups_and_slots_and_says_how_many_are_left(catalogue: Framework) -> None:
    chosen = catalogue.select(["C01", "C40"])
    assert chosen.scored.index.tolist() == ["C01", "C40"]
    assert (len(chosen.slots), len(chosen.groups)) == (115, len(catalogue.groups))
    assert chosen.name.endswith("2 of 64 indicators")
    assert "62 left out" in repr(chosen)


def test_a_selection_leaves_the_first_framework_as_it_was(catalogue: Framework) -> None:
    catalogue.select(["C01"])
    assert len(catalogue.scored) == 64


def test_a_selection_refuses_unknown_ids_and_slots_together(catalogue: Framework) -> None:
    with pytest.raises(FrameworkError) as caught:
        catalogue.select(["C1", "T002"])
    assert len(caught.value.problems) == 2
    with pytest.raises(FrameworkError, match="No indicator"):
        catalogue.select([])


def test_the_printed_form_says_the_counts(catalogue: Framework) -> None:
    assert repr(catalogue).splitlines()[1:] == [
        "  view monitor: 1 index, 4 facets, 10 dimensions, 81 subdimensions",
        "  view human-security: 1 index, 7 dimensions",
    ]
    assert "<li>view monitor" in catalogue._repr_html_()

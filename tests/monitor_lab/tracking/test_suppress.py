"""Small counts stay hidden, also from a reader who subtracts."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.tracking.suppress import Suppressed, suppress_small

TABLE = pd.DataFrame({"police": [3, 40, 22], "clinic": [12, 31, 9]}, index=["North", "East", "South"])


def possible(found: Suppressed, inner: tuple[int, int], totals: str, least: int, most: int) -> np.ndarray:
    """Every table of counts that a reader of the published one must hold possible: one a row, cells flat."""
    shown = found.values.to_numpy()
    rows, columns = inner
    where = np.argwhere(np.isnan(shown[:rows, :columns]))
    guesses = np.array(list(itertools.product(range(least, most + 1), repeat=len(where))), dtype=float)
    tables = np.broadcast_to(shown[:rows, :columns], (len(guesses), rows, columns)).copy()
    tables[:, where[:, 0], where[:, 1]] = guesses
    if totals in ("both", "rows"):
        tables = np.concatenate([tables, tables.sum(axis=2, keepdims=True)], axis=2)
    if totals in ("both", "columns"):
        tables = np.concatenate([tables, tables.sum(axis=1, keepdims=True)], axis=1)
    flat, known = tables.reshape(len(tables), -1), ~np.isnan(shown.ravel())
    fits = (flat[:, known] == shown.ravel()[known]).all(axis=1) & (flat[:, ~known] >= least).all(axis=1)
    return flat[fits]


def test_one_small_cell_takes_a_circle_of_others_with_it() -> None:
    found = suppress_small(TABLE)
    assert (found.first, found.more) == (1, 3)
    assert found.table.loc["total"].tolist() == ["65", "52", "117"]
    assert found.hidden.sum(axis=1).tolist() == [2, 0, 2, 0]
    assert (found.table.to_numpy() == "hidden").sum() == 4


def test_the_marks_do_not_tell_small_cells_from_the_others() -> None:
    found = suppress_small(TABLE)
    assert set(found.table.to_numpy()[found.hidden.to_numpy()]) == {"hidden"}
    assert found.values.isna().equals(found.hidden)


def test_two_small_cells_that_must_be_one_each_need_a_third() -> None:
    """Hidden cells are known to be at least 1 where zeros are shown, and two of them with a sum of 2 are both 1."""
    assert suppress_small({"a": 1, "b": 1, "c": 30, "d": 40}).more == 1
    assert suppress_small({"a": 1, "b": 2, "c": 30, "d": 40}).more == 0
    assert suppress_small({"a": 1, "b": 1, "c": 30, "d": 40}, zeros="hide").more == 0


def test_without_totals_only_small_cells_are_hidden_and_cells_may_be_missing() -> None:
    found = suppress_small(TABLE.astype(float).mask(TABLE == 40), totals="none")
    assert (found.first, found.more) == (1, 0)
    assert found.table.loc["East", "police"] == "" and not found.hidden.loc["East", "police"]


def test_zeros_are_shown_or_hidden_as_asked() -> None:
    counts = {"a": 0, "b": 20, "c": 30}
    assert suppress_small(counts).hidden.to_numpy().sum() == 0
    found = suppress_small(counts, zeros="hide")
    assert found.first == 1 and found.more == 1 and "0 to 4" in found.notes[0]


def test_a_small_total_is_hidden_too() -> None:
    found = suppress_small(pd.DataFrame({"x": [1, 30], "y": [2, 30]}, index=["a", "b"]))
    assert found.hidden.loc["a", "total"]


def test_a_single_one_hides_with_its_total_and_needs_nothing_else() -> None:
    """Both may be any number of 1 or more, as far as a reader can tell."""
    found = suppress_small({"a": 1, "b": 0})
    assert found.hidden.iloc[:, 0].tolist() == [True, False, True] and found.more == 0


def test_where_no_cell_is_left_to_hide_a_total_is_hidden() -> None:
    found = suppress_small({"a": 3, "b": 0, "c": 0}, below=4, totals="columns")
    assert found.hidden.iloc[0, 0]  # the total, 3, is small as well and hidden with it
    alone = suppress_small(pd.DataFrame({"x": [3, 9], "y": [0, 0]}), totals="rows")
    assert alone.hidden.iloc[0].tolist() == [True, False, True]
    stuck = suppress_small({"a": 1, "b": 1, "c": 0}, totals="columns", below=2)
    assert stuck.more == 1  # only the total can be hidden


small_tables = st.integers(1, 3).flatmap(
    lambda columns: st.lists(st.lists(st.integers(0, 7), min_size=columns, max_size=columns), min_size=2, max_size=3)
)


@settings(max_examples=150)
@given(small_tables, st.sampled_from(["both", "rows", "columns"]), st.sampled_from(["show", "hide"]))
def test_no_small_cell_has_one_value_only_that_fits_the_published_table(
    rows: list[list[int]], totals: str, zeros: str
) -> None:
    frame = pd.DataFrame(rows)
    found = suppress_small(frame, below=3, totals=totals, zeros=zeros)  # type: ignore[arg-type]
    hidden = found.hidden.to_numpy()
    if hidden[: frame.shape[0], : frame.shape[1]].sum() > 4:
        return
    fits = possible(found, frame.shape, totals, 1 if zeros == "show" else 0, 12)
    for i, j in np.argwhere(hidden):
        if i < frame.shape[0] and j < frame.shape[1] and frame.iat[i, j] < 3:
            assert len(np.unique(fits[:, i * hidden.shape[1] + j])) > 1, (frame, found)


def test_it_refuses_what_is_no_table_of_counts() -> None:
    bad = pd.DataFrame({"a": [1.5, -2, None], "total": ["4", True, np.inf]}, index=["x", "y", "total"])
    with pytest.raises(DataError) as caught:
        suppress_small(bad)
    words = str(caught.value)
    assert words.startswith("8 problems") and "give the table without its totals" in words
    with pytest.raises(DataError, match="no counts"):
        suppress_small(pd.DataFrame())


def test_it_refuses_unknown_settings_and_names_the_nearest() -> None:
    with pytest.raises(ValueError, match="Did you mean columns"):
        suppress_small(TABLE, totals="column")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="show or hide"):
        suppress_small(TABLE, zeros="yes")  # type: ignore[arg-type]
    for below in (0, 2.5, True):
        with pytest.raises(ValueError, match="whole number"):
            suppress_small(TABLE, below=below)  # type: ignore[arg-type]


def test_the_given_table_is_not_changed() -> None:
    before = TABLE.copy()
    suppress_small(TABLE)
    pd.testing.assert_frame_equal(TABLE, before)

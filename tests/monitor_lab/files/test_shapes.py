"""Wide and long tables hold the same values."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import Framework
from monitor_lab.files.shapes import read_long, read_wide
from monitor_lab.files.tables import to_table

numbers = st.lists(st.one_of(st.none(), st.floats(0, 100)), min_size=6, max_size=6)


@given(numbers, st.permutations(range(6)))
def test_a_wide_table_and_its_long_form_in_any_order_are_one_frame(
    catalogue: Framework, values: list[float | None], order: list[int]
) -> None:
    codes, units = ["C22", "C01", "T002"], ["A", "B"]
    texts = ["" if v is None else repr(v) for v in values]
    wide = [["unit", *codes], ["A", *texts[:3]], ["B", *texts[3:]]]
    long = [[units[i // 3], codes[i % 3], texts[i]] for i in order]
    first, problems = read_wide(to_table(wide, "wide"), catalogue)
    second, more = read_long(to_table([["unit", "indicator", "value"], *long], "long"), catalogue)
    assert problems == [] and more == []
    assert first.equals(second.sort_index()) and first.columns.tolist() == ["C01", "T002", "C22"] == list(second)


def test_a_cell_that_no_row_mentions_is_missing(catalogue: Framework) -> None:
    rows = [["unit", "indicator", "value"], ["A", "C01", "1"], ["B", "C22", "2"]]
    frame, _ = read_long(to_table(rows, "long"), catalogue)
    assert np.isnan(frame.to_numpy()).tolist() == [[False, True], [True, False]]


def test_an_empty_indicator_is_named(catalogue: Framework) -> None:
    rows = [["unit", "indicator", "value"], ["A", "", "1"]]
    assert read_long(to_table(rows, "long"), catalogue)[1][0].what == "The indicator is empty."


def test_an_unknown_indicator_is_one_problem_and_its_value_none(catalogue: Framework) -> None:
    bounds = catalogue.indicators[["minimum", "maximum"]].notna().all(axis=1)
    small = catalogue.select([str(i) for i in catalogue.scored.index if bounds[i]])
    table = small.indicators[bounds.to_numpy()]
    own = Framework(small.name, table, small.groups)
    rows = [["unit", "indicator", "value"], ["A", "strange code", "-5"]]
    assert [p.column for p in read_long(to_table(rows, "long"), own)[1]] == ["indicator"]

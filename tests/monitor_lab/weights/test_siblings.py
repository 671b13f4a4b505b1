"""Which columns stand together."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from monitor_lab import DataError, Problem, load_framework
from monitor_lab.weights.siblings import complete_rows, siblings, within_groups


def test_without_a_framework_all_columns_stand_together() -> None:
    assert siblings(["a", "b"], None) == {"": ["a", "b"]}


def test_indicators_and_groups_stand_with_those_of_the_same_parent() -> None:
    framework = load_framework()
    facets = [str(g) for g, level in framework.view("monitor").groups["level"].items() if level == "facet"]
    assert list(siblings(facets, framework, "monitor").values()) == [facets]
    assert siblings(["C01", "C03"], framework, "flat") == {"index": ["C01", "C03"]}


def test_what_the_view_has_not_is_named_with_the_nearest_and_the_index_has_no_siblings() -> None:
    framework = load_framework()
    root = framework.view("monitor").root
    with pytest.raises(DataError) as caught:
        siblings(["C1", root], framework, "monitor")
    assert len(caught.value.problems) == 2
    assert "Did you mean C01?" in str(caught.value) and "This is the index itself" in str(caught.value)


def test_a_column_that_is_alone_has_all_the_weight_and_problems_of_all_groups_are_told_at_once() -> None:
    framework = load_framework()
    dimensions = framework.view("monitor").groups.query("level == 'dimension'")
    first = dimensions["parent"].iloc[0]
    pair = dimensions.index[dimensions["parent"] == first][:2].tolist()
    alone = dimensions.index[dimensions["parent"] != first][0]
    scores = pd.DataFrame(np.ones((3, 3)), columns=[*pair, alone])

    def refuse(part: pd.DataFrame) -> pd.Series[float]:
        raise DataError(Problem("No.", column=c) for c in part.columns)

    with pytest.raises(DataError) as caught:
        within_groups(scores, framework, "monitor", refuse)
    assert [p.column for p in caught.value.problems] == pair
    found = within_groups(scores, framework, "monitor", lambda part: pd.Series(0.5, index=part.columns))
    assert found.to_dict() == {pair[0]: 0.5, pair[1]: 0.5, alone: 1.0}


def test_units_with_a_gap_are_left_out_and_too_few_are_refused() -> None:
    scores = pd.DataFrame({"a": [1.0, 2.0, None], "b": [1.0, 3.0, 9.0]})
    assert complete_rows(scores, 2, "").tolist() == [[1.0, 1.0], [2.0, 3.0]]
    with pytest.raises(DataError, match="Only 2 units have a value in all of a, b"):
        complete_rows(scores, 3, "")
    with pytest.raises(DataError, match="column b: Every unit has the value 1: no spread"):
        complete_rows(pd.DataFrame({"a": [1.0, 2.0], "b": [1.0, 1.0]}), 2, "no spread.")

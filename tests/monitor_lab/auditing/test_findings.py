"""The audit of a result as a whole."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from monitor_lab import CoverageRule, DataError, Framework, Scores, load_framework, score
from monitor_lab.auditing.findings import audit
from monitor_lab.auditing.limits import Limits

Make = Callable[..., Framework]


def test_every_finding_can_be_checked_in_a_table(asem_scores: Scores) -> None:
    found = audit(asem_scores)
    against = found.findings[found.findings["topic"] == "Against its own group"]
    assert against["value"].iloc[0] == pytest.approx(asem_scores.indicators["TBTs"].corr(asem_scores.groups["Instit"]))
    assert against["finding"].tolist() == ["TBTs pulls against its own level 2, Instit (-0.62)."]
    assert set(found.tables) >= {"findings", "statistics", "influence", "groups", "without_each_indicator"}
    assert found.one_out["level 3"].table.index.tolist() == ["Conn", "Sust"]


def test_a_table_of_alphas_is_that_of_the_groups(asem_scores: Scores) -> None:
    table = audit(asem_scores).groups
    assert table.loc["Instit", "items"] == 6
    assert table.loc["Instit", "alpha"] == pytest.approx(0.28478931428577337)  # COINr's cronbach.csv
    assert table.loc["Conn", "alpha"] == pytest.approx(0.78271712723346287)


def test_it_reads_in_a_terminal_and_in_a_notebook(asem_scores: Scores) -> None:
    found = audit(asem_scores)
    assert repr(found).startswith('Audit of 49 indicators in 51 units, view "coinr"')
    assert "<li>TBTs pulls against its own level 2, Instit (-0.62).</li>" in found._repr_html_()


def test_a_constant_indicator_is_told_and_does_not_stop_the_audit(make: Make) -> None:
    data = pd.DataFrame({"a1": [40.0, 60.0, 50.0, 10.0], "a2": [40.0] * 4, "b1": [1.0, 5.0, 2.0, np.nan]})
    found = audit(score(data, make(), view="own", coverage=CoverageRule.any_value()))
    assert "a2: All values are the same. It tells no unit from another." in found.findings["finding"].tolist()
    assert np.isnan(found.groups.loc["A", "alpha"]) and "a2" in found.groups.loc["A", "remark"]


def test_an_indicator_without_any_value_is_told(metros: pd.DataFrame) -> None:
    found = audit(score(metros, load_framework(), coverage=CoverageRule.any_value()))
    assert "C04: No unit has a value. It counts in no score." in found.findings["finding"].tolist()
    few = found.findings["finding"][found.findings["topic"] == "Data"].iloc[-1]
    assert few == "8 of 8 units have a value in fewer than 65% of the indicators."


def test_limits_decide_what_stands_out(asem_scores: Scores) -> None:
    def pairs(limits: Limits) -> pd.DataFrame:
        return audit(asem_scores, limits).flags

    assert len(pairs(Limits(redundant=0.6))) > len(pairs(Limits())) > len(pairs(Limits(opposed=-0.9)))


def test_fewer_than_three_units_cannot_be_looked_over(make: Make) -> None:
    data = pd.DataFrame({"a1": [40.0, 60.0], "a2": [40.0, 8.0], "b1": [1.0, 5.0]})
    with pytest.raises(DataError, match="Fewer than 3 units"):
        audit(score(data, make(), view="own"))


def test_a_panel_can_be_looked_over(make: Make) -> None:
    rows = pd.MultiIndex.from_product([["X", "Y", "Z"], [2019, 2020]], names=["unit", "period"])
    rng = np.random.default_rng(4)
    data = pd.DataFrame(rng.random((6, 3)) * [100, 80, 10], index=rows, columns=["a1", "a2", "b1"])
    data.iloc[0, :2] = np.nan
    found = audit(score(data, make(), view="own", coverage=CoverageRule.any_value()))
    assert "X, 2019 has a value in 33% of the indicators only." in found.findings["finding"].tolist()

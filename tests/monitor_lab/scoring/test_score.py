"""The whole way from observations to scores: published numbers, then what must always hold."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import CoverageRule, DataError, Framework, Normalise, Recipe, score

Make = Callable[..., Framework]
ANY = CoverageRule.any_value()


def test_the_metros_get_the_trial_scores(catalogue: Framework, metros: pd.DataFrame) -> None:
    """Catalogue goalposts, equal weights, mean of seven indicators."""
    found = score(metros, catalogue.select(metros.columns), view="flat").index.round().astype(int).to_dict()
    assert found == {
        "Tshwane": 67,
        "Ekurhuleni": 66,
        "Johannesburg": 64,
        "Cape Town": 61,
        "eThekwini": 59,
        "Mangaung": 54,
        "Nelson Mandela Bay": 53,
        "Buffalo City": 45,
    }


def test_durban_by_hand(catalogue: Framework, metros: pd.DataFrame) -> None:
    parts = [
        (80 - 38.23) / 79,
        (800 - 307.86) / 750,
        (800 - 415.5) / 780,
        (60 - 29.5) / 60,
        (41.2 - 10) / 90,
        (80 - 15.6) / 80,
        (84.7 - 20) / 80,
    ]
    found = score(metros, catalogue.select(metros.columns), view="flat")
    assert found.index.loc["eThekwini"] == pytest.approx(100 * sum(parts) / 7)


@pytest.mark.parametrize(
    ("country", "life", "literacy", "enrolment", "income", "education_index", "hdi"),
    [
        ("Germany", 77.2, 99.0, 88.1, 21260, 0.954, 0.906),
        ("China", 69.8, 82.9, 68.9, 3130, 0.782, 0.701),
        ("Mozambique", 42.3, 39.5, 32.0, 740, 0.370, 0.331),
    ],
)
def test_the_human_development_index_as_it_was_computed_in_1999(
    country: str,
    life: float,
    literacy: float,
    enrolment: float,
    income: float,
    education_index: float,
    hdi: float,
) -> None:
    """Mozambique National Human Development Report 2000, technical note: three indices, equal weights;
    education is two thirds adult literacy and one third enrolment; income is taken in logarithms."""
    indicators = pd.DataFrame(
        {
            "id": ["life", "literacy", "enrolment", "income"],
            "name": ["Life expectancy", "Adult literacy", "Gross enrolment", "Logarithm of GDP per head"],
            "unit": ["years", "%", "%", "log PPP$"],
            "direction": "higher is better",
            "worst": [25, 0, 0, math.log(100)],
            "best": [85, 100, 100, math.log(40000)],
            "weight": [1, 2, 1, 1],
            "hdi": ["HDI", "education", "education", "HDI"],
        }
    )
    groups = pd.DataFrame(
        {
            "view": "hdi",
            "id": ["HDI", "education"],
            "name": ["Human development", "Education"],
            "level": ["index", "dimension"],
            "parent": ["", "HDI"],
        }
    )
    values = pd.DataFrame(
        {"life": life, "literacy": literacy, "enrolment": enrolment, "income": math.log(income)},
        index=[country],
    )
    found = score(values, Framework.from_tables(indicators, groups), view="hdi").groups.loc[country] / 100
    assert found["education"] == pytest.approx(education_index, abs=6e-4)
    assert found["HDI"] == pytest.approx(hdi, abs=6e-4)


@pytest.mark.parametrize(("method", "to", "name"), [("arithmetic", (0, 100), ""), ("geometric", (1, 100), "_gmean")])
@pytest.mark.parametrize("levels", [4, 5])
def test_coinr_is_reproduced_on_100_units_and_179_indicators(
    levels: int, method: str, to: tuple[float, float], name: str, goldens: Callable[[str], Path]
) -> None:
    meta = pd.read_csv(goldens(f"coinr_179/meta_{levels}lev.csv"))
    data = pd.read_csv(goldens("coinr_179/units_100.csv")).set_index("uCode")
    theirs = pd.read_csv(goldens(f"coinr_179/coinr_{levels}lev_100{name}_aggregates.csv")).set_index("uCode")
    recipe = Recipe(normalise=Normalise("min-max", to=to), aggregate=method, coverage=ANY, view="coinr")
    ours = score(data, Framework.from_coinr(meta), recipe).groups
    assert np.allclose(ours, theirs[ours.columns].loc[ours.index], rtol=1e-9, equal_nan=True)
    assert ours.isna().sum().sum() == theirs[ours.columns].isna().sum().sum()


def test_seven_of_64_indicators_make_no_index_under_the_standard_rule(
    catalogue: Framework, metros: pd.DataFrame
) -> None:
    found = score(metros, catalogue)
    assert found.index.isna().all() and found.level("dimension").isna().all(axis=None)
    assert score(metros, catalogue, coverage=ANY).index.notna().all()


def test_a_selection_does_not_make_an_index_of_three_facets(catalogue: Framework, metros: pd.DataFrame) -> None:
    found = score(metros, catalogue.select(metros.columns))
    assert found.level("facet")["F2"].notna().all()
    assert found.index.isna().all()


def test_all_facets_are_needed_and_half_of_each_dimension(catalogue: Framework) -> None:
    best = catalogue.scored["best"].to_frame().T.set_axis(["Best"])
    assert score(best, catalogue).index.loc["Best"] == pytest.approx(100)
    law = catalogue.scored.index[catalogue.scored["monitor"].str.startswith("D09")]
    assert len(law) == 6
    assert score(best.drop(columns=law[:3]), catalogue).index.loc["Best"] == pytest.approx(100)
    without = score(best.drop(columns=law[:4]), catalogue)
    assert without.index.isna().all() and without.groups["F3"].notna().all()


def test_the_human_security_view_regroups_the_same_scores(catalogue: Framework) -> None:
    middle = ((catalogue.scored["worst"] + catalogue.scored["best"]) / 2).to_frame().T
    monitor, security = score(middle, catalogue), score(middle, catalogue, view="human-security")
    assert monitor.indicators.equals(security.indicators)
    assert np.allclose(monitor.groups.dropna(axis=1), 50) and np.allclose(security.groups, 50)


def test_views_and_frames_that_cannot_be_used_are_refused(catalogue: Framework, metros: pd.DataFrame) -> None:
    with pytest.raises(KeyError, match="the views are"):
        score(metros, catalogue, view="facets")
    with pytest.raises(TypeError, match="it must be a DataFrame"):
        score(metros["C01"], catalogue)
    with pytest.raises(DataError, match="more than once"):
        score(pd.concat([metros, metros]), catalogue)


cells = st.one_of(st.none(), st.floats(0, 100).map(lambda x: round(x, 2)))
frames = st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=10).map(
    lambda rows: pd.DataFrame(rows, columns=["a1", "a2", "b1"], dtype="float64")
)
rules = st.sampled_from([CoverageRule(), ANY, CoverageRule(indicators=100, groups=50)])


@given(frames, rules)
def test_every_score_lies_within_0_and_100_and_between_its_children(
    make: Make, frame: pd.DataFrame, rule: CoverageRule
) -> None:
    found = score(frame, make(), view="own", coverage=rule)
    children = found.indicators[["a1", "a2"]]
    inside = found.groups["A"].notna()
    assert (found.groups["A"][inside] >= children.min(axis=1)[inside] - 1e-9).all()
    assert (found.groups["A"][inside] <= children.max(axis=1)[inside] + 1e-9).all()
    assert not ((found.groups < 0) | (found.groups > 100)).any(axis=None)


@given(frames, rules)
def test_the_order_of_rows_and_columns_changes_nothing(make: Make, frame: pd.DataFrame, rule: CoverageRule) -> None:
    turned = frame.iloc[::-1][["b1", "a1", "a2"]]
    one = score(frame, make(), view="own", coverage=rule).groups
    other = score(turned, make(), view="own", coverage=rule).groups.loc[frame.index]
    assert one.equals(other)


@given(frames, rules)
def test_each_unit_is_scored_without_looking_at_the_others(make: Make, frame: pd.DataFrame, rule: CoverageRule) -> None:
    together = score(frame, make(), view="own", coverage=rule).groups
    if frame.iloc[:1].notna().any(axis=None):
        alone = score(frame.iloc[:1], make(), view="own", coverage=rule).groups
        assert np.allclose(alone, together.iloc[:1], equal_nan=True)


@given(frames)
def test_a_better_value_never_lowers_the_index(make: Make, frame: pd.DataFrame) -> None:
    better = frame.assign(a1=(frame["a1"] + 5).clip(upper=100), a2=frame["a2"] - 5)
    before, after = (score(f, make(), view="own").index for f in (frame, better))
    both = before.notna()
    assert (after[both] >= before[both] - 1e-9).all()


@given(frames)
def test_missing_is_not_zero(make: Make, frame: pd.DataFrame) -> None:
    """A value at the worst goalpost pulls a score down; a missing one does not."""
    frame = frame.assign(a1=np.nan, a2=20.0)
    missing = score(frame, make(), view="own").groups["A"]
    worst = score(frame.assign(a1=0.0), make(), view="own").groups["A"]
    assert (missing == 75).all() and (worst == 37.5).all()


@given(frames, st.sampled_from([0.001, 2.5, 1000.0]))
def test_another_unit_of_measure_changes_no_score(make: Make, frame: pd.DataFrame, factor: float) -> None:
    moved = make(worst={"a2": 80 * factor}, best={"a2": 0.0})
    one = score(frame, make(), view="own").groups
    other = score(frame.assign(a2=frame["a2"] * factor), moved, view="own").groups
    assert np.allclose(one, other, equal_nan=True)


@given(st.lists(st.floats(0.01, 10), min_size=3, max_size=3), st.sampled_from([0.1, 7.0]))
def test_only_the_proportions_of_weights_count(make: Make, weights: list[float], factor: float) -> None:
    frame = pd.DataFrame({"a1": [10.0], "a2": [30.0], "b1": [5.0]})
    ids = ["a1", "a2", "b1"]
    one, other = (make(weight=dict(zip(ids, [w * f for w in weights], strict=True))) for f in (1.0, factor))
    assert score(frame, one, view="flat").index.iloc[0] == pytest.approx(score(frame, other, view="flat").index.iloc[0])

"""What is drawn, and from what."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from monitor_lab import Scores, load_example, load_framework, score
from monitor_lab.framework.tree import compile_tree
from monitor_lab.steps.impute import Impute
from monitor_lab.steps.normalise import Normalise
from monitor_lab.trust.variation import (
    between_goalposts,
    goalpost_percent,
    noise_by_node,
    options,
    stream,
    vary,
    weight_factors,
    width_factors,
)


def test_all_levels_vary_but_the_root_which_has_no_sisters() -> None:
    tree = compile_tree(load_framework(), "monitor")
    noise = noise_by_node(tree, 25)
    assert (
        noise[len(tree.indicators) + tree.root] == 0
        and (np.delete(noise, len(tree.indicators) + tree.root) == 25).all()
    )


def test_levels_can_vary_each_by_its_own_percentage() -> None:
    tree = compile_tree(load_framework(), "monitor")
    noise = pd.Series(noise_by_node(tree, {"facet": 10, "indicator": 5}), index=[*tree.indicators, *tree.groups])
    assert (noise[["F1", "C01", "D01"]] == [10, 5, 0]).all()


def test_factors_are_drawn_evenly_between_the_ends() -> None:
    tree = compile_tree(load_framework(), "flat")
    drawn = weight_factors(tree, noise_by_node(tree, 25), stream(1, 1), pd.RangeIndex(2000)).to_numpy()
    assert 0.75 <= drawn.min() < 0.7501 and 1.2499 < drawn.max() <= 1.25
    assert drawn.mean() == pytest.approx(1, abs=0.002) and drawn.std() == pytest.approx(0.5 / np.sqrt(12), abs=0.001)
    widths = width_factors(tree, 20, stream(1, 1), pd.RangeIndex(2000)).to_numpy()
    assert widths.min() == pytest.approx(0.8, abs=1e-4) and widths.max() == pytest.approx(1.2, abs=1e-4)


def test_the_choice_of_the_result_is_among_those_drawn_from_and_first(city_scores: Scores) -> None:
    found = options(city_scores, {"impute": ["mean"], "normalise": [Normalise("goalposts"), "rank"], "treat": []})
    assert list(found) == ["impute", "normalise"]
    assert list(found["impute"].values()) == [None, Impute("mean")]
    assert list(found["normalise"].values()) == [Normalise("goalposts"), Normalise("rank")]


def test_goalposts_vary_by_20_percent_where_there_are_any(city_scores: Scores) -> None:
    other = city_scores.again(normalise="rank")
    assert between_goalposts(city_scores) and not between_goalposts(other)
    assert goalpost_percent(city_scores, None, ()) == 20 and goalpost_percent(other, None, ()) == 0
    assert goalpost_percent(other, 10, ["goalposts"]) == 10
    each = Normalise("rank", each={"C01": Normalise()})
    assert between_goalposts(city_scores.again(normalise=each))


def test_choices_are_drawn_about_equally_often() -> None:
    metros = load_example()
    scores = score(metros, load_framework().select(metros.columns), view="flat")
    plan, words = vary(scores, 0, 0, {"aggregate": ["geometric", "harmonic"]}, 3000, 1)
    counts = plan.design["aggregate"].value_counts()
    assert len(counts) == 3 and counts.min() > 900 and words == ("aggregate (arithmetic or geometric or harmonic)",)

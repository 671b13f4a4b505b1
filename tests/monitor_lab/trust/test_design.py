"""Plans: what is refused, and what names mean."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from monitor_lab import DataError, Scores
from monitor_lab.scoring.recipe import Recipe
from monitor_lab.steps.impute import Impute
from monitor_lab.steps.normalise import Normalise
from monitor_lab.steps.screen import Screen
from monitor_lab.steps.treat import Treat
from monitor_lab.trust.design import Plan, changed_recipe, labels


def test_every_problem_of_a_plan_is_told_at_once(city_scores: Scores) -> None:
    design = pd.DataFrame({"agregate": ["geometric"], "weight_set": ["W1"]})
    sets = pd.DataFrame({"w1": [1.0, -2.0, np.nan]}, index=["C01", "C02", "C1"])
    with pytest.raises(DataError) as caught:
        Plan(design, {"agregation": {}}, weight_sets=sets, width_sets=sets).check(city_scores.tree)
    said = str(caught.value)
    for words in (
        "column agregate: A design has no such column",
        "Did you mean aggregate?",
        "There is no set W1. Did you mean w1?",
        "column C1: There is no such indicator or group. Did you mean C01?",
        "The cell of C02 is -2.0",
        "The cell of C1 is nan",
        "no column width_set says when",
        "choices of this name",
    ):
        assert words in said


def test_weights_that_add_to_zero_in_a_group_are_refused(city_scores: Scores) -> None:
    design = pd.DataFrame({"weight_set": ["none"]})
    sets = pd.DataFrame({"none": 0.0}, index=list(city_scores.tree.indicators))
    with pytest.raises(DataError, match="belongs to index add to zero"):
        Plan(design, weight_sets=sets).check(city_scores.tree)


def test_sets_that_are_not_given_and_widths_of_zero_are_refused(city_scores: Scores) -> None:
    design = pd.DataFrame({"weight_set": ["w1"], "width_set": ["v1"]})
    widths = pd.DataFrame({"v1": [0.0]}, index=["C01"])
    with pytest.raises(DataError) as caught:
        Plan(design, width_sets=widths).check(city_scores.tree)
    assert "none are given" in str(caught.value) and "a number above 0" in str(caught.value)


def test_a_design_without_runs_is_refused(city_scores: Scores) -> None:
    with pytest.raises(DataError, match="There is no run"):
        Plan(pd.DataFrame({"aggregate": []})).check(city_scores.tree)


def test_sets_replace_weights_or_multiply_them(city_scores: Scores) -> None:
    tree = city_scores.tree
    own = np.arange(1.0, len(tree.weights) + 1)
    sets = pd.DataFrame({"a": [3.0], "b": [5.0]}, index=[tree.indicators[1]])
    design = pd.DataFrame({"weight_set": ["b", "a"]})
    assert Plan(design, weight_sets=sets).weights(tree, own)[:, :3].tolist() == [[1, 5, 3], [1, 3, 3]]
    assert Plan(design, weight_sets=sets, relative=True).weights(tree, own)[:, :3].tolist() == [[1, 10, 3], [1, 6, 3]]
    assert own[1] == 2.0


def test_a_step_is_exchanged_where_it_stands_added_where_it_belongs_or_taken_out() -> None:
    screen, impute, treat = Screen(), Impute("mean"), Treat()
    recipe = Recipe(steps=(screen, treat))
    assert changed_recipe(recipe, {"impute": impute})["steps"] == (screen, impute, treat)
    assert changed_recipe(recipe, {"treat": Treat(max_points=1)})["steps"] == (screen, Treat(max_points=1))
    assert changed_recipe(recipe, {"treat": None})["steps"] == (screen,)
    assert changed_recipe(Recipe(), {"treat": treat, "impute": "mean"})["steps"] == (impute, treat)
    assert changed_recipe(recipe, {"steps": (impute, treat), "impute": "none"})["steps"] == (treat,)
    with pytest.raises(ValueError, match="is no Treat"):
        changed_recipe(recipe, {"treat": impute})


def test_the_same_choice_is_kept_once_and_different_ones_never_share_a_name() -> None:
    one = Normalise("goalposts", each={"C01": Normalise("rank")})
    other = Normalise("goalposts", each={"C02": Normalise("rank")})
    assert str(one) == str(other)
    named = labels([one, other, Normalise("rank"), Normalise("rank"), None])
    assert len(named) == 4 and list(named.values()) == [one, other, Normalise("rank"), None]

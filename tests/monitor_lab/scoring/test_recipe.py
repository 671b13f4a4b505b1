"""A recipe holds every choice, can be changed in one, and says what differs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from monitor_lab import Aggregate, CoverageRule, DataError, Framework, FrameworkError, Normalise, Recipe, score
from monitor_lab.steps.denominate import Denominate
from monitor_lab.steps.treat import Treat

Make = Callable[..., Framework]
FRAME = pd.DataFrame({"a1": [10.0, 40.0, 90.0], "a2": [70.0, 20.0, 40.0], "b1": [9.0, 1.0, 4.0]}, index=list("xyz"))


def test_names_of_methods_stand_for_their_settings() -> None:
    assert Recipe(normalise="rank", aggregate="geometric") == Recipe(
        normalise=Normalise("rank"), aggregate=Aggregate("geometric")
    )


def test_one_thing_is_changed_and_told() -> None:
    recipe = Recipe(view="flat")
    other = recipe.but(coverage=CoverageRule(groups=50))
    assert other.view == "flat" and recipe.coverage == CoverageRule()
    assert [d.split(":")[0] for d in other.differences(recipe)] == ["coverage"]
    with pytest.raises(TypeError, match=r"no field 'normalize'.*Did you mean normalise"):
        recipe.but(normalize="rank")


def test_unknown_methods_are_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="Did you mean 'geometric'"):
        Recipe(aggregate="geometrical")
    with pytest.raises(ValueError, match="Did you mean 'equal'"):
        Recipe(weights="equals")


def test_equal_and_own_weights(make: Make) -> None:
    framework = make(weight={"a1": 3.0})
    given = score(FRAME, framework, view="own").groups["A"]
    equal = score(FRAME, framework, view="own", weights="equal").groups["A"]
    own = score(FRAME, framework, view="own", weights={"a1": 0.0, "B": 9.0})
    scores = score(FRAME, framework, view="own").indicators
    assert np.allclose(given, (3 * scores["a1"] + scores["a2"]) / 4)
    assert np.allclose(equal, scores[["a1", "a2"]].mean(axis=1))
    assert np.allclose(own.groups["A"], scores["a2"]) and np.allclose(
        own.index, (own.groups["A"] + 9 * scores["b1"]) / 10
    )


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        ({"a9": 1}, "Did you mean A"),
        ({"a1": -1}, "weight of a1 is -1"),
        ({"a1": 0, "a2": 0}, "add to zero"),
        ({"a1": float("nan")}, "weight of a1 is nan"),
    ],
)
def test_weights_that_make_no_mean_are_refused(make: Make, weights: dict[str, float], words: str) -> None:
    with pytest.raises(FrameworkError, match=words):
        score(FRAME, make(), view="own", weights=weights)


def test_values_that_cannot_occur_are_refused_unless_a_step_still_divides_them(make: Make) -> None:
    framework = make(unit={"a1": "% of adults"})
    strange = FRAME.assign(a1=130.0)
    with pytest.raises(DataError, match="has 130, which cannot occur in % of adults"):
        score(strange, framework, view="own")
    people = pd.DataFrame({"people": 200.0}, index=FRAME.index)
    divided = Denominate({"a1": "people"}, per=100, denominators=people)
    assert (score(strange, framework, view="own", steps=divided).prepared["a1"] == 65).all()


def test_goalposts_do_not_fit_an_indicator_whose_scale_was_bent(make: Make) -> None:
    frame = pd.DataFrame({"a1": [1.0, 2, 3, 4, 5, 90], "a2": [9.0, 8, 7, 6, 5, 4], "b1": [1.0, 2, 3, 4, 5, 6]})
    with pytest.raises(DataError, match=r"column a1: Treating outliers put it on a bent scale.*Treat\(each="):
        score(frame, make(), view="own", steps=Treat(first="log_CT"))
    bent = score(frame, make(), view="own", steps=Treat(first="log_CT"), normalise="min-max")
    assert bent.index.notna().all()


def test_a_recipe_can_be_read() -> None:
    words = str(Recipe(normalise=Normalise("z-score", mean=100, sd=10), weights={"a1": 2}))
    assert "normalise: z-score, mean 100, standard deviation 10" in words and "weights: a1 2" in words

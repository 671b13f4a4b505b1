"""The same recipe on a Dask DataFrame gives the same numbers."""

from __future__ import annotations

from collections.abc import Callable

import dask
import dask.dataframe as dd
import numpy as np
import pandas as pd
import pytest
from distributed import Client, LocalCluster

from monitor_lab import CoverageRule, DataError, Framework, Recipe, load_framework, score
from monitor_lab.scoring.large import learns_from_data

Make = Callable[..., Framework]
ANY = CoverageRule.any_value()


@pytest.fixture(scope="module")
def people() -> pd.DataFrame:
    """3,000 made-up neighbourhoods, a fifth of the cells missing."""
    rng = np.random.default_rng(3)
    scored = load_framework().scored
    share = rng.random((3000, len(scored)))
    values = scored["worst"].to_numpy() + share * (scored["best"] - scored["worst"]).to_numpy()
    values[rng.random(values.shape) < 0.2] = np.nan
    return pd.DataFrame(values, columns=scored.index.astype(str))


@pytest.mark.parametrize("recipe", [Recipe(), Recipe(aggregate="geometric", view="human-security", coverage=ANY)])
def test_partitions_score_as_the_whole_does(people: pd.DataFrame, recipe: Recipe) -> None:
    framework = load_framework()
    whole = score(people, framework, recipe)
    with dask.config.set(scheduler="synchronous"):
        parts = score(dd.from_pandas(people, npartitions=7), framework, recipe).compute()
    assert np.allclose(parts[whole.groups.columns], whole.groups, equal_nan=True)
    assert np.allclose(parts["coverage"], whole.coverage[whole.tree.view.root])
    assert parts.index.equals(people.index)


def test_what_was_learnt_from_a_reference_set_scores_every_partition(people: pd.DataFrame) -> None:
    fitted = Recipe(normalise="min-max", coverage=ANY).fit(people.head(500), load_framework())
    with (
        LocalCluster(n_workers=1, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        Client(cluster),
    ):
        parts = fitted.score(dd.from_pandas(people, npartitions=3)).compute()
    assert np.allclose(parts[fitted.score(people).groups.columns], fitted.score(people).groups, equal_nan=True)


def test_a_recipe_that_must_learn_first_says_so(people: pd.DataFrame) -> None:
    large = dd.from_pandas(people, npartitions=2)
    assert not learns_from_data(Recipe(weights={"C01": 2}))
    for changes in ({"normalise": "z-score"}, {"weights": "entropy"}):
        with pytest.raises(ValueError, match="Fit it on a reference set"):
            score(large, load_framework(), **changes)
    fitted = Recipe(normalise="rank").fit(people, load_framework())
    with pytest.raises(ValueError, match="compares units"):
        fitted.score(large)


def test_unknown_columns_are_refused_before_anything_is_computed(people: pd.DataFrame) -> None:
    large = dd.from_pandas(people.rename(columns={"C01": "C1"}), npartitions=2)
    with pytest.raises(DataError, match="Did you mean C01"):
        score(large, load_framework())

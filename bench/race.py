"""Race the package against bare numpy, scikit-criteria and pymcdm on the same frames.

    make bench

Times are medians, in milliseconds; memory is what a call holds at its highest, in multiples of its input.
scikit-criteria and pymcdm know neither groups nor missing cells, so they are given one weighted sum of a
frame without gaps, and so are the package and numpy in that line.
"""

from __future__ import annotations

import statistics
import time
import tracemalloc
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pymcdm
import skcriteria
from floor import Floor
from frames import make_framework, make_units
from skcriteria.agg.simple import WeightedSumModel
from skcriteria.preprocessing.scalers import MinMaxScaler

from monitor_lab import CoverageRule, Normalise, Recipe, score, uncertainty

ANY = CoverageRule.any_value()
REPEATS = 7


def milliseconds(call: Callable[[], Any]) -> float:
    """Median time of some calls, the first left out."""
    call()
    taken = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        call()
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)


def times_input(call: Callable[[], Any], frame: pd.DataFrame) -> float:
    """Highest memory of a call over the size of its input."""
    tracemalloc.start()
    call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / frame.to_numpy().nbytes


def scoring(units: int, geometric: bool) -> dict[str, Any]:
    """All 179 indicators up four levels."""
    framework = make_framework()
    frame = make_units(units, framework)
    values = frame.to_numpy()
    how = "geometric" if geometric else "arithmetic"
    recipe = Recipe(normalise=Normalise("min-max", to=(1, 100)), aggregate=how, coverage=ANY, view="coinr")

    def bare() -> Any:
        floor = Floor(framework, "coinr")
        return floor.index(floor.min_max(values, 1, 100), geometric)

    def ours() -> Any:
        return score(frame, framework, recipe)

    assert np.allclose(bare(), ours().index, rtol=1e-9)
    row = {
        "task": f"{units:,} x 179, four levels, {how}",
        "numpy": milliseconds(bare),
        "monitor_lab": milliseconds(ours),
    }
    return row | {"memory": times_input(ours, frame)}


def flat(units: int) -> dict[str, Any]:
    """One weighted sum of 179 indicators without gaps: what the others can do."""
    framework = make_framework((179, 1))
    frame = make_units(units, framework, missing=0.0)
    values, weights = frame.to_numpy(), framework.scored["weight"].to_numpy()
    sign = np.where(framework.scored["direction"] == "higher is better", 1, -1)
    recipe = Recipe(normalise="min-max", coverage=ANY, view="coinr")
    weighted_sum = pymcdm.methods.WSM(pymcdm.normalizations.minmax_normalization)

    def bare() -> Any:
        floor = Floor(framework, "coinr")
        return floor.index(floor.min_max(values, 0, 100))

    def criteria() -> Any:
        signed = skcriteria.mkdm(values * sign, [max] * len(sign), weights=weights / weights.sum())
        scaled = MinMaxScaler(target="matrix").transform(signed)
        return WeightedSumModel().evaluate(scaled).e_.score * 100

    def mcdm() -> Any:
        return weighted_sum(values, weights / weights.sum(), sign) * 100

    def ours() -> Any:
        return score(frame, framework, recipe)

    expected = bare()
    assert np.allclose(expected, ours().index) and np.allclose(expected, mcdm())
    assert np.allclose(expected, criteria())
    return {
        "task": f"{units:,} x 179, one weighted sum",
        "numpy": milliseconds(bare),
        "monitor_lab": milliseconds(ours),
        "scikit-criteria": milliseconds(criteria),
        "pymcdm": milliseconds(mcdm),
        "memory": times_input(ours, frame),
    }


def monte_carlo(replicates: int = 500, units: int = 100) -> dict[str, Any]:
    """Other weights, scales and means, 500 times, with ranks."""
    framework = make_framework((49, 8, 2, 1))
    frame = make_units(units, framework, missing=0.03)
    values = frame.to_numpy()
    scores = score(frame, framework, normalise=Normalise("min-max", to=(1, 100)), coverage=ANY, view="coinr")

    def bare() -> Any:
        rng = np.random.default_rng(0)
        floor = Floor(framework, "coinr")
        found = np.empty((units, replicates))
        for k in range(replicates):
            drawn = [w * rng.uniform(0.75, 1.25, len(w)) for w in floor.weights]
            scaled = floor.min_max(values, 1, 100) if rng.random() < 0.5 else floor.z_score(values, 100, 10)
            found[:, k] = floor.index(scaled, rng.random() < 0.5, drawn)
        return found

    def ours() -> Any:
        other = Normalise("z-score", mean=100, sd=10)
        return uncertainty(
            scores,
            normalise=[scores.recipe.normalise, other],
            aggregate=["arithmetic", "geometric"],
            replicates=replicates,
        )

    return {
        "task": f"{replicates} Monte Carlo replicates of {units} x 49",
        "numpy": milliseconds(bare),
        "monitor_lab": milliseconds(ours),
        "memory": float("nan"),
    }


def main() -> None:
    """Print the table."""
    rows = [scoring(n, geometric) for n in (100, 1000, 10_000, 100_000) for geometric in (False, True)]
    table = pd.DataFrame([*rows, flat(1000), flat(10_000), monte_carlo()]).set_index("task")
    table["times numpy"] = table["monitor_lab"] / table["numpy"]
    columns = ["numpy", "monitor_lab", "times numpy", "scikit-criteria", "pymcdm", "memory"]
    print(table[columns].map(lambda x: "" if np.isnan(x) else f"{x:.1f}").to_string())


if __name__ == "__main__":
    main()

"""UNDP's human development and gender indices, from the inputs that UNDP publishes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..files.tables import nearest
from ..framework.framework import Framework
from ..framework.tree import Floats
from ..scoring.score import score
from ..steps.aggregate import Aggregate
from ..steps.coverage import CoverageRule

__all__ = [
    "gender_development_index",
    "gender_inequality_index",
    "human_development_index",
    "inequality_adjusted_human_development_index",
]

_ALL = CoverageRule(indicators=100.0, groups=100.0)
_DIMENSIONS = ("health", "education", "income")


def human_development_index(inputs: pd.DataFrame, *, life: tuple[float, float] = (20.0, 85.0)) -> pd.DataFrame:
    """UNDP's Human Development Index.

    Parameters
    ----------
    inputs
        Index: countries. Columns `life_expectancy` (years), `expected_schooling` (years),
        `mean_schooling` (years), `income` (gross national income a head, 2017 PPP dollars).
    life
        Goalposts of life expectancy, in years.

    Returns
    -------
    Columns `index`, `health`, `education`, `income`, each from 0 to 1; NaN where an input is missing.

    Raises
    ------
    DataError
        When a column is missing, or an income is not above zero.

    Notes
    -----
    Human Development Report 2023/24, technical note 1: goalposts 20 to 85 years, 0 to 18 and 0 to 15
    years of school, 100 to 75,000 dollars in logarithms; values beyond the upper goalpost count as it;
    the arithmetic mean of the two school indices, then the geometric mean of the three dimensions.

    Examples
    --------
    South Africa in 2022; UNDP prints 0.717:

    >>> inputs = pd.DataFrame({"life_expectancy": [61.48], "expected_schooling": [14.26364994],
    ...                        "mean_schooling": [11.60696983], "income": [13185.56419]}, index=["South Africa"])
    >>> human_development_index(inputs)["index"].round(3).tolist()
    [0.717]
    """
    _need(inputs, ("life_expectancy", "expected_schooling", "mean_schooling", "income"))
    poor = inputs["income"] <= 0
    if poor.any():
        raise DataError([Problem(f"The income of {u} is not above zero.", column="income") for u in inputs.index[poor]])
    indicators = pd.DataFrame(
        {
            "id": ["life_expectancy", "expected_schooling", "mean_schooling", "log_income"],
            "name": ["Life expectancy", "Expected years of schooling", "Mean years of schooling", "Income, logarithm"],
            "unit": ["years", "years", "years", "ln PPP $"],
            "direction": "higher is better",
            "worst": [life[0], 0.0, 0.0, np.log(100.0)],
            "best": [life[1], 18.0, 15.0, np.log(75000.0)],
            "undp": ["health", "education", "education", "income"],
        }
    )
    groups = pd.DataFrame(
        {
            "view": "undp",
            "id": ["index", *_DIMENSIONS],
            "name": ["Human development", "Health", "Education", "Income"],
            "level": ["index", "dimension", "dimension", "dimension"],
            "parent": ["", "index", "index", "index"],
        }
    )
    values = inputs.assign(log_income=np.log(inputs["income"]))[indicators["id"].tolist()]
    framework = Framework.from_tables(indicators, groups)
    how = Aggregate("arithmetic", by_level={"index": "geometric"})
    return score(values, framework, view="undp", aggregate=how, coverage=_ALL).groups / 100.0


def inequality_adjusted_human_development_index(inputs: pd.DataFrame) -> pd.Series[float]:
    """UNDP's Inequality-adjusted Human Development Index.

    Parameters
    ----------
    inputs
        As `human_development_index`, and the inequality of each dimension in percent (Atkinson):
        `inequality_health`, `inequality_education`, `inequality_income`.

    Returns
    -------
    The index by country, 0 to 1; NaN where an input is missing.

    Raises
    ------
    DataError
        When a column is missing.

    Notes
    -----
    Technical note 2: each dimension index times (1 - inequality), then their geometric mean.

    Examples
    --------
    >>> inputs = pd.DataFrame({"life_expectancy": [61.48], "expected_schooling": [14.26364994],
    ...     "mean_schooling": [11.60696983], "income": [13185.56419], "inequality_health": [19.482693],
    ...     "inequality_education": [17.29413], "inequality_income": [59.93249]}, index=["South Africa"])
    >>> inequality_adjusted_human_development_index(inputs).round(3).tolist()
    [0.462]
    """
    _need(inputs, tuple(f"inequality_{d}" for d in _DIMENSIONS))
    dimensions = human_development_index(inputs)[list(_DIMENSIONS)].to_numpy(dtype=np.float64)
    kept = 1.0 - inputs[[f"inequality_{d}" for d in _DIMENSIONS]].to_numpy(dtype=np.float64) / 100.0
    return pd.Series(_mean(dimensions * kept), index=inputs.index, name="index")


def gender_development_index(women: pd.DataFrame, men: pd.DataFrame) -> pd.DataFrame:
    """UNDP's Gender Development Index: women's human development over men's.

    Parameters
    ----------
    women, men
        As `human_development_index`, for each sex; the same countries.

    Returns
    -------
    Columns `index` (1 where both are level), `women`, `men` (their HDI, 0 to 1).

    Raises
    ------
    DataError
        When a column is missing.

    Notes
    -----
    Technical note 3: goalposts of life expectancy 22.5 to 87.5 years for women, 17.5 to 82.5 for men.

    Examples
    --------
    >>> women = pd.DataFrame({"life_expectancy": [64.181], "expected_schooling": [14.84506989],
    ...     "mean_schooling": [11.4988699], "income": [10423.35232]}, index=["South Africa"])
    >>> men = pd.DataFrame({"life_expectancy": [58.597], "expected_schooling": [13.69876003],
    ...     "mean_schooling": [11.72364044], "income": [16095.30677]}, index=["South Africa"])
    >>> gender_development_index(women, men)["index"].round(3).tolist()
    [0.985]
    """
    hers = human_development_index(women, life=(22.5, 87.5))["index"]
    his = human_development_index(men, life=(17.5, 82.5))["index"]
    return pd.DataFrame({"index": hers / his, "women": hers, "men": his})


def gender_inequality_index(inputs: pd.DataFrame) -> pd.Series[float]:
    """UNDP's Gender Inequality Index: 0 where women and men fare alike.

    Parameters
    ----------
    inputs
        Index: countries. Columns `maternal_mortality` (deaths per 100,000 live births),
        `adolescent_births` (per 1,000 women of 15 to 19 years), and in percent, for women and men:
        `parliament_women`, `parliament_men`, `schooling_women`, `schooling_men` (some secondary),
        `labour_women`, `labour_men` (participation).

    Returns
    -------
    The index by country, 0 to 1; NaN where an input is missing.

    Raises
    ------
    DataError
        When a column is missing.

    Notes
    -----
    Technical note 4: geometric means over the dimensions for each sex, the harmonic mean of both,
    against the geometric mean of the dimensions' averages. Maternal mortality is kept within 10 to
    1,000; a parliament without women counts as 0.1 %.

    Examples
    --------
    >>> inputs = pd.DataFrame({"maternal_mortality": [126.8326855], "adolescent_births": [60.891],
    ...     "parliament_women": [45.37444934], "parliament_men": [54.62555066],
    ...     "schooling_women": [83.04311371], "schooling_men": [84.88062286],
    ...     "labour_women": [50.82], "labour_men": [63.46]}, index=["South Africa"])
    >>> gender_inequality_index(inputs).round(3).tolist()
    [0.401]
    """
    pairs = [f"{what}_{who}" for what in ("parliament", "schooling", "labour") for who in ("women", "men")]
    _need(inputs, ("maternal_mortality", "adolescent_births", *pairs))
    deaths = inputs["maternal_mortality"].to_numpy(dtype=np.float64).clip(10.0, 1000.0)
    births = inputs["adolescent_births"].to_numpy(dtype=np.float64)
    health = np.sqrt(10.0 / deaths / births)
    sexes = []
    for who, reproductive in (("women", health), ("men", np.where(np.isnan(health), np.nan, 1.0))):
        seats = inputs[f"parliament_{who}"].to_numpy(dtype=np.float64) / 100.0
        seats = np.where(seats == 0.0, 0.001, seats)
        school = inputs[f"schooling_{who}"].to_numpy(dtype=np.float64) / 100.0
        labour = inputs[f"labour_{who}"].to_numpy(dtype=np.float64) / 100.0
        sexes.append(np.column_stack([reproductive, np.sqrt(seats * school), labour]))
    women, men = sexes
    harmonic = 2.0 / (1.0 / _mean(women) + 1.0 / _mean(men))
    return pd.Series(1.0 - harmonic / _mean((women + men) / 2.0), index=inputs.index, name="index")


def _mean(dimensions: Floats) -> Floats:
    result: Floats = np.cbrt(dimensions.prod(axis=1))
    return result


def _need(inputs: pd.DataFrame, columns: tuple[str, ...]) -> None:
    present = [str(c) for c in inputs.columns]
    problems = [
        Problem(f'The column "{c}" is missing.', suggestion=nearest(c, set(present) - set(columns)))
        for c in columns
        if c not in present
    ]
    if problems:
        raise DataError(problems)

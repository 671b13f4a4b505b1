"""From observations to scores, in one call."""

from __future__ import annotations

import pandas as pd

from ..files.observations import check_observations
from ..framework.framework import Framework
from ..framework.tree import compile_tree
from ..steps.aggregate import aggregate_array
from ..steps.coverage import STANDARD_RULE, CoverageRule
from ..steps.normalise import normalise
from .scores import Scores

__all__ = ["score"]


def score(
    observations: pd.DataFrame,
    framework: Framework,
    *,
    view: str = "monitor",
    coverage: CoverageRule = STANDARD_RULE,
    clip: bool = True,
) -> Scores:
    """Score units: goalposts, then the weighted arithmetic mean up the tree of one view.

    Parameters
    ----------
    observations
        Index: units, or units and periods. A column an indicator, in the indicator's unit
        (`read_observations` makes such a frame). What is missing is NaN or has no column.
    framework
        What is measured and how it is grouped (`load_framework`).
    view
        "monitor" (facets, dimensions, subdimensions), "human-security" (seven dimensions), "flat" (all
        indicators directly under the index), or a view of your own.
    coverage
        How much must be known before a group is scored. `CoverageRule.any_value()` scores a teaching
        example with few indicators.
    clip
        Whether values beyond a goalpost score 0 or 100; the result lists them.

    Returns
    -------
    A `Scores`: scores from 0 to 100, where 100 is best, and everything needed to read them.

    Raises
    ------
    DataError
        When the observations cannot be used: every problem at once.
    KeyError
        When the framework has no such view.

    Examples
    --------
    Eight metros, seven indicators, each with the same weight:

    >>> from monitor_lab import load_example, load_framework
    >>> metros = load_example("south-african-metros")
    >>> framework = load_framework().select(metros.columns)
    >>> score(metros, framework, view="flat").index.round().astype(int).head(3).to_dict()
    {'Tshwane': 67, 'Johannesburg': 64, 'Ekurhuleni': 66}

    Under the whole catalogue seven of 64 indicators are too few for an index:

    >>> score(metros, load_framework()).index.count()
    np.int64(0)
    """
    tree = compile_tree(framework, view)
    values = check_observations(observations, framework)
    indicators = normalise(values, framework, clip=clip)
    groups = aggregate_array(indicators.to_numpy(), tree, coverage)
    return Scores(
        observations=values,
        framework=framework,
        view=view,
        rule=coverage,
        clip=clip,
        indicators=indicators,
        groups=pd.DataFrame(groups, index=values.index, columns=pd.Index(tree.groups)),
        tree=tree,
    )

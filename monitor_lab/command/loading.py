"""What the options of a subcommand name: framework, data, scores."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import pandas as pd

from ..files.observations import read_observations
from ..files.tables import nearest
from ..framework.framework import FLAT, Framework
from ..framework.load import EXAMPLES, load_example, load_framework
from ..scoring.recipe import Recipe
from ..scoring.score import score
from ..scoring.scores import Scores
from ..steps.coverage import CoverageRule
from ..steps.normalise import Normalise

__all__ = ["framework_of", "loaded", "scored"]


def framework_of(args: argparse.Namespace) -> Framework:
    """The framework that the options name.

    Parameters
    ----------
    args
        Read by a parser with `add_framework`.

    Returns
    -------
    The framework.

    Raises
    ------
    FrameworkError
        With every problem of its files.
    FileNotFoundError
        When the folder or a file is not there.

    Examples
    --------
    >>> len(framework_of(argparse.Namespace(framework=None)).scored)
    64
    """
    return load_framework(args.framework)


def loaded(args: argparse.Namespace) -> tuple[pd.DataFrame, Framework]:
    """The data and the framework that the options name.

    Parameters
    ----------
    args
        Read by a parser with `add_data`.

    Returns
    -------
    Observations and framework.

    Raises
    ------
    DataError
        With every problem of the data.
    ValueError
        When neither or both of a file and an example are named, or there is no such example.

    Examples
    --------
    >>> from monitor_lab.command.options import add_data, add_method
    >>> parser = argparse.ArgumentParser()
    >>> add_data(parser)
    >>> loaded(parser.parse_args(["--example", "south-african-metros"]))[0].shape
    (8, 7)
    """
    if (args.data is None) == (args.example is None):
        found = "Both are named" if args.data else "Neither is named"
        raise ValueError(f"{found}: say either a file with data, or --example {EXAMPLES[0]}.")
    framework = framework_of(args)
    if args.example is not None:
        if args.example not in EXAMPLES:
            raise ValueError(f'There is no example "{args.example}"; there is {", ".join(EXAMPLES)}.')
        return load_example(args.example, framework), framework
    data = read_observations(
        Path(args.data),
        framework,
        ignore=args.ignore,
        sheet=args.sheet,
        below_one=args.below_one,
        max_megabytes=args.max_megabytes,
        max_cells=args.max_cells,
    )
    return data, framework


def scored(args: argparse.Namespace) -> Scores:
    """The scores that the options ask for.

    Parameters
    ----------
    args
        Read by a parser with `add_data` and `add_method`.

    Returns
    -------
    The scores. An example, which knows few indicators, is scored on those alone, in the view "flat",
    unless a view is named.

    Raises
    ------
    DataError
        With every problem of the data.
    ValueError
        When a method or a view is unknown.

    Examples
    --------
    >>> from monitor_lab.command.options import add_data, add_method
    >>> parser = argparse.ArgumentParser()
    >>> add_data(parser); add_method(parser)
    >>> scored(parser.parse_args(["--example", "south-african-metros"])).index.round(1).loc["Tshwane"]
    np.float64(67.4)
    """
    data, framework = loaded(args)
    few = args.known or (args.example is not None and args.view is None)
    if few:
        here = [c for c in framework.scored.index if c in data.columns and data[c].notna().any()]
        framework = framework.select(here)
    view = args.view or (FLAT if few else framework.views[0])
    if view not in framework.views:
        raise ValueError(_no_view(view, framework))
    how: dict[str, Any] = {"clip": False} if args.no_clip else {}
    recipe = Recipe(
        normalise=Normalise(args.normalise, **how),
        weights=args.weights,
        aggregate=args.aggregate,
        coverage=CoverageRule(args.min_indicators, args.min_groups),
        view=view,
    )
    return score(data, framework, recipe)


def _no_view(view: str, framework: Framework) -> str:
    hint = nearest(view, framework.views)
    more = f" Did you mean {hint}?" if hint else ""
    return f'There is no view "{view}"; the views are {", ".join(framework.views)}.{more}'

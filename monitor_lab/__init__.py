"""Score an urban safety and human security framework, and tabulate survey questions, honestly.

    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example("south-african-metros")
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> scores.index.round(1).to_dict()["eThekwini"]
    59.2

The bundled framework is this project's own teaching catalogue. It is not a list of UN-Habitat's.
"""

from .errors import DataError, FrameworkError, NotPartsOfAWholeError, Problem
from .files.observations import read_observations
from .framework.framework import Framework
from .framework.load import load_example, load_framework
from .framework.view import View
from .scoring.fitted import FittedRecipe
from .scoring.recipe import Recipe
from .scoring.score import score
from .scoring.scores import Scores
from .steps.aggregate import Aggregate, aggregate
from .steps.coverage import CoverageRule
from .steps.normalise import Normalise, normalise
from .survey.intervals import wilson_interval
from .survey.tabulate import tabulate
from .survey.tabulation import Difference, Tabulation

__version__ = "0.1.0"

__all__ = [
    "Aggregate",
    "CoverageRule",
    "DataError",
    "Difference",
    "FittedRecipe",
    "Framework",
    "FrameworkError",
    "Normalise",
    "NotPartsOfAWholeError",
    "Problem",
    "Recipe",
    "Scores",
    "Tabulation",
    "View",
    "aggregate",
    "load_example",
    "load_framework",
    "normalise",
    "read_observations",
    "score",
    "tabulate",
    "wilson_interval",
]

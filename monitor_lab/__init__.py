"""Score an urban safety and human security framework, and tabulate survey questions, honestly.

    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example("south-african-metros")
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> scores.index.round(1).to_dict()["eThekwini"]
    59.2

The bundled framework is this project's own teaching catalogue. It is not a list of UN-Habitat's.
"""

from .aggregate import aggregate
from .coverage import CoverageRule
from .errors import DataError, FrameworkError, NotPartsOfAWholeError, Problem
from .framework import Framework, View
from .intervals import wilson_interval
from .load import load_example, load_framework
from .normalise import normalise
from .observations import read_observations
from .score import score
from .scores import Scores
from .tabulate import tabulate
from .tabulation import Difference, Tabulation

__version__ = "0.1.0"

__all__ = [
    "CoverageRule",
    "DataError",
    "Difference",
    "Framework",
    "FrameworkError",
    "NotPartsOfAWholeError",
    "Problem",
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

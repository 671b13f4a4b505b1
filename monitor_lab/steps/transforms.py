"""Bend the scale of an indicator, so that a few extreme values do not rule it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from ..framework.tree import Floats
from .frames import one_indicator, value_range
from .moments import moments_array
from .normalise import one_of

__all__ = ["CURVES", "Curve", "boxcox", "learn_curve", "log_CT", "log_CT_orig", "log_CT_plus"]

CURVES = ("log_CT", "log_CT_orig", "log_CT_plus", "boxcox")
"""Names of the transforms that bend the scale."""


@dataclass(frozen=True)
class Curve:
    """A bent scale of one indicator, learnt from reference values.

    f(v) = (v**power - 1) / power, or log(v) with power 0, of v = value - anchor + offset. Where
    `mirrored`, f(v) = -log(anchor + offset - value). Values beyond the anchor count as the anchor.

    Attributes
    ----------
    name
        "log_CT", "log_CT_orig", "log_CT_plus" or "boxcox".
    anchor
        The lowest value learnt from (the highest where mirrored), in the indicator's unit.
    offset
        What keeps v above 0, in the indicator's unit.
    power
        0 for a logarithm.
    mirrored
        Whether it stretches the high end instead of the low one.

    Examples
    --------
    >>> Curve("log_CT_orig", anchor=2.0, offset=1.0).apply(np.array([2.0, -50.0])).tolist()
    [0.0, 0.0]
    """

    name: str
    anchor: float
    offset: float
    power: float = 0.0
    mirrored: bool = False

    def apply(self, values: Floats) -> Floats:
        """The values on the bent scale, which has no unit; NaN stays NaN."""
        if self.mirrored:
            bent: Floats = -np.log(np.maximum(self.anchor - values, 0.0) + self.offset)
            return bent
        shifted = np.maximum(values - self.anchor, 0.0) + self.offset
        bent = np.log(shifted) if self.power == 0.0 else (shifted**self.power - 1.0) / self.power
        return bent


def learn_curve(name: str, values: Floats, power: float = 0.0) -> Curve:
    """The curve of this name for the values of one indicator.

    Parameters
    ----------
    name
        One of `CURVES`.
    values
        A unit each, at least two of them different; NaN where missing.
    power
        For "boxcox".

    Returns
    -------
    The curve.

    Raises
    ------
    ValueError
        When there is no such curve.

    Examples
    --------
    >>> learn_curve("log_CT", np.array([0.0, 50.0, 100.0]))
    Curve(name='log_CT', anchor=0.0, offset=1.0, power=0.0, mirrored=False)
    """
    one_of("the transform", name, CURVES)
    low, high = (float(end[0]) for end in value_range(values[:, None]))
    if name == "log_CT_orig":
        return Curve(name, low, 1.0)
    if name == "boxcox":
        return Curve(name, low, 1.0, power)
    offset = 0.01 * (high - low)
    if name == "log_CT_plus" and moments_array(values[:, None])[0][0] <= 0.0:
        return Curve(name, high, offset, mirrored=True)
    return Curve(name, low, offset)


def log_CT(values: pd.Series[float] | ArrayLike) -> pd.Series[float]:
    """Logarithm of the distance from the lowest value, for values with a long tail of high ones.

    Parameters
    ----------
    values
        One indicator, a unit each, in its unit; NaN where missing.

    Returns
    -------
    The same index; numbers without unit. Missing stays missing.

    Raises
    ------
    DataError
        When all values are the same, or one is text or infinite.

    Notes
    -----
    log(x - min + a) with a = 1 % of the range: the form of COINr's `log_CT`, after the COIN Tool of the
    European Commission's Joint Research Centre.

    Examples
    --------
    >>> log_CT([0, 99, 100]).round(3).tolist()
    [0.0, 4.605, 4.615]
    """
    return _bend("log_CT", values)


def log_CT_orig(values: pd.Series[float] | ArrayLike) -> pd.Series[float]:
    """Logarithm of the distance from the lowest value plus 1.

    Parameters
    ----------
    values
        One indicator, a unit each, in its unit; NaN where missing.

    Returns
    -------
    The same index; numbers without unit. Missing stays missing.

    Raises
    ------
    DataError
        When all values are the same, or one is text or infinite.

    Notes
    -----
    log(x - min + 1), the COIN Tool's own form; COINr's `log_CT_orig`. The result depends on the unit of
    measure; that of `log_CT` does so only by a constant.

    Examples
    --------
    >>> log_CT_orig([0, 9, 99]).round(3).tolist()
    [0.0, 2.303, 4.605]
    """
    return _bend("log_CT_orig", values)


def log_CT_plus(values: pd.Series[float] | ArrayLike) -> pd.Series[float]:
    """`log_CT` where the tail of high values is long; its mirror image where that of low values is.

    Parameters
    ----------
    values
        One indicator, a unit each, in its unit; NaN where missing.

    Returns
    -------
    The same index; numbers without unit, higher where the value is higher. Missing stays missing.

    Raises
    ------
    DataError
        When all values are the same, or one is text or infinite.

    Notes
    -----
    With a skewness above 0, log(x - min + a); otherwise -log(max + a - x); a = 1 % of the range. COINr's
    `log_CT_plus`.

    Examples
    --------
    >>> log_CT_plus([0, 99, 100]).round(3).tolist()
    [-4.615, -0.693, -0.0]
    """
    return _bend("log_CT_plus", values)


def boxcox(values: pd.Series[float] | ArrayLike, power: float = 0.0) -> pd.Series[float]:
    """Box-Cox transform of the distance from the lowest value plus 1.

    Parameters
    ----------
    values
        One indicator, a unit each, in its unit; NaN where missing.
    power
        Box and Cox's lambda: 0 is a logarithm, 0.5 near a square root, 1 a shift. It is not searched for.

    Returns
    -------
    The same index; numbers without unit. Missing stays missing.

    Raises
    ------
    DataError
        When all values are the same, or one is text or infinite.

    Notes
    -----
    ((x - min + 1)**power - 1) / power: G. E. P. Box and D. R. Cox, "An analysis of transformations",
    *Journal of the Royal Statistical Society* B 26 (1964), after a shift that makes all values positive,
    as in COINr's `boxcox(x, lambda, makepos = TRUE)`.

    Examples
    --------
    >>> boxcox([0, 3, 8], power=0.5).tolist()
    [0.0, 2.0, 4.0]
    """
    return _bend("boxcox", values, power)


def _bend(name: str, values: pd.Series[float] | ArrayLike, power: float = 0.0) -> pd.Series[float]:
    series, known = one_indicator(values, "no transform can change that.")
    bent = learn_curve(name, known, power).apply(known)
    return pd.Series(bent, index=series.index, name=series.name)

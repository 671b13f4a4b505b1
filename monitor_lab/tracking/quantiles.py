"""Quantiles of the gamma and beta distributions, from which exact limits for counts follow.

The core has no scipy, and a browser has no room for it.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["beta_below", "beta_quantile", "gamma_quantile"]

Array = NDArray[np.float64]

TINY = 1e-300
STEPS = 200
"""Newton steps at most; about six are used."""


def gamma_quantile(shape: ArrayLike, tail: float, *, upper: bool = False) -> Array:
    """Where a gamma distribution (scale 1) leaves a given probability below, or above.

    Parameters
    ----------
    shape
        Numbers of at least 1, in any shape.
    tail
        The probability that is cut off, above 0 and at most 0.5.
    upper
        Whether it is cut off above the result, instead of below.

    Returns
    -------
    Positive numbers in the shape of `shape`, to about 13 digits.

    Raises
    ------
    ValueError
        When a shape is below 1 or not finite, or `tail` is outside its range.

    Notes
    -----
    Newton's method on the logarithm of the regularised incomplete gamma function, which is concave, so
    that every step after the first comes nearer from one side. The function itself is summed as a
    series below shape + 1 and as a continued fraction above (Abramowitz and Stegun 1964, 6.5.29, 6.5.31).

    Examples
    --------
    A shape of 1 is the exponential distribution, so 95 % lie below -ln 0.05:

    >>> round(float(gamma_quantile(1, 0.05, upper=True)), 6), round(-math.log(0.05), 6)
    (2.995732, 2.995732)
    """
    a = _checked(shape, tail)
    target = math.log(tail)
    if upper:
        # The tail falls more slowly than in the normal distribution; any start serves, this one is near.
        x = a + 2.0 * np.sqrt(a) + 1.0
        for _ in range(STEPS):
            log_tail, log_density = _log_gamma_above(a, x)
            new = np.maximum(x + (log_tail - target) * np.exp(log_tail - log_density), x / 10.0)
            if _settled(x, new):
                break
            x = new
        return new.reshape(np.shape(shape))
    return _solve_below(lambda x: _log_gamma_below(a, x), a, target).reshape(np.shape(shape))


def beta_quantile(a: ArrayLike, b: ArrayLike, tail: float) -> Array:
    """Where a beta distribution leaves a given probability below.

    Parameters
    ----------
    a, b
        Numbers of at least 1, of shapes that broadcast.
    tail
        The probability below the result, above 0 and at most 0.5. For an upper tail, swap `a` and `b`
        and take the result from 1.

    Returns
    -------
    Numbers between 0 and 1, in the common shape.

    Raises
    ------
    ValueError
        When `a` or `b` is below 1 or not finite, or `tail` is outside its range.

    Notes
    -----
    Newton's method on the logarithm of the regularised incomplete beta function, against log x. The
    function is a continued fraction (Abramowitz and Stegun 1964, 26.5.8).

    Examples
    --------
    With b = 1 the distribution function is x to the power a:

    >>> round(float(beta_quantile(2, 1, 0.25)), 12)
    0.5
    """
    first, second = np.broadcast_arrays(_checked(a, tail), _checked(b, tail))
    found = _solve_below(lambda x: _log_beta_below(first, second, x), first / (first + second), math.log(tail))
    return found.reshape(np.broadcast_shapes(np.shape(a), np.shape(b)))


def beta_below(a: ArrayLike, b: ArrayLike, x: ArrayLike) -> Array:
    """The probability that a beta variable lies below x: the regularised incomplete beta function.

    Parameters
    ----------
    a, b
        Numbers of at least 1.
    x
        Numbers from 0 to 1.

    Returns
    -------
    Probabilities, in the common shape.

    Raises
    ------
    ValueError
        When `a` or `b` is below 1 or not finite.

    Examples
    --------
    >>> round(float(beta_below(2, 1, 0.5)), 12)
    0.25
    """
    first, second, at = np.broadcast_arrays(_checked(a, 0.5), _checked(b, 0.5), np.asarray(x, dtype=np.float64))
    inside = np.clip(at, TINY, 1.0 - 2.0**-53)
    found = np.exp(_log_beta_below(first, second, inside)[0])
    found = np.where(at <= 0.0, 0.0, np.where(at >= 1.0, 1.0, found))
    return found.reshape(np.broadcast_shapes(np.shape(a), np.shape(b), np.shape(x)))


def _checked(shape: ArrayLike, tail: float) -> Array:
    a = np.atleast_1d(np.asarray(shape, dtype=np.float64))
    if not (np.isfinite(a) & (a >= 1.0)).all():
        raise ValueError("a shape parameter is below 1 or not finite")
    if not 0.0 < tail <= 0.5:
        raise ValueError(f"tail is {tail!r}; it must lie above 0 and not above 0.5")
    return a


def _settled(old: Array, new: Array) -> bool:
    return bool(np.all(np.abs(new - old) <= 1e-14 * np.abs(new)))


def _solve_below(below: Callable[[Array], tuple[Array, Array]], start: Array, target: float) -> Array:
    """Solve log F(x) = target by Newton steps in log x; `below` gives log F and the log density."""
    x = new = np.array(start, dtype=np.float64)
    for _ in range(STEPS):
        log_below, log_density = below(x)
        step = (log_below - target) * np.exp(log_below - log_density) / x
        new = x * np.exp(np.clip(-step, -700.0, 1.0))
        if _settled(x, new):
            break
        x = new
    return new


def _log_gamma_excess(a: Array) -> Array:
    """ln Γ(a) less Stirling's (a - 1/2) ln a - a + ln(2π)/2, to full precision."""
    small = a < 10.0
    large = np.where(small, 10.0, a)
    inverse = 1.0 / large
    square = inverse * inverse
    terms = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156)
    found = np.zeros_like(large)
    for term in reversed(terms):
        found = found * square + term
    found = found * inverse
    if small.any():
        few, where = np.unique(a[small], return_inverse=True)
        exact = [math.lgamma(v) - (v - 0.5) * math.log(v) + v - 0.5 * math.log(2 * math.pi) for v in few.tolist()]
        found[small] = np.array(exact, dtype=np.float64)[where]
    return found


def _log_ratio(x: Array, to: Array) -> Array:
    """ln(x / to), exact both where the two are near each other and where x is near 0."""
    u = (x - to) / to
    return np.where(np.abs(u) < 0.5, np.log1p(np.maximum(u, -0.5)), np.log(x / to))


def _log_gamma_front(a: Array, x: Array) -> Array:
    """ln of x^a e^-x / Γ(a + 1), without the cancellation of large terms."""
    u = (x - a) / a
    return a * (_log_ratio(x, a) - u) - 0.5 * np.log(2.0 * math.pi * a) - _log_gamma_excess(a)


def _log_gamma_below(a: Array, x: Array) -> tuple[Array, Array]:
    """ln P(a, x) by its series, and the log density."""
    front = _log_gamma_front(a, x)
    term = np.ones_like(a)
    total = np.ones_like(a)
    k = 0
    while np.any(term > 1e-17 * total):
        k += 1
        term = term * (x / (a + k))
        total = total + term
    return front + np.log(total), front + np.log(a) - np.log(x)


def _log_gamma_above(a: Array, x: Array) -> tuple[Array, Array]:
    """ln Q(a, x), and the log density."""
    front = _log_gamma_front(a, x)
    near = x < a + 1.0
    far = np.where(near, a + 1.0, x)
    fraction = _lentz(lambda k: -k * (k - a), lambda k: far + 1.0 + 2.0 * k - a, far + 1.0 - a)
    log_above = front + np.log(a) - np.log(fraction)
    if near.any():
        log_below = _log_gamma_below(a[near], x[near])[0]
        log_above[near] = np.log(-np.expm1(log_below))
    return log_above, front + np.log(a) - np.log(x)


def _log_beta_below(a: Array, b: Array, x: Array) -> tuple[Array, Array]:
    """ln I_x(a, b), and the log density."""
    middle = a / (a + b)
    front = a * _log_ratio(x, middle) + b * np.log1p((middle - x) / (b / (a + b)))
    front = front + 0.5 * np.log(a * b / (2.0 * math.pi * (a + b)))
    front = front + _log_gamma_excess(a + b) - _log_gamma_excess(a) - _log_gamma_excess(b)
    swap = x > (a + 1.0) / (a + b + 2.0)
    p, q, y = np.where(swap, b, a), np.where(swap, a, b), np.where(swap, 1.0 - x, x)

    def numerator(k: int) -> Array:
        half = np.float64(k // 2)
        upper = -(p + half) * (p + q + half) if k % 2 else half * (q - half)
        found: Array = upper * y / ((p + k - 1.0) * (p + k))
        return found

    one = np.ones_like(y)
    part = front - np.log(p) - np.log(_lentz(numerator, lambda _: one, one))
    log_below = np.where(swap, np.log(np.maximum(-np.expm1(np.minimum(part, -TINY)), TINY)), part)
    return log_below, front - np.log(x) - np.log1p(-x)


def _lentz(numerator: Callable[[int], Array], denominator: Callable[[int], Array], first: Array) -> Array:
    """The continued fraction first + n1 / (d1 + n2 / (d2 + ...)), by Lentz's method as modified by Thompson."""
    value = np.where(first == 0.0, TINY, first)
    c, d = value.copy(), np.zeros_like(value)
    k = 0
    change = np.full_like(value, 2.0)
    while np.any(np.abs(change - 1.0) > 1e-15) and k < 10_000_000:
        k += 1
        top, bottom = numerator(k), denominator(k)
        d = bottom + top * d
        c = bottom + top / c
        d = 1.0 / np.where(d == 0.0, TINY, d)
        c = np.where(c == 0.0, TINY, c)
        change = c * d
        value = value * change
    return value

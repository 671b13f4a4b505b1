"""How a step's settings are written out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from typing import Any

import pandas as pd

__all__ = ["SpecReading", "written_out"]


def written_out(spec: Any) -> str:
    """A specification as it would be typed: only the settings that differ from the default.

    Parameters
    ----------
    spec
        A dataclass.

    Returns
    -------
    For example `Treat(max_points=1)`.

    Examples
    --------
    >>> from monitor_lab.steps.screen import Screen
    >>> written_out(Screen(min_available=75.0))
    'Screen(min_available=75)'
    """
    said = [
        f"{f.name}={_short(getattr(spec, f.name))}"
        for f in fields(spec)
        if not _same(getattr(spec, f.name), _default(f))
    ]
    return f"{type(spec).__name__}({', '.join(said)})"


class SpecReading:
    """Specifications that print the settings that were chosen, and compare frames by what they hold.

    Examples
    --------
    >>> from monitor_lab.steps.screen import Screen
    >>> Screen(keep=("Durban",))
    Screen(keep=('Durban',))
    >>> Screen() == Screen(min_available=50.0)
    True
    """

    def __repr__(self) -> str:
        return written_out(self)

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        names = [f.name for f in fields(self)]  # type: ignore[arg-type]
        return all(_same(getattr(self, n), getattr(other, n)) for n in names)

    def __hash__(self) -> int:
        return hash(repr(self))


def _default(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, (pd.DataFrame, pd.Series)) or isinstance(other, (pd.DataFrame, pd.Series)):
        return type(one) is type(other) and bool(one.equals(other))
    return bool(one == other)


def _short(value: Any) -> str:
    if isinstance(value, pd.DataFrame):
        return f"<{len(value)} rows of {', '.join(map(str, value.columns))}>"
    if isinstance(value, pd.Series):
        return f"<{len(value)} rows>"
    if isinstance(value, bool) or not isinstance(value, float):
        return repr(dict(value)) if isinstance(value, Mapping) else repr(value)
    return f"{value:g}"

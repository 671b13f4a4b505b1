"""The library that reads and writes workbooks, or words that say how to get it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = ["openpyxl"]


def openpyxl() -> Any:
    """The module openpyxl, which only workbooks need.

    Parameters
    ----------
    None
        It is always the same module.

    Returns
    -------
    The module.

    Raises
    ------
    ImportError
        When it is not installed: the extra `excel` brings it.

    Examples
    --------
    >>> openpyxl().__name__
    'openpyxl'
    """
    try:
        return import_module("openpyxl")
    except ImportError:
        words = 'Workbooks (.xlsx) need openpyxl: install "monitor-lab[excel]", or use CSV.'
        raise ImportError(words) from None

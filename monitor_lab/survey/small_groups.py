"""Which groups of respondents may be shown, so that nobody in a small one can be made out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

__all__ = ["Shared", "which_to_show"]


class Shared(NamedTuple):
    """Groups to show and to hide, in the order given, and a sentence on it ("" when none is hidden).

    Examples
    --------
    >>> Shared(("Women",), (), "").show
    ('Women',)
    """

    show: tuple[str, ...]
    hide: tuple[str, ...]
    note: str


def which_to_show(sizes: Mapping[str, int], minimum: int, *, others: int = 0) -> Shared:
    """Hide groups below a size, and one more where they could be worked out from the whole.

    Parameters
    ----------
    sizes
        Respondents in each group.
    minimum
        The smallest group that is shown.
    others
        Respondents in the whole who are in none of these groups.

    Returns
    -------
    A `Shared`. Where the people of the whole who are in no shown group are fewer than `minimum`, but
    not none, the smallest shown group is hidden as well: else they would follow by subtraction.

    Raises
    ------
    ValueError
        When `minimum` is below 1.

    Examples
    --------
    Three people aged 80 or more are hidden, and so is the next smallest group:

    >>> which_to_show({"18-34": 60, "35-79": 50, "80+": 3}, 5).show
    ('18-34',)
    """
    if minimum < 1:
        raise ValueError(f"minimum is {minimum}; a group has at least 1 person")
    hide = {name for name, size in sizes.items() if size < minimum}
    unseen = others + sum(sizes[name] for name in hide)
    small = len(hide)
    while 0 < unseen < minimum and len(hide) < len(sizes):
        smallest = min((name for name in sizes if name not in hide), key=lambda name: sizes[name])
        hide.add(smallest)
        unseen += sizes[smallest]
    show = tuple(name for name in sizes if name not in hide)
    hidden = tuple(name for name in sizes if name in hide)
    return Shared(show, hidden, _note(hidden, small, minimum))


def _note(hidden: tuple[str, ...], small: int, minimum: int) -> str:
    if not hidden:
        return ""
    names = ", ".join(hidden)
    if len(hidden) == small:
        return f"Not shown, because fewer than {minimum} people answered: {names}."
    return f"Not shown, so that no group of fewer than {minimum} people can be worked out: {names}."

"""What the package refuses, in words that the person who made the file can act on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["PRINTED", "DataError", "FrameworkError", "NotPartsOfAWholeError", "Problem", "ProblemsError"]

PRINTED = 50
"""So many problems are printed; the error keeps them all."""


@dataclass(frozen=True)
class Problem:
    """One thing to mend: where it stands, what was found, what is allowed.

    Examples
    --------
    >>> print(Problem("Unknown indicator.", file="city.csv", column="C1", suggestion="C01"))
    city.csv, column C1: Unknown indicator. Did you mean C01?
    >>> print(Problem("The cell is empty.", file="city.xlsx", row=3, column="unit", sheet="2019"))
    city.xlsx, sheet 2019, row 3, column unit: The cell is empty.
    """

    what: str
    file: str = ""
    row: int | None = None
    column: str = ""
    allowed: str = ""
    suggestion: str = ""
    sheet: str = ""

    def __str__(self) -> str:
        place = [self.file] if self.file else []
        if self.sheet:
            place.append(f"sheet {self.sheet}")
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f"column {self.column}")
        words = self.what
        if self.allowed:
            words += f" Allowed: {self.allowed}."
        if self.suggestion:
            words += f" Did you mean {self.suggestion}?"
        return f"{', '.join(place)}: {words}" if place else words


class ProblemsError(ValueError):
    """Every problem of one input, raised once.

    Parameters
    ----------
    problems
        At least one `Problem`; all are kept in `.problems` in the order given. The printed list ends
        after `PRINTED`, and says how many more there are.

    Examples
    --------
    >>> print(ProblemsError([Problem("No rows."), Problem("No columns.")]))
    2 problems:
      1. No rows.
      2. No columns.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        if len(self.problems) == 1:
            return str(self.problems[0])
        lines = [f"  {i}. {problem}" for i, problem in enumerate(self.problems[:PRINTED], 1)]
        if len(self.problems) > PRINTED:
            lines.append(f"  and {len(self.problems) - PRINTED} more.")
        return f"{len(self.problems)} problems:\n" + "\n".join(lines)


class FrameworkError(ProblemsError):
    """A framework that cannot be used: all that is wrong with its groups and indicators."""


class DataError(ProblemsError):
    """Data that cannot be used: all that is wrong with a file or a frame."""


class NotPartsOfAWholeError(ValueError):
    """A pie was asked for, but the shares are not known to be parts of one whole."""

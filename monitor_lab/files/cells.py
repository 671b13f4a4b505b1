"""What stands in one cell: a number, nothing, or a mistake that has a name."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import Problem

__all__ = ["MISSING", "broken", "escape_formula", "to_numbers", "unescape_formula"]

MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", "-", "–", "—", "..", "…"})
"""What an empty cell may look like, in lower case. A missing value stays missing: it is never zero."""

_ALLOWED = "numbers such as 12.5, or an empty cell where the value is missing"
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    r"\d{4}-\d\d?-\d\d?([ T].*)?|\d\d?[/.]\d\d?[/.](\d\d|\d{4})"
    rf"|\d\d?[-/ ]{_MONTH}([-/ ]\d{{2,4}})?|{_MONTH}[-/ ]\d{{1,4}}",
    re.IGNORECASE,
)
_ERROR = re.compile(r"#(DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|GETTING_DATA)", re.IGNORECASE)
_RISKY = re.compile(r"'*[=+\-@\t\r\n]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r\n]")


def escape_formula(text: str) -> str:
    """A text that a spreadsheet shows as it stands, and does not run as a formula.

    Parameters
    ----------
    text
        What the cell shall show.

    Returns
    -------
    The text, with an apostrophe before it where it begins with = + - @ or a line break.

    Raises
    ------
    Nothing
        Every text is accepted.

    Examples
    --------
    >>> escape_formula("=HYPERLINK(A1)"), escape_formula("Durban")
    ("'=HYPERLINK(A1)", 'Durban')
    """
    return f"'{text}" if _RISKY.match(text) else text


def unescape_formula(text: str) -> str:
    """The text that `escape_formula` was given.

    Parameters
    ----------
    text
        A cell of a file.

    Returns
    -------
    The cell without the apostrophe that keeps a text from being a formula.

    Raises
    ------
    Nothing
        Every text is accepted.

    Examples
    --------
    >>> unescape_formula("'=A1"), unescape_formula("'s-Hertogenbosch")
    ('=A1', "'s-Hertogenbosch")
    """
    return text[1:] if _ESCAPED.match(text) else text


def broken(cell: str) -> str:
    """Why a cell of any column cannot be read, in words, or an empty text.

    Parameters
    ----------
    cell
        The cell's text.

    Returns
    -------
    A sentence about a formula without a result or an error of the spreadsheet, or "".

    Raises
    ------
    Nothing
        Every text is accepted.

    Examples
    --------
    >>> broken("#DIV/0!")
    '"#DIV/0!" is an error of a spreadsheet formula.'
    >>> broken("Durban")
    ''
    """
    if _ERROR.fullmatch(cell):
        return f'"{cell}" is an error of a spreadsheet formula.'
    if cell.startswith("="):
        return (
            f'"{_short(cell)}" is a formula whose result is not stored in the file: open it in a spreadsheet '
            "programme and save it, or paste the values."
        )
    return ""


def to_numbers(
    texts: pd.Series[str], file: str, column: str, sheet: str = ""
) -> tuple[NDArray[np.float64], list[Problem]]:
    """Texts as 64-bit floats; missing becomes NaN; what is no finite number becomes a problem.

    Parameters
    ----------
    texts
        Stripped cells of one column; their index counts from 0, the file's rows from 2.
    file, column, sheet
        How problems call the place.

    Returns
    -------
    The numbers, in the order of `texts`, and the problems.

    Raises
    ------
    Nothing
        Problems are returned, so that those of all columns can be raised at once.

    Examples
    --------
    >>> values, problems = to_numbers(pd.Series(["1.5", "", "12,5"]), "city.csv", "C01")
    >>> values.tolist(), problems[0].suggestion
    ([1.5, nan, nan], '12.5')
    """
    values = np.array([_number(cell) for cell in texts], dtype=np.float64)
    infinite = np.isinf(values)
    # Few cells are no numbers: only those are looked at as words.
    odd = np.flatnonzero(np.isnan(values) | infinite)
    words = texts.iloc[odd]
    wrong = words[~words.str.lower().isin(list(MISSING)).to_numpy(dtype=bool)]
    rows = (wrong.index.to_numpy(dtype=np.int64) + 2).tolist()
    problems = [_not_a_number(cell, file, row, column, sheet) for row, cell in zip(rows, wrong, strict=True)]
    values[infinite] = np.nan
    return values, problems


def _number(cell: str) -> float:
    """The nearest 64-bit float (pandas may miss it by one digit), or NaN where the cell is no plain number."""
    try:
        return float(cell) if "_" not in cell and cell.isascii() else np.nan
    except ValueError:
        return np.nan


def _not_a_number(cell: str, file: str, row: int, column: str, sheet: str) -> Problem:
    def problem(what: str, suggestion: str = "") -> Problem:
        return Problem(what, file, row, column, _ALLOWED, suggestion, sheet)

    shown, plain = _short(cell), cell.replace("−", "-")
    if why := broken(cell):
        return problem(why)
    if re.fullmatch(r"[-+]?(inf(inity)?|\d+(\.\d+)?e\+?\d+)", plain, re.IGNORECASE):
        return problem(f'"{shown}" is not a finite number.')
    if _DATE.fullmatch(cell):
        return problem(f'"{shown}" is a date. A spreadsheet may have made it from a number.')
    if plain.lower() in ("true", "false"):
        return problem(f'"{shown}" is a yes or no, not a number.')
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+", plain):
        whole = plain.replace(",", "")
        return problem(f'"{shown}" has a comma.', f"{whole}, or {plain.replace(',', '.', 1)}")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+\.\d+", plain):
        return problem(f'"{shown}" has commas between thousands.', plain.replace(",", ""))
    if re.fullmatch(r"-?\d+,\d+", plain):
        return problem(f'"{shown}" has a decimal comma.', plain.replace(",", "."))
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+,\d+", plain):
        return problem(f'"{shown}" has a decimal comma.', plain.replace(".", "").replace(",", "."))
    if re.fullmatch(r"-?\d{1,3}(\.\d{3}){2,}", plain):
        return problem(f'"{shown}" has points between thousands.', plain.replace(".", ""))
    if re.fullmatch(r"-?\d[\d ,.]*\s*%", plain):
        return problem(f'"{shown}" has a percent sign.', plain.rstrip("% ").replace(",", "."))
    if re.fullmatch(r"-?\d{1,3}([ \u00a0\u202f']\d{3})+(\.\d+)?", plain):
        return problem(f'"{shown}" has a space in it.', re.sub(r"[\s']", "", plain))
    if re.fullmatch(r"[<>≤≥]\s*\d+(\.\d+)?", plain):
        return problem(f'"{shown}" says a limit and no number: where a count is withheld, leave the cell empty.')
    if re.fullmatch(r"-?\d+(\.\d+)?\s*([*†‡]+|\(?[a-z]\)?|\[\d+\])", plain):
        return problem(f'"{shown}" has a footnote mark.', re.findall(r"-?\d+(?:\.\d+)?", plain)[0])
    if plain != cell and re.fullmatch(r"-\d+(\.\d+)?", plain):
        return problem(f'"{shown}" has a typographic minus sign.', plain)
    return problem(f'"{shown}" is not a number.')


def _short(cell: str) -> str:
    """The cell, cut where it would fill the screen."""
    return cell if len(cell) <= 60 else f"{cell[:57]}..."

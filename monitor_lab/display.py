"""Results as text and as an accessible HTML table, in one manner."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, ClassVar

import pandas as pd

__all__ = ["Shown", "as_texts", "html_table"]

ROWS = 40
"""Rows of one table that are printed; the table itself holds them all."""

NOTHING = "–"
"""How a missing cell is printed."""


def as_texts(table: pd.DataFrame, decimals: int = 1) -> pd.DataFrame:
    """A table's cells as texts: numbers rounded, missing ones as a dash.

    Parameters
    ----------
    table
        Any frame.
    decimals
        Decimals of numbers that are not whole by type.

    Returns
    -------
    A frame of texts, with the same index and columns.

    Raises
    ------
    TypeError
        When `table` is not a frame.

    Examples
    --------
    >>> as_texts(pd.DataFrame({"n": [1200], "share": [48.26], "low": [float("nan")]})).iloc[0].tolist()
    ['1,200', '48.3', '–']
    """
    if not isinstance(table, pd.DataFrame):
        raise TypeError(f"a frame is needed, not {type(table).__name__}")
    columns = [[_text(v, decimals) for v in table.iloc[:, j].tolist()] for j in range(table.shape[1])]
    texts = pd.DataFrame({j: pd.Series(cells, dtype=object) for j, cells in enumerate(columns)})
    texts = texts.reindex(range(len(table)))
    texts.index = table.index
    texts.columns = table.columns
    return texts


def _text(value: Any, decimals: int) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(str(v) for v in value)
    if value is None or value is pd.NA or value != value:
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value + 0.0:,.{decimals}f}"
    return str(value)


class Shown:
    """What prints itself: a heading, tables with captions, and notes in plain sentences.

    A result inherits from it, has `notes`, and says what to show in `_heading` and `_tables`.

    Examples
    --------
    >>> class Two(Shown):
    ...     notes = ("Two people are few.",)
    ...     def _heading(self): return "Two people"
    ...     def _tables(self): return [("", pd.DataFrame({"age": [30, 41]}, index=["A", "B"]))]
    >>> Two()
    Two people
      age
    A  30
    B  41
    - Two people are few.
    """

    notes: tuple[str, ...]
    _decimals: ClassVar[int] = 1

    def _heading(self) -> str:
        raise NotImplementedError

    def _tables(self) -> Sequence[tuple[str, pd.DataFrame]]:
        raise NotImplementedError

    def __repr__(self) -> str:
        lines = [self._heading()]
        for caption, table in self._tables():
            lines += [f"{caption}:"] if caption else []
            lines += [as_texts(table.head(ROWS), self._decimals).to_string()]
            lines += [f"... and {len(table) - ROWS:,} more rows"] if len(table) > ROWS else []
        return "\n".join(lines + [f"- {note}" for note in self.notes])

    def _repr_html_(self) -> str:
        parts = [f"<p><strong>{escape(self._heading())}</strong></p>"]
        parts += [_html(caption, table, self._decimals) for caption, table in self._tables()]
        items = "".join(f"<li>{escape(note)}</li>" for note in self.notes)
        return "".join(parts) + (f"<ul>{items}</ul>" if items else "")


def _html(caption: str, table: pd.DataFrame, decimals: int) -> str:
    names = [str(name) if name is not None else "" for name in table.index.names]
    more = f"<p>... and {len(table) - ROWS:,} more rows</p>" if len(table) > ROWS else ""
    return html_table(caption, as_texts(table.head(ROWS), decimals), names) + more


def html_table(caption: str, texts: pd.DataFrame, names: Sequence[str]) -> str:
    """A frame of texts as an accessible HTML table.

    Parameters
    ----------
    caption
        Above the table; may be empty.
    texts
        What the cells say. The index gives the heads of the rows.
    names
        Heads of the index's columns; an empty one is no head.

    Returns
    -------
    HTML.

    Raises
    ------
    ValueError
        When `names` are not as many as the index has columns.

    Examples
    --------
    >>> html_table("", pd.DataFrame({"n": ["1"]}, index=["A"]), ["unit"]).partition("</thead>")[2]
    '<tbody><tr><th scope="row">A</th><td>1</td></tr></tbody></table>'
    """
    if len(names) != texts.index.nlevels:
        raise ValueError(f"{len(names)} names for an index of {texts.index.nlevels} columns")
    heads = [*names, *(" ".join(str(p) for p in c) if isinstance(c, tuple) else str(c) for c in texts.columns)]
    head = "".join(f'<th scope="col">{escape(h)}</th>' if h else "<td></td>" for h in heads)
    rows = []
    for label, cells in zip(texts.index.tolist(), texts.to_numpy().tolist(), strict=True):
        labels = label if isinstance(label, tuple) else (label,)
        row = "".join(f'<th scope="row">{escape(str(part))}</th>' for part in labels)
        rows.append(f"<tr>{row}" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>")
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    body = "".join(rows)
    return f'<table class="dataframe">{title}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'

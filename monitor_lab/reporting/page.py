"""The parts of an HTML page that stands alone: tables, sections, and the frame around them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from .style import STYLE

__all__ = ["Cell", "Row", "document", "number", "paragraph", "section", "table"]


class Cell(NamedTuple):
    """What stands in a cell of a table: its text, and a name by which the style knows its kind.

    Examples
    --------
    >>> Cell("61.2", "number").text
    '61.2'
    """

    text: str
    kind: str = ""
    style: str = ""


Row = tuple[str, Sequence[Cell | str]]
"""The header of a row, and its cells."""


def number(value: float, decimals: int = 1, missing: str = "no value") -> Cell:
    """A number as a cell, or words where there is none.

    Parameters
    ----------
    value
        Any number; NaN is missing.
    decimals
        Digits after the point; with -1, as many as the number needs, up to six in all.
    missing
        What is said instead of a number that is missing.

    Returns
    -------
    The cell.

    Raises
    ------
    Nothing
        Every number has a cell.

    Examples
    --------
    >>> number(61.25), number(float("nan"))
    (Cell(text='61.2', kind='number', style=''), Cell(text='no value', kind='none', style=''))
    """
    if math.isnan(value):
        return Cell(missing, "none")
    return Cell(f"{value:.6g}" if decimals < 0 else f"{value:.{decimals}f}", "number")


def table(ident: str, caption: str, columns: Sequence[str], rows: Sequence[Row], note: str = "") -> str:
    """A table with a caption, headers of columns and of rows, in a frame that scrolls where it is too wide.

    Parameters
    ----------
    ident
        An id that no other part of the page has.
    caption
        What the table holds.
    columns
        Their headers, the first for the headers of the rows.
    rows
        The header of each row, and its cells.
    note
        A remark under the caption.

    Returns
    -------
    HTML.

    Raises
    ------
    Nothing
        Texts are escaped.

    Examples
    --------
    >>> print(table("t", "Scores", ["Unit", "Score"], [("Durban", [number(61.0)])]).split("<table>")[0])
    <div class="scroll short" role="region" aria-labelledby="t-caption" tabindex="0">
    """
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    body = "".join(
        f'<tr><th scope="row">{escape(name)}</th>{"".join(_cell(cell) for cell in cells)}</tr>' for name, cells in rows
    )
    kind = "scroll short" if len(rows) <= 12 else "scroll"
    small = f'<span class="note">{escape(note)}</span>' if note else ""
    return (
        f'<div class="{kind}" role="region" aria-labelledby="{ident}-caption" tabindex="0"><table>'
        f'<caption><span id="{ident}-caption">{escape(caption)}</span>{small}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(cell: Cell | str) -> str:
    if isinstance(cell, str):
        return f"<td>{escape(cell)}</td>"
    kind = f' class="{cell.kind}"' if cell.kind else ""
    style = f' style="{cell.style}"' if cell.style else ""
    return f"<td{kind}{style}>{escape(cell.text)}</td>"


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph of plain text.

    Parameters
    ----------
    text
        Its words.
    kind
        A name by which the style knows it.

    Returns
    -------
    HTML.

    Raises
    ------
    Nothing
        Texts are escaped.

    Examples
    --------
    >>> paragraph("Fewer than 5 < 6")
    '<p>Fewer than 5 &lt; 6</p>'
    """
    return f"<p{f' class={chr(34)}{kind}{chr(34)}' if kind else ''}>{escape(text)}</p>"


def section(ident: str, heading: str, *parts: str) -> str:
    """A part of the page under its own heading.

    Parameters
    ----------
    ident
        Its id, to which the contents lead.
    heading
        Its name.
    *parts
        HTML.

    Returns
    -------
    HTML.

    Raises
    ------
    Nothing
        The heading is escaped; the parts must be HTML already.

    Examples
    --------
    >>> section("method", "Method", paragraph("Means."))
    '<section><h2 id="method">Method</h2><p>Means.</p></section>'
    """
    inside = f'<h2 id="{ident}">{escape(heading)}</h2>{"".join(parts)}'
    return f"<section>{inside}</section>"


def document(title: str, opening: str, sections: Sequence[str], closing: str) -> str:
    """A whole page that asks nothing of any other place.

    Parameters
    ----------
    title
        Of the page; its first heading.
    opening
        HTML under the title.
    sections
        Made by `section`; the contents are read from their headings.
    closing
        HTML at the page's end.

    Returns
    -------
    An HTML file as one text.

    Raises
    ------
    Nothing
        The title is escaped; the other parts must be HTML already.

    Examples
    --------
    >>> document("Safety", "", [], "").startswith("<!DOCTYPE html>")
    True
    """
    named = [re.search(r'<h2 id="([^"]+)">(.*?)</h2>', part) for part in sections]
    links = "".join(f'<li><a href="#{found[1]}">{found[2]}</a></li>' for found in named if found)
    contents = f'<nav aria-label="Contents"><ul>{links}</ul></nav>' if links else ""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        f"<header><h1>{escape(title)}</h1>\n{opening}\n{contents}</header>\n<main>\n"
        + "\n".join(sections)
        + f"\n</main>\n<footer>{closing}</footer>\n</body>\n</html>\n"
    )

"""What is recorded beside what people perceive; the two are never averaged."""

from __future__ import annotations

import pandas as pd

from ..charts.parts import label, need
from .page import number, section, table
from .strips import Strip, strips
from .words import score_words

__all__ = ["perception_section"]

_UNKNOWN = "not known"


def perception_section(perception: pd.DataFrame, ends: tuple[float, float]) -> str:
    """Two marks for each unit, one for the record and one for the perception.

    Parameters
    ----------
    perception
        Index: units. Columns `record` and `perception`, scores on one scale.
    ends
        The ends of the axis.

    Returns
    -------
    HTML.

    Raises
    ------
    ValueError
        When a column is missing or there is no row.

    Examples
    --------
    >>> frame = pd.DataFrame({"record": [70.0], "perception": [float("nan")]}, index=["Durban"])
    >>> "record 70.0, perception not known" in perception_section(frame, (0, 100))
    True
    """
    need(perception, ["record", "perception"], "The table of record and perception")
    pairs = perception[["record", "perception"]].to_numpy(dtype="float64").tolist()
    lines, rows = [], []
    for unit, (record, felt) in zip(perception.index, pairs, strict=True):
        words = f"record {score_words(record, _UNKNOWN)}, perception {score_words(felt, _UNKNOWN)}"
        lines.append(Strip(label(unit), words, square=record, ring=felt))
        rows.append((label(unit), [number(v, 1, _UNKNOWN) for v in (record, felt, felt - record)]))
    how = "They measure different things: what was recorded, and what people say. They are not averaged."
    key = [("square", "Record"), ("ring", "Perception")]
    return section(
        "perception",
        "Record and perception",
        strips("fig-perception", "Record and perception", how, lines, ends, key=key),
        table(
            "tab-perception",
            "Record and perception in numbers",
            ["Unit", "Record", "Perception", "Perception − record"],
            rows,
        ),
    )

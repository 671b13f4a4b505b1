"""What a reader must know before using the scores."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np

from ..charts.parts import label
from .page import Cell, Row, number, section, table

if TYPE_CHECKING:
    from ..scoring.scores import Scores
    from ..trust.ranges import Uncertainty

__all__ = ["cautions_section"]


def cautions_section(scores: Scores, uncertainty: Uncertainty | None, most: int) -> str:
    """Teaching goalposts, clipped and missing values, and each indicator's own caution.

    Parameters
    ----------
    scores
        The result.
    uncertainty
        Its ranges, if there are any.
    most
        So many clipped values are listed.

    Returns
    -------
    HTML.

    Raises
    ------
    Nothing
        Every result has cautions.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> "57% of the weight" in cautions_section(scores, None, 100)
    True
    """
    items = "".join(f"<li>{escape(words)}</li>" for words in _sentences(scores, uncertainty))
    return section("cautions", "Cautions", f"<ul>{items}</ul>", _clipped(scores, most), _own(scores))


def _sentences(scores: Scores, uncertainty: Uncertainty | None) -> list[str]:
    units, indicators = scores.prepared.shape
    words = [
        "A score tells how a unit stands between the marks of these indicators. It does not tell that a place is safe, "
        "nor that its residents are dangerous. Behind the numbers are people who were harmed."
    ]
    if uncertainty is None:
        words.append("Without an analysis of uncertainty, differences between units may come from the method alone.")
    shares = scores.teaching_share.dropna().to_numpy(dtype=np.float64)
    if len(shares):
        low, high = shares.min(), shares.max()
        part = f"{low:.0f}%" if high - low < 0.5 else f"{low:.0f}% to {high:.0f}%, depending on the unit,"
        words.append(
            f"{part} of the weight of the index rests on goalposts that are teaching choices. Other goalposts, as "
            "easily defended, give other scores."
        )
    missing = int(scores.observations.reindex(columns=scores.prepared.columns).isna().sum().sum())
    if missing:
        words.append(
            f"{missing:,} of {units * indicators:,} values ({missing / (units * indicators) * 100.0:.0f}%) are missing."
        )
    without = int(scores.index.isna().sum())
    if without:
        verb, them = ("has", "it") if without == 1 else ("have", "them")
        words.append(f"{without} of {units} units {verb} no index, because too little is known of {them}.")
    if len(scores.clipped):
        done = "count as that goalpost" if scores.recipe.normalise.clip else "score below 0 or above 100"
        one = len(scores.clipped) == 1
        words.append(
            f"{len(scores.clipped)} value{'' if one else 's'} lie{'s' if one else ''} beyond a goalpost and "
            f"{done.replace('count', 'counts', 1).replace('score', 'scores', 1) if one else done}."
        )
    if units < 20:
        words.append(
            f"With {units} units, a rank says little: each unit is a large step on the way from first to last."
        )
    return words


def _clipped(scores: Scores, most: int) -> str:
    found = scores.clipped
    if not len(found):
        return ""
    names = scores.framework.scored["name"]
    keys = [str(c) for c in found.columns[: found.columns.get_loc("indicator")]]
    rows: list[Row] = []
    for _, row in found.head(most).iterrows():
        unit = label(tuple(row[k] for k in keys)) if len(keys) > 1 else str(row[keys[0]])
        told = f"{names[str(row['indicator'])]} ({row['indicator']})"
        rows.append((unit, [told, number(row["value"], -1), number(row["goalpost"], -1), f"beyond the {row['side']}"]))
    note = "" if len(found) <= most else f"The first {most} of {len(found)}."
    caption = "Values beyond a goalpost"
    return table("tab-clipped", caption, ["Unit", "Indicator", "Value", "Goalpost", "Side"], rows, note)


def _own(scores: Scores) -> str:
    scored = scores.framework.scored
    if "caution" not in scored:
        return ""
    known = scores.prepared.notna().any(axis=0)
    used = [str(c) for c in scores.prepared.columns if known[c] and str(scored["caution"].fillna("")[c])]
    rows: list[Row] = [(f"{scored['name'][c]} ({c})", [Cell(str(scored["caution"][c]), "long")]) for c in used]
    return table("tab-cautions", "Cautions of the indicators", ["Indicator", "Caution"], rows) if rows else ""

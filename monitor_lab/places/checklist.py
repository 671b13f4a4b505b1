"""Score an audit or a safety walk: sections, coverage, evidence, and how far raters agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..display import Shown
from ..errors import DataError, Problem
from ..files.tables import nearest
from .checklist_answers import NOT_APPLICABLE, ChecklistAnswers, read_checklist
from .kappa import Agreement, rater_agreement

__all__ = ["ChecklistScore", "score_checklist"]

ALL = "all sections"


@dataclass(frozen=True, eq=False, repr=False)
class ChecklistScore(Shown):
    """The result of a checklist; made by `score_checklist`.

    Attributes
    ----------
    table
        Index `section`, and "all sections". Columns `score` (0-100, weighted over the items answered; NaN
        below the coverage asked for); `coverage`, the percent of the weight of applicable items that has
        an answer; `items`, `answered`, `not_applicable`, how many.
    items
        Index `item`. Columns `section`, `weight`, `score` (mean of the raters who answered), `answered` (by how
        many raters), `differ` (whether raters differ), a column of counts per answer, and `evidence` where
        it was given.
    agreement
        An `Agreement` of the raters; None with one rater.
    notes
        Plain sentences.

    Examples
    --------
    >>> score_checklist({"Lighting": "yes", "Sight lines": "no"}).table.loc["all sections", "score"].item()
    50.0
    """

    table: pd.DataFrame
    items: pd.DataFrame
    agreement: Agreement | None
    notes: tuple[str, ...]

    def change_since(self, before: ChecklistScore) -> pd.DataFrame:
        """How the sections changed since an earlier audit with the same checklist.

        Parameters
        ----------
        before
            The earlier result.

        Returns
        -------
        DataFrame, index `section`. Columns `before`, `after`, `change` in points, and `coverage_before` and
        `coverage_after`: a change of coverage may be all there is to a change of score.

        Raises
        ------
        DataError
            When the two do not have the same items.

        Examples
        --------
        >>> first = score_checklist({"Strategy": 1, "Budget": 2}, scale=4)
        >>> score_checklist({"Strategy": 3, "Budget": 2}, scale=4).change_since(first)["change"].to_dict()
        {'all items': 25.0, 'all sections': 25.0}
        """
        differing = sorted(set(map(str, self.items.index)) ^ set(map(str, before.items.index)))
        if differing:
            raise DataError([Problem(f'The item "{item}" is in one of the two audits only.') for item in differing])
        old = before.table.reindex(self.table.index)
        return pd.DataFrame(
            {
                "before": old["score"],
                "after": self.table["score"],
                "change": self.table["score"] - old["score"],
                "coverage_before": old["coverage"],
                "coverage_after": self.table["coverage"],
            }
        )

    def _heading(self) -> str:
        row = self.table.loc[ALL]
        score = "no score" if np.isnan(row["score"]) else f"{row['score']:.0f} of 100"
        return f"Checklist of {len(self.items)} items: {score}, {row['coverage']:.0f} % of it answered"

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        return [("Sections", self.table), ("Items", self.items)]


def score_checklist(
    answers: pd.DataFrame | pd.Series[Any] | Mapping[str, Any],
    checklist: pd.DataFrame | None = None,
    *,
    points: Mapping[str, float] | None = None,
    scale: float | None = None,
    evidence: Mapping[str, Any] | pd.Series[Any] | None = None,
    minimum_coverage: float = 50.0,
) -> ChecklistScore:
    """Score the answers to a checklist, by section, with what is not known kept apart from what is not there.

    Parameters
    ----------
    answers
        Item to answer, for one rater; or a frame, items × raters. An answer is "yes", "partly", "no", "not
        applicable", or nothing where the item was not looked at.
    checklist
        Index the items; columns `section` and `weight`, both optional. Without it the items are those
        answered, of one section and equal weight.
    points
        Other answers, with their points in percent: {"sí": 100, "en parte": 50, "no": 0}.
    scale
        Instead of `points`: answers are numbers from 0 to this, for example 4.
    evidence
        Item to a document or address that shows it. Positive answers without one are named in the notes.
    minimum_coverage
        Percent of a section's weight that must be answered for it to have a score.

    Returns
    -------
    A `ChecklistScore`.

    Raises
    ------
    DataError
        With every problem at once: an unknown answer or item (with the nearest), an item twice, a weight
        that is not positive, evidence for an item that is not there.
    ValueError
        When a setting is outside its range.

    Notes
    -----
    Items that are not applicable count neither for nor against; items not answered lower the coverage and
    are never taken as "no". An item that some raters find not applicable is scored by the others.

    Examples
    --------
    Two people on a safety walk:

    >>> checklist = pd.DataFrame({"section": ["Seeing", "Seeing", "Help"]}, index=["Lighting", "Sight lines", "Phone"])
    >>> walk = pd.DataFrame(
    ...     {"Thandi": ["yes", "partly", None], "Luis": ["yes", "no", None]}, index=checklist.index
    ... )
    >>> found = score_checklist(walk, checklist)
    >>> found.table["score"].tolist(), found.table["coverage"].round(1).tolist()
    ([62.5, nan, 62.5], [100.0, 0.0, 66.7])
    >>> found.agreement.percent
    50.0
    """
    if not 0.0 <= minimum_coverage <= 100.0:
        raise ValueError(f"minimum_coverage is {minimum_coverage!r}; it is in percent, from 0 to 100")
    read = read_checklist(answers, checklist, points=points, scale=scale)
    shown = _evidence(read, evidence)
    items = _items(read, shown)
    weight = read.items["weight"].to_numpy(dtype=np.float64)
    score = items["score"].to_numpy(dtype=np.float64)
    skipped = (items["answered"] > 0).to_numpy() & np.isnan(score)  # answered, and by all as not applicable
    section = read.items["section"].to_numpy(dtype=object)
    names = list(dict.fromkeys(section.tolist()))
    rows = [_section(weight, score, skipped, section == name, minimum_coverage) for name in names]
    rows.append(_section(weight, score, skipped, np.ones(len(weight), dtype=np.bool_), minimum_coverage))
    table = pd.DataFrame(
        rows,
        columns=["score", "coverage", "items", "answered", "not_applicable"],
        index=pd.Index([*names, ALL], name="section"),
    ).astype({"items": "int64", "answered": "int64", "not_applicable": "int64"})
    agreement = rater_agreement(read.answers) if read.answers.shape[1] > 1 else None
    return ChecklistScore(table, items, agreement, _notes(read, table, items, agreement, shown, minimum_coverage))


def _evidence(read: ChecklistAnswers, evidence: Mapping[str, Any] | pd.Series[Any] | None) -> pd.Series[Any] | None:
    if evidence is None:
        return None
    given = {item: "" if pd.isna(link) else str(link).strip() for item, link in evidence.items()}
    known = [str(i) for i in read.items.index]
    unknown = [item for item in given if item not in read.items.index]
    if unknown:
        raise DataError(
            [
                Problem(f'Evidence is given for "{i}", which is no item.', suggestion=nearest(str(i), known))
                for i in unknown
            ]
        )
    return pd.Series([given.get(item, "") for item in read.items.index.tolist()], index=read.items.index, dtype="str")


def _items(read: ChecklistAnswers, evidence: pd.Series[Any] | None) -> pd.DataFrame:
    table = read.items.copy()
    known = ~np.isnan(read.points)
    with np.errstate(invalid="ignore"):
        table["score"] = np.where(known, read.points, 0.0).sum(axis=1) / np.where(
            known.any(axis=1), known.sum(axis=1), np.nan
        )
    table["answered"] = read.answers.notna().sum(axis=1).astype("int64")
    table["differ"] = read.answers.nunique(axis=1).to_numpy() > 1
    for word in sorted({str(w) for w in read.answers.to_numpy().ravel() if w is not None and w == w}):
        table[word] = (read.answers == word).sum(axis=1).astype("int64")
    if evidence is not None:
        table["evidence"] = evidence
    return table


def _section(
    weight: NDArray[np.float64],
    score: NDArray[np.float64],
    skipped: NDArray[np.bool_],
    here: NDArray[np.bool_],
    minimum: float,
) -> tuple[float, float, int, int, int]:
    asked, known = here & ~skipped, here & ~np.isnan(score)
    whole, answered = float(weight[asked].sum()), float(weight[known].sum())
    coverage = answered / whole * 100.0 if whole > 0.0 else float("nan")
    enough = answered > 0.0 and coverage >= minimum - 1e-9
    # The quotient of two sums may miss 100 by its last digit.
    mean = min(float((weight[known] * score[known]).sum()) / answered, 100.0) if enough else float("nan")
    return mean, coverage, int(here.sum()), int(known.sum()), int((here & skipped).sum())


def _notes(
    read: ChecklistAnswers,
    table: pd.DataFrame,
    items: pd.DataFrame,
    agreement: Agreement | None,
    evidence: pd.Series[Any] | None,
    minimum: float,
) -> tuple[str, ...]:
    notes = []
    thin = [str(s) for s in table.index[table["score"].isna() & (table["coverage"] < minimum)] if s != ALL]
    if thin:
        notes.append(f"No score for {', '.join(thin)}: less than {minimum:g} % was answered.")
    open_ = int((items["answered"] == 0).sum())
    if open_:
        notes.append(f"{open_} of {len(items)} items were not answered; they count neither as yes nor as no.")
    if evidence is not None:
        bare = [str(i) for i in items.index[(items["score"] > 0) & (evidence == "")]]
        if bare:
            notes.append(f"Said to be there, without evidence: {', '.join(bare)}.")
    if agreement is not None and agreement.items:
        how = "Cohen's" if agreement.raters == 2 else "Fleiss'"
        words = f"The {agreement.raters} raters agree in {agreement.percent:.0f} % of {agreement.items} items"
        if np.isnan(agreement.kappa):
            words += "; kappa is not defined, because all answers are the same"
        else:
            words += f", {how} kappa {agreement.kappa:.2f} (0 is chance, 1 complete)"
        notes.append(words + ".")
        apart = [str(i) for i in items.index[items["differ"]]]
        if apart:
            notes.append(
                f"They differ on {', '.join(apart[:8])}{' and others' if len(apart) > 8 else ''}: talk it over."
            )
    elif agreement is not None:
        notes.append("No item was answered by all raters, so their agreement is not known.")
    if NOT_APPLICABLE in items and items[NOT_APPLICABLE].between(1, items["answered"] - 1).any():
        notes.append("Some items were found not applicable by some raters only; they are scored by the others.")
    if read.answers.shape[1] == 1:
        notes.append("One rater; a second one, independently, would tell how far the answers depend on who gives them.")
    return tuple(notes)

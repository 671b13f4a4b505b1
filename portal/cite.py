"""Print a cited figure with its marker, and the list of sources at the end of the page."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from portal.arithmetic import ArithmeticProblem, Computed, compute
from portal.markup import MARKS, replace_outside_code
from portal.models.evidence import Claim, Source
from portal.models.grades import GRADES, SEEN_WORDS, strength
from portal.numerals import QUALIFIER, thousands

Form = Literal["value", "full", "mark"]
# A marker without a figure: it goes into one unbreakable piece with the word before it.
LONELY = "<!--lonely-->"
WORD_BEFORE = re.compile(rf"([\w.,:%'’”\"!?-]*) ?{LONELY}<span class=\"cited\">")
# A marker that is not printed at all: the space before it goes too.
GONE = "<!--gone-->"
SPACE_BEFORE = re.compile(rf"(?<=\S)[ \t]*\n?[ \t]*{GONE}")


@dataclass
class Ledger:
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]

    def caveat(self, claim: Claim) -> str:
        """The caveat of a claim as plain text, with the figures of the claims that it cites."""
        return plain(claim.caveat, self)


@dataclass
class PageNotes:
    """What a staged page has cited so far, and the notes that its markers open. `ledger_url` leads to the ledger."""

    ledger_url: str
    page: str = ""
    claims: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    ours: bool = False
    opened: dict[str, str] = field(default_factory=dict)

    def cite(self, claim: Claim) -> None:
        if claim.id not in self.claims:
            self.claims.append(claim.id)
        self.cite_source(claim.source)

    def cite_source(self, source_id: str) -> None:
        if source_id not in self.sources:
            self.sources.append(source_id)

    def note(self, text: str) -> str:
        """The id of the note with this text; markers that say the same share one."""
        return self.opened.setdefault(text, f"note-{len(self.opened) + 1}")


def claim_url(claim: Claim, ledger_url: str) -> str:
    """The address of a claim, seen from a page from which `ledger_url` leads to the ledger."""
    return f"{ledger_url}{claim.collection}/{'series/' if claim.series else ''}#{claim.id}"


def figure(claim: Claim, form: Form | None = None) -> str:
    """The figure as printed in prose."""
    if not claim.value or form == "mark":
        return ""
    qualifier, digits = (claim.value[0], claim.value[1:]) if claim.value[0] in QUALIFIER else ("", claim.value)
    text = (QUALIFIER[qualifier] if qualifier else "") + thousands(digits)
    unit = claim.unit
    if unit.startswith("%"):
        text += "%"
        unit = unit[1:].strip()
        unit = unit if form == "full" else ""
    if form == "value" or not unit:
        text = text.removesuffix("%") if form == "value" else text
    else:
        text += f" {unit}"
    if form == "full":
        text += ", period not stated" if claim.period.startswith("not stated") else f", {claim.period}"
    return text


def render(text: str, ledger: Ledger, notes: PageNotes, *, markers: bool = True) -> str:
    """The text with every mark replaced. Without `markers`, figures are printed bare (they are still listed)."""

    def one(match: re.Match[str]) -> str:
        groups = match.groupdict()
        if groups["text"] is not None:
            notes.ours = True
            words = escape(groups["text"])
            return f'<span class="ours">{words}</span>' if markers else groups["text"]
        if groups["expr"] is not None:
            return _calculation(groups["expr"], groups["calc_form"], ledger, notes, markers)
        return _citation(groups["id"], bool(groups["src"]), groups["form"], ledger, notes, markers) or GONE

    printed = replace_outside_code(text, MARKS, one)
    if not markers:
        return SPACE_BEFORE.sub("", printed).replace(GONE, "")
    return WORD_BEFORE.sub(r'<span class="cited">\1', printed)


def plain(text: str, ledger: Ledger) -> str:
    """The text with its figures, and without markers."""
    return render(text, ledger, PageNotes(""), markers=False)


def _citation(name: str, is_source: bool, form: str | None, ledger: Ledger, notes: PageNotes, markers: bool) -> str:
    if is_source:
        source = ledger.sources.get(name)
        if source is None:
            return _unknown(name)
        notes.cite_source(name)
        label = f"Source: {source.producer}, {source.title}"
        return _marked("", "middle", label, _source_line(source), notes) if markers else ""
    claim = ledger.claims.get(name)
    if claim is None:
        return _unknown(name)
    notes.cite(claim)
    shown = figure(claim, form)  # type: ignore[arg-type]
    if not markers:
        return shown
    grade = GRADES[claim.grade][0]
    label = f"Source of {shown}: {grade.lower()}" if shown else f"Source of this statement: {grade.lower()}"
    return _marked(shown, strength(claim.grade), label, _claim_note(claim, ledger, notes), notes)


def _calculation(expr: str, form: str | None, ledger: Ledger, notes: PageNotes, markers: bool) -> str:
    try:
        result = compute(expr, form, ledger.claims)
    except ArithmeticProblem:
        return _unknown(expr)
    for claim_id in result.claims:
        notes.cite(ledger.claims[claim_id])
    if not markers:
        return result.shown
    return _marked(result.shown, "calc", f"How {result.shown} was computed", _steps(result, ledger, notes), notes)


def _marked(shown: str, look: str, label: str, note: str, notes: PageNotes) -> str:
    here = notes.note(note)
    before, _, last = shown.rpartition(" ")
    lead = f"{escape(before)} " if before else "" if shown else LONELY
    return (
        f'{lead}<span class="cited">{escape(last)}'
        f'<button type="button" class="marker marker--{look}" popovertarget="{here}" aria-label="{escape(label)}" '
        f"data-search-exclude></button>"
        f'<a class="marker marker--{look} marker--link" href="#sources" aria-label="Sources"></a></span>'
    )


def _claim_note(claim: Claim, ledger: Ledger, notes: PageNotes) -> str:
    source = ledger.sources.get(claim.source)
    where = f"{escape(source.producer)}, <cite>{escape(source.title)}</cite>" if source else escape(claim.source)
    date = f" ({escape(source.date_published)})" if source else ""
    said = "" if source and claim.stated_by == source.producer else f" Stated by {escape(claim.stated_by)}."
    return (
        f"<p>{escape(claim.text)}</p>"
        f"<p><b>Source</b> {where}{date}, {escape(claim.locator)}.{said}</p>"
        f"<p><b>Grade</b> {GRADES[claim.grade][0]}. <b>Period</b> {escape(claim.period)}.</p>"
        f"<p><b>Caveat</b> {escape(ledger.caveat(claim))}</p>"
        f'<p><a href="{claim_url(claim, notes.ledger_url)}">This claim in the ledger</a></p>'
    )


def _steps(result: Computed, ledger: Ledger, notes: PageNotes) -> str:
    lines = [f"<p><b>Computed</b> {escape(result.steps)}</p>"]
    for claim_id in result.claims:
        claim = ledger.claims[claim_id]
        said = f'<a href="{claim_url(claim, notes.ledger_url)}">{escape(claim.text)}</a>'
        lines.append(f"<p>{escape(figure(claim, 'full'))}: {said} ({GRADES[claim.grade][0].lower()})</p>")
    return "".join(lines)


def _source_line(source: Source) -> str:
    link = f' <a href="{escape(source.url)}">Open the source</a>.' if source.url else ""
    return f"<p>{escape(source.citation)} {SEEN_WORDS[source.seen]}.{link}</p>"


def source_list(ledger: Ledger, notes: PageNotes) -> str:
    """The Markdown that ends a page: every source with the figures that were taken from it."""
    if not notes.sources and not notes.ours:
        return ""
    parts = ["\n\n## Sources { #sources }\n"]
    if notes.ours:
        parts.append(
            '\n<p class="small">Numbers <span class="ours">underlined with dots</span> are ours: a plan, '
            "a scenario or an illustration. They describe no real place.</p>\n"
        )
    for source_id in notes.sources:
        source = ledger.sources.get(source_id)
        if source is None:
            continue
        link = f' <a href="{escape(source.url)}">Open the source</a>.' if source.url else ""
        note = f" {escape(source.note)}" if source.note else ""
        items = "".join(
            f'<li><a href="{claim_url(claim, notes.ledger_url)}">{escape(figure(claim, "full") or "Statement")}</a>: '
            f'{escape(claim.text)} <span class="small">{escape(claim.locator)}. {GRADES[claim.grade][0]}. '
            f"{escape(ledger.caveat(claim))}</span></li>"
            for claim in (ledger.claims[name] for name in notes.claims)
            if claim.source == source_id
        )
        figures = f"<ul>{items}</ul>" if items else ""
        parts.append(
            f'\n<div class="source" data-search-exclude><p>{escape(source.citation)} '
            f'<span class="small">{SEEN_WORDS[source.seen]}.{note}</span>{link}</p>{figures}</div>\n'
        )
    return "".join(parts)


def opened_notes(notes: PageNotes) -> str:
    """The notes that markers open. They stand outside everything that can be folded, or they could not show."""
    if not notes.opened:
        return ""
    made = "".join(
        f'<div popover id="{here}" class="cite-note">{text}'
        f'<button type="button" class="cite-close" popovertarget="{here}" popovertargetaction="hide">Close</button>'
        "</div>"
        for text, here in notes.opened.items()
    )
    return f"\n<section data-search-exclude>{made}</section>\n"


def _unknown(name: str) -> str:
    return f'<strong class="unknown">[no such claim: {escape(name)}]</strong>'


def escape(text: str) -> str:
    """Text that neither HTML nor Markdown will read as markup, in prose and in attributes."""
    return re.sub(r"[*_`\[\]{}|~\\]", lambda m: f"&#{ord(m.group())};", html.escape(text))

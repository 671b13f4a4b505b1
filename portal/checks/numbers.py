"""Every numeral in prose is cited, computed, marked as ours, or of a kind that needs no source."""

from __future__ import annotations

import calendar
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from portal.checks.names import CLAIMS, POINTS, SERIES, counted_nouns
from portal.content import Content
from portal.markup import CALC, CITE, CODE, FENCE, LINK, OURS, blank
from portal.numerals import numbers_in
from portal.problem import Problem
from portal.texts import texts

NUMERAL = re.compile(r"(?<![^\W_])(?<![#&/.])(?<!\w-)R?\d[\d.,]*\d*(?:\s?%)?|(?<![\w.])\.\d+")
MONTH = "(?:" + "|".join(name for name in calendar.month_name if name) + ")"
PLACES = (
    "[Mm]odule|[Ff]igure|[Cc]hart|[Tt]able|[Qq]uestion|[Ss]tep|[Pp]art|[Ww]orksheet|[Cc]hapter|[Ss]ection|[Ee]xercise"
)
# Names that hold a numeral, and places in our own text. They are not figures.
NAMES = re.compile(
    r"COVID-19|16 de Septiembre|SDGs? \d+(?:\.\w+)*|[Tt]argets? \d+\.\w+|[Gg]oal \d+|A/RES/\d+/\d+"
    r"|\b(?:[Rr]esolution|[Dd]ecree|[Ll]aw|[Aa]ct)s? (?:No\.? )?\d+(?:/\d+)?"
    r"|CC BY(?:-[A-Z]+)* \d\.\d|Attribution \d\.\d|UTF-8|WCAG \d\.\d|\bA4\b|Python 3[\d.]*"
    rf"|\b(?:(?:{PLACES})s?|Comuna) \d+(?:(?:,| and| to) \d+)*(?!\s?%|[\d.,]*\d)"
    r"|\bper 1(?:,?0{3}|0,?0{3}|00,?0{3})\b"
    rf"|\bCT-\d+|\b\d{{1,2}}(?:(?: to | and |-)\d{{1,2}})? {MONTH}\b|\b{MONTH} \d{{1,2}}\b(?!\d)"
)
# Entries of these files name their claims or their source: a year needs no other.
SOURCED = {"evidence/contradictions.yml", "evidence/reading.yml"}
LIST_NUMBER = re.compile(r"^\s*\d{1,3}[.)](?=\s)", re.M)
# After these words a number that could be a year is one, whatever follows: "in 1995 bars closed earlier".
OF_TIME = re.compile(
    r"\b(?:after|against|and|before|between|by|during|early|for|from|in|late|of|since|than|the|to|until)\s+$", re.I
)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?![\d.,]*\d)")


@dataclass
class Tally:
    """How the numerals of the site stand; `loose` are those without a source."""

    cited: int = 0
    computed: int = 0
    ours: int = 0
    exempt: int = 0
    loose: int = 0
    by_file: Counter[str] = field(default_factory=Counter)

    def sentence(self) -> str:
        total = self.cited + self.computed + self.ours + self.loose
        share = f"{math.floor(1000 * (total - self.loose) / total) / 10:g}" if self.loose else "100"
        return (
            f"Numerals in prose: {self.cited} cited, {self.computed} computed, {self.ours} marked as ours, "
            f"{self.loose} without a source ({share}% accounted for); {self.exempt} in names, dates and lists."
        )


def check(content: Content) -> tuple[list[Problem], Tally]:
    """Problems for loose numerals, and the tally of all."""
    problems: list[Problem] = []
    tally, nouns = Tally(), counted_nouns(content)
    for file, first_line, text, beside in _everything(content):
        for line, numeral in _loose(text, tally, beside, nouns):
            tally.by_file[file] += 1
            what = f"The numeral `{numeral.strip()}` stands in prose without a source."
            problems.append(Problem(file, first_line + line - 1, "EV03", what))
    return problems, tally


def _everything(content: Content) -> Iterator[tuple[str, int, str, str | None]]:
    """Every text: file, line, the words, and those that stand beside it with a source of their own."""
    for file, line, text in texts(content):
        yield file, line, text, "" if file in SOURCED else None
    for claim in content.claims.values():
        if not claim.series:
            yield CLAIMS, claim.line, claim.caveat, f"{claim.text} {claim.locator}"
        elif claim.own_caveat:
            yield POINTS, claim.line, claim.own_caveat, f"{claim.text} {claim.locator}"
    for series in content.series.values():
        said = f"{series.title} {series.says} {series.unit} {series.locator}"
        yield SERIES, content.series_lines[series.id], series.caveat, said


def _loose(
    text: str, tally: Tally, beside: str | None = None, nouns: frozenset[str] = frozenset()
) -> Iterator[tuple[int, str]]:
    """Loose numerals with their line within `text`. What is said `beside` it, with a source, needs no other.

    What looks like a year and counts one of the `nouns` is none.
    """
    told = numbers_in(beside or "")
    visible = blank(text, FENCE, CODE)
    visible = LINK.sub(_words_of_link, visible)
    tally.cited += sum(1 for m in CITE.finditer(visible) if not m["src"])
    tally.computed += len(CALC.findall(visible))
    tally.ours += len(OURS.findall(visible))
    exempt = blank(visible, CITE, CALC, OURS, NAMES, LIST_NUMBER)
    named = blank(visible, CITE, CALC, OURS)
    tally.exempt += len(NUMERAL.findall(named)) - len(NUMERAL.findall(exempt))
    for start, end in _paragraphs(visible):
        cited = beside is not None or bool(CITE.search(visible, start, end) or CALC.search(visible, start, end))
        for match in NUMERAL.finditer(exempt, start, end):
            numeral = match.group().rstrip(".,")
            noun = re.match(r"\s+([a-z]+)", exempt[match.end() :])
            counts = noun and noun[1] in nouns and not OF_TIME.search(exempt, 0, match.start())
            if cited and YEAR.fullmatch(numeral) and not counts:
                tally.exempt += 1
                continue
            if numbers_in(numeral) & told:
                tally.cited += 1
                continue
            tally.loose += 1
            yield exempt.count("\n", 0, match.start()) + 1, numeral


def _words_of_link(match: re.Match[str]) -> str:
    """What is printed of a link or an image, at its place: its words, or its caption. Addresses are no figures."""
    part = "title" if match["image"] else "text"
    gap = re.sub(r"[^\n]", " ", match.group())
    if match[part] is None:
        return gap
    start, end = match.start(part) - match.start(), match.end(part) - match.start()
    return gap[:start] + match[part] + gap[end:]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph begins and ends."""
    start = 0
    for gap in re.finditer(r"\n[ \t]*\n", text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)

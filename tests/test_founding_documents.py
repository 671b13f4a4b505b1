"""What the ledger quotes from the founding documents stands there, in the part that it names.

The documents are not ours to publish: this runs where they lie beside the repository, in ../shared/seeds.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portal.content import load
from portal.models.evidence import Claim
from portal.numerals import numbers_in

ROOT = Path(__file__).parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the founding documents are not beside this repository")

END = 10**6
# Which file is which document, and the lines on which its parts begin; a part ends where the next one begins.
DOCUMENTS: dict[str, tuple[str, dict[str, int]]] = {
    "unhabitat-framework-paper": (
        "004_*.txt",
        {
            "section I": 21,
            "section II": 33,
            "section III.A": 53,
            "section III.B": 65,
            "section III.C": 80,
            "section IV.A": 90,
            "section IV.B": 138,
            "section IV.C": 184,
            "section IV.D": 200,
            "section IV.E": 224,
        },
    ),
    "gnsc-consultative-meeting-2020": (
        "001_*.txt",
        {
            "Chapter 1": 60,
            "Chapter 2": 66,
            "Chapter 3": 129,
            "Chapter 4": 238,
            "Chapter 5": 376,
            "Chapter 6": 449,
            "Chapter 7": 514,
            "Chapter 8": 590,
            "Annex 1": 660,
            "Annex 2": 808,
            "Annex 3": 877,
            "Annex 4": 1049,
            "Annex 5": 1138,
            "Annex 6": 1231,
        },
    ),
    "safer-cities-slides": ("002_*.txt", {"slide": 1}),
    "uclg-press-release-2020": ("000_*.txt", {"": 1}),
    "gpm-position-paper-urban-security": ("003_*.txt", {"": 1}),
}
# Figures that the document does not print as a number: the list that we counted, or the words that say it.
COUNTED = re.compile(r"\b(?:count|counted|counts)\b", re.I)
ALL = load(ROOT).claims
QUOTED = [claim for claim in ALL.values() if claim.source in DOCUMENTS]


def part_of(claim: Claim) -> str:
    """The text of every part that the locator names."""
    pattern, begins = DOCUMENTS[claim.source]
    lines = next(SEEDS.glob(pattern)).read_text(encoding="utf-8").split("\n")
    starts = sorted(begins.values())
    found = []
    for place in claim.locator.split("; also "):
        names = [name for name in begins if re.match(rf"{re.escape(name)}(?![\w.]*\w)", place)] or [""]
        first = begins.get(max(names, key=len), 1)
        last = next((start for start in starts if start > first), END)
        found.append("\n".join(lines[first - 1 : last - 1]))
    text = re.sub(r"\bR(?=\d)", "R ", "\n".join(found))  # rand
    return re.sub(r"(\d),(\d)(?!\d)", r"\1.\2", text)  # one decimal is printed with a comma


def test_every_part_begins_where_we_think(subtests: pytest.Subtests) -> None:
    for name, (pattern, begins) in DOCUMENTS.items():
        lines = next(SEEDS.glob(pattern)).read_text(encoding="utf-8").split("\n")
        for part, line in begins.items():
            heading = part.rpartition(" ")[2].rpartition(".")[2]
            if heading and part != "slide" and not (part.startswith("Annex") and part != "Annex 4"):
                with subtests.test(source=name, part=part):
                    assert heading in lines[line - 1][:14] or heading in " ".join(lines[line - 1 : line + 4])[:24]


@pytest.mark.parametrize("claim", [c for c in QUOTED if c.value], ids=lambda claim: claim.id)
def test_a_figure_stands_in_the_part_that_its_locator_names(claim: Claim) -> None:
    held = numbers_in(part_of(claim))
    if abs(claim.number) not in held:
        assert COUNTED.search(claim.caveat), (
            f"{claim.value} is not in {claim.locator}; if we counted, the caveat says so"
        )


def test_slides_are_named_by_their_titles() -> None:
    text = re.sub(r"[\s*“”\"'‘’]+", " ", next(SEEDS.glob("002_*.txt")).read_text(encoding="utf-8"))
    for claim in QUOTED:
        if claim.source == "safer-cities-slides":
            title = re.sub(r"[\s*“”\"'‘’]+", " ", claim.locator.split('"')[1])
            assert title in text, claim.locator


def test_no_claim_copies_a_sentence_of_the_documents() -> None:
    """Our own words: no run of fourteen words is shared. Shorter ones are titles and lists of names."""
    copied = []
    for pattern in {pattern for pattern, _ in DOCUMENTS.values()}:
        words = re.findall(r"\w+", next(SEEDS.glob(pattern)).read_text(encoding="utf-8").lower())
        runs = {tuple(words[i : i + 14]) for i in range(len(words) - 13)}
        for claim in ALL.values():
            said = re.findall(r"\w+", claim.text.lower())
            if any(tuple(said[i : i + 14]) in runs for i in range(len(said) - 13)):
                copied.append(claim.id)
    assert copied == []

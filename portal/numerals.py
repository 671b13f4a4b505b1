"""Numbers as printed, and the numbers that a text holds, in digits or in words."""

from __future__ import annotations

import re

UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()  # noqa: SIM905
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
WORDS: dict[str, float] = {
    **{word: float(number) for number, word in enumerate(UNITS)},
    **{word: 10.0 * number for number, word in enumerate(TENS, start=2)},
    **{f"{ten}-{one}": 10.0 * n + m for n, ten in enumerate(TENS, 2) for m, one in enumerate(UNITS[1:10], 1)},
    **dict.fromkeys(("half", "halve", "halves", "halved", "halving"), 0.5),
    **{"twice": 2.0, "double": 2.0, "doubled": 2.0, "tripled": 3.0, "a dozen": 12.0},
}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
# How the ledger writes that a figure is a bound or not exact, and how it is printed.
QUALIFIER = {">": "more than ", "<": "less than ", "~": "about "}
NUMBER = re.compile(r"(?<![\w.,])[-−]?\d+(?:,\d{3})*(?:\.\d+)?(?!\.?\d)")
WORD = re.compile(rf"\b(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})\b", re.I)
SCALE = re.compile(rf"\s*(?:{'|'.join(SCALES)})\b", re.I)


def thousands(digits: str) -> str:
    """Group digits, and use a true minus sign.

    >>> thousands("1300"), thousands("0.87"), thousands("-65")
    ('1,300', '0.87', '−65')
    """
    whole, point, rest = digits.lstrip("-").partition(".")
    return ("−" if digits.startswith("-") else "") + f"{int(whole):,}" + point + rest


def numbers_in(text: str) -> set[float]:
    """Every number that the text could be read to hold, without sign; a scaled one also bare.

    >>> sorted(numbers_in("Nine hundred lamps, 1,300 more, 1.6 billion years, 48%"))
    [1.6, 9.0, 48.0, 900.0, 1300.0, 1600000000.0]
    """
    found = set()
    for match in [*NUMBER.finditer(text), *WORD.finditer(text)]:
        word = match.group().lower()
        number = WORDS[word] if word in WORDS else float(re.sub(r"[-−,]", "", word))
        found.add(number)
        scale = SCALE.match(text, match.end())
        if scale:
            found.add(number * SCALES[scale.group().strip().lower()])
    return found | ({50.0} if 0.5 in found else set())

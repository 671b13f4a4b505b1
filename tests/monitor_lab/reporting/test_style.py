"""The style asks nothing of any other place, and colours stand out in light and dark."""

from __future__ import annotations

import re

import pytest

from monitor_lab.reporting.style import STYLE


def test_nothing_is_fetched() -> None:
    assert "url(" not in STYLE and "@import" not in STYLE and "http" not in STYLE


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("scheme", [0, 1])
def test_letters_and_marks_stand_out_from_the_paper(scheme: int) -> None:
    block = re.findall(r":root \{([^}]*)\}", STYLE)[scheme]
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block))

    def contrast(a: str, b: str) -> float:
        high, low = sorted((luminance(colours[a]), luminance(colours[b])), reverse=True)
        return (high + 0.05) / (low + 0.05)

    for name in ("ink", "muted", "link"):
        assert contrast(name, "paper") >= 4.5 and contrast(name, "sunken") >= 4.5
    for mark in ("first", "second"):
        assert contrast(mark, "paper") >= 3.0


def test_it_knows_dark_print_and_telephones() -> None:
    for words in ("prefers-color-scheme: dark", "@media print", "overflow-x: auto", "max-width: 30rem"):
        assert words in STYLE

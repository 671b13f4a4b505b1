"""Letters stand out from every shade."""

from __future__ import annotations

import numpy as np
import pytest

from monitor_lab.charts.shades import DARK, LIGHT, hexadecimal, ink, shade


def test_the_scale_runs_from_light_to_dark() -> None:
    assert shade(0) == LIGHT and shade(100) == DARK
    assert [shade(p)[1] for p in range(0, 101, 10)] == sorted((shade(p)[1] for p in range(0, 101, 10)), reverse=True)
    assert hexadecimal((255.0, 0.0, 16.0)) == "#ff0010"


@pytest.mark.parametrize("share", np.linspace(0, 100, 101).tolist())
def test_letters_stand_out_from_every_shade(share: float) -> None:
    def linear(part: float) -> float:
        part /= 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    r, g, b = (linear(part) for part in shade(share))
    ground = 0.2126 * r + 0.7152 * g + 0.0722 * b
    contrast = 1.05 / (ground + 0.05) if ink(share) == "white" else (ground + 0.05) / 0.05
    assert contrast >= 4.5

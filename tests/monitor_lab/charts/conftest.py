"""Draws a specification, so that a test knows that it can be drawn."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import vl_convert


@pytest.fixture(scope="session")
def drawn() -> Callable[[dict[str, Any]], str]:
    """The chart as SVG; a specification that is no valid JSON fails."""

    def draw(spec: dict[str, Any]) -> str:
        json.dumps(spec, allow_nan=False)
        return str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))

    return draw

"""Record and perception stand side by side and are not averaged."""

from __future__ import annotations

import pandas as pd
import pytest

from monitor_lab.reporting.perceived import perception_section


def test_both_and_their_gap_are_shown() -> None:
    frame = pd.DataFrame({"record": [70.0, 55.0], "perception": [40.0, float("nan")]}, index=["A", "B"])
    html = perception_section(frame, (0.0, 100.0))
    assert "record 70.0, perception 40.0" in html and '<td class="number">-30.0</td>' in html
    assert "record 55.0, perception not known" in html and "They are not averaged" in html
    assert '55.0</td><td class="none">not known' in html


def test_a_table_without_one_of_them_is_refused() -> None:
    with pytest.raises(ValueError, match='no column "perception"'):
        perception_section(pd.DataFrame({"record": [1.0]}), (0, 100))

"""How results print themselves."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from monitor_lab.display import Shown, as_texts


class Example(Shown):
    """A result of one table."""

    def __init__(self, table: pd.DataFrame) -> None:
        self.table = table
        self.notes = ("A note <here>.",)

    def _heading(self) -> str:
        return "A & B"

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        return [("Caption", self.table)]


def test_numbers_are_rounded_and_missing_ones_are_a_dash() -> None:
    table = pd.DataFrame(
        {
            "whole": np.array([1500, 2], dtype=np.int64),
            "share": [48.26, np.nan],
            "word": ["a", None],
            "flag": [True, False],
            "list": [["x", "y"], []],
        }
    )
    texts = as_texts(table)
    assert texts["whole"].tolist() == ["1,500", "2"]
    assert texts["share"].tolist() == ["48.3", "–"]
    assert texts["word"].tolist() == ["a", "–"]
    assert texts["flag"].tolist() == ["yes", "no"]
    assert texts["list"].tolist() == ["x, y", ""]
    assert as_texts(table, 2)["share"].tolist()[0] == "48.26"


def test_no_number_is_minus_zero() -> None:
    assert as_texts(pd.DataFrame({"x": [-0.0]})).iloc[0, 0] == "0.0"


def test_an_empty_table_and_repeated_columns_can_be_shown() -> None:
    assert as_texts(pd.DataFrame(columns=["a"])).shape == (0, 1)
    assert as_texts(pd.DataFrame([[1.0, 2.0]], columns=["a", "a"])).iloc[0].tolist() == ["1.0", "2.0"]


def test_the_html_is_escaped_and_its_heads_have_scopes() -> None:
    index = pd.MultiIndex.from_tuples([("<s>", "w")], names=["by", "group"])
    html = Example(pd.DataFrame({"n": [3]}, index))._repr_html_()
    assert "A &amp; B" in html and "&lt;here&gt;" in html and "<s>" not in html
    assert html.count('scope="row"') == 2 and '<th scope="col">group</th>' in html
    assert "<caption>Caption</caption>" in html and "<style" not in html


def test_long_tables_are_cut_and_say_so() -> None:
    shown = Example(pd.DataFrame({"n": range(45)}))
    assert "... and 5 more rows" in repr(shown) and "... and 5 more rows" in shown._repr_html_()
    assert repr(shown).startswith("A & B\nCaption:\n") and repr(shown).endswith("- A note <here>.")


def test_only_frames_are_tables() -> None:
    with pytest.raises(TypeError, match="a frame is needed"):
        as_texts([1, 2])  # type: ignore[arg-type]


def test_what_has_nothing_to_show_says_so() -> None:
    with pytest.raises(NotImplementedError):
        repr(Shown())

"""Gaps between groups, from rows and from published shares."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.survey.gaps import gaps

PUBLISHED = {"Women": 80.0, "Men": 60.0}
SIZES = {"Women": 70, "Men": 80}


def people(counts: dict[str, tuple[int, int]]) -> pd.DataFrame:
    """A respondent a row: for each group how many said yes, of how many."""
    rows = [(group, int(i < yes)) for group, (yes, n) in counts.items() for i in range(n)]
    return pd.DataFrame(rows, columns=["sex", "unsafe"])


def test_the_difference_has_the_limits_printed_by_newcombe() -> None:
    """56 of 70 against 48 of 80: 0.0524 to 0.3339 (method 10)."""
    table = gaps(PUBLISHED, n=SIZES, reference="Men").table
    row = table.loc[("group", "Women")]
    assert row[["difference", "difference_low", "difference_high"]].tolist() == pytest.approx(
        [20, 5.24, 33.39], abs=6e-3
    )
    assert row["ratio"] == pytest.approx(4 / 3) and row["clear"]
    assert math.isnan(table.loc[("group", "Men"), "difference"]) and not table.loc[("group", "Men"), "clear"]


def test_rows_of_respondents_and_published_shares_say_the_same() -> None:
    rows = gaps(people({"Women": (56, 70), "Men": (48, 80)}), "sex", outcome="unsafe", reference="Men").table
    published = gaps(PUBLISHED, "sex", n=SIZES, reference="Men").table
    pd.testing.assert_frame_equal(rows.sort_index(), published.sort_index(), check_dtype=False)


def test_a_design_effect_of_4_is_a_quarter_of_the_respondents() -> None:
    wide = gaps(PUBLISHED, n={"Women": 280, "Men": 320}, reference="Men", design_effect=4).table
    plain = gaps(PUBLISHED, n=SIZES, reference="Men").table
    columns = ["low", "high", "difference_low", "difference_high", "ratio_low", "ratio_high"]
    pd.testing.assert_frame_equal(wide[columns], plain[columns])
    rows = people({"Women": (224, 280), "Men": (192, 320)})
    same = gaps(rows, "sex", outcome="unsafe", reference="Men", design_effect=4).table
    assert same.loc[("sex", "Women"), "difference_low"] == pytest.approx(5.24, abs=6e-3)


def test_without_n_there_are_gaps_without_intervals() -> None:
    found = gaps(PUBLISHED)
    assert found.table["difference"].abs().max() == pytest.approx(20)
    assert found.table[["low", "difference_low", "ratio_low"]].isna().all(axis=None)
    assert any("not known" in note for note in found.notes)


def test_the_largest_group_is_the_reference_unless_another_is_named() -> None:
    assert gaps(PUBLISHED, n=SIZES).reference == {"group": "Men"}
    rows = people({"Women": (5, 10), "Men": (3, 20)}).assign(place=["A", "B"] * 15)
    found = gaps(rows, ["sex", "place"], outcome="unsafe", reference={"sex": "Women"})
    assert found.reference == {"sex": "Women", "place": "A"}


def test_neighbours_who_answer_alike_widen_the_interval() -> None:
    rows = people({"Women": (40, 80), "Men": (20, 80)}).assign(street=np.repeat(np.arange(16), 10))
    plain = gaps(rows, "sex", outcome="unsafe").table
    found = gaps(rows, "sex", outcome="unsafe", clusters="street")
    assert (found.table["design_effect"] > 5).all()
    assert (found.table["high"] - found.table["low"] > 2 * (plain["high"] - plain["low"])).all()
    assert any("only 16 clusters" in note for note in found.notes)


def test_couples_who_answer_alike_make_the_gap_between_them_certain() -> None:
    """In each household a woman and a man say the same: the shares are unsure, their difference is not."""
    rows = pd.DataFrame({"sex": ["w", "m"] * 50, "unsafe": np.repeat([1, 0], 50), "home": np.repeat(np.arange(50), 2)})
    row = gaps(rows, "sex", outcome="unsafe", clusters="home").table.loc[("sex", "w")]
    assert [row["difference"], row["difference_low"], row["difference_high"]] == pytest.approx([0, 0, 0], abs=1e-6)


def test_a_small_group_is_hidden_and_cannot_be_subtracted() -> None:
    rows = people({"Women": (20, 40), "Men": (10, 30), "Non-binary": (2, 3), "Not said": (3, 6)})
    found = gaps(rows, "sex", outcome="unsafe")
    assert found.table.index.get_level_values(1).tolist() == ["Men", "Women"]
    assert any("Non-binary, Not said" in note for note in found.notes)
    with pytest.raises(DataError, match="too few respondents"):
        gaps(rows, "sex", outcome="unsafe", reference="Non-binary")


def test_the_notes_name_the_widest_gap_and_warn_of_many_comparisons() -> None:
    found = gaps({"a": 50, "b": 52, "c": 51, "d": 49, "e": 70}, n=400, reference="a")
    assert found.notes[0].startswith("group: e 70.0 %, a 50.0 %, a gap of +20.0 points (")
    assert any("4 comparisons" in note for note in found.notes)
    unsure = gaps({"a": 50, "b": 52}, n=50)
    assert "which may be chance" in unsure.notes[0]


def test_a_share_of_0_has_a_difference_and_no_ratio_interval() -> None:
    table = gaps({"a": 0, "b": 20}, n=50, reference="b").table
    row = table.loc[("group", "a")]
    assert row["ratio"] == 0 and math.isnan(row["ratio_low"]) and row["difference_high"] < 0


def test_it_can_be_read() -> None:
    found = gaps(PUBLISHED, n=SIZES)
    assert "compared with Men" in repr(found) and "Gaps, in percentage points" in repr(found)
    assert '<th scope="row">Women</th>' in found._repr_html_()


@given(st.integers(5, 300), st.integers(5, 300), st.floats(0, 1), st.floats(0, 1))
def test_exchanging_the_reference_turns_the_sign(n: int, m: int, p: float, q: float) -> None:
    shares = {"a": round(p * n) / n * 100, "b": round(q * m) / m * 100}
    one = gaps(shares, n={"a": n, "b": m}, reference="b").table.loc[("group", "a")]
    other = gaps(shares, n={"a": n, "b": m}, reference="a").table.loc[("group", "b")]
    assert one["difference"] == pytest.approx(-other["difference"])
    assert (one["difference_low"], one["difference_high"]) == pytest.approx(
        (-other["difference_high"], -other["difference_low"])
    )
    assert one["difference_low"] <= one["difference"] <= one["difference_high"]
    assert one["clear"] == other["clear"]


@given(st.randoms(use_true_random=False))
def test_the_order_of_respondents_changes_nothing(random: object) -> None:
    rows = people({"Women": (20, 40), "Men": (10, 30)}).assign(weight=np.linspace(1, 2, 70), street=np.arange(70) % 9)
    order = list(range(70))
    random.shuffle(order)  # type: ignore[attr-defined]
    one, other = (
        gaps(r, "sex", outcome="unsafe", weights="weight", clusters="street").table for r in (rows, rows.iloc[order])
    )
    pd.testing.assert_frame_equal(one, other)


@pytest.mark.parametrize(
    ("answers", "arguments", "words"),
    [
        (PUBLISHED, {"outcome": "unsafe"}, "frame of respondents"),
        (PUBLISHED, {"confidence": 95}, "confidence"),
        (people({"a": (1, 9), "b": (2, 9)}), {"by": "sex"}, "outcome is missing"),
        (people({"a": (1, 9), "b": (2, 9)}), {"by": "sex", "outcome": "unsafe", "n": 5}, "n belongs"),
        (people({"a": (1, 9), "b": (2, 9)}), {"by": "sex", "outcome": "unsafe", "design_effect": -1}, "positive"),
        (
            people({"a": (1, 9), "b": (2, 9)}),
            {"by": "sex", "outcome": "unsafe", "design_effect": 2, "clusters": "sex"},
            "both given",
        ),
        (
            people({"a": (1, 9), "b": (2, 9)}),
            {"by": ["sex", "unsafe"], "outcome": "unsafe", "reference": "a"},
            "a reference for each",
        ),
    ],
)
def test_it_refuses_arguments_that_do_not_go_together(
    answers: object, arguments: dict[str, object], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        gaps(answers, **arguments)  # type: ignore[arg-type]


def test_it_refuses_a_reference_that_is_not_there_and_a_single_group() -> None:
    with pytest.raises(DataError, match="not a group"):
        gaps(PUBLISHED, n=SIZES, reference="Boys")
    with pytest.raises(DataError, match="fewer than two groups"):
        gaps({"a": 5.0}, n=20)

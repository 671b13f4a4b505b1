"""The bundled catalogue is whole, says what it rests on, and claims no more than it shows."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from importlib.resources import files
from itertools import combinations

import pandas as pd
import pytest

from monitor_lab import Framework

DATA = files("monitor_lab") / "data"
README = DATA.joinpath("README.md").read_text(encoding="utf-8")
BASES = ("natural bound", "normative target", "observed value", "teaching choice")
KINDS = ("record", "experience survey", "perception survey", "institutional")
FITS = ("same subject", "part of it", "related")

# What moves when people report more, whatever happens to violence.
REPORTED = ["C02", "C03", "C05", "C07", "C10", "C11", "C12", "C13", "C56", "C58", "C59"]
REPORTED_SLOTS = ["T014", "T016", "T020", "T029", "T031", "T034", "T035", "T038", "T039"]

# The 169 targets of the 2030 Agenda: the last number and the last letter of each goal.
TARGETS = {
    **{1: (5, "b"), 2: (5, "c"), 3: (9, "d"), 4: (7, "c"), 5: (6, "c"), 6: (6, "b"), 7: (3, "b"), 8: (10, "b")},
    **{9: (5, "c"), 10: (7, "c"), 11: (7, "c"), 12: (8, "c"), 13: (3, "b"), 14: (7, "c"), 15: (9, "c")},
    **{16: (10, "b"), 17: (19, "")},
}


def is_sdg_code(code: str) -> bool:
    """Whether the code has the form of an indicator under one of the 169 targets."""
    found = re.fullmatch(r"([1-9]\d?)\.([1-9]\d?|[a-d])\.([1-9])", code)
    if not found or int(found[1]) not in TARGETS:
        return False
    number, letter = TARGETS[int(found[1])]
    return int(found[2]) <= number if found[2].isdigit() else found[2] <= letter


def alike(one: str, other: str) -> float:
    """How nearly equal two names are, 0 to 1: by letters, or by words in any order."""
    words = [
        set(re.findall(r"\w+", name.lower())) - {"a", "and", "by", "in", "of", "on", "the"} for name in (one, other)
    ]
    shared = len(words[0] & words[1]) / len(words[0] | words[1])
    return max(shared, SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio())


def texts(catalogue: Framework) -> dict[str, str]:
    """Every definition, reason and caution that is not empty, by indicator and column."""
    rows = catalogue.indicators
    cells = {f"{i} {c}": str(rows[c].loc[i]) for c in ("definition", "reason", "caution") for i in rows.index}
    return {where: text for where, text in cells.items() if text}


def test_the_counts_are_those_of_the_draft(catalogue: Framework) -> None:
    levels = catalogue.view("monitor").groups["level"].value_counts()
    assert (levels["facet"], levels["dimension"], levels["subdimension"]) == (4, 10, 81)
    assert (len(catalogue.indicators), len(catalogue.scored), len(catalogue.slots)) == (179, 64, 115)


def test_a_slot_has_a_number_among_the_179_that_is_its_place(catalogue: Framework) -> None:
    places = {f"T{i:03d}" for i in range(1, 180)}
    assert set(catalogue.slots.index) < places
    order = catalogue.indicators.index.tolist()
    assert all(order.index(slot) + 1 == int(str(slot)[1:]) for slot in catalogue.slots.index)


def test_indicators_stand_in_subdimensions_and_none_of_these_is_empty(catalogue: Framework) -> None:
    view = catalogue.view("monitor")
    lowest = view.groups.index[view.groups["level"] == "subdimension"]
    assert set(view.members) == set(lowest)


def test_every_scored_indicator_is_told_in_full(catalogue: Framework) -> None:
    needed = ["definition", "unit", "reason", "typical_source", "source_kind", "caution"]
    assert (catalogue.scored[needed] != "").all(axis=None)
    assert catalogue.scored[["worst", "best", "minimum", "weight"]].notna().all(axis=None)
    assert set(catalogue.scored["direction"]) == {"higher is better", "lower is better"}


def test_a_slot_claims_nothing_that_it_has_not(catalogue: Framework) -> None:
    empty = ["definition", "unit", "direction", "basis", "reason", "sdg", "sdg_fit"]
    assert (catalogue.slots[empty] == "").all(axis=None)
    assert catalogue.slots[["worst", "best"]].isna().all(axis=None)


def test_goalposts_stand_apart_within_what_can_occur_and_as_the_direction_says(catalogue: Framework) -> None:
    rows = catalogue.scored
    for side in ("worst", "best"):
        assert (rows[side] >= rows["minimum"]).all()
        assert (rows[side] <= rows["maximum"].fillna(float("inf"))).all()
    higher = rows["direction"] == "higher is better"
    assert ((rows["best"] > rows["worst"]) == higher).all() and (rows["best"] != rows["worst"]).all()


def test_shares_end_at_100_and_indices_and_scales_at_the_ends_that_the_unit_names(catalogue: Framework) -> None:
    for code, row in catalogue.scored.iterrows():
        ends = re.search(r"(\d+)-(\d+)$", str(row["unit"]))
        if str(row["unit"]).startswith("%"):
            assert (row["minimum"], row["maximum"]) == (0, 100), code
        elif ends:
            assert (row["minimum"], row["maximum"]) == (int(ends[1]), int(ends[2])), code
        else:
            assert row["minimum"] == 0 and pd.isna(row["maximum"]), code
            assert re.search(r"\bper\b", str(row["unit"])), code


def test_a_rate_names_the_same_denominator_in_unit_and_definition(catalogue: Framework) -> None:
    for code, row in catalogue.scored.iterrows():
        found = re.search(r"per (100,000|10,000|million)( women and girls)?", str(row["unit"]))
        if found:
            assert f"per {found[1]}{found[2] or ' residents'}" in str(row["definition"]), code


def test_a_natural_bound_is_one_on_both_sides_and_nothing_else_is_called_so(catalogue: Framework) -> None:
    rows = catalogue.scored
    both = rows[["worst", "best"]].min(axis=1).eq(rows["minimum"]) & rows[["worst", "best"]].max(axis=1).eq(
        rows["maximum"]
    )
    assert ((rows["basis"] == "natural bound") == both).all()


def test_the_reason_of_an_observed_or_normative_goalpost_quotes_a_figure_and_says_whose(catalogue: Framework) -> None:
    """Which end the ground is under: an observed value lies within the worst, a norm is the best."""
    rows = catalogue.scored
    for code, row in rows[rows["basis"].isin(["observed value", "normative target"])].iterrows():
        quoted = [float(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", str(row["reason"]))]
        assert re.search(r"\b(19|20)\d\d", str(row["reason"])), f"{code}: no year"
        if row["basis"] == "normative target":
            assert row["best"] in quoted, code
        else:
            low, high = sorted((row["worst"], row["best"]))
            assert any(low < n <= high for n in quoted if n != row["best"]), code


def test_a_teaching_choice_says_that_it_is_one(catalogue: Framework) -> None:
    rows = catalogue.scored
    reasons = rows["reason"][rows["basis"] == "teaching choice"]
    assert reasons.str.contains("teaching", case=False).all()


@pytest.mark.parametrize(("column", "kinds"), [("basis", BASES), ("source_kind", KINDS)])
def test_the_readme_states_the_counts_of_the_file(catalogue: Framework, column: str, kinds: tuple[str, ...]) -> None:
    counted = catalogue.scored[column].value_counts().to_dict()
    assert set(counted) == set(kinds)
    stated = {kind: int(n) for kind, n in re.findall(r"- ([a-z ]+) \((\d+)\)", README) if kind in kinds}
    assert stated == counted


def test_the_readme_states_the_securities_and_the_weakness_as_the_file_has_them(catalogue: Framework) -> None:
    securities = catalogue.view("human-security").members[catalogue.scored.index].str.removeprefix("HS.")
    counted = securities.value_counts().to_dict()
    names = "personal|political|community|economic|food|health|environmental"
    assert {name: int(n) for name, n in re.findall(rf"\b({names}) (\d+)", README)} == counted
    assert f"{(catalogue.scored['basis'] == 'teaching choice').sum()} of 64 pairs of goalposts" in README


def test_the_readme_names_the_indicators_of_each_published_ground(catalogue: Framework) -> None:
    for basis in ("normative target", "observed value"):
        told = re.search(rf"- {basis} \(\d+\): ([^.]*)\.", README)
        assert told and sorted(re.findall(r"C\d\d", told[1])) == sorted(
            catalogue.scored.index[catalogue.scored["basis"] == basis]
        )


def test_the_readme_explains_every_column(catalogue: Framework) -> None:
    explained = {
        name.strip() for cell in re.findall(r"^\| ([^|]+) \|", README, re.MULTILINE) for name in cell.split(",")
    }
    assert {"id", *catalogue.indicators.columns} - {"target"} <= explained


def test_every_slot_but_those_of_two_kinds_of_knowledge_has_a_kind(catalogue: Framework) -> None:
    kinds = catalogue.slots["source_kind"]
    assert set(kinds[kinds != ""]) == set(KINDS)
    assert f"{(kinds != '').sum()} of 115" in README


def test_a_perception_is_told_as_a_feeling_and_a_document_as_points_or_a_share(catalogue: Framework) -> None:
    rows = catalogue.scored
    felt = rows["definition"][rows["source_kind"] == "perception survey"]
    assert felt.str.contains(r"feel|trust|worried|fear|say that", regex=True).all()
    asked = rows["typical_source"][rows["source_kind"].str.endswith("survey")]
    assert asked.str.contains("survey").all()
    read = rows["typical_source"][rows["source_kind"] == "institutional"]
    assert not read.str.contains("survey").any()


def test_what_is_reported_warns_that_reporting_moves_it(catalogue: Framework) -> None:
    cautions = catalogue.indicators["caution"].loc[REPORTED + REPORTED_SLOTS]
    words = r"report|trust|dare|telling|name it|oversight|recording|know the number|monitors|cannot be sampled"
    assert cautions.str.contains(words).all()
    police = catalogue.scored["definition"].str.contains("recorded by the police|Complaints")
    assert set(catalogue.scored.index[police]) <= set(REPORTED)
    slots = catalogue.slots["name"].str.contains(r"^Recorded|[Cc]omplaints|[Cc]alls|[Rr]eported|attacked")
    assert set(catalogue.slots.index[slots]) <= set(REPORTED_SLOTS)


@pytest.mark.parametrize("code", ["18.1.1", "16.11.1", "1.c.1", "3.b", "11.7.0", "17.a.1", "C03", "16.1.1."])
def test_what_is_no_code_of_the_goals_is_not_taken_for_one(code: str) -> None:
    assert sum(number + " abcd".index(letter or " ") for number, letter in TARGETS.values()) == 169
    assert not is_sdg_code(code)


def test_sdg_codes_have_the_form_of_the_official_list_and_say_how_near_they_are(catalogue: Framework) -> None:
    rows = catalogue.scored
    assert all(is_sdg_code(code) for cell in rows["sdg"] if cell for code in str(cell).split(", "))
    assert ((rows["sdg"] != "") == (rows["sdg_fit"] != "")).all()
    assert set(rows["sdg_fit"]) == {*FITS, ""}


@pytest.mark.parametrize(
    ("code", "sdg", "words"),
    [
        ("C01", "16.1.1", "homicide"),
        ("C13", "16.2.1", "aged 1 to 17"),
        ("C15", "16.1.4", "alone after dark"),
        ("C22", "1.2.1", "national poverty line"),
        ("C24", "8.6.1", "aged 15 to 24"),
        ("C26", "2.1.2", "Food Insecurity Experience Scale"),
        ("C34", "11.1.1", "slums, informal settlements or inadequate housing"),
        ("C45", "2.2.1", "height for age"),
        ("C48", "11.6.2", "PM2.5"),
        ("C57", "16.3.3", "formal or informal mechanism"),
    ],
)
def test_the_same_subject_is_defined_in_the_terms_of_the_official_name(
    catalogue: Framework, code: str, sdg: str, words: str
) -> None:
    row = catalogue.scored.loc[code]
    assert (row["sdg"], row["sdg_fit"]) == (sdg, "same subject") and words in row["definition"]


@pytest.mark.parametrize(("code", "best"), [("C14", 1), ("C44", 90), ("C45", 2.3), ("C48", 5)])
def test_norms_are_the_published_ones(catalogue: Framework, code: str, best: float) -> None:
    """Council of Europe 2008: one family place per 10,000; Durban declaration 2019: 90%; WHO Child Growth
    Standards: 2.3% below minus two standard deviations; WHO 2021: 5 micrograms of PM2.5."""
    row = catalogue.scored.loc[code]
    assert (row["best"], row["basis"]) == (best, "normative target")


def test_goalposts_of_the_example_are_those_of_the_published_trial(catalogue: Framework, metros: pd.DataFrame) -> None:
    found = catalogue.scored.loc[list(metros.columns), ["worst", "best"]]
    assert {str(i): (row["worst"], row["best"]) for i, row in found.iterrows()} == {
        **{"C01": (80, 1), "C02": (800, 50), "C03": (800, 20), "C22": (60, 0)},
        **{"C33": (10, 100), "C34": (80, 0), "C40": (20, 100)},
    }
    inside = (metros >= found.min(axis=1)) & (metros <= found.max(axis=1))
    assert inside.to_numpy().all(), "none is clipped"


def test_robbery_in_the_example_is_both_kinds_added(metros: pd.DataFrame) -> None:
    """Aggravated and common robbery per 100,000 residents in 2011/12, as the source prints them."""
    assert metros.loc["Johannesburg", "C03"] == pytest.approx(345.68 + 144.66)
    assert metros.loc["Cape Town", "C03"] == pytest.approx(300.17 + 231.46)


def test_every_security_has_scored_indicators_and_a_second_one_is_another(catalogue: Framework) -> None:
    view = catalogue.view("human-security")
    dimensions = view.groups.index[view.groups["level"] == "dimension"]
    assert set(view.members[catalogue.scored.index]) == set(dimensions) and len(dimensions) == 7
    second = catalogue.indicators["human_security_secondary"]
    assert set(second) <= {*dimensions, ""} and not (second == view.members).any()
    assert set(view.members[["C35", "C36"]]) == {"HS.economic"}, "tenure and its loss belong together"


def test_texts_are_sentences(catalogue: Framework) -> None:
    for where, text in texts(catalogue).items():
        assert re.fullmatch(r"[A-Z0-9][^\n]*\.", text), where
        assert "  " not in text and " ," not in text and not re.search(r"\.\.|[^\x20-\x7eáéíóúñ]", text), where
        assert not re.search(r"[a-z)]\. [a-z]", text), where


def test_names_begin_with_a_capital_end_without_a_stop_and_are_short(catalogue: Framework) -> None:
    for name in [*catalogue.indicators["name"], *catalogue.groups["name"]]:
        assert re.fullmatch(r"[A-Z](?!.*  ).*[a-z0-9+)]", name) and len(name) <= 75, name


def test_no_cell_of_the_files_has_blanks_at_its_ends_or_two_inside() -> None:
    for name in ("indicators.csv", "groups.csv"):
        with (DATA / name).open("rb") as file:
            cells = pd.read_csv(file, dtype="str", keep_default_na=False).stack()
        assert (cells == cells.str.strip()).all() and not cells.str.contains("  ").any()


def test_no_two_names_are_nearly_equal(catalogue: Framework) -> None:
    names = catalogue.indicators["name"].tolist()
    assert [pair for pair in combinations(names, 2) if alike(*pair) > 0.76] == []


def test_names_that_are_nearly_equal_would_be_found() -> None:
    assert alike("Youth unemployment, narrow definition", "Youth unemployment, expanded definition") > 0.76
    assert alike("Recorded robbery rate", "Rate of recorded robbery") > 0.76
    assert alike("Unemployment rate", "Youth unemployment rate") > 0.76

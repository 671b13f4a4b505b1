"""The bundled catalogue and example, and frameworks from a folder."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pandas as pd
import pytest

from monitor_lab import Framework, FrameworkError, load_example, load_framework

DATA = files("monitor_lab") / "data"


def test_the_catalogue_has_the_published_shape(catalogue: Framework) -> None:
    sizes = catalogue.groups.groupby(["view", "level"]).size()
    assert sizes["monitor"].to_dict() == {"dimension": 10, "facet": 4, "index": 1, "subdimension": 81}
    assert sizes["human-security"].to_dict() == {"dimension": 7, "index": 1}
    assert (len(catalogue.indicators), len(catalogue.scored), len(catalogue.slots)) == (179, 64, 115)


def test_scored_ids_are_c01_to_c64_and_slots_have_t_numbers(catalogue: Framework) -> None:
    assert sorted(catalogue.scored.index) == [f"C{i:02d}" for i in range(1, 65)]
    assert all(re.fullmatch(r"T\d{3}", str(i)) for i in catalogue.slots.index)


def test_every_scored_indicator_says_what_a_reader_needs(catalogue: Framework) -> None:
    needed = ["name", "definition", "unit", "direction", "basis", "reason", "typical_source"]
    assert (catalogue.scored[needed] != "").all(axis=None)
    assert set(catalogue.scored["basis"]) == {"natural bound", "normative target", "observed value", "teaching choice"}


def test_goalposts_lie_within_what_can_occur(catalogue: Framework) -> None:
    rows = catalogue.scored
    for side in ("worst", "best"):
        assert not ((rows[side] < rows["minimum"]) | (rows[side] > rows["maximum"])).any()


def test_every_indicator_stands_in_both_views(catalogue: Framework) -> None:
    for view in ("monitor", "human-security"):
        assert (catalogue.view(view).members != "").all()


def test_indicators_of_a_dimension_weigh_the_same(catalogue: Framework) -> None:
    view = catalogue.view("monitor")
    inside = view.members[catalogue.scored.index].value_counts()
    weights = view.groups.loc[inside.index, "weight"]
    assert (weights == inside.reindex(weights.index)).all()


def test_the_robbery_goalpost_says_that_435_is_aggravated_robbery_alone(catalogue: Framework) -> None:
    reason = catalogue.indicators["reason"].loc["C03"]
    assert "577" in reason and "the 435 of the printed report is aggravated robbery alone" in reason


@pytest.mark.parametrize("name", ["indicators.csv", "groups.csv", "README.md", "examples/README.md"])
def test_no_bundled_text_points_at_our_own_working_papers(name: str) -> None:
    text = DATA.joinpath(name).read_text(encoding="utf-8")
    assert not re.search(r"\b00\d:\d|seed|USRG|/work|shared/", text)


def test_no_bundled_text_claims_to_be_the_official_list() -> None:
    readme = DATA.joinpath("README.md").read_text(encoding="utf-8")
    assert "This project's own teaching catalogue" in readme
    assert "not a list of\nUN-Habitat's" in readme


def test_the_metros_are_the_published_figures(metros: pd.DataFrame) -> None:
    assert metros.loc["eThekwini"].to_dict() == {
        "C01": 38.23,
        "C02": 307.86,
        "C03": 415.5,
        "C22": 29.5,
        "C33": 41.2,
        "C34": 15.6,
        "C40": 84.7,
    }
    assert metros.shape == (8, 7) and metros.notna().all(axis=None)


def test_an_unknown_example_is_refused() -> None:
    with pytest.raises(KeyError, match="south-african-metros"):
        load_example("metros")


def test_a_folder_is_loaded_like_the_bundled_one(tmp_path: Path, catalogue: Framework) -> None:
    for name in ("indicators.csv", "groups.csv"):
        (tmp_path / name).write_bytes(DATA.joinpath(name).read_bytes())
    assert load_framework(tmp_path).indicators.equals(catalogue.indicators)


def test_faults_in_a_folder_are_named_with_file_and_row(tmp_path: Path) -> None:
    for name in ("indicators.csv", "groups.csv"):
        text = DATA.joinpath(name).read_text(encoding="utf-8")
        reversed_text = text.replace("lower is better,80,1,", "lower is better,1,80,")
        (tmp_path / name).write_text(reversed_text, encoding="utf-8")
    with pytest.raises(FrameworkError, match=r"indicators\.csv, row 2, column best: The goalposts are rev"):
        load_framework(tmp_path)
    (tmp_path / "groups.csv").write_text("", encoding="utf-8")
    with pytest.raises(FrameworkError, match=r"groups\.csv: The file is empty"):
        load_framework(str(tmp_path))
    (tmp_path / "groups.csv").unlink()
    with pytest.raises(FileNotFoundError):
        load_framework(tmp_path)

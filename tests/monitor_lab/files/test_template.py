"""A template asks for what a framework scores, explains it, and reads back when it is filled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from monitor_lab import Framework, read_observations
from monitor_lab.files.template import data_template
from monitor_lab.files.writing import write_table


def test_a_wide_template_has_a_column_an_indicator_and_explains_each(catalogue: Framework) -> None:
    template = data_template(catalogue, ["Durban", "Tshwane"])
    assert template["data"].shape == (2, 64) and template["data"].isna().all(axis=None)
    told = template["indicators"]
    assert told.index.tolist() == template["data"].columns.tolist()
    assert told.columns.tolist() == [
        "name",
        "unit",
        "direction",
        "allowed",
        "definition",
        "caution",
        "typical_source",
        "disaggregation",
    ]
    assert told.loc["C01", "allowed"] == "0 or more" and told.loc["C22", "allowed"] == "0 to 100"
    assert "C01" in told.index and "T002" not in told.index, "slots have no definition to explain"


def test_a_long_template_has_a_row_a_value(catalogue: Framework) -> None:
    rows = data_template(catalogue.select(["C01", "C22"]), ["A", "B"], "long", periods=[2019, 2020])["data"]
    assert rows.reset_index().columns.tolist() == ["unit", "period", "indicator", "value"]
    assert rows.reset_index()[["unit", "period", "indicator"]].to_numpy().tolist()[:3] == [
        ["A", 2019, "C01"],
        ["A", 2019, "C22"],
        ["A", 2020, "C01"],
    ]
    assert len(rows) == 8


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("form", ["wide", "long"])
def test_a_filled_template_reads_back_without_a_problem(
    catalogue: Framework, tmp_path: Path, form: str, kind: str
) -> None:
    framework = catalogue.select(["C01", "C22"])
    template = data_template(framework, ["Durban", "Tshwane"], form, periods=[2019])
    template["data"].iloc[:, -1] = [50.0 + i for i in range(len(template["data"]))]
    files = write_table(template, tmp_path / f"city.{kind}")
    assert len(files) == (1 if kind == "xlsx" else 2)
    frame = read_observations(files[0], framework)
    assert frame.index.tolist() == [("Durban", 2019), ("Tshwane", 2019)]
    assert frame.iloc[:, -1].tolist() == ([50.0, 51.0] if form == "wide" else [51.0, 53.0])


def test_a_template_without_units_has_room_for_them(catalogue: Framework, tmp_path: Path) -> None:
    (file,) = write_table(data_template(catalogue.select(["C01", "C22"])), tmp_path / "city.xlsx")
    book = openpyxl.load_workbook(file)
    assert [cell.value for cell in book["data"][1]] == ["unit", "C01", "C22"] and book["data"].max_row == 1
    book["data"].append(["Durban", 38.2, None])
    book.save(file)
    assert read_observations(file, catalogue).loc["Durban", "C01"] == 38.2
    assert len(data_template(catalogue, form="long")["data"]) == 64


def test_a_framework_without_explanations_still_has_a_template(make: Callable[..., Framework]) -> None:
    told = data_template(make())["indicators"]
    assert told.columns.tolist() == ["name", "unit", "direction", "allowed"]


def test_wrong_arguments_are_refused(catalogue: Framework) -> None:
    with pytest.raises(ValueError, match='"wide" or "long"'):
        data_template(catalogue, form="tall")
    with pytest.raises(ValueError, match="Durban is given twice"):
        data_template(catalogue, ["Durban", "Durban"])

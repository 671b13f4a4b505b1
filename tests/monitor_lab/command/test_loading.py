"""Options lead to the data, framework and scores that they name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from monitor_lab import load_example, load_framework, score
from monitor_lab.files.writing import write_table

OWN = (
    "id,name,unit,direction,worst,best,own\na,First,% of adults,higher is better,0,100,I\n",
    "view,id,name,level,parent\nown,I,Own index,index,\n",
)


def test_a_framework_of_ones_own_is_used_with_its_first_view(run: Callable[..., Any], tmp_path: Path) -> None:
    for name, text in zip(("indicators.csv", "groups.csv"), OWN, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "city.csv").write_text("unit,a\nDurban,40\nTshwane,70\n", encoding="utf-8")
    ran = run("score", tmp_path / "city.csv", "--framework", tmp_path, "--json")
    assert ran.code == 0 and ran.json["method"]["view"] == "own"
    assert [(row["unit"], row["index"]) for row in ran.json["scores"]] == [("Durban", 40.0), ("Tshwane", 70.0)]


def test_ones_own_file_is_scored_as_the_package_scores_it(run: Callable[..., Any], tmp_path: Path) -> None:
    metros = load_example()
    (file,) = write_table(metros, tmp_path / "city.xlsx")
    words = ("score", file, "--known", "--aggregate", "geometric", "--weights", "equal", "--json")
    ran = run(*words)
    expected = score(
        metros, load_framework().select(metros.columns), view="flat", aggregate="geometric", weights="equal"
    ).index
    assert [row["index"] for row in ran.json["scores"]] == expected.tolist()


def test_without_enough_data_the_answer_says_what_to_do(run: Callable[..., Any]) -> None:
    ran = run("score", "--example", "south-african-metros", "--view", "monitor")
    assert ran.code == 0 and "No row has an index" in ran.out and "--known --view flat" in ran.out


def test_limits_and_small_percentages_can_be_set(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "city.csv").write_text("unit,C22,note\nA,0.1,x\nB,0.2,x\nC,0.3,x\n", encoding="utf-8")
    refused = run("check", tmp_path / "city.csv")
    assert refused.code == 1 and "--below-one" in refused.err and "column note" in refused.err
    assert run("check", tmp_path / "city.csv", "--below-one", "C22", "--ignore", "note").code == 0
    assert "--max-cells" in run("check", tmp_path / "city.csv", "--max-cells", 5).err
    assert "--max-megabytes" in run("check", tmp_path / "city.csv", "--max-megabytes", 0.00001).err

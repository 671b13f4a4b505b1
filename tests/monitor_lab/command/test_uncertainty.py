"""Ranges are printed as ranges, and the same seed prints the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

WORDS = ("uncertainty", "--example", "south-african-metros", "--runs", "40")


def test_ranks_are_printed_as_ranges(run: Callable[..., Any]) -> None:
    ran = run(*WORDS)
    assert (
        ran.code == 0 and "varied: aggregate (arithmetic or geometric); weights ±25%; goalposts ±20%; seed 0" in ran.out
    )
    row = next(line for line in ran.out.splitlines() if line.startswith("Tshwane"))
    assert row.split()[-2] == "to" and row.split()[1] == "67.4"


def test_the_same_seed_gives_the_same_answer_and_another_gives_another(run: Callable[..., Any]) -> None:
    first, again, other = (run(*WORDS, "--json", "--seed", seed).json["ranges"] for seed in (1, 1, 2))
    assert first == again != other


def test_other_choices_can_be_added_and_files_written(run: Callable[..., Any], tmp_path: Path) -> None:
    words = (*WORDS, "--or-aggregate", "geometric", "--vary-weights", "0", "--vary-goalposts", "0")
    ran = run(*words, "--out", tmp_path / "a.csv")
    assert ran.code == 0 and "aggregate (arithmetic or geometric)" in ran.out
    assert {"score_low", "rank_high"} <= set(pd.read_csv(tmp_path / "a.csv"))
    assert run(*words, "--out", tmp_path / "a.html").code == 0
    assert "Rank ranges" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_where_nothing_varies_the_command_says_so(run: Callable[..., Any]) -> None:
    ran = run(*WORDS, "--vary-weights", "0", "--vary-goalposts", "0", "--or-aggregate", "arithmetic")
    assert ran.code == 2 and "nothing varies" in ran.err

"""The commands, and the code with which they end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from rivertown import EXERCISE, HOME, Change

from portal import __main__ as command
from portal.check import check
from portal.content import load


@pytest.fixture(autouse=True)
def here(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands look at the copy."""
    monkeypatch.setattr(command, "check", lambda: check(tree))
    monkeypatch.setattr(command, "load", lambda: load(tree))


def test_nothing_to_mend_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["check"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Nothing to mend.\nNumerals in prose: ")


def test_an_error_ends_with_one(say: Change, capsys: pytest.CaptureFixture[str]) -> None:
    say("There were 41 lamps.")
    assert command.main(["check"]) == 1
    assert f"{HOME}, line 9 (EV03, error)" in capsys.readouterr().out


def test_a_warning_alone_ends_well(tree: Path, write: Change, capsys: pytest.CaptureFixture[str]) -> None:
    fixture = Path(__file__).parent / "bad/EV05/evidence/sources.yml"
    write("evidence/sources.yml", fixture.read_bytes())
    assert command.main(["check"]) == 0
    assert "0 to mend, 1 to consider." in capsys.readouterr().out


def test_for_a_program_nothing_but_json_is_printed(say: Change, capsys: pytest.CaptureFixture[str]) -> None:
    say("There were 41 lamps.")
    assert command.main(["check", "--format", "json"]) == 1
    assert [found["code"] for found in json.loads(capsys.readouterr().out)] == ["EV03"]


def test_for_a_pull_request_each_line_is_a_command(say: Change, capsys: pytest.CaptureFixture[str]) -> None:
    say("There were 41 lamps, or 42.")
    assert command.main(["check", "--format", "github"]) == 1
    assert all(line.startswith("::error file=") for line in capsys.readouterr().out.strip().split("\n"))


@pytest.mark.parametrize("call", [[], ["chek"], ["check", "--format", "xml"]])
def test_a_wrong_call_ends_with_two(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command.main(call)
    assert ended.value.code == 2


def test_notebooks_says_what_it_wrote(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["notebooks"]) == 0
    assert capsys.readouterr().out == "1 exercises executed, 0 changed.\n"


def test_a_failing_exercise_ends_with_one_and_says_where(change: Change, capsys: pytest.CaptureFixture[str]) -> None:
    change(EXERCISE, ("assert answer ==", "assert answer !="))
    assert command.main(["notebooks"]) == 1
    assert f"{EXERCISE}, line 36: this cell ended in AssertionError" in capsys.readouterr().err


def test_the_module_can_be_called() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "portal", "--help"], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0 and "check" in done.stdout

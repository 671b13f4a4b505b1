"""The command says in plain words what went wrong, and with which number it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from monitor_lab.command import main as command

ROOT = Path(__file__).resolve().parents[3]
METROS = ("--example", "south-african-metros")


def test_one_command_scores_a_city_from_the_bundled_example(run: Callable[..., Any]) -> None:
    ran = run("score", *METROS)
    assert ran.code == 0 and ran.err == ""
    assert any(line.split() == ["Tshwane", "67.4", "100.0", "0", "57.1"] for line in ran.out.splitlines())
    assert "not UN-Habitat's" in ran.out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 2, "No subcommand is named"),
        (["scor"], 2, "Did you mean score?"),
        (["score"], 2, "Neither is named: say either a file with data, or --example"),
        (["score", "a.csv", *METROS], 2, "Both are named"),
        (["score", "--example", "atlantis"], 2, 'There is no example "atlantis"'),
        (["score", *METROS, "--view", "human-securty"], 2, "Did you mean human-security?"),
        (["score", *METROS, "--aggregate", "geometrik"], 2, "Did you mean 'geometric'?"),
        (["score", *METROS, "--min-indicators", "0.5"], 2, "did you mean 50?"),
        (["score", *METROS, "--out", "scores.docx"], 2, "must end in .csv or .xlsx or .html"),
        (["score", *METROS, "--colour"], 2, "Unrecognized arguments: --colour"),
        (["check", "nowhere.csv"], 2, "nowhere.csv is not there."),
        (["check", "nowhere.csv", "--framework", "nowhere"], 2, "indicators.csv is not there."),
        (["check", "."], 2, "is a folder, not a file."),
        (["track", "a.csv"], 2, "--measure, --baseline, --target-year"),
        (["report", *METROS], 2, "say --out report.html"),
        (["template", "--out", "nowhere/a.csv"], 3, "There is no folder"),
    ],
)
def test_wrong_use_is_answered_in_words_without_a_traceback(
    run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], code: int, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*words)
    assert ran.code == code and said in ran.err and "Traceback" not in ran.err and ran.out == ""
    as_json = run(*words, "--json")
    assert as_json.code == code and as_json.json["ok"] is False and said in as_json.json["message"]
    assert os.listdir(tmp_path) == []


def officer(path: Path) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "2019"
    for line in (
        ["Safety data 2019"],
        ["Unit", "C01", "C1", "C22", "C34"],
        ["Central", "38,2", 4, 29.5, "12 %"],
        ["Harbour", 20.1, 4, 130, 18],
        ["Central", 24.0, 4, 20, 17.4],
    ):
        page.append(line)
    page.merge_cells("A1:E1")
    book.save(path)
    return path


EXPECTED = (
    "row 1: The cells A1:E1 are merged",
    'row 1: A title ("Safety data 2019")',
    "row 2, column C1: There is no indicator of this name",
    "Did you mean C01?",
    'row 3, column C01: "38,2" has a decimal comma',
    'row 3, column C34: "12 %" has a percent sign',
    "row 4, column C22: C22 is 130",
    "row 5, column unit: Central stands in row 3 already",
)


@pytest.mark.parametrize("command_name", ["check", "score", "uncertainty"])
def test_every_problem_of_an_officers_workbook_is_listed_at_once(
    run: Callable[..., Any], tmp_path: Path, command_name: str
) -> None:
    ran = run(command_name, officer(tmp_path / "city.xlsx"))
    assert ran.code == 1 and ran.err.startswith("7 problems:")
    for words in EXPECTED:
        assert words in ran.err, words


def test_problems_are_there_for_machines_too(run: Callable[..., Any], tmp_path: Path) -> None:
    ran = run("check", officer(tmp_path / "city.xlsx"), "--json")
    assert ran.code == 1 and ran.err == "" and ran.json["ok"] is False and ran.json["error"] == "problems"
    assert len(ran.json["problems"]) == 7
    comma = next(p for p in ran.json["problems"] if p.get("column") == "C01")
    assert comma == {
        "what": '"38,2" has a decimal comma.',
        "file": "city.xlsx",
        "sheet": "2019",
        "row": 3,
        "column": "C01",
        "allowed": "numbers such as 12.5, or an empty cell where the value is missing",
        "suggestion": "38.2",
    }


@pytest.mark.parametrize("kind", ["csv", "xlsx", "html"])
def test_a_file_is_not_overwritten_without_being_told(run: Callable[..., Any], tmp_path: Path, kind: str) -> None:
    out = tmp_path / f"scores.{kind}"
    assert run("score", *METROS, "--out", out).code == 0
    before = out.read_bytes()
    ran = run("score", *METROS, "--out", out)
    assert ran.code == 3 and "exists already" in ran.err and out.read_bytes() == before
    assert run("score", *METROS, "--out", out, "--overwrite").code == 0
    assert os.listdir(tmp_path) == [out.name]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to_is_named(run: Callable[..., Any], tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    ran = run("score", *METROS, "--out", tmp_path / "a.csv")
    assert ran.code == 3 and "cannot be written" in ran.err


def test_a_missing_extra_is_named(run: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from monitor_lab.files import excel

    def absent(name: str) -> Any:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(excel, "import_module", absent)
    ran = run("score", *METROS, "--out", tmp_path / "a.xlsx")
    assert ran.code == 2 and "monitor-lab[excel]" in ran.err and os.listdir(tmp_path) == []


def test_an_interrupted_command_says_so(run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "save", stop)
    ran = run("score", *METROS, "--out", "a.csv")
    assert ran.code == 130 and ran.err == "Interrupted; nothing was written.\n"


def test_a_process_interrupted_in_the_middle_leaves_nothing_behind(tmp_path: Path) -> None:
    words = ["report", *METROS, "--runs", "50", "--out", str(tmp_path / "a.html")]
    code = (
        "import signal, sys, time, monitor_lab.command.uncertainty as u\nfrom monitor_lab.command.main import main\n"
        # Started in the background, a process may have been told to take no notice of the signal.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def told(self, done, of):\n    print('running', flush=True)\n    time.sleep(30)\n"
        "u.Progress.__call__ = told\nsys.exit(main(sys.argv[1:]))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline() == b"running\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert b"Interrupted; nothing was written." in process.stderr.read()
    assert os.listdir(tmp_path) == []


def test_a_reader_who_stops_early_causes_no_traceback() -> None:
    line = f'"{sys.executable}" -m monitor_lab.command.main score --example south-african-metros --json | head -1'
    ran = subprocess.run(line, shell=True, capture_output=True, text=True, cwd=ROOT)
    assert ran.stdout == "{\n" and ran.stderr == ""


def test_help_tells_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--help"], ["score", "--help"]):
        with pytest.raises(SystemExit) as ended:
            command.main(words)
        assert ended.value.code == 0
        assert "130  interrupted; nothing was written" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        command.main(["--version"])
    assert capsys.readouterr().out.startswith("monitor-lab ")

"""A file is written whole or not at all, and over nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from monitor_lab.files.whole import write_file


def test_a_file_that_appears_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    def write(file: BinaryIO) -> None:
        (tmp_path / "a.csv").write_text("someone else's")
        file.write(b"mine")

    with pytest.raises(FileExistsError):
        write_file({tmp_path / "a.csv": write})
    assert (tmp_path / "a.csv").read_text() == "someone else's" and os.listdir(tmp_path) == ["a.csv"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
@pytest.mark.parametrize("before", [None, "old"])
def test_an_interrupted_run_leaves_the_old_file_or_none(
    tmp_path: Path, error: type[BaseException], before: str | None
) -> None:
    target = tmp_path / "a.csv"
    if before:
        target.write_text(before)

    def write(file: BinaryIO) -> None:
        file.write(b"half")
        raise error

    with pytest.raises(error):
        write_file({tmp_path / "b.csv": lambda file: file.write(b"whole"), target: write}, overwrite=True)
    assert os.listdir(tmp_path) == (["a.csv"] if before else [])
    assert not before or target.read_text() == before


def test_a_killed_run_leaves_no_half_written_file(tmp_path: Path) -> None:
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom monitor_lab.files.whole import write_file\n"
        "def write(file):\n    file.write(b'half'); file.flush(); print('writing', flush=True); time.sleep(60)\n"
        "write_file({Path(sys.argv[1]): write}, overwrite=True)\n"
    )
    target = tmp_path / "city.csv"
    target.write_text("old")
    root = Path(__file__).resolve().parents[3]
    with subprocess.Popen([sys.executable, "-c", code, str(target)], stdout=subprocess.PIPE, cwd=root) as process:
        assert process.stdout is not None and process.stdout.readline().strip() == b"writing"
        time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert target.read_text() == "old"
    assert [f for f in os.listdir(tmp_path) if not f.startswith(".")] == ["city.csv"]

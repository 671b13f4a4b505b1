"""What the package promises as a whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import monitor_lab

FOLDER = Path(monitor_lab.__file__).parent


def test_importing_it_loads_numpy_and_pandas_only() -> None:
    code = (
        "import sys, numpy, pandas; before = set(sys.modules); import monitor_lab; "
        "new = {m.split('.')[0] for m in set(sys.modules) - before}; "
        "print(sorted(new - set(sys.stdlib_module_names)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=FOLDER.parent)
    assert done.stdout.strip() == "['monitor_lab']"


@pytest.mark.parametrize("name", monitor_lab.__all__)
def test_everything_public_has_a_docstring_that_explains_it(name: str) -> None:
    thing = getattr(monitor_lab, name)
    words = thing.__doc__ or ""
    assert len(words.splitlines()[0]) > 20
    if callable(thing) and not isinstance(thing, type):
        for heading in ("Parameters", "Returns", "Raises", "Examples", ">>>"):
            assert heading in words, f"{name} has no {heading}"


FILES = sorted(p.relative_to(FOLDER).as_posix() for p in FOLDER.rglob("*.py") if p.name != "__init__.py")


@pytest.mark.parametrize("file", FILES)
def test_every_file_has_a_test_file_of_its_name_and_fewer_than_300_lines(file: str) -> None:
    room, name = Path(file).parent, Path(file).name
    assert (Path(__file__).parent / room / f"test_{name}").exists()
    assert len((FOLDER / file).read_text(encoding="utf-8").splitlines()) < 300


def test_it_is_typed_and_has_a_version() -> None:
    assert (FOLDER / "py.typed").exists()
    assert monitor_lab.__version__ == "0.1.0"

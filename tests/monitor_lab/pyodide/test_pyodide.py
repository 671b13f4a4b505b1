"""The browser's Python, whose integers have 32 bits, computes what this one does."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
WHEELS = ROOT.parent / "shared" / "wasm-wheels"
NEEDED = ("six", "python_dateutil", "numpy", "pandas")


def outcome(*command: str | Path) -> dict[str, Any]:
    done = subprocess.run(command, capture_output=True, text=True, cwd=HERE, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def numbers_and_texts(value: Any) -> list[Any]:
    """The leaves of a JSON value, numbers as floats."""
    if isinstance(value, dict):
        return [leaf for key, part in value.items() for leaf in [key, *numbers_and_texts(part)]]
    if isinstance(value, list):
        return [leaf for part in value for leaf in numbers_and_texts(part)]
    return [float(value) if isinstance(value, int | float) and not isinstance(value, bool) else value]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    wheels = [next(WHEELS.glob(f"{name}-*.whl"), None) for name in NEEDED]
    if None in wheels:
        pytest.skip("the WebAssembly wheels of numpy and pandas (../shared/wasm-wheels) are not on this machine")
    node = shutil.which("node")
    if node is None or not (ROOT / "node_modules" / "pyodide").is_dir():
        pytest.skip("Node.js or npm's pyodide is not on this machine")
    made = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(made)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    return outcome(node, HERE / "run.mjs", HERE / "work.py", *[str(w) for w in wheels], next(made.glob("*.whl")))


def test_every_number_and_every_sentence_is_the_same(browser: dict[str, Any]) -> None:
    here = outcome(sys.executable, HERE / "work.py")
    assert browser.keys() == here.keys()
    for name in here.keys() - {"extra"}:
        theirs, ours = numbers_and_texts(browser[name]), numbers_and_texts(here[name])
        assert len(theirs) == len(ours), name
        for one, other in zip(theirs, ours, strict=True):
            assert one == (pytest.approx(other, rel=1e-7, abs=1e-7) if isinstance(other, float) else other), name


def test_what_needs_an_extra_says_so_there(browser: dict[str, Any]) -> None:
    assert browser["extra"] is True

"""An invented town's course to check: `good/` has no problem, `bad/<code>/` differs from it by one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rivertown import Change

from portal.check import check
from portal.content import Content, load
from portal.problem import Problem

HERE = Path(__file__).parent
collect_ignore_glob = ["good/*", "bad/*"]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the good content, to break."""
    return Path(shutil.copytree(HERE / "good", tmp_path / "course"))


@pytest.fixture(scope="session")
def good() -> Content:
    return load(HERE / "good")


@pytest.fixture
def write(tree: Path) -> Change:
    """Write one file of the copy (text or bytes), and tell which problems the check finds."""

    def written(name: str, text: str | bytes) -> list[Problem]:
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return check(tree).problems

    return written


@pytest.fixture
def change(tree: Path, write: Change) -> Change:
    """Replace words in one file of the copy, and tell which problems the check finds."""

    def changed(name: str, *pairs: tuple[str, str]) -> list[Problem]:
        text = (tree / name).read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text, f"{name} does not hold {old!r}"
            text = text.replace(old, new, 1)
        return write(name, text)

    return changed


@pytest.fixture
def say(tree: Path, write: Change) -> Change:
    """Add a paragraph to the home page of the copy, and tell which problems the check finds. It begins on line 8."""

    def said(text: str) -> list[Problem]:
        home = (tree / "curriculum/site/home.md").read_text(encoding="utf-8")
        return write("curriculum/site/home.md", f"{home}\n{text}\n")

    return said

"""Our reading of a percent script agrees with jupytext's."""

from __future__ import annotations

from pathlib import Path

import jupytext
import pytest

from portal.notebook_source import parse_notebook_source
from portal.paths import ROOT
from portal.yamlfile import YamlProblem

HERE = Path(__file__).parent
SCRIPTS = sorted(
    [*(ROOT / "exercises").glob("*.py"), *HERE.glob("good/exercises/*.py"), *HERE.glob("bad/*/exercises/*.py")]
)

Cells = list[tuple[str, tuple[str, ...], str]]


def ours(text: str) -> Cells:
    return [(cell.kind, cell.tags, cell.text) for cell in parse_notebook_source(text).cells]


def theirs(text: str) -> Cells:
    made = jupytext.reads(text, "py:percent").cells
    return [(cell.cell_type, tuple(cell.metadata.get("tags", ())), cell.source) for cell in made]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_exercise_has_the_cells_that_jupytext_finds(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ours(text) == theirs(text)


@pytest.mark.parametrize(
    "text",
    [
        '# %% [markdown] tags=["a"]\n# x',
        "# %% A title\nx = 1",
        '# %% A title tags=["a", "b-c"]\nx',
        "# %% tags=['a']\nx",
        '# %% id="z" tags=["a"]\nx',
        "# %% [md]\n# x",
        "#%%\nx",
        "x = 1\n\n# %%\ny",
        "x = 1\n",
        "",
        "# %% [markdown]\n#no space\n#\n#  two\n",
        "# %%\nx\n\n\n# %%\ny\n",
        "# %%timeit is no cell\nx",
    ],
)
def test_unusual_scripts_have_the_cells_that_jupytext_finds(text: str) -> None:
    found = [(kind, tags, words) for kind, tags, words in theirs(text) if words]
    assert [cell for cell in ours(text) if cell[2]] == [
        (kind, tags, words.replace("%%timeit", "# %%timeit")) for kind, tags, words in found
    ]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_cell_knows_the_line_of_its_text(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    for cell in parse_notebook_source(text).cells:
        line = lines[cell.line - 1]
        assert cell.text.split("\n")[0] == (line.removeprefix("# ") if cell.kind == "markdown" else line)


def test_the_line_is_right_after_empty_lines() -> None:
    assert [cell.line for cell in parse_notebook_source("# %%\n\n\nx\n# %%\ny").cells] == [4, 6]


def test_the_header_is_read_with_its_lines() -> None:
    text = "# ---\n# jupyter:\n#   portal:\n#     id: ex\n#     outcomes: [a]\n# ---\n# %%\nx"
    header = parse_notebook_source(text).header
    assert header is not None
    assert header.data == {"id": "ex", "outcomes": ["a"]}
    assert (header.line(("outcomes",)), header.line(("gone",))) == (5, 3)


@pytest.mark.parametrize(
    "text", ["x", "# ---\n# a: 1\n# ---\n", "# ---\n# never: closed\n", "# ---\n# jupyter: x\n# ---\n"]
)
def test_a_script_without_our_header_has_none(text: str) -> None:
    assert parse_notebook_source(text).header is None


def test_a_header_that_is_no_yaml_is_refused_with_its_line() -> None:
    with pytest.raises(YamlProblem) as raised:
        parse_notebook_source("# ---\n# jupyter:\n#   a: b: c\n# ---\n")
    assert raised.value.line == 3

"""The notebook of an exercise's page, and the list of exercises."""

from __future__ import annotations

import html
from typing import Any

import markdown
import nbformat
from nbformat import NotebookNode
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from portal import citing
from portal.charts import svg, table
from portal.content import Content, ExerciseFile
from portal.models.exercise import CELL_TAGS
from portal.notebooks import MODES, notebook
from portal.pages import Built, Place, relative_url, staged
from portal.render.parts import facts, link, minutes
from portal.render.prose import Prose

VEGALITE = "application/vnd.vegalite.v5+json"
LABELS = {"task": "Your turn"}
# What would tell the answer, or help too soon, is folded.
FOLDS = {"hint": "A hint", "solution": "A solution", "check": "The check, and what it says to a right answer"}
EXTENSIONS = ["attr_list", "md_in_html", "tables", "sane_lists", "toc"]


def page_notebook(content: Content, exercise: ExerciseFile, stored: NotebookNode) -> NotebookNode:
    """The notebook that mkdocs-jupyter draws: text as HTML, code highlighted, hints and solutions folded."""
    info = exercise.exercise
    page = staged(exercise.file)
    prose = Prose(content, Place(exercise.file, page))
    cells = [_text(_opening(content, exercise, page))]
    sources = exercise.source.cells
    claims = [content.claims[name] for name in info.data if name in content.claims]
    used = [content.sources[claim.source] for claim in claims if claim.source in content.sources]
    chart_box = (
        citing.of_table(f"chart in “{info.title}”", "", used, page).box("this chart and its data") if used else ""
    )
    for number, (source, run) in enumerate(zip(sources, stored.cells[1:-1], strict=True)):
        role = next((tag for tag in source.tags if tag in CELL_TAGS), "given")
        if source.kind == "markdown":
            cell = _text(prose.block(source.text))
        else:
            cell = _code(source.text, role, run.get("outputs", []), chart_box)
        if role in FOLDS:
            before = sources[number - 1].tags if number else ()
            after = sources[number + 1].tags if number + 1 < len(sources) else ()
            if role not in before:
                explains = role == "solution" and source.kind == "markdown"
                cell.metadata.portal["fold"] = {"kind": role, "label": "Why" if explains else FOLDS[role]}
            cell.metadata.portal["unfold"] = role not in after
        cells.append(cell)
    box = citing.page_box(content, info.title, page, (), info.last_reviewed, prose.cited)
    cells.append(_text(f'{prose.sources()}\n\n<p class="small">Last reviewed {info.last_reviewed}.</p>\n\n{box}'))
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number:02d}"
    return notebook(cells)


def _opening(content: Content, exercise: ExerciseFile, page: str) -> str:
    info = exercise.exercise
    module = content.module(info.module)
    rows = [("Time", minutes(info.minutes)), ("Work", MODES[info.mode])]
    if module:
        goal = relative_url(f"{module.folder}/index.md", page)
        words = f"Module {int(info.module[1:])}, {html.escape(module.module.title)}"
        rows.append(("Belongs to", f'<a href="{goal}">{words}</a>'))
    download = relative_url(f"exercises/download/{exercise.stem}.ipynb", page)
    trainer = relative_url(f"exercises/download/{exercise.stem}-trainer.ipynb", page)
    return (
        f'<p class="kicker">Exercise</p>\n\n# {info.title}\n\n<p class="lede">{html.escape(info.summary)}</p>\n\n'
        f"{facts(rows)}\n\n"
        f'<p class="downloads"><a class="button" href="{download}" download>Download the notebook</a> '
        f'<a href="{trainer}" download>Notebook with solutions, for trainers</a></p>\n\n'
        "The notebook runs in Jupyter. You can also follow the exercise here: the results shown are those of the "
        "solutions, which are folded. Try before you open them.\n"
    )


def _text(text: str) -> NotebookNode:
    made = markdown.markdown(text, extensions=EXTENSIONS)
    return nbformat.from_dict({"cell_type": "markdown", "source": text, "metadata": {"portal": {"html": made}}})


def _code(text: str, role: str, outputs: list[Any], chart_box: str) -> NotebookNode:
    lit = highlight(text, PythonLexer(), HtmlFormatter(nowrap=True)).rstrip("\n")
    portal = {"html": lit, "role": role, "label": LABELS.get(role, "")}
    return nbformat.from_dict(
        {
            "cell_type": "code",
            "source": text,
            "execution_count": None,
            "metadata": {"portal": portal},
            "outputs": [_output(output, chart_box) for output in outputs],
        }
    )


def _output(output: Any, chart_box: str) -> Any:
    """Charts are drawn here; tables are made to scroll on a narrow screen."""
    data = output.get("data")
    if not data:
        return output
    if VEGALITE in data:
        drawn = _chart(data[VEGALITE], data.get("text/plain", "A chart"), chart_box)
        return {**output, "output_type": "display_data", "metadata": {}, "data": {"text/html": drawn}}
    if "text/html" in data:
        return {**output, "data": {"text/html": f'<div class="scroll">{data["text/html"]}</div>'}}
    return output


def _chart(spec: dict[str, Any], words: str, chart_box: str) -> str:
    values = spec.get("data", {}).get("values", [])
    drawn = f'<figure class="chart">{svg(spec, words)}'
    if values:
        names = list(values[0])
        rows = [[html.escape(_cell(row.get(name))) for name in names] for row in values]
        made = table([html.escape(name) for name in names], rows)
        drawn += f'<details class="data"><summary>Data table</summary><div class="scroll">{made}</div></details>'
    return drawn + chart_box + "</figure>"


def _cell(value: object) -> str:
    return "–" if value is None else f"{value:.1f}" if isinstance(value, float) else str(value)


def index(content: Content) -> Built:
    path = "exercises/index.md"
    lines = []
    for exercise in content.exercises:
        info = exercise.exercise
        name = link(info.title, staged(exercise.file), path)
        lines.append(f"- **{name}** ({minutes(info.minutes)}, {MODES[info.mode]}). {info.summary}")
    body = (
        '# Exercises\n\n<p class="lede">Work on real figures. Each exercise ends with a sentence that you could print, '
        "not only with a number.</p>\n\n" + "\n".join(lines)
    )
    return Built(path, "Exercises", "Exercises on real figures.", body, "exercises")

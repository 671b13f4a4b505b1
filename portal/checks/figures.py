"""Figures can be drawn, hold nothing but lines and words, and stand on a line of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from portal.cite import PageNotes
from portal.content import Content
from portal.markup import LINK, find
from portal.problem import Problem, did_you_mean
from portal.render.figures import FigureProblem, figure_html
from portal.render.prose import IMAGE_LINE
from portal.texts import markdown


def check(content: Content) -> list[Problem]:
    return [problem for file, line, text in markdown(content) for problem in _figures(content, file, line, text)]


def _figures(content: Content, file: str, first_line: int, text: str) -> Iterator[Problem]:
    alone = {found.match["target"] + str(found.line) for found in find(IMAGE_LINE, text)}
    ledger = content.ledger
    for found in find(LINK, text):
        target, line = found.match["target"], first_line + found.line - 1
        if not found.match["image"] or "://" in target:
            continue
        if target + str(found.line) not in alone:
            yield Problem(file, line, "FG01", f"The image `{target}` does not stand on a line of its own.")
        path = content.root / PurePosixPath(file).parent / target
        try:
            if path.resolve().is_relative_to(content.root) and path.is_file():  # missing: see links
                figure_html(path, found.match["text"], "", ledger, PageNotes(""))
        except FigureProblem as problem:
            yield from _problem(content, path.resolve().relative_to(content.root).as_posix(), problem)
        except (OSError, ValueError):
            continue  # no path at all: a matter of links too


def _problem(content: Content, name: str, problem: FigureProblem) -> Iterator[Problem]:
    near, words = "", str(problem)
    if problem.code == "EV01":
        claim = words.split("`")[1]
        if claim in content.refused or "evidence/claims.csv" in content.unread:
            return
        near = did_you_mean(claim, content.claims)
    yield Problem(name, problem.line, problem.code, words, near)

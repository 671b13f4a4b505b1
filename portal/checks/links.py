"""Links within the repository lead somewhere; links out of it are https."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from portal.content import Content
from portal.markup import HEADING, LINK, MARKS, blank, find, prose, slug
from portal.problem import Problem, did_you_mean
from portal.texts import markdown
from portal.yamlfile import split_front_matter

# Links as Markdown also knows them: [words](an address with spaces), [words][name], and a list of named addresses.
OTHER_LINK = re.compile(r"\]\([^)\n]*\)?|\]\[[^\]\n]*\]|^ {0,3}\[[^\]\n]+\]:.*", re.M)


def check(content: Content) -> list[Problem]:
    return [problem for file, line, text in markdown(content) for problem in _links(content, file, line, text)]


def _links(content: Content, file: str, first_line: int, text: str) -> Iterator[Problem]:
    for found in find(LINK, text):
        target, line = found.match["target"], first_line + found.line - 1
        if target.startswith("term:"):
            name = target.removeprefix("term:")
            if name not in content.terms:
                if name in content.refused or "curriculum/glossary.yml" in content.unread:
                    continue
                what = f"The term `{name}` is linked here, but the glossary does not have it."
                yield Problem(file, line, "XR01", what, did_you_mean(name, content.terms))
        elif "://" in target or target.startswith("//"):
            if found.match["image"] or not target.startswith("https://"):
                yield Problem(file, line, "LK02", f"The address `{target}` is not one that we use here.")
        elif not target.startswith("mailto:"):
            yield from _local(content, file, line, target)
    visible = blank(prose(text), MARKS, LINK)
    for match in OTHER_LINK.finditer(visible):
        line = first_line + visible.count("\n", 0, match.start())
        yield Problem(file, line, "LK03", f"`{match.group().lstrip(' ]')[:60]}` is not a link as we write it.")


def _local(content: Content, file: str, line: int, target: str) -> Iterator[Problem]:
    path, _, anchor = target.partition("#")
    try:
        goal = (content.root / PurePosixPath(file).parent / path).resolve() if path else content.root / file
        inside = goal.is_relative_to(content.root)
        there = inside and goal.exists()
        beside = [p.name for p in goal.parent.iterdir()] if inside and not there and goal.parent.is_dir() else []
    except (OSError, ValueError):  # longer than a file name can be, or holding what none can hold
        yield Problem(file, line, "LK01", f"`{target[:60]}` is not a path.")
        return
    if not there:
        yield Problem(file, line, "LK01", f"`{target}` leads to nothing.", did_you_mean(goal.name, beside))
    elif anchor and anchor not in content.refused and anchor not in _anchors(content, goal):
        if goal.relative_to(content.root).as_posix() in content.unread:
            return
        near = did_you_mean(anchor, _anchors(content, goal))
        yield Problem(file, line, "LK01", f"`{target}`: the page exists, but it has no place `{anchor}`.", near)


def _anchors(content: Content, goal: Path) -> list[str]:
    name = goal.relative_to(content.root).as_posix()
    if name == "evidence/claims.csv":
        return [claim.id for claim in content.claims.values() if not claim.series]
    if name == "evidence/observations.csv":
        return [claim.id for claim in content.claims.values() if claim.series]
    if name == "evidence/series.yml":
        return list(content.series)
    if name == "evidence/sources.yml":
        return list(content.sources)
    if name == "evidence/contradictions.yml":
        return [entry.id for entry in content.contradictions]
    if name == "curriculum/glossary.yml":
        return list(content.terms)
    if goal.suffix != ".md":
        return []
    text = split_front_matter(goal.read_text(encoding="utf-8", errors="replace"))[1]
    return [slug(found.match["text"]) for found in find(HEADING, text)]

"""Names that point elsewhere point at something, and every outcome is practised and tested."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from portal.arithmetic import ArithmeticProblem, compute
from portal.checks.names import CLAIMS, PLANNED_MODULES, SOURCES, TERMS, unknown
from portal.content import Content, ModuleFolder
from portal.markup import CALC, CITE, CLAIM_IN_EXPR, MARKS, blank, find, prose
from portal.problem import Problem, did_you_mean
from portal.texts import caveats, texts


def check(content: Content) -> list[Problem]:
    return [*_citations(content), *_modules(content), *_exercises(content), *_cases(content)]


def _citations(content: Content) -> Iterator[Problem]:
    for file, first_line, text in chain(texts(content), caveats(content)):
        for found in find(CITE, text):
            name, place = found.match["id"], (file, first_line + found.line - 1)
            if found.match["src"]:
                what = f"The source `{name}` is cited here, but it does not exist."
                yield from unknown(content, place, "EV02", what, name, content.sources, SOURCES)
            else:
                what = f"The claim `{name}` is cited here, but it does not exist."
                yield from unknown(content, place, "EV01", what, name, content.claims, CLAIMS)
        for found in find(CALC, text):
            yield from _arithmetic(content, (file, first_line + found.line - 1), found.match)
        visible = blank(prose(text), MARKS)
        for match in MARK_BEGUN.finditer(visible):
            line = first_line + visible.count("\n", 0, match.start())
            near = did_you_mean(match["form"], ("value", "full", "mark")) if match["form"] else ""
            yield Problem(file, line, "EV08", f"`{match.group().strip()}` is not a mark that we can read.", near)


# What begins as a mark does: [@..., [=..., [~...
MARK_BEGUN = re.compile(r"\[(?:@[\w:.-]+ (?P<form>\w+)\]|[@=~][^\[\]\n]{0,40}\]?)")


LONE_NUMBER = re.compile(r"\s*-?[\d.]+\s*")


def _arithmetic(content: Content, place: tuple[str, int], match: re.Match[str]) -> Iterator[Problem]:
    if LONE_NUMBER.fullmatch(match["expr"]):
        what = f"`{match.group()}` is a number alone, and nothing is computed."
        yield Problem(*place, "EV04", what)
        return
    try:
        compute(match["expr"], match["form"], content.claims)
    except ArithmeticProblem as problem:
        what = f"`{match.group()}`: {problem}."
        missing = [name for name in CLAIM_IN_EXPR.findall(match["expr"]) if name not in content.claims]
        for name in missing:
            yield from unknown(content, place, "EV01", what, name, content.claims, CLAIMS)
        if not missing:
            yield Problem(*place, "EV04", what)


def _modules(content: Content) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for folder in content.modules:
        module, file = folder.module, f"{folder.folder}/index.md"
        if module.id in owners:
            yield Problem(file, content.line_of(file, "id:"), "FI05", f"The id `{module.id}` is used a second time.")
        owners[module.id] = file
        for kind, names, known, home in (
            ("term", module.terms, list(content.terms), TERMS),
            ("case", module.cases, [c.case.id for c in content.cases], ""),
            ("module", module.requires, PLANNED_MODULES, ""),
        ):
            for name in names:
                what = f"The {kind} `{name}` is named here, but it does not exist."
                if home or f"case_studies/{name}/index.md" not in content.unread:
                    yield from unknown(content, (file, content.line_of(file, name)), "XR01", what, name, known, home)
        yield from _outcomes(content, folder)


def _outcomes(content: Content, folder: ModuleFolder) -> Iterator[Problem]:
    module, quiz_file = folder.module, f"{folder.folder}/quiz.yml"
    known = [outcome.id for outcome in module.outcomes]
    seen: set[str] = set()
    for item, line in zip(folder.quiz, folder.quiz_lines, strict=True):
        if item.outcome not in known:
            what = f"The item `{item.id}` names the outcome `{item.outcome}`, which the module does not have."
            yield Problem(quiz_file, line, "XR01", what, did_you_mean(item.outcome, known))
        if item.id in seen:
            yield Problem(quiz_file, line, "FI05", f"The id `{item.id}` is used a second time.")
        seen.add(item.id)
    practised = {o for e in content.exercises_of(module.id) for o in e.exercise.outcomes}
    if folder.trainer:
        if folder.trainer.module != module.id:
            file = f"{folder.folder}/trainer.md"
            what = f"The notes name the module `{folder.trainer.module}`, but stand beside `{module.id}`."
            yield Problem(file, content.line_of(file, "module:"), "XR01", what, f"Did you mean `{module.id}`?")
        practised |= {o for part in folder.trainer.parts for o in part.outcomes}
        for part in folder.trainer.parts:
            for name in part.outcomes:
                if name not in known:
                    file = f"{folder.folder}/trainer.md"
                    what = f"The part “{part.title}” names the outcome `{name}`, which the module does not have."
                    yield Problem(file, content.line_of(file, name), "XR01", what, did_you_mean(name, known))
    tested = {item.outcome for item in folder.quiz}
    whole = not any(problem.file.startswith((f"{folder.folder}/", "exercises/")) for problem in content.problems)
    for outcome in module.outcomes if whole else ():  # what could not be read may be what is missing
        missing = [words for words, have in (("practised", practised), ("tested", tested)) if outcome.id not in have]
        if missing:
            file = f"{folder.folder}/index.md"
            what = f"The outcome `{outcome.id}` is not {' and not '.join(missing)}."
            yield Problem(file, content.line_of(file, outcome.id), "XR02", what)


def _exercises(content: Content) -> Iterator[Problem]:
    modules = {m.module.id: [o.id for o in m.module.outcomes] for m in content.modules}
    owners: set[str] = set()
    for found in content.exercises:
        exercise = found.exercise
        if exercise.id in owners:
            line = content.line_of(found.file, exercise.id)
            yield Problem(found.file, line, "FI05", f"The id `{exercise.id}` is used a second time.")
        owners.add(exercise.id)
        if exercise.module not in modules:
            folder = f"curriculum/{exercise.module[1:]}-"
            if not any(name.startswith(folder) for name in content.unread):
                what = f"The module `{exercise.module}` does not exist."
                place = (found.file, content.line_of(found.file, "module:"))
                yield from unknown(content, place, "XR01", what, exercise.module, modules)
            continue
        for outcome in exercise.outcomes:
            what = f"The outcome `{outcome}` is not one of module `{exercise.module}`."
            place = (found.file, content.line_of(found.file, "outcomes:"))
            yield from unknown(content, place, "XR01", what, outcome, modules[exercise.module])
        for name in exercise.data:
            if not (content.root / "exercises" / name).is_file():
                what = f"`{name}` is listed under `data`, but it is neither a claim of the ledger nor a file."
                place = (found.file, content.line_of(found.file, name))
                yield from unknown(content, place, "EV01", what, name, content.claims, CLAIMS)


def _cases(content: Content) -> Iterator[Problem]:
    for folder in content.cases:
        file = f"{folder.folder}/index.md"
        for name in folder.case.claims:
            what = f"The claim `{name}` is listed here, but it does not exist."
            place = (file, content.line_of(file, name))
            yield from unknown(content, place, "EV01", what, name, content.claims, CLAIMS)
        for data in folder.case.data:
            what = f"The data file `{data.file}` names the source `{data.source}`, which is not listed."
            place = (file, content.line_of(file, data.source))
            yield from unknown(content, place, "EV02", what, data.source, content.sources, SOURCES)
        for name in [*(data.file for data in folder.case.data), *(image.file for image in folder.case.images)]:
            if not (content.root / folder.folder / name).is_file():
                yield Problem(file, content.line_of(file, name), "LK01", f"The file `{name}` is not in this folder.")
        if folder.folder.split("/")[-1] != folder.case.id:
            what = f"The folder is `{folder.folder.split('/')[-1]}`, but the id is `{folder.case.id}`; they must agree."
            yield Problem(file, content.line_of(file, "id:"), "FI03", what)

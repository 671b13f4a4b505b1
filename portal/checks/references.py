"""Names that point elsewhere point at something, and every outcome is practised and tested."""

from __future__ import annotations

from collections.abc import Iterator

from portal.arithmetic import ArithmeticProblem, compute
from portal.content import Content, ModuleFolder
from portal.markup import CALC, CITE, CLAIM_IN_EXPR, find
from portal.problem import Problem, did_you_mean
from portal.texts import texts


def check(content: Content) -> list[Problem]:
    return [*_evidence(content), *_citations(content), *_modules(content), *_exercises(content), *_cases(content)]


def cited_ids(content: Content) -> tuple[set[str], set[str]]:
    """The claims and the sources that some page cites."""
    claims: set[str] = set()
    sources: set[str] = set()
    for _, _, text in texts(content):
        for found in find(CITE, text):
            (sources if found.match["src"] else claims).add(found.match["id"])
        for found in find(CALC, text):
            claims |= set(CLAIM_IN_EXPR.findall(found.match["expr"]))
    return claims, sources


def _evidence(content: Content) -> Iterator[Problem]:
    claims_file, sources_file = "evidence/claims.csv", "evidence/sources.yml"
    used = {claim.source for claim in content.claims.values()} | cited_ids(content)[1]
    for claim in content.claims.values():
        if claim.source not in content.sources:
            what = f"The claim `{claim.id}` names the source `{claim.source}`, which is not listed."
            yield Problem(claims_file, claim.line, "EV02", what, did_you_mean(claim.source, content.sources))
        elif content.sources[claim.source].seen == "not-opened":
            what = f"The claim `{claim.id}` rests on `{claim.source}`, which nobody opened."
            yield Problem(claims_file, claim.line, "EV06", what)
    for entry in content.contradictions:
        file = "evidence/contradictions.yml"
        used |= {printed.source for printed in entry.printed}
        line = content.line_of(file, entry.id)
        for printed in entry.printed:
            if printed.source not in content.sources:
                what = f"{entry.id} names the source `{printed.source}`, which is not listed."
                yield Problem(file, line, "EV02", what, did_you_mean(printed.source, content.sources))
        for claim_id in entry.claims:
            if claim_id not in content.claims:
                what = f"{entry.id} names the claim `{claim_id}`, which is not in the ledger."
                yield Problem(file, line, "EV01", what, did_you_mean(claim_id, content.claims))
    used |= {term.source for term in content.terms.values() if term.source}
    for source_id in content.sources:
        if source_id not in used:
            yield Problem(sources_file, content.source_lines[source_id], "EV05", f"Nothing cites `{source_id}`.")
    for slug, term in content.terms.items():
        if term.source and term.source not in content.sources:
            what = f"The term `{slug}` names the source `{term.source}`, which is not listed."
            near = did_you_mean(term.source, content.sources)
            yield Problem("curriculum/glossary.yml", content.term_lines[slug], "EV02", what, near)


def _citations(content: Content) -> Iterator[Problem]:
    for file, first_line, text in texts(content):
        for found in find(CITE, text):
            name, line = found.match["id"], first_line + found.line - 1
            known = content.sources if found.match["src"] else content.claims
            if name not in known:
                kind, code = ("source", "EV02") if found.match["src"] else ("claim", "EV01")
                what = f"The {kind} `{name}` is cited here, but it does not exist."
                yield Problem(file, line, code, what, did_you_mean(name, known))
        for found in find(CALC, text):
            try:
                compute(found.match["expr"], found.match["form"], content.claims)
            except ArithmeticProblem as problem:
                unknown = [n for n in CLAIM_IN_EXPR.findall(found.match["expr"]) if n not in content.claims]
                code = "EV01" if unknown else "EV04"
                near = did_you_mean(unknown[0], content.claims) if unknown else ""
                what = f"`{found.match.group()}`: {problem}."
                yield Problem(file, first_line + found.line - 1, code, what, near)


def _modules(content: Content) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for folder in content.modules:
        module, file = folder.module, f"{folder.folder}/index.md"
        if module.id in owners:
            yield Problem(file, content.line_of(file, "id:"), "FI05", f"The id `{module.id}` is used a second time.")
        owners[module.id] = file
        for kind, names, known in (
            ("term", module.terms, content.terms),
            ("case", module.cases, [c.case.id for c in content.cases]),
            ("module", module.requires, PLANNED_MODULES),
        ):
            for name in names:
                if name not in known:
                    what = f"The {kind} `{name}` is named here, but it does not exist."
                    yield Problem(file, content.line_of(file, name), "XR01", what, did_you_mean(name, known))
        yield from _outcomes(content, folder)


# The course is written module by module; a module may require one that is still to come.
PLANNED_MODULES = [f"m{number:02d}" for number in range(1, 15)]


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
        practised |= {o for part in folder.trainer.parts for o in part.outcomes}
        for part in folder.trainer.parts:
            for name in part.outcomes:
                if name not in known:
                    file = f"{folder.folder}/trainer.md"
                    what = f"The part “{part.title}” names the outcome `{name}`, which the module does not have."
                    yield Problem(file, content.line_of(file, name), "XR01", what, did_you_mean(name, known))
    tested = {item.outcome for item in folder.quiz}
    for outcome in module.outcomes:
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
            line = content.line_of(found.file, "module:")
            what = f"The module `{exercise.module}` does not exist."
            yield Problem(found.file, line, "XR01", what, did_you_mean(exercise.module, modules))
            continue
        for outcome in exercise.outcomes:
            if outcome not in modules[exercise.module]:
                line = content.line_of(found.file, "outcomes:")
                what = f"The outcome `{outcome}` is not one of module `{exercise.module}`."
                yield Problem(found.file, line, "XR01", what, did_you_mean(outcome, modules[exercise.module]))


def _cases(content: Content) -> Iterator[Problem]:
    for folder in content.cases:
        file = f"{folder.folder}/index.md"
        for name in folder.case.claims:
            if name not in content.claims:
                what = f"The claim `{name}` is listed here, but it does not exist."
                yield Problem(file, content.line_of(file, name), "EV01", what, did_you_mean(name, content.claims))
        if folder.folder.split("/")[-1] != folder.case.id:
            what = f"The folder is `{folder.folder.split('/')[-1]}`, but the id is `{folder.case.id}`; they must agree."
            yield Problem(file, content.line_of(file, "id:"), "FI03", what)

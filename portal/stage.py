"""Write the whole site as one folder of Markdown, notebooks and assets, for any generator to render."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import nbformat

from portal import citing, downloads, paths
from portal.content import Content, Page
from portal.markup import CALC, CITE, CLAIM_IN_EXPR, find
from portal.notebooks import learner_notebook, notebook, read_stored, trainer_cells
from portal.pages import ROOT_PAGES, Built, Place, staged
from portal.planned import PLANNED
from portal.render import case, checks, evidence, exercise, ledger, module, reference
from portal.render.prose import Prose
from portal.texts import texts

ASSETS = paths.PORTAL / "assets"


def build_pages(content: Content) -> list[Built]:
    """Every Markdown page of the site."""
    pages = [page for folder in content.modules for page in module.pages(content, folder)]
    pages += [module.index(content, PLANNED), module.outcomes(content), module.glossary(content)]
    pages += [case.page(content, folder) for folder in content.cases]
    pages += [case.index(content), exercise.index(content)]
    pages += [_site_page(content, page) for page in content.site_pages]
    for name in ROOT_PAGES:
        path = content.root / name
        if path.is_file():
            pages.append(_site_page(content, Page(name, path.read_text(encoding="utf-8"), 1)))
    pages += ledger.pages(content, used_on(content)) + evidence.pages(content)
    return [*pages, checks.page(), *reference.pages()]


def with_cite_box(content: Content, page: Built) -> Built:
    """The page, and at its end how to cite it."""
    box = citing.page_box(content, page.title, page.path, page.by, page.reviewed, page.sources)
    return replace(page, body=f"{page.body.rstrip()}\n\n{box}")


def _site_page(content: Content, page: Page) -> Built:
    """A page of the site itself: home, about, contribute. Its first heading is its title."""
    target = staged(page.file)
    prose = Prose(content, Place(page.file, target))
    body = f"# {page.name}\n\n{prose.block(page.body)}{prose.sources()}"
    return Built(target, page.name, "", body, page.file, kind=Path(target).stem, sources=prose.cited)


def used_on(content: Content) -> dict[str, list[tuple[str, str]]]:
    """For each claim, the pages that cite it: title and staged path."""
    titles = {f"{m.folder}/{name}": m.module.title for m in content.modules for name in ("index.md", "quiz.yml")}
    titles |= {f"{m.folder}/quiz.yml": f"{m.module.title}, quiz" for m in content.modules}
    titles |= {f"{m.folder}/trainer.md": f"{m.module.title}, for trainers" for m in content.modules}
    titles |= {f"{c.folder}/index.md": c.case.title for c in content.cases}
    titles |= {e.file: e.exercise.title for e in content.exercises}
    titles |= {"evidence/contradictions.yml": "Contradictions", "curriculum/glossary.yml": "Glossary"}
    titles |= {page.file: page.name for page in [*content.site_pages, *content.evidence_pages]}
    used: dict[str, list[tuple[str, str]]] = {}
    for file, _, text in texts(content):
        names = [found.match["id"] for found in find(CITE, text) if not found.match["src"]]
        names += [n for found in find(CALC, text) for n in CLAIM_IN_EXPR.findall(found.match["expr"])]
        for name in dict.fromkeys(names):
            entry = (titles.get(file, Path(file).stem), staged(file))
            if entry not in used.setdefault(name, []):
                used[name].append(entry)
    return used


def files(content: Content) -> dict[str, bytes]:
    """Everything the staged folder holds, by path."""
    made = {page.path: with_cite_box(content, page).text().encode() for page in build_pages(content)}
    for found in content.exercises:
        path = (content.root / found.file).with_suffix(".ipynb")
        try:
            stored = read_stored(path)
        except ValueError:
            stored = None
        if stored is None or len(stored.cells) != len(found.source.cells) + 2:
            stored = notebook(trainer_cells(found, content))  # not executed since it changed; `portal check` says so
        made[f"exercises/{found.stem}.ipynb"] = _bytes(exercise.page_notebook(content, found, stored))
        made[f"exercises/download/{found.stem}.ipynb"] = _bytes(learner_notebook(found, content))
        made[f"exercises/download/{found.stem}-trainer.ipynb"] = _bytes(stored)
    made |= downloads.files(content, used_on(content))
    for asset in sorted(ASSETS.rglob("*")):
        if asset.is_file():
            made[f"assets/{asset.relative_to(ASSETS).as_posix()}"] = asset.read_bytes()
    return made


def _bytes(made: nbformat.NotebookNode) -> bytes:
    return (str(nbformat.writes(made)) + "\n").encode()


def stage(content: Content, target: Path = paths.STAGED) -> int:
    """Bring the staged folder up to date; returns how many files changed."""
    wanted = files(content)
    changed = 0
    for name, data in wanted.items():
        path = target / name
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            changed += 1
    for path in sorted(target.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(target).as_posix() not in wanted:
            path.unlink()
            changed += 1
        elif path.is_dir() and not any(path.iterdir()):
            shutil.rmtree(path)
    return changed


def navigation(content: Content) -> list[object]:
    """The site's navigation, as MkDocs takes it."""
    lessons: list[object] = ["curriculum/index.md"]
    for folder in content.modules:
        parts: list[object] = [
            {"Lesson": f"{folder.folder}/index.md"},
            {"Check yourself": f"{folder.folder}/quiz.md"},
            *({page.name: page.file} for page in folder.extra_pages),
        ]
        if folder.trainer:
            parts.append({"For trainers": f"{folder.folder}/trainer.md"})
        lessons.append({f"{int(folder.module.id[1:])}. {folder.module.title}": parts})
    lessons += [{"Outcomes": "curriculum/outcomes.md"}, {"Glossary": "curriculum/glossary.md"}]
    cases = [{c.case.title: f"{c.folder}/index.md"} for c in content.cases]
    work = [{e.exercise.title: staged(e.file)} for e in content.exercises]
    return [
        {"Home": "index.md"},
        {"Course": lessons},
        {"Cases": ["case_studies/index.md", *cases]},
        {"Exercises": ["exercises/index.md", *work]},
        {
            "Evidence": [
                "evidence/index.md",
                *_ledger_parts(content),
                {"Contradictions": "evidence/contradictions.md"},
                {"Sources": "evidence/sources.md"},
                {"Grades": "evidence/grades.md"},
                {"Further reading": "evidence/reading.md"},
                {"Corrections": "evidence/corrections.md"},
            ]
        },
        {"Package": ["package.md", *reference.paths()]},
        {"About": ["about.md", *ROOT_PAGES.values(), checks.PATH]},
    ]


def _ledger_parts(content: Content) -> list[object]:
    """The collections that hold something, each with its statements and its series."""
    parts: list[object] = []
    for collection in content.collections.values():
        has = {"index": content.statements_of(collection.id), "series": content.series_of(collection.id)}
        own = [f"evidence/{collection.id}/{name}.md" for name, there in has.items() if there]
        if len(own) == 2:
            parts.append({collection.title: [{"Statements": own[0]}, {"Series": own[1]}]})
        elif own:
            parts.append({collection.title: own[0]})
    return parts

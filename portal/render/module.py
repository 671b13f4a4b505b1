"""The pages of a module: text, quiz, trainer's notes, worksheets."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import TypedDict

from portal.content import Content, ModuleFolder, Page
from portal.pages import Built, Place, staged
from portal.render.inline import inline
from portal.render.parts import (
    AUDIENCE_WORDS,
    KIND_WORDS,
    credits,
    exercise_link,
    facts,
    link,
    minutes,
    module_minutes,
)
from portal.render.prose import Prose
from portal.render.quiz import quiz_form


class _Of(TypedDict):
    by: tuple[str, ...]
    reviewed: date
    sources: tuple[str, ...]


DOTS = re.compile("…{3,}")


def pages(content: Content, folder: ModuleFolder) -> list[Built]:
    built = [_lesson(content, folder), _quiz(content, folder)]
    if folder.trainer and folder.trainer_page:
        built.append(_trainer(content, folder))
    return built + [_extra(content, folder, page) for page in folder.extra_pages]


def _lesson(content: Content, folder: ModuleFolder) -> Built:
    module = folder.module
    page = f"{folder.folder}/index.md"
    prose = Prose(content, Place(page, page))
    number = int(module.id[1:])
    body = [
        f'<p class="kicker">Module {number}</p>\n\n# {module.title}\n\n'
        f'<p class="lede">{html.escape(module.summary)}</p>',
        _facts(content, folder),
        '<div class="outcomes" markdown>\n\n## What you will be able to do\n\n'
        + "\n".join(f"- {prose.line(outcome.text)}" for outcome in module.outcomes)
        + "\n\n## Questions to begin with\n\n"
        + "\n".join(f"- {prose.line(question)}" for question in module.questions)
        + "\n\n</div>",
        prose.block(folder.page.text),
        _practise(content, folder, page),
        "## Key points\n\n" + "\n".join(f"- {prose.line(point)}" for point in module.key_points),
        _terms(content, folder, prose),
        _next(content, folder, page),
        prose.sources(),
        credits(module.contributions, module.last_reviewed),
    ]
    text = "\n\n".join(part for part in body if part)
    return Built(page, module.title, module.summary, text, page, kind="module", **_of(folder, prose))


def _of(folder: ModuleFolder, prose: Prose) -> _Of:
    """What a cite box says of a page of this module."""
    names = tuple(contribution.name for contribution in folder.module.contributions)
    return {"by": names, "reviewed": folder.module.last_reviewed, "sources": prose.cited}


def _facts(content: Content, folder: ModuleFolder) -> str:
    module = folder.module
    parts = module_minutes(content, folder)
    detail = ", ".join(f"{name} {minutes(count)}" for name, count in parts.items() if count)
    titles = {m.module.id: m.module.title for m in content.modules}
    required = [titles.get(name, f"Module {int(name[1:])}, which is being written") for name in module.requires]
    return facts(
        [
            ("Time", f"{minutes(sum(parts.values()))}: {detail}"),
            ("For", ", ".join(AUDIENCE_WORDS[name] for name in module.audience)),
            ("Before it", "; ".join(html.escape(name) for name in required) or "nothing"),
            ("Level", module.level),
        ]
    )


def _practise(content: Content, folder: ModuleFolder, page: str) -> str:
    lines = [f"- Exercise: {exercise_link(exercise, page)}" for exercise in content.exercises_of(folder.module.id)]
    for extra in folder.extra_pages:
        lines.append(f"- On paper: {link(extra.name, extra.file, page)}.")
    if folder.quiz:
        quiz = link("Check yourself", f"{folder.folder}/quiz.md", page)
        lines.append(f"- {quiz}: {len(folder.quiz)} questions, with an explanation for every answer.")
    for case in content.cases:
        if case.case.id in folder.module.cases:
            lines.append(f"- Case: {link(case.case.title, f'{case.folder}/index.md', page)}. {case.case.summary}")
    return "## Practise\n\n" + "\n".join(lines)


def _terms(content: Content, folder: ModuleFolder, prose: Prose) -> str:
    terms = [content.terms[slug] for slug in folder.module.terms if slug in content.terms]
    if not terms:
        return ""
    rows = "\n".join(f"{term.term}\n:   {prose.line(term.definition)}\n" for term in terms)
    return f"## Terms\n\n{rows}"


def _next(content: Content, folder: ModuleFolder, page: str) -> str:
    later = [m for m in content.modules if m.module.id > folder.module.id]
    trainers = link("the notes for trainers", f"{folder.folder}/trainer.md", page) if folder.trainer else ""
    sentence = f" To teach this module, read {trainers}." if trainers else ""
    if later:
        following = link(later[0].module.title, f"{later[0].folder}/index.md", page)
        return f"## What comes next\n\nGo on to module {int(later[0].module.id[1:])}, {following}.{sentence}"
    course = link("list of modules", "curriculum/index.md", page)
    return f"## What comes next\n\nThe {course} shows what is published and what is being written.{sentence}"


def _quiz(content: Content, folder: ModuleFolder) -> Built:
    page = f"{folder.folder}/quiz.md"
    prose = Prose(content, Place(f"{folder.folder}/quiz.yml", page))
    module = folder.module
    forms = "\n\n".join(quiz_form(item, number, prose) for number, item in enumerate(folder.quiz, start=1))
    intro = (
        f"{len(folder.quiz)} questions on {link(module.title, f'{folder.folder}/index.md', page)}. Choose your answer "
        "before you open the explanation. Nothing is sent anywhere; your answers stay on this device."
    )
    body = f"# Check yourself: {module.title}\n\n{intro}\n\n{forms}\n{prose.sources()}"
    title = f"Check yourself: {module.title}"
    return Built(
        page,
        title,
        f"Questions on {module.title}.",
        body,
        f"{folder.folder}/quiz.yml",
        kind="quiz",
        **_of(folder, prose),
    )


def _trainer(content: Content, folder: ModuleFolder) -> Built:
    assert folder.trainer and folder.trainer_page
    page = f"{folder.folder}/trainer.md"
    prose = Prose(content, Place(page, page))
    total = sum(part.minutes for part in folder.trainer.parts)
    rows = ["| From | Minutes | What | How | Needs |", "|---|---|---|---|---|"]
    clock = 0
    for part in folder.trainer.parts:
        start = f"{clock // 60}:{clock % 60:02d}"
        clock += part.minutes
        rows.append(
            f"| {start} | {part.minutes} | {_cell(part.title)} | {KIND_WORDS[part.kind]} | {_cell(part.needs) or '–'} |"
        )
    lesson = link(folder.module.title, f"{folder.folder}/index.md", page)
    title = f"For trainers: {folder.module.title}"
    body = (
        f"# {title}\n\nA session of {minutes(total)} on {lesson}. The agenda is added up from its parts.\n\n"
        "## Agenda\n\n" + "\n".join(rows) + "\n\n" + prose.block(folder.trainer_page.text) + prose.sources()
    )
    summary = f"Agenda, set-up and notes for teaching {folder.module.title}."
    return Built(page, title, summary, body, page, search=False, kind="trainer", **_of(folder, prose))


def _cell(text: str) -> str:
    """Words that stay within one cell of a Markdown table."""
    return text.replace("|", "&#124;")


def _extra(content: Content, folder: ModuleFolder, page: Page) -> Built:
    """A worksheet or handout: a page of its own, made to be printed."""
    prose = Prose(content, Place(page.file, staged(page.file)))
    back = link(folder.module.title, f"{folder.folder}/index.md", page.file)
    kicker = f'<p class="kicker no-print" markdown>For {back}</p>'
    body = f"{kicker}\n\n# {page.name}\n\n{ruled(prose.block(page.body))}{prose.sources()}"
    words = f"{page.name}, to print."
    return Built(page.file, page.name, words, body, page.file, False, "worksheet", **_of(folder, prose))


def ruled(text: str) -> str:
    """Runs of dots become lines to write on, as long as the run.

    >>> ruled("Place ………")
    'Place <span class="write" style="--dots:3"></span>'
    """
    return DOTS.sub(lambda m: f'<span class="write" style="--dots:{len(m.group())}"></span>', text)


def index(content: Content, planned: dict[str, str]) -> Built:
    """The list of modules, published and to come."""
    page = "curriculum/index.md"
    lines = []
    published = {m.module.id: m for m in content.modules}
    for module_id in sorted({*planned, *published}):
        number = int(module_id[1:])
        folder = published.get(module_id)
        if folder:
            time = minutes(sum(module_minutes(content, folder).values()))
            name = link(folder.module.title, f"{folder.folder}/index.md", page)
            lines.append(f"{number}. **{name}** ({time}). {folder.module.summary}")
        else:
            lines.append(f'{number}. {planned[module_id]} <span class="small">being written</span>')
    coverage = link("Which outcome is practised and tested where", "curriculum/outcomes.md", page)
    body = (
        '# The course\n\n<p class="lede">Fourteen modules on the safety of people in cities. Each begins with a '
        "situation from the work, teaches with real figures whose sources you can open, lets you practise, and "
        "checks what you took with you.</p>\n\n" + "\n".join(lines) + f"\n\n{coverage} · "
        f"{link('Glossary', 'curriculum/glossary.md', page)}\n"
    )
    return Built(page, "The course", "The modules of the course on urban human security.", body, "curriculum")


def outcomes(content: Content) -> Built:
    """Which outcome is practised and tested where."""
    page = "curriculum/outcomes.md"
    parts = [
        "# Outcomes: practised and tested",
        "Every outcome of every module is practised in an exercise or an activity and tested in the quiz. "
        "The site is not built when one is missing.",
    ]
    for folder in content.modules:
        rows = ["| Outcome | Practised in | Quiz items |", "|---|---|---|"]
        for outcome in folder.module.outcomes:
            practice = [
                link(e.exercise.title, staged(e.file), page)
                for e in content.exercises_of(folder.module.id)
                if outcome.id in e.exercise.outcomes
            ]
            trainer = folder.trainer.parts if folder.trainer else ()
            practice += [f"Activity: {part.title}" for part in trainer if outcome.id in part.outcomes]
            items = sum(item.outcome == outcome.id for item in folder.quiz)
            rows.append(f"| {outcome.text} | {'; '.join(practice)} | {items} |")
        name = link(folder.module.title, f"{folder.folder}/index.md", page)
        parts += [f"## Module {int(folder.module.id[1:])}: {folder.module.title}", f"Lesson: {name}.", "\n".join(rows)]
    return Built(page, "Outcomes", "Which outcome is practised and tested where.", "\n\n".join(parts), "curriculum")


def glossary(content: Content) -> Built:
    page = "curriculum/glossary.md"
    prose = Prose(content, Place("curriculum/glossary.yml", page))
    parts = ["# Glossary", "What we mean by the words we use."]
    entries = []
    for term in sorted(content.terms.values(), key=lambda term: term.term.lower()):
        if term.source:
            prose.place.notes.cite_source(term.source)
        entries.append(
            f'<dt id="{term.slug}">{html.escape(term.term)}</dt><dd>{inline(prose.line(term.definition))}</dd>'
        )
    parts += [f'<dl class="glossary">{"".join(entries)}</dl>', prose.sources()]
    return Built(
        page,
        "Glossary",
        "What we mean by the words we use.",
        "\n\n".join(parts),
        "curriculum/glossary.yml",
        sources=prose.cited,
    )

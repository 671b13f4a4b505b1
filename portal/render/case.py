"""A case's page, and the list of cases."""

from __future__ import annotations

import html

from portal.content import CaseFolder, Content
from portal.models.case import EVIDENCE_WORDS
from portal.pages import Built, Place
from portal.render.parts import credits, facts, link
from portal.render.prose import Prose


def page(content: Content, folder: CaseFolder) -> Built:
    case = folder.case
    path = f"{folder.folder}/index.md"
    prose = Prose(content, Place(path, path))
    text = prose.block(folder.page.text)
    taught = [
        link(f"module {int(m.module.id[1:])}, {m.module.title}", f"{m.folder}/index.md", path)
        for m in content.modules
        if case.id in m.module.cases
    ]
    body = [
        f'<p class="kicker">Case study: {html.escape(case.city)}, {html.escape(case.country)}</p>\n\n'
        f'# {case.title}\n\n<p class="lede">{html.escape(case.summary)}</p>',
        facts(
            [
                ("Period", html.escape(case.period)),
                ("Evidence", html.escape(EVIDENCE_WORDS[case.evidence])),
                ("Dimensions", ", ".join(case.dimensions)),
                ("Approaches", ", ".join(name.replace("-", " ") for name in case.approaches)),
                ("Last checked", str(case.last_checked)),
            ]
        ),
        text,
        f"Used in {', '.join(taught)}." if taught else "",
        prose.sources(),
        _about(folder),
    ]
    return Built(
        path,
        case.title,
        case.summary,
        "\n\n".join(part for part in body if part),
        path,
        kind="case",
        by=tuple(contribution.name for contribution in case.contributions),
        reviewed=case.last_checked,
        sources=prose.cited,
    )


def _about(folder: CaseFolder) -> str:
    ethics = folder.case.ethics
    people = "It names people" if ethics.people_identifiable else "It identifies nobody"
    return (
        "## About this case\n\n"
        f"{people}. {ethics.consent} Read for harm by {ethics.harm_review_by}, {ethics.date}."
        + credits(folder.case.contributions, folder.case.last_checked, "Last checked")
    )


def index(content: Content) -> Built:
    path = "case_studies/index.md"
    lines = []
    for folder in content.cases:
        case = folder.case
        lines.append(
            f"## {link(case.title, f'{folder.folder}/index.md', path)}\n\n{case.summary}\n\n"
            + facts(
                [
                    ("Place", f"{html.escape(case.city)}, {html.escape(case.country)}"),
                    ("Evidence", html.escape(EVIDENCE_WORDS[case.evidence])),
                    ("What did not work", html.escape(case.what_did_not_work)),
                ]
            )
        )
    body = (
        '# Cases\n\n<p class="lede">What a city did, what changed, how anybody knows, and what cannot be concluded. '
        "Every case has the same headings, so that you can compare.</p>\n\n" + "\n\n".join(lines) + "\n\n"
        f"Do you know a case? {link('Send it to us', 'contribute.md', path)}; you need no technical knowledge."
    )
    return Built(path, "Cases", "Case studies of urban human security.", body, "case_studies")

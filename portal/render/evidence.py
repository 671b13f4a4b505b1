"""The ledger's pages: claims and sources, contradictions, grades."""

from __future__ import annotations

import csv
import html
import io

from portal.cite import figure
from portal.content import Content
from portal.models.evidence import GRADES, SEEN_WORDS, Claim, strength
from portal.pages import Built, Place, relative_url
from portal.render.parts import facts, link
from portal.render.prose import Prose

KIND_WORDS = {
    "arithmetic": "The arithmetic does not hold",
    "between-documents": "Two documents disagree",
    "against-cited-source": "The document says more than its source",
    "gap": "Something is missing",
}
LEDGER = "evidence/index.md"


def ledger(content: Content, used_on: dict[str, list[tuple[str, str]]]) -> Built:
    """Every claim by topic, with the pages (title, staged path) that use it; then every source."""
    parts = [
        "# The evidence ledger",
        '<p class="lede">Every figure on this site is a claim in this ledger: who says so, where, how strong that kind '
        "of evidence is, and what an editor should know before printing it.</p>",
        f"{len(content.claims)} claims from {len(content.sources)} sources. "
        f"{link('How to read the grades', 'evidence/grades.md', LEDGER)} · "
        f"{link('Contradictions', 'evidence/contradictions.md', LEDGER)} · "
        "[Download the claims](claims.csv) (a table for a spreadsheet)",
    ]
    topics = sorted({claim.topic for claim in content.claims.values()})
    for topic in topics:
        parts.append(f"## {topic.replace('-', ' ').capitalize()}")
        parts += [_claim(content, c, used_on.get(c.id, [])) for c in content.claims.values() if c.topic == topic]
    parts.append("## All sources")
    for source in sorted(content.sources.values(), key=lambda source: source.producer.lower()):
        address = f' <a href="{html.escape(source.url)}">Open the source</a>.' if source.url else ""
        note = f" {html.escape(source.note)}" if source.note else ""
        parts.append(
            f'<p class="source-entry" id="source-{source.id}">{html.escape(source.citation)} '
            f'<span class="small">{SEEN_WORDS[source.seen]}. Licence: {html.escape(source.licence)}.{note}'
            f"</span>{address}</p>"
        )
    return Built(
        LEDGER,
        "The evidence ledger",
        "Every figure on this site, with its source.",
        "\n\n".join(parts),
        "evidence/claims.csv",
        kind="ledger",
    )


def _claim(content: Content, claim: Claim, used_on: list[tuple[str, str]]) -> str:
    source = content.sources.get(claim.source)
    where = f'<a href="#source-{claim.source}">{html.escape(source.title if source else claim.source)}</a>'
    pages = ", ".join(f'<a href="{relative_url(path, LEDGER)}">{html.escape(title)}</a>' for title, path in used_on)
    shown = figure(claim, "full")
    headline = f'<p class="claim-figure">{html.escape(shown)}</p>' if shown else ""
    rows = [
        ("Says", f"{html.escape(claim.stated_by)}: {where}, {html.escape(claim.locator)}"),
        (
            "Grade",
            f'<span class="marker marker--{strength(claim.grade)}" aria-hidden="true"></span> {GRADES[claim.grade][0]}',
        ),
        ("Place and period", f"{html.escape(claim.place)}; {html.escape(claim.period)}"),
        ("Caveat", html.escape(claim.caveat)),
        ("Used on", pages or "no page yet"),
    ]
    return (
        f'<section class="claim" id="{claim.id}">{headline}'
        f'<p>{html.escape(claim.text)} <code class="small">{claim.id}</code></p>{facts(rows)}</section>'
    )


def claims_csv(content: Content) -> str:
    """The claims with their sources spelt out, for a spreadsheet."""
    out = io.StringIO()
    fields = [name for name in Claim.model_fields if name not in {"line", "source"}]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*fields, "source", "citation"])
    for claim in content.claims.values():
        source = content.sources.get(claim.source)
        row = [getattr(claim, name) for name in fields]
        writer.writerow([_plain(cell) for cell in [*row, claim.source, source.citation if source else ""]])
    return out.getvalue()


def _plain(cell: str) -> str:
    """A cell that a spreadsheet will not take for a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "@"} else cell


def contradictions(content: Content) -> Built:
    path = "evidence/contradictions.md"
    parts = [
        "# Contradictions",
        '<p class="lede">Where our sources disagree with each other, with arithmetic, or with what they cite. '
        "If you are about to quote one of them, read this first.</p>",
    ]
    for entry in content.contradictions:
        said = "\n".join(
            f'- {html.escape(printed.says)} <span class="small">'
            f"{html.escape(content.sources[printed.source].title if printed.source in content.sources else '')}, "
            f"{html.escape(printed.locator)}</span>"
            for printed in entry.printed
        )
        claims = ", ".join(f"[{name}](index.md#{name})" for name in entry.claims if name in content.claims)
        parts.append(
            f"## {html.escape(entry.title)} {{ #{entry.id} }}\n\n"
            f'<p class="kicker">{entry.id}. {KIND_WORDS[entry.kind]}</p>\n\n**What is printed**\n\n{said}\n\n'
            f"**What is wrong, or cannot be known.** {html.escape(entry.problem)}\n\n"
            f"**What we print.** {html.escape(entry.we_print)}"
            + (f'\n\n<p class="small" markdown>In the ledger: {claims}</p>' if claims else "")
        )
    return Built(
        path,
        "Contradictions",
        "Where sources disagree, and what we print instead.",
        "\n\n".join(parts),
        "evidence/contradictions.yml",
    )


def grades(content: Content) -> Built:
    """The author's text on grades, with every grade and its question."""
    path = "evidence/grades.md"
    prose = Prose(content, Place(path, path))
    parts = ["# Grades"]
    for page in content.evidence_pages:
        if page.file == path:
            parts = [f"# {page.name}", prose.block(page.body)]
    for grade, (name, meaning) in GRADES.items():
        marker = f'<span class="marker marker--{strength(grade)}" aria-hidden="true"></span>'
        parts.append(f'<p class="grade" id="{grade}">{marker} <b>{name}.</b> {meaning}</p>')
    parts.append(prose.sources())
    return Built(path, "Grades", "What the grades of evidence mean.", "\n\n".join(parts), path)

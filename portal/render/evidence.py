"""The pages beside the ledger: sources, contradictions, corrections, reading, grades."""

from __future__ import annotations

from collections.abc import Sequence

from portal.cite import claim_url, escape, figure, plain
from portal.content import Content
from portal.models.evidence import Claim, Contradiction, Source
from portal.models.grades import GRADES, SEEN_WORDS
from portal.pages import Built, Place, relative_url
from portal.render.ledger_parts import LEDGER, linked, marker, record_path
from portal.render.parts import link
from portal.render.prose import Prose

KIND_WORDS = {
    "arithmetic": "The arithmetic does not hold",
    "between-documents": "Two documents disagree",
    "against-cited-source": "The document says more than its source",
    "gap": "Something is missing",
}


def pages(content: Content) -> list[Built]:
    return [_sources(content), contradictions(content), _corrections(content), _reading(content), grades(content)]


def _sources(content: Content) -> Built:
    """Every source on which a figure rests, by producer."""
    path = "evidence/sources.md"
    counted: dict[str, list[Claim]] = {}
    for claim in content.claims.values():
        counted.setdefault(claim.source, []).append(claim)
    parts = [
        "# Sources",
        '<p class="lede">What the ledger rests on, by producer, and how far we have read each. A source that we know '
        "only from an abstract or an excerpt may say more, or less, than what we quote.</p>",
        f"{link('The ledger', LEDGER, path)} · {link('Further reading', 'evidence/reading.md', path)}",
    ]
    for source in sorted(content.sources.values(), key=lambda source: (source.producer.lower(), source.title)):
        claims = counted.get(source.id, [])
        if claims or source.id not in {reading.source for _, reading in content.readings}:
            parts.append(_source(source, claims, path))
    return Built(
        path,
        "Sources",
        "What the ledger rests on, and how far we have read it.",
        "\n\n".join(parts),
        "evidence/sources.yml",
        search=False,
        kind="sources",
    )


def _source(source: Source, claims: list[Claim], path: str) -> str:
    address = f' <a href="{escape(source.url)}">Open the source</a>.' if source.url else ""
    note = f" {escape(source.note)}" if source.note else ""
    pages = dict.fromkeys(record_path(claim) for claim in claims)
    first = {page: next(claim for claim in claims if record_path(claim) == page) for page in pages}
    leads = ", ".join(
        f'<a href="{relative_url(page, path)}#{claim.id}">{escape(figure(claim) or "a statement")}</a>'
        for page, claim in first.items()
    )
    count = (
        f" {len(claims)} {'claims' if len(claims) > 1 else 'claim'} in the ledger, such as {leads}." if claims else ""
    )
    return (
        f'<p class="source-entry" id="{source.id}">{escape(source.citation)} '
        f'<span class="small">{SEEN_WORDS[source.seen]}. Licence: {escape(source.licence)}.{note}{count}'
        f"</span>{address}</p>"
    )


def contradictions(content: Content) -> Built:
    path = "evidence/contradictions.md"
    parts = [
        "# Contradictions",
        '<p class="lede">Where our sources disagree with each other, with arithmetic, or with what they cite. '
        "If you are about to quote one of them, read this first.</p>",
    ]
    sums: list[str] = []
    order = list(content.collections) or [""]
    by_collection = sorted(content.contradictions, key=lambda entry: order.index(_collection(entry, order)))
    last = ""
    for entry in by_collection:
        if _collection(entry, order) != last:
            last = _collection(entry, order)
            parts.append(f"## {escape(content.collections[last].title if last in content.collections else last)}")
        said = "\n\n".join(_printed(content, source, claims, path) for source, claims in _by_source(content, entry))
        parts.append(
            f"### {escape(plain(entry.title, content.ledger))} {{ #{entry.id} }}\n\n"
            f'<p class="kicker">{entry.id}. {KIND_WORDS[entry.kind]}</p>\n\n**What is printed**\n\n{said}\n\n'
            f"**What is wrong, or cannot be known.** {linked(content, entry.problem, path, sums)}\n\n"
            f"**What we print.** {linked(content, entry.we_print, path, sums)}"
        )
    if sums:
        lines = "".join(f'<li id="sum-{number}">{escape(steps)}</li>' for number, steps in enumerate(sums, start=1))
        parts.append(f'## How the sums were made\n\n<ol class="small">{lines}</ol>')
    return Built(
        path,
        "Contradictions",
        "Where sources disagree, and what we print instead.",
        "\n\n".join(parts),
        "evidence/contradictions.yml",
        kind="contradictions",
    )


def _collection(entry: Contradiction, order: Sequence[str]) -> str:
    """The part of the ledger that an entry belongs to: that of the first claim it names."""
    return next((name for claim in entry.printed if (name := claim.partition("-")[0]) in order), order[0])


def _by_source(content: Content, entry: Contradiction) -> list[tuple[str, list[Claim]]]:
    """What each document prints, in the order of the entry."""
    found: dict[str, list[Claim]] = {}
    for name in entry.printed:
        if name in content.claims:
            found.setdefault(content.claims[name].source, []).append(content.claims[name])
    return list(found.items())


def _printed(content: Content, source_id: str, claims: Sequence[Claim], path: str) -> str:
    """What one document prints, each statement with its place, its grade and the way to its record."""
    source = content.sources.get(source_id)
    title = f"{source.producer}, {source.title} ({source.date_published})" if source else source_id
    ledger = relative_url(LEDGER, path)
    said = "\n".join(
        f'- {escape(claim.text)} <span class="small">{escape(claim.locator)}. '
        f'<a href="{claim_url(claim, ledger)}">{GRADES[claim.grade][0]}</a></span>'
        for claim in claims
    )
    return f'<p class="small printed">{escape(title)}</p>\n\n{said}'


def _corrections(content: Content) -> Built:
    """The public log, newest first."""
    path = "evidence/corrections.md"
    prose = Prose(content, Place(path, path))
    parts = ["# Corrections", _author_text(content, prose, path)]
    numbered = list(enumerate((correction for _, correction in content.corrections), start=1))
    if not numbered:
        parts.append("Nothing has been corrected so far.")
    for number, entry in reversed(numbered):
        root = relative_url(LEDGER, path)
        names = [
            f'<a href="{claim_url(claim, root)}">{name}</a>'
            if (claim := content.claims.get(name))
            else f"{name}, withdrawn"
            for name in entry.claims
        ]
        where = ", ".join([*names, *([escape(entry.page)] if entry.page else [])])
        thanks = f" Thanks to {escape(entry.reported_by)}." if entry.reported_by else ""
        parts.append(
            f'<section class="claim" id="c{number}"><p><b>{entry.date}</b>, {where}</p>'
            f"<p><b>It said:</b> {escape(entry.said)}</p><p><b>It says:</b> {escape(entry.says)}</p>"
            f"<p><b>Why:</b> {escape(entry.why)}{thanks}</p></section>"
        )
    parts.append(prose.sources())
    return Built(
        path,
        "Corrections",
        "What we had printed and what we print now.",
        "\n\n".join(parts),
        "evidence/corrections.yml",
        kind="corrections",
    )


def _reading(content: Content) -> Built:
    """Sources that no figure of ours rests on, by topic."""
    path = "evidence/reading.md"
    parts = ["# Further reading", _author_text(content, Prose(content, Place(path, path)), path)]
    for topic in sorted({reading.topic for _, reading in content.readings}):
        parts.append(f"## {topic.replace('-', ' ').capitalize()}")
        for _, reading in content.readings:
            source = content.sources.get(reading.source)
            if reading.topic != topic or source is None:
                continue
            address = f' <a href="{escape(source.url)}">Open it</a>.' if source.url else ""
            caveat = f" {escape(reading.caveat)}" if reading.caveat else ""
            numbers = ", ".join(str(int(name[1:])) for name in reading.modules)
            use = f" For module{'s' if len(reading.modules) > 1 else ''} {numbers}." if numbers else ""
            cited = [claim for claim in content.claims.values() if claim.source == source.id][:1]
            to = (
                f' <a href="{claim_url(cited[0], relative_url(LEDGER, path))}">Cited in the ledger</a>.'
                if cited
                else ""
            )
            parts.append(
                f'<p class="source-entry" id="{source.id}">{escape(source.citation)}{address} '
                f"{escape(reading.says)} "
                f'<span class="small">{SEEN_WORDS[source.seen]}. {escape(_capital(reading.strength))}.{caveat}{use}{to}'
                "</span></p>"
            )
    return Built(
        path,
        "Further reading",
        "What to read on, and how far we have.",
        "\n\n".join(parts),
        "evidence/reading.yml",
        kind="reading",
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _author_text(content: Content, prose: Prose, path: str) -> str:
    return next((prose.block(page.body) for page in content.evidence_pages if page.file == path), "")


def grades(content: Content) -> Built:
    """The author's text on grades, with every grade and its question."""
    path = "evidence/grades.md"
    prose = Prose(content, Place(path, path))
    parts = ["# Grades"]
    for page in content.evidence_pages:
        if page.file == path:
            parts = [f"# {page.name}", prose.block(page.body)]
    counted = {grade: sum(claim.grade == grade for claim in content.claims.values()) for grade in GRADES}
    for grade, (name, meaning) in GRADES.items():
        to = f'<a class="small" href="../?grade={grade}">{counted[grade]} in the ledger</a>'
        parts.append(f'<p class="grade" id="{grade}">{marker(grade)} <b>{name}.</b> {meaning} {to}</p>')
    parts.append(prose.sources())
    return Built(path, "Grades", "What the grades of evidence mean.", "\n\n".join(parts), path, kind="grades")

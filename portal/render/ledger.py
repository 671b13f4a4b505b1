"""The ledger's pages: every statement in one list, a record for each, and the series as tables."""

from __future__ import annotations

from collections.abc import Sequence

from portal import citing
from portal.cite import claim_url, escape, figure, plain
from portal.content import Content
from portal.models.evidence import Claim, Collection
from portal.models.grades import GRADES
from portal.models.series import Series, slugged
from portal.numerals import thousands
from portal.pages import Built, relative_url
from portal.render import series
from portal.render.ledger_parts import LEDGER, UsedOn, grade_link, linked, marker, names_a_source, used_pages
from portal.render.parts import facts, link

DOWNLOADS = ("claims.csv", "claims.json", "observations.csv", "sources.csv", "README.txt")


def pages(content: Content, used_on: UsedOn) -> list[Built]:
    built = [_index(content, used_on)]
    for collection in content.collections.values():
        claims, measured = content.statements_of(collection.id), content.series_of(collection.id)
        if claims:
            built.append(_records(content, collection, claims, bool(measured), used_on))
        if measured:
            built.append(series.page(content, collection, measured, bool(claims), used_on))
    return built


def _index(content: Content, used_on: UsedOn) -> Built:
    statements = [claim for claim in content.claims.values() if not claim.series]
    in_series = len(content.claims) - len(statements)
    titles = dict.fromkeys(entry for entries in used_on.values() for entry in entries)
    numbers = {entry: str(number) for number, entry in enumerate(sorted(titles), start=1)}
    downloads = ", ".join(f"[{name}](download/{name})" for name in DOWNLOADS)
    parts = [
        "# The evidence ledger",
        '<p class="lede">Every figure on this site is a claim in this ledger: who says so, where, how strong that kind '
        "of evidence is, and what an editor should know before printing it.</p>",
        f"{thousands(str(len(statements)))} statements and {len(content.series)} series with "
        f"{thousands(str(in_series))} figures, from {len({c.source for c in content.claims.values()})} sources. "
        f"{link('How to read the grades', 'evidence/grades.md', LEDGER)} · "
        f"{link('Sources', 'evidence/sources.md', LEDGER)} · "
        f"{link('Contradictions', 'evidence/contradictions.md', LEDGER)} · "
        f"{link('Further reading', 'evidence/reading.md', LEDGER)} · "
        f"{link('Corrections', 'evidence/corrections.md', LEDGER)}",
        f"Take it with you: {downloads}.",
        _filter(content, sorted(titles), numbers),
    ]
    for collection in content.collections.values():
        rows = [_row(claim, used_on, numbers) for claim in content.statements_of(collection.id)]
        rows += [_series_row(content, one, used_on, numbers) for one in content.series_of(collection.id)]
        if rows:
            parts.append(f"## {escape(collection.title)}\n\n{escape(plain(collection.about, content.ledger))}")
            parts.append(f'<ul class="rows">{"".join(rows)}</ul>')
    return Built(
        LEDGER,
        "The evidence ledger",
        "Every figure on this site, with its source, its grade and a caveat.",
        "\n\n".join(parts),
        "evidence/claims.csv",
        search=False,
        kind="ledger",
    )


def _filter(content: Content, titles: Sequence[tuple[str, str]], numbers: dict[tuple[str, str], str]) -> str:
    """The form that narrows the list. Without scripting it is not shown, and the list is whole."""
    places = sorted({claim.place for claim in content.claims.values()}, key=str.lower)
    topics = sorted({claim.topic for claim in content.claims.values()})
    choices: dict[str, list[tuple[str, str]]] = {
        "place": [(slugged(place), place) for place in places],
        "topic": [(topic, topic.replace("-", " ")) for topic in topics],
        "grade": [(grade, name) for grade, (name, _) in GRADES.items()],
        "page": [(numbers[entry], entry[0]) for entry in titles],
    }
    selects = "".join(
        f'<label for="ledger-{name}">{name.capitalize()} <select id="ledger-{name}" name="{name}">'
        '<option value="">all</option>'
        + "".join(f'<option value="{value}">{escape(words)}</option>' for value, words in options)
        + "</select></label>"
        for name, options in choices.items()
    )
    return (
        '<form class="ledger-filter no-print" hidden><label for="ledger-words">Words '
        '<input id="ledger-words" type="search" name="words"></label>'
        f'{selects}<button type="reset" class="button">Show all</button></form>'
        '<p class="ledger-count small" role="status"></p>'
    )


def _row(claim: Claim, used_on: UsedOn, numbers: dict[tuple[str, str], str]) -> str:
    on = " ".join(numbers[entry] for entry in used_on.get(claim.id, []))
    shown = figure(claim) or "Statement"
    return (
        f'<li data-place="{slugged(claim.place)}" data-topic="{claim.topic}" data-grade="{claim.grade}" '
        f'data-page="{on}">'
        f'<a href="{claim_url(claim, "")}">{escape(shown)}</a> {escape(claim.text)} '
        f'<span class="small">{escape(claim.place)}. {marker(claim.grade)}{GRADES[claim.grade][0]}.</span></li>'
    )


def _series_row(content: Content, one: Series, used_on: UsedOn, numbers: dict[tuple[str, str], str]) -> str:
    found = content.points_of(one.id)
    places = " ".join(dict.fromkeys(slugged(claim.place) for claim in found))
    on = " ".join(dict.fromkeys(numbers[entry] for claim in found for entry in used_on.get(claim.id, [])))
    return (
        f'<li data-place="{places}" data-topic="{one.topic}" data-grade="{one.grade}" data-page="{on}">'
        f'<a href="{one.collection}/series/#{one.id}">{series.extent(found)}</a> {escape(one.title)}, '
        f'{escape(one.unit)}. <span class="small">{marker(one.grade)}{GRADES[one.grade][0]}.</span></li>'
    )


def _records(
    content: Content, collection: Collection, claims: Sequence[Claim], has_series: bool, used_on: UsedOn
) -> Built:
    path = f"evidence/{collection.id}/index.md"
    beside = f" · {link('Series of figures', f'evidence/{collection.id}/series.md', path)}" if has_series else ""
    parts = [
        f"# {escape(collection.title)}: statements",
        f'<p class="lede">{escape(plain(collection.about, content.ledger))}</p>',
        f"{link('The whole ledger', LEDGER, path)}{beside}",
    ]
    for topic in sorted({claim.topic for claim in claims}):
        parts.append(f"## {topic.replace('-', ' ').capitalize()}")
        parts += [_record(content, claim, path, used_on) for claim in claims if claim.topic == topic]
    title = f"{collection.title}: statements in the ledger"
    return Built(path, title, collection.about, "\n\n".join(parts), "evidence/claims.csv", search=False, kind="records")


def _record(content: Content, claim: Claim, path: str, used_on: UsedOn) -> str:
    """Everything that the ledger knows of a claim."""
    source = content.sources.get(claim.source)
    shown = figure(claim, "full")
    headline = f'<p class="claim-figure">{escape(shown[:1].upper() + shown[1:])}</p>' if shown else ""
    rows = [
        (
            "Says",
            names_a_source(content, claim.stated_by, claim.source, claim.locator, path),
        ),
        ("Grade", grade_link(claim.grade, path)),
        ("Place and period", f"{escape(claim.place)}; {escape(claim.period)}"),
        ("Caveat", linked(content, claim.caveat, path)),
        ("Used on", used_pages(used_on.get(claim.id, []), path)),
        *_disputed(content, claim.id, path),
        *_changed(content, claim.id, path),
    ]
    box = citing.of_claim(claim, source, path).box("this claim") if source else ""
    box += citing.report(claim.id, path, "Report an error in it")
    return (
        f'<section class="claim" id="{claim.id}">{headline}'
        f'<p>{escape(claim.text)} <code class="small">{claim.id}</code></p>{facts(rows)}{box}</section>'
    )


def _disputed(content: Content, claim_id: str, path: str) -> list[tuple[str, str]]:
    root = relative_url("evidence/contradictions.md", path)
    found = [
        f'<a href="{root}#{entry.id}">{escape(plain(entry.title, content.ledger))}</a>'
        for entry in content.contradictions
        if claim_id in entry.printed
    ]
    return [("Disputed in", "; ".join(found))] if found else []


def _changed(content: Content, claim_id: str, path: str) -> list[tuple[str, str]]:
    root = relative_url("evidence/corrections.md", path)
    return [
        (f"Until {c.date}", f'{escape(c.said)} <a href="{root}#c{number}">Why it was corrected</a>')
        for number, (_, c) in enumerate(content.corrections, start=1)
        if claim_id in c.claims
    ]

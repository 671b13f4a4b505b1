"""Series of figures as tables: places down, periods across; each cell has the address of its claim."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence

from portal import citing
from portal.cite import escape, figure
from portal.content import Content
from portal.models.evidence import Claim, Collection
from portal.models.series import Series
from portal.pages import Built
from portal.render.ledger_parts import LEDGER, UsedOn, grade_link, linked, names_a_source, used_pages
from portal.render.parts import facts, link


def extent(found: Sequence[Claim]) -> str:
    """How much a series holds."""
    cities = len({claim.place for claim in found})
    years = sorted({match.group() for claim in found if (match := re.search(r"(19|20)\d\d", claim.period))})
    when = " to ".join(dict.fromkeys((years[0], years[-1]))) if years else ""
    where = escape(found[0].place) if cities == 1 else f"{cities} places"
    return f"Series: {where}{f', {when}' if when else ''}"


def page(
    content: Content, collection: Collection, series: Sequence[Series], has_claims: bool, used_on: UsedOn
) -> Built:
    path = f"evidence/{collection.id}/series.md"
    beside = f" · {link('Statements', f'evidence/{collection.id}/index.md', path)}" if has_claims else ""
    parts = [
        f"# {escape(collection.title)}: series of figures",
        '<p class="lede">Figures that one producer counted or asked for in the same way. Two series with a similar '
        "name may count different things: read what is said below each before you compare.</p>",
        f"{link('The whole ledger', LEDGER, path)}{beside}",
    ]
    for one in series:
        parts += [f"## {escape(one.title)} {{ #{one.id} }}", _series(content, one, path, used_on)]
    title = f"{collection.title}: series of figures"
    return Built(path, title, f"{title}, with sources.", "\n\n".join(parts), "evidence/series.yml", False, "series")


def _series(content: Content, series: Series, path: str, used_on: UsedOn) -> str:
    found = content.points_of(series.id)
    used = dict.fromkeys(entry for claim in found for entry in used_on.get(claim.id, []))
    rows = [
        ("Unit", escape(series.unit)),
        (
            "Says",
            names_a_source(content, series.stated_by, series.source, series.locator, path),
        ),
        ("Grade", grade_link(series.grade, path)),
        ("Caveat", linked(content, series.caveat, path)),
        ("Used on", used_pages(used, path)),
    ]
    if series.indicator:
        rows.append(("Indicator", f"{series.indicator} of the teaching catalogue, {series.match or 'near'}"))
    source = content.sources.get(series.source)
    box = citing.of_table(f"series “{series.title}”", series.id, [source], path).box("this table") if source else ""
    notes = [f"{c.place}, {c.period}: {c.own_caveat}" for c in found if c.own_caveat]
    below = f'<p class="small">{"<br>".join(map(escape, notes))}</p>' if notes else ""
    return f'{facts(rows)}<div class="scroll">{table(found)}</div>{below}{box}'


def table(found: Sequence[Claim]) -> str:
    """Places down, periods across, in the order of time. A cell's address is its claim's id."""
    periods = sorted(dict.fromkeys(claim.period for claim in found), key=when)
    places = sorted({claim.place for claim in found})
    by = {(claim.place, claim.period): claim for claim in found}
    # where most places have one or two figures, each at another time, a list is easier to read
    if len(found) < 0.5 * len(places) * len(periods) and len(periods) > 3:
        body = "".join(
            f'<tr><th scope="row">{escape(c.place)}</th><td>{escape(c.period)}</td>{_cell(c)}</tr>'
            for c in sorted(found, key=lambda c: (c.place, when(c.period)))
        )
        return _framed("<th>Period</th><th>Value</th>", body)
    head = "".join(f'<th scope="col">{escape(period)}</th>' for period in periods)
    body = "".join(
        f'<tr><th scope="row">{escape(place)}</th>'
        + "".join(_cell(by.get((place, period))) for period in periods)
        + "</tr>"
        for place in places
    )
    return _framed(head, body)


def _framed(head: str, body: str) -> str:
    return f'<table class="plain"><thead><tr><th>Place</th>{head}</tr></thead><tbody>{body}</tbody></table>'


def _cell(claim: Claim | None) -> str:
    return f'<td id="{claim.id}">{escape(figure(claim, "value"))}</td>' if claim else "<td>–</td>"


MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}


def when(period: str) -> tuple[int, int, str]:
    """A period as a key to sort by.

    >>> sorted(["December 2023", "2011", "March 2023"], key=when)
    ['2011', 'March 2023', 'December 2023']
    """
    year = re.search(r"(19|20)\d\d", period)
    named = re.search("|".join(MONTHS), period)
    month = MONTHS[named.group()] if named else 0
    return (int(year.group()) if year else 0, month, period)

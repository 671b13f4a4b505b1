"""How to cite a page, a claim, a chart or a table: short, in full, and as BibTeX. Producers of figures come first."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from portal import site
from portal.content import Content
from portal.models.evidence import Claim, Source

# A page that prints figures of more producers than this names them in its list of sources only.
MOST_NAMED = 5
TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True)
class Reference:
    short: str
    full: str
    bibtex: str

    def box(self, what: str) -> str:
        """A fold that opens to the three forms. A tap on one selects it whole."""
        forms = (("Short", self.short), ("In full", self.full))
        rows = "".join(f"<dt>{name}</dt><dd>{html.escape(text)}</dd>" for name, text in forms)
        # a blank line or an indented one would end the fold for a Markdown renderer
        entry = html.escape(self.bibtex).replace("\n", "&#10;")
        return (
            f'<details class="cite-box" data-search-exclude><summary>Cite {what}</summary><dl>{rows}'
            f"<dt>BibTeX</dt><dd><pre>{entry}</pre></dd></dl></details>"
        )


def of_claim(claim: Claim, source: Source, page: str) -> Reference:
    """A claim: its source first, then where it was found."""
    there = _there(f"claim {claim.id}", page, claim.id)
    return Reference(
        short=f"({_name(source)} {source.date_published}, {claim.locator})",
        full=f"{_stop(source.citation)} {_stop(_capital(claim.locator))} As entered in: {there}",
        bibtex=_of_source(claim.id, source, f"{_stop(_capital(claim.locator))} As entered in: {there}"),
    )


def of_table(what: str, anchor: str, sources: Sequence[Source], page: str) -> Reference:
    """A chart, or a table of data: the producers of its figures first."""
    unique = list({source.id: source for source in sources}.values())
    there = _there(what, page, anchor)
    names = "; ".join(dict.fromkeys(f"{_name(source)} {source.date_published}" for source in unique))
    cited = " ".join(_stop(source.citation) for source in unique)
    title = f"{what[0].upper()}{what[1:]}"
    note = f"Figures from {names}. As shown in: {there}"
    entry = _entry(f"{_key(page)}-{_key(anchor or what)}", "; ".join(map(_name, unique)), title, _year(unique), note)
    return Reference(f"({names})", f"{cited} {title}. As shown in: {there}", entry)


def of_page(title: str, page: str, year: int, by: Iterable[str], sources: Sequence[Source]) -> Reference:
    """A page: its authors, and beside them whose figures it prints."""
    names = "; ".join(by) or site.authors()
    producers = list(dict.fromkeys(source.producer for source in sources))
    whose = "; ".join(producers) if len(producers) <= MOST_NAMED else f"the {len(producers)} producers listed on it"
    beside = f" Figures on it belong to their producers, to be credited first: {_stop(whose)}" if producers else ""
    address = site.address(page)
    full = (
        f"{names} ({year}). {_stop(title)} {site.COURSE}, version {site.version()}. {address} {site.LICENCE}.{beside}"
    )
    entry = _entry(_key(page), names, title, str(year), f"{site.COURSE}, version {site.version()}", address)
    return Reference(f"({site.NAME} {year}, “{title}”)", re.sub(r" +", " ", full), entry)


def page_box(
    content: Content, title: str, path: str, by: Iterable[str], reviewed: date | None, sources: Iterable[str]
) -> str:
    """How to cite a page of the site, at its end."""
    year = (reviewed or content.reviewed).year
    found = [content.sources[name] for name in sources if name in content.sources]
    box = of_page(title, path, year, by, found).box("this page")
    return f'<div class="cite-page no-print">{box}<p>{report(title, path, "Report an error on this page")}</p></div>'


def report(what: str, path: str, words: str) -> str:
    """A link that reports an error in what is named."""
    return f'<a class="small report" href="{html.escape(site.report_address(what, path))}">{words}</a>'


def _there(what: str, page: str, anchor: str) -> str:
    address = site.address(page, anchor)
    return f"{site.COURSE}, version {site.version()}, {what}{f', {address}' if address else ''}."


def _of_source(key: str, source: Source, note: str) -> str:
    author = " and ".join(source.authors) or source.producer
    return _entry(key, author, source.title, source.date_published, note, source.url or "", bool(source.authors))


def _entry(key: str, author: str, title: str, year: str, note: str, url: str = "", people: bool = False) -> str:
    """A BibTeX entry. A corporate author stands in double braces, so that it is not taken apart."""
    named = author if people else f"{{{author}}}"
    fields = [("author", named), ("title", f"{{{title}}}"), ("year", year), ("note", note), ("url", url)]
    body = ",\n".join(f"  {name} = {{{_safe(text, name)}}}" for name, text in fields if text)
    return f"@misc{{{key},\n{body}\n}}"


def _safe(text: str, field: str) -> str:
    """What TeX would take for a command, written so that it prints. Braces of our own, around a name or title, stay."""
    if field == "url":
        return text
    ours = text.startswith("{") and text.endswith("}")
    inner = text[1:-1] if ours else text
    inner = re.sub(r"[\\{}&%$#_~^]", lambda match: TEX.get(match.group(), f"\\{match.group()}"), inner)
    return f"{{{inner}}}" if ours else inner


def _name(source: Source) -> str:
    """How a source is called in running text: its first author, or its producer."""
    if not source.authors:
        return source.producer
    return source.authors[0] if len(source.authors) == 1 else f"{source.authors[0]} and others"


def _year(sources: Sequence[Source]) -> str:
    years = sorted({match.group() for s in sources if (match := re.search(r"\d{4}", s.date_published))})
    return years[-1] if years else "n.d."


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("index.md", "").replace(".md", "")).strip("-") or "home"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _stop(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."

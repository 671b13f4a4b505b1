"""What every built page must have, read from its HTML: structure, links, and nothing from another host."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag

Pages = dict[str, BeautifulSoup]

# What a browser fetches by itself, as opposed to what a reader may follow.
FETCHED = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "frame": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "input": ("src",),
    "body": ("background",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "form": ("action",),
}
LINKS_NOT_FETCHED = {"canonical", "alternate", "prev", "next", "license", "author", "edit"}
ELSEWHERE = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:)?//", re.I)
IN_CSS = re.compile(r"url\(\s*['\"]?\s*(?:https?:)?//[^)]*\)|@import\s+(?:url\()?['\"]?\s*(?:https?:)?//[^;]*", re.I)
IN_SCRIPT = re.compile(r"(?:import\s*\(|from|fetch\s*\(|import)\s*['\"`](?:https?:)?//[^'\"`]*", re.I)


def attributes(page: BeautifulSoup) -> Iterator[tuple[Tag, str, str]]:
    """Every attribute whose address the browser fetches by itself."""
    for tag in page.find_all([*FETCHED, "link"]):
        if tag.name == "link":
            names = () if LINKS_NOT_FETCHED & set(tag.get("rel") or ()) else ("href",)
        else:
            names = FETCHED[tag.name]
        yield from ((tag, name, str(tag[name])) for name in names if tag.has_attr(name))


def clean(found: list[str]) -> None:
    """Fail with a list of what was found."""
    assert not found, f"{len(found)} found:\n" + "\n".join(found[:20])


def test_every_page_has_one_main_heading_a_language_a_title_and_a_main_landmark(pages: Pages) -> None:
    found = []
    for path, page in pages.items():
        mains = page.select("main, [role=main]")
        if len(page.find_all("h1")) != 1:
            found.append(f"{path}: {len(page.find_all('h1'))} headings of the first level")
        if not page.html or not page.html.get("lang"):
            found.append(f"{path}: <html> without lang")
        if not page.title or not page.title.get_text(strip=True):
            found.append(f"{path}: no title")
        if len(mains) != 1 or (page.h1 and path != "404.html" and page.h1 not in mains[0].find_all("h1")):
            found.append(f"{path}: {len(mains)} main landmarks, or the main heading stands outside it")
    clean(found)


def test_titles_tell_pages_apart(pages: Pages) -> None:
    titles = Counter(page.title.get_text(strip=True) for page in pages.values() if page.title)
    clean([f"{count} pages are called {title!r}" for title, count in titles.items() if count > 1])


def test_every_page_says_in_a_sentence_what_it_holds(pages: Pages) -> None:
    described = {path: page.find("meta", attrs={"name": "description"}) for path, page in pages.items()}
    clean([f"{path}: no description" for path, meta in described.items() if not meta or not meta.get("content")])


def test_no_heading_skips_a_level(pages: Pages) -> None:
    found = []
    for path, page in pages.items():
        before = 0
        for heading in page.find_all(re.compile(r"^h[1-6]$")):
            level = int(heading.name[1])
            if level > before + 1:
                found.append(f"{path}: {heading.get_text(strip=True)[:60]!r} is an h{level} after an h{before}")
            before = level
    clean(found)


def test_no_id_stands_twice_on_a_page(pages: Pages) -> None:
    counted = {path: Counter(tag["id"] for tag in page.find_all(id=True)) for path, page in pages.items()}
    clean([f"{path}: id {name!r} {n} times" for path, ids in counted.items() for name, n in ids.items() if n > 1])


def test_every_link_leads_to_a_file_of_the_site_and_to_a_place_in_it(site: Path, pages: Pages) -> None:
    ids = {path: {tag["id"] for tag in page.find_all(id=True)} for path, page in pages.items()}
    base = site_base(pages)
    found = []
    for path, page in pages.items():
        # A host serves 404.html at any depth, so its links begin at the root; all others are seen from their page.
        for tag in page.find_all(["a", "link", "script", "img", "source", "use", "image"]):
            for name in ("href", "src", "xlink:href"):
                link = str(tag.get(name) or "")
                if not link or ELSEWHERE.match(link) or link.startswith(("mailto:", "data:")):
                    continue
                trouble = broken(link, path, site, ids, base)
                if trouble:
                    found.append(f"{path}: {name}={link}: {trouble}")
    clean(sorted(set(found)))


def site_base(pages: Pages) -> str:
    """The folder of the host in which the site stands, as its canonical links tell; mostly the root."""
    canonical = pages["index.html"].find("link", rel="canonical")
    return urlsplit(str(canonical["href"])).path if canonical else "/"


def broken(link: str, path: str, site: Path, ids: dict[str, set[str]], base: str) -> str:
    """What is wrong with a link of the site to itself; empty if nothing is."""
    target = urlsplit(urljoin(f"http://site{base}{path}", link))
    if not target.path.startswith(base):
        return f"leads out of the site's folder {base}"
    inside = unquote(target.path.removeprefix(base))
    file = site / inside
    if target.path.endswith("/") or not inside:
        file = file / "index.html"
    if not file.is_file():
        return "no such file" + (" (a folder without a slash at the end)" if file.is_dir() else "")
    name = file.relative_to(site).as_posix()
    fragment = unquote(target.fragment)
    return f"{name} has no id {fragment!r}" if fragment and name in ids and fragment not in ids[name] else ""


def test_nothing_is_fetched_from_another_host(site: Path, pages: Pages) -> None:
    found = []
    for path, page in pages.items():
        found += [f"{path}: <{tag.name} {name}={v!r}>" for tag, name, v in attributes(page) if ELSEWHERE.match(v)]
        found += [f"{path}: srcset {v!r}" for _, name, v in attributes(page) if name == "srcset" and "//" in v]
        styles = [str(tag["style"]) for tag in page.find_all(style=True)]
        styles += [tag.get_text() for tag in page.find_all("style")]
        found += [f"{path}: {match}" for style in styles for match in IN_CSS.findall(style)]
        found += [f"{path}: {match}" for tag in page.find_all("script") for match in IN_SCRIPT.findall(tag.get_text())]
        found += [f"{path}: <base> or a refresh" for _ in page.select("base, meta[http-equiv=refresh]")]
    for file in site.rglob("*.css"):
        found += [f"{file.name}: {match}" for match in IN_CSS.findall(file.read_text(encoding="utf-8"))]
    for file in (site / "assets").glob("*.js"):  # our own; Material's loads elsewhere only what we do not use
        found += [f"{file.name}: {match}" for match in IN_SCRIPT.findall(file.read_text(encoding="utf-8"))]
    clean(found)


def test_no_part_of_material_that_asks_another_host_is_on_a_page(pages: Pages) -> None:
    asking = "[data-md-component=source], [data-md-component=consent], .mermaid, .giscus, [data-md-component=progress]"
    clean([f"{path}: {tag.name} {tag.get('class')}" for path, page in pages.items() for tag in page.select(asking)])


def test_links_to_other_hosts_are_encrypted(pages: Pages) -> None:
    links = {(path, str(a["href"])) for path, page in pages.items() for a in page.find_all("a", href=True)}
    clean([f"{path}: {link}" for path, link in sorted(links) if ELSEWHERE.match(link) and link[:8] != "https://"])


def test_every_picture_says_in_words_what_it_shows(pages: Pages) -> None:
    found = []
    for path, page in pages.items():
        found += [f"{path}: {tag.get('src')} without alt" for tag in page.find_all("img") if not tag.has_attr("alt")]
        for tag in page.select("svg[role=img], [role=img]"):
            if len(str(tag.get("aria-label") or "").split()) < 3:
                found.append(f"{path}: {tag.name} named {tag.get('aria-label')!r}")
        for figure in page.find_all("figure"):
            if not figure.select("svg[role=img][aria-label], img[alt]"):
                found.append(f"{path}: a figure without a text alternative")
    clean(found)


def test_every_button_that_opens_a_note_has_its_note(pages: Pages) -> None:
    found = []
    for path, page in pages.items():
        notes = {tag["id"] for tag in page.find_all(attrs={"popover": True}) if tag.get("id")}
        opened = {str(tag["popovertarget"]) for tag in page.find_all(attrs={"popovertarget": True})}
        found += [f"{path}: no note {name!r}" for name in sorted(opened - notes)]
        found += [f"{path}: nothing opens {name!r}" for name in sorted(notes - opened)]
    clean(found)


def test_every_form_field_and_button_has_a_name(pages: Pages) -> None:
    found = []
    for path, page in pages.items():
        labels = {str(tag["for"]) for tag in page.find_all("label") if tag.get("for")}
        for tag in page.select("main input, main select, main textarea"):
            named = tag.get("id") in labels or tag.get("aria-label") or "md-toggle" in (tag.get("class") or ())
            if not named:
                found.append(f"{path}: <{tag.name} id={tag.get('id')}> has no label")
        for tag in page.find_all("button"):
            if not tag.get_text(strip=True) and not (tag.get("aria-label") or tag.get("title")):
                found.append(f"{path}: a button without a name: {str(tag)[:80]}")
    clean(found)


@pytest.mark.parametrize("words", ["no such claim", "[@", "[= ", "[~", "Traceback (most recent call last)"])
def test_no_page_shows_what_only_its_author_should_see(words: str, pages: Pages) -> None:
    found = []
    for path, page in pages.items():
        text = "".join(
            part for part in page.strings if part.parent and part.parent.name not in ("code", "pre", "script")
        )
        if words in text:
            found.append(f"{path}: …{text[max(0, text.index(words) - 40) :][:120]!r}")
    clean(found)

"""What a first visit costs on a poor line. Sizes are those of gzip, in bytes."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

# The aim is 100 kB for a page with its styles and scripts. Dense lessons and cases, which carry a note for
# each figure, are still above it; these limits keep them from growing until they are brought down.
PAGE = 48_000
PAGE_WITH_STYLES_AND_SCRIPTS = 115_000
SHORT_PAGE_WITH_STYLES_AND_SCRIPTS = 100_000
# Lists to look something up in, most of them opened once: the ledger, its sources, its contradictions.
LIST = 80_000
LIST_WITH_STYLES_AND_SCRIPTS = 145_000
SHORT = ("index.html", "about/index.html", "curriculum/index.html", "case_studies/index.html", "contribute/index.html")


def size(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), compresslevel=6, mtime=0))


def fetched(path: str, page: BeautifulSoup) -> set[str]:
    """The styles and scripts that a page loads, and the modules that those import, as paths in the site."""
    links = [str(tag["href"]) for tag in page.select("link[rel=stylesheet]")]
    links += [str(tag["src"]) for tag in page.select("script[src]")]
    found = {urlsplit(urljoin(f"http://site/{path}", link)).path.lstrip("/") for link in links}
    found |= {"assets/menu.js"} if "assets/portal.js" in found else set()
    found |= {"assets/quiz.js"} if page.select_one("form.quiz") else set()
    return found | ({"assets/ledger.js"} if page.select_one("form.ledger-filter") else set())


def weight(path: str, page: BeautifulSoup, site: Path) -> int:
    return size(site / path) + sum(size(site / name) for name in fetched(path, page))


def heavy(sizes: dict[str, int], limit: int) -> list[str]:
    found = sorted(((n, path) for path, n in sizes.items() if n > limit), reverse=True)
    return [f"{path}: {n:,} bytes, {n - limit:,} too many" for n, path in found]


def test_no_page_weighs_more_than_its_limit(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    lists = {path: size(site / path) for path in pages if path.startswith("evidence/")}
    assert heavy({path: size(site / path) for path in pages if path not in lists}, PAGE) == []
    assert lists and heavy(lists, LIST) == []


def test_no_page_with_its_styles_and_scripts_weighs_more_than_its_limit(
    site: Path, pages: dict[str, BeautifulSoup]
) -> None:
    sizes = {path: weight(path, page, site) for path, page in pages.items()}
    lists = {path: found for path, found in sizes.items() if path.startswith("evidence/")}
    others = {path: found for path, found in sizes.items() if path not in lists}
    assert heavy(others, PAGE_WITH_STYLES_AND_SCRIPTS) == []
    assert lists and heavy(lists, LIST_WITH_STYLES_AND_SCRIPTS) == []


@pytest.mark.parametrize("path", SHORT)
def test_a_short_page_keeps_to_the_aim_of_100_kb(path: str, site: Path, pages: dict[str, BeautifulSoup]) -> None:
    assert fetched(path, pages[path]), "no style found; does this test still see them?"
    assert weight(path, pages[path], site) <= SHORT_PAGE_WITH_STYLES_AND_SCRIPTS


def test_no_font_is_fetched_and_pictures_are_lazy(site: Path, pages: dict[str, BeautifulSoup]) -> None:
    assert not [path for ending in ("woff", "woff2", "ttf", "otf") for path in site.rglob(f"*.{ending}")]
    eager = [
        (path, str(tag)[:80]) for path, page in pages.items() for tag in page.select("article img:not([loading=lazy])")
    ]
    assert eager == []

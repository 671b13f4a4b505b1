"""What the site is called, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal import paths, site


@pytest.fixture
def cited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    told = 'version: "1.10"\nauthors:\n  - name: A team\n  - name: B & sons\n'
    (tmp_path / "CITATION.cff").write_text(told, encoding="utf-8")
    monkeypatch.setattr(paths, "ROOT", tmp_path)
    site._citation_file.cache_clear()
    yield
    site._citation_file.cache_clear()


@pytest.mark.usefixtures("cited")
def test_version_and_authors_are_those_of_the_citation_file() -> None:
    assert site.version() == "1.10"
    assert site.authors() == "A team; B & sons"


@pytest.mark.parametrize("base", ["https://example.org/course", "https://example.org/course/"])
def test_an_address_is_that_of_the_page_and_the_place_on_it(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", base)
    assert site.address("index.md") == "https://example.org/course/"
    assert site.address("evidence/rvt/series.md") == "https://example.org/course/evidence/rvt/series/"
    assert site.address("about.md", "us") == "https://example.org/course/about/#us"
    assert site.file_address("evidence/download/claims.csv") == f"{base.rstrip('/')}/evidence/download/claims.csv"


def test_a_site_without_an_address_makes_none_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    assert site.address("about.md", "us") == "" and site.file_address("a.csv") == ""


def test_what_is_reported_cannot_change_the_address_it_is_reported_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPO_URL", "https://example.org/us/course")
    assert site.report_address("50% & more", "about.md") == (
        "https://example.org/us/course/issues/new?template=error-in-a-figure.yml&title=Figure%3A+50%25+%26+more"
    )

"""A page on its way to the renderer, and how one page finds another."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import yaml

from portal.cite import PageNotes
from portal.paths import CONTENT_FOLDERS

# A source file that is not itself a page -> the page made from it.
MADE_INTO = {
    "evidence/claims.csv": "evidence/index.md",
    "evidence/contradictions.yml": "evidence/contradictions.md",
    "evidence/sources.yml": "evidence/sources.md",
    "evidence/series.yml": "evidence/index.md",
    "evidence/observations.csv": "evidence/index.md",
    "evidence/collections.yml": "evidence/index.md",
    "evidence/corrections.yml": "evidence/corrections.md",
    "evidence/reading.yml": "evidence/reading.md",
    "curriculum/glossary.yml": "curriculum/glossary.md",
    "monitor_lab/__init__.py": "package/names.md",
    "portal/rules.py": "checks.md",
}
RECORDS = {
    "evidence/claims.csv": "index.md",
    "evidence/observations.csv": "series.md",
    "evidence/series.yml": "series.md",
}
# Files of the repository's root that are pages of the site too.
ROOT_PAGES = {
    "CONTRIBUTING.md": "contribute.md",
    "CODE_OF_CONDUCT.md": "conduct.md",
    "SECURITY.md": "report-in-private.md",
    "LICENSE-CONTENT.md": "licence.md",
    "CHANGELOG.md": "changes.md",
}


@dataclass
class Built:
    """One Markdown file of the staged site. `source` is what the edit link points at."""

    path: str
    title: str
    description: str
    body: str
    source: str
    search: bool = True
    kind: str = "text"
    by: tuple[str, ...] = ()
    """Who wrote it, where that is known; else those who made the site."""
    reviewed: date | None = None
    sources: tuple[str, ...] = ()
    """The ids of the sources whose figures it prints."""

    def text(self) -> str:
        meta: dict[str, object] = {
            "title": self.title,
            "description": self.description,
            "edit": self.source,
            "kind": self.kind,
        }
        if self.path == "index.md":
            meta["hide"] = ["navigation", "toc"]
        if not self.search:
            meta["search"] = {"exclude": True}
        front = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=1000)
        return f"---\n{front}---\n\n{self.body.strip()}\n"


def url_of(path: str) -> str:
    """The address of a staged page within the site.

    >>> url_of("evidence/index.md"), url_of("curriculum/02-x/quiz.md"), url_of("index.md")
    ('evidence/', 'curriculum/02-x/quiz/', '')
    """
    folder, name = posixpath.split(path)
    stem = name.rsplit(".", 1)[0]
    parts = [part for part in (folder, "" if stem == "index" else stem) if part]
    return "/".join(parts) + "/" if parts else ""


def staged(source: str) -> str:
    """The staged page that a source file becomes."""
    if source in MADE_INTO or source in ROOT_PAGES:
        return MADE_INTO.get(source) or ROOT_PAGES[source]
    if source.startswith("monitor_lab/"):
        return f"package/{source.split('/')[1]}.md"  # a room of the package
    if source.startswith("curriculum/site/"):
        name = source.removeprefix("curriculum/site/")
        return "index.md" if name == "home.md" else name
    if source.endswith("/quiz.yml"):
        return source.removesuffix(".yml") + ".md"
    if source.startswith("exercises/") and source.endswith(".py"):
        return source.removesuffix(".py") + ".ipynb"
    return source


def relative(goal: str, page: str) -> str:
    """A Markdown link target from one staged page to another staged file."""
    return posixpath.relpath(goal, posixpath.dirname(page) or ".")


def relative_url(goal: str, page: str) -> str:
    """An HTML address from one staged page to another; `goal` is a page or a file."""
    is_page = goal.endswith((".md", ".ipynb")) and "/download/" not in goal
    target = url_of(goal) if is_page else goal
    here = url_of(page)
    found = posixpath.relpath(target or ".", here or ".")
    return f"{found}/" if target.endswith("/") or not target else found


@dataclass
class Place:
    """Where a text stands: its source file, the page it becomes, and what it has cited so far."""

    source: str
    page: str
    notes: PageNotes = field(init=False)

    def __post_init__(self) -> None:
        self.notes = PageNotes(relative_url("evidence/index.md", self.page), self.page)

    def resolve(self, target: str, exists: Callable[[str], bool]) -> str:
        """The target of a link in the source, as a target of the staged page; empty for a file that is no page."""
        if "://" in target or target.startswith(("#", "mailto:")):
            return target
        path, hash_mark, anchor = target.partition("#")
        if path.startswith("term:"):
            return f"{relative('curriculum/glossary.md', self.page)}#{path.removeprefix('term:')}"
        source = posixpath.normpath(posixpath.join(posixpath.dirname(self.source), path))
        if source.endswith("/index") or not posixpath.splitext(source)[1]:
            source = posixpath.join(source, "index.md") if exists(posixpath.join(source, "index.md")) else source
        if source not in (*ROOT_PAGES, *MADE_INTO) and source.split("/")[0] not in (*CONTENT_FOLDERS, "monitor_lab"):
            return ""
        if source in RECORDS and anchor:  # a record stands on the page of its collection
            page = f"evidence/{anchor.partition('-')[0]}/{RECORDS[source]}"
            return f"{relative(page, self.page)}#{anchor}"
        return relative(staged(source), self.page) + hash_mark + anchor

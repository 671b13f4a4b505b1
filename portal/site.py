"""What the site is called, whose it is, and where it stands."""

from __future__ import annotations

import os
from functools import cache
from typing import Any
from urllib.parse import urlencode

import yaml

from portal import paths
from portal.pages import relative_url, url_of

NAME = "Urban human security"
COURSE = f"{NAME}: an open course"
LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


@cache
def _citation_file() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((paths.ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    return found


def version() -> str:
    return str(_citation_file()["version"])


def authors() -> str:
    """Who made the site, as CITATION.cff names them."""
    return "; ".join(str(author["name"]) for author in _citation_file()["authors"])


def report_address(what: str, page: str) -> str:
    """Where somebody on a staged page reports an error: the form, or the guide to it where no repository is known."""
    repository = os.environ.get("REPO_URL", "")
    if not repository:
        return f"{relative_url('contribute.md', page)}#door-1-report-an-error-in-a-figure"
    asked = urlencode({"template": "error-in-a-figure.yml", "title": f"Figure: {what}"})
    return f"{repository.rstrip('/')}/issues/new?{asked}"


def file_address(path: str) -> str:
    """The public address of a file that is no page."""
    base = os.environ.get("SITE_URL", "")
    return f"{base.rstrip('/')}/{path}" if base else ""


def address(path: str, anchor: str = "") -> str:
    """The public address of a staged page; empty where the site is built without one (SITE_URL)."""
    base = os.environ.get("SITE_URL", "")
    return f"{base.rstrip('/')}/{url_of(path)}{f'#{anchor}' if anchor else ''}" if base else ""

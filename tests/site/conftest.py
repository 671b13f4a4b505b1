"""The built site, a local server for it, Chromium and axe-core. `make test` builds the site before it runs these."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserType, Error, Playwright, sync_playwright
from site_server import serve
from site_visit import Visit, open_visit

ROOT = Path(__file__).resolve().parents[2]
SITE = Path(os.environ.get("SITE_DIR") or ROOT / "site")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHANNELS = ("chromium", "chrome", "msedge")
# The browser may speak to this machine only: no other name leads anywhere.
ARGUMENTS = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-gpu"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test that is handed the browser carries the mark `browser`."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder with the built site: `site/`, or the one that SITE_DIR names."""
    if not (SITE / "index.html").is_file():
        pytest.fail(f"there is no built site in {SITE.name}/: run make build first", pytrace=False)
    return SITE


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, BeautifulSoup]:
    """Every page, read: from its path in the site (`evidence/index.html`) to what it holds."""
    found = sorted(site.rglob("*.html"))
    return {p.relative_to(site).as_posix(): BeautifulSoup(p.read_text(encoding="utf-8"), "html.parser") for p in found}


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    yield from serve(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = _start(playwright)
        yield started
        started.close()


def _start(playwright: Playwright) -> Browser:
    """The Chromium of this machine; nothing is downloaded."""
    arguments = [*ARGUMENTS, "--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else ARGUMENTS
    chromium: BrowserType = playwright.chromium
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, COMMANDS)), None)
    if path:
        return chromium.launch(executable_path=path, args=arguments)
    for channel in CHANNELS:
        try:
            return chromium.launch(channel=channel, args=arguments)
        except Error:
            continue
    missing("no Chromium found: install it (Debian: apt-get install chromium), or name it in CHROMIUM")


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core, as the text of its script."""
    if not AXE.is_file():
        missing("axe-core is not installed: run npm ci, or make test")
    return AXE.read_text(encoding="utf-8")


def missing(what: str) -> NoReturn:
    """Leave the test out on a reader's machine, never in CI."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} (in CI no test is left out)", pytrace=False)
    pytest.skip(what)


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Any]:
    """Open pages in a fresh browser context: `visit("evidence/", width=360, scheme="dark")`."""
    opened: list[Visit] = []

    def go(path: str, **how: Any) -> Visit:
        opened.append(open_visit(browser, address, path, **how))
        return opened[-1]

    yield go
    for one in opened:
        one.page.context.close()

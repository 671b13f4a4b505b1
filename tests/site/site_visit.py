"""A page of the site, open in the browser, with a record of what it said and what it asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

# WCAG 2.2 A and AA, and best practices. `target-size` is part of them, but axe-core leaves it out unless told.
AXE_OPTIONS: dict[str, Any] = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
AXE_RUN = """async (options) => (await axe.run(document, options)).violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\\s+/g, " ")}`))"""
SETTLE = """document.getAnimations().filter((moving) => moving.effect.getComputedTiming().endTime < Infinity)
    .forEach((moving) => moving.finish())"""
OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"
# The elements that reach beyond the window and do not lie in something that scrolls by itself.
CULPRITS = """() => [...document.querySelectorAll("main *, header *, footer *")].filter((element) => {
    if (element.getBoundingClientRect().right <= innerWidth + 1) return false;
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      if (box !== element && getComputedStyle(box).overflowX !== "visible") return false;
    }
    return true;
  }).slice(0, 4).map((element) => element.outerHTML.slice(0, 120))"""


@dataclass
class Visit:
    page: Page
    address: str
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def go(self, path: str) -> Visit:
        self.page.goto(self.address + path, wait_until="load")
        return self

    def axe(self, script: str) -> list[str]:
        """What axe-core finds wrong with the page as it now stands."""
        self.settle()
        if not self.page.evaluate("typeof axe === 'object'"):
            self.page.evaluate(script)
        found: list[str] = self.page.evaluate(AXE_RUN, AXE_OPTIONS)
        return found

    def settle(self) -> None:
        """Bring every transition to its end; a colour on its way is no colour."""
        self.page.evaluate(SETTLE)

    def elsewhere(self) -> list[str]:
        """Requests to any other place than the site."""
        return [url for url in self.asked if not url.startswith((self.address, "data:", "blob:"))]

    def overflow(self) -> str:
        """How far the page can be scrolled sideways, and what makes it so; nothing if it cannot."""
        pixels = self.page.evaluate(OVERFLOW)
        return f"{pixels} px too wide: {self.page.evaluate(CULPRITS)}" if pixels > 0 else ""

    def complaints(self) -> list[str]:
        """What went wrong while the page was open."""
        return [
            *(f"console: {text}" for text in self.said),
            *(f"asked another host: {url}" for url in self.elsewhere()),
            *(f"failed: {url}" for url in self.failed),
        ]


def open_visit(
    browser: Browser,
    address: str,
    path: str,
    *,
    width: int = 1280,
    height: int = 900,
    scheme: Any = "light",
    scripts: bool = True,
    **context: Any,
) -> Visit:
    """Open a page in a context of its own."""
    opened = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=scripts, **context
    )
    return watch(opened, address).go(path)


def watch(context: BrowserContext, address: str) -> Visit:
    """A new page of which every message and request is written down."""
    context.set_default_timeout(10_000)
    visit = Visit(context.new_page(), address)
    page = visit.page
    page.on("console", lambda said: visit.said.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: visit.said.append(str(error)))
    page.on("request", lambda request: visit.asked.append(request.url))
    page.on(
        "requestfailed",
        lambda request: visit.failed.append(request.url) if request.failure != "net::ERR_ABORTED" else None,
    )
    page.on("response", lambda answer: visit.failed.append(answer.url) if answer.status >= 400 else None)
    return visit

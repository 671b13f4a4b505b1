"""Results to report on, and a reader of the pages."""

from __future__ import annotations

from html.parser import HTMLParser

import pandas as pd
import pytest

from monitor_lab import Scores, load_example, load_framework, score


@pytest.fixture(scope="session")
def flat() -> Scores:
    """Eight metros scored on their seven indicators."""
    metros = load_example()
    return score(metros, load_framework().select(metros.columns), view="flat")


@pytest.fixture(scope="session")
def sparse() -> Scores:
    """The same under the whole catalogue: too little is known for any index."""
    return score(load_example(), load_framework())


@pytest.fixture(scope="session")
def holes(flat: Scores) -> Scores:
    """The same with one unit of which nothing is known, one value beyond a goalpost, and odd names."""
    data = flat.observations.copy()
    data.iloc[0] = float("nan")
    data.iloc[1, 0] = 95.0
    data.index = pd.Index(["<b>Ward 1</b>", *data.index[1:]], name="unit")
    return score(data, flat.framework, view="flat")


class Reader(HTMLParser):
    """Collects tags, and fails where they do not match."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "link", "input") and not tag.startswith("!"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"


@pytest.fixture(scope="session")
def read() -> type[Reader]:
    return Reader

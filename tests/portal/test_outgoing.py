"""The weekly check of links: which addresses it asks, and what it makes of the answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from portal.content import load
from portal.outgoing import addresses, trouble


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(int(self.path.strip("/")))
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()


@pytest.mark.parametrize(("code", "words"), [(200, ""), (403, ""), (404, "answers 404"), (500, "answers 500")])
def test_an_answer_is_told_in_words(server: str, code: int, words: str) -> None:
    found = trouble(f"{server}/{code}")
    assert found.startswith(words) if words else found == ""


def test_a_host_that_is_not_there_is_told(server: str) -> None:
    assert trouble("http://127.0.0.1:9/").startswith("cannot be reached")


def test_every_address_of_the_sources_is_asked() -> None:
    content = load()
    wanted = {source.url for source in content.sources.values() if source.url}
    assert wanted and wanted <= set(addresses(content))

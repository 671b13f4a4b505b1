"""Ask every address that the site names outside itself; for the weekly check, never for a build."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

from portal.content import Content
from portal.markup import LINK, find
from portal.texts import texts

SECONDS = 20
# These answer people but not programs: nothing is wrong with the address.
REFUSES_PROGRAMS = {401, 403, 405, 406, 429}


@dataclass(frozen=True)
class Answer:
    """What an address answered: `trouble` is empty when all is well."""

    address: str
    named_in: str
    trouble: str


def addresses(content: Content) -> dict[str, str]:
    """Every https address and the file that names it first."""
    found = {source.url: "evidence/sources.yml" for source in content.sources.values() if source.url}
    for file, _, text in texts(content):
        for link in find(LINK, text):
            if re.match(r"https://", link.match["target"]):
                found.setdefault(link.match["target"], file)
    return found


def ask(content: Content) -> Iterator[Answer]:
    """Ask each address once, one after the other."""
    for address, named_in in addresses(content).items():
        yield Answer(address, named_in, trouble(address))


def trouble(address: str) -> str:
    """What is wrong with an address, or nothing."""
    request = urllib.request.Request(address, headers={"User-Agent": "link check of an open course"})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS):
            return ""
    except urllib.error.HTTPError as error:
        return "" if error.code in REFUSES_PROGRAMS else f"answers {error.code} ({error.reason})"
    except (urllib.error.URLError, TimeoutError, ValueError, OSError) as error:
        return f"cannot be reached ({getattr(error, 'reason', error)})"

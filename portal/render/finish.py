"""The last touch on a page's HTML, whoever made it."""

from __future__ import annotations

import re

TABLE = re.compile(r"<table>(.*?)</table>", re.S)
EMPTY_HEADING = re.compile(r"<th\b[^>]*>\s*</th>")


def finish(content: str) -> str:
    """Let wide tables scroll by themselves, also by keyboard; an empty corner of a table heads nothing.

    >>> finish("<table><tr></tr></table>")
    '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table class="plain"><tr></tr></table></div>'
    >>> finish('<tr><th scope="col"></th><th>Share</th></tr>')
    '<tr><td></td><th>Share</th></tr>'
    """
    wrapped = r'<div class="scroll"><table class="plain">\1</table></div>'
    content = TABLE.sub(wrapped, content)
    content = EMPTY_HEADING.sub("<td></td>", content)
    return content.replace('<div class="scroll">', '<div class="scroll" tabindex="0" role="group" aria-label="Table">')

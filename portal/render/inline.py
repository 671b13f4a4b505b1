"""The little Markdown of one line, for places that only take HTML: labels, answers, definitions."""

from __future__ import annotations

import html
import re


def inline(text: str) -> str:
    """Emphasis, code and links as HTML.

    >>> inline("*not* `x`")
    '<em>not</em> <code>x</code>'
    """
    escaped = html.escape(text, quote=False)
    escaped = re.sub(r"`([^`]+)`", r"<code>\1</code>", escaped)
    escaped = re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", escaped)
    escaped = re.sub(r"(?<![*\w])[*_]([^*_]+)[*_](?![*\w])", r"<em>\1</em>", escaped)
    return re.sub(r"\[([^\]]+)\]\(([^)\s]+)\)", _link, escaped)


def _link(match: re.Match[str]) -> str:
    target = match[2] if "://" in match[2] else _page_address(match[2])
    return f'<a href="{target}">{match[1]}</a>'


def _page_address(target: str) -> str:
    """A link to a staged file, as an address seen from its page, which lies one folder deeper than the file."""
    path, hash_mark, anchor = target.partition("#")
    path = re.sub(r"(?:(?<=/)|^)index\.md$", "", path)
    path = re.sub(r"\.(?:md|ipynb)$", "/", path)
    return f"../{path}{hash_mark}{anchor}"

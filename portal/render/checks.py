"""What the check says: a place for every code, with an example."""

from __future__ import annotations

import html
import re

from portal.pages import Built
from portal.rule_examples import EXAMPLES
from portal.rules import RULES

FAMILIES = {
    "FI": "Files",
    "EV": "Evidence",
    "XR": "Names of other things",
    "QZ": "Quiz",
    "TX": "Text",
    "LK": "Links",
    "FG": "Figures",
    "EX": "Exercises",
}
PATH = "checks.md"


def page() -> Built:
    parts = [
        "# What the check says",
        '<p class="lede">Before anything is published, a program reads every file and lists what to mend: where it is, '
        "why it matters, how to mend it. Each kind of problem has a code. The codes never change their meaning.</p>",
        "Run it with `python -m portal check`. An error keeps a page from being published; a warning does not. "
        "The examples are from an invented town, Rivertown.",
    ]
    for family, name in FAMILIES.items():
        parts.append(f"## {name}")
        for code, rule in RULES.items():
            if not code.startswith(family):
                continue
            example = EXAMPLES[code]
            level = "" if rule.level == "error" else ' <span class="small">(a warning)</span>'
            parts.append(
                f"### {code}: {rule.title} {{ #{code} }}\n\n{rule.why} {_how(rule.how)}{level}\n\n"
                f'<dl class="example"><dt>Not</dt><dd><pre><code>{_code(example.wrong)}</code></pre></dd>'
                f"<dt>But</dt><dd><pre><code>{_code(example.right)}</code></pre></dd></dl>"
            )
    words = "Every code of the check, why it matters and how to mend it."
    return Built(PATH, "What the check says", words, "\n\n".join(parts), "portal/rules.py", kind="checks")


def _how(text: str) -> str:
    """How to mend it, with the marks in it as code."""
    parts = re.split(r"(\[[@=~][^\]]*\])", text)
    return "".join(f"<code>{_code(part)}</code>" if number % 2 else _code(part) for number, part in enumerate(parts))


def _code(text: str) -> str:
    """Code on its lines, in HTML that no Markdown renderer reads as marks or ends at a blank line."""
    return re.sub(r"[\n\[\]*_`]", lambda match: f"&#{ord(match.group())};", html.escape(text))

"""An author's Markdown with figures drawn in, links led to staged pages, and citations printed."""

from __future__ import annotations

import html
import re
from pathlib import PurePosixPath

from portal.cite import opened_notes, render, source_list
from portal.content import Content
from portal.markup import LINK, replace_outside_code
from portal.pages import Place
from portal.render.figures import FigureProblem, figure_html

IMAGE_LINE = re.compile(r"^!\[(?P<alt>[^\]]*)\]\((?P<target>[^\s)]+)(?: +\"(?P<caption>[^\"]*)\")?\) *$", re.M)


class Prose:
    """Renders texts of one page; what they cite is collected in `place.notes`."""

    def __init__(self, content: Content, place: Place) -> None:
        self.content = content
        self.place = place
        self.ledger = content.ledger

    def block(self, text: str) -> str:
        """A text of several paragraphs."""
        text = replace_outside_code(text, IMAGE_LINE, lambda m: self._figure(m["target"], m["alt"], m["caption"] or ""))
        text = replace_outside_code(text, LINK, self._link)
        return render(text, self.ledger, self.place.notes)

    def line(self, text: str) -> str:
        """A text within a list, a table or a label: links and figures, but no markers."""
        return render(replace_outside_code(text, LINK, self._link), self.ledger, self.place.notes, markers=False)

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources cited so far."""
        return tuple(self.place.notes.sources)

    def sources(self) -> str:
        """The list of sources that ends a page, and the notes that its markers open."""
        return source_list(self.ledger, self.place.notes) + opened_notes(self.place.notes)

    def _link(self, match: re.Match[str]) -> str:
        target = self.place.resolve(match["target"], lambda path: (self.content.root / path).is_file())
        if not target:
            return match["text"]
        title = f' "{match["title"]}"' if match["title"] else ""
        return f"{match['image']}[{match['text']}]({target}{title})"

    def _figure(self, target: str, alternative: str, caption: str) -> str:
        path = self.content.root / PurePosixPath(self.place.source).parent / target
        try:
            return figure_html(path, alternative, caption, self.ledger, self.place.notes)
        except FigureProblem as problem:  # `portal check` names it; the page can be read meanwhile
            return f'<p class="unknown">{html.escape(f"[{problem}]")}</p>'

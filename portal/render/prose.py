"""An author's Markdown with figures drawn in, links led to staged pages, and citations printed."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path, PurePosixPath

from portal.charts import claims_data, inline_svg, svg, table
from portal.cite import Ledger, figure, render, source_list
from portal.content import Content
from portal.markup import LINK, replace_outside_code
from portal.models.evidence import GRADES
from portal.pages import Place

IMAGE_LINE = re.compile(r"^!\[(?P<alt>[^\]]*)\]\((?P<target>[^\s)]+)(?: +\"(?P<caption>[^\"]*)\")?\) *$", re.M)


class Prose:
    """Renders texts of one page; what they cite is collected in `place.notes`."""

    def __init__(self, content: Content, place: Place) -> None:
        self.content = content
        self.place = place
        self.ledger = Ledger(content.claims, content.sources)

    def block(self, text: str) -> str:
        """A text of several paragraphs."""
        text = IMAGE_LINE.sub(lambda m: self._figure(m["target"], m["alt"], m["caption"] or ""), text)
        text = replace_outside_code(text, LINK, self._link)
        return render(text, self.ledger, self.place.notes)

    def line(self, text: str) -> str:
        """A text within a list, a table or a label: links and figures, but no markers."""
        return render(replace_outside_code(text, LINK, self._link), self.ledger, self.place.notes, markers=False)

    def sources(self) -> str:
        return source_list(self.ledger, self.place.notes)

    def _link(self, match: re.Match[str]) -> str:
        target = self.place.resolve(match["target"], lambda path: (self.content.root / path).is_file())
        if not target:
            return match["text"]
        title = f' "{match["title"]}"' if match["title"] else ""
        return f"{match['image']}[{match['text']}]({target}{title})"

    def _figure(self, target: str, alternative: str, caption: str) -> str:
        path = self.content.root / PurePosixPath(self.place.source).parent / target
        if target.endswith(".vl.json"):
            drawn, after = self._chart(path, alternative)
            kind = "chart"
        elif target.endswith(".svg"):
            drawn, after, kind = inline_svg(path.read_text(encoding="utf-8"), alternative), "", "drawing"
        else:
            return f"![{alternative}]({target})"
        words = f"<figcaption>{caption}</figcaption>" if caption else ""
        return f'<figure class="{kind}">{drawn}{words}{after}</figure>'

    def _chart(self, path: Path, alternative: str) -> tuple[str, str]:
        spec = json.loads(path.read_text(encoding="utf-8"))
        filled = claims_data(spec, self.content.claims)
        drawn = svg(filled, alternative)
        names = spec.get("data", {}).get("claims", ())
        for name in names:
            self.place.notes.cite(self.content.claims[name])
        rows = []
        for row in filled["data"]["values"]:
            claim = self.content.claims[row["id"]]
            producer = self.content.sources[claim.source].producer
            link = f'<a href="{self.place.notes.ledger_url}#{claim.id}">{html.escape(row["label"])}</a>'
            cells = [figure(claim), claim.unit, claim.period, producer, GRADES[claim.grade][0]]
            rows.append([link, *(html.escape(cell) for cell in cells)])
        data = table(["What", "Figure", "Unit", "Period", "Source", "Grade"], rows)
        return drawn, f'<details class="data"><summary>Data table</summary><div class="scroll">{data}</div></details>'

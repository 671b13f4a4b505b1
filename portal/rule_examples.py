"""For each rule, what provokes it and how it is mended, as an author would write them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Example:
    wrong: str
    right: str
    prose: bool = False
    """Both are paragraphs of a page; the tests put them into one and look what the check says."""


EXAMPLES: dict[str, Example] = {
    "FI01": Example("title: Light: what it changed", 'title: "Light: what it changed"'),
    "FI02": Example("# Rivertown's lamps", "---\nid: xxx-rivertown\ntitle: Rivertown's lamps\n---"),
    "FI03": Example("misconcption: Light always helps.", "misconception: Light always helps."),
    "FI04": Example(
        "case_studies/xxx-lakeside/photo.svg (alone)", "case_studies/xxx-lakeside/index.md and what it shows"
    ),
    "FI05": Example("- id: CT-01\n- id: CT-01", "- id: CT-01\n- id: CT-02"),
    "FI06": Example("Bogot\ufffd (saved in another encoding)", "Bogotá (saved as UTF-8)"),
    "FI07": Example("curriculum/2-example/", "curriculum/02-example/"),
    "EV01": Example("People feel safe [@rvt-feel-save].", "People feel safe [@rvt-feel-safe].", prose=True),
    "EV02": Example(
        "So says the paper [@src:rivertown-gazete].", "So says the paper [@src:rivertown-gazette].", prose=True
    ),
    "EV03": Example(
        "In the survey 41% of respondents feel safe.", "In the survey [@rvt-feel-safe] feel safe.", prose=True
    ),
    "EV04": Example(
        "That is [= @rvt-lamps-added / 0 | 0 %] more.",
        "That is [= @rvt-lamps-added / @rvt-lamps-before * 100 | 0 %] more.",
        prose=True,
    ),
    "EV05": Example("- id: a-report-that-no-claim-names", "cite it in a claim, or list it in evidence/reading.yml"),
    "EV06": Example("seen: not-opened", "seen: abstract"),
    "EV07": Example('CLAIMS = {"rvt-lamps-added": 1200}', 'CLAIMS = {"rvt-lamps-added": 1300}'),
    "EV08": Example("People feel safe [@rvt-feel-safe valu].", "People feel safe [@rvt-feel-safe value].", prose=True),
    "EV09": Example("locator: section 9, first paragraph", "locator: section III.B, first paragraph"),
    "EV10": Example(
        "Nearly 50% of respondents [@rvt-feel-safe mark] feel safe.",
        "Nearly half of the respondents [@rvt-feel-safe mark] feel safe.",
        prose=True,
    ),
    "EV11": Example(
        "The town set up [@rvt-lamps-added value] per cent more.",
        "The town set up [@rvt-lamps-added] more.",
        prose=True,
    ),
    "EV12": Example("grade: (empty)", "grade: survey"),
    "EV13": Example("the value of a published claim, changed", "the change, and an entry in evidence/corrections.yml"),
    "XR01": Example("A [lamp](term:street-lmp) helps.", "A [lamp](term:street-lamp) helps.", prose=True),
    "XR02": Example("outcomes: m01-o3, which nothing tests", "a quiz item with `outcome: m01-o3`"),
    "QZ01": Example(
        "- text: Always.\n  correct: false", "- text: Always.\n  correct: false\n  feedback: The survey asked once."
    ),
    "QZ02": Example(
        "kind: one, and three options with `correct: true`", "kind: one, and one option with `correct: true`"
    ),
    "TX01": Example("#### A heading", "## A heading", prose=True),
    "TX02": Example(
        "![Street](figures/street.svg)", "![A street with one lamp, and a dark gate at its end](figures/street.svg)"
    ),
    "TX03": Example(
        "Read it [here](../01-example/index.md).", "Read [the lesson](../01-example/index.md).", prose=True
    ),
    "TX04": Example("TODO: write this.", "Rivertown has a river.", prose=True),
    "TX05": Example('A lamp <script src="lamp.js"></script> shines.', "A lamp shines.", prose=True),
    "TX06": Example("## What went wrong", "## What did not work"),
    "TX07": Example("## Safe: [@rvt-feel-safe]", "## Who feels safe", prose=True),
    "LK01": Example("[The notes](../01-example/triner.md)", "[The notes](../01-example/trainer.md)", prose=True),
    "LK02": Example(
        "[The town](http://example.org/rivertown)", "[The town](https://example.org/rivertown)", prose=True
    ),
    "LK03": Example("[The town]( https://example.org )", "[The town](https://example.org)", prose=True),
    "FG01": Example('{"data": {"claims": ["rvt-lamps-added"],}}', '{"data": {"claims": ["rvt-lamps-added"]}}'),
    "FG02": Example('<svg viewBox="0 0 9 9"><script/></svg>', '<svg viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'),
    "EX01": Example("a source changed without `make notebooks`", "make notebooks, and both files in one commit"),
    "EX02": Example("task, solution, task", "task, solution, check, task"),
}

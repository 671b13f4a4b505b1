"""Marks in Markdown, and looking past code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.markup import CALC, CITE, CODE, FENCE, LINK, MARKS, OURS, blank, find, prose, replace_outside_code, slug


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("[@bog-deaths]", (None, "bog-deaths", None)),
        ("[@bog-deaths value]", (None, "bog-deaths", "value")),
        ("[@bog-deaths full]", (None, "bog-deaths", "full")),
        ("[@bog-deaths mark]", (None, "bog-deaths", "mark")),
        ("[@src:who-2014]", ("src:", "who-2014", None)),
    ],
)
def test_a_citation_is_read(text: str, groups: tuple[str | None, ...]) -> None:
    match = CITE.fullmatch(text)
    assert match and match.groups() == groups


@pytest.mark.parametrize(
    "text", ["[@]", "[@bog deaths]", "[@bog-deaths full value]", "[@ bog]", "@bog", "[@bog-deaths  full]"]
)
def test_what_only_looks_like_a_citation_is_not_read(text: str) -> None:
    assert not CITE.search(text)


def test_arithmetic_and_its_format_are_read() -> None:
    match = CALC.fullmatch("[= (@a-b - @c) / 2 | 0.0 %]")
    assert match and (match["expr"], match["form"]) == ("(@a-b - @c) / 2", "0.0 %")
    match = CALC.fullmatch("[=1+1]")
    assert match and (match["expr"], match["form"]) == ("1+1", None)


def test_a_number_of_ours_ends_at_its_own_bracket() -> None:
    match = OURS.search("[~20 people] and [@bog]")
    assert match and match["text"] == "20 people"
    assert not OURS.search("[~20 people and 41% [@bog]"), "an open bracket must not swallow what follows"
    assert not CALC.search("[= 1 + 1 and [@bog]")


def test_marks_inside_code_are_left_alone() -> None:
    text = (
        "`[@a]` [@b] ``[@c] ` [@c]`` \n\n```python\n[@d]\n```\n\n~~~\n[@e]\n~~~\n\n  ````\n  [@f]\n  ```\n  ````\n[@g]"
    )
    assert [found.match["id"] for found in find(CITE, text)] == ["b", "g"]


def test_a_fence_that_is_never_closed_hides_nothing() -> None:
    assert [found.match["id"] for found in find(CITE, "```\n[@a]")] == ["a"]


def test_find_counts_lines_from_one() -> None:
    assert [found.line for found in find(CITE, "[@a]\n\n`x`\n[@b]\n```\n\n```\n[@c]")] == [1, 4, 8]


def test_replace_leaves_code_as_it_stands() -> None:
    text = "a [@b] `[@b]`\n```\n[@b]\n```\n[@b]!"
    assert replace_outside_code(text, CITE, lambda m: m["id"].upper()) == "a B `[@b]`\n```\n[@b]\n```\nB!"


@given(st.text("ab`~\n []@=()!", max_size=60))
def test_blanking_keeps_every_place(text: str) -> None:
    for made in (prose(text), blank(text, MARKS, LINK, FENCE, CODE)):
        assert len(made) == len(text)
        assert [n for n, sign in enumerate(made) if sign == "\n"] == [n for n, sign in enumerate(text) if sign == "\n"]
    assert replace_outside_code(text, MARKS, lambda m: m.group()) == text


def test_blanked_code_keeps_its_lines() -> None:
    assert prose("a\n```\n1\n\n```\nb") == "a\n   \n \n\n   \nb"


@pytest.mark.parametrize(
    ("text", "words", "target", "title", "image"),
    [
        ("[a b](c.md)", "a b", "c.md", None, ""),
        ("[a](c.md#d)", "a", "c.md#d", None, ""),
        ('![a](c.svg "A caption, with (brackets).")', "a", "c.svg", "A caption, with (brackets).", "!"),
        ("[see [@x]](c.md)", "see [@x]", "c.md", None, ""),
        ("[a](term:b)", "a", "term:b", None, ""),
    ],
)
def test_a_link_is_read(text: str, words: str, target: str, title: str | None, image: str) -> None:
    match = LINK.fullmatch(text)
    assert match
    assert (match["text"], match["target"], match["title"], match["image"]) == (words, target, title, image)


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("What was done", "what-was-done"),
        ("How we know: *really*?", "how-we-know-really"),
        ("`tabulate` at work", "tabulate-at-work"),
        ("Bogotá, 1993 to 2006", "bogota-1993-to-2006"),
        ("Almost “evenly” split?", "almost-evenly-split"),
    ],
)
def test_the_address_of_a_heading_is_the_renderers(heading: str, wanted: str) -> None:
    import markdown

    assert slug(heading) == wanted
    assert f'id="{wanted}"' in markdown.markdown(f"## {heading}", extensions=["toc"])

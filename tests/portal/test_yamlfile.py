"""YAML with the line of each value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.yamlfile import YamlProblem, read_yaml, split_front_matter

TEXT = """\
# a remark
id: m01
minutes: {read: 10, discuss: 5}
outcomes:
  - id: o1
    text: >-
      folded
      words
  - {id: o2, text: x}

list:
- a
- b
"""


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (("id",), 2),
        (("minutes", "discuss"), 3),
        (("outcomes",), 4),
        (("outcomes", 0), 5),
        (("outcomes", 0, "text"), 6),
        (("outcomes", 1, "text"), 9),
        (("outcomes", 1, "gone"), 9),
        (("outcomes", 7), 4),
        (("list", 1), 13),
        (("gone",), 2),
        ((), 2),
    ],
)
def test_each_value_knows_its_line(where: tuple[str | int, ...], line: int) -> None:
    assert read_yaml(TEXT).line(where) == line


def test_lines_count_from_where_the_text_stands_in_its_file() -> None:
    assert read_yaml("a: 1\nb: 2\n", first_line=5).line(("b",)) == 6


def test_an_empty_text_is_nothing() -> None:
    located = read_yaml("")
    assert located.data is None and located.line(("a",)) == 1


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\nb: [\n", 3, "not valid YAML here"),
        ("a: 1\n\tb: 2\n", 2, "not valid YAML here"),
        ('a: "x\nb: y\n', 3, "not valid YAML here"),
        ("a: b: c\n", 1, "not valid YAML here"),
        ("a: &x 1\n", 1, "anchor, alias or tag"),
        ("a: 1\nb: *x\n", 2, "anchor, alias or tag"),
        ("a: !!python/name:os.system x\n", 1, "anchor, alias or tag"),
        ("a: 1\nb: 2\na: 3\n", 3, "`a` stands here a second time"),
        ("a: 1\nb: 2026-02-30\n", 2, "`2026-02-30` looks like a date"),
        ("a: 1\nb: \x07\n", 2, "a character that YAML does not allow"),
        ("a: 1\nb: " + "[" * 10_000, 2, "nested too deeply"),
        ("- " * 10_000, 1, "nested too deeply"),
        ("a\n---\nb\n", 2, "not valid YAML here"),
        ("? [a]\n: b\n", 1, "not valid YAML here"),
    ],
)
def test_what_we_do_not_read_is_named_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(YamlProblem, match=words) as raised:
        read_yaml(text)
    assert raised.value.line == line


@given(st.text("ab1:-[]{}#&*!|>'\"%@`,? \t\n", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_yaml(text)
    except YamlProblem as problem:
        assert problem.line >= 1 and str(problem)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("---\na: 1\n---\nText\n", ("a: 1\n", "Text\n", 4)),
        ("---\n---\n", ("\n", "", 3)),
        ("Text\n---\n", (None, "Text\n---\n", 1)),
        ("---\nnever closed\n", (None, "---\nnever closed\n", 1)),
        ("", (None, "", 1)),
    ],
)
def test_front_matter_is_parted_from_the_text(text: str, wanted: tuple[str | None, str, int]) -> None:
    assert split_front_matter(text) == wanted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title: Light: what it changed\n", "a colon within a text"),
        ("unit: %\n", "begins with a sign such as %"),
        ("[]\n- id: x\n", "after the end of the list"),
        ("id: x\ntitle\nkind: y\n", "a line without a colon"),
        ("a: 1\n b: 2\n- c\n", "colon within|not set in like"),
        ("- a\nb: 1\n", "not set in like"),
        ("title: 'Light\n", "a quotation mark that is not closed"),
    ],
)
def test_a_common_slip_is_told_in_words_that_one_can_look_for(text: str, words: str) -> None:
    with pytest.raises(YamlProblem, match=words):
        read_yaml(text)

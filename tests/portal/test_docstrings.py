"""Docstrings become sections, and classes list what they can do."""

from __future__ import annotations

from functools import cached_property

from portal.docstrings import Entry, members, parse, signature


class Sample:
    """A class of ours."""

    def verb(self, one: int, *, two: str = "x") -> None:
        """Do it."""

    @classmethod
    def made(cls, one: int) -> None:
        """Make one."""

    @property
    def value(self) -> int:
        """A value."""
        return 1

    @cached_property
    def kept(self) -> int:
        """A value that is kept."""
        return 1

    def _hidden(self) -> None:
        """Nobody's business."""

    def silent(self) -> None: ...


def test_paragraphs_lists_and_code_stay_in_their_section() -> None:
    doc = """Do it.

    Parameters
    ----------
    frame
        Index: units.

        - one
        - two
    how, why
        Two names.

    Returns
    -------
    A frame.
    On two lines.

    Examples
    --------
    >>> 1 + 1
    2
    """
    first, parameters, returns, examples = parse(doc)
    assert (first.heading, first.text) == ("", "Do it.")
    assert parameters.entries == (Entry("frame", "Index: units.\n\n- one\n- two"), Entry("how, why", "Two names."))
    assert returns.text == "A frame.\nOn two lines."
    assert examples.text == ">>> 1 + 1\n2"


def test_methods_and_properties_are_listed_with_how_they_are_called() -> None:
    assert [(name, call) for name, call, _ in members(Sample)] == [
        ("verb", "verb(one, *, two='x')"),
        ("made", "made(one)"),
        ("value", "value"),
        ("kept", "kept"),
    ]


def test_types_are_left_to_the_text() -> None:
    def call(frame: list[int], /, *rest: int, deep: bool = True) -> str:
        return ""

    def long(
        frame: object, *, one_long_name: int = 1, yet_another_long_name_of_this_call: str = "a default"
    ) -> None: ...

    written = "long(\n    frame,\n    *,\n    one_long_name=1,\n    yet_another_long_name_of_this_call='a default',\n)"
    assert signature(long, "long") == written
    assert signature(call, "call") == "call(frame, /, *rest, deep=True)"

"""What stands around a citation agrees with the ledger."""

from __future__ import annotations

import pytest
from rivertown import HOME, Change


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # the figure
        ("Nearly 50% of them [@rvt-feel-safe mark] feel safe.", ["EV03", "EV10"]),
        ("Exactly 41% [@rvt-feel-safe mark] feel safe.", ["EV03"]),
        ("Eight hundred street lamps [@rvt-lamps-before mark] stood there.", ["EV10"]),
        ("Nine hundred street lamps [@rvt-lamps-before mark] stood there.", []),
        ("Nearly half of them [@rvt-feel-safe mark] feel safe.", []),
        ("Two streets were asked. They feel safe [@rvt-feel-safe mark].", []),
        ("In 2019 they felt safe [@rvt-feel-safe mark].", []),
        ("The mayor is content after 2 years [@rvt-mayor-success mark].", ["EV03"]),
        ("There are [@rvt-lamps-before], and they feel safe [@rvt-feel-safe mark].", []),
        # what it counts
        ("There are [@rvt-lamps-added value]% more.", ["EV11"]),
        ("There are [@rvt-lamps-added value] per cent more.", ["EV11"]),
        ("There are [@rvt-lamps-added value] streets.", ["EV11"]),
        ("There are [@rvt-lamps-added value] street lamps.", []),
        ("It is [@rvt-feel-safe value] per cent.", []),
        ("It is [@rvt-feel-safe value]%.", []),
        ("It is [@rvt-feel-safe value] streets.", ["EV11"]),
        ("It is [@rvt-lamps-added value] in all.", []),
        ("`[@rvt-lamps-added value] streets`", []),
        # sums of unlike things
        ("[= @rvt-lamps-added + @rvt-feel-safe]", ["EV11"]),
        ("[= sum(@rvt-lamps-added, @rvt-lamps-before, @rvt-feel-safe)]", ["EV11"]),
        ("[= @rvt-lamps-added - @rvt-lamps-before]", []),
        ("[= @rvt-lamps-added / @rvt-feel-safe]", []),
        ("[= 100 - @rvt-feel-safe | 0 %]", []),
    ],
)
def test_a_sentence_says_what_the_ledger_says(text: str, codes: list[str], say: Change) -> None:
    assert sorted(problem.code for problem in say(text)) == codes


def test_the_message_gives_both_figures(say: Change) -> None:
    found = next(p for p in say("They are 1,250 in all [@rvt-lamps-added mark].") if p.code == "EV10")
    assert found.what == "“They are 1,250 in all” says 1,250; `rvt-lamps-added` is 1300 in the ledger."
    assert found.line == 9


def test_people_are_whoever_was_counted(change: Change, say: Change) -> None:
    change("evidence/claims.csv", (",1200,street lamps,", ",1200,deaths,"))
    assert [p.code for p in say("So [@rvt-lamps-lit value] people.") if p.file == HOME] == []
    assert [p.code for p in say("So [@rvt-lamps-lit value] streets.") if p.file == HOME] == ["EV11"]

"""How settings are written out and compared."""

from __future__ import annotations

import pickle

import pandas as pd
import pytest

from monitor_lab.steps.denominate import Denominate
from monitor_lab.steps.impute import Impute
from monitor_lab.steps.screen import Screen
from monitor_lab.steps.settings import written_out
from monitor_lab.steps.treat import Treat


def test_only_what_was_chosen_is_written() -> None:
    assert repr(Treat()) == "Treat()"
    assert repr(Treat(max_points=1, then="none")) == "Treat(then='none', max_points=1)"
    assert repr(Treat(each={"C01": None})) == "Treat(each={'C01': None})"


def test_tables_are_described_not_printed() -> None:
    people = pd.DataFrame({"population": [1.0, 2.0]}, index=["A", "B"])
    found = written_out(Denominate({"C01": "population"}, per=100_000.0, denominators=people))
    assert found == "Denominate(by={'C01': 'population'}, per=100000, denominators=<2 rows of population>)"


def test_settings_are_the_same_when_all_they_hold_is_the_same() -> None:
    people = pd.DataFrame({"population": [1.0, 2.0]})
    assert Denominate(denominators=people) == Denominate(denominators=people.copy())
    assert Denominate(denominators=people) != Denominate(denominators=people * 2.0)
    assert Denominate(denominators=people) != Denominate()
    assert Impute("mean", groups={"A": "x"}) == Impute("mean", groups={"A": "x"})
    assert Treat() != Impute()


def test_the_same_settings_have_the_same_hash() -> None:
    assert len({Treat(), Treat(max_points=5), Treat(max_points=1)}) == 2


@pytest.mark.parametrize(
    "spec", [Screen(), Denominate({"a": "b"}), Impute("mean", groups={0: "x", 1: "x", 2: "y", 3: "y", 4: "y"}), Treat()]
)
def test_what_was_learnt_can_be_sent_to_other_machines(spec: Screen | Denominate | Impute | Treat) -> None:
    frame = pd.DataFrame({"a": [1.0, 2.0, 3.0, 4.0, 400.0], "b": [1.0, 2.0, None, 4.0, 5.0]})
    fitted = spec.fit(frame)
    there = pickle.loads(pickle.dumps(fitted))
    assert there.apply(frame).equals(fitted.apply(frame)) and there.details.equals(fitted.details)
    assert str(there) == str(fitted)

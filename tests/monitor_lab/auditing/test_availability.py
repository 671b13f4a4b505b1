"""What is known, by unit and group, against COINr."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from monitor_lab import Framework
from monitor_lab.auditing.availability import availability, availability_by_group
from monitor_lab.framework.view import View

Make = Callable[..., Framework]
Read = Callable[[str], pd.DataFrame]


def test_coinr_counts_by_unit_are_reproduced(asem: Read) -> None:
    theirs = asem("07_audit/data_avail_units")
    ours = availability(asem("01_pipeline/1_Raw")).loc[theirs.index]
    assert (ours[["missing", "zero", "missing_or_zero"]].to_numpy() == theirs.iloc[:, :3].to_numpy()).all()
    assert np.allclose(ours[["known_share", "nonzero_share"]], theirs[["Dat_Avail", "Non_Zero"]] * 100, rtol=1e-9)


def test_coinr_shares_by_group_are_reproduced(asem: Read, asem_view: View) -> None:
    theirs = asem("07_audit/data_avail_by_group")
    ours = availability_by_group(asem("01_pipeline/1_Raw"), asem_view)
    assert set(ours.columns) == set(theirs.columns)
    assert np.allclose(ours.loc[theirs.index, theirs.columns], theirs * 100, rtol=1e-9)


def test_a_unit_without_any_value_has_no_share_of_zeros() -> None:
    found = availability(pd.DataFrame({"a": [np.nan], "b": [np.nan]}))
    assert found.loc[0, "known_share"] == 0.0 and np.isnan(found.loc[0, "nonzero_share"])


def test_groups_none_of_whose_indicators_has_a_column_are_left_out(make: Make) -> None:
    view = make().view("own")
    found = availability_by_group(pd.DataFrame({"a1": [1.0, np.nan], "a2": [1.0, 2.0]}), view)
    assert found.to_dict("list") == {"I": [100.0, 50.0], "A": [100.0, 50.0]}

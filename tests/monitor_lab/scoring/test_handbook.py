"""Tables of the OECD/JRC Handbook (2008) that can be computed again from what it prints."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from monitor_lab import Framework, aggregate, rank
from monitor_lab.steps.outranking import support

Goldens = Callable[[str], Path]


def flat(indicators: list[str]) -> Framework:
    count = len(indicators)
    return Framework.from_coinr(
        pd.DataFrame(
            {"iCode": [*indicators, "I"], "Level": [1] * count + [2], "Direction": 1, "Weight": 1}
            | {"Parent": ["I"] * count + [None], "Type": ["Indicator"] * count + ["Aggregate"]}
        )
    )


def test_ranks_by_the_geometric_mean_of_table_38(goldens: Goldens) -> None:
    """Technology achievement in 23 countries, the geometric mean of the values themselves."""
    raw = pd.read_csv(goldens("published/oecd_jrc_tai/tableA2_raw_23_countries.csv"), index_col=0)
    theirs = pd.read_csv(goldens("published/oecd_jrc_tai/table38_ranks_by_aggregation.csv"), index_col=0)["GME"]
    ours = aggregate(raw, flat(raw.columns.tolist()), "geometric", view="flat")["index"]
    assert rank(ours.to_frame())["index"].astype(int).to_dict() == theirs.to_dict()


def test_the_support_of_each_order_in_table_37(goldens: Goldens) -> None:
    values = pd.read_csv(goldens("published/oecd_jrc_tai/table35_impact_matrix.csv"), index_col=0)
    table = pd.read_csv(goldens("published/oecd_jrc_tai/table37_permutation_scores.csv"))
    pairs = pd.DataFrame(support(values.to_numpy(), [1.0] * 8), index=values.index, columns=values.index)  # type: ignore[arg-type]
    for order, printed in zip(table["order"].str.split(), table["score"], strict=True):
        reached = sum(pairs.loc[a, b] for i, a in enumerate(order) for b in order[i + 1 :])
        assert reached == pytest.approx(printed)

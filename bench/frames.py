"""Made-up frames of the Monitor's shape for the race: 179 indicators > 81 > 10 > 4 > 1, a twentieth missing."""

from __future__ import annotations

import numpy as np
import pandas as pd

from monitor_lab import Framework

__all__ = ["make_framework", "make_units"]


def make_framework(sizes: tuple[int, ...] = (179, 81, 10, 4, 1), seed: int = 1) -> Framework:
    """A framework with levels of these sizes, children shared out evenly, weights 0.5 to 1.5, both directions."""
    rng = np.random.default_rng(seed)
    names = [[f"L{level}N{i:03d}" for i in range(size)] for level, size in enumerate(sizes, 1)]
    rows = []
    for level, codes in enumerate(names):
        above = names[level + 1] if level + 1 < len(names) else [""]
        for i, code in enumerate(codes):
            rows.append(
                {
                    "iCode": code,
                    "Level": level + 1,
                    "Direction": int(rng.choice([-1, 1])) if level == 0 else 1,
                    "Weight": float(rng.uniform(0.5, 1.5)),
                    "Parent": above[i * len(above) // len(codes)] or None,
                    "Type": "Indicator" if level == 0 else "Aggregate",
                }
            )
    return Framework.from_coinr(pd.DataFrame(rows))


def make_units(units: int, framework: Framework, missing: float = 0.05, seed: int = 2) -> pd.DataFrame:
    """Skewed and normal indicators, a share of the cells missing."""
    rng = np.random.default_rng(seed)
    columns = framework.scored.index.astype(str)
    values = rng.normal(50.0, 12.0, (units, len(columns)))
    values[:, ::3] = rng.lognormal(1.0, 0.7, (units, len(values[0, ::3])))
    values[rng.random(values.shape) < missing] = np.nan
    return pd.DataFrame(values, columns=columns, index=[f"U{i:06d}" for i in range(units)])

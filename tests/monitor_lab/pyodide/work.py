"""What is computed both here and in the browser's Python: prints one JSON object. Run as it is; it is no test."""

import json

import numpy as np
import pandas as pd

from monitor_lab import (
    Impute,
    Treat,
    alkire_foster,
    allocate_sample,
    audit,
    benefit_of_the_doubt,
    classify,
    compare,
    decompose,
    goalpost_check,
    load_example,
    load_framework,
    on_track,
    poisson_interval,
    profile,
    rank_priorities,
    report,
    required_change,
    score,
    suppress_small,
    tabulate,
    uncertainty,
    what_if,
)


def plain(table):
    """Numbers at nine digits, so that another compiler's last bit makes no difference."""
    return json.loads(table.to_json(orient="split", double_precision=9, default_handler=str))


metros = load_example()
framework = load_framework().select(metros.columns)
scores = score(metros, framework, view="flat")
prepared = score(
    metros.where(metros > 20.5), framework, view="flat", steps=[Impute("median"), Treat()], normalise="min-max"
)
ranges = uncertainty(scores, replicates=200, seed=4)
rng = np.random.default_rng(6)
ballots = pd.DataFrame(rng.random((40, 3)) < 0.5, columns=["Lighting", "Water", "Patrols"]).astype(int)
killings = {2015: 120, 2016: 110, 2017: 105, 2018: 99, 2019: 97, 2020: 90}
deprived = pd.DataFrame(rng.random((50, 4)) < 0.4, columns=list("abcd")).astype(int)
places = pd.DataFrame(rng.uniform(0, 100, (30, 3)), columns=["vulnerability", "violence", "resilience"])
try:
    benefit_of_the_doubt(scores.indicators)
    extra = "there"
except ImportError as error:
    extra = str(error)
print(
    json.dumps(
        {
            "index": plain(scores.index.to_frame()),
            "whole": plain(score(metros, load_framework()).coverage),
            "prepared": plain(prepared.groups),
            "means": {
                how: plain(scores.again(aggregate=how).groups)
                for how in ("geometric", "harmonic", "ordered", "mazziotta-pareto", "copeland", "kemeny-young")
            },
            "scales": {
                how: plain(scores.again(normalise=how).groups)
                for how in ("z-score", "rank", "percentile rank", "borda")
            },
            "entropy": plain(scores.again(weights="entropy").groups),
            "uncertainty": plain(ranges.table),
            "audit": plain(audit(scores).findings),
            "goalposts": plain(goalpost_check(scores).table),
            "decomposed": plain(decompose(scores).points),
            "profile": plain(profile(scores, "eThekwini").table),
            "compared": plain(compare(scores, "eThekwini", "Tshwane").table),
            "what if": plain(what_if(scores, {("eThekwini", "C01"): 20.0}).table),
            "change": plain(required_change(2019, 2030).table),
            "interval": [round(float(end), 9) for end in poisson_interval(5)],
            "verdict": str(on_track(killings, measure="killings", baseline=2015, target_year=2030)),
            "hidden": str(suppress_small(pd.DataFrame({"women": [12, 3], "men": [40, 9]}, index=["A", "B"]))),
            "shares": repr(tabulate(ballots)),
            "priorities": repr(rank_priorities(ballots, samples=200)),
            "classes": repr(classify(places)),
            "sample": repr(allocate_sample({"North": 9000, "South": 3000}, n=400)),
            "deprivation": repr(alkire_foster(deprived)),
            "report": len(report(scores, ranges, date="2020-01-01")) > 50_000,
            "extra": extra != "there",
        }
    )
)

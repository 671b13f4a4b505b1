"""Score five million rows of 64 indicators on a local Dask cluster, and watch the memory.

    make bench-large

Rows are made up, partition by partition, in the workers: no file, nothing but the last table is brought
together. Printed: the spread of the scores, rows, seconds, and the highest memory of any worker.
"""

from __future__ import annotations

import argparse
import resource
import time

import dask
import dask.dataframe as dd
import numpy as np
import pandas as pd
from distributed import Client, LocalCluster

from monitor_lab import Framework, load_framework, score

ROWS_A_PART = 100_000


def make_part(number: int, framework: Framework) -> pd.DataFrame:
    """100,000 made-up neighbourhoods: values between the goalposts, a tenth missing."""
    rng = np.random.default_rng(number)
    scored = framework.scored
    worst, best = (scored[end].to_numpy(dtype=np.float64) for end in ("worst", "best"))
    values = rng.random((ROWS_A_PART, len(scored)))
    values *= best - worst
    values += worst
    values[rng.random(values.shape, dtype=np.float32) < 0.1] = np.nan
    return pd.DataFrame(values, columns=scored.index.astype(str), copy=False)


def peak_of_worker() -> float:
    """Highest memory of this process so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Run the demonstration."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=5_000_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--memory", default="1GiB", help="limit of one worker")
    options = parser.parse_args()
    framework = load_framework()
    parts = max(1, options.rows // ROWS_A_PART)
    dask.config.set({"distributed.worker.memory.terminate": 0.98})
    cluster = LocalCluster(
        n_workers=options.workers, threads_per_worker=1, memory_limit=options.memory, dashboard_address=None
    )
    with cluster, Client(cluster) as client:
        empty = make_part(0, framework).iloc[:0]
        people = dd.from_map(make_part, range(parts), framework=framework, meta=empty)
        started = time.perf_counter()
        scores = score(people, framework)
        shown = scores[["M", "F1", "F2", "F3", "F4", "coverage"]]
        names = ("count", "mean", "min", "max")
        found = dask.compute(*(getattr(shown, name)() for name in names))
        seconds = time.perf_counter() - started
        peak = max(client.run(peak_of_worker).values())
        print(pd.DataFrame(dict(zip(names, found, strict=True))).round(2).to_string())
        rows, columns = parts * ROWS_A_PART, len(framework.scored)
        print(
            f"{rows:,} rows x {columns} indicators ({rows * columns * 8 / 2**30:.2f} GiB): {seconds:.0f} s "
            f"on {options.workers} workers of {options.memory}; highest memory of a worker {peak:.0f} MB"
        )


if __name__ == "__main__":
    main()

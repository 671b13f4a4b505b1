"""The figures that the package brings with it are the ledger's: no number without a source, in data either."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from portal.content import load

ROOT = Path(__file__).parents[1]
CONTENT = load(ROOT)
POLICE_YEAR, CENSUS = "2011/12 (April to March)", "2011 (census of October)"


def metros() -> list[dict[str, str]]:
    path = ROOT / "monitor_lab/data/examples/south-african-metros.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def ledger(series: str, place: str, period: str) -> float:
    """The ledger's figure for a place. Raises KeyError where it has none."""
    found = {(c.place, c.period): c.number for c in CONTENT.claims.values() if c.series == series and place in c.place}
    return found[f"{place}, South Africa", period]


@pytest.mark.parametrize("row", metros(), ids=lambda row: row["unit"])
@pytest.mark.parametrize(
    ("column", "series", "period"),
    [
        ("C01", "zaf-murder-rate-recorded", POLICE_YEAR),
        ("C02", "zaf-assault-gbh-rate-recorded", POLICE_YEAR),
        ("C33", "zaf-internet-share", CENSUS),
        ("C34", "zaf-informal-dwellings-share", CENSUS),
        ("C40", "zaf-flush-vip-toilet-share", "2013"),
    ],
)
def test_a_metros_figure_is_the_ledgers(row: dict[str, str], column: str, series: str, period: str) -> None:
    assert float(row[column]) == ledger(series, row["unit"], period)


@pytest.mark.parametrize("row", metros(), ids=lambda row: row["unit"])
def test_robbery_is_the_sum_of_two_rates(row: dict[str, str]) -> None:
    kinds = ("zaf-robbery-aggravated-rate-recorded", "zaf-robbery-common-rate-recorded")
    together = sum(ledger(series, row["unit"], POLICE_YEAR) for series in kinds)
    assert float(row["C03"]) == pytest.approx(together, abs=0.011), "two roundings"


@pytest.mark.parametrize("row", metros(), ids=lambda row: row["unit"])
def test_poverty_is_a_share_of_the_residents(row: dict[str, str]) -> None:
    residents = ledger("zaf-population-census", row["unit"], CENSUS)
    share = 100 * ledger("zaf-poor-people-modelled", row["unit"], "2011") / residents
    assert float(row["C22"]) == pytest.approx(share, abs=0.051), "printed with one decimal"

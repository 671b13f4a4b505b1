"""Treat outliers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.steps.treat import Treat, treat

Goldens = Callable[[str], Path]

CASES = {
    "03_treat/default": Treat(),
    "03_treat/winmax1": Treat(max_points=1),
    "03_treat/winmax3_skew1_kurt2": Treat(max_points=3, max_skew=1.0, max_kurtosis=2.0),
    "03_treat/winmax1_combine_logCT": Treat(max_points=1, combine=True),
    "03_treat/raw_with_NA": Treat(),
    "03_treat/logCTplus_only": Treat(first="log_CT_plus", then="none"),
}
TAIL = [1.0, 2.0, 3.0, 4.0, 5.0, 400.0]


def read(goldens: Goldens, name: str) -> pd.DataFrame:
    return pd.read_csv(goldens(f"coinr_asem/{name}.csv"), index_col=0, float_precision="round_trip")


def before(goldens: Goldens, case: str) -> pd.DataFrame:
    return read(goldens, "01_pipeline/1_Raw" if case.endswith("raw_with_NA") else "01_pipeline/4_Screened")


@pytest.mark.parametrize("case", CASES)
def test_the_treated_values_are_those_of_coinr(goldens: Goldens, case: str) -> None:
    frame = before(goldens, case)
    ours, theirs = treat_with(CASES[case], frame), read(goldens, f"{case}_data")
    pd.testing.assert_frame_equal(ours, theirs, rtol=1e-9, atol=1e-12, check_dtype=False, check_names=False)


def test_the_treated_values_of_the_pipeline_are_those_of_coinr(goldens: Goldens) -> None:
    theirs = read(goldens, "01_pipeline/5_Treated")
    ours = treat(read(goldens, "01_pipeline/4_Screened"), max_points=5)
    pd.testing.assert_frame_equal(ours, theirs, rtol=1e-9, atol=1e-12, check_dtype=False, check_names=False)


@pytest.mark.parametrize("case", [*CASES, "01_pipeline/treat"])
def test_what_was_decided_is_what_coinr_decided(goldens: Goldens, case: str) -> None:
    spec = CASES.get(case, Treat())
    details = spec.fit(before(goldens, case)).details
    theirs = read(goldens, f"{case}_details").loc[details.index]
    if "winsorise.nwin" in theirs:
        assert details["points_tried"].tolist() == theirs["winsorise.nwin"].fillna(0).tolist()
    for stage, ours in enumerate(("before", "after_first", "after_second")):
        if f"check_SkewKurt{stage}.Skew" not in theirs:
            assert details[f"skew_{ours}"].isna().all()
            continue
        for word, name in (("Skew", "skew"), ("Kurt", "kurtosis")):
            there = theirs[f"check_SkewKurt{stage}.{word}"].to_numpy(dtype=np.float64)
            assert details[f"{name}_{ours}"].to_numpy() == pytest.approx(there, rel=1e-9, nan_ok=True)
        passes = theirs[f"check_SkewKurt{stage}.Pass"].map({True: True, False: False, "true": True, "false": False})
        assert details[f"passes_{ours}"].equals(passes.astype("boolean"))


@pytest.mark.parametrize(("case", "points"), [("01_pipeline/treat", "01_pipeline/treat_points")]
                         + [(c, f"{c}_points") for c in CASES if c != "03_treat/logCTplus_only"])  # fmt: skip
def test_the_cells_that_were_changed_are_those_of_coinr(goldens: Goldens, case: str, points: str) -> None:
    frame = before(goldens, case)
    spec = CASES.get(case, Treat())
    fitted = spec.fit(frame)
    theirs = pd.read_csv(goldens(f"coinr_asem/{points}.csv"), keep_default_na=False)
    words = {"": "", "winhi": "winsorised high", "winlo": "winsorised low", "+log_CT": "log_CT"}
    # Where the logarithm takes the place of winsorising, COINr still marks what would have been winsorised.
    words["winhi+log_CT"] = "winsorised high + log_CT" if spec.combine else "log_CT"
    expected = theirs.map(lambda mark: words[mark]).set_axis(frame.index)
    assert fitted.marks(frame).astype(object).equals(expected.astype(object))


def treat_with(spec: Treat, frame: pd.DataFrame) -> pd.DataFrame:
    return spec.fit(frame).apply(frame)


def test_a_limit_learnt_on_the_reference_set_holds_for_other_rows() -> None:
    fitted = Treat().fit(pd.DataFrame({"C01": TAIL}))
    other = pd.DataFrame({"C01": [-3.0, 4.5, 5.5, 1e9, None]}, index=list("abcde"))
    assert fitted.apply(other)["C01"].tolist()[:4] == [-3.0, 4.5, 5.0, 5.0]
    assert np.isnan(fitted.apply(other).loc["e", "C01"])


def test_a_bent_scale_is_defined_beyond_what_was_seen() -> None:
    fitted = Treat(max_points=0).fit(pd.DataFrame({"C01": TAIL}))
    at, below, above = fitted.apply(pd.DataFrame({"C01": [1.0, -50.0, 4000.0]}))["C01"]
    # The range is 399, so a is 3.99.
    assert at == pytest.approx(np.log(3.99)) and below == at
    assert above == pytest.approx(np.log(4000.0 - 1.0 + 3.99))


def test_rows_are_treated_one_by_one() -> None:
    rng = np.random.default_rng(7)
    frame = pd.DataFrame(rng.lognormal(0.0, 2.0, (200, 4)), columns=list("abcd"))
    fitted = Treat(max_points=2).fit(frame.head(60))
    whole = fitted.apply(frame)
    parts = pd.concat([fitted.apply(frame.iloc[i : i + 7]) for i in range(0, 200, 7)])
    pd.testing.assert_frame_equal(whole, parts)
    assert fitted.apply(frame.head(0)).shape == (0, 4)
    assert fitted.apply(frame[["d", "b", "a", "c"]]).equals(whole)


def test_indicators_that_differ_have_settings_of_their_own() -> None:
    frame = pd.DataFrame({name: TAIL for name in ("a", "b", "c", "d")})
    own = {"b": {"max_points": 0}, "c": None, "d": Treat("boxcox", "none", power=0.5)}
    fitted = Treat(each=own).fit(frame)
    assert fitted.details["treatment"].tolist() == ["winsorised", "log_CT", "left out", "boxcox"]
    assert fitted.bent == ("b", "d")
    assert fitted.apply(frame)["c"].tolist() == TAIL


def test_an_unknown_indicator_among_the_settings_is_named_with_the_nearest() -> None:
    with pytest.raises(DataError, match=r"There is no column C1, which the treatment names. Did you mean C01"):
        Treat(each={"C1": None}).fit(pd.DataFrame({"C01": TAIL}))


def test_every_problem_is_told_at_once() -> None:
    frame = pd.DataFrame({"a": [3.0] * 6, "b": [7.0] * 6, "c": TAIL})
    with pytest.raises(DataError) as caught:
        Treat().fit(frame)
    assert [p.column for p in caught.value.problems] == ["a", "b"]
    assert "each={id: None}" in str(caught.value)
    assert Treat(each={"a": None, "b": None}).fit(frame).details["treatment"].tolist()[2] == "winsorised"


def test_infinite_values_and_units_given_twice_are_refused() -> None:
    with pytest.raises(DataError, match="infinite"):
        treat(pd.DataFrame({"C01": [*TAIL, np.inf]}))
    with pytest.raises(DataError, match="A stands there more than once"):
        treat(pd.DataFrame({"C01": [1.0, 2.0]}, index=["A", "A"]))


def test_new_rows_must_have_the_same_columns() -> None:
    fitted = Treat().fit(pd.DataFrame({"C01": TAIL}))
    with pytest.raises(DataError, match="no column C01"):
        fitted.apply(pd.DataFrame({"C02": TAIL}))


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"first": "winsorize"}, "did you mean 'winsorise'"),
        ({"then": "log"}, "then is 'log'"),
        ({"max_points": -1}, "max_points is -1"),
        ({"max_skew": float("nan")}, "max_skew is nan"),
    ],
)
def test_settings_that_are_not_allowed_are_refused(settings: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=f"(?i){words}"):
        Treat(**settings)  # type: ignore[arg-type]


def test_it_says_in_a_sentence_what_was_done() -> None:
    rng = np.random.default_rng(1)
    calm = pd.DataFrame({"a": rng.normal(size=30)})
    assert str(Treat().fit(calm)) == "No outliers were treated."
    frame = calm.assign(b=[*range(29), 900.0], c=[*range(28), 900.0, -900.0], d=np.exp(np.arange(30.0)))
    fitted = Treat(each={"d": {"max_points": 0}}).fit(frame)
    assert str(fitted).startswith("Winsorised 1 indicator (1 value); log_CT of 1 indicator (d).")


def test_the_frame_given_is_not_changed() -> None:
    frame = pd.DataFrame({"C01": TAIL})
    treat(frame)
    assert frame["C01"].tolist() == TAIL


@given(st.lists(st.floats(-1e3, 1e3), min_size=6, max_size=25, unique=True), st.floats(0.001, 1000.0))
def test_the_unit_of_measure_does_not_decide_who_is_treated(values: list[float], scale: float) -> None:
    there = pd.DataFrame({"C01": np.round(values, 6)})
    if there["C01"].nunique() < 2:
        return
    one, other = Treat().fit(there).details, Treat().fit(there * scale).details
    near = np.abs(one["skew_before"].abs() - 2.0).min() < 1e-6 or np.abs(one["kurtosis_before"] - 3.5).min() < 1e-6
    assert near or one["points_tried"].tolist() == other["points_tried"].tolist()

"""The exercise on the Afghan survey, worked with no answers, wrong ones and right ones."""

from __future__ import annotations

import re
from numbers import Real

import pytest
from runner import Exercise, Run, load, work

SOURCE = "02-threats-people-name.py"

# What each question's answer is, as a learner might print it: none of it may stand in a message.
TELLTALE = re.compile(r"\b(152|17[.,]3\d*|522|76)\b(?!\.[1-9])")

NOT_ANSWERED = "three dots"

# (question, what a learner types, words of the hint that must come back)
WRONG = [
    ("answer_guess", "''", "in words"),
    ("answer_guess", "5", "in words"),
    ("answer_sum", "1.52", "for one person"),
    ("answer_sum", "100", "expect that total"),
    ("answer_sum", "94", "other two questions"),
    ("answer_sum", "98", "other two questions"),
    ("answer_sum", "48 + 41 + 40", "missing"),
    ("answer_sum", "38", "too small"),
    ("answer_sum", "175", "twice"),
    ("answer_sum", "160", "too large"),
    ("answer_sum", "151.6", "too small"),
    ("answer_sum", "152, 0", "not a comma"),
    ("answer_sum", "'a lot'", "without words"),
    ("answer_sum", "float('nan')", "without words"),
    ("answer_proves", "'single'", "one threat only"),
    ("answer_proves", "'undetermined'", "leave it open"),
    ("answer_proves", "'both'", "three words"),
    ("answer_proves", "152", "quotation marks"),
    ("answer_no_pie", "'A'", "easy to read"),
    ("answer_no_pie", "'c'", "missing indeed"),
    ("answer_no_pie", "'D'", "one letter"),
    ("answer_overlap", "(152 - 100) / 4", "named one already"),
    ("answer_overlap", "13", "named one already"),
    ("answer_overlap", "52", "more than two"),
    ("answer_overlap", "152 - 100", "more than two"),
    ("answer_overlap", "1.52", "for one person"),
    ("answer_overlap", "0.173", "Percent or share"),
    ("answer_overlap", "0.52 / 3", "Percent or share"),
    ("answer_overlap", "38", "average of the four"),
    ("answer_overlap", "76", "smaller share is enough"),
    ("answer_overlap", "17", "Do not round"),
    ("answer_overlap", "18", "Do not round"),
    ("answer_overlap", "0", "too small"),
    ("answer_overlap", "17.2", "too small"),
    ("answer_overlap", "17.4", "smaller share is enough"),
    ("answer_overlap", "'17,3'", "point before the decimals"),
    ("answer_overlap", "17, 3", "not a comma"),
    ("answer_overlap", "[17.3]", "without words"),
    ("least_overlap", "52 / 3", "every question"),
    ("least_overlap", "(total - 100) / options", "divide by all the options"),
    ("least_overlap", "(total - 100) / options - 1", "Brackets"),
    ("least_overlap", "total - 100", "all that is left over"),
    ("least_overlap", "(total / 100 - 1) / (options - 1)", "Percent or share"),
    ("least_overlap", "(total - 100) / 3", "divide by all the options"),
    ("least_overlap", "total / options", "at least 70"),
    ("answer_stability", "'single'", "Stability: a total below 100%"),
    ("answer_stability", "'multiple'", "Stability: several answers"),
    ("answer_stability", "'no idea'", "Stability: choose one"),
    ("answer_support", "'single'", "Support: a total below 100%"),
    ("answer_support", "'multiple response'", "Support: several answers"),
    ("answer_zero_inside_400", "'no'", "set people_asked to 400"),
    ("answer_zero_inside_1000", "'yes'", "set people_asked to 1000"),
    ("answer_zero_inside_400", "'perhaps'", '"yes" or "no"'),
    ("answer_people", "400", "still inside"),
    ("answer_people", "348", "still inside"),
    ("answer_people", "521", "still inside"),
    ("answer_people", "521.4", "come whole"),
    ("answer_people", "523", "Go lower"),
    ("answer_people", "1000", "Go lower"),
    ("answer_people", "-5", "a survey could ask"),
    ("answer_people", "float('inf')", "a survey could ask"),
    ("answer_margin", "'A'", "Close for whom"),
    ("answer_margin", "'B'", "Clearly"),
    ("answer_margin", "'Z'", "one letter"),
    ("answer_sentence", "'48% fear floods'", "very short"),
    ("answer_sentence", "'In Kabul and elsewhere floods are worse than war by far'", "people were asked"),
    ("answer_caveat", "'be careful'", "very short"),
    ("answer_caveat", "'please read this sentence with some care'", "leave out"),
    ("people", "np.zeros((10, 4))", "Rows and columns"),
    ("people", "np.full((300, 4), 2)", "Only 0"),
    ("people", "np.ones((300, 4))", "your column gives"),
    ("people", "(np.arange(300)[:, None] < 3 * np.array([48, 40, 41, 23])).astype(np.int64)", "Crime"),
    (
        "people",
        "(np.arange(300)[:, None] < 3 * np.array([48, 41, 40, 23])).astype(np.int64)",
        "Fewer is possible",
    ),
    ("answer_most", "52", "at least one of the four"),
    ("answer_most", "48", "one threat"),
    ("answer_most", "41", "one threat"),
    ("answer_most", "100", "They made fewer"),
    ("answer_most", "0.76", "Percent or share"),
    ("answer_most", "70", "more to deal out"),
]

RIGHT = [
    ("answer_guess", "'floods, perhaps'"),
    ("answer_sum", "152"),
    ("answer_sum", "152.0"),
    ("answer_sum", "'152%'"),
    ("answer_sum", "48 + 41 + 40 + 23"),
    ("answer_sum", "sum(threats.values())"),
    ("answer_sum", "np.int64(152)"),
    ("answer_proves", "'Multiple'"),
    ("answer_proves", "'multiple response.'"),
    ("answer_no_pie", "'b'"),
    ("answer_no_pie", "' B '"),
    ("answer_overlap", "17.3"),
    ("answer_overlap", "17.33"),
    ("answer_overlap", "17.333"),
    ("answer_overlap", "52 / 3"),
    ("answer_overlap", "'17.3 %'"),
    ("answer_overlap", "(sum(threats.values()) - 100) / (len(threats) - 1)"),
    ("answer_overlap", "__import__('fractions').Fraction(52, 3)"),
    ("answer_overlap", "by_threat.overlap_at_least"),
    ("least_overlap", "(total - 100) / (options - 1)"),
    ("least_overlap", "100 * (total / 100 - 1) / (options - 1)"),
    ("least_overlap", "max(0, total - 100) / (options - 1)"),
    ("answer_people", "522"),
    ("answer_people", "522.0"),
    ("answer_people", "by_support.respondents_needed('Meetings', 'Social assistance')"),
    ("answer_margin", "'c'"),
    ("people", "pd.DataFrame(np.vstack([np.ones((52, 4)), np.repeat(np.eye(4), [92, 71, 68, 17], axis=0)]))"),
    ("people", "np.vstack([np.repeat(np.eye(4), [92, 71, 68, 17], axis=0), np.ones((52, 4))]) == 1"),
    ("answer_most", "76"),
    ("answer_most", "152 / 2"),
]

# Questions that are answered together: one alone leaves the check asking for the other.
RIGHT_TOGETHER = [
    {"answer_stability": "'Undetermined'", "answer_support": "'undetermined.'"},
    {"answer_stability": "'undetermined: cannot tell'", "answer_support": "'UNDETERMINED '"},
    {"answer_zero_inside_400": "'Yes'", "answer_zero_inside_1000": "'No.'"},
    {"answer_zero_inside_400": "True", "answer_zero_inside_1000": "False"},
    {
        "answer_sentence": "'Of the people asked about long-term stability, 55% named economic factors.'",
        "answer_caveat": "'We do not know the number of respondents.'",
    },
    {
        "answer_sentence": "'When asked about threats, 40% of respondents named traffic and 41% crime.'",
        "answer_caveat": "'People could name several threats, so shares overlap.'",
    },
]


@pytest.fixture(scope="module")
def exercise() -> Exercise:
    return load(SOURCE)


@pytest.fixture(scope="module")
def solved(exercise: Exercise) -> Run:
    return work(exercise.trainers)


@pytest.fixture(scope="module")
def solutions() -> dict[str, str]:
    """Right answers for questions whose check asks two things at once."""
    return {name: source for together in RIGHT_TOGETHER[::2] for name, source in together.items()}


def test_every_task_is_followed_by_its_solution_and_then_its_check(exercise: Exercise) -> None:
    code = [cell for cell in exercise.cells if cell.kind == "code"]
    for position, cell in enumerate(code):
        if cell.is_a("task"):
            assert [sorted(after.tags) for after in code[position + 1 : position + 3]] == [
                ["solution"],
                ["check"],
            ]


def test_the_header_lists_the_claims_that_are_typed(exercise: Exercise, solved: Run) -> None:
    assert sorted(exercise.portal["data"]) == sorted(solved.names["CLAIMS"])


def test_all_solutions_in_order_run_clean(exercise: Exercise, solved: Run) -> None:
    assert [check.refusal for check in solved.checks] == [None] * len(exercise.questions)


def test_the_untouched_copy_runs_and_every_check_says_what_to_do(exercise: Exercise) -> None:
    untouched = work(exercise.learners)
    assert len(untouched.checks) == len(exercise.questions)
    for check in untouched.checks:
        assert check.refusal is not None and NOT_ANSWERED in check.refusal, check.asks
        assert not TELLTALE.search(check.refusal), check.refusal
        assert check.printed == ""


def test_no_number_that_is_an_answer_stands_in_the_untouched_copy(exercise: Exercise, solved: Run) -> None:
    untouched = work(exercise.learners)
    shown = untouched.printed + "".join(cell.source for cell in exercise.learners)
    answers = {name: solved.names[name] for asked in exercise.questions for name in asked}
    numbers = {f"{value:.4g}" for value in answers.values() if isinstance(value, Real)}
    assert numbers == {"152", "17.33", "522", "76"}
    for text in numbers | {"17.3", "52 / 3"}:
        assert not re.search(rf"(?<![\d.]){re.escape(text)}(?!\d)", shown), text


def test_the_learners_copy_holds_no_solution(exercise: Exercise) -> None:
    kept = "\n".join(cell.source for cell in exercise.learners)
    for cell in exercise.cells:
        if cell.is_a("solution"):
            assert all(line not in kept for line in cell.source.splitlines() if len(line) > 40)


@pytest.mark.parametrize(("question", "typed", "hint"), WRONG)
def test_a_wrong_answer_gets_its_hint(
    exercise: Exercise, solutions: dict[str, str], question: str, typed: str, hint: str
) -> None:
    refusal = work(exercise.learners, solutions | {question: typed}).check(question).refusal
    assert refusal is not None, "accepted"
    assert hint in refusal
    assert not TELLTALE.search(refusal.replace(typed, ""))


@pytest.mark.parametrize(("question", "typed"), RIGHT)
def test_a_right_answer_is_accepted_in_any_sensible_form(exercise: Exercise, question: str, typed: str) -> None:
    check = work(exercise.learners, {question: typed}).check(question)
    assert check.refusal is None
    assert check.printed


@pytest.mark.parametrize("typed", RIGHT_TOGETHER)
def test_right_answers_of_two_questions_are_accepted_together(exercise: Exercise, typed: dict[str, str]) -> None:
    run = work(exercise.learners, typed)
    assert {run.check(question).refusal for question in typed} == {None}


@pytest.mark.parametrize("question", ["answer_stability", "answer_support", "answer_sentence", "answer_caveat"])
def test_half_an_answer_asks_for_the_other_half(exercise: Exercise, solutions: dict[str, str], question: str) -> None:
    refusal = work(exercise.learners, solutions | {question: "..."}).check(question).refusal
    assert refusal is not None and NOT_ANSWERED in refusal


def test_the_pie_is_refused_in_words_once_the_sum_is_known(exercise: Exercise) -> None:
    assert "No pie was drawn." not in work(exercise.learners).printed
    printed = work(exercise.learners, {"answer_sum": "152"}).printed
    assert "No pie was drawn." in printed
    assert "parts of one whole" in printed


def test_a_sentence_about_most_people_is_accepted_with_a_word_of_doubt(exercise: Exercise) -> None:
    run = work(
        exercise.learners,
        {
            "answer_sentence": "'Asked what threatens them, most Afghans named the environment and not war.'",
            "answer_caveat": "'How many people were asked is not known.'",
        },
    )
    check = run.check("answer_sentence")
    assert check.refusal is None
    assert "more than half" in check.printed and "not all Afghans" in check.printed

from collections.abc import Iterable

import pytest

from knowledge.matters import Catalog
from knowledge.search.evaluate import Outcome, Report, Verdict, evaluate, percentile
from knowledge.search.index import Index
from knowledge.search.questions import Kind, Question
from knowledge.search.understanding import Candidate, Intent, Understanding, UnderstandingKind
from tests.knowledge.search.conftest import town_without


def question(
    kind: Kind, accept: Iterable[str] = (), intent: str = "", register: str = "", text: str = ""
) -> Question:
    return Question(1, "1", text, kind, frozenset(accept), intent, register)


def understood(kind: UnderstandingKind, *codes: str, intent: Intent | None = None) -> Understanding:
    return Understanding("", kind, tuple(Candidate(each, each, 0.5) for each in codes), intent)


def outcome(asked: Question, found: Understanding, taken: float = 1.0) -> Outcome:
    return Outcome(asked, found, taken)


@pytest.mark.parametrize(
    ("asked", "found", "verdict"),
    [
        (question("matter", "a"), understood("matter", "a", "b"), "right"),
        (question("matter", "ab"), understood("matter", "b"), "right"),
        (question("matter", "b"), understood("matter", "a", "b"), "wrong"),
        (question("matter", "b"), understood("clarify", "a", "b"), "offered"),
        (question("matter", "b"), understood("chain", "a", "b"), "offered"),
        (question("matter", "c"), understood("clarify", "a", "b"), "missed"),
        (question("matter", "a"), understood("none"), "rejected"),
        (question("matter", "a"), understood("intent", intent="book"), "rejected"),
        (question("ambiguous", "ab"), understood("clarify", "b", "c"), "offered"),
        (question("ambiguous", "ab"), understood("clarify", "c"), "missed"),
        (question("ambiguous", "ab"), understood("matter", "a"), "answered"),
        (question("ambiguous", "ab"), understood("none"), "rejected"),
        (question("ambiguous"), understood("clarify", "c"), "offered"),
        (question("outside"), understood("none"), "right"),
        (question("outside"), understood("intent", intent="human"), "right"),
        (question("outside"), understood("clarify", "a"), "missed"),
        (question("outside"), understood("matter", "a"), "answered"),
        (question("intent", intent="human"), understood("intent", intent="human"), "right"),
        (question("intent", intent="human"), understood("intent", intent="rate"), "wrong"),
        (question("intent", intent="human"), understood("none"), "rejected"),
        (
            question("intent", intent="book"),
            understood("matter", "a", intent="book"),
            "answered",
        ),
    ],
)
def test_every_message_has_one_verdict(
    asked: Question, found: Understanding, verdict: Verdict
) -> None:
    assert outcome(asked, found).verdict == verdict


def test_kinds_and_registers_are_counted_apart() -> None:
    report = Report(
        (
            outcome(question("matter", "a", register="elder"), understood("matter", "a")),
            outcome(question("matter", "a", register="elder"), understood("clarify", "b", "a")),
            outcome(question("matter", "a", register="trad"), understood("matter", "b")),
            outcome(question("outside", register="trad"), understood("none")),
        )
    )
    matters = report.kinds()["matter"]
    elders = report.registers()["elder"]["matter"]

    assert set(report.kinds()) == {"matter", "outside"}
    assert (matters.n, matters.first) == (3, 1)
    assert matters.share("right", "offered") == pytest.approx(2 / 3)
    assert matters.wrong_when_sure == 0.5
    assert (elders.n, elders.share("right"), elders.share("offered")) == (2, 0.5, 0.5)
    assert set(report.registers()["trad"]) == {"matter", "outside"}
    assert [each.verdict for each in report.failures] == ["wrong"]


def test_confusions_come_most_frequent_first_and_those_that_were_only_offered_apart() -> None:
    report = Report(
        (
            outcome(question("matter", "a"), understood("matter", "c")),
            outcome(question("matter", "ba"), understood("matter", "d")),
            outcome(question("matter", "ab"), understood("matter", "d")),
            outcome(question("ambiguous", "ab"), understood("matter", "a")),
            outcome(question("matter", "a"), understood("clarify", "b", "a")),
            outcome(question("outside"), understood("matter", "a")),
        )
    )
    sure = [(each.accepted, each.answered, each.times) for each in report.confused(sure=True)]
    offered = [(each.accepted, each.answered) for each in report.confused(sure=False)]

    assert sure == [(("a", "b"), "d", 2), (("a",), "c", 1)]
    assert offered == [(("a",), "b")]


def test_messages_about_what_the_town_does_not_do_are_left_out(
    index: Index, catalog: Catalog
) -> None:
    asked = [
        question("matter", ["minzheng.dibao"], text="低保"),
        question("matter", ["minzheng.jiehun"], text="结婚登记"),
        question("ambiguous", ["minzheng.dibao", "minzheng.jiehun"], text="民政"),
        question("outside", text="今晚吃什么好"),
    ]
    report = evaluate(index, catalog, asked, town_without("minzheng.dibao"))

    assert report.left_out == 1
    assert [each.question.text for each in report.outcomes] == ["结婚登记", "民政", "今晚吃什么好"]
    assert report.outcomes[0].verdict == "right"
    assert min(report.milliseconds()) > 0


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [([], 50, 0.0), ([3.0], 99, 3.0), ([1.0, 2.0, 3.0, 4.0], 50, 2.0), ([2.0, 1.0], 99, 2.0)],
)
def test_percentiles_are_values_that_occurred(
    values: list[float], percent: float, expected: float
) -> None:
    assert percentile(values, percent) == expected

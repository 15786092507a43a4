"""The proof sees what is wrong with a list, and the shipped catalog is right."""

from dataclasses import replace
from typing import get_args

import pytest

from knowledge import conditions, proof, proof_checks
from knowledge.circumstances import UNSURE, Answers, Circumstance
from knowledge.condition_text import parse_condition
from knowledge.conditions import Condition, Needed
from knowledge.matters import Catalog, Material, Matter
from knowledge.proof import prove, unused_circumstances
from tests.support.conditions import KNOWN, make_catalog, paper

TABLE = [
    (
        [paper("甲", "agent=代办"), paper("乙", "tier=低保")],
        "agent tier",
        {"no-list": "agent=本人、tier=特困"},
    ),
    (
        [paper("甲"), paper("乙", "tier=低保 & tier=特困")],
        "tier",
        {"never-needed": "只能有一个回答", "no-effect": "tier"},
    ),
    (
        [paper("甲"), paper("乙", "agent=代办|本人")],
        "agent",
        {"always-needed": "人人都要带", "no-effect": "agent"},
    ),
    (
        [paper("甲"), paper("乙", "agent=代办 | (tier=低保 & tier=特困)")],
        "agent tier",
        {"idle-part": "“tier=低保 & tier=特困”永远不会成立", "no-effect": "tier"},
    ),
    (
        [paper("甲"), paper("乙", "agent=代办 & !(tier=低保 & tier=特困)")],
        "agent tier",
        {"idle-part": "总是成立", "no-effect": "tier"},
    ),
    (
        [paper("甲"), paper("乙", "(agent=代办 & tier=低保) | (agent=本人 & tier=低保)")],
        "agent tier",
        {"no-effect": "agent"},
    ),
    ([paper("甲")], "agent", {"unused-question": "从 asks 里去掉"}),
    ([paper("甲"), paper("乙", "agent=代办")], "", {"unasked": "把 agent 加进 asks"}),
    ([paper("甲")], "weather", {"unknown-question": "weather"}),
    ([paper("甲"), paper("乙", "agent=代办", when=None)], "agent", {"no-when": "写 when"}),
    ([paper("甲", when="代办时")], "", {"idle-when": "写 condition"}),
    (
        [paper("身份证", copies=1), paper("身份证", "agent=代办", copies=2)],
        "agent",
        {"counts": "复印件2"},
    ),
    (
        [paper("甲"), paper("乙", "agent=代办"), paper("乙", "tier=低保", originals=2)],
        "agent tier",
        {"counts": "原件2"},
    ),
    (
        [paper("甲"), paper("乙", "parents=去世"), paper("乙", "parents=重病", copies=3)],
        "parents",
        {"counts": "复印件3"},
    ),
]


def kinds(catalog: Catalog, matter: Matter) -> dict[str, str]:
    return {each.kind: str(each) for each in prove(catalog, matter).faults}


@pytest.mark.parametrize(("materials", "asks", "seen"), TABLE)
def test_each_fault_is_seen_and_says_how_to_mend_it(
    materials: list[Material], asks: str, seen: dict[str, str]
) -> None:
    found = kinds(*make_catalog(*materials, asks=asks))

    assert found.keys() == seen.keys()
    for kind, hint in seen.items():
        assert hint in found[kind]
        assert "minzheng.shi" in found[kind]


@pytest.mark.parametrize(
    ("materials", "asks"),
    [
        ([], ""),
        ([paper("甲")], ""),
        ([paper("甲"), paper("乙", "parents=去世 & parents=重病")], "parents"),
        ([paper("甲", "agent=代办"), paper("乙", "!(agent=代办)")], "agent"),
        # never at once
        ([paper("甲", "agent=代办"), paper("甲", "agent=本人", copies=2)], "agent"),
        ([paper("甲"), paper("甲", form="授权委托书", copies=2)], ""),
    ],
)
def test_what_is_right_has_no_fault(materials: list[Material], asks: str) -> None:
    assert kinds(*make_catalog(*materials, asks=asks)) == {}


def made_up(circumstances: list[Circumstance], needs: list[str]) -> tuple[Catalog, Matter]:
    known = {each.id: each for each in circumstances}
    papers = [
        replace(paper(f"材料{n}"), when="这时", condition=parse_condition(each, known))
        for n, each in enumerate(needs)
    ]
    catalog, matter = make_catalog(paper("甲"), *papers, asks=" ".join(known))
    return replace(catalog, circumstances=known), matter


def test_more_than_five_questions_are_a_fault_that_names_them() -> None:
    asked = [Circumstance(f"q{n}", "？", ("是", "否")) for n in range(6)]

    many = made_up(asked, [f"{each.id}=是" for each in asked])
    gated = made_up(asked, ["q0=是", "q1=是", "q2=是", "q3=是", "q4=是 & q5=是"])
    five = made_up(asked[:5], [f"{each.id}=是" for each in asked[:5]])

    assert "q0、q1、q2、q3、q4、q5" in kinds(*many)["too-many-questions"]
    assert "too-many-questions" in kinds(*gated)
    assert kinds(*five) == {}


def test_an_answer_of_the_word_for_unsure_is_a_fault() -> None:
    asked = Circumstance("file", "建档做过没有？", ("做过", "没做过", UNSURE))

    assert "reserved-answer" in kinds(*made_up([asked], ["file=做过"]))


def test_what_is_too_large_is_told_and_not_walked(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = Circumstance("wide", "？", tuple(map(str, range(30))), several=True)
    assert "too-many-answers" in kinds(*made_up([wide], ["wide=1"]))

    asked = [Circumstance(f"q{n}", "？", ("是", "否")) for n in range(2)]
    monkeypatch.setattr(proof, "MOST_COMBINATIONS", 5)
    assert "q0、q1" in kinds(*made_up(asked, ["q0=是 & q1=是"]))["too-large"]


def test_a_list_for_unsure_that_is_not_the_union_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def by_kleene_alone(self: Condition, answers: Answers) -> Needed:
        return conditions.evaluate(self.expression, answers)

    catalog, matter = make_catalog(
        paper("甲"), paper("乙", "tier=低保 | tier=特困 | tier=都不是"), asks="tier"
    )
    monkeypatch.setattr(Condition, "holds", by_kleene_alone)

    assert "unsure" in kinds(catalog, matter)


def test_answers_that_come_to_the_same_are_a_hint() -> None:
    catalog, matter = make_catalog(
        paper("甲"), paper("乙", "tier=低保"), paper("乙", "agent=代办"), asks="tier agent"
    )

    found = prove(catalog, matter)

    assert found.faults == ()
    assert {each.kind for each in found.hints} == {"same-list", "twice"}
    assert "“特困”“都不是”" in str(next(each for each in found.hints if each.kind == "same-list"))


def test_every_kind_of_finding_is_shown_by_a_test_here() -> None:
    shown = {kind for _, _, seen in TABLE for kind in seen} | proof_checks.HINTS
    shown |= {"too-many-questions", "reserved-answer", "too-many-answers", "too-large", "unsure"}

    assert shown == set(get_args(proof_checks.Kind))


def test_numbers_are_those_of_the_dialog() -> None:
    catalog, matter = make_catalog(
        paper("甲"), paper("乙", "tier=低保 & agent=代办"), paper("丙", "parents=重病"),
        asks="agent tier parents",
    )  # fmt: skip

    found = prove(catalog, matter)

    assert found.combinations == 3 * 4 * 8
    assert found.lists == 3 * 3
    assert (found.median, found.worst) == (3, 3)


def test_a_circumstance_that_nobody_asks_is_named() -> None:
    catalog, _ = make_catalog(paper("甲", "agent=代办"), asks="agent", triage=("tier",))

    assert unused_circumstances(catalog) == tuple(KNOWN)[2:]

"""Conditions are read as they are meant, and say no more and no less than the answers do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.catalog import read_catalog
from knowledge.circumstances import UNSURE, Circumstance
from knowledge.condition_text import ConditionError, parse_condition
from knowledge.conditions import (
    AllOf,
    AnyOf,
    Expression,
    Needed,
    Not,
    Term,
    all_of,
    any_of,
    cases,
    negation,
    terms_of,
)
from tests.support.conditions import (
    KNOWN,
    PARENTS,
    TIER,
    Choice,
    answers_to,
    choices,
    condition,
    every_way,
    expressions,
    means,
)

EVERYTHING = tuple(KNOWN.values())
OPPOSITE = {Needed.YES: Needed.NO, Needed.NO: Needed.YES, Needed.PERHAPS: Needed.PERHAPS}
AGENT, LOCAL, LOW = Term("agent", ("代办",)), Term("hukou", ("在本地",)), Term("tier", ("低保",))

answers = answers_to(EVERYTHING)


def holds(expression: Expression, said: dict[str, Choice]) -> Needed:
    return condition(str(expression)).holds(said)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("agent=代办", AGENT),
        ("tier=低保|特困", Term("tier", ("低保", "特困"))),
        ("agent=代办 & hukou=在本地", AllOf((AGENT, LOCAL))),
        ("agent=代办|hukou=在本地", AnyOf((AGENT, LOCAL))),
        ("tier=低保|特困|agent=代办", AnyOf((Term("tier", ("低保", "特困")), AGENT))),
        ("agent=代办 & (hukou=在本地 | tier=低保)", AllOf((AGENT, AnyOf((LOCAL, LOW))))),
        ("(agent=代办 & hukou=在本地) | tier=低保", AnyOf((AllOf((AGENT, LOCAL)), LOW))),
        ("!(tier=低保)", Not(LOW)),
        ("!tier=低保", Not(LOW)),
        ("非tier=低保", Not(LOW)),
        ("非 (tier=低保)", Not(LOW)),
        ("agent=代办 | 非(tier=低保)", AnyOf((AGENT, Not(LOW)))),
        ("agent=代办 | !tier=低保", AnyOf((AGENT, Not(LOW)))),
        ("非非tier=低保", LOW),
        ("((agent=代办) & (hukou=在本地 & tier=低保))", AllOf((AGENT, LOCAL, LOW))),
        ("agent＝代办＆（hukou=在本地｜！tier=低保）", AllOf((AGENT, AnyOf((LOCAL, Not(LOW)))))),
    ],
)
def test_a_condition_is_read_as_it_is_meant(text: str, meant: Expression) -> None:
    assert condition(text).expression == meant


@pytest.mark.parametrize(
    ("text", "position", "hint"),
    [
        ("", 0, "agent=代办"),
        ("代办", 0, "agent=代办"),
        ("agent=", 6, "只有：本人、代办"),
        ("=代办", 0, "agent=代办"),
        ("agnet=代办", 0, "是不是 agent？"),
        ("agent=代班", 6, "只有：本人、代办"),
        ("tier=低保、特困", 5, "几个回答用 | 隔开"),
        ("tier=低保|低保", 8, "写了两遍"),
        ("agent=代办 & hukou=在外", 17, "只有：在本地、在外地"),
        ("agent=代办 & hukou=在本地 | tier=低保", 21, "加括号"),
        ("agent=代办 | hukou=在本地 & tier=低保", 21, "加括号"),
        ("(agent=代办", 9, "第1个字的左括号要有右括号"),
        ("agent=代办)", 8, "没有左括号"),
        ("agent=代办 &", 10, "agent=代办"),
        ("agent=代办 (hukou=在本地)", 9, "& 或 |"),
        ("!", 1, "agent=代办"),
        ("(" * 21 + "agent=代办" + ")" * 21, 20, "最多套20层"),
    ],
)
def test_what_cannot_be_read_says_where_and_what_would_be_right(
    text: str, position: int, hint: str
) -> None:
    with pytest.raises(ConditionError) as fault:
        condition(text)

    assert fault.value.position == position
    assert hint in fault.value.reason
    assert f"第{position + 1}个字" in str(fault.value)


def test_a_condition_over_too_many_circumstances_is_refused() -> None:
    known = {f"a{n}": Circumstance(f"a{n}", "？", ("是", "否")) for n in range(7)}

    with pytest.raises(ConditionError, match="最多用6个情形"):
        parse_condition(" & ".join(f"{name}=是" for name in known), known)


def test_an_answer_may_be_the_word_for_not() -> None:
    known = {"a": Circumstance("a", "？", ("是", "非", "也许"))}

    assert str(parse_condition("a=是|非", known)) == "a=是|非"
    assert str(parse_condition("非a=非", known)) == "!(a=非)"


@given(st.text(alphabet="agent=代办|&!()（非 hukou在本地tier低保", max_size=40))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        read = condition(text)
    except ConditionError as fault:
        position: int | None = fault.position
    else:
        position = None
        assert condition(str(read)) == read
    assert position is None or 0 <= position <= len(text)


@given(expressions())
def test_a_condition_written_out_reads_as_the_same(expression: Expression) -> None:
    read = condition(str(expression))

    assert read.expression == expression
    assert str(read) == str(expression)
    assert condition(str(expression).replace(" ", "")) == read


def test_every_shipped_condition_reads_back() -> None:
    catalog = read_catalog()
    for matter in catalog.matters.values():
        for material in matter.materials:
            if material.condition is not None:
                text = str(material.condition)
                assert parse_condition(text, catalog.circumstances) == material.condition


@pytest.mark.parametrize(
    ("text", "said", "needed"),
    [
        ("agent=代办", {}, Needed.PERHAPS),
        ("agent=代办", {"agent": (UNSURE,)}, Needed.PERHAPS),
        ("agent=代办", {"agent": ("代办",)}, Needed.YES),
        ("agent=代办", {"agent": ("本人",)}, Needed.NO),
        ("parents=去世|重病", {"parents": ("重病", "联系不上")}, Needed.YES),
        ("!(parents=去世)", {"parents": ("重病", "联系不上")}, Needed.YES),
        ("!(parents=去世)", {"parents": ("去世", "联系不上")}, Needed.NO),
        ("agent=代办 & hukou=在本地", {"agent": ("本人",)}, Needed.NO),
        ("agent=代办 | hukou=在本地", {"agent": ("代办",)}, Needed.YES),
        # whatever the answer will be
        ("agent=代办|本人", {}, Needed.YES),
        ("agent=代办 | !(agent=代办)", {}, Needed.YES),
        ("tier=低保 & tier=特困", {"tier": (UNSURE,)}, Needed.NO),
        ("parents=去世 & parents=重病", {}, Needed.PERHAPS),
        ("(agent=代办 & tier=低保) | (agent=本人 & tier=低保)", {"tier": ("低保",)}, Needed.YES),
    ],
)
def test_a_condition_holds_as_far_as_the_answers_tell(
    text: str, said: dict[str, Choice], needed: Needed
) -> None:
    assert condition(text).holds(said) is needed


@given(expressions(), answers)
def test_what_is_said_is_what_every_completion_says(
    expression: Expression, said: dict[str, Choice]
) -> None:
    told = {name: choice for name, choice in said.items() if UNSURE not in choice}
    named = {term.circumstance for term in terms_of(expression)}
    open_ = tuple(each for each in EVERYTHING if each.id in named and each.id not in told)
    ends = {means(expression, {**told, **rest}) for rest in every_way(open_)}

    assert holds(expression, said) is {
        frozenset({True}): Needed.YES,
        frozenset({False}): Needed.NO,
    }.get(frozenset(ends), Needed.PERHAPS)


@given(expressions(), answers, answers)
def test_a_further_answer_never_takes_back_yes_or_no(
    expression: Expression, before: dict[str, Choice], after: dict[str, Choice]
) -> None:
    told = {name: choice for name, choice in before.items() if UNSURE not in choice}
    first = holds(expression, before)

    if first is not Needed.PERHAPS:
        assert holds(expression, {**after, **told}) is first


@given(expressions(), expressions(), expressions(), answers)
def test_the_laws_of_logic_hold(
    one: Expression, two: Expression, three: Expression, said: dict[str, Choice]
) -> None:
    def same(left: Expression, right: Expression) -> bool:
        return holds(left, said) is holds(right, said)

    assert holds(negation(one), said) is OPPOSITE[holds(one, said)]
    assert negation(negation(one)) == one
    assert same(all_of((one, two)), all_of((two, one)))
    assert same(any_of((one, two)), any_of((two, one)))
    assert same(negation(all_of((one, two))), any_of((negation(one), negation(two))))
    assert same(negation(any_of((one, two))), all_of((negation(one), negation(two))))
    distributed = any_of((all_of((one, two)), all_of((one, three))))
    assert same(all_of((one, any_of((two, three)))), distributed)
    assert same(all_of((one, any_of((one, two)))), one)
    assert holds(all_of((one, negation(one))), said) is Needed.NO
    assert holds(any_of((one, negation(one))), said) is Needed.YES


@given(expressions())
def test_the_cases_of_a_question_are_all_its_choices(expression: Expression) -> None:
    terms = terms_of(expression)
    for asked in (TIER, PARENTS):
        sorted_ = {each.holding: each for each in cases(asked, terms)}
        found = [
            tuple(term.names(choice) for term in terms if term.circumstance == asked.id)
            for choice in choices(asked)
        ]
        assert {each: found.count(each) for each in found} == {
            holding: case.ways for holding, case in sorted_.items()
        }
        possible = {frozenset(each) for each in choices(asked)}
        assert all(frozenset(case.choice) in possible for case in sorted_.values())

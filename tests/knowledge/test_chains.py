"""One notice for a whole 一件事: nothing lost, nothing too few, only what the record shows."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.calendar import read_calendar
from knowledge.chain_questions import MOST_QUESTIONS, known_answers, open_chain_question
from knowledge.chain_words import counts_of, numbers, take_words
from knowledge.chains import ChainNotice, compose_chain, matters_of, offered
from knowledge.circumstances import UNSURE
from knowledge.matters import Chain, ChainMember, MatterCode
from knowledge.notices import materials_for
from tests.support.chains import chain, matter, paper, told, two_windows
from tests.support.chat import catalog, index
from tests.support.towns import NOW, make_town

CHAINS = catalog().chains


def shipped(
    found: Chain, answers: dict[str, tuple[str, ...]], keep: frozenset[int] = frozenset()
) -> tuple[ChainNotice, tuple[ChainMember, ...]]:
    town = make_town()
    every = offered(catalog(), town, found)
    members = tuple(each for at, each in enumerate(every) if not keep or at in keep)
    notice = compose_chain(
        catalog(), found, members, town, read_calendar(), answers, index().topics, NOW
    )
    return notice, members


def test_a_paper_of_two_matters_is_counted_once_with_the_highest_number() -> None:
    notice = told(
        chain("a", "b"),
        (
            matter("a", paper("居民身份证", 1, 1), paper("表甲", form="表甲")),
            matter("b", paper("申请人身份证", 1, 2)),
        ),
    )

    card, form = notice.materials
    assert (card.name, card.originals, card.copies, card.steps) == (
        "居民身份证（申请人）", 1, 2, (1, 2),
    )  # fmt: skip
    assert counts_of(card) == "原件1份、复印件2份"
    assert (form.name, form.steps) == ("表甲", (1,))
    assert take_words(card) == ()  # one window: one set serves both


def test_where_two_windows_keep_a_copy_enough_are_taken_along() -> None:
    papers = (paper("居民户口簿", 1, 1),)
    matters = (matter("a", *papers), matter("a2", *papers), matter("b", *papers))

    book = told(chain("a", "a2", "b"), matters, town=two_windows()).materials[0]

    assert (book.copies, book.all_copies, book.places) == (1, 2, 2)
    assert book.all_originals == 1  # shown, and handed back
    assert take_words(book) == ("2处各留复印件，共带2份",)


def test_what_is_handed_in_is_needed_at_each_place_and_photos_at_each_step() -> None:
    letter = paper("授权委托书", form="授权委托书", signed=True)
    photos = paper("一寸免冠彩照", 2)
    matters = (matter("a", letter, photos), matter("a2", letter, photos), matter("b", letter))

    merged = {
        each.name: each for each in told(
            chain("a", "a2", "b"), matters, town=two_windows()
        ).materials
    }  # fmt: skip

    assert merged["授权委托书"].all_originals == 2
    assert merged["一寸免冠彩照"].all_originals == 4
    assert merged["一寸免冠彩照"].originals == 2


def test_photos_are_not_added_up_over_steps_of_which_only_one_is_needed() -> None:
    photos = paper("一寸免冠彩照", 2)
    codes = (MatterCode("a"), MatterCode("b"))

    notice = told(chain("a", "b", one_of=(codes,)), (matter("a", photos), matter("b", photos)))

    assert notice.one_of == ((1, 2),)
    assert notice.materials[0].all_originals == 2


def test_there_is_only_one_of_a_certificate_even_where_it_is_taken_away() -> None:
    taken = paper("残疾人证", 1, 0, note="会收回")

    card = told(
        chain("a", "b"), (matter("a", taken), matter("b", paper("残疾人证", 1, 1)))
    ).materials[0]

    assert card.all_originals == 1
    assert card.details == ("第1件：会收回",)


def test_a_paper_that_one_step_always_wants_is_no_case_of_its_own() -> None:
    notice = told(
        chain("a", "b"),
        (matter("a", paper("结婚证", needs="place=乡下")), matter("b", paper("结婚证"))),
    )

    assert [each.only_when for each in notice.materials] == [None]
    assert [each.only_when for each in notice.materials[0].needs] == ["place=乡下时", None]


def test_two_lines_of_one_matter_are_never_one_paper() -> None:
    both = matter("a", paper("居民身份证"), paper("申请人身份证"))

    assert len(told(chain("a"), (both,)).materials) == 2


def test_the_chain_may_say_whose_paper_it_is() -> None:
    found = chain("a", "b", papers={(MatterCode("a"), "居民身份证"): "居民身份证（孩子）"})

    notice = told(found, (matter("a", paper("居民身份证")), matter("b", paper("居民身份证"))))

    assert [(each.name, each.steps) for each in notice.materials] == [
        ("居民身份证（孩子）", (1,)),
        ("居民身份证", (2,)),
    ]


def test_a_chain_notice_reads_back_as_it_was_stored() -> None:
    for found in CHAINS:
        notice, _members = shipped(found, {"agent": ("代办",)})
        stored = json.loads(json.dumps(notice.as_json()))
        assert stored["kind"] == "chain"
        assert ChainNotice.from_json(stored) == notice


@pytest.mark.parametrize("found", CHAINS, ids=lambda each: each.id)
def test_each_question_is_asked_once_and_only_few(found: Chain) -> None:
    matters = matters_of(catalog(), offered(catalog(), make_town(), found))
    answers: dict[str, tuple[str, ...]] = {}
    while (asked := open_chain_question(catalog(), found, matters, answers)) is not None:
        assert asked.id not in answers
        assert asked.id not in found.told
        answers[asked.id] = asked.answers[:1]

    assert len(answers) <= MOST_QUESTIONS


def test_what_another_answer_tells_is_not_asked_again() -> None:
    found = next(each for each in CHAINS if each.id == "once.shenhou")

    known = known_answers(found, {"death": ("医院去世",), "cremation": (UNSURE,)})

    assert known["death_place"] == ("医院",)
    assert known["cremated"] == (UNSURE,)
    assert known["exit_reason"] == ("人去世了",)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Chain, dict[str, tuple[str, ...]], frozenset[int]]:
    found = draw(st.sampled_from(CHAINS))
    matters = matters_of(catalog(), found.members)
    asks = sorted({name for each in matters for name in each.asks})
    answers: dict[str, tuple[str, ...]] = {
        name: (draw(st.sampled_from((*catalog().circumstances[name].answers, UNSURE))),)
        for name in asks
        if draw(st.booleans())
    }
    return found, answers, draw(st.frozensets(st.integers(0, len(found.members) - 1)))


@settings(max_examples=300, deadline=None)
@given(cases())
def test_no_paper_is_lost_and_no_number_is_too_small(
    case: tuple[Chain, dict[str, tuple[str, ...]], frozenset[int]],
) -> None:
    found, answers, keep = case
    notice, members = shipped(found, answers, keep)
    known = known_answers(found, answers)

    for number, member in enumerate(members, 1):
        own = catalog().matter(member.code) if member.code else None
        lines = materials_for(own, known) if own else ()
        merged = [each for each in notice.materials if number in each.steps]
        assert sum(1 for each in merged for need in each.needs if need.step == number) == len(lines)
        for line in lines:
            wanted = (line.originals, line.copies, line.only_when)
            holds = [
                each
                for each in merged
                for need in each.needs
                if need.step == number
                and (need.originals, need.copies, need.only_when) == wanted
                and each.originals >= line.originals
                and each.copies >= line.copies
                and (line.only_when is not None or each.only_when is None)
            ]
            assert holds, line.name
    for each in notice.materials:
        assert each.all_originals >= each.originals
        assert each.all_copies >= each.copies
        assert each.originals == max(need.originals for need in each.needs)
        assert each.copies == max(need.copies for need in each.needs)
    names = [(each.name, each.form) for each in notice.materials]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("steps", "words"), [((1,), "1"), ((2, 1), "1、2"), ((1, 2, 3, 5, 7, 6), "1—3、5—7"), ((), "")]
)
def test_numbers_of_steps_in_a_row_are_written_short(steps: tuple[int, ...], words: str) -> None:
    assert numbers(steps) == words

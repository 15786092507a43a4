"""The circumstances, one by one, then the one-time notice.

begin ─┬► circumstance ─► … ─► told ─► (book · guide again · find_matter)
       └► told
source: BY-12, BZ-3
"""

from collections.abc import Mapping

from dialogs.flows import asides
from dialogs.machine import (
    Again,
    Aside,
    Choice,
    Dialog,
    Go,
    Outcome,
    Question,
    Start,
    State,
    Turn,
)
from dialogs.texts import say
from dialogs.texts.notice import notice_parts
from dialogs.words import not_this
from knowledge.circumstances import UNSURE, Answers
from knowledge.notices import compose, open_question

Kept = dict[str, list[str]]


def _begin(turn: Turn) -> Outcome:
    matter = turn.matter
    turn.world.desk.settle(matter)
    turn.memory.matter, turn.memory.answers, turn.memory.notice = matter.code, {}, None
    others = list(turn.learned.get("others", ()))
    turn.memory.candidates = [matter.code, *others]
    first = open_question(turn.world.catalog, matter, {})
    if first is None:
        return _tell(turn, {}, about=True)
    return Go("circumstance", {"answers": {}, "asking": first.id}, (say.about(matter),))


def _kept(turn: Turn) -> Kept:
    return {name: list(answers) for name, answers in turn.learned.get("answers", {}).items()}


def _answers(kept: Mapping[str, list[str]]) -> Answers:
    return {name: tuple(answers) for name, answers in kept.items()}


def _ask(turn: Turn) -> Question:
    kept = _kept(turn)
    question = open_question(turn.world.catalog, turn.matter, _answers(kept))
    if question is None:
        return Question(say.CHANGED, (Choice("go", "看清单"),))
    choices = tuple(Choice(each, each) for each in (*question.answers, UNSURE))
    hint = f"\n{say.SEVERAL_HINT}" if question.several else ""
    elder = f"\n{say.UNSURE_HINT}" if turn.memory.elder else ""
    return Question(
        f"第{len(kept) + 1}问：{question.question}{hint}{elder}", choices, several=question.several
    )


def _hear(turn: Turn) -> Outcome:
    if not_this(turn.said.text):
        return _another(turn)
    if not turn.said.chosen:
        return Again()
    kept = _kept(turn)
    question = open_question(turn.world.catalog, turn.matter, _answers(kept))
    if question is None:
        return _tell(turn, kept)
    if question.id != turn.learned.get("asking"):  # the catalog has changed since it was asked
        return Go("circumstance", {"asking": question.id}, (say.CHANGED,))
    chosen = turn.said.chosen
    kept[question.id] = [UNSURE] if UNSURE in chosen else list(chosen)
    following = open_question(turn.world.catalog, turn.matter, _answers(kept))
    if following is None:
        return _tell(turn, kept)
    return Go("circumstance", {"answers": kept, "asking": following.id})


def _another(turn: Turn) -> Outcome:
    others = [each for each in turn.memory.candidates if each != turn.learned["matter"]]
    others += [each.code for each in turn.matter.confusions if each.code not in others]
    return Start("find_matter", {"candidates": others[:4]})


def _tell(turn: Turn, kept: Kept, *, about: bool = False) -> Outcome:
    world, matter = turn.world, turn.matter
    answers = _answers(kept)
    notice = compose(world.catalog, matter, world.town, world.calendar, answers, world.now)
    told = world.desk.tell(notice, answers)
    turn.memory.answers, turn.memory.notice = kept, told.number
    url = f"{told.url}?big=1" if turn.memory.elder else told.url
    first = (say.about(matter),) if about else ()
    return Go(
        "told",
        {"answers": kept, "notice": told.number},
        (*first, *notice_parts(notice, told.number, url)),
    )


def _ask_told(turn: Turn) -> Question:
    choices = [Choice("other", "问别的事", ("别的", "其他"))]
    if turn.matter.asks:
        choices.insert(0, Choice("again", "换个情况重看", ("重看", "换个情况", "情况变了")))
    if turn.matter.done_here and turn.world.town.counters_for(turn.matter):
        choices.insert(0, Choice("book", "预约去窗口", ("预约", "约号", "取号", "约个时间")))
    return Question(say.NEXT, tuple(choices), open=True)


def _hear_told(turn: Turn) -> Outcome:
    if not_this(turn.said.text):
        return _another(turn)
    match turn.said.choice:
        case "book":
            given = {"matter": turn.learned["matter"], "notice": turn.learned["notice"]}
            return Start("book", given, hold=True)
        case "again":
            return Start("guide", {"matter": turn.learned["matter"]})
        case "other":
            return Start("find_matter")
        case _:
            return _more(turn)


def _more(turn: Turn) -> Outcome:
    understanding = turn.said.understanding
    codes = [each.code for each in understanding.candidates]
    aside = asides.answer(turn)
    if aside is not None:
        return aside
    if understanding.intent == "thanks" and understanding.kind == "intent":
        return Aside((say.THANKS,))
    if understanding.intent == "book" and codes[:1] in ([], [turn.learned["matter"]]):
        given = {"matter": turn.learned["matter"], "said": turn.said.text}
        return Start("book", {**given, "notice": turn.learned["notice"]}, hold=True)
    if understanding.kind == "matter" and codes[0] != turn.learned["matter"]:
        given = {"matter": codes[0], "others": codes[1:4], "said": turn.said.text}
        return Start("book" if understanding.intent == "book" else "guide", given)
    if understanding.kind in {"clarify", "chain"}:
        given = {"candidates": codes, "chain": understanding.chain}
        return Start("find_matter", given)
    return Again((say.NOT_UNDERSTOOD + say.TRY_WORDS,))


GUIDE = Dialog(
    name="guide",
    title="看要带什么",
    begin=_begin,
    first=("circumstance", "told"),
    states=(
        State("circumstance", _ask, _hear, ("circumstance", "told")),
        State("told", _ask_told, _hear_told, resting=True),
    ),
)

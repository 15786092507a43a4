"""What a household or a person is or has, told in words where it is asked.

Only what is had now, by the one it is asked of, is taken; what is past, wished for, denied of one
of several or said of somebody else is asked. source: XL-6
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dialogs.choosing import plain
from dialogs.flows import lacking
from dialogs.machine import Aside, Outcome, Question, Turn
from dialogs.texts import circumstances as texts
from dialogs.texts import say
from knowledge.circumstances import UNSURE, Circumstance
from knowledge.reading.statuses import Status, all_of, is_of_another_time, read_statuses
from knowledge.reading.subjects import said_of

_OF_NOW = re.compile(r"有没有|现在|在不在|下面这些情况")
_OF_SEVERAL = re.compile(r"、|(?<!（)或")
_BREAKS = re.compile(r"[\s,，.。;；、!！~～]+")
_TO_COME = re.compile(r"[来去]办|点|[今明后]天|上午|下午|周[一二三四五六日天]")
_WANTS = re.compile(r"(?<![没在])[办补换](?![了好下上到得着过])|申请")
_CASE = re.compile(r"病|药|残|学|工作|工资|退休|困难")
_OF_THE_PAST = re.compile(r"[办做立评参]过")
_READ_ELSEWHERE = frozenset({"agent", "marriage", "marriage_kin", "parents"})
_ANY_ANSWER = frozenset({"有", "没有", "是", "否", "不是", "都没有", "都不是"})
"""Answers that say nothing of what they are an answer to."""
_AN_ANSWER = 16  # characters
_SAYS_ONLY_THAT = re.compile(
    r"(?:[我俺咱]们?|家里?|老人|的|[又也都就还只]|现在|目前|有|没有?|没得|莫得|无|不?是|不|冇|得了?|吃|拿|领|办|个|着|了|过|户)*"
)


def heard(turn: Turn, asked: Circumstance, question: Question) -> Turn | Outcome | None:
    """Give the turn with what is told, or what is asked back; None where no status is told."""
    text, chosen = turn.said.text, turn.said.chosen
    if asked.id in _READ_ELSEWHERE or UNSURE in chosen:
        return None
    if _is_of_another_matter(turn):
        return answering(turn, ()) if chosen else None
    told = read_statuses(text, whom_of(turn))
    shown = {each.key for each in question.choices}
    own = [each for each in told if each.answers.get(asked.id) in shown]
    if told and _is_a_wish(turn):
        return answering(turn, ()) if own and chosen else None
    if own:
        return _of_what_is_asked(turn, asked, own)
    if told and _is_of_another_thing(told, asked, chosen, plain(text)):
        return lacking.told(turn, listed_only=True) or Aside((texts.of_another(told[0].name),))
    doubtful = chosen and _is_of_now(asked) and not _said_as_it_stands(text, question)
    return Aside((texts.ONLY_NOW,)) if doubtful and is_doubtful(text) else None


def _is_of_another_matter(turn: Turn) -> bool:
    """Say whether a longer message surely names another matter: a status in it is no answer."""
    understood = turn.said.understanding
    long = len(plain(turn.said.text)) > _AN_ANSWER
    return (
        long and understood.kind == "matter" and understood.codes[0] != turn.learned.get("matter")
    )


def _is_a_wish(turn: Turn) -> bool:
    """Say whether another matter, a time or a person is asked for: no statement of what one has."""
    understanding, text = turn.said.understanding, plain(turn.said.text)
    if understanding.intent or set(understanding.asks) - {"away"}:  # 在外面打工 asks of nothing
        return True
    if understanding.kind not in {"matter", "chain"}:
        return False
    return _TO_COME.search(text) is not None or bool(not turn.said.chosen and _WANTS.search(text))


def whom_of(turn: Turn) -> str | None:
    """Give the one whose matter it is, where that was said; None: the writer."""
    whom = turn.learned.get("whom")
    return str(whom) if whom is not None else None


def is_doubtful(text: str) -> bool:
    """Say whether it tells of another time than now, or of neighbours and friends."""
    return is_of_another_time(text) or said_of(text) in texts.OUTSIDERS


def _of_what_is_asked(
    turn: Turn, asked: Circumstance, told: Sequence[Status]
) -> Turn | Outcome | None:
    if any(each.holding == "unclear" for each in told):
        if whose := _whose_alone(turn.said.text, told):
            return Aside((texts.of_whom(whose, whom_of(turn)),))
        return Aside((texts.ONLY_NOW if _is_of_now(asked) else texts.OF_WHOM,))
    has = {each.answers[asked.id] for each in told if each.holding == "has"}
    lacks = {each.answers[asked.id] for each in told if each.holding == "lacks"} - has
    none = asked.answers[-1]
    if has and asked.several and _tells_more(turn.said.text, told):
        return Aside((texts.SEVERAL_BY_NUMBER,))
    if has:
        every = has | (set(turn.said.chosen) - lacks - {none} if asked.several else set())
        chosen = tuple(each for each in asked.answers if each in every)
        return answering(turn, chosen) if asked.several or len(chosen) == 1 else None
    by_itself = none != "没有" and not any(none in each.rest for each in told)
    if by_itself and none in turn.said.chosen and none in turn.said.text:
        return None
    if asked.several:
        return Aside((say.ONE_IS_NOT,))
    named = {each.name for each in told}
    others = [each for each in asked.answers[:-1] if not all_of(asked.id, each) <= named]
    if none == "没有" and (others or _one_of_several(asked)):
        return Aside((texts.ONE_IS_LACKED,))
    return Aside((texts.not_that(others),)) if others else answering(turn, (none,))


def _whose_alone(text: str, told: Sequence[Status]) -> str | None:
    """Give the one of the family whose it is, where nothing else keeps it from being an answer."""
    whose = next((each.whose for each in told if each.whose), None)
    if whose is None or whose in texts.OUTSIDERS:
        return None
    of_them = read_statuses(text, whose)
    return None if any(each.holding == "unclear" for each in of_them) else whose


def _one_of_several(asked: Circumstance) -> bool:
    """Say whether one name stands for several things that are asked of (“房产证、宅基地证”)."""
    several = _OF_SEVERAL.search(asked.question) is not None
    return several and len(all_of(asked.id, asked.answers[0])) == 1


def _tells_more(text: str, told: Sequence[Status]) -> bool:
    """Say whether a part of what is said is not read, and may be one of the cases as well."""
    parts = [each for each in _BREAKS.split(text) if _CASE.search(each)]
    unread = [each for each in parts if not read_statuses(each)]
    return bool(unread) or any(_CASE.search(each.rest) for each in told)


def _is_of_another_thing(
    told: Sequence[Status], asked: Circumstance, chosen: tuple[str, ...], said: str
) -> bool:
    """Say whether all that is said is of something else than what is asked (“低保没有”)."""
    if not set(chosen) <= _ANY_ANSWER or any(each.name in asked.question for each in told):
        return False
    return all(
        (each.rest or said.endswith("户")) and _SAYS_ONLY_THAT.fullmatch(each.rest) for each in told
    )


def _is_of_now(asked: Circumstance) -> bool:
    now = _OF_NOW.search(asked.question) is not None
    return now and _OF_THE_PAST.search(asked.question) is None


def _said_as_it_stands(text: str, question: Question) -> bool:
    said = plain(text)
    return any(said in {plain(each.label), *map(plain, each.words)} for each in question.choices)


def answering(turn: Turn, chosen: tuple[str, ...]) -> Turn:
    """Give the turn with this answer."""
    return replace(turn, said=replace(turn.said, chosen=chosen))

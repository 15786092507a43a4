"""What a household or a person is or has, told in words where it is asked.

Only what is had now, by the one it is asked of, is taken; what is past, wished for, denied of one
of several or said of somebody else is asked. source: XL-6
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dialogs.choosing import plain
from dialogs.machine import Aside, Outcome, Question, Turn
from dialogs.texts import circumstances as texts
from dialogs.texts import say
from knowledge.circumstances import UNSURE, Circumstance
from knowledge.reading.statuses import Status, is_of_another_time, read_statuses
from knowledge.reading.subjects import said_of

_OF_NOW = re.compile(r"有没有|现在|在不在|下面这些情况")
_OF_THE_PAST = re.compile(r"[办做立评参]过")
_READ_ELSEWHERE = frozenset({"agent", "marriage", "marriage_kin", "parents"})
_ANY_ANSWER = frozenset({"有", "没有", "是", "否", "不是", "都没有", "都不是"})
"""Answers that say nothing of what they are an answer to."""
_SAYS_ONLY_THAT = re.compile(
    r"(?:[我俺咱]们?|家里?|老人|的|[又也都就还只]|现在|目前|有|没有?|没得|莫得|无|不?是|不|冇|得了?|吃|拿|领|办|个|着|了|过|户)*"
)


def heard(turn: Turn, asked: Circumstance, question: Question) -> Turn | Outcome | None:
    """Give the turn with what is told, or what is asked back; None where no status is told."""
    text, chosen = turn.said.text, turn.said.chosen
    if asked.id in _READ_ELSEWHERE or UNSURE in chosen:
        return None
    told = read_statuses(text, whom_of(turn))
    own = [each for each in told if asked.id in each.answers]
    if own:
        return _of_what_is_asked(turn, asked, own)
    if told and _is_of_another_thing(told, asked, chosen):
        return Aside((texts.of_another(told[0].name),))
    doubtful = chosen and _is_of_now(asked) and not _said_as_it_stands(text, question)
    return Aside((texts.ONLY_NOW,)) if doubtful and is_doubtful(text) else None


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
        return Aside((texts.ONLY_NOW,))
    lacks = {each.answers[asked.id] for each in told if each.holding == "lacks"}
    has = {each.answers[asked.id] for each in told if each.holding == "has"} - lacks
    none = asked.answers[-1]
    if has:
        every = has | (set(turn.said.chosen) - lacks - {none} if asked.several else set())
        chosen = tuple(each for each in asked.answers if each in every)
        return answering(turn, chosen) if asked.several or len(chosen) == 1 else None
    if none in turn.said.chosen and none in turn.said.text:
        return None
    if asked.several:
        return Aside((say.ONE_IS_NOT,))
    others = [each for each in asked.answers[:-1] if each not in lacks]
    return Aside((texts.not_that(others),)) if others else answering(turn, (none,))


def _is_of_another_thing(
    told: Sequence[Status], asked: Circumstance, chosen: tuple[str, ...]
) -> bool:
    """Say whether all that is said is of something else than what is asked (“低保没有”)."""
    if not set(chosen) <= _ANY_ANSWER or any(each.name in asked.question for each in told):
        return False
    return all(each.rest and _SAYS_ONLY_THAT.fullmatch(each.rest) for each in told)


def _is_of_now(asked: Circumstance) -> bool:
    now = _OF_NOW.search(asked.question) is not None
    return now and _OF_THE_PAST.search(asked.question) is None


def _said_as_it_stands(text: str, question: Question) -> bool:
    said = plain(text)
    return any(said in {plain(each.label), *map(plain, each.words)} for each in question.choices)


def answering(turn: Turn, chosen: tuple[str, ...]) -> Turn:
    """Give the turn with this answer."""
    return replace(turn, said=replace(turn.said, chosen=chosen))

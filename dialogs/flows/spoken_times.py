"""Answers to “when” that name no time of their own: 最后一个, 马上, 那天我没空."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from dialogs.choosing import plain
from dialogs.flows.narrowing import NO_TIME, found_for
from dialogs.flows.refused_times import REFUSED
from dialogs.flows.same_time import means_the_same, others, spelled_out
from dialogs.flows.taking_time import take
from dialogs.flows.wished_time import read, within
from dialogs.machine import Aside, Go, Outcome, Turn
from dialogs.texts import booking as texts
from knowledge.calendar import day_words, local
from knowledge.matters import Matter
from knowledge.reading.dates import When

_LAST = re.compile(
    r"(?:最后(?:面)?的?(?:那|一)?个|最[晚迟末](?:的)?(?:那|一)?个?)(?:的?号|的?时间|时段|点)?(?:就?行|可以|吧|来)*$"
)
_ASKS = re.compile(r"[?？]|吗|么|什么|啥|几|多久|多少|怎么|哪|期限|截止")
_NOW = re.compile(
    r"(?:我)?(?:马上|立刻|立马|现在|这会儿?|这阵|这就|即刻)(?:就)?(?:想|要|能)?(?:过?来|去|办|约)?"
    r"(?:行不行|行不|得行不|可以吗|可以不|行吗)?"
)
_NOT_THAT_DAY = re.compile(
    r"(?:那|这)一?天(?:我们?|俺|他|她|家里|屋头|刚好|正好|恰好|又|都|也|恐怕|可能|就)*"
    r"(?:(?:不行|不得行|不合适|不方便|没空|没得空|没时间|不得空|不得闲|有点?事|走不开|来不了|去不了|不在家?)"
    r"|(?:还?要|得|约了|答应)(?!带|交|拿|准备|不)(?:(?![约办来吗么呢什啥哪几多怎]).){1,14})[了嘛哦呢]*"
)


def heard(turn: Turn) -> Outcome | None:
    """Give what such an answer leads to; None where it is none of these."""
    said = plain(turn.said.text)
    if _ASKS.search(turn.said.text) and not _NOW.fullmatch(said):
        return None
    if is_last(said):
        return last(turn, turn.matter, said, {})
    if _NOW.fullmatch(said):
        today = local(turn.world.now).date()
        return found_for(turn, turn.matter, When(on=today, earliest=True), {})
    if means_the_same(said) and spelled_out(turn, said) == said and not turn.learned.get("moving"):
        return _which_same(turn)
    if _NOT_THAT_DAY.fullmatch(said) and turn.learned.get("on"):
        return _not_that_day(turn)
    return None


def _which_same(turn: Turn) -> Aside:
    today = local(turn.world.now).date()
    booked = [texts.line(each, today) for each in others(turn)]
    return Aside((texts.which_same(booked),))


def is_last(said: str) -> bool:
    """Say whether a text wishes the last time of a day: “明天最后一个”."""
    return _LAST.search(plain(said)) is not None and _ASKS.search(said) is None


def last(turn: Turn, matter: Matter, said: str, known: dict[str, Any]) -> Outcome | None:
    """Take the last free time of the day that is said or shown; ask the day where none is.

    `known` is kept. A booking is moved at once, so its new day has to be said. None
    where the text names a time by itself.
    """
    moving = known.get("moving") or turn.learned.get("moving")
    when, shown = read(turn, said), None if moving else turn.learned.get("on")
    if when.past or when.clock is not None:
        return None
    on = when.on or (date.fromisoformat(shown) if shown else None)
    if on is None:
        return Go("day", {**known, **NO_TIME, "span": ""}, (texts.LAST_OF_WHICH,))
    part = when.part or (None if when.on else turn.learned.get("part") or None)
    free = within(turn.world.desk.times(matter, on), part)
    if free:
        return take(turn, matter, free[-1], known)
    return found_for(turn, matter, replace(when, on=on), known)


def _not_that_day(turn: Turn) -> Go:
    on = str(turn.learned["on"])
    words = day_words(date.fromisoformat(on), local(turn.world.now).date())
    refused = [*turn.learned.get(REFUSED, ()), [on, on, "", False]]
    return Go("day", {**NO_TIME, "span": "", REFUSED: refused}, (texts.refused(words),))

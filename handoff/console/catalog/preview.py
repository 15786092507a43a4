"""按这些回答看清单: the list as a citizen who answers so would be told it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from multidict import MultiMapping

from handoff.console.catalog.shelf import Opened
from knowledge.calendar import Calendar
from knowledge.circumstances import UNSURE
from knowledge.matters import Matter
from knowledge.notice_lists import counts_words, remarks
from knowledge.notices import NoticeMaterial, compose

_PREFIX: Final = "a."


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its answers, and which are chosen."""

    name: str
    question: str
    answers: tuple[str, ...]
    several: bool
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list."""

    name: str
    counts: str
    only_when: str
    remarks: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The questions, and what the notice then says. `given` says whether anything was chosen."""

    asked: tuple[Asked, ...]
    lines: tuple[Line, ...]
    facts: tuple[tuple[str, str], ...]
    given: bool
    confirmed: bool
    nothing: str


def preview(
    opened: Opened, matter: Matter, calendar: Calendar, query: MultiMapping[str], now: datetime
) -> Preview:
    """Compose the notice for the answers in the page's address (`a.agent=代办`); others: 不清楚."""
    asked = []
    for each in opened.catalog.questions(matter):
        said = query.getall(_PREFIX + each.id, [])
        chosen = tuple(answer for answer in each.answers if answer in said)
        chosen = (chosen if each.several else chosen[:1]) or (UNSURE,)
        asked.append(Asked(_PREFIX + each.id, each.question, each.answers, each.several, chosen))
    answers = {each.name.removeprefix(_PREFIX): each.chosen for each in asked}
    notice = compose(opened.catalog, matter, opened.seat.town, calendar, answers, now)
    facts = (
        ("谁来办", notice.handled_by),
        ("在哪办", "、".join(notice.counters) or "先打电话问"),
        ("多久办好", notice.days),
        ("要钱吗", notice.fee),
        ("可以后补", notice.tolerant or ""),
        ("结果", notice.result),
    )
    return Preview(
        tuple(asked),
        _lines(notice.materials),
        tuple(each for each in facts if each[1]),
        given=any(each.chosen != (UNSURE,) for each in asked),
        confirmed=notice.confirmed,
        nothing=notice.nothing,
    )


def _lines(materials: Sequence[NoticeMaterial]) -> tuple[Line, ...]:
    return tuple(
        Line(each.name, counts_words(each), each.only_when or "", "；".join(remarks(each)))
        for each in materials
    )

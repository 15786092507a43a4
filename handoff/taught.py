"""What a clerk teaches: an example or an alias of a matter, in force until somebody drops it.

A change is announced as TAUGHT, so that whoever reads messages takes it up after the commit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Final, cast

from sqlalchemy import Insert, func, select, update

from handoff.misses import mask
from handoff.ports import Work
from handoff.tables.misses import TaughtRow
from handoff.tables.upsert import insert_into, table_of
from knowledge.matters import TownId
from knowledge.search.lessons import Lesson, LessonKind, LessonRules, Unfit, letters
from knowledge.towns import Town

TAUGHT: Final = "taught"
"""The topic of a change in what a town taught."""

_TAUGHT = table_of(TaughtRow)
_ENTRY = _TAUGHT.c["id", "matter", "kind", "text", "by", "at"]


@dataclass(frozen=True, slots=True)
class TaughtEntry:
    """A lesson in force; `matter` is a code, `by` a log-in."""

    id: int
    matter: str
    kind: LessonKind
    text: str
    by: str
    at: datetime

    @property
    def lesson(self) -> Lesson:
        """The lesson alone."""
        return Lesson(self.matter, self.kind, self.text)


@dataclass(frozen=True, slots=True)
class Taught:
    """It is in force from this commit on."""

    id: int


@dataclass(frozen=True, slots=True)
class AlreadyTaught:
    """The same words mean the same matter already, by this entry."""

    entry: TaughtEntry


@dataclass(frozen=True, slots=True)
class MeansAnother:
    """The same words were taught for another matter, by this entry; that has to be dropped first.

    Two matters for the same words would be asked back for ever.
    """

    entry: TaughtEntry


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """How far a town's lessons are: so many were ever taught, and so many dropped.

    Both only grow: another mark means that the lessons have changed, a greater one is later.
    """

    taught: int
    dropped: int


Teaching = Taught | AlreadyTaught | MeansAnother | Unfit


def teach(work: Work, town: Town, lesson: Lesson, rules: LessonRules, by: str) -> Teaching:
    """Teach the town a lesson; long numbers in it are masked. Announces TAUGHT if it is new."""
    lesson = Lesson(lesson.matter, lesson.kind, " ".join(mask(lesson.text).split()))
    refused = rules.unfit(lesson, town)
    if refused is not None:
        return refused
    values = {
        "town": town.id,
        "matter": lesson.matter,
        "kind": lesson.kind,
        "text": lesson.text,
        "letters": letters(lesson.text),
        "by": by,
        "at": work.now,
    }
    while True:  # again only where the other one was dropped at this instant
        made = work.execute(_teaching(work.dialect), values).scalar_one_or_none()
        if made is not None:
            work.announce(town.id, TAUGHT)
            return Taught(int(made))
        there = _in_force(work, town.id, letters(lesson.text))
        if there is not None:
            same = there.matter == lesson.matter
            return AlreadyTaught(there) if same else MeansAnother(there)


def drop(work: Work, town_id: TownId, entry: int, by: str) -> TaughtEntry | None:
    """Take a lesson out of force; None where this town has none of this id in force."""
    dropped = (
        update(_TAUGHT)
        .where(_TAUGHT.c.town == town_id, _TAUGHT.c.id == entry, _TAUGHT.c.dropped_at.is_(None))
        .values(dropped_at=work.now, dropped_by=by)
        .returning(*_ENTRY)
    )
    found = work.execute(dropped).one_or_none()
    if found is None:
        return None
    work.announce(town_id, TAUGHT)
    return TaughtEntry(*found)


def taught(work: Work, town_id: TownId) -> tuple[TaughtEntry, ...]:
    """Give the town's lessons in force, the newest first."""
    wanted = (
        select(*_ENTRY)
        .where(_TAUGHT.c.town == town_id, _TAUGHT.c.dropped_at.is_(None))
        .order_by(_TAUGHT.c.id.desc())
    )
    return tuple(TaughtEntry(*each) for each in work.execute(wanted))


def entry_of(work: Work, town_id: TownId, entry: int) -> TaughtEntry | None:
    """Give the lesson of this id, in force or dropped; None where the town has no such."""
    wanted = select(*_ENTRY).where(_TAUGHT.c.town == town_id, _TAUGHT.c.id == entry)
    found = work.execute(wanted).one_or_none()
    return None if found is None else TaughtEntry(*found)


def marks(work: Work) -> Mapping[TownId, Mark]:
    """Give the mark of every town that ever taught anything; one cheap look."""
    wanted = select(
        _TAUGHT.c.town,
        func.count(),
        func.count(_TAUGHT.c.dropped_at),
    ).group_by(_TAUGHT.c.town)
    return {TownId(town): Mark(*counts) for town, *counts in work.execute(wanted)}


def _in_force(work: Work, town_id: TownId, said: str) -> TaughtEntry | None:
    wanted = select(*_ENTRY).where(
        _TAUGHT.c.town == town_id, _TAUGHT.c.letters == said, _TAUGHT.c.dropped_at.is_(None)
    )
    found = work.execute(wanted).one_or_none()
    return None if found is None else TaughtEntry(*found)


@cache
def _teaching(dialect: str) -> Insert:
    return cast(
        "Insert", insert_into(dialect, _TAUGHT).on_conflict_do_nothing().returning(_TAUGHT.c.id)
    )

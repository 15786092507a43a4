"""家人: the people whom a citizen cares for, with their consent and an end. source: BZ-9, CN-12.

An ID number is never kept. A profile ends by itself after a year; the citizen is asked a week
before. An ended profile keeps no personal data.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, bindparam, insert, select, update

from handoff.ports import Scene, Work
from handoff.tables.household import PersonRow
from handoff.tables.upsert import table_of
from knowledge.calendar import local
from knowledge.matters import CitizenId, TownId

SELF: Final = "本人"
MARKS: Final = ("高龄", "残疾", "患病", "孕期")
KEPT_FOR: Final = timedelta(days=365)
_TOLD_BEFORE = timedelta(days=7)
_PEOPLE = table_of(PersonRow)
_BLANK: Mapping[str, Any] = {
    "name": "", "relation": "", "born": None, "elder": False, "village": None, "place": "",
    "phone": None, "circumstances": {}, "marks": [], "consent_note": None,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonView:
    """One profile in force. `consent` is None while the person has not agreed: not to be used."""

    id: int
    citizen: CitizenId
    relation: str
    name: str
    born: int | None
    elder: bool
    village: str | None
    place: str
    phone: str | None
    circumstances: Mapping[str, list[str]]
    marks: tuple[str, ...]
    consent: str | None
    consent_at: datetime | None
    until: date


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What is said of a person; `id` 0 makes a profile."""

    id: int
    relation: str
    name: str = ""
    born: int | None = None
    elder: bool = False
    village: str | None = None
    place: str = ""
    phone: str | None = None
    circumstances: Mapping[str, list[str]] = field(default_factory=dict)
    marks: tuple[str, ...] = ()


def _in_force(town_id: object, citizen: object, today: object) -> tuple[ColumnElement[bool], ...]:
    return (
        _PEOPLE.c.town == town_id,
        _PEOPLE.c.citizen == citizen,
        _PEOPLE.c.ended_at.is_(None),
        _PEOPLE.c.until >= today,
    )


_CARED_FOR = (
    select(_PEOPLE)
    .where(*_in_force(bindparam("of_town"), bindparam("of_citizen"), bindparam("today")))
    .order_by(_PEOPLE.c.id)
)


def people(work: Work, town_id: TownId, citizen: CitizenId) -> tuple[PersonView, ...]:
    """Give the citizen's profiles in force, their own first."""
    key = {"of_town": town_id, "of_citizen": citizen, "today": local(work.now).date()}
    rows = work.execute(_CARED_FOR, key)
    return tuple(sorted(map(_view, rows), key=lambda each: each.relation != SELF))


def _view(row: Any) -> PersonView:  # noqa: ANN401 - a row of SQLAlchemy
    return PersonView(
        id=row.id,
        citizen=row.citizen,
        relation=row.relation,
        name=row.name,
        born=row.born,
        elder=row.elder,
        village=row.village,
        place=row.place,
        phone=row.phone,
        circumstances=row.circumstances,
        marks=tuple(row.marks),
        consent=row.consent,
        consent_at=row.consent_at,
        until=row.until,
    )


def keep(work: Work, town_id: TownId, citizen: CitizenId, new: NewPerson) -> PersonView:
    """Make a profile or change it; its year begins anew. The citizen's own needs no consent."""
    today = local(work.now).date()
    values = {
        "relation": new.relation[:20],
        "name": new.name[:60],
        "born": new.born,
        "elder": new.elder,
        "village": new.village,
        "place": new.place[:200],
        "phone": new.phone,
        "circumstances": {name: list(said) for name, said in new.circumstances.items()},
        "marks": list(new.marks),
        "until": today + KEPT_FOR,
        "told_at": None,
    }
    there = next((e for e in people(work, town_id, citizen) if _same(e, new)), None)
    if there is None:
        values |= {"town": town_id, "citizen": citizen, "made_at": work.now}
        made = work.execute(insert(PersonRow).values(values).returning(_PEOPLE.c.id))
        number = int(made.scalar_one())
    else:
        number = there.id
        work.execute(update(_PEOPLE).where(_PEOPLE.c.id == number).values(values))
    if new.relation == SELF and (there is None or there.consent is None):
        agree(work, town_id, citizen, number, "聊天", "本人", by="citizen")
    return next(each for each in people(work, town_id, citizen) if each.id == number)


def _same(there: PersonView, new: NewPerson) -> bool:
    """Say whether it is the same person: by id, or the citizen themselves."""
    return there.id == new.id or (not new.id and new.relation == there.relation == SELF)


def agree(
    work: Work, town_id: TownId, citizen: CitizenId, person: int, how: str, note: str, *, by: str
) -> bool:
    """Record the person's consent: how (聊天 纸质 窗口), now, by whom, and what shows it."""
    values = {
        "consent": how,
        "consent_at": work.now,
        "consent_by": by,
        "consent_note": note[:200],
    }
    here = _in_force(town_id, citizen, local(work.now).date())
    done = update(_PEOPLE).where(*here, _PEOPLE.c.id == person).values(values)
    return work.execute(done.returning(_PEOPLE.c.id)).one_or_none() is not None


def marks_of(work: Work, town_id: TownId, citizen: CitizenId) -> tuple[str, ...]:
    """Give what the citizen is marked with (高龄 残疾 患病 孕期): offered visit, proxy, priority.

    source: CN-12
    """
    own = next((e for e in people(work, town_id, citizen) if e.relation == SELF), None)
    return own.marks if own else ()


def mark(work: Work, town_id: TownId, citizen: CitizenId, marks: tuple[str, ...]) -> None:
    """Set the citizen's marks, as they or a clerk said; no marks and nothing else ends it."""
    own = next((e for e in people(work, town_id, citizen) if e.relation == SELF), None)
    kept = tuple(each for each in MARKS if each in marks)
    if own is None:
        if kept:
            keep(work, town_id, citizen, NewPerson(0, SELF, marks=kept))
        return
    work.execute(update(_PEOPLE).where(_PEOPLE.c.id == own.id).values(marks=list(kept)))


def note_circumstances(
    work: Work,
    town_id: TownId,
    citizen: CitizenId,
    person: int,
    known: Mapping[str, list[str]],
) -> None:
    """Put these circumstances in place of those that were remembered; its end stays."""
    here = _in_force(town_id, citizen, local(work.now).date())
    values = {"circumstances": dict(known)}
    work.execute(update(_PEOPLE).where(*here, _PEOPLE.c.id == person).values(values))


def end(work: Work, town_id: TownId, citizen: CitizenId, person: int) -> bool:
    """End a profile and drop everything personal in it; False where there is none in force."""
    here = (_PEOPLE.c.town == town_id, _PEOPLE.c.citizen == citizen, _PEOPLE.c.id == person)
    return _end(work, *here) > 0


def forget(work: Work, town_id: TownId, citizen: CitizenId) -> int:
    """End all of a citizen's profiles, for who wants their data deleted; gives how many."""
    return _end(work, _PEOPLE.c.town == town_id, _PEOPLE.c.citizen == citizen)


def _end(work: Work, *where: ColumnElement[bool]) -> int:
    ended = (
        update(_PEOPLE)
        .where(*where, _PEOPLE.c.ended_at.is_(None))
        .values(**_BLANK, ended_at=work.now)
        .returning(_PEOPLE.c.id)
    )
    return len(work.execute(ended).all())


def end_overdue(work: Work, scene: Scene) -> None:
    """End what is past its day, and tell citizens a week before, once. A job of the timer."""
    today = local(work.now).date()
    for town in scene.towns:
        _end(work, _PEOPLE.c.town == town.id, _PEOPLE.c.until < today)
        soon = (
            update(_PEOPLE)
            .where(
                _PEOPLE.c.town == town.id,
                _PEOPLE.c.ended_at.is_(None),
                _PEOPLE.c.told_at.is_(None),
                _PEOPLE.c.until <= today + _TOLD_BEFORE,
            )
            .values(told_at=work.now)
            .returning(_PEOPLE.c.citizen, _PEOPLE.c.name, _PEOPLE.c.relation, _PEOPLE.c.until)
        )
        for row in work.execute(soon).all():
            words = _ends_soon(row.name or row.relation, row.until)
            work.say(town.id, row.citizen, words, by="bot")


def _ends_soon(called: str, until: date) -> str:
    return (
        f"您记在这里的“{called}”的资料，{until.month}月{until.day}日满一年，到时自动删掉。"
        "还要用就说“我家里人”，选“再留一年”。"
    )

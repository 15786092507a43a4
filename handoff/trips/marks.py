"""What a pair marks at the door: the outcome, kept once for each mark, however often it is sent.

source: BZ-9, XL-12
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, Final, Literal, get_args

from sqlalchemy import Insert, insert, select, update

from handoff.contacts import TAKEN_ON, close_contact
from handoff.ports import Work
from handoff.ratings import ask_for_rating
from handoff.serving import tell
from handoff.tables.contacts import ContactRow
from handoff.tables.trips import VisitMarkRow, VisitPictureRow
from handoff.tables.upsert import insert_into, table_of
from handoff.trips.confirming import OUT
from handoff.trips.family_words import done_words, not_home_words
from handoff.trips.rows import (
    TRIPS,
    TRIPS_TABLE,
    VISITS_TABLE,
    TripKept,
    Visit,
    stops_of,
    trip_by_id,
    visits_by_id,
)
from handoff.trips.telling import Desk, say

Outcome = Literal["办好了", "材料带回", "没办成", "不在家"]
OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
NOT_HOME: Final = "不在家"
THEN: Final = ("打电话联系", "托邻居带话", "改天再来")
"""What comes after nobody was at home."""

NOTE_LIMIT: Final = 200
_OPEN: Final = ("confirmed", "under_way", "planned")
_MARKS, _PICTURES, _CONTACTS = map(table_of, (VisitMarkRow, VisitPictureRow, ContactRow))


@dataclass(frozen=True, slots=True)
class PictureTaken:
    """A photo or signature (`kind`: photo, signature) of this content type."""

    kind: Literal["photo", "signature"]
    content_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Mark:
    """What was marked; `id` is made up by the phone. `then` and `next_half` go with 不在家."""

    id: str
    visit: int
    outcome: Outcome
    note: str
    marked_at: datetime
    ticked: tuple[str, ...] = ()
    then: str = ""
    next_half: tuple[str, str] | None = None
    pictures: tuple[PictureTaken, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """It is kept, now or when it came before; `visit` is the visit's number."""

    visit: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody closed the visit otherwise before: `result` stands; the mark is kept beside it."""

    visit: str
    result: str


@dataclass(frozen=True, slots=True)
class NotYourVisit:
    """Who marks it goes on no trip to that visit."""


@dataclass(frozen=True, slots=True)
class WhyMissing:
    """没办成 has to say why."""


Answer = Marked | Conflict | NotYourVisit | WhyMissing


def mark(work: Work, desk: Desk, login: str, given: Mark) -> Answer:
    """Keep the mark, close the visit, and tell the family what came of it."""
    town_id = desk.town.id
    visit = visits_by_id(work, town_id, [given.visit]).get(given.visit)
    trip = trip_by_id(work, town_id, visit.trip) if visit and visit.trip else None
    if visit is None or trip is None or login not in trip.people:
        return NotYourVisit()
    if given.outcome == "没办成" and not given.note:
        return WhyMissing()
    if not _first_time(work, desk, login, given):
        return _again(work, desk, visit, given)
    state = "not_home" if given.outcome == NOT_HOME else "done"
    if not _close(work, desk, visit, given, state):
        _not_kept(work, desk, given)
        return Conflict(visit.number, visit.result or "")
    _keep_pictures(work, desk, given)
    if given.outcome == NOT_HOME:
        _not_home(work, desk, visit, given, login)
    else:
        _done(work, desk, visit, given, login)
    _end_trip(work, desk, trip)
    return Marked(visit.number)


def _again(work: Work, desk: Desk, visit: Visit, given: Mark) -> Marked | Conflict:
    kept = select(_MARKS.c.kept).where(_MARKS.c.town == desk.town.id, _MARKS.c.mark == given.id)
    if work.execute(kept).scalar_one():
        return Marked(visit.number)
    return Conflict(visit.number, visit.result or "")


def _first_time(work: Work, desk: Desk, login: str, given: Mark) -> bool:
    values = {
        "town": desk.town.id,
        "mark": given.id,
        "visit": given.visit,
        "login": login,
        "marked_at": given.marked_at,
        "received_at": work.now,
        "content": {
            "outcome": given.outcome,
            "note": given.note,
            "ticked": list(given.ticked),
            "then": given.then,
        },
        "kept": True,
    }
    return work.execute(_marking(work.dialect), values).one_or_none() is not None


@cache
def _marking(dialect: str) -> Insert:
    return insert_into(dialect, _MARKS).on_conflict_do_nothing().returning(_MARKS.c.mark)


def _close(work: Work, desk: Desk, visit: Visit, given: Mark, state: str) -> bool:
    """Close the visit unless it is closed; a conditional update, so only one of two marks does."""
    fields: dict[str, Any] = {
        "state": state,
        "result": given.outcome,
        "result_note": given.note or given.then or None,
        "closed_at": work.now if state == "done" else None,
    }
    if given.outcome == NOT_HOME:
        fields["halves"] = [list(given.next_half)] if given.next_half is not None else []
    mine = update(VISITS_TABLE).where(
        VISITS_TABLE.c.town == desk.town.id,
        VISITS_TABLE.c.id == visit.id,
        VISITS_TABLE.c.state.in_(_OPEN),
    )
    return work.execute(mine.values(fields).returning(VISITS_TABLE.c.id)).one_or_none() is not None


def _not_kept(work: Work, desk: Desk, given: Mark) -> None:
    mine = update(_MARKS).where(_MARKS.c.town == desk.town.id, _MARKS.c.mark == given.id)
    work.execute(mine.values(kept=False))


def _keep_pictures(work: Work, desk: Desk, given: Mark) -> None:
    rows: Sequence[dict[str, Any]] = [
        {
            "town": desk.town.id,
            "visit": given.visit,
            "mark": given.id,
            "kind": each.kind,
            "content_type": each.content_type,
            "content": each.content,
        }
        for each in given.pictures
    ]
    if rows:
        work.execute(insert(_PICTURES), rows)


def _not_home(work: Work, desk: Desk, visit: Visit, given: Mark, login: str) -> None:
    then = {
        "打电话联系": "我们会再打电话联系。",
        "托邻居带话": "我们请邻居带了话。",
    }.get(given.then, "")
    if given.next_half is not None:
        then += "我们想下次再来，时间定好在这里告诉您。"
    text = not_home_words(desk.town, visit, then)
    say(work, desk.town, visit, text, ("上门时家里没有人",), login)


def _done(work: Work, desk: Desk, visit: Visit, given: Mark, login: str) -> None:
    matter = desk.catalog.matter(visit.matter)
    name = matter.name if matter else visit.matter or "您要办的事"
    text = done_words(visit, name, given.outcome, given.note)
    say(work, desk.town, visit, text, (f"上门结果：{given.outcome}",), login)
    about = select(_CONTACTS.c.id).where(
        _CONTACTS.c.town == desk.town.id,
        _CONTACTS.c.citizen == visit.citizen,
        _CONTACTS.c.matter == visit.matter,
        _CONTACTS.c.result.is_(None),
    )
    if work.execute(about).first() is not None:
        note = f"{OUT} {visit.number}：{given.outcome}"
        close_contact(work, desk.town.id, visit.citizen, TAKEN_ON, note, login)
    if given.outcome != "没办成":
        _ask_for_rating(work, desk, visit, login)


def _ask_for_rating(work: Work, desk: Desk, visit: Visit, login: str) -> None:
    citizen = visit.citizen or None
    asked = ask_for_rating(
        work,
        desk.town.id,
        f"visit:{visit.number}",
        visit.number,
        citizen=citizen,
        matter=visit.matter or None,
        clerk=login,
    )
    tell(work, desk.town, asked, citizen, desk.url)


def _end_trip(work: Work, desk: Desk, trip: TripKept) -> None:
    """Have the trip be over when nobody on it is still to be visited."""
    town_id = desk.town.id
    stops = stops_of(work, town_id, [trip.id])
    visits = visits_by_id(work, town_id, [each.visit for each in stops])
    state = "under_way" if any(each.state in _OPEN for each in visits.values()) else "done"
    mine = update(TRIPS_TABLE).where(TRIPS_TABLE.c.town == town_id, TRIPS_TABLE.c.id == trip.id)
    work.execute(mine.values(state=state))
    work.announce(town_id, TRIPS)

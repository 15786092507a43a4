"""When the catalog changes: every live notice and booking that it touches, and telling its citizen.

What was told is held against what would be told now, for the same answers. Whoever has to know gets
a message that says what is different, with a new notice; whom WeChat does not let us reach stands
on the clerks' list of calls (handoff.calls), and is told by itself on writing again.
source: BY-12, BY-13
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import insert, select, update

from handoff import notices
from handoff.bookings import BookingView, bookings_of
from handoff.calls import CALLS
from handoff.change_words import ChangeWords
from handoff.outgoing import FROM_THE_CATALOG
from handoff.ports import NoticeUrl, Work
from handoff.tables.bookings import BookingRow, NoticeRow
from handoff.tables.changes import CatalogLookRow, ChangeRow
from handoff.tables.upsert import insert_into, table_of
from knowledge.calendar import Calendar, day_words, local
from knowledge.matters import Catalog, CitizenId, Matter
from knowledge.notice_changes import notice_changes
from knowledge.notices import Notice, compose
from knowledge.towns import Town

LIVE: Final = timedelta(days=90)
"""So long after it was told a notice counts as one that its citizen may still come with."""
BATCH: Final = 40
"""Notices looked at in one transaction: turns wait for no longer than that."""

_NOTICES, _BOOKINGS = table_of(NoticeRow), table_of(BookingRow)
_CHANGES, _LOOKS = table_of(ChangeRow), table_of(CatalogLookRow)


@dataclass(frozen=True, slots=True)
class Centre:
    """What is in force at a town, and how its citizens open a notice."""

    town: Town
    catalog: Catalog
    calendar: Calendar
    notice_url: NoticeUrl


@dataclass(frozen=True, slots=True)
class _Told:
    """A live notice of an older version."""

    id: int
    number: str
    citizen: CitizenId
    matter: str
    answers: Mapping[str, list[str]]
    notice: Notice
    day: str


def look_through(work: Work, centre: Centre) -> bool:
    """Look at the next few live notices of this town; False when all were looked at.

    To be called until it gives False, after every start and every change of the catalog. It goes on
    where it was left, in whatever process; a version that comes in between begins anew.
    """
    version = centre.catalog.version
    look = _look(work, centre)
    if look.done:
        return False
    told = _next(work, centre, look.through)
    for each in told:
        _hold_against(work, centre, each)
    if len(told) < BATCH:
        _leave_windows(work, centre)
    _mark(work, centre, version, told[-1].id if told else look.through, done=len(told) < BATCH)
    return len(told) == BATCH


@dataclass(frozen=True, slots=True)
class _Look:
    through: int
    done: bool


def _look(work: Work, centre: Centre) -> _Look:
    """Give where the look stands, and lock it: two servers must not tell the same citizen twice."""
    begun = insert_into(work.dialect, _LOOKS).on_conflict_do_nothing()
    work.execute(begun, {"town": centre.town.id, "version": "", "through": 0, "done": False})
    wanted = (
        select(_LOOKS.c.version, _LOOKS.c.through, _LOOKS.c.done)
        .where(_LOOKS.c.town == centre.town.id)
        .with_for_update()
    )
    row = work.execute(wanted).one()
    if row.version != centre.catalog.version:
        return _Look(0, done=False)
    return _Look(row.through, row.done)


def _mark(work: Work, centre: Centre, version: str, through: int, *, done: bool) -> None:
    marked = update(_LOOKS).where(_LOOKS.c.town == centre.town.id)
    work.execute(marked.values(version=version, through=through, done=done))


def _next(work: Work, centre: Centre, through: int) -> list[_Told]:
    wanted = (
        select(
            *_NOTICES.c["id", "number", "citizen", "matter", "answers", "notice", "told_at"],
        )
        .where(
            _NOTICES.c.town == centre.town.id,
            _NOTICES.c.id > through,
            _NOTICES.c.told_at > work.now - LIVE,
            _NOTICES.c.catalog_version != centre.catalog.version,
        )
        .order_by(_NOTICES.c.id)
        .limit(BATCH)
    )
    return [
        _Told(
            each.id,
            each.number,
            CitizenId(each.citizen),
            each.matter,
            each.answers,
            Notice.from_json(each.notice),
            f"{local(each.told_at):%-m月%-d日}",
        )
        for each in work.execute(wanted)
    ]


def _hold_against(work: Work, centre: Centre, told: _Told) -> None:
    if _told_since(work, centre, told):
        return
    matter = centre.catalog.matter(told.matter)
    if matter is None or not centre.town.takes(matter):
        words = f"本中心现在不办这件事了。去之前请先打电话问：{centre.town.phone}"
        _say(work, centre, told, (words,), None)
        return
    now = _as_now(work, centre, matter, told)
    lines = notice_changes(told.notice, now)
    if lines:
        answers = {key: tuple(each) for key, each in told.answers.items()}
        fresh = notices.tell(work, centre.town, told.citizen, now, answers, "bot")
        _say(work, centre, told, lines, fresh)


def _as_now(work: Work, centre: Centre, matter: Matter, told: _Told) -> Notice:
    answers = {key: tuple(each) for key, each in told.answers.items()}
    return compose(centre.catalog, matter, centre.town, centre.calendar, answers, work.now)


def _told_since(work: Work, centre: Centre, told: _Told) -> bool:
    """Say whether the same citizen was told about the same case again, after this notice."""
    later = select(_NOTICES.c.answers).where(
        _NOTICES.c.town == centre.town.id,
        _NOTICES.c.citizen == told.citizen,
        _NOTICES.c.matter == told.matter,
        _NOTICES.c.id > told.id,
    )
    return any(each == told.answers for each in work.execute(later).scalars())


def _say(
    work: Work,
    centre: Centre,
    told: _Told,
    lines: tuple[str, ...],
    fresh: notices.ToldNotice | None,
) -> None:
    coming = bookings_of(work, centre.town, told.citizen)
    booking = next((each for each in coming if each.matter == told.matter), None)
    words = ChangeWords(
        told.notice.name,
        told.day,
        told.number,
        lines,
        fresh.number if fresh else None,
        centre.notice_url(centre.town, fresh.number, fresh.key) if fresh else None,
        _coming(booking, work.now) if booking else None,
    )
    town, citizen = centre.town.id, told.citizen
    _record(
        work,
        centre,
        citizen=citizen,
        matter=told.matter,
        before=told.number,
        notice=fresh.number if fresh else None,
        booking=booking.number if booking else None,
        lines=list(lines),
        message=work.say(town, citizen, words.text(), by=FROM_THE_CATALOG),
    )


def _coming(booking: BookingView, now: datetime) -> str:
    day = day_words(booking.on, local(now).date())
    return f"{day} {booking.start.hour}:{booking.start:%M}（{booking.number}）"


def _leave_windows(work: Work, centre: Centre) -> None:
    """Find bookings at windows that do not take the matter any more: somebody has to call."""
    today = local(work.now).date()
    wanted = select(*_BOOKINGS.c["number", "citizen", "matter", "counter", "day"]).where(
        _BOOKINGS.c.town == centre.town.id,
        _BOOKINGS.c.state == "booked",
        _BOOKINGS.c.day >= today,
    )
    for each in work.execute(wanted).all():
        matter = centre.catalog.matter(each.matter)
        taken = matter is not None and centre.town.takes(matter)
        if matter and taken and _at(matter, centre.town, each.counter):
            continue
        words = "约的窗口不再办这件事，要改约" if taken else "约了的这件事，本中心不再办"
        if not _listed(work, centre, each.number, words):
            _record(
                work,
                centre,
                citizen=each.citizen,
                matter=each.matter,
                before=None,
                notice=None,
                booking=each.number,
                lines=[words],
                message=None,
            )


def _at(matter: Matter, town: Town, counter: str) -> bool:
    return any(counter == each.id for each in town.counters_for(matter))


def _listed(work: Work, centre: Centre, booking: str, words: str) -> bool:
    wanted = select(_CHANGES.c.lines).where(
        _CHANGES.c.town == centre.town.id, _CHANGES.c.booking == booking
    )
    return any(words in lines for lines in work.execute(wanted).scalars())


def _record(work: Work, centre: Centre, **values: Any) -> None:  # noqa: ANN401 - columns
    row = {"town": centre.town.id, "version": centre.catalog.version, "made_at": work.now}
    work.execute(insert(_CHANGES), {**row, **values})
    work.announce(centre.town.id, CALLS)

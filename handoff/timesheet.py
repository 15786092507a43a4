"""考勤月表: presence reckoned against the town's hours and everybody's absences. source: CN-5.

Only the ordinary hours count. Times are compared by the minute: who signs in at 9:00:40 is there
at 9:00.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, Literal

from handoff.absences import Absence, absences_between
from handoff.attendance import Presence, first_day, presences
from handoff.leader_duty import month_of
from handoff.ports import Work
from knowledge.calendar import Calendar, YearUnknownError, local
from knowledge.sessions import Session, sessions_on
from knowledge.towns import Staff, Town

Mark = Literal["到", "迟到", "早退", "迟到早退", "未签退", "缺勤", "请假", "外出", "上门", "培训"]
SIGNS: Final = {
    "到": "√", "迟到": "迟", "早退": "退", "迟到早退": "迟退", "未签退": "未", "缺勤": "缺",
    "请假": "假", "外出": "外", "上门": "门", "培训": "训",
}  # fmt: skip
ATTENDING: Final = "办事员"
"""The role of who signs in and out."""

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SessionMark:
    """How one session went for a person; `late` and `early` are minutes."""

    start: datetime
    mark: Mark
    late: int = 0
    early: int = 0


@dataclass(frozen=True, slots=True)
class PersonMonth:
    """A person's month: the marks of every day that had sessions, in order."""

    person: Staff
    days: tuple[tuple[SessionMark, ...], ...]

    def count(self, *marks: Mark) -> int:
        """Count the sessions with one of these marks."""
        return sum(each.mark in marks for day in self.days for each in day)

    @property
    def due(self) -> int:
        """The sessions that are over."""
        return sum(len(each) for each in self.days)


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """The attendance of a month: the open days up to now, and everybody's marks on them."""

    first: date
    days: tuple[date, ...]
    people: tuple[PersonMonth, ...]


def month_sheet(
    work: Work, town: Town, calendar: Calendar, month: date, people: Sequence[Staff]
) -> MonthSheet:
    """Reckon the month in which this local day lies, up to the sessions that are over.

    It begins with the day on which anybody of the town first signed in: before, nobody could.
    """
    first, last = month_of(month)
    began = first_day(work, town.id)
    sessions: tuple[tuple[Session, ...], ...] = ()
    if began is not None:
        days = max(first, began), last
        sessions = tuple(_past_sessions(town, calendar, *days, work.now))
    here = [_so_far(each, work.now) for each in presences(work, town.id, first, last)]
    away: tuple[Absence, ...] = ()
    if sessions:
        away = absences_between(work, town.id, sessions[0][0].start, sessions[-1][-1].end)
    return MonthSheet(
        first,
        tuple(each[0].start.date() for each in sessions),
        tuple(
            PersonMonth(
                person,
                tuple(
                    tuple(
                        reckon(
                            session,
                            [each for each in here if each.login == person.login],
                            [each for each in away if each.login == person.login],
                        )
                        for session in day
                    )
                    for day in sessions
                ),
            )
            for person in people
        ),
    )


def _so_far(presence: Presence, now: datetime) -> Presence:
    """Take who is here at this moment as here until now; an older day's missing end stays so."""
    if presence.left_at is None and presence.day == local(now).date():
        return replace(presence, left_at=now)
    return presence


def _past_sessions(
    town: Town, calendar: Calendar, first: date, last: date, now: datetime
) -> Iterable[tuple[Session, ...]]:
    day = first
    while day <= last:
        try:
            found = sessions_on(town, calendar, day)
        except YearUnknownError:
            return
        over = tuple(each for each in found if each.name is None and each.end <= now)
        if over:
            yield over
        day += timedelta(days=1)


def reckon(session: Session, here: Iterable[Presence], away: Iterable[Absence]) -> SessionMark:
    """Say how a session that is over went for a person with these presences and absences."""
    start, end, why = _owed(session, sorted(away, key=lambda each: each.first_at))
    if why is not None:
        return SessionMark(session.start, why)
    spans = [
        (local(each.came_at).replace(second=0, microsecond=0), each.left_at)
        for each in here
        if each.day == session.start.date()
    ]
    there = [(came, left) for came, left in spans if came < end and (not left or left > start)]
    if not there:
        return SessionMark(session.start, "缺勤")
    late = max(0, (min(came for came, _ in there) - start) // _MINUTE)
    ends = [left for _, left in there if left is not None]
    if len(ends) < len(there):
        return SessionMark(session.start, "迟到" if late else "未签退", late)
    early = max(0, (end - max(ends)) // _MINUTE)
    mark: Mark = "到"
    if late and early:
        mark = "迟到早退"
    elif late or early:
        mark = "迟到" if late else "早退"
    return SessionMark(session.start, mark, late, early)


def _owed(session: Session, away: Sequence[Absence]) -> tuple[datetime, datetime, Mark | None]:
    """Give what of a session is owed; where nothing is left, the reason."""
    start, end = session.start, session.end
    why: Mark | None = None
    for each in away:
        if each.first_at <= start < each.until_at:
            start, why = local(each.until_at), _mark(each)
    for each in reversed(away):
        if each.first_at < end <= each.until_at:
            end = local(each.first_at)
    return start, end, why if start >= end else None


def _mark(absence: Absence) -> Mark:
    for known in ("请假", "外出", "上门", "培训"):
        if absence.why == known:
            return known
    return "外出"

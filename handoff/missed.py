"""爽约: bookings for which nobody came, noted when the day's last session is over. BZ-16."""

from datetime import timedelta

from sqlalchemy import func, select, update

from handoff.bookings import BOOKINGS
from handoff.ports import Scene, Work
from handoff.tables.bookings import BookingRow
from handoff.tables.day import TicketRow
from handoff.tables.upsert import table_of
from knowledge.calendar import YearUnknownError, local
from knowledge.matters import CitizenId, TownId
from knowledge.sessions import sessions_on
from knowledge.towns import Town

_BOOKINGS, _TICKETS = table_of(BookingRow), table_of(TicketRow)
_LOOK_BACK = timedelta(days=14)


def note_no_shows(work: Work, scene: Scene) -> None:
    """Note bookings that nobody came for as missed, and end the queue of the day. A job."""
    for town in scene.towns:
        today = local(work.now).date()
        before = today + timedelta(days=1) if _over(town, scene, work) else today
        missed = (
            update(_BOOKINGS)
            .where(
                _BOOKINGS.c.town == town.id,
                _BOOKINGS.c.state == "booked",
                _BOOKINGS.c.day.between(today - _LOOK_BACK, before - timedelta(days=1)),
            )
            .values(state="missed", missed_at=work.now)
            .returning(_BOOKINGS.c.id)
        )
        if work.execute(missed).all():
            work.announce(town.id, BOOKINGS)
        over = (_TICKETS.c.town == town.id, _TICKETS.c.day < today)
        for state, after in (("waiting", "left"), ("called", "missed"), ("serving", "done")):
            ended = update(_TICKETS).where(*over, _TICKETS.c.state == state)
            work.execute(ended.values(state=after, done_at=_TICKETS.c.queued_at))


def _over(town: Town, scene: Scene, work: Work) -> bool:
    here = local(work.now)
    try:
        sessions = sessions_on(town, scene.calendar, here.date())
    except YearUnknownError:
        return False
    return not sessions or max(each.end for each in sessions) <= here


def no_shows_of(work: Work, town: TownId, citizen: CitizenId) -> int:
    """Count this citizen's bookings of the last 90 days for which nobody came."""
    since = local(work.now).date() - timedelta(days=90)
    counted = select(func.count()).where(
        _BOOKINGS.c.town == town,
        _BOOKINGS.c.citizen == citizen,
        _BOOKINGS.c.state == "missed",
        _BOOKINGS.c.day >= since,
    )
    return int(work.execute(counted).scalar_one())

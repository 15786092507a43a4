"""Time as the centre counts it: only while it is open."""

from datetime import date, datetime, timedelta

from knowledge.calendar import Calendar, YearUnknownError, local
from knowledge.sessions import Session, sessions_on
from knowledge.towns import Town

_MOST_DAYS = 60  # calendar days: longer than any wait that is counted in minutes


def open_between(town: Town, calendar: Calendar, start: datetime, end: datetime) -> timedelta:
    """Give how long the town was open between two instants, looking back sixty days at most."""
    passed = timedelta()
    day, last = max(local(start).date(), local(end).date() - timedelta(_MOST_DAYS)), local(end)
    while day <= last.date():
        for each in _sessions(town, calendar, day):
            passed += max(timedelta(), min(each.end, last) - max(each.start, local(start)))
        day += timedelta(days=1)
    return passed


def after_open(town: Town, calendar: Calendar, start: datetime, time: timedelta) -> datetime:
    """Give the instant at which the town has been open for `time` since `start`.

    Where the calendar ends before, the last instant that it knows, or `start` and `time` together.
    """
    left, here = time, local(start)
    found = start + time
    for ahead in range(_MOST_DAYS):
        for each in _sessions(town, calendar, here.date() + timedelta(days=ahead)):
            begin = max(each.start, here)
            if begin >= each.end:
                continue
            if each.end - begin >= left:
                return begin + left
            left -= each.end - begin
            found = each.end
    return found


def _sessions(town: Town, calendar: Calendar, day: date) -> tuple[Session, ...]:
    try:
        return sessions_on(town, calendar, day)
    except YearUnknownError:
        return ()

"""How long the centre was open between two instants: what a wait is measured in."""

from datetime import datetime, timedelta

from knowledge.calendar import Calendar, YearUnknownError, local
from knowledge.sessions import sessions_on
from knowledge.towns import Town

_DAY = timedelta(days=1)


def open_time(town: Town, calendar: Calendar, start: datetime, end: datetime) -> timedelta:
    """Give the working time from one instant to another; zero where the end is not later.

    A day of a year whose holidays nobody knows yet does not count.
    """
    first, last = local(start), local(end)
    day, passed = first.date(), timedelta()
    while day <= last.date():
        try:
            sessions = sessions_on(town, calendar, day)
        except YearUnknownError:
            sessions = ()
        for each in sessions:
            passed += max(timedelta(), min(each.end, last) - max(each.start, first))
        day += _DAY
    return passed

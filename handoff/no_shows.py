"""Who did not come too often books at short notice only, where the town has such a rule.

Mild on purpose: the phone and the counter stay open, and the rule ends by itself.
"""

from datetime import date, timedelta

from sqlalchemy import select

from handoff.booking_views import BOOKINGS_TABLE as _BOOKINGS
from handoff.booking_views import OnlySoon
from handoff.ports import Work
from knowledge.calendar import Calendar, YearUnknownError, local
from knowledge.matters import CitizenId
from knowledge.sessions import sessions_on
from knowledge.towns import Town

_DAY = timedelta(days=1)


def only_soon(work: Work, town: Town, calendar: Calendar, citizen: CitizenId) -> OnlySoon | None:
    """Give up to which day this citizen may book now; None where nothing holds them back."""
    rules, today = town.booking, local(work.now).date()
    if not rules.no_show_limit:
        return None
    missed = select(_BOOKINGS.c.day).where(
        _BOOKINGS.c.town == town.id,
        _BOOKINGS.c.citizen == citizen,
        _BOOKINGS.c.state == "missed",
        _BOOKINGS.c.day >= today - timedelta(days=rules.no_show_days),
    )
    days = [each.day for each in work.execute(missed)]
    if len(days) < rules.no_show_limit:
        return None
    if max(days) + timedelta(days=rules.no_show_pause_days) < today:
        return None
    return OnlySoon(len(days), _next_open_day(town, calendar, today))


def _next_open_day(town: Town, calendar: Calendar, today: date) -> date:
    for ahead in range(1, town.booking.horizon_days + 1):
        day = today + ahead * _DAY
        try:
            if sessions_on(town, calendar, day):
                return day
        except YearUnknownError:
            break
    return today + _DAY

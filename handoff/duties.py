"""Who has the duty, as it is published: the rotation with what was set and who stands in.

source: BY-4, BY-17, BZ-14
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from handoff.leader_duty import HalfDay, half_days, month_of
from handoff.ports import Work
from handoff.seating import Seat
from handoff.staffing import Staffing, staffing
from handoff.turns import HALVES
from knowledge.calendar import Calendar, local
from knowledge.duty import Duty, duty_on
from knowledge.sessions import sessions_on
from knowledge.towns import Town

_WEEK = 7


def duties(work: Work, town: Town, calendar: Calendar, first: date, last: date) -> tuple[Duty, ...]:
    """Give the duty of every open day from one local day to another, both included."""
    people = staffing(work, town, first, last)
    days = (first + timedelta(days=each) for each in range((last - first).days + 1))
    return tuple(on for each in days if (on := duty_of(people, calendar, each)) is not None)


def duties_of_week(work: Work, town: Town, calendar: Calendar, day: date) -> tuple[Duty, ...]:
    """Give the open days of the week (Monday to Sunday) in which this day lies."""
    monday = day - timedelta(days=day.weekday())
    return duties(work, town, calendar, monday, monday + timedelta(days=_WEEK - 1))


def duty_of(people: Staffing, calendar: Calendar, day: date) -> Duty | None:
    """Give the duty of a day; None where it is closed or its holidays are unknown.

    Who keeps a counter for a part of the day is named with the others.
    """
    town = people.town
    plan = duty_on(town, calendar, day)
    if plan is None or people.is_by_file:
        return plan
    cut = [each for on in sessions_on(town, calendar, day) for each in people.stretches(on)]
    names = {each.login: each.name for each in town.staff}
    halves = [each for each in half_days(town, people.turns, people.absences) if each.day == day]
    return replace(
        plan,
        counters=tuple(
            (each.name, _names(names, (stretch.seats[each.id] for stretch in cut)))
            for each in town.counters
        ),
        offices=tuple(
            (each.name, _names(names, (stretch.offices[each.id] for stretch in cut)))
            for each in town.offices
            if all(each.id in stretch.offices for stretch in cut)
        ),
        leaders=tuple(f"{each.name}（{HALVES[each.part]}）" for each in halves) or plan.leaders,
    )


def _names(names: dict[str, str], seats: Iterable[Seat]) -> tuple[str, ...]:
    logins = dict.fromkeys(login for seat in seats for login in seat.here)
    return tuple(names.get(each, each) for each in logins)


def leader_days(work: Work, town: Town) -> tuple[HalfDay, ...]:
    """Give this month's half days of leaders, by their day."""
    first, last = month_of(local(work.now).date())
    people = staffing(work, town, first, last)
    return half_days(town, people.turns, people.absences)

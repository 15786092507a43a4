"""Who has the duty at the centre, as the town publishes it. source: BY-17."""

from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.calendar import Calendar, YearUnknownError
from knowledge.sessions import sessions_on
from knowledge.towns import Counter, Town

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Duty:
    """One day: each counter and office (by name) with its people; who leads; who is the head.

    A counter without a roster stands with all who sit there; an office without one is left out.
    """

    on: date
    counters: tuple[tuple[str, tuple[str, ...]], ...]
    offices: tuple[tuple[str, tuple[str, ...]], ...]
    leaders: tuple[str, ...]
    head: str


def duty_on(town: Town, calendar: Calendar, day: date) -> Duty | None:
    """Give the duty of a (local) day; None where it is closed or its holidays are unknown."""
    try:
        if not sessions_on(town, calendar, day):
            return None
    except YearUnknownError:
        return None
    return Duty(
        day,
        tuple((each.name, _at(town, each, day)) for each in town.counters),
        tuple(
            (each.name, (person.name,))
            for each in town.offices
            if (person := town.on_duty(day, office=each.id)) is not None
        ),
        tuple(each.name for each in town.staff if each.role == "带班领导"),
        town.leader.name,
    )


def _at(town: Town, counter: Counter, day: date) -> tuple[str, ...]:
    person = town.on_duty(day, counter=counter.id)
    if person is not None:
        return (person.name,)
    return tuple(each.name for each in town.staff if counter.id in each.counters)


def week_of(town: Town, calendar: Calendar, day: date) -> tuple[Duty, ...]:
    """Give the open days of the week (Monday to Sunday) in which this day lies."""
    monday = day - timedelta(days=day.weekday())
    days = (monday + timedelta(days=each) for each in range(_WEEK))
    return tuple(on for each in days if (on := duty_on(town, calendar, each)) is not None)

"""Who is at the counters at an hour, and how many places a slot has with them.

Capacity follows people: leave, a way out or a home visit takes it away for that time, unless
somebody takes the seat over. source: BY-4, BZ-9, BZ-12
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from handoff.absences import ROSTER, Absence, absences_between
from handoff.days_read import days_read
from handoff.ports import Work
from handoff.seating import Seat, counter_seats, office_seat
from handoff.turns import Turns, turns_between
from knowledge.calendar import CHINA, local
from knowledge.sessions import Session
from knowledge.towns import Counter, Town

_DAY = timedelta(days=1)
_Staffed = tuple[Mapping[str, Seat], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a session (local times) during which the same people are away."""

    start: datetime
    end: datetime
    seats: Mapping[str, Seat]
    offices: Mapping[str, Seat]


@dataclass(frozen=True, slots=True)
class Staffing:
    """A town's people from one local day to another: turns set by hand, and who is away when.

    `days` are the local days that differ from the town's file, with the absences that touch them.
    """

    town: Town
    turns: Turns
    absences: tuple[Absence, ...]
    days: Mapping[date, tuple[Absence, ...]]
    _away: dict[tuple[datetime, datetime], frozenset[str]] = field(default_factory=dict)
    _kept: dict[tuple[date, str, frozenset[str]], _Staffed] = field(default_factory=dict)

    @property
    def is_by_file(self) -> bool:
        """Say whether nobody is away and nothing was set: every counter has its capacity."""
        return not self.absences and not self.turns

    def away(self, start: datetime, end: datetime) -> frozenset[str]:
        """Give who is away during any of this span (aware) of one local day."""
        key = (start, end)
        if key not in self._away:
            there = self.days.get(local(start).date(), ())
            found = frozenset(each.login for each in there if each.touches(start, end))
            self._away[key] = found
        return self._away[key]

    def away_at(self, instant: datetime) -> frozenset[str]:
        """Give who is away at this instant (aware)."""
        there = (each for each in self.absences if each.first_at <= instant < each.until_at)
        return frozenset(each.login for each in there)

    def seats(self, start: datetime, end: datetime) -> Mapping[str, Seat]:
        """Give every counter's seat by its id during this span of one day."""
        return self._staffed(start, end)[0]

    def lessened(self, start: datetime, end: datetime) -> Mapping[str, int]:
        """Give the counters that have less than their capacity during this span, with what is left.

        What is left is how many citizens they can take at once, taken or not.
        """
        return self._staffed(start, end)[1]

    def places(self, counter: Counter, start: datetime, end: datetime) -> int:
        """Give how many citizens the counter can take at once during this span, taken or not."""
        if local(start).date() not in self.days:
            return counter.capacity
        return self.lessened(start, end).get(counter.id, counter.capacity)

    def _staffed(self, start: datetime, end: datetime) -> _Staffed:
        here = local(start)
        key = (here.date(), self._part(here), self.away(start, end))
        if key not in self._kept:
            seats = counter_seats(self.town, key[0], key[1], self.turns, key[2])
            left = {each.id: seats[each.id].places(each) for each in self.town.counters}
            less = {
                each.id: left[each.id]
                for each in self.town.counters
                if left[each.id] < each.capacity
            }
            self._kept[key] = (seats, less)
        return self._kept[key]

    def stretches(self, session: Session) -> Iterator[Stretch]:
        """Cut a session where somebody goes or comes back."""
        edges = {session.start, session.end}
        for each in self.absences:
            edges |= {
                local(at)
                for at in (each.first_at, each.until_at)
                if session.start < at < session.end
            }
        cut = sorted(edges)
        day = session.start.date()
        for start, end in pairwise(cut):
            away = self.away(start, end)
            offices = {
                each.id: seat
                for each in self.town.offices
                if (seat := office_seat(self.town, each.id, day, self.turns, away)) is not None
            }
            yield Stretch(start, end, self.seats(start, end), offices)

    def _part(self, start: datetime) -> str:
        """Give the special session in which a slot begins, where one was staffed on that day."""
        day = start.date()
        for each in self.town.special_sessions:
            if each.hours.start <= start.time() < each.hours.end and any(
                (day, "counter", counter.id, each.name) in self.turns
                for counter in self.town.counters
            ):
                return each.name
        return ""


def staffing(work: Work, town: Town, first: date, last: date) -> Staffing:
    """Read who is there from one local day to another, both included."""
    begins = datetime.combine(first, time.min, CHINA)
    ends = datetime.combine(last + _DAY, time.min, CHINA)
    turns = turns_between(work, town.id, first, last)
    absences = absences_between(work, town.id, begins, ends)
    return Staffing(town, turns, absences, _days(turns, absences, first, last))


def people_there(work: Work, town: Town, first: date, last: date) -> Staffing:
    """Give who is there on these local days, and maybe on more; read once in a batch."""

    def people(first: date, last: date) -> Staffing:
        return staffing(work, town, first, last)

    return days_read(work, town, ROSTER, (first, last), people)


def _days(
    turns: Turns, absences: tuple[Absence, ...], first: date, last: date
) -> Mapping[date, tuple[Absence, ...]]:
    days: dict[date, tuple[Absence, ...]] = {on: () for on, _kind, _of, _part in turns}
    for each in absences:
        day, end = max(first, local(each.first_at).date()), local(each.until_at).date()
        while day <= min(last, end):
            days[day] = (*days.get(day, ()), each)
            day += _DAY
    return days

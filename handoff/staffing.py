"""Who is at the counters at an hour, and how many places a slot has with them.

Capacity follows people: leave, a way out or a home visit takes it away for that time, unless
somebody takes the seat over. source: BY-4, BZ-9, BZ-12
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from handoff.absences import Absence, absences_between
from handoff.ports import Work
from handoff.seating import Seat, counter_seats, office_seat
from handoff.turns import Turns, turns_between
from knowledge.calendar import CHINA, local
from knowledge.sessions import Session
from knowledge.towns import Counter, Town

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a session (local times) during which the same people are away."""

    start: datetime
    end: datetime
    seats: Mapping[str, Seat]
    offices: Mapping[str, Seat]


@dataclass(frozen=True, slots=True)
class Staffing:
    """A town's people from one local day to another: turns set by hand, and who is away when."""

    town: Town
    turns: Turns
    absences: tuple[Absence, ...]
    _away: dict[tuple[datetime, datetime], frozenset[str]] = field(default_factory=dict)
    _seats: dict[tuple[date, str, frozenset[str]], Mapping[str, Seat]] = field(default_factory=dict)

    @property
    def is_by_file(self) -> bool:
        """Say whether nobody is away and nothing was set: every counter has its capacity."""
        return not self.absences and not self.turns

    def away(self, start: datetime, end: datetime) -> frozenset[str]:
        """Give who is away during any of this span (aware)."""
        key = (start, end)
        if key not in self._away:
            found = frozenset(each.login for each in self.absences if each.touches(start, end))
            self._away[key] = found
        return self._away[key]

    def away_at(self, instant: datetime) -> frozenset[str]:
        """Give who is away at this instant (aware)."""
        there = (each for each in self.absences if each.first_at <= instant < each.until_at)
        return frozenset(each.login for each in there)

    def seats(self, start: datetime, end: datetime) -> Mapping[str, Seat]:
        """Give every counter's seat by its id during this span of one day."""
        day, away = local(start).date(), self.away(start, end)
        key = (day, self._part(day, local(start).time()), away)
        if key not in self._seats:
            self._seats[key] = counter_seats(self.town, day, key[1], self.turns, away)
        return self._seats[key]

    def places(self, counter: Counter, start: datetime, end: datetime) -> int:
        """Give how many citizens the counter can take at once during this span, taken or not."""
        if self.is_by_file:
            return counter.capacity
        seat = self.seats(start, end).get(counter.id)
        return counter.capacity if seat is None else seat.places(counter)

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

    def _part(self, day: date, start: time) -> str:
        """Give the special session in which a slot of this day begins, where one was staffed."""
        parts = {part for (on, kind, _of, part) in self.turns if on == day and kind == "counter"}
        for each in self.town.special_sessions:
            if each.name in parts and each.hours.start <= start < each.hours.end:
                return each.name
        return ""


def staffing(work: Work, town: Town, first: date, last: date) -> Staffing:
    """Read who is there from one local day to another, both included."""
    begins = datetime.combine(first, time.min, CHINA)
    ends = datetime.combine(last + _DAY, time.min, CHINA)
    return Staffing(
        town,
        turns_between(work, town.id, first, last),
        absences_between(work, town.id, begins, ends),
    )

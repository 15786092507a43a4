"""AB岗: who sits at which counter and answers for which office, whoever is away.

A's place is taken by the named cover, else by the next in the rotation who is here and sits at no
other counter: one body cannot sit at two. source: BY-4, BZ-12, CN-5
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from handoff.turns import Turns
from knowledge.towns import Counter, Town


@dataclass(frozen=True, slots=True)
class Seat:
    """A counter or office: whose turn it is, who is there, and who covers whom (log-ins).

    `plan` is how many people the town's file puts there; 0: the file names nobody.
    """

    due: tuple[str, ...]
    here: tuple[str, ...]
    covers: tuple[tuple[str, str], ...]
    plan: int

    @property
    def is_gap(self) -> bool:
        """Say whether somebody should be there and nobody is."""
        return not self.here and bool(self.plan or self.due)

    def places(self, counter: Counter) -> int:
        """Give how many citizens a slot of the counter holds with the people who are there.

        Capacity × people there ÷ people planned, rounded down; people beyond the capacity are
        reserves. A counter for which nobody is named keeps its capacity: nobody can be missed.
        """
        if not (self.plan or self.due):
            return counter.capacity
        most = min(max(self.plan, 1), counter.capacity)
        return counter.capacity * min(len(self.here), most) // most


def by_file(town: Town, day: date) -> Mapping[str, tuple[str, ...]]:
    """Give the people of every counter by the file alone: the rotation's turn, else who sits there.

    Who is named at several counters without a rotation is put where the fewest are.
    """
    seats = {
        each.id: (person.login,)
        for each in town.counters
        if (person := town.on_duty(day, counter=each.id)) is not None
    }
    taken = {login for logins in seats.values() for login in logins}
    shared: dict[str, list[str]] = {each.id: [] for each in town.counters if each.id not in seats}
    for person in town.staff:
        own = [each for each in person.counters if each in shared]
        if own and person.login not in taken:
            shared[min(own, key=lambda each: len(shared[each]))].append(person.login)
    return {**{each: tuple(logins) for each, logins in shared.items()}, **seats}


def counter_seats(
    town: Town, day: date, part: str, turns: Turns, away: Collection[str]
) -> Mapping[str, Seat]:
    """Give every counter's seat by its id while these people are away.

    `part` is a special session's name, or empty. Somebody put at a counter by hand leaves the one
    where the file has them.
    """
    plan = by_file(town, day)
    put = {each.id: login for each in town.counters if (login := _put(turns, day, each.id, part))}
    due = {each: (put[each],) if each in put else logins for each, logins in plan.items()}
    here = {
        each: [
            login
            for login in logins
            if login not in away and (each in put or login not in put.values())
        ]
        for each, logins in due.items()
    }
    seated = {login for logins in here.values() for login in logins}
    seats = {}
    for counter in town.counters:
        covers = []
        there = here[counter.id]
        for gone in [each for each in due[counter.id] if each not in there]:
            if len(there) >= min(len(due[counter.id]), counter.capacity):
                break
            for who in _covers(town, counter.id, gone):
                if who not in away and who not in seated:
                    there.append(who)
                    seated.add(who)
                    covers.append((who, gone))
                    break
        seats[counter.id] = Seat(
            due[counter.id], tuple(there), tuple(covers), len(plan[counter.id])
        )
    return seats


def _put(turns: Turns, day: date, counter: str, part: str) -> str | None:
    of_day = turns.get((day, "counter", counter, ""))
    return turns.get((day, "counter", counter, part), of_day) if part else of_day


def office_seat(
    town: Town, office: str, day: date, turns: Turns, away: Collection[str]
) -> Seat | None:
    """Give who answers for an office; None where it has no rotation and nobody was set."""
    person = town.on_duty(day, office=office)
    login = turns.get((day, "office", office, ""), person.login if person else None)
    if login is None:
        return None
    if login not in away:
        return Seat((login,), (login,), (), 1)
    who = next((each for each in next_in_line(town, login) if each not in away), None)
    return Seat((login,), (who,) if who else (), ((who, login),) if who else (), 1)


def next_in_line(town: Town, login: str) -> Iterator[str]:
    """Give who stands in for this person, in order: the named cover, the rotations, the deputy."""
    yield from dict.fromkeys(each for each in _line(town, login) if each != login)


def _line(town: Town, login: str) -> Iterator[str]:
    person = town.person(login)
    if person is not None and person.cover:
        yield person.cover
    for roster in town.rosters:
        if login in roster.people:
            at = roster.people.index(login)
            yield from (*roster.people[at + 1 :], *roster.people[:at])
    for village in town.villages:
        if village.agent == login and village.deputy:
            yield village.deputy


def _covers(town: Town, counter: str, gone: str) -> Iterator[str]:
    """Give who may sit down at this counter for somebody: those of its own rotation first."""
    person = town.person(gone)
    if person is not None and person.cover:
        yield person.cover
    for roster in town.rosters:
        if roster.counter == counter:
            at = roster.people.index(gone) if gone in roster.people else -1
            yield from (*roster.people[at + 1 :], *roster.people[: at + 1])
    yield from (each.login for each in town.staff if counter in each.counters)
    yield from next_in_line(town, gone)

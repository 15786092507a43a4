"""A month of calls for a person, dealt by the real rules: who waits how long, who has how many.

`python -m tests.bench.queueing` prints waiting (in open time) and shares, and fails where a chat
stood without a live offer while somebody with the skill was free, or a hand held too many.
"""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from bot.settings import read_settings
from handoff.floor import Floor, Hold, Offer, OpenChat
from handoff.skills import skilled
from knowledge.calendar import Calendar, read_calendar
from knowledge.open_time import open_between
from knowledge.sessions import sessions_on
from knowledge.town_files.book import read_towns
from knowledge.towns import Town
from tests.bench.servers import settings

TICK = timedelta(seconds=20)
MONTH = tuple(date(2026, 11, day) for day in range(1, 31))
A_DAY = 70
"""Calls on a working day: a big township's."""

_BEFORE_OPENING = 0.15  # of a day's calls come out of hours, and wait at the door
_AWAY = 0.12  # of each half hour a clerk is not at the desk
_TAKES = (20, 150)  # seconds until a clerk who is there takes an offer
_MISSES = 0.1  # of offers are not seen in time
_TALKS = (3, 25)  # minutes
_PER_TICK = A_DAY * (1 - _BEFORE_OPENING) / (7 * 3600 / TICK.total_seconds())


@dataclass(slots=True)
class Talk:
    """A chat: when it came, when its offer will be taken, when it will end."""

    chat: OpenChat
    came: datetime
    takes_at: datetime | None = None
    ends: datetime | None = None


@dataclass
class Month:
    """What is going on, and what was seen."""

    town: Town
    calendar: Calendar
    dice: random.Random
    talks: list[Talk] = field(default_factory=list)
    waits: list[timedelta] = field(default_factory=list)
    taken: Counter[str] = field(default_factory=Counter)
    offers: int = 0
    bare: int = 0
    most: int = 0

    def tick(self, now: datetime, here: frozenset[str], came: int) -> None:
        """Let 20 seconds pass: some come, offers are made and taken, talks end."""
        self.talks = [each for each in self.talks if each.ends is None or each.ends > now]
        self.talks += [self._arrival(now) for _each in range(came)]
        floor = Floor(self.town, self.calendar, now, here)
        for talk in self.talks:
            floor.loads.update(x for x in (talk.chat.clerk, talk.chat.offered_to) if x)
        floor.today = self.taken
        for talk in self.talks:
            self._deal(floor, talk)
            self._take(floor, talk)
        self._look(floor)

    def _arrival(self, now: datetime) -> Talk:
        office = self.dice.choice([*(each.id for each in self.town.offices), None, None, None])
        return Talk(OpenChat(len(self.waits) + len(self.talks), "waiting", None, office), now)

    def _deal(self, floor: Floor, talk: Talk) -> None:
        step = floor.next_step(talk.chat) if talk.chat.state == "waiting" else None
        if isinstance(step, Offer):
            if talk.chat.offered_to:
                floor.loads[talk.chat.offered_to] -= 1
            floor.loads[step.to] += 1
            offer = {"offered_to": step.to, "offer_ends": step.ends, "tried": step.tried}
            talk.chat = replace(talk.chat, held_until=None, **offer)  # type: ignore[arg-type]
            talk.takes_at = None
            self.offers += 1
            if self.dice.random() > _MISSES:
                talk.takes_at = floor.now + timedelta(seconds=self.dice.uniform(*_TAKES))
        elif isinstance(step, Hold):
            talk.chat = replace(talk.chat, held_until=step.until, offered_to=None, tried=())

    def _take(self, floor: Floor, talk: Talk) -> None:
        to = talk.chat.offered_to
        ready = talk.takes_at is not None and talk.takes_at <= floor.now
        if talk.chat.state != "waiting" or to is None or not ready or to not in floor.here:
            return
        talk.chat = replace(
            talk.chat, state="taken", clerk=to, offered_to=None, tried=(), taken_at=floor.now
        )
        self.waits.append(open_between(self.town, self.calendar, talk.came, floor.now))
        self.taken[to] += 1
        talk.ends = floor.now + timedelta(minutes=self.dice.uniform(*_TALKS))

    def _look(self, floor: Floor) -> None:
        """Look for a chat that nobody is offered, or the lead alone, while somebody is free."""
        hands = Counter(each.chat.clerk for each in self.talks if each.chat.clerk)
        self.most = max([self.most, *hands.values()])
        for each in (talk.chat for talk in self.talks if talk.chat.state == "waiting"):
            passed = {*each.tried, self.town.lead}
            live = each.offered_to is not None and (each.offer_ends or floor.now) > floor.now
            if live and each.offered_to != self.town.lead:
                continue
            groups = skilled(self.town, each.office)
            free = [x for group in groups for x in group if x in floor.here and x not in passed]
            self.bare += any(floor.loads[x] < self.town.chats.capacity for x in free)


def main() -> int:
    """Simulate and print; gives 1 where the invariant was broken."""
    with tempfile.TemporaryDirectory() as folder:
        read = read_settings(settings(Path(folder), 8080))
        towns = read_towns(read.towns, read.secret_key).all()
    town = next(each for each in towns if each.id == "baiyang")
    month = Month(town, read_calendar(), random.Random(11))
    for now, first in _ticks(town, month.calendar):
        many = month.dice.random() < _PER_TICK
        waited = int(A_DAY * _BEFORE_OPENING / 2) if first else 0
        month.tick(now, _here(town, now), int(many) + waited)
    return _report(month)


def _ticks(town: Town, calendar: Calendar) -> Iterator[tuple[datetime, bool]]:
    """Give every tick of the opening hours, and whether it is the first of a session."""
    for day in MONTH:
        for session in sessions_on(town, calendar, day):
            now = session.start
            while now < session.end:
                yield now, now == session.start
                now += TICK


def _here(town: Town, now: datetime) -> frozenset[str]:
    """Give who is at the desk in this half hour."""
    half_hour = int(now.timestamp()) // 1800
    clerks = (each.login for each in town.staff if each.role == "办事员")
    return frozenset(x for x in clerks if random.Random(f"{x}{half_hour}").random() >= _AWAY)


def _report(month: Month) -> int:
    waits = sorted(month.waits)
    many, capacity = len(waits), month.town.chats.capacity
    print(f"{month.town.centre}: {many} chats in November 2026, {month.offers} offers")
    for share in (50, 95, 99):
        minutes = waits[many * share // 100].total_seconds() / 60
        print(f"waiting p{share}: {minutes:.1f} minutes of open time")
    print(f"most chats in one hand: {month.most}, of {capacity}")
    for login, taken in month.taken.most_common():
        print(f"  {login:14}{taken:5}{taken / many:7.1%}")
    print(f"ticks without a live offer while somebody skilled was free: {month.bare}")
    return 1 if month.bare or month.most > capacity else 0


if __name__ == "__main__":
    sys.exit(main())

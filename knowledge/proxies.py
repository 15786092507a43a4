"""帮办代办: which matters a village's agent does, in which ways, and by when somebody must answer.

source: XL-12, TL-4, TL-5
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, get_args

from knowledge.calendar import Calendar, YearUnknownError, local
from knowledge.levels import Doing, done_in_village
from knowledge.matters import Matter
from knowledge.sessions import sessions_on
from knowledge.towns import Town, Village

Way = Literal["指导网办", "代办", "帮办", "现场办"]
WAYS: Final[tuple[Way, ...]] = get_args(Way)
Hurdle = Literal["not_here", "in_person", "not_listed", "no_agent"]
"""Why no agent does a matter: it is not done here at all, only in person, not on the village's
list, or the village has nobody."""

_DONE: Final[frozenset[Doing]] = frozenset({"受理", "初审", "代办"})
_LOOK_AHEAD = 60  # calendar days


@dataclass(frozen=True, slots=True)
class Handler:
    """Who may have a request: `step` 0 is the village's agent, 1 the deputy, 2 the town's desk."""

    step: int
    login: str


def hurdle(matter: Matter, town: Town, village: Village) -> Hurdle | None:
    """Say why the village's agent does not do this matter; None where it is on the list (TL-4)."""
    if not (town.takes(matter) and matter.done_here):
        return "not_here"
    if done_in_village(matter, town, village) in _DONE:
        return None if village.agent or village.deputy else "no_agent"
    if not matter.proxy:
        return "in_person"
    if village.agent is None and village.matters is None:
        return "no_agent"
    return "not_listed"


def handlers(town: Town, village: Village | None) -> tuple[Handler, ...]:
    """Give who is asked, one after the other: agent, deputy, and in the end the centre's lead."""
    named = (village.agent, village.deputy) if village else (None, None)
    found = [Handler(step, login) for step, login in enumerate(named) if login]
    return (*found, Handler(2, town.lead))


def next_handler(
    town: Town, village: Village | None, after: int, away: frozenset[str] = frozenset()
) -> Handler:
    """Give who is asked after this step (-1: first); who is away is passed over, but the desk."""
    for each in handlers(town, village):
        if each.step > after and (each.login not in away or each.login == town.lead):
            return each
    return Handler(2, town.lead)


def answer_by(town: Town, calendar: Calendar, now: datetime) -> datetime | None:
    """Give the instant when the town's time to accept is over, counted in its opening hours.

    None where the calendar does not know the days: then nothing is guessed and nobody is passed
    over by the clock.
    """
    left, here = town.proxies.accept, local(now).replace(second=0, microsecond=0)
    for ahead in range(_LOOK_AHEAD):
        try:
            found = sessions_on(town, calendar, here.date() + timedelta(days=ahead))
        except YearUnknownError:
            return None
        for each in found:
            start = max(each.start, here)
            if each.name is not None or start >= each.end:
                continue
            if each.end - start >= left:
                return start + left
            left -= each.end - start
    return None

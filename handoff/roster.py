"""Who answers for a request from its first minute on, and who stands in. source: BY-7, BZ-12."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from handoff.absences import absences_between
from handoff.ports import Work
from handoff.seating import next_in_line, office_seat
from handoff.staffing import people_there
from knowledge.calendar import local
from knowledge.matters import Matter
from knowledge.towns import Staff, Town

_MOMENT = timedelta(microseconds=1)
_LEADS = ("负责人", "带班领导")


@dataclass(frozen=True, slots=True)
class Owner:
    """The first responsible: by the matter's office's roster, or the centre's lead by default.

    `by` is clerk for whoever received the citizen, and cover where somebody stands in for who has
    the duty.
    """

    login: str
    name: str
    office: str | None
    by: Literal["matter", "lead", "cover", "clerk"]


def owner_for(work: Work, town: Town, matter: Matter | None, at: datetime) -> Owner:
    """Give the clerk on duty at this instant for the matter's office; the lead where none fits.

    Whoever is away is stood in for. `office` is the responsible office even where the lead stands
    in for it.
    """
    day = local(at).date()
    people = people_there(work, town, day, day)
    away = people.away_at(at)
    office = town.office_for(matter) if matter is not None else None
    if office is not None:
        seat = office_seat(town, office.id, day, people.turns, away)
        person = town.person(seat.here[0]) if seat is not None and seat.here else None
        if seat is not None and person is not None:
            by: Literal["matter", "cover"] = "cover" if seat.covers else "matter"
            return Owner(person.login, person.name, office.id, by)
    lead = _lead(town, away)
    return Owner(lead.login, lead.name, office.id if office else None, "lead")


def _lead(town: Town, away: frozenset[str]) -> Staff:
    """Give the centre's lead, or another one who leads while that one is away."""
    line = [*next_in_line(town, town.lead), *(each.login for each in town.staff if _leads(each))]
    here = next((each for each in (town.lead, *line) if each not in away), town.lead)
    return town.person(here) or town.leader


def _leads(person: Staff) -> bool:
    return person.role in _LEADS


def stand_in(work: Work, town: Town, login: str, at: datetime) -> str | None:
    """Give who does this person's work at this instant: the person, or who stands in (a log-in).

    None where all of the line are away: that is a gap, and the centre's lead decides. For a
    village's agent it is the deputy. source: BZ-12
    """
    now = absences_between(work, town.id, at, at + _MOMENT)
    away = {each.login for each in now}
    return next((each for each in (login, *next_in_line(town, login)) if each not in away), None)

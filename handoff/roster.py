"""Who answers for a request from its first minute on. source: BY-7."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from knowledge.matters import Matter
from knowledge.towns import Town


@dataclass(frozen=True, slots=True)
class Owner:
    """The first responsible: by the matter's office's roster, else the lead; or who received."""

    login: str
    name: str
    office: str | None
    by: Literal["matter", "lead", "clerk"]


def owner_for(town: Town, matter: Matter | None, day: date) -> Owner:
    """Give the clerk on duty that (local) day for the matter's office; the lead where none fits.

    `office` is the responsible office even where the lead stands in for it.
    """
    office = town.office_for(matter) if matter is not None else None
    if office is not None:
        person = town.on_duty(day, office=office.id)
        if person is not None:
            return Owner(person.login, person.name, office.id, "matter")
    lead = town.leader
    return Owner(lead.login, lead.name, office.id if office else None, "lead")

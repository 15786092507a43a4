"""The dialogs' HouseholdDesk, on top of handoff's household."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dialogs import household_ports as ports
from handoff import household
from handoff.ports import Work
from knowledge.matters import CitizenId
from knowledge.towns import Town


@dataclass(frozen=True, slots=True)
class CentreHousehold:
    """The real dialogs.household_ports.HouseholdDesk; `picture` is this turn's, by WeChat's id.

    The profiles are looked up once in a turn.
    """

    work: Work
    town: Town
    citizen: CitizenId
    picture: str | None = None
    _seen: dict[str, Any] = field(default_factory=dict)

    def is_empty(self) -> None:
        """Know without looking that there are no profiles."""
        self._seen["people"] = ()

    def people(self) -> tuple[ports.Person, ...]:
        """Give the profiles in force, the citizen's own first."""
        if "people" not in self._seen:
            found = household.people(self.work, self.town.id, self.citizen)
            self._seen["people"] = tuple(map(_person, found))
        people: tuple[ports.Person, ...] = self._seen["people"]
        return people

    def find(self, whom: str) -> ports.Person | None:
        """Give the agreed profile of this relation or name, where just one fits."""
        found = [
            each for each in self.people() if each.agreed and whom in {each.relation, each.name}
        ]
        return found[0] if len(found) == 1 else None

    def keep(self, person: ports.Person) -> ports.Person:
        """Make the profile or change it."""
        self._seen.clear()
        new = household.NewPerson(
            id=person.id,
            relation=person.relation,
            name=person.name,
            born=person.born,
            elder=person.elder,
            village=person.village,
            place=person.place,
            phone=person.phone,
            circumstances=person.answers,
            marks=person.marks,
        )
        return _person(household.keep(self.work, self.town.id, self.citizen, new))

    def agree(self, person: int, how: ports.Consent, note: str) -> None:
        """Record the person's consent; a picture of a paper is noted by its id."""
        self._seen.clear()
        shown = note or (f"照片 {self.picture}" if self.picture else "")
        household.agree(self.work, self.town.id, self.citizen, person, how, shown, by="citizen")

    def remember(self, whom: str | None, answers: Mapping[str, list[str]]) -> None:
        """Keep circumstances of somebody who has an agreed profile."""
        person = self.find(whom or household.SELF)
        if person is None or all(person.answers.get(n) == a for n, a in answers.items()):
            return
        self._seen.clear()
        known = {**person.answers, **{name: list(each) for name, each in answers.items()}}
        household.note_circumstances(self.work, self.town.id, self.citizen, person.id, known)

    def mark(self, marks: tuple[str, ...]) -> None:
        """Add to the citizen's marks."""
        own = self.find(household.SELF)
        before = own.marks if own else ()
        if set(marks) <= set(before):
            return
        self._seen.clear()
        household.mark(self.work, self.town.id, self.citizen, (*before, *marks))

    def end(self, person: int) -> bool:
        """End a profile."""
        self._seen.clear()
        return household.end(self.work, self.town.id, self.citizen, person)


def _person(view: household.PersonView) -> ports.Person:
    return ports.Person(
        id=view.id,
        relation=view.relation,
        name=view.name,
        born=view.born,
        elder=view.elder,
        village=view.village,
        place=view.place,
        phone=view.phone,
        answers=view.circumstances,
        marks=view.marks,
        agreed=view.consent is not None,
        until=view.until,
    )

"""Visits and a household without a centre behind them: in lists."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, timedelta

from dialogs.household_ports import Consent, Person
from dialogs.visit_ports import (
    AskedResult,
    CancelVisitResult,
    MendedResult,
    MovedResult,
    NoSuchVisit,
    VisitAsked,
    VisitCancelled,
    VisitMend,
    VisitMended,
    VisitMoved,
    VisitOnTheWay,
    VisitSummary,
    VisitThere,
    VisitWish,
)
from knowledge.calendar import read_calendar
from knowledge.half_days import HalfDay, possible
from knowledge.towns import Town

_OPEN = {"asked", "doubtful", "planned", "confirmed", "under_way"}


@dataclass
class FakeVisits:
    """dialogs.visit_ports.VisitDesk in memory; `wishes` are all that were asked for."""

    at: datetime
    town: Town
    wishes: list[VisitWish] = field(default_factory=list)
    made: list[VisitSummary] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def halves(self) -> tuple[HalfDay, ...]:
        return possible(self.town, read_calendar(), self.at)

    def ask(self, wish: VisitWish) -> AskedResult:
        for each in self.open():
            if (each.matter, each.who) == (wish.matter, wish.who):
                return VisitThere(each)
        self.wishes.append(wish)
        made = VisitSummary(
            number=f"V261124-{len(self.wishes):03}",
            who=wish.who,
            matter=wish.matter,
            matter_name=wish.matter or "还没说清的事",
            state="doubtful" if wish.doubts else "asked",
            village=wish.village,
            halves=wish.halves,
            relation=wish.relation,
            place=wish.place,
            phone=wish.phone,
            other_phone=wish.other_phone,
        )
        self.made.append(made)
        return VisitAsked(made, self.at.date() + timedelta(days=1), "工作人员")

    def open(self) -> tuple[VisitSummary, ...]:
        return tuple(each for each in self.made if each.state in _OPEN)

    def move(self, number: str, halves: Sequence[HalfDay]) -> MovedResult:
        for place, each in enumerate(self.made):
            if each.number == number:
                if each.state == "under_way":
                    return VisitOnTheWay(each)
                self.made[place] = replace(each, halves=tuple(halves))
                return VisitMoved(self.made[place], each.state in {"planned", "confirmed"})
        return NoSuchVisit()

    def mend(self, number: str, mend: VisitMend) -> MendedResult:
        said = {name: value for name, value in asdict(mend).items() if value is not None}
        note = said.pop("note")
        for place, each in enumerate(self.made):
            if each.number == number:
                if each.state == "under_way":
                    return VisitOnTheWay(each)
                self.notes += [note] if note else []
                self.made[place] = replace(each, **said)
                elsewhere = "village" in said or "place" in said
                return VisitMended(
                    self.made[place], elsewhere and each.state in {"planned", "confirmed"}
                )
        return NoSuchVisit()

    def cancel(self, number: str) -> CancelVisitResult:
        for place, each in enumerate(self.made):
            if each.number == number:
                self.made[place] = replace(each, state="cancelled")
                return VisitCancelled(self.made[place], each.state == "under_way")
        return NoSuchVisit()


@dataclass
class FakeHousehold:
    """dialogs.household_ports.HouseholdDesk in memory."""

    today: date
    kept: list[Person] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def people(self) -> tuple[Person, ...]:
        return tuple(self.kept)

    def find(self, whom: str) -> Person | None:
        found = (each for each in self.kept if whom in {each.relation, each.name} and each.agreed)
        return next(found, None)

    def keep(self, person: Person) -> Person:
        own = person.relation == "本人"
        made = replace(
            person,
            id=person.id or len(self.kept) + 1,
            agreed=person.agreed or own,
            until=self.today + timedelta(days=365),
        )
        self.kept = [each for each in self.kept if each.id != made.id] + [made]
        return made

    def agree(self, person: int, how: Consent, note: str) -> None:
        self.notes.append(f"{how} {note}")
        self.kept = [replace(e, agreed=True) if e.id == person else e for e in self.kept]

    def remember(self, whom: str | None, answers: Mapping[str, list[str]]) -> None:
        person = self.find(whom or "本人")
        if person is not None:
            self.keep(replace(person, answers={**person.answers, **answers}))

    def mark(self, marks: tuple[str, ...]) -> None:
        own = self.find("本人") or Person(0, "本人")
        self.keep(replace(own, marks=tuple(dict.fromkeys((*own.marks, *marks)))))

    def end(self, person: int) -> bool:
        before = len(self.kept)
        self.kept = [each for each in self.kept if each.id != person]
        return len(self.kept) < before

"""The dialogs' VisitDesk, on top of handoff's visits."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import get_args

from dialogs import visit_ports as ports
from handoff import contacts, queue, visit_changes, visits
from handoff.ports import Work
from knowledge.calendar import Calendar, WorkingDays, YearUnknownError, local
from knowledge.half_days import HalfDay
from knowledge.matters import Catalog, CitizenId
from knowledge.towns import Town

_NOT_SAID = "还没说清的事"


@dataclass(frozen=True, slots=True)
class CentreVisits:
    """The real dialogs.visit_ports.VisitDesk: one citizen, one town, one transaction."""

    work: Work
    town: Town
    catalog: Catalog
    calendar: Calendar
    citizen: CitizenId

    def halves(self) -> tuple[HalfDay, ...]:
        """Give the half-days that can be wished."""
        return visits.free_halves(self.work, self.town, self.calendar)

    def ask(self, wish: ports.VisitWish) -> ports.AskedResult:
        """Record a wish; one with doubts calls a clerk, whose chat gives the contact its result."""
        new = visits.NewVisit(
            citizen=self.citizen,
            who=wish.who,
            relation=wish.relation,
            need=wish.need,
            matter=wish.matter,
            village=wish.village,
            place=wish.place,
            phone=wish.phone,
            other_phone=wish.other_phone,
            halves=wish.halves,
            notes=wish.notes,
            person=wish.person,
            lat=wish.spot[0] if wish.spot else None,
            lon=wish.spot[1] if wish.spot else None,
            answers=wish.answers,
            doubtful=bool(wish.doubts),
        )
        match visits.make(self.work, self.town, new):
            case visits.SameVisit(view):
                return ports.VisitThere(self._summary(view))
            case visits.VisitMade(view):
                self._hand_over(view, wish.doubts)
                return ports.VisitAsked(self._summary(view), self._answer_by(), self._caller(view))

    def _hand_over(self, view: visits.VisitView, doubts: Sequence[str]) -> None:
        if doubts:
            reason = f"上门{view.number}请看：{'；'.join(doubts)}"
            queue.call(
                self.work,
                self.town,
                self.citizen,
                reason=reason,
                asked=f"要上门：{view.need}"[:100],
                matter=view.matter,
            )
            return
        contacts.close_contact(
            self.work, self.town.id, self.citizen, contacts.BOOKED, view.number, "bot"
        )

    def _answer_by(self) -> date | None:
        today = local(self.work.now).date()
        try:
            return self.calendar.after(today, WorkingDays(self.town.visits.answer_days))
        except YearUnknownError:
            return None

    def _caller(self, view: visits.VisitView) -> str:
        matter = self.catalog.matter(view.matter) if view.matter else None
        office = self.town.office_for(matter) if matter else None
        return f"{office.name if office else self.town.centre}的工作人员"

    def open(self) -> tuple[ports.VisitSummary, ...]:
        """Give the citizen's visits that are still to come."""
        found = visits.open_visits(self.work, self.town.id, self.citizen)
        return tuple(self._summary(each) for each in found)

    def move(self, number: str, halves: Sequence[HalfDay]) -> ports.MovedResult:
        """Change when a visit is wished."""
        match visit_changes.move(self.work, self.town, self.citizen, number, halves):
            case visit_changes.Moved(view, replan):
                return ports.VisitMoved(self._summary(view), replan)
            case visit_changes.TooLateToMove(view):
                return ports.VisitOnTheWay(self._summary(view))
            case visit_changes.NotOpen():
                return ports.NoSuchVisit()

    def mend(self, number: str, mend: ports.VisitMend) -> ports.MendedResult:
        """Put right who is visited, where, or a phone."""
        said = {name: value for name, value in asdict(mend).items() if value is not None}
        note = said.pop("note")
        match visit_changes.mend(self.work, self.town, self.citizen, number, said, note):
            case visit_changes.Moved(view, replan):
                return ports.VisitMended(self._summary(view), replan)
            case visit_changes.TooLateToMove(view):
                return ports.VisitOnTheWay(self._summary(view))
            case visit_changes.NotOpen():
                return ports.NoSuchVisit()

    def cancel(self, number: str) -> ports.CancelVisitResult:
        """Call a visit off."""
        match visit_changes.call_off(self.work, self.town, self.citizen, number, "群众取消"):
            case visit_changes.CalledOff(view, late):
                return ports.VisitCancelled(self._summary(view), late)
            case visit_changes.NotOpen():
                return ports.NoSuchVisit()

    def _summary(self, view: visits.VisitView) -> ports.VisitSummary:
        matter = self.catalog.matter(view.matter) if view.matter else None
        state = next(each for each in get_args(ports.VisitState) if each == view.state)
        return ports.VisitSummary(
            number=view.number,
            who=view.who,
            matter=view.matter,
            matter_name=matter.called if matter else _NOT_SAID,
            state=state,
            village=view.village,
            halves=view.halves,
            on=view.on,
            half=view.half,
            code_word=view.code_word,
            relation=view.relation,
            place=view.place,
            phone=view.phone,
            other_phone=view.other_phone,
        )

"""The list of visits by state; names and phones are masked. source: BZ-9."""

from dataclasses import dataclass

from handoff.console import visit_words as words
from handoff.console.frame import PREFIX, Frame
from handoff.console.guards import Seat
from handoff.console.inbox import matter_name
from handoff.console.words import moment
from handoff.ports import Work
from handoff.queue import how_many_wait
from handoff.visits import VisitView, counts, visits_in
from knowledge.calendar import local
from knowledge.matters import Catalog

HERE = f"{PREFIX}/visits"
_ONLY_LOOK = frozenset({"监督员", "区级查看", "代办员", "系统管理员"})


def may_act(seat: Seat) -> bool:
    """Say whether this clerk may record, decide and cancel, and see phones and names whole."""
    return seat.clerk.role not in _ONLY_LOOK


@dataclass(frozen=True, slots=True)
class Tab:
    """One group of the list."""

    key: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One visit of the list, masked."""

    number: str
    made: str
    who: str
    phone: str
    village: str
    matter: str
    need: str
    when: str
    state: str
    channel: str


@dataclass(frozen=True, slots=True)
class VisitsPage:
    """The list."""

    frame: Frame
    here: str
    tabs: tuple[Tab, ...]
    lines: tuple[Line, ...]
    acts: bool


def listed(work: Work, seat: Seat, catalog: Catalog, wanted: str) -> VisitsPage:
    """Give the list of the wanted group, or of the first that holds any."""
    found = counts(work, seat.town.id)
    number = {key: sum(found.get(each, 0) for each in states) for key, _, states in words.GROUPS}
    first = next((key for key, count in number.items() if count), "doubtful")
    chosen = wanted if wanted in number else first
    states = next(states for key, _, states in words.GROUPS if key == chosen)
    shown = visits_in(work, seat.town.id, states)
    return VisitsPage(
        frame=seat.frame("上门", "visits", how_many_wait(work, seat.town.id), work.now),
        here=f"{HERE}?show={chosen}",
        tabs=tuple(Tab(key, name, number[key], key == chosen) for key, name, _ in words.GROUPS),
        lines=tuple(_line(work, each, catalog) for each in shown),
        acts=may_act(seat),
    )


def _masked(visit: VisitView) -> str:
    return visit.who if visit.who == visit.relation else words.masked_name(visit.who)


def _line(work: Work, visit: VisitView, catalog: Catalog) -> Line:
    return Line(
        number=visit.number,
        made=moment(visit.made_at, work.now),
        who=words.person(visit.relation, _masked(visit)),
        phone=words.masked_phone(visit.phone or visit.other_phone),
        village=visit.village or "没说",
        matter=matter_name(catalog, visit.matter) or "还没说清",
        need=visit.need or "没说",
        when=words.when(visit, local(work.now).date()),
        state=words.STATES[visit.state],
        channel=visit.channel,
    )

"""Who may arrange whom: who leads everybody, an office's lead the own office. source: CN-5."""

from collections.abc import Iterable

from handoff.console.guards import Seat
from handoff.turns import HALVES
from knowledge.towns import Staff, Town

_ADMIN = "系统管理员"
_OFFICE_LEAD = "办所负责人"
_AT_WORK = frozenset({"办事员", "负责人", "办所负责人", "带班领导", "代办员"})


def own_office(seat: Seat) -> str | None:
    """Give the office whose lead this clerk is."""
    person = seat.town.person(seat.clerk.login)
    return person.office if person is not None and seat.clerk.role == _OFFICE_LEAD else None


def arranged_by(seat: Seat) -> tuple[Staff, ...]:
    """Give the people whose absences this clerk may enter and end."""
    office = own_office(seat)
    return tuple(
        each
        for each in seat.town.staff
        if each.role in _AT_WORK and (seat.leads or (office is not None and each.office == office))
    )


def is_place(town: Town, kind: str, of: str, part: str) -> bool:
    """Say whether there is such a place: at a counter, an office, or a leader's half a day.

    Anything else would be kept and never looked at.
    """
    if kind == "leader":
        return not of and part in HALVES
    if kind == "office":
        return not part and of in {each.id for each in town.offices}
    sessions = {"", *(each.name for each in town.special_sessions)}
    return kind == "counter" and part in sessions and of in {each.id for each in town.counters}


def may_set(seat: Seat, kind: str, of: str) -> bool:
    """Say whether this clerk may set a turn of duty here."""
    return seat.leads or (kind == "office" and of == own_office(seat))


def may_sit(seat: Seat, kind: str, of: str) -> tuple[Staff, ...]:
    """Give who may be put here, the nearest first: those of the place, then all others."""
    town = seat.town
    if kind == "leader":
        return tuple(each for each in town.staff if each.role == "带班领导")
    working = [each for each in town.staff if each.role in {"办事员", "负责人", "办所负责人"}]
    if kind == "office":
        working = [each for each in working if seat.leads or each.office == of]
        return _first(working, (each.login for each in working if each.office == of))
    rota = {login for each in town.rosters if each.counter == of for login in each.people}
    here = (each.login for each in working if of in each.counters or each.login in rota)
    return _first(working, here)


def _first(people: Iterable[Staff], logins: Iterable[str]) -> tuple[Staff, ...]:
    first = set(logins)
    return tuple(sorted(people, key=lambda each: each.login not in first))


def seen_by(seat: Seat, people: Iterable[Staff]) -> tuple[Staff, ...]:
    """Give whose attendance this clerk sees: leads all, an office's lead the office, else oneself.

    双重管理: the centre and the office both see it. source: CN-5
    """
    office = own_office(seat)
    return tuple(
        each
        for each in people
        if seat.leads
        or seat.clerk.role == _ADMIN
        or each.login == seat.clerk.login
        or (office is not None and each.office == office)
    )

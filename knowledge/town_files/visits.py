"""The town file's `[visits]`: what must hold in it, and its frozen value. source: BZ-9."""

from collections.abc import Iterable, Iterator
from typing import Any

from knowledge.matters import Catalog
from knowledge.town_files.faults import Found, Place
from knowledge.town_files.shape import Data, close_to
from knowledge.visit_rules import MatterMinutes, VisitRules

_PLAIN = (
    "lead_days",
    "horizon_days",
    "per_half_day",
    "answer_days",
    "agents",
    "trips_half_day",
    "minutes_half_day",
    "minutes_at_door",
)
_TWO = 2


def build_visits(row: dict[str, Any]) -> VisitRules:
    """Build the rules from a table without faults; what it does not say is as in VisitRules."""
    return VisitRules(
        halves=tuple(row.get("halves", ("am", "pm"))),
        who=tuple(row.get("who", ())),
        pairs=tuple((a, b) for a, b in (each["people"] for each in row.get("pairs", ()))),
        matter_minutes=tuple(
            MatterMinutes(each["matter"], each["minutes"]) for each in row.get("matter_minutes", ())
        ),
        travel=tuple((*each["between"], each["minutes"]) for each in row.get("travel", ())),
        **{key: row[key] for key in _PLAIN if key in row},
    )


def broken_visits(town: Data, catalog: Catalog | None) -> Iterator[Found]:
    """Give every name in `[visits]` that leads nowhere, and rows that are no two."""
    rules = town.get("visits", {})
    people = {row.get("login") for row in town.get("staff", ())}
    yield from _unknown(rules.get("who", ()), people, ("visits", "who"), "人员")
    for number, row in enumerate(rules.get("pairs", ())):
        place: Place = ("visits", "pairs", number, "people")
        yield from _two(row.get("people"), people, place, "人员")
    villages = {row.get("name") for row in town.get("villages", ())}
    for number, row in enumerate(rules.get("travel", ())):
        yield from _two(row.get("between"), villages, ("visits", "travel", number, "between"), "村")
    if catalog is not None:
        known = {str(code) for code in catalog.matters}
        for number, row in enumerate(rules.get("matter_minutes", ())):
            place = ("visits", "matter_minutes", number, "matter")
            yield from _unknown((row.get("matter", ""),), known, place, "事项")


def _two(names: list[str] | None, known: set[Any], place: Place, what: str) -> Iterator[Found]:
    if names is None:
        return
    if len(set(names)) != _TWO:
        yield place, f"“{place[-1]}”要正好写两个不同的{what}"
        return
    yield from _unknown(names, known, place, what)


def _unknown(names: Iterable[str], known: set[Any], place: Place, what: str) -> Iterator[Found]:
    for name in names:
        if name not in known:
            near = close_to(name, [str(each) for each in known if each])
            yield place, f"没有{what}“{name}”{near}"

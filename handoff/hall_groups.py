"""Which counters share a queue: those that take the same matters. source: CN-8, XL-16, CN-1."""

import re
from dataclasses import dataclass

from knowledge.counters import Counter
from knowledge.matters import Catalog
from knowledge.towns import Town

_NUMBERED = re.compile(r"^\d+号\s*")
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class CounterGroup:
    """Counters (by id) that take the same; `letter` begins their numbers: A012."""

    letter: str
    name: str
    counters: tuple[str, ...]


def groups_of(town: Town) -> tuple[CounterGroup, ...]:
    """Give the town's groups in the file's order of counters."""
    alike: dict[object, list[Counter]] = {}
    for each in town.counters:
        takes = (each.takes_all, each.domains, each.matters)
        but = (each.except_domains, each.except_matters, each.purposes)
        alike.setdefault((takes, but), []).append(each)
    return tuple(
        CounterGroup(letter, _name(found), tuple(each.id for each in found))
        for letter, found in zip(_LETTERS, alike.values(), strict=False)
    )


def _name(found: list[Counter]) -> str:
    names = dict.fromkeys(_NUMBERED.sub("", each.name) for each in found)
    return "、".join(names)


def group_at(town: Town, counter: str) -> CounterGroup:
    """Give the group of this counter (its id); the first where it has left the town's file."""
    groups = groups_of(town)
    return next((each for each in groups if counter in each.counters), groups[0])


def may_call(
    town: Town, catalog: Catalog, counter: Counter, letter: str, matter: str | None
) -> bool:
    """Say whether this counter may call a number of this group, about this matter (a code).

    Its own group's it may; a counter that takes all calls from every group whose matters it takes.
    """
    group = next((each for each in groups_of(town) if each.letter == letter), None)
    if group is None or counter.id in group.counters:
        return True
    if not counter.takes_all:
        return False
    found = catalog.matter(matter) if matter else None
    if found is not None:
        return counter in town.counters_for(found)
    others = [each for each in town.counters if each.id in group.counters]
    return not any(_beyond(counter, each) for each in others)


def _beyond(counter: Counter, other: Counter) -> bool:
    """Say whether the other takes what this one, which takes all else, leaves out."""
    left = set(counter.except_domains) & set(other.domains)
    named = set(counter.except_matters) & set(other.matters)
    purposes = not set(other.purposes) & set(counter.purposes)
    return bool(left or named or purposes or (other.takes_all and counter.except_domains))

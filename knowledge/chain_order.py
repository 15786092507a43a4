"""What has to wait for what in a chain, and what need not: only what the record shows.

A step waits for an earlier one if it wants a paper that the earlier one results in, or that the
chain's facts say it issues. Nothing else is taken for a dependency.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.matters import Chain, ChainMember, Matter, MatterCode

_BRACKETS = re.compile(r"（[^（）]*）")
_APART = re.compile(r"[，、,；;。/]|或|同时有|一起发")
_LEADING = re.compile(r"^(?:新的?|补发的?|改好的?|居民|遗体)+")
_IN_TIME = re.compile(r"后|满|拿到|先")
"""Words of a `when` that set a step apart in time from its neighbours."""
_NEXT = re.compile(r"接着|凭它")
"""Words of a result that send on to another matter."""
_SHORTEST = 3
_NAMES = {"社保卡": "社会保障卡"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A step with its number among those chosen; `matter` is None for another body's."""

    number: int
    member: ChainMember
    matter: Matter | None


@dataclass(frozen=True, slots=True)
class Wait:
    """The step wants this paper, which comes out of the earlier one."""

    step: int
    earlier: int
    paper: str


def waits(chain: Chain, steps: Sequence[Placed]) -> tuple[Wait, ...]:
    """Give every wait between these steps, each step's in order."""
    return tuple(
        wait
        for at, step in enumerate(steps)
        for earlier in steps[:at]
        if earlier.member.order < step.member.order and not _instead(chain, earlier, step)
        for wait in _between(chain, earlier, step)
    )


def _instead(chain: Chain, one: Placed, other: Placed) -> bool:
    return any({one.member.code, other.member.code} <= set(each) for each in chain.one_of)


def _between(chain: Chain, earlier: Placed, step: Placed) -> Iterator[Wait]:
    if step.matter is None or earlier.matter is None:
        return
    for paper in step.matter.materials:
        named = (step.matter.code, paper.name) in chain.papers  # whose it is: maybe another's
        if paper.condition is None and not named and _results_in(earlier.matter, paper.name):
            yield Wait(step.number, earlier.number, paper.name)
            return
    for each in chain.reused:
        if each.issued_by == earlier.matter.code and step.matter.code in each.codes:
            yield Wait(step.number, earlier.number, each.name)


def _results_in(matter: Matter, paper: str) -> bool:
    wanted = _bare(paper)
    return not _APART.search(wanted) and wanted in _results(matter)


def _results(matter: Matter) -> tuple[str, ...]:
    """Give the papers that a matter results in, as far as its result names them."""
    named = (_bare(each) for each in _APART.split(_BRACKETS.sub("", matter.result)))
    return tuple(each for each in named if len(each) >= _SHORTEST)


def _bare(name: str) -> str:
    bare = _LEADING.sub("", _BRACKETS.sub("", name).strip())
    return _NAMES.get(bare, bare)


def together(chain: Chain, steps: Sequence[Placed]) -> tuple[tuple[int, ...], ...]:
    """Give the groups of steps that can run side by side, by number.

    Of one `order`, or next to one another where nothing on record says that one comes first:
    no paper of one that the other may result in, no word of time, not two of which only one is
    needed. Of another body's matter nothing is known, so it stands alone.
    """
    groups: list[list[Placed]] = []
    for step in steps:
        if groups and all(_side_by_side(chain, each, step) for each in groups[-1]):
            groups[-1].append(step)
        else:
            groups.append([step])
    return tuple(tuple(each.number for each in group) for group in groups if len(group) > 1)


def _side_by_side(chain: Chain, one: Placed, other: Placed) -> bool:
    if one.member.order == other.member.order:
        return True
    if chain.in_order or one.matter is None or other.matter is None:
        return False
    if _IN_TIME.search(one.member.when + other.member.when) or _instead(chain, one, other):
        return False
    if _NEXT.search(one.matter.result) or any(_between(chain, one, other)):
        return False
    return not (_touches(one.matter, other.matter) or _touches(other.matter, one.matter))


def _touches(matter: Matter, other: Matter) -> bool:
    """Say whether a paper of `other`, needed by whomever, may come out of `matter`."""
    told = (f"{each.name}{each.note or ''}" for each in other.materials)
    results = _results(matter)
    return any(result in _BRACKETS.sub("", words) for words in told for result in results)


def only_one(chain: Chain, steps: Sequence[Placed]) -> tuple[tuple[int, ...], ...]:
    """Give the groups of steps of which a citizen needs only one, by number."""
    numbers: dict[MatterCode | None, int] = {each.member.code: each.number for each in steps}
    groups = (tuple(numbers[code] for code in each if code in numbers) for each in chain.one_of)
    return tuple(each for each in groups if len(each) > 1)

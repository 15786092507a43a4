"""补正告知书: what is missing or wrong with the papers handed in, and what is required, as data.

source: BY-15
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from knowledge.matters import Matter
from knowledge.notice_words import hours_words
from knowledge.towns import Town

Wrong = Literal["缺", "不对"]
WRONGS: tuple[Wrong, ...] = ("缺", "不对")


@dataclass(frozen=True, slots=True)
class Fault:
    """A paper that is missing or wrong, and what is required of it, in words a citizen reads."""

    name: str
    wrong: Wrong
    requirement: str


@dataclass(frozen=True, slots=True)
class Correction:
    """All that must be put right, told at once, and where to. Plain values: it is stored.

    `rests_on` is the number of the one-time notice that the citizen had, if any.
    """

    matter: str
    name: str
    catalog_version: str
    centre: str
    faults: tuple[Fault, ...]
    counters: tuple[str, ...]
    address: str
    phone: str
    hours: str
    rests_on: str | None

    def as_json(self) -> dict[str, Any]:
        """Give it as plain JSON values."""
        return asdict(self)

    @staticmethod
    def from_json(values: Mapping[str, Any]) -> "Correction":
        """Read back what as_json gave."""
        faults = tuple(Fault(**each) for each in values["faults"])
        counters = tuple(values["counters"])
        return Correction(**{**values, "faults": faults, "counters": counters})


def compose_correction(
    matter: Matter, town: Town, version: str, faults: Sequence[Fault], rests_on: str | None
) -> Correction:
    """Compose it for a town as its file says now; `version` is the catalog's. Pure."""
    return Correction(
        matter=matter.code,
        name=matter.name,
        catalog_version=version,
        centre=town.centre,
        faults=tuple(faults),
        counters=tuple(each.name for each in town.counters_for(matter)),
        address=town.address,
        phone=town.phone,
        hours=hours_words(town),
        rests_on=rests_on,
    )


def fault_words(fault: Fault) -> str:
    """Say one line, 居民户口簿（缺）：带原件."""
    return f"{fault.name}（{fault.wrong}）：{fault.requirement}"

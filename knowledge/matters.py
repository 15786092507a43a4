"""Matters and their materials, as the town publishes them: frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NewType

from knowledge.circumstances import Circumstance, Condition

MatterCode = NewType("MatterCode", str)
TownId = NewType("TownId", str)
CitizenId = NewType("CitizenId", str)
"""A citizen's openid: opaque, one for each account, and personal (never in a log)."""

Level = Literal["village", "town", "county"]
Kind = Literal["即办件", "承诺件"]


@dataclass(frozen=True, slots=True)
class Material:
    """One paper to bring: how many originals and copies, which form, who signs, and when needed.

    `condition` is None for a paper that everybody brings; `when` says the condition in words.
    """

    name: str
    originals: int
    copies: int
    form: str | None = None
    signed: bool = False
    when: str | None = None
    condition: Condition | None = None
    note: str | None = None
    shareable: bool = False
    local_optional: bool = False


@dataclass(frozen=True, slots=True)
class Confusion:
    """A matter that is easily taken for this one, and the words that tell them apart."""

    code: MatterCode
    tell: str


@dataclass(frozen=True, slots=True)
class Tolerance:
    """The materials that may follow later (容缺), and on which terms."""

    may_lack: tuple[str, ...]
    note: str | None = None
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Matter:
    """A thing that a citizen can get done. Days are working days; 0 means done at once.

    `asks` are the circumstances on which a material depends, in the order to ask them.
    `verified` is False where the materials were not seen in a published guide: a notice then says
    that the town has still to confirm it.
    """

    code: MatterCode
    name: str
    aliases: tuple[str, ...]
    domain: str
    handled_at: Level
    town_role: str
    target: str
    kind: Kind
    statutory_days: int | None
    promised_days: int | None
    time_note: str | None
    fee: str
    conditions: tuple[str, ...]
    materials: tuple[Material, ...]
    asks: tuple[str, ...]
    triage: tuple[str, ...]
    steps: tuple[str, ...]
    result: str
    delivery: tuple[str, ...]
    online: str | None
    proxy: bool
    home_visit: bool
    home_visit_for: str | None
    tolerant: Tolerance | None
    basis: tuple[str, ...]
    source: str
    source_grade: str
    verified: bool
    verified_scope: str | None
    doubts: str | None
    confusions: tuple[Confusion, ...]

    @property
    def done_here(self) -> bool:
        """Whether the centre does any of it: for 指引 it only says where to go. source: TL-3."""
        return self.town_role != "指引"


@dataclass(frozen=True, slots=True)
class Chain:
    """一件事: matters that are done one after the other; `members` pairs each with its `when`."""

    id: str
    name: str
    aliases: tuple[str, ...]
    members: tuple[tuple[MatterCode, str], ...]


@dataclass(frozen=True)
class Catalog:
    """All matters of one version, with the questions they ask. Never changed once made."""

    version: str
    matters: Mapping[MatterCode, Matter]
    circumstances: Mapping[str, Circumstance]
    chains: tuple[Chain, ...] = ()

    def matter(self, code: str) -> Matter | None:
        """Give the matter of this code, or None where the catalog has no such matter."""
        return self.matters.get(MatterCode(code))

    def questions(self, matter: Matter) -> tuple[Circumstance, ...]:
        """Give the circumstances that change this matter's list, in the order to ask them."""
        return tuple(self.circumstances[each] for each in matter.asks)

"""Matters and their materials, as the town publishes them: frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NewType

from knowledge.circumstances import Circumstance
from knowledge.conditions import Condition

MatterCode = NewType("MatterCode", str)
TownId = NewType("TownId", str)
CitizenId = NewType("CitizenId", str)
"""A citizen's openid: opaque, one for each account, and personal (never in a log)."""

Level = Literal["village", "town", "county"]
Kind = Literal["即办件", "承诺件"]
Tag = Literal[
    "高频", "低频", "阶段性", "转报", "马上办", "网上办", "就近办", "一次办", "承诺办", "预约办"
]
"""How a matter is handled, in the trade's words. source: XL-3"""


@dataclass(frozen=True, slots=True)
class Material:
    """One paper to bring: how many originals and copies, which form, who signs, and when needed.

    `condition` is None for a paper that everybody brings; `when` says the condition in words.
    `where` says where to get it, `fill` how to fill it in, `seal` who stamps it, `basis` the rule
    that asks for it; `e_certificate`: an electronic one does; `promise`: a promise (告知承诺) does;
    `sample`: the file of a filled-in example (docs/catalog.md).
    source: XL-3, CN-4
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
    where: str | None = None
    fill: str | None = None
    seal: str | None = None
    e_certificate: bool = False
    promise: bool = False
    basis: str | None = None
    sample: str | None = None


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

    `asks` are the circumstances on which a material depends, in the order to ask them where
    nothing else decides (knowledge/question_order.py).
    `verified` is False where the materials were not seen in a published guide: a notice then says
    that the town has still to confirm it. `decided_by` is who decides; `season` says in which part
    of the year it is accepted, where it is not always; `online_how` how to do it online. `windows`
    names the counters (ids) that alone take it; empty: the town's file decides. `if_nothing`
    is what to say to those for whose case the list is empty.
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
    plain: str | None = None
    decided_by: str | None = None
    tags: tuple[Tag, ...] = ()
    season: str | None = None
    online_how: str | None = None
    windows: tuple[str, ...] = ()
    if_nothing: str | None = None
    more_sources: tuple[str, ...] = ()
    local_variation: str | None = None

    @property
    def called(self) -> str:
        """What a citizen is asked it by: everyday words that tell it from its neighbours."""
        return self.plain or self.name

    @property
    def needs(self) -> tuple[Condition, ...]:
        """The conditions on which its list depends, in the order of the materials."""
        return tuple(each.condition for each in self.materials if each.condition is not None)

    @property
    def done_here(self) -> bool:
        """Whether the centre does any of it: for 指引 it only says where to go. source: TL-3."""
        return self.town_role != "指引"


@dataclass(frozen=True, slots=True)
class ChainMember:
    """One matter of a chain: ours by `code`, or another body's by `name` and `dept` (who does it).

    Of ours, `name` is a short everyday name where the chain gives one. Members of one `order` can
    be done side by side. `when` says who needs it, or after what.
    """

    order: int
    code: MatterCode | None = None
    name: str = ""
    dept: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class ReusedPaper:
    """A paper that is made ready once for several members: `codes`, or in words, `once_for`.

    `issued_by` is the member that it comes out of.
    """

    name: str
    codes: tuple[MatterCode, ...] = ()
    once_for: str = ""
    issued_by: MatterCode | None = None


@dataclass(frozen=True, slots=True)
class Follow:
    """What the answer to one question says about another: `source`'s answer → `circumstance`'s."""

    circumstance: str
    source: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Chain:
    """一件事: matters that belong to one event of life (`trigger`), in the order to do them.

    `says` are whole messages (regular expressions, plain words) that mean it: “我爸走了”;
    `opening` is a human word to say first, `tell` what of the editors' `note` a citizen is told.
    `asked` words a question (by id) for this event: who 本人 is where the person died.
    `told` are answers that the event itself gives, `follows` those that another answer gives.
    `one_of` are members of which a citizen needs only one; `in_order`: none may be done before
    the one above. `papers` says what a paper of a member (code, name) is called in this chain,
    so that one paper is counted once and two persons' papers are not taken for one. source: XL-10
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    members: tuple[ChainMember, ...]
    says: tuple[str, ...] = ()
    opening: str | None = None
    trigger: str | None = None
    reused: tuple[ReusedPaper, ...] = ()
    note: str | None = None
    tell: str | None = None
    source: str = ""
    verified: bool = False
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)
    follows: tuple[Follow, ...] = ()
    one_of: tuple[tuple[MatterCode, ...], ...] = ()
    in_order: bool = False
    papers: Mapping[tuple[MatterCode, str], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Catalog:
    """All matters of one version, with the questions they ask. Never changed once made.

    `confirmed` are the matters that the town has checked as they are here.
    """

    version: str
    matters: Mapping[MatterCode, Matter]
    circumstances: Mapping[str, Circumstance]
    chains: tuple[Chain, ...] = ()
    confirmed: frozenset[MatterCode] = frozenset()

    def matter(self, code: str) -> Matter | None:
        """Give the matter of this code, or None where the catalog has no such matter."""
        return self.matters.get(MatterCode(code))

    def chain(self, name: str) -> Chain | None:
        """Give the chain of this id, or None where the catalog has no such chain."""
        return next((each for each in self.chains if each.id == name), None)

    def questions(self, matter: Matter) -> tuple[Circumstance, ...]:
        """Give the circumstances that change this matter's list, in the order to ask them."""
        return tuple(self.circumstances[each] for each in matter.asks)

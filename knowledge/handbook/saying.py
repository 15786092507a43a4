"""What a page of the handbook and a counter sheet hold, before anybody draws it: frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

NOT_SAID = "未载明"
"""Stands for every element that the catalog does not say. Nothing is ever filled in for it."""

UNCONFIRMED = "本镇尚未核对"
"""Marks a matter that the town has not yet checked against its own practice."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One element by its name; `said` is None where the catalog does not say it."""

    label: str
    said: str | None

    @property
    def text(self) -> str:
        """What is printed for it."""
        return self.said or NOT_SAID


@dataclass(frozen=True, slots=True)
class Facts:
    """Elements one under the other, or, where not `wide`, two side by side."""

    facts: tuple[Fact, ...]
    wide: bool = True


COLUMNS: Mapping[str, tuple[str, ...]] = {
    "表格、填写说明、示范文本": ("表格", "填写", "示范文本"),
    "签名、签章": ("签名", "签章"),
    "哪里取得": ("哪里取得",),
    "可替代、可后补": ("电子证照", "数据共享", "容缺", "告知承诺"),
}
"""The columns of the materials' table behind name and number, each with the elements it holds."""

_NAMED = ("表格", "填写", "示范文本", "签章")  # what is said for the others speaks for itself


@dataclass(frozen=True, slots=True)
class Paper:
    """One material, with all elements that CN-4 names. `only_when`: None where everybody brings it.

    source: CN-4
    """

    number: int
    name: str
    only_when: str | None
    copies: str
    remarks: tuple[str, ...]
    elements: tuple[Fact, ...]

    def cell(self, column: str) -> tuple[str, ...]:
        """Give what is said for this column of COLUMNS, a line each."""
        return tuple(
            f"{each.label}：{each.said}" if each.label in _NAMED else each.said
            for each in self.elements
            if each.said and each.label in COLUMNS[column]
        )

    @property
    def details(self) -> tuple[str, ...]:
        """What stands below the name: when it is needed, the rule that asks for it, remarks."""
        basis = [
            f"依据：{each.said}" for each in self.elements if each.label == "依据" and each.said
        ]
        when = [f"什么时候要：{self.only_when}"] if self.only_when else []
        return (*when, *basis, *self.remarks)

    @property
    def not_said(self) -> str:
        """Name the elements that the catalog does not say, in one line; empty where it says all."""
        names = [each.label for each in self.elements if not each.said]
        return f"{NOT_SAID}：{'、'.join(names)}" if names else ""


@dataclass(frozen=True, slots=True)
class Papers:
    """The materials' table."""

    rows: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """One material on the counter sheet, with a box to tick; `how` is one line of what to do.

    `case` says when it is needed; None: everybody brings it.
    """

    name: str
    copies: str
    case: str | None
    how: str


@dataclass(frozen=True, slots=True)
class Ticks:
    """Materials to tick off, under a title."""

    title: str
    rows: tuple[Tick, ...]


Block = Facts | Papers | Ticks


@dataclass(frozen=True, slots=True)
class MatterPage:
    """All of one matter. `number` counts through the handbook; None on a counter sheet."""

    number: int | None
    code: str
    name: str
    above: str
    below: str
    marks: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """Its name, behind its number where it has one."""
        return self.name if self.number is None else f"{self.number}　{self.name}"


@dataclass(frozen=True, slots=True)
class Group:
    """The matters of one domain, and the office of the town that answers for them."""

    domain: str
    title: str
    pages: tuple[MatterPage, ...]


@dataclass(frozen=True, slots=True)
class IndexLetter:
    """The everyday names that begin with this letter in pinyin, each with its matters' numbers."""

    letter: str
    entries: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Handbook:
    """The whole book of one town."""

    title: str
    centre: str
    version: str
    made_on: date
    cover: tuple[str, ...]
    groups: tuple[Group, ...]
    index: tuple[IndexLetter, ...]

    @property
    def running(self) -> str:
        """What stands at the head of every page."""
        return f"{self.centre}　{self.title}　目录版本 {self.version}"

    @property
    def pages(self) -> tuple[MatterPage, ...]:
        """All matters in the order of the book."""
        return tuple(page for group in self.groups for page in group.pages)

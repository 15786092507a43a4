"""What a one-time notice says, as data: the chat, the page and the clerk's screen all read this.

source: BY-12, BZ-3
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from knowledge.calendar import Calendar
from knowledge.circumstances import UNSURE, Answers, Circumstance
from knowledge.conditions import Needed
from knowledge.gathering import is_gathered_above
from knowledge.matters import Catalog, Material, Matter
from knowledge.notice_words import (
    days_words,
    handled_by,
    hours_words,
    online_words,
    opening_words,
    tolerant_words,
)
from knowledge.plain_values import plain_values
from knowledge.question_order import order_of
from knowledge.towns import Town

__all__ = [
    "Notice",
    "NoticeMaterial",
    "Spared",
    "Way",
    "compose",
    "days_words",
    "handled_by",
    "hours_words",
    "materials_for",
    "online_words",
    "open_question",
    "opening_words",
    "tolerant_words",
]

Way = Literal["电子证照", "承诺"]
"""What stands for a paper that is left off a list. source: XL-6"""

NOTHING_TO_BRING: Final = "不用带材料"


@dataclass(frozen=True, slots=True)
class NoticeMaterial:
    """One line of the list. `only_when` is set where it is needed in some cases only.

    `where` says where to get it, `fill` how to fill it in, `seal` who stamps it, `basis` the rule
    that asks for it; `sample` is the file of a filled-in example. source: CN-4
    """

    name: str
    originals: int
    copies: int
    form: str | None
    signed: bool
    note: str | None
    shareable: bool
    only_when: str | None
    where: str | None = None
    fill: str | None = None
    seal: str | None = None
    e_certificate: bool = False
    promise: bool = False
    basis: str | None = None
    sample: str | None = None

    @property
    def ways(self) -> tuple[Way, ...]:
        """What may stand for it: only what the catalog says. source: XL-6."""
        found: list[Way] = []
        if self.e_certificate or self.shareable:
            found.append("电子证照")
        if self.promise:
            found.append("承诺")
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Spared:
    """A paper left off the list, what stands for it, and its place (from 0) in the whole list."""

    material: NoticeMaterial
    how: Way
    place: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Everything that this citizen must know, for the answers given. Plain values: it is stored.

    `told` holds question and answer pairs; `confirmed` is False while the town has not checked the
    matter; `steps`, `basis` and `online` are for the full page; `spared` are the papers that the
    citizen need not bring, having said so, and are not among `materials`. `nothing` is said where
    there are no materials.
    """

    matter: str
    name: str
    catalog_version: str
    centre: str
    told: tuple[tuple[str, str], ...]
    conditions: tuple[str, ...]
    materials: tuple[NoticeMaterial, ...]
    handled_by: str
    counters: tuple[str, ...]
    address: str
    phone: str
    hours: str
    opening: str
    days: str
    fee: str
    steps: tuple[str, ...]
    result: str
    delivery: tuple[str, ...]
    online: str | None
    proxy: bool
    home_visit_for: str | None
    tolerant: str | None
    basis: tuple[str, ...]
    confirmed: bool
    spared: tuple[Spared, ...] = ()
    nothing: str = NOTHING_TO_BRING

    def as_json(self) -> dict[str, Any]:
        """Give the notice as plain JSON values."""
        return plain_values(self)

    @staticmethod
    def from_json(values: Mapping[str, Any]) -> "Notice":
        """Read back what as_json gave."""
        lists = {
            key: tuple(each) for key, each in values.items() if isinstance(each, (list, tuple))
        }
        lists["told"] = tuple((question, answer) for question, answer in values["told"])
        lists["materials"] = tuple(NoticeMaterial(**each) for each in values["materials"])
        lists["spared"] = tuple(
            Spared(NoticeMaterial(**each["material"]), each["how"], each["place"])
            for each in values.get("spared", ())
        )
        return Notice(**{**values, **lists})


def open_question(catalog: Catalog, matter: Matter, answers: Answers) -> Circumstance | None:
    """Give the next question that can still change the list, so that the last comes soonest."""
    return order_of(catalog.questions(matter), matter.needs).next(answers)


def materials_for(matter: Matter, answers: Answers) -> tuple[NoticeMaterial, ...]:
    """Give the list for these answers; what 不清楚 leaves open stands with its `only_when`."""
    lines = []
    for material in matter.materials:
        needed = material.condition.holds(answers) if material.condition else Needed.YES
        if needed is not Needed.NO:
            lines.append(_line(material, certain=needed is Needed.YES))
    return tuple(lines)


def _line(material: Material, *, certain: bool) -> NoticeMaterial:
    only_when = None
    if not certain:
        only_when = material.when
    elif material.local_optional:
        only_when = "本地要求时"
    return NoticeMaterial(
        material.name,
        material.originals,
        material.copies,
        material.form,
        material.signed,
        material.note,
        material.shareable,
        only_when,
        material.where,
        material.fill,
        material.seal,
        material.e_certificate,
        material.promise,
        material.basis,
        material.sample,
    )


def compose(
    catalog: Catalog,
    matter: Matter,
    town: Town,
    calendar: Calendar,
    answers: Answers,
    now: datetime,
) -> Notice:
    """Compose the notice for this matter, these answers and this instant. Pure."""
    own = matter.done_here and not is_gathered_above(matter, town)
    materials = materials_for(matter, answers)
    return Notice(
        matter=matter.code,
        name=matter.name,
        catalog_version=catalog.version,
        centre=town.centre,
        told=tuple(
            (each.question, "、".join(answers.get(each.id, (UNSURE,))))
            for each in catalog.questions(matter)
            if each.id in answers
        ),
        conditions=matter.conditions,
        materials=materials,
        handled_by=handled_by(matter, town),
        counters=tuple(each.name for each in town.counters_for(matter)) if own else (),
        address=town.address,
        phone=town.phone,
        hours=hours_words(town),
        opening=opening_words(town, calendar, now),
        days=days_words(matter) if own else "办理的单位告诉您",
        fee=matter.fee,
        steps=matter.steps,
        result=matter.result,
        delivery=matter.delivery,
        online=online_words(matter, town),
        proxy=matter.proxy,
        home_visit_for=matter.home_visit_for if matter.home_visit else None,
        tolerant=tolerant_words(matter, [each.name for each in materials]),
        basis=matter.basis,
        confirmed=matter.code in catalog.confirmed or matter.code in town.confirmed_matters,
        nothing=matter.if_nothing or NOTHING_TO_BRING,
    )

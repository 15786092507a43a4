"""What a one-time notice says, as data: the chat, the page and the clerk's screen all read this.

source: BY-12, BZ-3
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from knowledge.calendar import WEEKDAYS, Calendar, day_words, local
from knowledge.circumstances import UNSURE, Answers, Circumstance
from knowledge.conditions import Needed
from knowledge.matters import Catalog, Material, Matter
from knowledge.question_order import order_of
from knowledge.sessions import next_opening, open_now
from knowledge.towns import Town


@dataclass(frozen=True, slots=True)
class NoticeMaterial:
    """One line of the list. `only_when` is set where it is needed in some cases only.

    `where` says where to get it, `fill` how to fill it in, `seal` who stamps it.
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


@dataclass(frozen=True, slots=True)
class Notice:
    """Everything that this citizen must know, for the answers given. Plain values: it is stored.

    `told` holds question and answer pairs; `confirmed` is False while the town has not checked the
    matter; `steps`, `basis` and `online` are for the full page.
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

    def as_json(self) -> dict[str, Any]:
        """Give the notice as plain JSON values."""
        return asdict(self)

    @staticmethod
    def from_json(values: Mapping[str, Any]) -> "Notice":
        """Read back what as_json gave."""
        lists = {
            key: tuple(each) for key, each in values.items() if isinstance(each, (list, tuple))
        }
        lists["told"] = tuple((question, answer) for question, answer in values["told"])
        lists["materials"] = tuple(NoticeMaterial(**each) for each in values["materials"])
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
    )


def remarks(material: NoticeMaterial) -> tuple[str, ...]:
    """Say of one paper where to get it, how to fill it in, who stamps it, and what else to know.

    Chat, page and print say the same: they all read this. source: XL-4
    """
    note = material.note or ""
    seal = material.seal
    if seal and "章" not in seal:
        seal = f"{seal}盖章"
    found = [material.where, material.fill, seal, material.note]
    if material.form and not material.where and "窗口" not in note:
        found.insert(0, "表格窗口有")
    if material.signed and "签" not in f"{material.fill}{note}":
        found.insert(1, "要签字")
    return tuple(dict.fromkeys(each for each in found if each))


def compose(
    catalog: Catalog,
    matter: Matter,
    town: Town,
    calendar: Calendar,
    answers: Answers,
    now: datetime,
) -> Notice:
    """Compose the notice for this matter, these answers and this instant. Pure."""
    own = matter.done_here
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
        materials=materials_for(matter, answers),
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
        tolerant=tolerant_words(matter),
        basis=matter.basis,
        confirmed=matter.code in catalog.confirmed or matter.code in town.confirmed_matters,
    )


def handled_by(matter: Matter, town: Town) -> str:
    """Say in words who handles it and what the centre does. source: TL-3, XL-1."""
    match matter.handled_at, matter.town_role:
        case _, "指引":
            return "不在本中心办，本中心告诉您去哪办、怎么办"
        case "county", role:
            return f"由区县办理，本中心{role}"
        case "village", _:
            return f"村（社区）便民服务站就能办，也可以到{town.centre}"
        case _, "初审":
            return "本中心受理、初审，再报区县"
        case _:
            return "本中心办理"


def days_words(matter: Matter) -> str:
    """Say how long it takes: at once, promised or statutory working days, or that it varies."""
    if matter.kind == "即办件" or matter.promised_days == 0 or matter.statutory_days == 0:
        words = "材料齐全，当场办结"
    elif matter.promised_days is not None:
        words = f"{matter.promised_days}个工作日"
        if matter.statutory_days is not None and matter.statutory_days > matter.promised_days:
            words += f"（法定{matter.statutory_days}个工作日）"
    elif matter.statutory_days is not None:
        words = f"{matter.statutory_days}个工作日"
    else:
        words = "各地不同，受理时当面告诉您"
    return f"{words}；{matter.time_note}" if matter.time_note else words


def hours_words(town: Town) -> str:
    """Say the ordinary hours: 周一至周五 9:00-12:00、13:30-17:30."""
    first, last = town.weekdays[0], town.weekdays[-1]
    if len(town.weekdays) == last - first + 1:
        days = f"周{WEEKDAYS[first - 1]}至周{WEEKDAYS[last - 1]}"
    else:
        days = "、".join(f"周{WEEKDAYS[each - 1]}" for each in town.weekdays)
    spans = "、".join(
        f"{each.start.hour}:{each.start:%M}-{each.end.hour}:{each.end:%M}" for each in town.hours
    )
    return f"{days} {spans}"


def opening_words(town: Town, calendar: Calendar, now: datetime) -> str:
    """Say whether it is open at this instant, until when, or when it opens next. source: BZ-2."""
    session = open_now(town, calendar, now)
    if session is not None:
        return f"现在开着，到{session.end.hour}:{session.end:%M}"
    coming = next_opening(town, calendar, now)
    if coming is None:
        return f"今年的放假安排还没录入，开不开门请先打电话问：{town.phone}"
    day = day_words(coming.start.date(), local(now).date())
    return f"现在没开门，下次开门：{day} {coming.start.hour}:{coming.start:%M}"


def online_words(matter: Matter, town: Town) -> str | None:
    """Name the town's own channel where the matter can be done online. source: BY-2."""
    if matter.online is None:
        return None
    return town.online_channel or matter.online


def tolerant_words(matter: Matter) -> str | None:
    """Say which papers may follow later, or None. source: CN-10."""
    if matter.tolerant is None or not matter.tolerant.may_lack:
        return None
    return "、".join(matter.tolerant.may_lack)

"""常用语: answers that are typed once for the whole centre, with the citizen's facts filled in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import bindparam, delete, insert, select

from handoff.ports import Work
from handoff.tables.desks import CannedRow
from handoff.tables.upsert import table_of
from knowledge.matters import Matter, TownId
from knowledge.towns import Town

KEY_LIMIT: Final = 12
TEXT_LIMIT: Final = 600
MOST: Final = 200
FACTS: Final = ("事项", "窗口", "中心", "地址", "电话", "上班时间", "我")
"""What may stand in braces: {窗口} becomes the windows that take the citizen's matter."""

_CANNED = table_of(CannedRow)
_OF_TOWN = (
    select(*_CANNED.c["id", "key", "text"])
    .where(_CANNED.c.town == bindparam("of_town"))
    .order_by(_CANNED.c.key)
)
_BRACED = re.compile(r"\{([^{}]*)\}")
_KEY = re.compile(r"[0-9A-Za-z一-龥]{1,12}")


@dataclass(frozen=True, slots=True)
class Canned:
    """One answer under its key."""

    id: int
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class CannedKept:
    """It can be used in every chat of the town from now on."""


@dataclass(frozen=True, slots=True)
class CannedRefused:
    """Nothing was kept; `why` in words that say how to mend it."""

    why: str


def keep_canned(
    work: Work, town_id: TownId, key: str, text: str, by: str
) -> CannedKept | CannedRefused:
    """Keep an answer under a key of its own."""
    known = canned_of(work, town_id)
    why = _fault(key, text, known)
    if why:
        return CannedRefused(why)
    row = {"town": town_id, "key": key, "text": text, "by": by, "at": work.now}
    work.execute(insert(_CANNED), row)
    return CannedKept()


def _fault(key: str, text: str, known: tuple[Canned, ...]) -> str:
    unknown = [each for each in _BRACED.findall(text) if each not in FACTS]
    if not _KEY.fullmatch(key):
        return f"短名只用汉字、字母、数字，最多 {KEY_LIMIT} 个。"
    if not 0 < len(text) <= TEXT_LIMIT:
        return f"内容要写，最多 {TEXT_LIMIT} 个字。"
    if any(each.key == key for each in known):
        return f"已经有“{key}”了，换个短名，或者先删掉旧的。"
    if unknown:
        return f"没有“{{{unknown[0]}}}”这一项，能填的是：{'、'.join(FACTS)}。"
    return f"最多 {MOST} 条，先删掉不用的。" if len(known) >= MOST else ""


def drop_canned(work: Work, town_id: TownId, number: int) -> None:
    """Forget an answer."""
    work.execute(delete(_CANNED).where(_CANNED.c.town == town_id, _CANNED.c.id == number))


def canned_of(work: Work, town_id: TownId) -> tuple[Canned, ...]:
    """Give the town's answers by their keys, as they were typed."""
    return tuple(Canned(*each) for each in work.execute(_OF_TOWN, {"of_town": town_id}))


def facts_for(town: Town, matter: Matter | None, me: str) -> Mapping[str, str]:
    """Give what the braces stand for in this chat; what is not known stays a blank to fill in."""
    windows = "、".join(each.name for each in town.counters_for(matter)) if matter else ""
    hours = "、".join(f"{each.start:%H:%M}-{each.end:%H:%M}" for each in town.hours)
    return {
        "事项": matter.name if matter else "____",
        "窗口": windows or "____",
        "中心": town.centre,
        "地址": town.address,
        "电话": town.phone,
        "上班时间": hours,
        "我": me,
    }


def filled(text: str, facts: Mapping[str, str]) -> str:
    """Fill the braces."""
    return _BRACED.sub(lambda found: facts.get(found[1], found[0]), text)

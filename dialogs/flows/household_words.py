"""What a text tells of a person: relation, name, birth year, village, phone, elder mode."""

import re
from dataclasses import replace
from datetime import datetime

from dialogs.household_ports import Person
from dialogs.machine import Turn
from knowledge.calendar import local
from knowledge.reading.kinsfolk import SELF, read_whom
from knowledge.reading.names import Name, read_name
from knowledge.reading.needs import read_need
from knowledge.reading.phones import Phone, read_phone
from knowledge.reading.places import Place, read_place

_BORN = re.compile(r"(19[0-9]{2}|20[0-2][0-9])(?:年)?(?:生|出生|的人|年)")
_ID_NUMBER = re.compile(r"[1-9]\d{5}(?:18|19|20)\d{9}[\dXx]")
_AGE = re.compile(r"([1-9][0-9]|1[01][0-9])(?:岁|周岁)")
_BARE_AGE = re.compile(r"^\s*([6-9]\d|1[01]\d)\s*$")
_BIG, _SMALL = re.compile(r"大字|老人模式|字大|看不清"), re.compile(r"小字|普通模式|不用大字")
HOUSEHOLD = re.compile(
    r"(?:我|俺)?(?:的)?家里人(?:的(?:资料|情况))?|我家(?:的)?人|家人(?:资料|管理)?|我的家人|"
    r"(?:看|查|改|加|添|管)(?:一?下)?(?:我)?(?:的)?家里?人(?:的资料)?"
)
ADDS = re.compile(r"(?:加|添|记)(?:上|进|一?下|一?个)")
DROPS = re.compile(
    r"(?:把)?.{1,8}(?:的(?:资料|情况|信息))?(?:都)?(?:删(?:掉|了|除)|去掉|不要记|别记)"
)
_WHOLLY_ADDS = re.compile(r"^把|(?:记|加)(?:上|一?下|下来)$")
_NOTES = re.compile(r"记(?:一下|住|下来|着|到)|标(?:记|上|一下)|备注|登记一下|照顾")
_LONGEST = 60  # characters of such a wish
_OURS = re.compile(r"家里?人|家人|资料|信息|情况|删")


def is_wish(text: str) -> bool:
    """Say whether the text wants the household: “我家里人”, “把我爸删掉”, “把我妈加上”."""
    said = "".join(text.split()).rstrip("。！!吧了呀啊嘛")
    if len(said) > _LONGEST:
        return False
    if HOUSEHOLD.fullmatch(said) or marks_of_self(said):
        return True
    named = read_whom(said) is not None
    drops = DROPS.fullmatch(said) is not None and "预约" not in said and "上门" not in said
    adds = ADDS.search(said) is not None and _WHOLLY_ADDS.search(said) is not None
    return named and (drops or adds) and _OURS.search(said + "家人" if adds else said) is not None


def marks_of_self(text: str) -> tuple[str, ...]:
    """Give what the writer wants to be remembered as: “我是残疾人，记一下”."""
    need, whom = read_need(text), read_whom(text)
    if need is None or whom is None or whom.relation != SELF or not _NOTES.search(text):
        return ()
    return need.marks


def read_person(turn: Turn, text: str, person: Person) -> Person:
    """Give the person with what this text tells; an ID number in it is left out."""
    said = ADDS.sub("，", _ID_NUMBER.sub("", text)).removeprefix("把")
    said = _BARE_AGE.sub(r"\1岁", said)
    name, phone = read_name(said), read_phone(said, asked=False)
    place = read_place(said, turn.world.town)
    need = read_need(said)
    known = person
    whom = read_whom(said)
    if whom is not None and not person.relation:
        known = replace(known, relation=whom.relation, name=whom.name or known.name)
    if isinstance(name, Name) and name.certain:
        known = replace(known, name=name.full)
    if isinstance(phone, Phone):
        known = replace(known, phone=phone.formatted)
    if isinstance(place, Place) and place.village is not None:
        details = "".join(each for each in (place.house, place.landmark) if each)
        known = replace(known, village=place.village.name, place=details or known.place)
    born = _born(said, turn.world.now)
    if born is not None:
        known = replace(known, born=born)
        need = need or read_need(f"{local(turn.world.now).year - born}岁")
    if need is not None:
        known = replace(known, marks=tuple(dict.fromkeys((*known.marks, *need.marks))))
    if _SMALL.search(text):
        return replace(known, elder=False)
    return replace(known, elder=True) if _BIG.search(text) else known


def _born(text: str, now: datetime) -> int | None:
    found = _BORN.search(text)
    if found:
        return int(found[1])
    aged = _AGE.search(text)
    return local(now).year - int(aged[1]) if aged else None

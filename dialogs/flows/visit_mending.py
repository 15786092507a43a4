"""What was said wrongly of a visit that stands, read anew: when, which phone, where, who."""

import re
from dataclasses import dataclass, field

from dialogs.choosing import plain
from dialogs.flows.visit_phone import area_of
from dialogs.flows.visit_when import read_wish
from dialogs.flows.visit_where import said_place, set_right, words_around
from dialogs.machine import Turn
from dialogs.visit_ports import VisitMend, VisitSummary
from knowledge.contrast import read_contrast
from knowledge.half_days import HalfDay
from knowledge.reading.kinsfolk import SELF, read_whom
from knowledge.reading.names import Name, read_name
from knowledge.reading.places import Place
from knowledge.reading.two_phones import Phones, read_phones

_WHAT = (
    r"(?:时间|日子|哪天|电话|手机|座机|号码?|地址|地方|位置|住处|住的|村|名字|姓名|姓|人|对象|上门)"
)
CHANGES = re.compile(
    rf"{_WHAT}(?:那里|也|都|是|我|刚才|那个)*(?:说|写|记|填|报|弄|搞|打|约|登记)?(?:错|不对|要改|改|换|变|有误|得改|想改)"
    rf"|(?:说|写|记|填|报|弄|搞|打|约)错了?.{{0,4}}{_WHAT}?|不是[^,，。吗不]{{1,10}}[,，]?(?:而)?是"
    r"|(?:改|换|挪|调|推|移)(?:成|到|为|一下|下|个|在|至|期|时间|迟|后)|提前到?|延后|延到|改(?:上午|下午|周|星期|明|后)"
    rf"|(?:再)?(?:加|留|补)(?:一个|个)?(?:电话|手机|号码|座机)"
)
_LEAVE = re.compile(r"(?:行|可以|好|得|成|要得|中)(?:不|吗|么|不行|不可以|不好)?[?？]?$")
_ASKS = re.compile(r"怎么|咋|如何|哪里|哪儿|什么|啥|[吗么]$|[?？]|谁|多久|要不要")
_OF_PHONE = re.compile(r"电话|手机|座机|号码|打")
_OF_PLACE = re.compile(r"地址|地方|位置|住|村|社区|搬")
_OF_WHO = re.compile(r"名字|姓名|姓|人(?:说|搞|弄|写|约)?错|对象")
_OF_TIME = re.compile(r"时间|日子|哪天|上午|下午|周|星期|礼拜|[今明后]天|号|月|早上|晚")
_ADDS = re.compile(r"再|还有|加|多留|备用|也")


@dataclass(frozen=True, slots=True)
class Said:
    """What a message sets right: half-days (`any_time`: any), or what a mend changes.

    `why`: a time was wished that cannot be had. `told` names what changes, in plain words.
    """

    halves: tuple[HalfDay, ...] = ()
    any_time: bool = False
    mend: VisitMend | None = None
    told: tuple[str, ...] = ()
    why: str = ""
    times: bool = field(default=False)
    """Whether it is of the time at all, though perhaps without saying which."""


def changes(text: str) -> bool:
    """Say whether a text sounds like setting right what was said, and not like a question."""
    said = _LEAVE.sub("", plain(text))
    return CHANGES.search(said) is not None and _ASKS.search(said) is None


def read_mend(turn: Turn, visit: VisitSummary, text: str) -> Said:
    """Read what of this visit is to change; with nothing in it where nothing was said."""
    contrast = read_contrast(text)
    meant = contrast.meant if contrast else text
    denied = contrast.denied if contrast else ""
    phones = _phones(turn, visit, text)
    if phones is not None:
        return phones
    who = _who(visit, text, meant, denied)
    if who is not None:
        return who
    place = _place(turn, text, meant)
    if place is not None:
        return place
    return _time(turn, visit, meant if denied else text)


def _phones(turn: Turn, visit: VisitSummary, text: str) -> Said | None:
    found = read_phones(text, area=area_of(turn), asked=_OF_PHONE.search(text) is not None)
    if not isinstance(found, Phones):
        return Said(why=found.why) if found is not None and _OF_PHONE.search(text) else None
    mine, theirs = found.mine, found.theirs
    phone = mine or theirs
    if phone is None:
        return None
    if mine and theirs:
        mend = VisitMend(phone=mine.formatted, other_phone=theirs.formatted)
        return Said(mend=mend, told=(f"电话{mine.formatted}，{theirs.formatted}",))
    if _ADDS.search(text) and not re.search(r"换|改|错", text):
        if visit.other_phone:
            mend = VisitMend(note=f"还有电话{phone.formatted}")
        else:
            mend = VisitMend(other_phone=phone.formatted)
        return Said(mend=mend, told=(f"多记了电话{phone.formatted}",))
    whose = found.mine_of or found.theirs_of
    note = (
        f"{phone.formatted}是{whose}的"
        if whose and whose not in {visit.who, visit.relation}
        else ""
    )
    if theirs and visit.other_phone:
        mend = VisitMend(other_phone=phone.formatted, note=note)
    else:
        mend = VisitMend(phone=phone.formatted, note=note)
    return Said(mend=mend, told=(f"电话{phone.formatted}",))


def _who(visit: VisitSummary, text: str, meant: str, denied: str) -> Said | None:
    """Read another person in the place of the one who was named: 不是王婆婆，是刘婆婆."""
    named = read_whom(denied) if denied else None
    is_theirs = named is not None and {named.name or named.relation} & {visit.who, visit.relation}
    if not (is_theirs or _OF_WHO.search(text)):
        return None
    name, whom = read_name(meant), read_whom(meant)
    full = name.full if isinstance(name, Name) and name.certain else ""
    if whom is not None and {whom.name or whom.relation} & {visit.who}:
        whom = None
    if whom is None and not full:
        return None
    relation = whom.relation if whom else visit.relation
    who = full or (whom.name if whom else "") or relation
    mend = VisitMend(relation=relation, who=who)
    return Said(mend=mend, told=(f"上门给{'您自己' if who == SELF else who}",))


def _place(turn: Turn, text: str, meant: str) -> Said | None:
    place = said_place(meant, turn.world.town) or said_place(text, turn.world.town)
    if not isinstance(place, Place):
        return None
    if place.village is None and not _OF_PLACE.search(text):
        return None
    meant = set_right(meant, turn.world.town)
    return _placed(turn, place, meant)


def _placed(turn: Turn, place: Place, meant: str) -> Said | None:
    village = place.village.name if place.village else None
    words = words_around(meant, place, turn.world.town)
    if village is None and not words:
        return None
    told = f"去{'，'.join(each for each in (village, words) if each)}"
    return Said(mend=VisitMend(village=village, place=words), told=(told,))


def _time(turn: Turn, visit: VisitSummary, text: str) -> Said:
    of_time = _OF_TIME.search(text) is not None
    wished = read_wish(turn, text, asked=True)
    if wished is None:
        return Said(times=of_time and re.search(r"时间|日子|改期|哪天", text) is not None)
    if wished.half and visit.halves:
        days = dict.fromkeys(each.on for each in visit.halves)
        free = turn.world.desk.visits.halves()
        halves = tuple(each for on in days if (each := HalfDay(on, wished.half)) in free)
        return Said(halves=halves or wished.halves, times=True)
    return Said(halves=wished.halves, any_time=wished.whenever, why=wished.why, times=True)

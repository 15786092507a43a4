"""“一样的地址”, “就上次那个时间”: as in the visit that stands, or at the writer's own home."""

import re
from typing import Any

from dialogs.choosing import plain
from dialogs.machine import Turn
from dialogs.texts import standing_visits as texts
from dialogs.visit_ports import VisitSummary
from knowledge.reading.kinsfolk import SELF, read_whom

_LEAD = r"(?:也是|也|还是|就是|就|都是|都|是|住在?|在|去|用)*"
_WITH = r"(?:(?:跟|和|同|与)(?:我|俺|咱)?(?:家)?.{1,5}?(?:那次|那个|的)?)?"
_BEFORE = (
    r"(?:上一?次|上回|刚才|前面|之前|头一?次|第一(?:次|个)|原来|老)(?:那)?(?:次|个|里|儿)?(?:的)?"
)
_SAME = r"(?:一样的?|相同的?|同样的?|同一个?|一个)"
_SPOT = r"(?:地址|地方|位置|屋|家|住处|村|地儿)"
_SAME_PLACE = re.compile(
    rf"{_LEAD}{_WITH}(?:{_SAME}{_SPOT}?|{_BEFORE}{_SPOT}|{_SPOT}(?:也|都)?(?:是)?(?:一样|相同|不变|没变|同上)|同上|那(?:里|儿|个{_SPOT}))(?:的)?"
)
_TOGETHER = re.compile(
    rf"{_LEAD}(?:他|她|老人|.{{0,4}})?{_LEAD}(?:跟|和|同|与)(?P<whom>.{{1,6}}?)(?:是)?(?:一起|一块儿?|一路|一家|一屋|同)?{_LEAD}(?:住|一起|一块儿?|一家人?)(?:在)?(?:一起|一块儿?|一家|一屋)?(?:的)?"
    r"|(?:他|她|老人|.{0,4})?(?:就|都|也|现在)*住(?:在|到)?(?P<at>我|俺|我们|俺们|咱)(?:们)?(?:这里|这儿|这边|这|家里?|屋头|屋里|屋)?(?:的)?"
)
_TIME = r"(?:时间|时候|日子|天|半天|点|钟头)"
_PHONE = r"(?:电话|手机|号码?|座机)"
_SAME_PHONE = re.compile(
    rf"{_LEAD}{_WITH}(?:{_SAME}{_PHONE}|{_BEFORE}{_PHONE}|{_PHONE}(?:号码?)?(?:也|都|还)?(?:是)?(?:一样|相同|不变|没变|同上|那个))(?:的)?"
)
_SAME_TIME = re.compile(
    rf"(?:就|也|还是|还|是|按|照)*{_WITH}(?:{_SAME}{_TIME}?|{_BEFORE}{_TIME}|{_TIME}(?:也|都)?(?:是)?(?:一样|相同|不变|同上)|同上|那个{_TIME}|一起来?|一块来?|同时来?)(?:来)?(?:的|吧|嘛|就行|就好|行)*"
)
_ANYBODY = frozenset({"我", "俺", "我们", "俺们", "咱", "咱们"})


def answers_a_step(text: str) -> bool:
    """Say whether a text tells no more than with whom, or as in which visit: 跟我妈一样."""
    said = plain(text)
    return any(each.fullmatch(said) for each in (_TOGETHER, _SAME_PLACE, _SAME_PHONE, _SAME_TIME))


def hear_place(turn: Turn, asked: str, found: dict[str, Any]) -> str | None:
    """Take the place of a visit that stands, or of the writer's home, into `found`.

    Gives what is wrong, “” where nothing is; None where the text is nothing of the kind.
    """
    said = plain(turn.said.text)
    together = _TOGETHER.fullmatch(said)
    same = _SAME_PLACE.fullmatch(said)
    if asked not in {"where", "confirm"} or not (same or together):
        return None
    if asked == "confirm" and not together and not re.search(_SPOT, said):
        return None
    if together and (together["at"] or together["whom"] in _ANYBODY):
        return _own(turn, found)
    stands = _named(turn, said)
    if stands is None or not (stands.village or stands.place):
        return texts.SAY_THE_PLACE
    found.update(village=stands.village, place=stands.place)
    return ""


def hear_phone(turn: Turn, asked: str, found: dict[str, Any]) -> str | None:
    """Take the phones of a visit that stands; like `hear_place`."""
    said = plain(turn.said.text)
    if asked not in {"phone", "confirm"} or not _SAME_PHONE.fullmatch(said):
        return None
    stands = _named(turn, said)
    if stands is None or not (stands.phone or stands.other_phone):
        return texts.SAY_THE_PHONE
    found.update(phone=stands.phone, other_phone=stands.other_phone)
    return ""


def hear_time(turn: Turn, asked: str, found: dict[str, Any]) -> str | None:
    """Take the half-days of a visit that stands; like `hear_place`."""
    said = plain(turn.said.text)
    if not _SAME_TIME.fullmatch(said) or (asked != "when" and not re.search(_TIME, said)):
        return None
    stands = _named(turn, said)
    free = turn.world.desk.visits.halves()
    halves = [each.stored for each in stands.halves if each in free] if stands else []
    if not halves:
        return texts.SAY_THE_TIME
    found.update(halves=halves, whenever=False)
    return ""


def _own(turn: Turn, found: dict[str, Any]) -> str:
    own = turn.world.desk.household.find(SELF)
    if own is None or not (own.village or own.place):
        return texts.SAY_YOUR_PLACE
    found.update({k: v for k, v in (("village", own.village), ("place", own.place)) if v})
    return ""


def _named(turn: Turn, said: str) -> VisitSummary | None:
    """Give the visit of whom the text names; the last one where it names nobody."""
    found, whom = turn.world.desk.visits.open(), read_whom(said)
    if whom is None or whom.relation == SELF:
        return found[-1] if found else None
    names = {whom.name or whom.relation}
    return next((each for each in found if {each.who, each.relation} & names), None)

"""The phones of a visit: one's own, another's, or that there is none."""

import re
from collections.abc import Mapping
from typing import Any

from dialogs.choosing import plain
from dialogs.machine import Turn
from dialogs.texts import visit_phone as texts
from knowledge.reading.kinsfolk import SELF
from knowledge.reading.phones import NotAPhone, Phone
from knowledge.reading.two_phones import Phones, read_phones

_NONE = re.compile(
    r"没(?:有|得)?(?:电话|手机)|冇电话|莫得(?:电话|手机)|不方便(?:留|说)|不想(?:留|说)|^\s*(?:没|冇|莫)(?:有|得)?[。.!！]?\s*$"
)
_KNOWS_NOT = r"记不|不记得|唔记得|忘|不晓得|不知道|不清楚|晓不得|说不(?:出|上|来)"
_UNKNOWN = re.compile(
    rf"{_KNOWS_NOT}|(?:电话|手机|座机|号码|卡).{{0,6}}(?:坏|丢|掉了|停机|欠费|没电|不见|打不通|没带|关机|在.{{1,6}}(?:那|手|身上|这))"
)
_ANOTHERS = re.compile(
    r"(?:打|用|留|写|记|联系|找)(?:给)?(?:我|俺|他|她|咱)?(?:家)?(?:的)?"
    r"(?:儿子|女儿|儿媳|媳妇|老公|老婆|老伴|爸|妈|哥|姐|弟|妹|孙子|孙女|侄儿?|邻居|村长|书记|家里人|屋里人|他|她)"
    r"[^\d]{0,4}(?:的|电话|手机|号码?)"
)
_KIN_S_NUMBER = re.compile(
    r"(?:我|俺|咱)?(?:家)?(?:的)?(?:[大小老二三]?(?:儿子|女儿|闺女|儿媳妇?|媳妇|女婿|孙子|孙女|侄[儿女子]?|哥|姐|弟|妹|儿|女)|老[公婆伴]|爸|妈|邻居|村长|书记|队长|他|她)"
    r"(?:的)?(?:电话|手机|号码?)?(?:是|：|:)?\s*(?=[\d一二三四五六七八九零幺]{7,})"
)
_OWN_NONE = re.compile(
    r"(?:我|俺|咱|我们|家里|屋里|老人|他|她)*(?:都|也)?(?:没(?:有|得)?|冇|莫得)(?:手机|电话)(?:和|也没(?:有|得)?)?(?:手机|电话)?"
)
_HAS_LANDLINE = re.compile(r"(?<!没)(?<!没有)(?:有|是|用|打)(?:个|部)?座机")
_LATER = re.compile(
    r"(?:等(?:一?[会下哈](?:儿|子)?|一等|我.{0,6})|晚点|迟点|回头|待会儿?|过(?:一?会儿?|下)|下次|到时候?)(?:再|我|就)*(?:告诉|说|讲|发|给|报|补|写)"
)
_THIS_WECHAT = re.compile(
    r"微信(?:号|电话|手机)*(?:就)?(?:同号|一样|相同|同步|也是|是同一个|号就是)|(?:跟|和|同|与|就是|就)(?:我)?(?:这个?)?微信(?:号|上)?(?:的)?(?:一样|相同|同号|是一个|那个)?"
    r"|就这个(?:微信|号)|微信(?:上)?(?:找|联系|说|打|语音)"
)
_ADDS = re.compile(
    r"再(?:加|留|记|写|给|说|报|补)|还有|另外|也可以打|也打得通|也留|多留|备用|加(?:一个|个|上)"
)
_WRONG = re.compile(
    r"(?:电话|号码|手机号?).{0,4}(?:错|不对|搞错|写错|记错|变了|换了)|(?:错|不对).{0,4}(?:电话|号码)"
)


def without_owner(said: str, *, whole: bool) -> str:
    """Leave out whose phone it is: “打我儿子的138…” is no visit to the son.

    `whole`: also where only the kin and the number are said (“我儿子138…”).
    """
    rest = _ANOTHERS.sub("", said)
    return _KIN_S_NUMBER.sub("", rest) if whole else rest


def hear_phones(turn: Turn, wish: Mapping[str, Any], asked: str, found: dict[str, Any]) -> str:
    """Read the phones into `found`, and give what is wrong; “” where nothing is.

    `wish` with what the message told so far. Who can't say the number is asked once for another's.
    """
    said = turn.said.text
    match read_phones(said, area=area_of(turn), asked=asked == "phone"):
        case Phones() as phones:
            _keep(phones, said, wish, found)
            return ""
        case NotAPhone(why):
            return why if asked in {"phone", "confirm"} else ""
        case None:
            return _without(said, wish, asked, found)


def area_of(turn: Turn) -> str:
    """Give the town's area code; empty where its phone tells none."""
    area, dash, _ = turn.world.town.phone.partition("-")
    return area if dash else ""


def _keep(phones: Phones, said: str, wish: Mapping[str, Any], found: dict[str, Any]) -> None:
    """Keep each phone with whose it is; one that is said to be added takes nobody's place."""
    mine, theirs = _named(phones.mine, phones.mine_of), _named(phones.theirs, phones.theirs_of)
    if wish.get("relation") == SELF and mine is None:
        mine, theirs = theirs, None
    if _ADDS.search(said) and wish.get("phone") and (mine is None or theirs is None):
        _add(mine or theirs, wish, found)
        return
    if mine:
        found.update(phone=mine[0], phone_of=mine[1])
    if theirs:
        found.update(other_phone=theirs[0], other_of=theirs[1] or _whose(mine, wish))


def _named(phone: Phone | None, whose: str) -> tuple[str, str] | None:
    return (phone.formatted, whose) if phone else None


def _whose(mine: object, wish: Mapping[str, Any]) -> str:
    """Give whose the second of two is where nothing is said of it: nobody's in particular."""
    return texts.ANOTHER_PHONE if mine or wish.get("relation") == SELF else ""


def _add(phone: tuple[str, str] | None, wish: Mapping[str, Any], found: dict[str, Any]) -> None:
    if phone is None or phone[0] in {wish.get("phone"), wish.get("other_phone")}:
        return
    if not wish.get("other_phone"):
        found.update(other_phone=phone[0], other_of=phone[1] or texts.ANOTHER_PHONE)
        return
    more = f"还有电话{phone[0]}" + (f"（{phone[1]}的）" if phone[1] else "")
    found["notes"] = "；".join(each for each in (wish.get("notes"), more) if each)


def _without(said: str, wish: Mapping[str, Any], asked: str, found: dict[str, Any]) -> str:
    if asked == "confirm" and (_WRONG.search(said) or _ANOTHERS.search(said)):
        return texts.WHICH_PHONE
    if asked not in {"", "phone"} and _OWN_NONE.fullmatch(plain(said)):
        found["no_phone"] = True
        return ""
    if asked and _HAS_LANDLINE.search(said):
        return texts.SAY_THE_LANDLINE
    return _told_none(said, wish, found) if asked == "phone" else ""


def _told_none(said: str, wish: Mapping[str, Any], found: dict[str, Any]) -> str:
    """Hear, where a phone is asked for, that there is none or that it cannot be said now."""
    if _THIS_WECHAT.search(said):
        return texts.WECHAT_HAS_NO_NUMBER
    again = wish.get("no_number")
    if _ANOTHERS.search(said) and not again:
        found["no_number"] = True
        return texts.ANOTHERS_PHONE
    if _NONE.search(said) or (
        again and any(each.search(said) for each in (_UNKNOWN, _LATER, _ANOTHERS))
    ):
        found["no_phone"] = True
        return ""
    if _UNKNOWN.search(said) or _LATER.search(said):
        found["no_number"] = True
        return texts.NUMBER_UNKNOWN
    return ""

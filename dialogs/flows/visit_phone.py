"""The phones of a visit: one's own, another's, or that there is none."""

import re
from collections.abc import Mapping
from typing import Any

from dialogs.machine import Turn
from dialogs.texts import visit as texts
from knowledge.reading.kinsfolk import SELF
from knowledge.reading.phones import NotAPhone
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
    area = turn.world.town.phone.partition("-")[0] if "-" in turn.world.town.phone else ""
    match read_phones(said, area=area, asked=asked == "phone"):
        case Phones(mine, theirs):
            if wish.get("relation") == SELF:
                mine, theirs = mine or theirs, None
            if mine:
                found["phone"] = mine.formatted
            if theirs:
                found["other_phone"] = theirs.formatted
            return ""
        case NotAPhone(why):
            return why if asked in {"phone", "confirm"} else ""
        case None:
            return _without(said, wish, asked, found)


def _without(said: str, wish: Mapping[str, Any], asked: str, found: dict[str, Any]) -> str:
    if asked == "confirm" and (_WRONG.search(said) or _ANOTHERS.search(said)):
        return texts.WHICH_PHONE
    if asked != "phone":
        return ""
    again = wish.get("no_number")
    if _ANOTHERS.search(said) and not again:
        found["no_number"] = True
        return texts.ANOTHERS_PHONE
    if _NONE.search(said) or (again and (_UNKNOWN.search(said) or _ANOTHERS.search(said))):
        found["no_phone"] = True
        return ""
    if _UNKNOWN.search(said):
        found["no_number"] = True
        return texts.NUMBER_UNKNOWN
    return ""

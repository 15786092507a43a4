"""Where somebody is registered, in a villager's words: 在, 不在, 本村的, 外头的, 在龙泉村."""

import re

from dialogs.choosing import plain
from dialogs.flows.statuses_told import answering, is_doubtful, whom_of
from dialogs.machine import Aside, Outcome, Turn
from dialogs.texts import circumstances as texts
from knowledge.circumstances import Circumstance
from knowledge.reading.subjects import said_of

_ASKED = ("hukou_local", "hukou")
_ASKS = re.compile(r"[?？]|[吗么呢]$|怎|咋|什么|啥|哪|能不能|要不要|是不是|在不在")
_ABOUT = re.compile(
    r"^(?:(?:我|俺|咱)(?!们?[村镇乡这])们?|老人|他|她|的|户口[本簿]?|户籍|一直|肯定|当然|就|都|也|还|是)*"
)
_HERE = (
    r"(?:我们?|俺们?|咱们?|你们)?(?:(?:这|本)(?:里|儿|边|地|镇|乡|村|街道|县)?|当地"
    r"|[村镇乡][里上下]|(?<=[们俺咱])[村镇乡])"
)
_IN = re.compile(rf"在(?:的)?|(?:在)?{_HERE}(?:的)?(?:人|户口)?(?:的)?|土生土长(?:的)?")
_OUT = re.compile(
    rf"(?:不|没|没有)在(?:{_HERE})?|(?:不是|不){_HERE}(?:的)?(?:人|户口)?(?:的)?"
    r"|(?:在)?(?:外(?:地|头|面|边|省|市|县|乡)|别处|别的地方)(?:的)?(?:人|户口)?(?:的)?"
)
_SOMEWHERE = re.compile(
    r"(?:在|从|迁|落)?.*(?:老家|迁|集体户)|[不没]?在.{1,8}|老家.*|迁(?:走|出|来|过来|到).{0,8}"
)
_FROM = re.compile(
    r"(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东"
    r"|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古?|广西|西藏|宁夏|新疆|香港|澳门)(?:.{0,4})|.{2,6}[省市县](?:.{0,2})"
)
_OF_A_VILLAGE = re.compile(r"在?(?:第?[0-9一二三四五六七八九十]+[组队社])?(?:的)?(?:人)?(?:的)?")


def heard(turn: Turn, asked: Circumstance) -> Turn | Outcome | None:
    """Give the turn with what is told, or what is asked back; None where it tells nothing."""
    text = plain(turn.said.text)
    said = _ABOUT.sub("", text)
    if asked.id not in _ASKED or not said or _ASKS.search(text):
        return None
    if text in asked.answers or text.isdecimal():
        return None
    if doubtful := _doubtful(turn, text, said):
        return doubtful
    here, away = asked.answers[:2]
    if _IN.fullmatch(said) or _is_of_the_town(turn, said):
        return answering(turn, (here,))
    if _OUT.fullmatch(said):
        return answering(turn, (away,))
    named = turn.said.understanding.kind in {"matter", "chain", "intent"}
    if turn.said.chosen or (named and "户口" not in text):
        return None
    unclear = _SOMEWHERE.fullmatch(said) or _FROM.fullmatch(said)
    return Aside((texts.WHERE_IS_HUKOU,)) if unclear else None


def _doubtful(turn: Turn, text: str, said: str) -> Aside | None:
    """Ask where it is said of somebody else, or of another time than now."""
    if not (turn.said.chosen or "户口" in text or "在" in said):
        return None
    if said_of(text, whom_of(turn)) is not None:
        return Aside((texts.HUKOU_OF_WHOM,))
    return Aside((texts.WHERE_IS_HUKOU,)) if is_doubtful(text) else None


def _is_of_the_town(turn: Turn, said: str) -> bool:
    """Say whether a village of this town is all that is said: 在龙泉村, 沙河村三组的."""
    for village in turn.world.town.villages:
        for name in (village.name, *village.aliases):
            if name in said and not said.startswith(("不", "没")):
                return _OF_A_VILLAGE.fullmatch(said.replace(name, "", 1)) is not None
    return False

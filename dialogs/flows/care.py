"""特殊群体: who says to be old, disabled, ill or pregnant is first offered not to come at all.

begin ─► ways ─► (proxy · a visit · ask)
Who only says not to be able to come is asked there what is meant: another day, somebody else, or
a visit.
source: CN-12
"""

import re

from dialogs.choosing import plain
from dialogs.flows import not_coming, proxy
from dialogs.machine import Again, Choice, Dialog, Go, Outcome, Question, Start, State, Turn
from dialogs.texts import care as texts

NAME = "care"
_WHO = (
    r"(?:我是?|俺|本人|老人|我家?(?:妈|爸|娘|爹|奶奶|爷爷|老伴|媳妇|老婆|母亲|父亲)(?:是|她|他)?)?"
)
_KINDS = {
    "老人": (
        r"(?:今年|都|快|已经|有)*(?:[七八九]十|[789]\d)(?:多|来|几|[一二三四五六七八九])?岁?了?"
        r"|(?:岁数|年纪)(?:很|太|好)?大了?|是?(?:独居|孤寡|高龄)老人"
    ),
    "残疾人": (
        r"(?:是|有|个)*(?:残疾人?|盲人|聋哑人|聋人|瘫痪|坐轮椅的?|看不见|听不见)(?:了|的)?"
        r"|腿脚不(?:便|方便|好)"
    ),
    "病人": (r"(?:生|得|有)?(?:了|着)?(?:重病|大病|卧床|住院)(?:了|的|在床)?|病了|病得很?重"),
    "行动不便": (
        r"(?:实在|真的?|现在|都|也|又|已经|有点|老了|人老了|腿脚|脚|腿)*(?:走|跑|挪)不(?:动|得)(?:路|道|腿)?"
        r"(?:了|啦|咯|哒|的|啊|呀)*"
    ),
    "孕妇": (
        r"是?(?:怀孕|孕妇|怀了?娃|有身孕|有喜|大着肚子)"
        r"(?:了|的|\d+个?月|[一二三四五六七八九]个?月)*"
    ),
}
_ABSENT = (
    Choice("another", "换一天来", ("改天", "换天", "改天来", "换一天", "换个时间", "改时间")),
    Choice("other", "让别人去办", ("让别人去", "别人去", "让别人来", "家里人去", "让家里人去")),
    Choice("visit", "请人上门来办", ("上门", "到家里来")),
)
_LESS = r"(?:不方便|行动不便|来不了|出不了门|走不动|跑不动|不好跑)?"
_SAYS = {name: re.compile(rf"{_WHO}(?:{words})[,，]?{_LESS}") for name, words in _KINDS.items()}


def kind_of(text: str) -> str | None:
    """Give the group that somebody says to belong to, where nothing else is said."""
    said = plain(text)
    if said.isdecimal():
        return None  # a number alone answers something else
    return next((name for name, words in _SAYS.items() if words.fullmatch(said)), None)


def wish(turn: Turn) -> Start | None:
    """Hear that it is somebody who need not come, and offer the ways at once."""
    kind = kind_of(turn.said.text)
    if kind is None:
        return None
    return Start(NAME, {"kind": kind, "said": turn.said.text}, hold=True)


def _begin(turn: Turn) -> Outcome:
    if turn.learned.get("absent"):
        return _somebody_else(turn) if turn.learned.get("sends") else Go("ways")
    turn.memory.care = str(turn.learned["kind"])
    return Go("ways")


def _ask(turn: Turn) -> Question:
    if turn.learned.get("absent"):
        return Question(texts.ASK_ABSENT, _ABSENT, open=True)
    choices = (
        Choice("proxy", "请村里代办员办", ("代办", "帮办", "代办员")),
        Choice("visit", "请人上门来办", ("上门", "到家里来")),
        Choice("ask", "自己去，先问要带什么", ("自己去", "自己来", "问材料")),
    )
    return Question(texts.ways(turn.learned["kind"], turn.world.town), choices, open=True)


def _hear(turn: Turn) -> Outcome:
    asked = str(turn.learned.get("said", ""))
    code = turn.learned.get("matter") or turn.memory.matter
    match turn.said.choice:
        case "another":
            return Start("book", {"matter": code} if code else {})
        case "other":
            return _somebody_else(turn)
        case "proxy":
            return Start(proxy.NAME, {"matter": code} if code else {})
        case "visit":
            absent = {"matter": code} if code and turn.learned.get("absent") else {}
            return Start("visit", {"said": asked, **absent})
        case "ask":
            return Start("find_matter", say=(texts.FIRST_IN_LINE,))
        case _ if turn.learned.get("absent") and not_coming.sends(turn.said.text):
            return _somebody_else(turn)
        case _:
            return Again()


def _somebody_else(turn: Turn) -> Start:
    """Say whether somebody else may come, and what they bring; of what, where it is not known."""
    code = turn.learned.get("matter") or turn.memory.matter
    matter = turn.world.catalog.matter(str(code))
    if matter is None:
        return Start("find_matter", {"asks": ["proxy"]})
    told = [["agent", "代办"]] if matter.proxy else []
    return Start("guide", {"matter": matter.code, "asks": ["proxy"], "told": told})


CARE = Dialog(
    name=NAME,
    title="不用跑的办法",
    begin=_begin,
    first=("ways",),
    states=(State("ways", _ask, _hear),),
)

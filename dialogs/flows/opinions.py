"""Whether words said where an opinion is asked for are one, or a question, a wish or a matter."""

import re
from typing import Literal

from dialogs.choosing import plain
from dialogs.flows import asides, own_bookings, turning_to, wishes
from dialogs.machine import Again, Outcome, Turn
from dialogs.texts import say

Sense = Literal["opinion", "business", "unsure"]
_OPINES = re.compile(
    r"建议|希望|盼望|应该|应当|最好|不如|要是|如果|不要|太(?!奶|爷|婆|公|原|阳)|(?<!困)(?<!疑)难(?!民|产)|慢(?!性|病|特病)"
    r"|多(?:放|摆|开|设|安排|来|派|给|装|加|搞|配|弄|点|些|几|宣传)|[大小高低早晚快慢]一?[点些]|[^\d问]一点$|就好$|增[加设]|老是|总是|动不动"
    r"|(?:能不能|可不可以|能|可以).{0,8}(?:也|都|多|再|让|改|直接|不要)|能否|何必|为什么(?!要交)|为啥子?(?!要交)"
    r"|脏|乱(?!码)|吵|挤|不够|不方便|麻烦|不好(?!办)|不错|很好|真好|挺好|打不通|没人(?:接|管|上班)|差(?!额|评)|取消.{0,3}(?:中午|休息|午休)"
)
"""What finds fault, wishes or praises; a matter or hours named beside it are what it is about."""
_ASKS = re.compile(
    r"[?？]|[吗么]$|怎么(?!没|不|这么|那么|才|老|总)|咋(?!没|不|这么|那么|才|老|总)|几点|多少|多久|哪里|在哪|哪儿|什么|啥(?!都)|找谁|[要用]不要(?:带|交)|(?:好|下来|上班|开门)(?:没有?|不)$"
)
_LACKS = re.compile(r"(?<!有)没[有得](?=.)|缺|少(?!数|年|儿)")
_WANTS = re.compile(
    r"(?:我|俺|想|要|来|给我|帮我|给.{1,3}|帮.{1,3})(?:想|要|来|去)*(?:办|补|领|换|申请|报销|查|问|约)|咨询|打听|问一?下"
)
_NO_OPINION = re.compile(
    r"(?:不是|不|没有?)(?:要|想|在)?(?:给你们|跟你们)?(?:提|说|讲)(?:什么|啥)?(?:意见|建议)"
    r"|(?:不是|没有)(?:意见|建议)[,，。 ].+"
)


def sense_of(turn: Turn) -> Sense:
    """Say what the words are; `unsure` where they name a matter and may as well be of it."""
    understood, said = turn.said.understanding, turn.said.text
    text = plain(said)
    if denies(said) or (understood.kind == "chain" and not _OPINES.search(text)):
        return "business"
    if _OPINES.search(text):
        return "opinion"
    plainly = understood.kind == "clarify" and (
        understood.candidates[0].score >= asides.PLAINLY_ANOTHER
    )
    named = plainly or understood.kind == "matter"
    asks = bool(_ASKS.search(text))
    if _LACKS.search(text) and not (named or asks):
        return "opinion"
    if wishes.heard(turn) or own_bookings.wish(turn):
        return "business"
    if understood.kind == "intent" and understood.ruled and understood.intent != "suggest":
        return "business"
    if named and (asks or understood.asks or _WANTS.search(text) or _is_a_name(turn, text)):
        return "business"
    return "unsure" if named or asks or understood.asks else "opinion"


def denies(text: str) -> bool:
    """Say whether a text says that no opinion is meant: “不是提意见，我问低保”."""
    return _NO_OPINION.search(plain(text)) is not None


def business(turn: Turn) -> Outcome | None:
    """Answer or begin what is meant instead, keeping the question; None where nothing is."""
    found = asides.answer(turn) or turning_to.elsewhere(turn)
    return None if isinstance(found, Again) else found


def _is_a_name(turn: Turn, text: str) -> bool:
    codes = turn.said.understanding.codes
    found = say.matter_names(turn.world.catalog, codes)
    names = [plain(name) for each in found for name in (each.name, each.called, *each.aliases)]
    return any(text == name or (len(text) > 1 and text in name) for name in names)

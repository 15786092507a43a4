"""Who would rather call than type, or writes English: the phone, and a person.

Only Chinese is understood: English words resemble matters by chance.
"""

import re

from dialogs.choosing import plain
from dialogs.flows.hours import hours_text
from dialogs.machine import Aside, Turn
from dialogs.texts import reach

_LETTER = re.compile(r"[一-鿿]")
_WORD = re.compile(r"[a-z']+")
_PLAINLY = re.compile(
    r"\b(?:the|help|what|how|need|want|please|speak|english|understand|where|when|have|apply)\b"
)
_ENGLISH = re.compile(
    r"\b(?:i|am|i'm|my|we|your|is|are|do|does|don't|to|from|for|of|in|get|this|that|would|should)\b"
)
"""No word that is a syllable of pinyin too (you, can, me): “wo you can ji zheng” is Chinese."""
_FEW = 2
_CALLS = re.compile(
    r"(?:(?:我|俺|老人|年纪大)*(?:打字|写字|手机)?(?:太|很|好|不会|不太会|不方便|有点)?(?:慢|累|麻烦|难|打字|打不来|不会|看不清)?(?:了|的|打|啊)*[,，]?)?"
    r"(?:我|那|就|直接|想|还是)*(?:能不能|可不可以|可以|能|想|要)(?:不能)?(?:直接|给你们|给我|跟你们|用|我)*(?:打|通|接|说)?(?:个|一个)?电话"
    r"(?:问|说|办|讲|联系|沟通|咨询|里说|聊)*(?:一下)?(?:吗|不|么|啊|呢|行不行|行吗|可以吗)*"
)


def begins(turn: Turn) -> Aside | None:
    """Give the ways beside typing Chinese; None where neither English nor a call is meant."""
    understanding, text = turn.said.understanding, turn.said.text.lower()
    if understanding.kind == "intent":
        return None
    if not _LETTER.search(text):
        words = _WORD.findall(text.replace("’", "'"))
        said = " ".join(words)
        english = _PLAINLY.search(said) or len(_ENGLISH.findall(said)) >= _FEW
        if english and len(words) > _FEW:
            return Aside((reach.in_english(turn.world.town.phone),))
    if understanding.kind != "matter" and _CALLS.fullmatch(plain(turn.said.text)):
        return Aside((f"{reach.CALL}{hours_text(turn)}",))
    return None

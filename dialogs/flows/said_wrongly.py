"""“约错了”, “人写错了，是我爸”, “这个号是给我妈约的”: what is wrong with a booking just made.

Said of the person it names whom it is for; said of the time it is moved; else it is shown.
"""

import re

from dialogs.flows.wished_time import read
from dialogs.machine import Aside, Outcome, Start, Turn
from dialogs.texts import booking as texts
from knowledge.reading.for_whom import called

_MARKS = re.compile(r"[，,。.!！、\s]+")
_WRONGLY = r"(?:约|订|挂|预约|定)错"
_BEFORE = r"(?:我|刚才|刚刚|好像|哎呀?|不好意思|对不起|是|把|这个?|那个?|号|给|就|都)*"
_IT = r"(?:号|预约|一个)?"
_WRONG = re.compile(rf"{_BEFORE}{_WRONGLY}(?:号|预约)?[了啦呀啊]*")
_WRONG_TIME = re.compile(
    rf"{_BEFORE}(?:{_WRONGLY}了?(?:时间|日子|天|日期|钟点)|(?:时间|日子|日期){_WRONGLY})[了啦呀啊]*(?P<rest>.*)"
)
_WRONG_PERSON = re.compile(
    rf"{_BEFORE}(?:{_WRONGLY}了?(?:人|名字)|(?:人|名字){_WRONGLY}|(?:人|名字)(?:写|填|弄|搞)错|(?:写|填|弄|搞)错了?(?:人|名字))"
    r"[了啦呀啊]*"
)
_IS = r"(?:其实|实际上|本来|应该|要|该|也|是|给|帮|替|为)+"
_WHO = r"(?P<who>[一-龥]{1,8}?)"
_FOR_WHOM = (
    re.compile(rf"{_WRONG_PERSON.pattern}{_IS}{_WHO}(?:自己)?(?:要)?(?:来|去)?(?:约|订|挂|办)?的?"),
    re.compile(
        rf"{_BEFORE}{_WRONGLY}[了啦呀啊]*{_IS}{_WHO}(?:自己)?(?:要)?(?:来|去)?(?:约|订|挂|办)?的?"
    ),
    re.compile(
        rf"(?:{_BEFORE}{_IT}|我?(?:约|订|挂)的){_IS}{_WHO}(?:自己)?(?:预约|约|订|挂)(?:的{_IT}|号)"
    ),
    re.compile(
        rf"(?:这个?|那个?|刚才的?|刚刚的?)(?:号|预约){_IS}{_WHO}(?:自己)?(?:来|去)?(?:办|用)?的?"
    ),
)


def whom(text: str) -> str | None:
    """Give for whom a booking is said to be, against how it was made; None where nobody is named.

    It is more than the person alone: that may answer another question.
    """
    said = _MARKS.sub("", text)
    for each in _FOR_WHOM:
        found = each.fullmatch(said)
        if found and (who := called(found["who"])):
            return who
    return None


def heard(turn: Turn) -> Outcome | None:
    """Ask for whom, move it or show what is booked, where no more is said than what is wrong."""
    said = _MARKS.sub("", turn.said.text)
    if _WRONG_PERSON.fullmatch(said):
        return Aside((texts.TO_WHOM,))
    time = _WRONG_TIME.fullmatch(said)
    if time and (not time["rest"] or not read(turn, time["rest"]).says_nothing):
        return Start("my_bookings", {"said": time["rest"] or _MOVE, "moves": True}, hold=True)
    if _WRONG.fullmatch(said):
        return Start("my_bookings", {"said": ""}, hold=True)
    return None


_MOVE = "改时间"

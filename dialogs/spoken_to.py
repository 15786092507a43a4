"""What is said to us as to somebody on the phone: “在不在”, “咋还没人”, “你是人还是机器”, “别挂”.

It names no matter and drops no step: it is answered, and what was asked is asked again.
"""

import re
from dataclasses import replace

from dialogs.flows import day
from dialogs.machine import Aside, Turn
from dialogs.talk import Talk
from dialogs.texts import in_between as texts

_LONGEST = 30
_MARKS = re.compile(r"[\s,，.。!！?？~～…]+")
_CALLING = r"(?:喂+|哎+|诶|欸|你好|您好|请问|同志|老师|姑娘|妹子|小伙子|师傅|领导|工作人员)*"
_END = r"(?:啊|哈|呀|呢|嘛|哦|咧|喂|了|的|咯|噻)*"
_THERE = re.compile(
    rf"{_CALLING}(?:你们?|您|还|到底)*(?:在不在|在不|在吗|在没在|在没|在么|有人不|有人没有?|有人吗|有人么|有没有人|有没得人)(?:在|的|上班|管|理我?|回我?)*{_END}"
)
_NOBODY = re.compile(
    rf"{_CALLING}(?:咋个?|怎么|为啥|为什么|啷个|点解|都|半天|老半天|等了半天|等半天|等好久了?|还是|还|这么久|那么久|也|到现在)*"
    r"(?:没得?|没有|冇|不见|莫得)(?:个|一个|见)?人?(?:人|理|回|来|应|管|答应|接)(?:我|俺|话|应)*"
    rf"{_END}|{_CALLING}(?:那|工作人员|真人)*人(?:呢|在哪里?|到哪了|哪去了|来了没有?|来没来|啥时候来|什么时候来|多久来){_END}"
)
_HOW_LONG = re.compile(
    rf"{_CALLING}(?:我|俺|还|要|得|现在|到底|前面|前头|排|等|到|第)*(?:多久|好久|几个人?|几位|几个|多少人|啥时候|什么时候)(?:到我|轮到我|轮得到我|才有人|有人来?)?{_END}"
    rf"|(?:轮到我|到我)(?:了没有?|没有?|了吗|了不)?{_END}"
)
_PERSON = re.compile(
    rf"{_CALLING}(?:你|您|这|那|对面|你们)(?:到底|是不是|真的|那边|这边)*(?:是)?(?:个|不是)?"
    r"(?:真人|活人|人|机器人?|电脑|智能|自动的?|AI|ai)(?:还|还是|或者|回复|在回|在说|啊|呀)*(?:是)?(?:个)?(?:真人|活人|人|机器人?|电脑|自动的?)?(?:吗|不|不是|么|嘛)?"
    rf"{_END}"
)
_ASKS_PERSON = re.compile(r"还是|是不是|[吗不么嘛]$|呀$|啊$")
_HEARS = re.compile(
    rf"{_CALLING}(?:你们?|您|能|还|可以)*(?:听|看|收)(?:不)?(?:得|的)?(?:见|到|清|清楚|得见|得到)(?:不|吗|没|没有|我|我说话|我说的|么|听不见|不得)*{_END}"
    rf"|{_CALLING}(?:听|看|收)(?:得)?(?:见|到)(?:听|看|收)?不(?:听|看|收)?(?:见|到)?{_END}"
    rf"|{_CALLING}(?:你|您|先|可|千万)*(?:别|莫|不要|不准|唔好|冇)(?:先|给我|忙)*挂(?:断|电话|机)*{_END}"
)
_ASKS_HEARD = re.compile(r"[不吗没么]|别|莫|不要|唔|喂")


def heard(talk: Talk, turn: Turn) -> Aside | None:
    """Answer what is said to whoever may be there; None where it is nothing of the kind.

    To who waits for a person it says how many wait before.
    """
    said = _said(turn.said.text)
    if turn.said.kind != "text" or not said:
        return None
    if talk.with_clerk and asks_who_comes(turn.said.text):
        return Aside((_waits(turn),))
    if _NOBODY.fullmatch(said) and not talk.frames:
        return Aside((texts.NOT_CALLED,))
    if _PERSON.fullmatch(said) and _ASKS_PERSON.search(said):
        return Aside((texts.A_MACHINE,))
    if _HEARS.fullmatch(said) and _ASKS_HEARD.search(said):
        return Aside((texts.LISTENING,))
    if talk.frames and _THERE.fullmatch(said):
        return Aside((texts.LISTENING,))
    return day.not_in_line(replace(turn, learned=talk.frames[-1].learned if talk.frames else {}))


def asks_who_comes(text: str) -> bool:
    """Say whether who waits for a person asks whether one is there, or when it is their turn."""
    said = _said(text)
    return any(each.fullmatch(said) for each in (_THERE, _NOBODY, _HOW_LONG))


def _said(text: str) -> str:
    """Give the text without commas; empty where it is too long to be only that."""
    said = _MARKS.sub("", text)
    return said if len(said) <= _LONGEST else ""


def _waits(turn: Turn) -> str:
    """Join the call that is open already, to be told where it stands."""
    called = turn.world.desk.call_clerk("群众在等", turn.said.text, turn.memory.matter)
    opening = None if called.open_now else called.opening
    return texts.waits(called.ahead, opening, turn.world.town.phone)

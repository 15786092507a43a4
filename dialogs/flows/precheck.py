"""材料预审: pictures of the papers of the latest notice, one by one, then a clerk looks at them.

begin ─┬► send ─► which ─► send
       └► which     send · which ─► (clerk)
source: BY-5
"""

import re

from dialogs.choosing import plain
from dialogs.machine import (
    Again,
    Aside,
    Choice,
    Dialog,
    Go,
    Outcome,
    Question,
    Start,
    State,
    Turn,
)
from dialogs.ports import Precheck
from dialogs.texts import precheck as texts

NAME = "precheck"
REASON = "材料预审"
_WISH = re.compile(
    r"预审|(?:帮|给|替)(?:我|忙)?(?:先)?(?:看看?|看一?下|检查一?下?|审一?下?)(?:我的|下|一下)?材料(?!.{0,3}(?:要|需|有|是|带|都|清单|怎|咋|哪))"
    r"|(?:先)?看(?:看|一下|下)?(?:我的)?(?:材料)?(?:齐不齐|全不全|齐了没|齐没齐)"
)
_PICTURED = re.compile(r"拍|[照相]片|图片?|截图|扫描|材料|资料|证件|微信")
_SENDS = re.compile(
    r"[发传](?:个|张|点|几张|一下)*(?:[照相]片|图片?|材料|资料)?(?:给|到|过|上|在)*(?:你|您|这里|这边|微信|来|去)"
)
_SENDS_ELSE = re.compile(
    r"清单|单子|通知|什么时候|几时|多久|[津补]贴|钱|定位|位置|地址|号码|电话|语音|快递|寄|谁|上门|发证|[发传]给我"
    r"|已经|昨天|早就|[发传]过了|[发传]了"
)
_A_QUESTION = 24  # characters
_UNSURE, _SAME, _DONE = "__unsure", "__same", "__done"
_FINISHED = Choice(
    _DONE, "发完了", ("发好了", "都发了", "拍完了", "完了", "好了", "没有了", "就这些", "发齐了")
)


def wish(turn: Turn) -> Start | None:
    """Hear “先看看齐不齐”, where somebody wants the papers looked at beforehand."""
    said = plain(turn.said.text)
    if not (_WISH.search(said) or wants_to_send(said)) or _of_another(turn):
        return None
    return Start(NAME, hold=True)


def wants_to_send(said: str) -> bool:
    """Say whether the text asks no more than to send pictures to us: “能拍照发给你不”."""
    if len(said) > _A_QUESTION or _SENDS_ELSE.search(said):
        return False
    return _SENDS.search(said) is not None and _PICTURED.search(said) is not None


def _of_another(turn: Turn) -> bool:
    """Say whether it names a matter of which no list was told: then that comes first."""
    understanding = turn.said.understanding
    if understanding.kind not in {"matter", "chain"}:
        return False
    codes = [each.code for each in understanding.candidates[:1]]
    return turn.memory.notice is None or codes != [turn.memory.matter]


def pictured(turn: Turn) -> Start | None:
    """Begin with a picture that came after a notice; None where there is no list to put it on."""
    number = turn.memory.notice
    if number is None or turn.world.desk.precheck(number) is None:
        return None
    return Start(NAME, {"pictured": True}, hold=True)


def _begin(turn: Turn) -> Outcome:
    found = turn.world.desk.precheck(turn.memory.notice)
    if found is None:
        return Start("find_matter", say=(texts.NO_LIST,))
    if not turn.learned.get("pictured"):
        return Go("send", {"notice": found.notice})
    kept = turn.world.desk.keep_picture(found.notice)
    if kept is None or turn.memory.elder or not found.unsent:
        came = (texts.FULL,) if kept is None else (texts.received(found.pictures + 1),)
        return Go("send", {"notice": found.notice}, came)
    return Go("which", {"notice": found.notice, "picture": kept})


def _found(turn: Turn) -> Precheck:
    found = turn.world.desk.precheck(str(turn.learned["notice"]))
    if found is None:
        raise LookupError("the notice of these papers is gone")
    return found


def _ask_send(turn: Turn) -> Question:
    found = _found(turn)
    text = texts.ask(found.name, found.unsent, elder=turn.memory.elder)
    return Question(text, (_FINISHED,), open=True)


def _hear_send(turn: Turn) -> Outcome:
    if turn.said.kind == "image":
        return _picture(turn)
    if turn.said.choice == _DONE:
        return _finish(turn)
    return Aside(()) if wish(turn) else Again()


def _picture(turn: Turn, *before: str) -> Outcome:
    found = _found(turn)
    kept = turn.world.desk.keep_picture(found.notice)
    if kept is None:
        return Aside((texts.FULL,))
    if turn.memory.elder:
        return Aside((texts.received(found.pictures + 1),))
    if not found.unsent:
        return Aside((texts.ALL_SENT,))
    return Go("which", {"picture": kept}, before)


def _ask_which(turn: Turn) -> Question:
    choices = [Choice(each, each) for each in _found(turn).unsent]
    last = turn.learned.get("last")
    if last:
        choices.append(Choice(_SAME, f"还是{last}", ("还是", "同一样", "和上一张一样", "反面")))
    unsure = ("不清楚", "不知道", "不晓得", "让工作人员看", "不确定")
    choices.append(Choice(_UNSURE, "不清楚，让工作人员看", unsure))
    return Question(texts.WHICH, tuple(choices))


def _hear_which(turn: Turn) -> Outcome:
    if turn.said.kind == "image":
        return _picture(turn, texts.BEFORE_IS_LOOSE)
    if plain(turn.said.text) in {plain(each) for each in (_FINISHED.label, *_FINISHED.words)}:
        return _finish(turn)
    chosen = turn.said.choice
    if chosen == _UNSURE:
        return Go("send", say=(texts.UNSURE,))
    paper = str(turn.learned["last"]) if chosen == _SAME else chosen
    if paper is None or not turn.world.desk.put_picture(turn.learned["picture"], paper):
        return Again()
    return Go("send", {"last": paper}, (texts.is_paper(paper),))


def _finish(turn: Turn) -> Outcome:
    found = _found(turn)
    if not found.pictures:
        return Aside((texts.NOTHING_SENT,))
    given = {
        "reason": REASON,
        "asked": texts.asked(found.name, found.pictures, found.unsent),
        "matter": found.matter,
    }
    return Start("ask_clerk", given, (texts.handed_in(found.pictures, found.unsent),))


PRECHECK = Dialog(
    name=NAME,
    title="发材料照片预审",
    begin=_begin,
    first=("send", "which"),
    states=(
        State("send", _ask_send, _hear_send, ("which",)),
        State("which", _ask_which, _hear_which, ("send", "which")),
    ),
)

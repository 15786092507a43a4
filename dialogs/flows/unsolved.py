"""“办不成事”: what it is for, what it does not take, then the story goes to the centre's lead.

begin ─► kind ─┬► story ─► (with the lead)
               └► (explained first · where it goes instead)
source: CN-2
"""

from dialogs.machine import (
    Again,
    Aside,
    Choice,
    Dialog,
    Done,
    Go,
    Outcome,
    Question,
    Start,
    State,
    Turn,
)
from dialogs.texts import unsolved as texts

NAME = "unsolved"
_LEAST, _MOST = 6, 400  # characters
_KINDS = (
    Choice("材料", "材料总说不齐、说法不一", ("材料", "口径", "说法不一")),
    Choice("流程", "推来推去、多头跑", ("多头跑", "跑了几趟", "推来推去", "来回跑", "踢皮球")),
    Choice("找不到部门", "没人受理、找不到谁管", ("没人管", "没人受理", "不受理", "找不到")),
    Choice("结果", "窗口解释了，还是不明白、不认可结果", ("解释过", "结果", "政策", "不认可")),
    Choice("first", "还没到窗口问过", ("没问过", "没去过", "还没问")),
    Choice("suit", "打官司、对判决不服", ("官司", "法院", "判决", "诉讼")),
    Choice("law", "公安、检察院的案子", ("派出所", "案子", "公安")),
    Choice("petition", "信访的事", ("信访", "上访")),
    Choice("policy", "政策明确不允许的", ("政策不允许", "政策不让")),
)
_TAKEN = ("材料", "流程", "找不到部门", "结果")


def _begin(turn: Turn) -> Outcome:
    del turn
    return Go("kind")


def _ask_kind(_turn: Turn) -> Question:
    return Question(texts.WHAT_FOR, _KINDS)


def _hear_kind(turn: Turn) -> Outcome:
    match turn.said.choice:
        case None:
            return Again()
        case "first":
            return Start("find_matter", say=(texts.FIRST_ASK,))
        case kind if kind in _TAKEN:
            return Go("story", {"kind": kind})
        case kind:
            return Done((texts.elsewhere(kind),))


def _ask_story(_turn: Turn) -> Question:
    return Question(texts.STORY)


def _hear_story(turn: Turn) -> Outcome:
    story = turn.said.text.strip()
    if len(story) < _LEAST:
        return Aside((texts.TOO_SHORT,))  # “没人管” is the story, and no new request
    codes = turn.said.understanding.codes
    sure = turn.said.understanding.kind == "matter"
    matter = codes[0] if sure else turn.learned.get("matter")
    before = str(turn.learned.get("said", ""))
    told = f"{before}／{story}" if before and before not in story else story
    taken = turn.world.desk.unsolved.take(turn.learned["kind"], told[:_MOST], matter)
    return Done((texts.taken(taken, turn.world.town),), all=True)


UNSOLVED = Dialog(
    name=NAME,
    title="“办不成事”",
    begin=_begin,
    first=("kind",),
    states=(
        State("kind", _ask_kind, _hear_kind, ("story",)),
        State("story", _ask_story, _hear_story),
    ),
)

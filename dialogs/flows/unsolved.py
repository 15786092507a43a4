"""“办不成事”: what it is for, what it does not take, then the story goes to the centre's lead.

begin ─► kind ─┬► story ─► (with the lead)
               └► (explained first · where it goes instead)
source: CN-2
"""

import re

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
_LEAST, _MOST, _A_STORY = 6, 400, 14  # characters
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
_SOUNDS_LIKE = (
    ("材料", re.compile(r"材料|资料|证明|手续|不齐")),
    ("流程", re.compile(r"趟|跑来|来回|推来|踢|又叫|又让")),
    ("找不到部门", re.compile(r"没人[管理]|不受理|不管|不[给让]?收|找不到")),
    ("结果", re.compile(r"说不行|不符合|不同意|没批|不批|解释|不认")),
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
            return _guessed(turn)
        case "first":
            return Start("find_matter", say=(texts.FIRST_ASK,))
        case kind if kind in _TAKEN:
            return _told_already(turn, kind) or Go("story", {"kind": kind})
        case kind:
            return Done((texts.elsewhere(kind),))


def _guessed(turn: Turn) -> Outcome:
    """Take what was told in place of a choice for the story's beginning."""
    said = turn.said.text.strip()
    kind = next((kind for kind, words in _SOUNDS_LIKE if words.search(said)), None)
    if kind is None or len(said) < _LEAST:
        return Again()
    before = str(turn.learned.get("said", ""))
    return Go("story", {"kind": kind, "said": f"{before}／{said}" if before else said})


def _told_already(turn: Turn, kind: str) -> Outcome | None:
    """Take the first message for the story where it tells it; nobody tells it twice."""
    before, matter = str(turn.learned.get("said", "")), turn.learned.get("matter")
    if len(before) < _A_STORY or not any(words.search(before) for _, words in _SOUNDS_LIKE):
        return None
    names = (each for m in turn.world.catalog.matters.values() for each in (m.name, *m.aliases))
    if matter is None and not any(len(each) > 1 and each in before for each in names):
        return None
    return _take(turn, kind, before, matter)


def _take(turn: Turn, kind: str, told: str, matter: str | None) -> Outcome:
    taken = turn.world.desk.unsolved.take(kind, told[:_MOST], matter)
    return Done((texts.taken(taken, turn.world.town),), all=True)


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
    return _take(turn, str(turn.learned["kind"]), told, matter)


UNSOLVED = Dialog(
    name=NAME,
    title="办不成事",
    begin=_begin,
    first=("kind",),
    states=(
        State("kind", _ask_kind, _hear_kind, ("story",)),
        State("story", _ask_story, _hear_story),
    ),
)

"""“办不成事”: what it is for, what it does not take, then the story goes to the centre's lead.

begin ─► kind ─┬► story ─► (with the lead)
               └► more ─┬► story
                        └► (explained first · where it goes instead)
source: CN-2
"""

import re

from dialogs.choosing import choose
from dialogs.flows import not_ours
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
_MORE = "more"
_LEAST, _MOST, _A_STORY = 6, 400, 14  # characters
_KINDS = (
    Choice("材料", "材料总说不齐、说法不一", ("材料", "口径", "说法不一")),
    Choice("流程", "推来推去、多头跑", ("多头跑", "跑了几趟", "推来推去", "来回跑", "踢皮球")),
    Choice("找不到部门", "没人受理、找不到谁管", ("没人管", "没人受理", "不受理", "找不到")),
    Choice("结果", "窗口解释了，还是不明白、不认可结果", ("解释过", "结果", "政策", "不认可")),
    Choice(_MORE, "其他", ("别的", "都不是", "其它")),
)
_FEW = frozenset({"材料", "流程", _MORE})
"""What an old citizen is shown first; the rest stands behind 其他."""
_LESS_OFTEN = (
    Choice("first", "还没到窗口问过", ("没问过", "没去过", "还没问")),
    Choice("suit", "打官司、对判决不服", ("官司", "法院", "判决", "诉讼")),
    Choice("law", "公安、检察院的案子", ("派出所", "案子", "公安")),
    Choice("petition", "信访的事", ("信访", "上访")),
    Choice("policy", "政策明确不允许的", ("政策不允许", "政策不让")),
)
_SOUNDS_LIKE = (
    ("材料", re.compile(r"材料|资料|证明|手续|不齐")),
    ("流程", re.compile(r"趟|跑来|来回|推来|踢|又叫|又让")),
    (
        "找不到部门",
        re.compile(
            r"(?:没(?:得|有)?|冇|唔)人[管理接]|冇人|没人受理|不受理|不管|不[给让]?收|找不到"
        ),
    ),
    ("结果", re.compile(r"说不行|不符合|不同意|没批|不批|解释|不认")),
)
_POLICY = re.compile(r"政策(?:明确|规定|上)*(?:不允许|不许|不让|不准|不支持)")
_AT_OUR_WINDOW = re.compile(r"窗口|大厅|便民|服务中心|你们")
_TAKEN = ("材料", "流程", "找不到部门", "结果")


def _begin(turn: Turn) -> Outcome:
    return _another_door(turn) or Go("kind")


def _ask_kind(turn: Turn) -> Question:
    few = turn.memory.elder
    shown = (each for each in _KINDS if not few or each.key in _FEW)
    return Question(texts.WHAT_FOR, tuple(shown))


def _ask_more(turn: Turn) -> Question:
    left = (each for each in _KINDS if turn.memory.elder and each.key not in _FEW)
    return Question(texts.WHAT_MORE, (*left, *_LESS_OFTEN))


def _hear_kind(turn: Turn) -> Outcome:
    said = choose(turn.said.text, (*_KINDS, *_LESS_OFTEN))
    return _heard(turn, turn.said.choice or (said[0] if len(said) == 1 else None))


def _hear_more(turn: Turn) -> Outcome:
    return _heard(turn, turn.said.choice)


def _heard(turn: Turn, choice: str | None) -> Outcome:
    if door := _another_door(turn):
        return door
    match choice:
        case None:
            return _guessed(turn)
        case "more":
            return Go("more")
        case "first":
            return Start("find_matter", say=(texts.FIRST_ASK,))
        case kind if kind in _TAKEN:
            told = _story(turn, kind) or _told_already(turn, kind)
            return told or Go("story", {"kind": kind})
        case kind:
            return Done((texts.elsewhere(kind),))


def _another_door(turn: Turn) -> Outcome | None:
    """Show the door of what the window does not take, where a story plainly tells of it."""
    topic, said = not_ours.topic_of(turn), turn.said.text
    if _AT_OUR_WINDOW.search(said):
        return None  # what our window said of a law or a policy may be doubted
    if _POLICY.search(said):
        return Done((texts.elsewhere("policy"),))
    if topic is None or not topic.unsolved:
        return None
    if turn.said.understanding.kind in {"matter", "chain", "clarify"}:
        return None
    return Done((texts.elsewhere(topic.id),))


def _guessed(turn: Turn) -> Outcome:
    """Take what was told in place of a choice for the story's beginning."""
    said = turn.said.text.strip()
    kind = next((kind for kind, words in _SOUNDS_LIKE if words.search(said)), None)
    if kind is None or len(said) < _LEAST:
        return Again()
    before = str(turn.learned.get("said", ""))
    told = f"{before}／{said}" if before else said
    return _story(turn, kind) or Go("story", {"kind": kind, "said": told})


def _story(turn: Turn, kind: str) -> Outcome | None:
    """Take what was said in place of a choice for the whole story, where it tells what and why."""
    said, understanding = turn.said.text.strip(), turn.said.understanding
    if len(said) < _A_STORY or not (understanding.codes or _names_a_matter(turn, said)):
        return None
    before = str(turn.learned.get("said", ""))
    matter = understanding.codes[0] if understanding.kind == "matter" else None
    return _take(turn, kind, f"{before}／{said}" if before else said, matter)


def _told_already(turn: Turn, kind: str) -> Outcome | None:
    """Take the first message for the story where it tells it; nobody tells it twice."""
    before, matter = str(turn.learned.get("said", "")), turn.learned.get("matter")
    if len(before) < _A_STORY or not any(words.search(before) for _, words in _SOUNDS_LIKE):
        return None
    if matter is None and not _names_a_matter(turn, before):
        return None
    return _take(turn, kind, before, matter)


def _names_a_matter(turn: Turn, said: str) -> bool:
    names = (each for m in turn.world.catalog.matters.values() for each in (m.name, *m.aliases))
    return any(len(each) > 1 and each in said for each in names)


def _take(turn: Turn, kind: str, told: str, matter: str | None) -> Outcome:
    taken = turn.world.desk.unsolved.take(kind, told[:_MOST], matter)
    return Done((texts.taken(taken, turn.world.town),), all=True)


def _ask_story(_turn: Turn) -> Question:
    return Question(texts.STORY)


def _hear_story(turn: Turn) -> Outcome:
    story = turn.said.text.strip()
    if len(story) < _LEAST:
        return Aside((texts.TOO_SHORT,))  # “没人管” is the story, and no new request
    if door := _another_door(turn):
        return door
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
        State("kind", _ask_kind, _hear_kind, ("story", "more")),
        State("more", _ask_more, _hear_more, ("story",)),
        State("story", _ask_story, _hear_story),
    ),
)

"""How the console says what the bot understands of some words."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.search.understanding import Intent, Understanding

_WISHES: Mapping[Intent, str] = {
    "book": "预约窗口",
    "home_visit": "上门办理",
    "cancel_booking": "取消预约",
    "reschedule": "改预约时间",
    "progress": "查进度",
    "human": "找工作人员",
    "complain": "投诉",
    "suggest": "提建议",
    "rate": "评价",
    "unsolved": "办不成事",
    "hours": "几点上班",
    "where": "在哪里",
    "proxy": "帮办代办",
    "greet": "打招呼",
    "thanks": "道谢",
    "repeat": "再说一遍",
    "back": "返回",
}


@dataclass(frozen=True, slots=True)
class Tried:
    """Words that were tried out, and what the bot makes of them now; `sure`: it answers."""

    text: str
    words: str
    sure: bool


def tried(text: str, understood: Understanding) -> Tried:
    """Say what a citizen who writes these words gets."""
    names = "、".join(each.name for each in understood.candidates)
    match understood.kind:
        case "matter":
            return Tried(text, f"直接答：{understood.candidates[0].name}", sure=True)
        case "clarify":
            return Tried(text, f"反问是哪一件：{names}", sure=False)
        case "chain":
            return Tried(text, f"列出一件事的各步：{names}", sure=False)
        case "intent":
            wish = _WISHES[understood.intent] if understood.intent else ""
            return Tried(text, f"当作要“{wish}”", sure=False)
        case "none":
            return Tried(text, "听不懂", sure=False)

"""The bot's sentences about what was raised: how it stands and when the answer comes."""

from collections.abc import Sequence
from datetime import date

from dialogs.suggest_ports import Raised

_QUOTED, _ANSWER = 20, 200  # characters
_SHOWN = 3
IS_IT_AN_OPINION = "您这句话，是记成意见交给中心，还是要问事、办事？"
NO_OPINION = "好，不记成意见。要问什么、办什么，直接说就行。"
NOTHING = (
    "这里没有记着等我们答复您的事。要提意见说“提建议”，要投诉说清楚什么事；"
    "问办理进度、问别人答应过的，说“人工”。"
)


def told(found: Sequence[Raised], phone: str) -> str:
    """Say how each stands; no day is named where none was promised."""
    lines = [_line(each) for each in found[:_SHOWN]]
    waits = any(each.answered_on is None for each in found[:_SHOWN])
    rest = f"等不及就打{phone}，或者说“人工”。" if waits else "还有话要说，说“人工”。"
    return "\n".join([*lines, rest])


def before(found: Raised) -> str:
    """Say that the very same was said already, with its number and how it stands."""
    return f"这条前面已经收到，不用再说一遍。\n{_line(found)}\n有新的情况接着说；要人说“人工”。"


def added(found: Raised) -> str:
    """Say that more was written beside what is open."""
    return f"记下了，加在{found.kind}编号{found.number}里，工作人员看得到，查清了在这里答复您。"


ADDED = "记下了，加在刚才的投诉里，工作人员看得到，查清了在这里答复您。要办别的事，直接说办什么。"

GIVEN_UP = "好，您这句话加在投诉里了，工作人员看得到。要办别的事，直接说办什么。"
NO_COMPLAINT = "好，没有当投诉。要办什么事直接说；要找人说“人工”。"


def number(found: Raised) -> str:
    """Say under which number it is kept."""
    return f"{found.kind}编号{found.number}，查清了在这里答复您；想问到哪一步了，说“什么时候答复”。"


def _line(each: Raised) -> str:
    first = each.words.split("\n", maxsplit=1)[0]
    words = first[:_QUOTED] + ("…" if len(first) > _QUOTED else "")
    return f"{each.kind}（编号{each.number}，{_day(each.on)}说的“{words}”）：{_state(each)}"


def _state(each: Raised) -> str:
    if each.answered_on is not None:
        outcome = f"，结论：{each.outcome}" if each.outcome else ""
        answer = (each.answer or "").strip()[:_ANSWER]
        return f"{_day(each.answered_on)}答复过了{outcome}。{answer}"
    if each.answer_by is not None:
        return f"还没答复，最迟{_day(each.answer_by)}前在这里答复您。"
    if each.kind == "投诉":
        return "正在查，查清了在这里答复您。"
    return f"在{each.owner}手上，还没有结果，有了就在这里告诉您。"


def _day(on: date) -> str:
    return f"{on.month}月{on.day}日"

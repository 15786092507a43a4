"""The bot's sentences about visits that stand already, and about those that follow them."""

from collections.abc import Sequence
from datetime import date

from dialogs.texts.visit import line, when_words
from dialogs.visit_ports import VisitSummary

SAY_THE_PLACE = "您还没有约好的上门可以照着来。请说哪个村、靠近什么；也可以发位置。"
SAY_THE_PHONE = "没有查到能照着用的电话，请把号码说一下。"
SAY_THE_TIME = "没有查到能照着来的时间。请说星期几、上午还是下午，或者选一个。"
SAY_YOUR_PLACE = "好，去您家。您家在哪个村、靠近什么？比如“村口小卖部旁边”；也可以发位置。"
IN_HOSPITAL = "人在医院，就说是哪家医院、几楼几床；要等出院回家再办，就说家里是哪个村。"
NO_IDENTITY = "身份证号不用在这里说，我没有记；来的人当面看原件就行。"
NO_MORE_THAN_THAT = "这里能改时间、电话、地址和上门的人。别的要改，说“人工”。"
WHEN_ABOUT = "那大概是哪天以后？说个日子，或者“下周”；说不准就说“哪天都行”，出发前我们先打电话。"
VILLAGE_AGAIN = "那里归哪个村管？不知道就把地方再说一遍，我照您说的记。"
NOT_YET = "这一次还没约好，正在一样一样问您。"
OTHER_TIME = "改时间"
WHICH_ONE = "说的是哪一次上门？"
"""Asked where several stand and nobody is named."""


def which_of_two(before: str, now: str) -> str:
    """Ask whose visit is to change: the one that stands, or the one that is being asked for."""
    return f"是改{before}那次，还是现在{now}这次？请说“{before}的改成…”或者“{now}的改成…”。"


def unknown_village(name: str) -> str:
    """Say that a village which the list has not is kept as it was said, for a person to look."""
    return f"好，就照您说的记“{name}”。名单上没有这个村，工作人员会看一看，再跟您对。"


def mended(visit: VisitSummary, what: Sequence[str], today: date, *, replan: bool) -> str:
    """Say what was put right, and how the visit stands now."""
    again = "原来排的取消了，重新排好再告诉您。" if replan else ""
    return f"改好了：{'，'.join(what)}。{again}\n{line(visit, today)}"


def moved(visit: VisitSummary, today: date, *, replan: bool) -> str:
    """Say which visit was moved, in the middle of another."""
    again = "原来排的取消了，重新排好再告诉您。" if replan else ""
    when = when_words(visit.halves, today)
    return f"改好了：给{visit.who}的那次（{visit.number}）改到{when}。{again}"


def too_soon(days: Sequence[str], first: str) -> str:
    """Say which of several days that were named cannot be had; the others are kept."""
    soonest = f"，最早是{first}" if first else ""
    return f"{'、'.join(days)}上不了门（不上班、太近或排满了）{soonest}；别的日子记下了。"


def absent(visit: VisitSummary, today: date) -> str:
    """Show the visit that would find nobody at home."""
    return f"那天家里没人的话，上门要改一下：\n{line(visit, today)}"


def not_that_day(visit: VisitSummary, today: date) -> str:
    """Say that the visit is on another day than the one nobody is at home."""
    return f"那天没有约上门，不碍事。\n{line(visit, today)}"


def not_yet(names: Sequence[str]) -> str:
    """Say who was told of as well, and is not asked for yet."""
    return f"{'、'.join(names)}的还没有约，这次约好了接着约。"


def then(name: str) -> str:
    """Name the choice to go on with the next one."""
    return f"接着给{name}约"


def still_to_come(names: Sequence[str]) -> str:
    """Say after the first visit who is still without one."""
    return f"{'、'.join(names)}的还没约，点“{then(names[0])}”就接着约。"


def ask_for_it(names: Sequence[str]) -> str:
    """Say who is still without a visit, where there is no choice for it."""
    return f"{'、'.join(names)}的还没约，要约就说“给{names[0]}约上门”。"


def standing(found: Sequence[VisitSummary], today: date) -> str:
    """Tell the visits that stand, one a line."""
    return "\n".join(line(each, today) for each in found)

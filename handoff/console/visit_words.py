"""How the console says visits: states, whole and masked people, half-days, and what is told."""

from datetime import date
from typing import Final

from handoff.day_words import tap
from handoff.visits import VisitView
from knowledge.calendar import day_words
from knowledge.half_days import half_name

GROUPS: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("doubtful", "待看", ("doubtful",)),
    ("asked", "待排", ("asked",)),
    ("planned", "已排", ("planned", "confirmed", "under_way")),
    ("not_home", "没人在家", ("not_home",)),
    ("done", "办完", ("done",)),
    ("cancelled", "取消", ("cancelled",)),
)
"""What the list is divided into: key, name and the states in it."""

STATES: Final = {
    "asked": "待排",
    "doubtful": "待看",
    "planned": "已排，待确认",
    "confirmed": "已定",
    "under_way": "在路上",
    "done": "办完",
    "not_home": "家里没人",
    "cancelled": "取消",
}
INSTEAD: Final = {
    "代办": f"请代办员帮您跑一趟。说“{tap('代办')}”，我们就安排。",
    "预约": f"我们给您留号，到窗口优先办。说“{tap('预约')}”，选个时间。",
    "网办": f"可以在网上办，不用出门；不会弄，说“{tap('人工')}”，我们一步一步教。",
    "别处": "这件事由别的单位上门，我们帮您联系，联系好了再告诉您。",
}
"""Every no comes with another way. source: BZ-11."""


def masked_name(name: str) -> str:
    """Give a name with its first character only: 王**."""
    return name[:1] + "*" * max(0, len(name) - 1)


def person(relation: str, who: str) -> str:
    """Name who is visited: the relation, and the name where there is one besides."""
    return relation if who == relation else f"{relation} {who}".strip()


def masked_phone(phone: str | None) -> str:
    """Give a phone with its middle hidden; empty where there is none."""
    digits = "".join(each for each in phone or "" if each.isdigit())
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) > 7 else ("****" if digits else "")  # noqa: PLR2004 - nothing would be hidden


def when(visit: VisitView, today: date) -> str:
    """Say when it is, or when it is wished."""
    if visit.on is not None:
        return f"{day_words(visit.on, today)}{half_name(visit.half)}"
    wished = [each.words(today) for each in visit.halves[:3]]
    return "、".join(wished) + ("…" if len(visit.halves) > len(wished) else "") or "哪天都行"


def agreed_words(visit: VisitView) -> str:
    """Tell the citizen that the visit can be had."""
    return (
        f"您问的上门（{visit.number}，给{visit.who}）可以办。"
        "排好人和车，就在这里告诉您谁来、哪天来，还有暗号。要改时间就说“上门改到…”。"
    )


def declined_words(visit: VisitView, reason: str, instead: str) -> str:
    """Tell the citizen kindly why not, and what is done instead."""
    return (
        f"跟您说一声：给{visit.who}的上门（{visit.number}）这次没有安排，因为{reason.strip()}。\n"
        f"换个办法：{INSTEAD.get(instead, instead)}\n"
        "情况有变，或者觉得不合适，直接在这里说，我们再看。"
    )


def noted_words(visit: VisitView, matter: str, when_words: str) -> str:
    """Tell the citizen what a clerk recorded for them."""
    where = "，".join(each for each in (visit.village, visit.place) if each)
    return (
        f"工作人员替您记下了上门（{visit.number}）：给{visit.who}，办{matter}；"
        f"去{where or '（还没说）'}；时间：{when_words}。不对请直接说。"
    )

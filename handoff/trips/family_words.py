"""What the family is told of a visit: when, who comes, the code, what to lay ready.

source: BZ-9
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from handoff.trips.breaches import HALF_WORDS
from handoff.trips.papers import Papers
from handoff.trips.rows import Visit
from knowledge.calendar import WEEKDAYS
from knowledge.towns import Staff, Town

_MOST_PAPERS = 10
_SAY_NO = "不方便就回“人工”，我们改时间。"


@dataclass(frozen=True, slots=True)
class Coming:
    """When somebody comes, about what time (local), and who."""

    on: date
    half: str
    about: time
    people: tuple[Staff, ...]


def told_words(town: Town, visit: Visit, coming: Coming, papers: Papers, url: str) -> str:
    """Say that the visit stands."""
    return "\n".join((f"上门时间定了（{visit.number}）", *_facts(town, visit, coming, papers, url)))


def changed_words(town: Town, visit: Visit, coming: Coming, papers: Papers, url: str) -> str:
    """Say that it is another time or that others come."""
    head = f"上门有变动（{visit.number}），以这一条为准"
    return "\n".join((head, *_facts(town, visit, coming, papers, url)))


def reminder_words(town: Town, visit: Visit, coming: Coming, papers: Papers, url: str) -> str:
    """Remind them the day before."""
    head = f"提醒：明天我们上门（{visit.number}）"
    return "\n".join((head, *_facts(town, visit, coming, papers, url)))


def put_off_words(town: Town, visit: Visit) -> str:
    """Say that it is not then, and that we come back with another time."""
    return (
        f"对不住，原来定的上门（{visit.number}，{visit.who}）要改时间，那天不来了。"
        f"新的时间定好就在这里告诉您。着急就打{town.phone}，或回“人工”。"
    )


def not_home_words(town: Town, visit: Visit, then: str) -> str:
    """Say that nobody opened, and what comes next."""
    return (
        f"我们到{visit.who}家（{visit.number}）敲门没有人应。{then}"
        f"想换时间就回“人工”，或打{town.phone}。"
    )


def done_words(visit: Visit, matter: str, result: str, note: str) -> str:
    """Say what came of the visit."""
    more = f"：{note}" if note else ""
    match result:
        case "办好了":
            head = f"今天上门把“{matter}”办好了{more}。"
        case "材料带回":
            head = f"“{matter}”的材料我们带回中心办{more}，有结果在这里告诉您。"
        case _:
            head = f"今天上门“{matter}”还差一步{more}。我们接着想办法，在这里告诉您。"
    return f"{head}（{visit.number}）"


def names_of(people: Sequence[Staff]) -> str:
    """Name who comes, with badge numbers where the town says them."""
    return "、".join(each.name + (f"（工号{each.badge}）" if each.badge else "") for each in people)


def day_of(on: date, half: str) -> str:
    """Say a half-day with its weekday: 11月25日 周三 上午."""
    return f"{on.month}月{on.day}日 周{WEEKDAYS[on.weekday()]} {HALF_WORDS.get(half, '')}"


def _facts(town: Town, visit: Visit, coming: Coming, papers: Papers, url: str) -> tuple[str, ...]:
    lines = [
        f"去谁家：{visit.who}，办“{papers.matter}”",
        f"时间：{day_of(coming.on, coming.half)}，大约{coming.about.hour}:{coming.about:%M}到",
        f"来的人：{names_of(coming.people)}",
        f"暗号：{visit.code_word}。来人先说这两个词；说不出就别开门，打{town.phone}。",
        "上门不收钱，也不会要银行卡密码。",
    ]
    if papers.names:
        shown = papers.names[:_MOST_PAPERS]
        lines += ["请先备好：", *(f"{place}. {each}" for place, each in enumerate(shown, 1))]
        more = f"还有{len(papers.names) - len(shown)}样，" if papers.names[_MOST_PAPERS:] else ""
        lines.append(f"{more}几份、要不要复印，看下面的链接")
    if papers.brought:
        lines.append(f"我们带来：{'、'.join(papers.brought)}")
    return (*lines, f"看来的人：{url}", _SAY_NO)

"""The bot's sentences about what the centre publishes."""

from collections.abc import Sequence
from datetime import date

from dialogs.ports import BookingSummary, ToldBefore
from dialogs.proxy_ports import ProxySummary
from dialogs.texts import booking
from dialogs.texts.writing import link
from dialogs.visit_ports import VisitSummary
from knowledge.calendar import day_words
from knowledge.duty import Duty
from knowledge.towns import Town

_NOBODY = "没有排"


def duty(town: Town, on: Duty | None, day: str, page: str) -> str:
    """Say who has the duty at the windows on a `day` (in words), and who leads. source: BY-17."""
    ways = f"{link(page, '这一周的值班表')}　要找人直接说“人工”，电话{town.phone}。"
    if on is None:
        return f"{day}不上班，没有人值班。\n{ways}"
    lines = [f"{day}值班："]
    lines += [f"· {name}：{'、'.join(people) or _NOBODY}" for name, people in on.counters]
    if on.leaders:
        lines.append(f"带班领导：{'、'.join(on.leaders)}")
    lines.append(f"负责人：{on.head}")
    return "\n".join([*lines, ways])


def rules(town: Town, page: str) -> str:
    """Say the centre's rules in its own words, and where to complain. source: BY-17."""
    lines = [
        f"{town.centre}的办事规矩：",
        f"· {town.model}。",
        *(f"· {each}" for each in town.notes),
    ]
    lines.append(f"没有照着做，打监督电话：{town.complaint_phone}，或者说“投诉”。")
    return "\n".join([*lines, link(page, "看全部公示")])


def process(town: Town, page: str) -> str:
    """Say how things go here, and where each matter's steps and time limits stand. BY-17."""
    return (
        f"{town.centre}怎么办事：{town.model}。\n"
        "说出要办的事（比如“办低保”），我把步骤、材料、多久办好一次说清。\n"
        f"{link(page, '全部事项的流程和时限')}"
    )


def results(bookings: tuple[BookingSummary, ...], told: tuple[ToldBefore, ...], today: date) -> str:
    """List this citizen's bookings and notices, and how to ask for a case. source: BY-17."""
    lines = ["您在我们这里的："]
    lines.append("▍预约" if bookings else "▍预约：现在没有")
    if bookings:
        lines.append(booking.listed(bookings, today))
    lines.append("▍一次性告知单" if told else "▍一次性告知单：还没有")
    lines += [
        f"· {day_words(each.on, today)} {each.matter_name} {link(each.url, each.number)}"
        for each in told
    ]
    lines.append("交过材料的办到哪一步、结果怎么样，说“查进度”。")
    return "\n".join(lines)


def agents(found: Sequence[ProxySummary]) -> str:
    """List what agents have in hand for this citizen; empty where nothing."""
    if not found:
        return ""
    lines = [f"· {each.matter_name}（{each.who}）：{each.state}" for each in found]
    return "\n".join(["▍请的代办", *lines, "细的说“我的代办”。"])


def visits(found: Sequence[VisitSummary]) -> str:
    """List the visits that this citizen has open; empty where none."""
    if not found:
        return ""
    lines = [f"· {each.matter_name or '上门'}（{each.who}）" for each in found]
    return "\n".join(["▍约的上门", *lines, "细的说“我的上门”。"])

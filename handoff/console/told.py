"""What a citizen was told, as a clerk reads it: the same groups and words. source: XL-4."""

from dataclasses import dataclass
from urllib.parse import quote

from handoff.clerks import clerks_of
from handoff.console.frame import Frame
from handoff.console.guards import Seat
from handoff.console.words import moment
from handoff.corrections import FoundCorrection, correction_numbered
from handoff.notices import FoundNotice, notice_numbered
from handoff.ports import Work
from handoff.queue import how_many_wait
from handoff.transcripts import chat_view, look
from knowledge.matters import TownId
from knowledge.notice_lists import Group, groups_of, spared_hints, spared_words
from knowledge.notices import Notice


@dataclass(frozen=True, slots=True)
class NoticeSheet:
    """A notice as the citizen has it: the same groups and words; `samples`: file → address."""

    notice: Notice
    groups: tuple[Group, ...]
    spared: tuple[str, ...]
    hints: tuple[str, ...]
    samples: dict[str, str]


@dataclass(frozen=True, slots=True)
class ToldPage:
    """One told notice or correction; `flag` says in what it broke 一次性告知, empty: in nothing."""

    frame: Frame
    chat: int
    number: str
    told: str
    flag: str
    sheet: NoticeSheet | None
    correction: FoundCorrection | None


def sheet_of(notice: Notice, town: TownId) -> NoticeSheet:
    """Lay out a notice for the console."""
    return NoticeSheet(
        notice,
        groups_of(notice.materials),
        tuple(spared_words(each) for each in notice.spared),
        spared_hints(notice.spared),
        {
            each.sample: f"/samples/{quote(town)}/{quote(each.sample)}"
            for each in notice.materials
            if each.sample
        },
    )


def told_page(work: Work, seat: Seat, chat: int, number: str) -> ToldPage | None:
    """Read what the citizen of this chat was told under this number, and note the look at it."""
    town, view = seat.town, chat_view(work, seat.town.id, chat)
    if view is None:
        return None
    found: FoundNotice | FoundCorrection | None = notice_numbered(
        work, town.id, view.citizen, number
    ) or correction_numbered(work, town.id, view.citizen, number)
    if found is None:
        return None
    look(work, town.id, seat.clerk.login, view.citizen, "notice")
    names = {each.login: each.name for each in clerks_of(work, town.id)}
    told = found.entry if isinstance(found, FoundCorrection) else found
    by = "微信自动告知" if told.told_by == "bot" else names.get(told.told_by, told.told_by)
    return ToldPage(
        frame=seat.frame("告知单", "chats", how_many_wait(work, town.id), work.now),
        chat=chat,
        number=number,
        told=f"{moment(told.told_at, work.now)}，{by}",
        flag=breach_words(found.added if isinstance(found, FoundNotice) else (), told.breach_of),
        sheet=sheet_of(found.notice, town.id) if isinstance(found, FoundNotice) else None,
        correction=found if isinstance(found, FoundCorrection) else None,
    )


def breach_words(added: tuple[str, ...], breach_of: str | None) -> str:
    """Say in what a notice broke 一次性告知; empty where in nothing. source: BY-12, BY-15."""
    if breach_of is None:
        return ""
    if added:
        return f"违反一次性告知：比 {breach_of} 多了{'、'.join(added)}"
    return f"违反一次性告知：{breach_of} 之后第二次补正"

"""A clerk looks through the pictures of a 材料预审 and tells what is right, wrong and missing.

source: BY-5
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import update

from handoff.chats import TEXT_LIMIT, Answered, ChatClosed, NotYours, answer
from handoff.ports import Work
from handoff.precheck import (
    Checklist,
    NoSuchPaper,
    NoSuchPicture,
    Paper,
    Verdict,
    checklist,
    put,
)
from handoff.tables.prechecks import PrecheckPaperRow
from handoff.tables.upsert import table_of
from handoff.telling import own_citizen
from knowledge.matters import CitizenId, TownId

MEND_LIMIT: Final = 100
"""The longest word on what to mend, in characters."""

_PICTURES = table_of(PrecheckPaperRow)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a clerk says of one paper; None: not looked at. 不对 needs a `note`: what to mend."""

    paper: str
    verdict: Verdict | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was said of the papers is kept."""


@dataclass(frozen=True, slots=True)
class NoteUnfit:
    """What to mend at this paper is not said (`size` 0), or takes more than MEND_LIMIT."""

    paper: str
    size: int


@dataclass(frozen=True, slots=True)
class NothingJudged:
    """No paper was looked at yet: there is nothing to tell."""


@dataclass(frozen=True, slots=True)
class ToldOfPapers:
    """The citizen gets these messages."""

    messages: tuple[int, ...]


def look_through(
    work: Work,
    town_id: TownId,
    chat: int,
    login: str,
    number: str,
    *,
    placed: Mapping[int, str],
    judged: Sequence[Judgement],
    seen: int,
) -> Looked | NoteUnfit | NoSuchPaper | NoSuchPicture | NotYours | ChatClosed:
    """Put the `placed` pictures to their papers and keep what was `judged`, in one's own chat.

    `seen` is the newest picture that the clerk saw: later ones are not judged. A refusal changes
    nothing.
    """
    citizen = own_citizen(work, town_id, chat, login)
    if isinstance(citizen, NotYours | ChatClosed):
        return citizen
    found = checklist(work, town_id, citizen, number)
    refusal = _refusal(found, placed, judged)
    if found is None or refusal is not None:
        return refusal or NoSuchPaper()
    for picture, paper in placed.items():
        put(work, town_id, citizen, picture, paper)
    papers = {each.name: each for each in found.papers}
    for each in judged:
        before = papers[each.paper]
        moved = each.paper in placed.values()
        if moved or (before.verdict, before.note) != (each.verdict, each.note):
            _judge(work, town_id, citizen, number, login, each, seen)
    return Looked()


def _refusal(
    found: Checklist | None, placed: Mapping[int, str], judged: Sequence[Judgement]
) -> NoteUnfit | NoSuchPaper | NoSuchPicture | None:
    for each in judged:
        size = len(each.note)
        if (each.verdict == "不对" and not size) or size > MEND_LIMIT:
            return NoteUnfit(each.paper, size)
    papers = {each.name for each in found.papers} if found else set()
    if not papers.issuperset((*placed.values(), *(each.paper for each in judged))):
        return NoSuchPaper()
    loose = {each.id for each in found.loose} if found else set()
    return None if loose.issuperset(placed) else NoSuchPicture()


def _judge(
    work: Work,
    town_id: TownId,
    citizen: CitizenId,
    number: str,
    login: str,
    said: Judgement,
    seen: int,
) -> None:
    shown = (
        _PICTURES.c.town == town_id,
        _PICTURES.c.citizen == citizen,
        _PICTURES.c.notice == number,
        _PICTURES.c.paper == said.paper,
        _PICTURES.c.id <= seen,
    )
    values = {
        "verdict": said.verdict,
        "note": said.note if said.verdict == "不对" else None,
        "by": login,
        "looked_at": work.now,
    }
    work.execute(update(_PICTURES).where(*shown).values(values))


def tell_papers(
    work: Work, town_id: TownId, chat: int, login: str, number: str
) -> ToldOfPapers | NothingJudged | NotYours | ChatClosed:
    """Tell the citizen what is right, what is not and why, and what was not sent yet.

    One message, unless that takes more than TEXT_LIMIT.
    """
    citizen = own_citizen(work, town_id, chat, login)
    if isinstance(citizen, NotYours | ChatClosed):
        return citizen
    found = checklist(work, town_id, citizen, number)
    if found is None or all(each.verdict is None for each in found.papers):
        return NothingJudged()
    return ToldOfPapers(tuple(_send(work, town_id, chat, login, words_of(found))))


def _send(
    work: Work, town_id: TownId, chat: int, login: str, lines: Iterable[str]
) -> Iterable[int]:
    for text in in_messages(lines):
        sent = answer(work, town_id, chat, login, text)
        if not isinstance(sent, Answered):
            raise TypeError(f"the papers could not be told: {type(sent).__name__}")
        yield sent.message


def words_of(found: Checklist) -> tuple[str, ...]:
    """Give what the citizen reads, line by line."""
    right = [each.name for each in found.papers if each.verdict == "齐"]
    wrong = [f"{each.name}：{each.note}" for each in found.papers if each.verdict == "不对"]
    unseen = [each.name for each in found.papers if each.pictures and each.verdict is None]
    missing = [each.name for each in found.papers if not each.pictures]
    lines = [f"【{found.name}】的材料照片看过了（告知单{found.notice}）。"]
    for title, names in (
        ("没问题的：", right),
        ("不对的，照着改好再拍来：", wrong),
        ("收到了、还没看的：", unseen),
        ("还没发的：", missing),
    ):
        if names:
            lines += [title, *(f"· {each}" for each in names)]
    if not wrong and not unseen and not missing and not found.loose:
        lines.append("照片都齐了。")
    lines.append("照片只是先看看，以窗口看的原件为准，来的时候清单上的都要带。")
    return tuple(lines)


def in_messages(lines: Iterable[str]) -> Iterable[str]:
    """Join the lines into as few messages of at most TEXT_LIMIT as they fill."""
    text = ""
    for line in lines:
        longer = f"{text}\n{line}" if text else line
        if len(longer.encode()) > TEXT_LIMIT:
            yield text
            longer = line
        text = longer
    yield text


def standing_of(paper: Paper) -> str:
    """Say in a word where a paper stands."""
    if not paper.pictures:
        return "没发"
    return paper.verdict or "待看"

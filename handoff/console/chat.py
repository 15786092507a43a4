"""One chat as its page shows it: the talk, what may be done with it, what is known beside it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from handoff.chat_notes import draft_of, seen
from handoff.chats import NOTE_LIMIT, TEXT_LIMIT, ChatView, Said, chat_view, look, transcript
from handoff.clerks import clerks_of
from handoff.console.beside import (
    BookingLine,
    NoteLine,
    NoticeLine,
    Suggestion,
    WorkLine,
    booking_lines,
    canned_lines,
    colleague_lines,
    note_lines,
    notice_lines,
    work_lines,
)
from handoff.console.chat_sends import rating_words
from handoff.console.desk_facts import DeskFacts, desk_facts
from handoff.console.frame import PREFIX
from handoff.console.guards import Seat
from handoff.console.inbox import matter_name, shortened
from handoff.console.precheck import progress_of
from handoff.console.rights import may_change
from handoff.console.talk import SHOWN, Bubble, bubbles, newest
from handoff.console.words import masked, moment, owned, subject, without_numbers
from handoff.contacts import GUIDED, INSTEAD, PASSED_ON, TAKEN_ON, TOLD
from handoff.ports import Work
from handoff.precheck import checklist_in_hand
from handoff.unanswered import PATIENCE
from handoff.voices import written
from knowledge.matters import Catalog
from knowledge.towns import Town

_TITLE = 60  # characters

Standing = Literal["mine", "waiting", "other", "closed"]


@dataclass(frozen=True, slots=True)
class Result:
    """A result that a chat can be closed with."""

    name: str
    meaning: str
    needs_note: bool


RESULTS = (
    Result(TOLD, "已经告诉他怎么办", needs_note=False),
    Result(TAKEN_ON, "本中心接下来办", needs_note=False),
    Result(GUIDED, "请他找责任窗口、办所或别的单位", needs_note=True),
    Result(PASSED_ON, "转给别处核实，限期答复，答复了才算完", needs_note=True),
    Result(INSTEAD, "办不成：领导同意，按领导给的办法告诉群众", needs_note=False),
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What a refused form held, so that nothing has to be typed twice."""

    text: str = ""
    result: str = ""
    note: str = ""
    closing: bool = False


NOTHING = Typed()


@dataclass(frozen=True, slots=True)
class ChatPart:
    """All that the middle and the right of the screen show of one chat; `acts`: not only to read.

    `who` names the colleagues who have it open, and what they do.
    `back` is how many of the newest messages are left out; `kept` changes when the box to answer in
    has to be made anew. `takeover` names the colleague from whom the chat may be taken over, `seen`
    is the last message shown. `precheck`: of how many papers a picture came (“2/5”). `rating`
    says whether one was asked for, and what was said; empty: not asked.
    """

    id: int
    acts: bool
    state: Standing
    standing: str
    who: str
    kept: str
    takeover: str | None
    refusal: str
    seen: int
    said: tuple[Bubble, ...]
    back: int
    earlier: bool
    earlier_back: int
    typed: Typed
    results: tuple[Result, ...]
    note_limit: int
    limit: int
    draft: str
    citizen: str
    contact: int
    owner: str
    matter: str | None
    reason: str
    asked: str
    asked_whole: str
    opened: str
    bookings: tuple[BookingLine, ...]
    works: tuple[WorkLine, ...]
    notices: tuple[NoticeLine, ...]
    precheck: str | None
    notes: tuple[NoteLine, ...]
    canned: tuple[Suggestion, ...]
    colleagues: tuple[Suggestion, ...]
    rating: str
    desk: DeskFacts


def read_chat(
    work: Work,
    seat: Seat,
    catalog: Catalog,
    chat: int,
    *,
    back: int = 0,
    refusal: str = "",
    typed: Typed = NOTHING,
    who: str = "",
) -> ChatPart | None:
    """Read the chat and note the look at it; None where the town has no such chat."""
    town = seat.town
    view = chat_view(work, town.id, chat)
    if view is None:
        return None
    look(work, town.id, seat.clerk.login, view.citizen, "transcript")
    seen(work, town.id, chat, seat.clerk.login)
    heard = transcript(work, town.id, view.citizen, limit=SHOWN + back + 1)
    said = newest(heard[: len(heard) - back])
    names = {each.login: each.name for each in clerks_of(work, town.id)}
    acts = may_change(seat.clerk.role, f"{PREFIX}/chats")
    hidden: Callable[[str], str] = str if acts else without_numbers
    state = _state(view, seat.clerk.login)
    takeover = _takeover(work, view, seat, names) if state == "other" else None
    desk = desk_facts(work, seat, view, names)
    turn = f"{'turn' if desk.offered else ''}{'instead' if desk.instead else ''}"
    return ChatPart(
        id=chat,
        acts=acts,
        state=state,
        standing=_standing(work, view, state, names),
        who=who,
        kept=f"{chat}:{state}:{view.clerk or ''}:{'free' if takeover else ''}{turn}",
        takeover=takeover,
        refusal=refusal,
        seen=said[-1].id if said else 0,
        said=tuple(
            replace(each, text=hidden(each.text))
            for each in bubbles(said, _namer(names), work.now, _heard(work, town, said))
        ),
        back=back,
        earlier=len(heard) - back > len(said),
        earlier_back=back + len(said),
        typed=typed if typed != NOTHING else Typed(draft_of(work, town.id, chat, seat.clerk.login)),
        results=RESULTS,
        note_limit=NOTE_LIMIT,
        limit=TEXT_LIMIT,
        draft=f"{town.id}:{seat.clerk.login}:{chat}",
        citizen=masked(view.citizen),
        contact=view.contact,
        owner=owned(view.owner_name, view.owner_by),
        matter=matter_name(catalog, view.matter),
        reason=view.reason,
        asked=hidden(shortened(subject(view.asked, view.first_asked, view.newest), _TITLE)),
        asked_whole=hidden(subject(view.asked, view.first_asked, view.newest)),
        opened=moment(view.opened_at, work.now),
        bookings=booking_lines(work, town, view, catalog),
        works=work_lines(work, seat, view, catalog),
        notices=notice_lines(work, town, view, catalog),
        precheck=progress_of(checklist_in_hand(work, town.id, view.citizen)),
        notes=note_lines(work, town, chat, names),
        canned=canned_lines(work, seat, catalog, view) if state == "mine" else (),
        colleagues=colleague_lines(names, seat.clerk.login),
        rating=rating_words(work, town.id, view.contact),
        desk=desk,
    )


def _namer(names: Mapping[str, str]) -> Callable[[str], str]:
    return lambda login: names.get(login, login)


def _heard(work: Work, town: Town, said: Sequence[Said]) -> dict[int, str | None]:
    voices = [each.id for each in said if each.kind == "voice"]
    return written(work, town.id, voices) if voices else {}


def _state(view: ChatView, login: str) -> Standing:
    if view.state == "taken":
        return "mine" if view.clerk == login else "other"
    return "waiting" if view.state == "waiting" else "closed"


def _takeover(work: Work, view: ChatView, seat: Seat, names: dict[str, str]) -> str | None:
    """Give the name of the clerk whose chat may be taken over; None where it may not."""
    since = view.unanswered_since
    late = since is not None and since <= work.now - PATIENCE
    return names.get(view.clerk or "", view.clerk) if late or seat.leads else None


def _standing(work: Work, view: ChatView, state: Standing, names: dict[str, str]) -> str:
    match state:
        case "waiting":
            return f"等待接待，{moment(view.opened_at, work.now)} 来的"
        case "mine":
            return f"您在接待，{moment(view.taken_at or work.now, work.now)} 接的"
        case "other":
            return f"已由{names.get(view.clerk or '', view.clerk or '')}接待"
        case "closed":
            at = f"，{moment(view.closed_at, work.now)}" if view.closed_at else ""
            note = f"（{view.note}）" if view.note else ""
            return f"已办结{at}，结果：{view.result}{note}"

"""What the page of 督办 shows: referrals, alarms, owed replies, chats, suggestions."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from handoff.alarms import NOTE_LIMIT
from handoff.clerks import clerks_of
from handoff.console.alarm_groups import Alarms, alarms_shown
from handoff.console.frame import Frame
from handoff.console.guards import Seat
from handoff.console.inbox import matter_name, shortened
from handoff.console.words import Tone, lasted, masked, moment, stamp, subject, tone
from handoff.ports import Work
from handoff.queue import how_many_wait
from handoff.referrals import undecided
from handoff.replies import owed
from handoff.suggestions import suggestions_since
from handoff.tables.contacts import CLOSED, ChatRow, ContactRow
from handoff.tables.upsert import table_of
from handoff.unanswered import newest_words, unanswered_since
from knowledge.calendar import local
from knowledge.matters import Catalog, TownId

_MOST = 200
_DAY = timedelta(days=1)
_CHATS, _CONTACTS = table_of(ChatRow), table_of(ContactRow)


@dataclass(frozen=True, slots=True)
class AskedLine:
    """What waits for the leader's word."""

    id: int
    kind: str
    words: str
    chat: int | None
    by: str
    due: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class OwedLine:
    """A reply that was promised."""

    contact: int
    kind: str
    asked: str
    note: str
    owner: str
    due: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class ChatLine:
    """An open chat: its stage, in whose hands it is, and how long its citizen waits for a word."""

    id: int
    asked: str
    matter: str
    citizen: str
    stage: str
    whose: str
    since: str | None
    began: str
    waited: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Overseen:
    """The whole page. `leads`: this clerk may acknowledge and decide."""

    frame: Frame
    refusal: str
    leads: bool
    note_limit: int
    alarms: Alarms
    asked: tuple[AskedLine, ...]
    owed: tuple[OwedLine, ...]
    chats: tuple[ChatLine, ...]
    suggestions: str


def overseen(work: Work, seat: Seat, catalog: Catalog, refusal: str) -> Overseen:
    """Read the page as it is at this instant."""
    town, now = seat.town.id, work.now
    names = {each.login: each.name for each in clerks_of(work, town)}
    first = local(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    count = suggestions_since(work, town, first)
    return Overseen(
        frame=seat.frame("督办", "oversight", how_many_wait(work, town), now),
        refusal=refusal,
        leads=seat.leads,
        note_limit=NOTE_LIMIT,
        alarms=alarms_shown(work, town, names),
        asked=tuple(
            AskedLine(
                each.id,
                each.kind,
                each.words,
                each.chat,
                names.get(each.asked_by, each.asked_by),
                moment(each.due_at, now),
                _clock(each.due_at, now, timedelta(minutes=10)),
            )
            for each in undecided(work, town)
        ),
        owed=_owed(work, town),
        chats=_chats(work, town, catalog, names),
        suggestions=f"本月收到意见建议 {count.taken} 条，已答复 {count.answered} 条",
    )


def _clock(due: datetime, now: datetime, soon: timedelta) -> Tone:
    """Give a deadline's colour: red when it is over, yellow shortly before."""
    if due <= now:
        return Tone.LATE
    return Tone.SOON if due - now <= soon else Tone.CALM


def _owed(work: Work, town: TownId) -> tuple[OwedLine, ...]:
    return tuple(
        OwedLine(
            each.contact,
            each.kind,
            shortened(subject(each.asked)),
            each.note or "",
            each.owner_name,
            moment(each.due_at, work.now),
            _clock(each.due_at, work.now, _DAY),
        )
        for each in owed(work, town)
    )


def _chats(
    work: Work, town: TownId, catalog: Catalog, names: dict[str, str]
) -> tuple[ChatLine, ...]:
    wanted = (
        select(
            *_CHATS.c["id", "citizen", "asked", "state", "clerk", "opened_at"],
            *_CHATS.c["offered_to", "held_until"],
            _CONTACTS.c.asked.label("first_asked"),
            func.coalesce(_CHATS.c.matter, _CONTACTS.c.matter).label("of_matter"),
            unanswered_since().label("since"),
            newest_words().label("newest"),
        )
        .join(_CONTACTS, _CONTACTS.c.id == _CHATS.c.contact)
        .where(_CHATS.c.town == town, _CHATS.c.state != CLOSED)
        .order_by(_CHATS.c.opened_at, _CHATS.c.id)
        .limit(_MOST)
    )
    lines = []
    for row in work.execute(wanted):
        since = row.opened_at if row.state == "waiting" else row.since
        wait = work.now - since if since else timedelta()
        offered = names.get(row.offered_to, row.offered_to) if row.offered_to else ""
        stage = "接待中" if row.state == "taken" else "等待接待"
        if row.held_until:
            stage = f"留到{moment(row.held_until, work.now)}"
        whose = names.get(row.clerk, row.clerk) if row.clerk else ""
        lines.append(
            ChatLine(
                row.id,
                shortened(subject(row.asked, row.first_asked, row.newest)),
                matter_name(catalog, row.of_matter) or "—",
                masked(row.citizen),
                stage,
                "，".join(each for each in (whose, offered and f"轮到{offered}") if each) or "—",
                stamp(since) if since else None,
                moment(since, work.now) if since else "",
                lasted(wait),
                Tone.CALM if row.held_until else tone(wait),
            )
        )
    return tuple(lines)

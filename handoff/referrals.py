"""请示: a clerk reports to the leader, or asks to end what cannot be done. source: BY-10, BZ-11.

No window may say “cannot be done” by itself: that needs the leader's word, with an alternative.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, get_args

from sqlalchemy import bindparam, insert, select, update

from handoff.alarms import BELL, ring
from handoff.events import note_event
from handoff.ports import Work
from handoff.tables.alarms import AlarmRow, ReferralRow
from handoff.tables.contacts import ChatRow
from handoff.tables.upsert import table_of
from handoff.taking import QUEUE, announce_chat
from knowledge.calendar import Calendar
from knowledge.matters import TownId
from knowledge.open_time import after_open
from knowledge.towns import Town

ReferralKind = Literal["汇报", "办不成"]
KINDS: Final[tuple[ReferralKind, ...]] = get_args(ReferralKind)
WORDS_LIMIT: Final = 300
"""The longest words of a referral or a decision, in characters."""

AGREED: Final = "同意"
GO_ON: Final = "再办"
DECIDED_WITHIN: Final = {"汇报": timedelta(minutes=30), "办不成": timedelta(hours=2)}
"""Open time in which the leader is to decide; no plan says how much, so it is ours."""

_CHATS, _REFERRALS, _ALARMS = table_of(ChatRow), table_of(ReferralRow), table_of(AlarmRow)
_VIEW = _REFERRALS.c[
    "id", "kind", "contact", "chat", "asked_by", "words", "asked_at", "due_at",
    "decided_at", "decided_by", "decision", "alternative",
]  # fmt: skip
_OF_CONTACT = (
    select(*_VIEW)
    .where(
        _REFERRALS.c.town == bindparam("of_town"),
        _REFERRALS.c.contact == bindparam("of_contact"),
    )
    .order_by(_REFERRALS.c.id.desc())
)


@dataclass(frozen=True, slots=True)
class Referral:
    """What was put before the leader. `asked_by` and `decided_by` are log-ins.

    `alternative` is what the leader wrote: what to do instead, or how to go on.
    """

    id: int
    kind: str
    contact: int
    chat: int | None
    asked_by: str
    words: str
    asked_at: datetime
    due_at: datetime
    decided_at: datetime | None
    decided_by: str | None
    decision: str | None
    alternative: str | None


@dataclass(frozen=True, slots=True)
class Referred:
    """The leader's alarm rings, and the clock runs until `due_at`."""

    referral: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class NotYourChat:
    """Only who has the chat refers it."""


@dataclass(frozen=True, slots=True)
class WordsMissing:
    """It says nothing, or more than WORDS_LIMIT, or the kind or decision is none of ours."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The clerk has the leader's word."""


@dataclass(frozen=True, slots=True)
class DecidedAlready:
    """There is no such open referral: another leader was faster."""


def refer(
    work: Work, town: Town, calendar: Calendar, chat: int, login: str, kind: str, words: str
) -> Referred | NotYourChat | WordsMissing:
    """Put one's own chat before the leader: it rings at once, and a clock of open time starts."""
    given = next((each for each in KINDS if each == kind), None)
    said = words.strip()
    if given is None or not 0 < len(said) <= WORDS_LIMIT:
        return WordsMissing()
    own = (_CHATS.c.state == "taken") & (_CHATS.c.clerk == login)
    wanted = select(_CHATS.c.contact).where(_CHATS.c.town == town.id, _CHATS.c.id == chat, own)
    contact = work.execute(wanted).scalar_one_or_none()
    if contact is None:
        return NotYourChat()
    due = after_open(town, calendar, work.now, DECIDED_WITHIN[given])
    values = {"town": town.id, "kind": given, "contact": contact, "chat": chat, "words": said}
    made = insert(_REFERRALS).values(**values, asked_by=login, asked_at=work.now, due_at=due)
    number = int(work.execute(made.returning(_REFERRALS.c.id)).scalar_one())
    note_event(work, town.id, contact, "referred", login, f"{given}：{said}")
    ring(work, town.id, _key(number), given, said, chat)
    announce_chat(work, town.id, chat)
    return Referred(number, due)


def decide(
    work: Work, town_id: TownId, referral: int, login: str, decision: str, alternative: str
) -> Decided | DecidedAlready | WordsMissing:
    """Give the leader's word: 同意 (with the alternative) or 再办 (how). The caller checks who."""
    words = alternative.strip()
    if decision not in {AGREED, GO_ON} or not 0 < len(words) <= WORDS_LIMIT:
        return WordsMissing()
    values = {"decided_at": work.now, "decided_by": login}
    done = (
        update(_REFERRALS)
        .where(
            _REFERRALS.c.town == town_id,
            _REFERRALS.c.id == referral,
            _REFERRALS.c.decided_at.is_(None),
        )
        .values(**values, decision=decision, alternative=words)
        .returning(_REFERRALS.c.contact, _REFERRALS.c.chat)
    )
    row = work.execute(done).one_or_none()
    if row is None:
        return DecidedAlready()
    note_event(work, town_id, row.contact, "decided", login, f"{decision}：{words}")
    rung = (_ALARMS.c.town == town_id, _ALARMS.c.key == _key(referral), _ALARMS.c.seen_at.is_(None))
    seen = {"seen_at": work.now, "seen_by": login, "seen_note": decision}
    work.execute(update(_ALARMS).where(*rung).values(seen))
    work.announce(town_id, BELL)
    if row.chat is not None:
        announce_chat(work, town_id, row.chat)
    else:
        work.announce(town_id, QUEUE)
    return Decided()


def _key(referral: int) -> str:
    return f"referral:{referral}"


def undecided(
    work: Work, town_id: TownId, *, before: datetime | None = None
) -> tuple[Referral, ...]:
    """Give what waits for the leader, the next due first; with `before` those due by then."""
    open_ones = (_REFERRALS.c.town == town_id, _REFERRALS.c.decided_at.is_(None))
    wanted = select(*_VIEW).where(*open_ones).order_by(_REFERRALS.c.due_at)
    if before is not None:
        wanted = wanted.where(_REFERRALS.c.due_at <= before)
    return tuple(Referral(*each) for each in work.execute(wanted))


def referrals_of(work: Work, town_id: TownId, contact: int) -> tuple[Referral, ...]:
    """Give what was referred of this contact, the newest first."""
    found = work.execute(_OF_CONTACT, {"of_town": town_id, "of_contact": contact})
    return tuple(Referral(*each) for each in found)


def alternative_for(work: Work, town_id: TownId, contact: int) -> str | None:
    """Give the alternative with which a leader agreed that it cannot be done; None: nobody did."""
    newest = next(
        (e for e in referrals_of(work, town_id, contact) if e.kind == "办不成" and e.decision), None
    )
    return newest.alternative if newest is not None and newest.decision == AGREED else None

"""投诉: taken from the chat, decided by a leader, answered to who complained. source: BY-11, BY-18.

A sustained one is linked to the first responsible and stands in that person's record with the
appeal, if there is one.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, get_args

from sqlalchemy import insert, select, update

from handoff.contacts import ASKED_LIMIT, open_contact_of
from handoff.ports import Work
from handoff.tables.complaints import ComplaintRow
from handoff.tables.contacts import ContactRow
from handoff.tables.upsert import table_of
from knowledge.matters import CitizenId, TownId
from knowledge.towns import Town

Outcome = Literal["属实", "部分属实", "不属实"]
OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
SUSTAINED: Final = frozenset({"属实", "部分属实"})
LIMIT: Final = 300
"""Characters of an answer and of an appeal."""
COMPLAINTS: Final = "complaints"
"""The topic of a town's complaints."""

_ROWS, _CONTACTS = table_of(ComplaintRow), table_of(ContactRow)
_COLUMNS = _ROWS.c[
    "id", "citizen", "contact", "asked", "made_at", "outcome", "about", "answer", "decided_at",
    "decided_by", "appeal", "appealed_at",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint as it is kept; see ComplaintRow."""

    id: int
    citizen: CitizenId
    contact: int | None
    asked: str
    made_at: datetime
    outcome: str | None
    about: str | None
    answer: str | None
    decided_at: datetime | None
    decided_by: str | None
    appeal: str | None
    appealed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Decided:
    """The outcome stands and the answer is on its way to who complained."""


@dataclass(frozen=True, slots=True)
class Appealed:
    """The appeal stands beside the complaint."""


@dataclass(frozen=True, slots=True)
class ComplaintRefused:
    """Nothing was done; `why` in words that say how to mend it."""

    why: str


def take_complaint(work: Work, town: Town, citizen: CitizenId, asked: str) -> int:
    """Write a complaint down; one that is undecided takes up what is said further."""
    open_one = (_ROWS.c.town == town.id, _ROWS.c.citizen == citizen, _ROWS.c.outcome.is_(None))
    there = work.execute(select(_ROWS.c.id, _ROWS.c.asked).where(*open_one)).first()
    if there is not None:
        if asked not in there.asked:
            more = f"{there.asked}\n{asked}"[: 5 * ASKED_LIMIT]
            work.execute(update(_ROWS).where(_ROWS.c.id == there.id).values(asked=more))
        return int(there.id)
    row = {
        "town": town.id,
        "citizen": citizen,
        "contact": open_contact_of(work, town.id, citizen),
        "asked": asked,
        "made_at": work.now,
    }
    work.announce(town.id, COMPLAINTS)
    return int(work.execute(insert(_ROWS).returning(_ROWS.c.id), row).scalar_one())


def decide(
    work: Work, town: Town, number: int, outcome: str, about: str, answer: str, by: str
) -> Decided | ComplaintRefused:
    """Decide a complaint once: the answer goes to the citizen, a sustained one to `about`."""
    why = _fault(town, outcome, about, answer)
    if why:
        return ComplaintRefused(why)
    kept = about if outcome in SUSTAINED else None
    decided = (
        update(_ROWS)
        .where(_ROWS.c.town == town.id, _ROWS.c.id == number, _ROWS.c.outcome.is_(None))
        .values(outcome=outcome, about=kept, answer=answer, decided_at=work.now, decided_by=by)
        .returning(_ROWS.c.citizen)
    )
    citizen = work.execute(decided).scalar_one_or_none()
    if citizen is None:
        return ComplaintRefused("这一条已经有人定了，或者没有这一条。")
    text = f"您反映的事查过了，结论：{outcome}。\n{answer}\n还有话要说，回“人工”。"
    work.say(town.id, citizen, text, by=by)
    work.announce(town.id, COMPLAINTS)
    return Decided()


def _fault(town: Town, outcome: str, about: str, answer: str) -> str:
    if outcome not in OUTCOMES:
        return "还没有选结论。"
    if not 0 < len(answer) <= LIMIT:
        return f"给群众的答复要写，最多 {LIMIT} 个字。"
    if outcome in SUSTAINED and town.person(about) is None:
        return "属实的要选首问责任人是谁。"
    return ""


def appeal(
    work: Work, town_id: TownId, number: int, login: str, text: str
) -> Appealed | ComplaintRefused:
    """Write the appeal of the person whom a sustained complaint is about, once."""
    if not 0 < len(text) <= LIMIT:
        return ComplaintRefused(f"申辩要写，最多 {LIMIT} 个字。")
    written = (
        update(_ROWS)
        .where(
            _ROWS.c.town == town_id,
            _ROWS.c.id == number,
            _ROWS.c.about == login,
            _ROWS.c.appeal.is_(None),
        )
        .values(appeal=text, appealed_at=work.now)
        .returning(_ROWS.c.id)
    )
    if work.execute(written).scalar_one_or_none() is None:
        return ComplaintRefused("这一条不是您的，或者已经写过申辩。")
    work.announce(town_id, COMPLAINTS)
    return Appealed()


def complaints(
    work: Work, town_id: TownId, *, about: str | None = None, limit: int = 200
) -> tuple[Complaint, ...]:
    """Give the town's complaints, undecided ones first; of one person where that is named."""
    wanted = select(*_COLUMNS).where(_ROWS.c.town == town_id).limit(limit)
    if about is not None:
        wanted = wanted.where(_ROWS.c.about == about)
    wanted = wanted.order_by(_ROWS.c.outcome.is_not(None), _ROWS.c.id.desc())
    return tuple(Complaint(*each) for each in work.execute(wanted))


def first_responsible(work: Work, town_id: TownId, complaint: Complaint) -> str | None:
    """Give who answered for the citizen's last contact before the complaint (a log-in)."""
    wanted = (
        select(_CONTACTS.c.owner)
        .where(
            _CONTACTS.c.town == town_id,
            _CONTACTS.c.citizen == complaint.citizen,
            _CONTACTS.c.opened_at <= complaint.made_at,
            _CONTACTS.c.id != (complaint.contact or 0),
        )
        .order_by(_CONTACTS.c.id.desc())
        .limit(1)
    )
    return work.execute(wanted).scalar_one_or_none()

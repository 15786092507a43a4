"""What is kept of proxy requests: one with its papers, receipts and history; lists of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, or_, select

from handoff.ports import Work
from handoff.tables.proxies import ProxyEventRow, ProxyPaperRow, ProxyReceiptRow, ProxyRow
from handoff.tables.upsert import table_of
from knowledge.matters import CitizenId, TownId

OPEN: Final = ("asked", "accepted", "under_way", "handed_in", "done")
"""States in which somebody still has to do something."""

STATE_WORDS: Final = {
    "asked": "等着接",
    "accepted": "已接",
    "under_way": "在办",
    "handed_in": "已交窗口",
    "done": "办好待交还",
    "returned": "办结",
    "declined": "没能接",
    "cancelled": "已取消",
}

_PROXIES, _EVENTS = table_of(ProxyRow), table_of(ProxyEventRow)
_PAPERS, _RECEIPTS = table_of(ProxyPaperRow), table_of(ProxyReceiptRow)


@dataclass(frozen=True, slots=True)
class Proxy:
    """One request as it stands. See ProxyRow for what the fields mean."""

    id: int
    number: str
    citizen: CitizenId | None
    who: str
    relation: str
    phone: str
    village: str
    matter: str
    answers: dict[str, Any]
    notice: str | None
    consent: str
    consent_how: str
    consent_media: str | None
    way: str | None
    state: str
    agent: str
    step: int
    asked_at: datetime
    answer_by: datetime | None
    channel: str
    made_by: str
    result: str | None
    closed_at: datetime | None
    turn: int

    @property
    def open(self) -> bool:
        """Say whether somebody still has to do something."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class HeldPaper:
    """A paper that was handed over; `held` is agent, counter or citizen."""

    id: int
    name: str
    original: bool
    count: int
    result: bool
    held: str

    @property
    def out(self) -> bool:
        """Say whether it is still owed to the citizen: an original, or what was given out."""
        return (self.original or self.result) and self.held != "citizen"


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt. `papers` are (name, original, count); `to` is who got them, as told."""

    number: str
    key: str
    kind: str
    papers: tuple[tuple[str, bool, int], ...]
    at: datetime
    by: str
    to: str
    confirmed_at: datetime | None
    confirmed_how: str | None


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of a request's history."""

    at: datetime
    what: str
    who: str
    note: str | None


_COLUMNS = _PROXIES.c[
    "id", "number", "citizen", "who", "relation", "phone", "village", "matter", "answers",
    "notice", "consent", "consent_how", "consent_media", "way", "state", "agent", "step",
    "asked_at", "answer_by", "channel", "made_by", "result", "closed_at", "turn",
]  # fmt: skip


def proxy_of(work: Work, town_id: TownId, proxy: int) -> Proxy | None:
    """Give the request of this id, None where this town has none."""
    found = _found(work, _PROXIES.c.town == town_id, _PROXIES.c.id == proxy)
    return found[0] if found else None


def proxies_of(work: Work, town_id: TownId, citizen: CitizenId) -> tuple[Proxy, ...]:
    """Give this citizen's open requests, the oldest first."""
    mine = (_PROXIES.c.town == town_id, _PROXIES.c.citizen == citizen)
    return _found(work, *mine, _PROXIES.c.state.in_(OPEN))


def numbered(work: Work, town_id: TownId, citizen: CitizenId, number: str) -> Proxy | None:
    """Give the citizen's own request of this number, open or closed."""
    mine = (_PROXIES.c.town == town_id, _PROXIES.c.citizen == citizen)
    found = _found(work, *mine, _PROXIES.c.number == number)
    return found[0] if found else None


def for_agent(
    work: Work, town_id: TownId, login: str, village: str | None, *, states: Sequence[str] = OPEN
) -> tuple[Proxy, ...]:
    """Give what an agent may see: what he or she has, and all of the own village."""
    own = or_(_PROXIES.c.agent == login, _PROXIES.c.village == village)
    return _found(work, _PROXIES.c.town == town_id, own, _PROXIES.c.state.in_(states))


def all_proxies(
    work: Work,
    town_id: TownId,
    *,
    states: Sequence[str] = OPEN,
    village: str | None = None,
    limit: int = 200,
) -> tuple[Proxy, ...]:
    """Give the town's requests in these states (of one village), the newest first."""
    which = [_PROXIES.c.town == town_id, _PROXIES.c.state.in_(states)]
    if village:
        which.append(_PROXIES.c.village == village)
    wanted = select(*_COLUMNS).where(*which).order_by(_PROXIES.c.id.desc()).limit(limit)
    return tuple(Proxy(*each) for each in work.execute(wanted))


def overdue(work: Work) -> tuple[tuple[TownId, Proxy], ...]:
    """Give the requests of all towns that nobody accepted in time, each with its town."""
    wanted = (
        select(_PROXIES.c.town, *_COLUMNS)
        .where(_PROXIES.c.state == "asked", _PROXIES.c.answer_by <= work.now)
        .order_by(_PROXIES.c.id)
    )
    return tuple((each[0], Proxy(*each[1:])) for each in work.execute(wanted))


def _found(work: Work, *which: ColumnElement[bool]) -> tuple[Proxy, ...]:
    wanted = select(*_COLUMNS).where(*which).order_by(_PROXIES.c.id)
    return tuple(Proxy(*each) for each in work.execute(wanted))


def papers_of(work: Work, proxy: int) -> tuple[HeldPaper, ...]:
    """Give the papers that were handed over, in that order."""
    wanted = (
        select(*_PAPERS.c["id", "name", "original", "count", "result", "held"])
        .where(_PAPERS.c.proxy == proxy)
        .order_by(_PAPERS.c.id)
    )
    return tuple(HeldPaper(*each) for each in work.execute(wanted))


def receipts_of(work: Work, proxy: int) -> tuple[Receipt, ...]:
    """Give the request's receipts, the oldest first."""
    wanted = select(*_RECEIPT).where(_RECEIPTS.c.proxy == proxy).order_by(_RECEIPTS.c.id)
    return tuple(_receipt(each) for each in work.execute(wanted))


def owed(work: Work, proxy: int) -> tuple[str, ...]:
    """Name what is still to be given back, or was and is not confirmed yet."""
    out = [each.name for each in papers_of(work, proxy) if each.out]
    back = [each for each in receipts_of(work, proxy) if each.kind == "还"]
    unsaid = [name for each in back if each.confirmed_at is None for name, _, _ in each.papers]
    return tuple(dict.fromkeys([*out, *unsaid]))


def receipt_with_key(
    work: Work, town_id: TownId, number: str, key: str
) -> tuple[Receipt, Proxy] | None:
    """Give the receipt that this number and key open, with its request."""
    wanted = select(*_RECEIPT, _RECEIPTS.c.proxy).where(
        _RECEIPTS.c.town == town_id, _RECEIPTS.c.number == number, _RECEIPTS.c.key == key
    )
    row = work.execute(wanted).one_or_none()
    found = proxy_of(work, town_id, row[-1]) if row else None
    return (_receipt(row[:-1]), found) if row and found else None


_RECEIPT = _RECEIPTS.c[
    "number", "key", "kind", "papers", "at", "by", "to", "confirmed_at", "confirmed_how"
]


def _receipt(row: Any) -> Receipt:  # noqa: ANN401 - a row
    number, key, kind, papers, *rest = row
    listed = tuple((name, original, count) for name, original, count in papers)
    return Receipt(number, key, kind, listed, *rest)


def history_of(work: Work, proxy: int) -> tuple[Happened, ...]:
    """Give what happened, the oldest first."""
    wanted = select(*_EVENTS.c["at", "what", "who", "note"]).where(_EVENTS.c.proxy == proxy)
    return tuple(Happened(*each) for each in work.execute(wanted.order_by(_EVENTS.c.id)))

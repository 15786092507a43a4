"""What the page of one proxy request shows, and when which form is there. source: TL-5."""

from dataclasses import dataclass, field
from datetime import datetime

from handoff import proxy_words as words
from handoff.console.agent_acts import Form, may_act
from handoff.console.guards import AGENT, Seat
from handoff.console.words import moment
from handoff.ports import PageUrl, Work
from handoff.proxies import DESK
from handoff.proxy_list import WantedPaper, wanted
from handoff.proxy_pictures import SHOWS, ProxyPicture, pictures_of
from handoff.proxy_records import (
    STATE_WORDS,
    Happened,
    HeldPaper,
    Proxy,
    history_of,
    owed,
    papers_of,
    receipts_of,
)
from knowledge.matters import Matter
from knowledge.notice_words import days_words
from knowledge.proxies import WAYS

_BLANK_ROWS = 2
HELD_WORDS = {"agent": "在代办员手上", "counter": "在窗口", "citizen": "还了"}


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A line of the form by which papers are received; `place` names its fields."""

    place: int
    name: str
    originals: int
    kept: int
    when: str | None


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """A receipt with its page's address. `confirmed` says when and how, where it is."""

    name: str
    number: str
    at: str
    papers: str
    url: str
    confirmed: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to whom a request may be given."""

    login: str
    name: str


@dataclass(frozen=True, slots=True)
class AgentPage:
    """One request. `acts` names the forms that are there; `typed` is what a refused form held."""

    seat: Seat
    leads: bool
    proxy: Proxy
    state: str
    matter: str
    holder: str
    due: str
    late: bool
    asked: str
    days: str
    way: str
    steps: tuple[str, ...]
    acts: frozenset[str]
    ways: tuple[tuple[str, str], ...]
    notice: str | None
    rows: tuple[PaperRow, ...]
    papers: tuple[tuple[HeldPaper, str], ...]
    owed: tuple[str, ...]
    counters: tuple[str, ...]
    receipts: tuple[ReceiptLine, ...]
    pictures: tuple[ProxyPicture, ...]
    shows: tuple[str, ...]
    history: tuple[str, ...]
    people: tuple[Person, ...]
    refusal: str = ""
    typed: Form = field(default_factory=dict)


def agent_page(
    work: Work,
    seat: Seat,
    proxy: Proxy,
    matter: Matter | None,
    url: PageUrl,
    *,
    refusal: str = "",
    typed: Form | None = None,
) -> AgentPage:
    """Gather what the page of this request shows to this person."""
    town, now = seat.town, work.now
    papers = papers_of(work, proxy.id)
    listed, owing = wanted(work, town.id, proxy, matter), owed(work, proxy.id)
    return AgentPage(
        seat=seat,
        leads=seat.clerk.role != AGENT,
        proxy=proxy,
        state=STATE_WORDS[proxy.state],
        matter=matter.called if matter else proxy.matter,
        holder=words.name_of(town, proxy.agent),
        due=due_words(proxy, now),
        late=is_late(proxy, now),
        asked=f"{moment(proxy.asked_at, now)}（{proxy.channel}）",
        days=days_words(matter) if matter else "",
        way=next((each for name, each in words.WAY_WORDS.items() if name == proxy.way), ""),
        steps=next((each for name, each in words.WAY_STEPS.items() if name == proxy.way), ()),
        acts=_acts(seat, proxy, papers, unconfirmed=bool(owing)),
        ways=tuple((name, words.WAY_WORDS[name]) for name in WAYS),
        notice=listed.notice,
        rows=_rows(listed.papers),
        papers=tuple((each, HELD_WORDS[each.held]) for each in papers),
        owed=owing,
        counters=tuple(each.name for each in town.counters_for(matter)) if matter else (),
        receipts=_receipts(work, seat, proxy, url),
        pictures=pictures_of(work, proxy.id),
        shows=SHOWS,
        history=tuple(_line(seat, each, now) for each in history_of(work, proxy.id)),
        people=tuple(Person(each.login, each.name) for each in town.staff if _may_have(each.role)),
        refusal=refusal,
        typed=typed or {},
    )


def _may_have(role: str) -> bool:
    return role in {"代办员", "办事员", "负责人"}


def is_late(proxy: Proxy, now: datetime) -> bool:
    """Say whether nobody accepted it in time."""
    if proxy.state != "asked":
        return False
    if proxy.answer_by is None:  # the desk's time is over; or nobody knows the days of that year
        return proxy.step >= DESK
    return proxy.answer_by <= now


def due_words(proxy: Proxy, now: datetime) -> str:
    """Say by when it is to be accepted; empty where it was."""
    if proxy.state != "asked":
        return ""
    late = is_late(proxy, now)
    return "过了时限，没有人接" if late else f"{words.until(proxy.answer_by, now)}答复"


def _acts(
    seat: Seat, proxy: Proxy, papers: tuple[HeldPaper, ...], *, unconfirmed: bool
) -> frozenset[str]:
    """Name the forms that can do something now: no dead buttons."""
    if not proxy.open or not may_act(seat, proxy):
        return frozenset()
    held = {each.held for each in papers if each.out}
    leads = seat.clerk.role != AGENT
    at_work = proxy.state in {"accepted", "under_way", "handed_in"}
    back = not held and (proxy.state == "done" or unconfirmed)
    found = {
        "accept": proxy.state == "asked",
        "decline": proxy.state == "asked",
        "receive": at_work,
        "begin": proxy.state == "accepted",
        "hand-in": proxy.state == "under_way" and any(each.held == "agent" for each in papers),
        "finish": at_work,
        "give-back": "agent" in held and proxy.state != "asked",
        "confirm": back and (leads or proxy.citizen is None),
        "cancel": (leads or at_work) and proxy.state != "done" and not held and not unconfirmed,
        "picture": proxy.state != "asked",
        "reassign": leads,
    }
    return frozenset(name for name, there in found.items() if there)


def _rows(papers: tuple[WantedPaper, ...]) -> tuple[PaperRow, ...]:
    named = [
        PaperRow(at, each.name, each.originals, each.kept, each.when)
        for at, each in enumerate(papers)
    ]
    blank = (PaperRow(len(named) + more, "", 0, 0, None) for more in range(_BLANK_ROWS))
    return (*named, *blank)


def _receipts(work: Work, seat: Seat, proxy: Proxy, url: PageUrl) -> tuple[ReceiptLine, ...]:
    now = work.now
    return tuple(
        ReceiptLine(
            words.RECEIPT_NAMES[each.kind],
            each.number,
            moment(each.at, now),
            "、".join(
                f"{name}×{count}（{'原件要还' if original else '留下'}）"
                for name, original, count in each.papers
            ),
            url(f"/r/{seat.town.id}/{each.number}/{each.key}"),
            f"{moment(each.confirmed_at, now)} {each.confirmed_how}" if each.confirmed_at else "",
        )
        for each in receipts_of(work, proxy.id)
    )


def _line(seat: Seat, each: Happened, now: datetime) -> str:
    who = {"citizen": "群众", "clock": "系统"}.get(each.who) or words.name_of(seat.town, each.who)
    return f"{moment(each.at, now)} {who} {each.what}" + (f"：{each.note}" if each.note else "")

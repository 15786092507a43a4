"""One entry of the register whole: caller, steps, words, result; and what is still to be done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web

from handoff.callers import Caller, told_caller
from handoff.console.ending import reply_words
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.inbox import matter_name
from handoff.console.rights import may_change
from handoff.console.words import masked, moment, owned, plain, spoken, without_numbers
from handoff.contact_story import ContactStory, Words, contact_story
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait
from handoff.results import NOTE_LIMIT
from handoff.timeline import STEPS
from handoff.timeline import Step as Event
from handoff.transcripts import look
from knowledge.matters import Catalog, TownId
from knowledge.reading.phones import Phone, read_phone
from knowledge.towns import Town

_HERE = f"{PREFIX}/register/{{contact:[0-9]{{1,9}}}}"
_TOLD = f"{_HERE}/told"
_PEOPLE = {"bot": "机器人", "citizen": "群众"}
_NO_NOTE = "请写上怎样告诉的，比如“电话里说了由民生办办，明天答复”。"
_LONG_NOTE = f"写得太长了，最多 {NOTE_LIMIT} 个字。"
_TOLD_ALREADY = "这一条已经记过怎样告诉的了。"


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the timeline: when, who did what, and words with it."""

    at: str
    who: str
    what: str
    words: str
    is_event: bool


@dataclass(frozen=True, slots=True)
class Card:
    """The entry's facts. `phone` is whole only for who answers for it and for the lead."""

    id: int
    channel: str
    asked: str
    matter: str | None
    office: str | None
    owner: str
    citizen: str
    name: str | None
    phone: str | None
    opened: str
    result: str | None
    note: str | None
    closed: str | None
    reply: str
    chat: int | None
    to_tell: bool
    told: str | None


@dataclass(frozen=True, slots=True)
class ContactPage:
    """The whole page."""

    frame: Frame
    card: Card
    steps: tuple[Step, ...]
    refusal: str
    typed: str
    note_limit: int


class Contact:
    """`/console/register/<id>`."""

    def __init__(
        self, transactions: Transactions, catalog: Callable[[TownId], Catalog], templates: Templates
    ) -> None:
        self._transactions = transactions
        self._catalog = catalog
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the page's routes."""
        return [web.get(_HERE, self._show), web.post(_TOLD, self._told)]

    async def _show(self, request: web.Request) -> web.Response:
        return await self._page(request)

    async def _told(self, request: web.Request) -> web.Response:
        seat, contact = seat_of(request), int(request.match_info["contact"])
        how = str((await request.post()).get("how", "")).strip()
        if not how or len(how) > NOTE_LIMIT:
            return await self._page(request, _LONG_NOTE if how else _NO_NOTE, how)
        town, login = seat.town.id, seat.clerk.login
        if await self._transactions.run(lambda work: told_caller(work, town, contact, login, how)):
            raise web.HTTPSeeOther(f"{PREFIX}/register/{contact}")
        return await self._page(request, _TOLD_ALREADY)

    async def _page(self, request: web.Request, refusal: str = "", typed: str = "") -> web.Response:
        seat, contact = seat_of(request), int(request.match_info["contact"])
        catalog = self._catalog(seat.town.id)

        def read(work: Work) -> ContactPage | None:
            found = contact_story(work, seat.town.id, contact)
            if found is None:
                return None
            look(work, seat.town.id, seat.clerk.login, found.entry.citizen, "首问登记")
            now = work.now
            return ContactPage(
                frame=seat.frame(
                    f"首问登记 {contact}", "register", how_many_wait(work, seat.town.id), now
                ),
                card=_card(found, seat, catalog, now),
                steps=_steps(found, seat, now),
                refusal=refusal,
                typed=typed,
                note_limit=NOTE_LIMIT,
            )

        page = await self._transactions.run(read)
        if page is None:
            raise web.HTTPNotFound
        return self._templates.page("contact.html", page, 409 if refusal else 200)


def _card(found: ContactStory, seat: Seat, catalog: Catalog, now: datetime) -> Card:
    entry, caller = found.entry, found.caller
    whole = seat.leads or seat.clerk.login == entry.owner
    office = next((each.name for each in seat.town.offices if each.id == entry.office), None)
    return Card(
        id=entry.id,
        channel=entry.channel,
        asked=spoken(entry.asked),
        matter=matter_name(catalog, entry.matter),
        office=office,
        owner=owned(entry.owner_name, entry.owner_by),
        citizen="—" if caller else masked(entry.citizen),
        name=caller.name if caller else None,
        phone=_phone(caller, whole=whole),
        opened=moment(entry.opened_at, now),
        result=entry.result,
        note=entry.note,
        closed=moment(entry.closed_at, now) if entry.closed_at else None,
        reply=reply_words(entry, now),
        chat=entry.chat,
        to_tell=caller is not None and caller.told_at is None and entry.result is None,
        told=_told_words(caller, now),
    )


def _phone(caller: Caller | None, *, whole: bool) -> str | None:
    if caller is None or caller.phone is None:
        return None
    read = read_phone(caller.phone, asked=True)
    if not isinstance(read, Phone):
        return caller.phone if whole else f"…{caller.phone[-4:]}"
    return read.formatted if whole else read.masked


def _told_words(caller: Caller | None, now: datetime) -> str | None:
    if caller is None or caller.told_at is None:
        return None
    return f"{moment(caller.told_at, now)} {caller.told_how}"


def _steps(found: ContactStory, seat: Seat, now: datetime) -> tuple[Step, ...]:
    events = [(each.at, _event(each, seat.town, now)) for each in found.events]
    said = [(each.at, _words(each, seat, now)) for each in found.said]
    return tuple(step for _at, step in sorted([*events, *said], key=lambda each: each[0]))


def _event(event: Event, town: Town, now: datetime) -> Step:
    what = STEPS.get(event.what, event.what)
    return Step(moment(event.at, now), _person(event.who, town), what, event.note or "", True)


def _words(words: Words, seat: Seat, now: datetime) -> Step:
    said = plain(spoken(words.text)) or f"（{words.kind}）"
    if not may_change(seat.clerk.role, f"{PREFIX}/register"):
        said = without_numbers(said)
    return Step(moment(words.at, now), _person(words.by, seat.town), "说", said, False)


def _person(who: str, town: Town) -> str:
    person = town.person(who)
    return _PEOPLE.get(who) or (person.name if person else who)

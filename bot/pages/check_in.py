"""The page behind the code that hangs in the hall: check in, or take a number. CN-8, XL-16."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from aiohttp import web

from bot.pages.arriving import arrive_by_address, arrive_by_phone
from bot.pages.day_look import DayFacts, DayLook, Word
from bot.pages.ticket import path_of
from bot.pages.tries import Tries
from handoff.hall_groups import groups_of
from handoff.hall_state import tell_estimate
from handoff.passes import HALL, opens
from handoff.ports import Work
from handoff.ticket_rows import Ticket
from handoff.tickets import InQueue, NoNumbers, take_number
from knowledge.towns import Town

MOST_WRONG: Final = 30
"""So many wrong numbers in a hall within WITHIN: the last four of a phone are soon guessed."""
MOST_NUMBERS: Final = 60
"""So many numbers are given out by the code within WITHIN; more look like a prank."""
WITHIN: Final = timedelta(minutes=10)

_TOO_MANY = "试的人太多了。请到窗口报到，或者过几分钟再试。"
_HERE = "/hall/{town}/checkin"
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class CheckInPage:
    """All that the template sees; `groups` (letter, name) are those of which numbers are given."""

    centre: str
    key: str
    here: str
    groups: tuple[tuple[str, str], ...]
    refusal: str


class CheckInPages:
    """`/hall/{town}/checkin?k=…`: `k` is the hall's key, so that nobody queues from afar."""

    def __init__(self, facts: DayFacts, look: DayLook) -> None:
        self._facts = facts
        self._look = look
        self._wrong = Tries(MOST_WRONG, WITHIN)
        self._numbers = Tries(MOST_NUMBERS, WITHIN)

    def routes(self) -> list[web.RouteDef]:
        """Give the page's routes."""
        return [web.get(_HERE, self._page), web.post(_HERE, self._come)]

    async def _page(self, request: web.Request) -> web.Response:
        return await self._show(request, request.query.get("k", ""))

    async def _show(self, request: web.Request, key: str, refusal: str = "") -> web.Response:
        town = self._facts.towns(request.match_info["town"])
        if town is None:
            return self._look.missing()
        if await self._opens(town, key) is None:
            lines = ("请用微信扫大厅墙上的二维码，再报到或取号。",)
            return self._look.page(
                "day_word.html", Word("请扫大厅的二维码", lines, town.centre), 403
            )
        groups = tuple((each.letter, each.name) for each in groups_of(town)) if town.queue else ()
        page = CheckInPage(town.centre, key, self._facts.base + request.path, groups, refusal)
        return self._look.page("check_in.html", page, 409 if refusal else 200)

    async def _opens(self, town: Town, key: str) -> datetime | None:
        """Give the instant, if the key is the hall's."""
        return await self._facts.transactions.run(
            lambda work: work.now if opens(work, town.id, HALL, key) else None
        )

    async def _come(self, request: web.Request) -> web.Response:
        town, form = self._facts.towns(request.match_info["town"]), await request.post()
        key = str(form.get("k", ""))[:40]
        now = await self._opens(town, key) if town else None
        if town is None or now is None:
            return await self._show(request, key)
        here, letter = town, str(form.get("letter", ""))
        said, number = (str(form.get(each, "")).strip()[:_LONGEST] for each in ("what", "number"))
        tries = self._numbers if letter else self._wrong
        if tries.too_many(town.id, now):
            return await self._show(request, key, _TOO_MANY)

        def come(work: Work) -> Ticket | str:
            found = (
                self._number(work, here, letter)
                if letter
                else arrive_by_address(work, here, said)
                if "/" in said
                else arrive_by_phone(work, here, said, number)
            )
            if isinstance(found, Ticket):
                tell_estimate(work, here, self._facts.catalog(here.id), found)
            return found

        found = await self._facts.transactions.run(come)
        if bool(letter) == isinstance(found, Ticket):
            tries.count(town.id, now)
        if isinstance(found, str):
            return await self._show(request, key, found)
        raise web.HTTPSeeOther(self._facts.base + path_of(town, found))

    def _number(self, work: Work, town: Town, letter: str) -> Ticket | str:
        group = next((each for each in groups_of(town) if each.letter == letter), None)
        if group is None:
            return "没有这个窗口，请重新选。"
        match take_number(work, town, self._facts.calendar, group, "扫码"):
            case InQueue(ticket):
                return ticket
            case NoNumbers(closed):
                return "现在没有开门，不取号。" if closed else "这里不用取号，直接到窗口就行。"

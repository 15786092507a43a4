"""谁看过群众资料: every look at personal data, for those who watch over it."""

from dataclasses import dataclass
from typing import Final

from aiohttp import web

from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import seat_of
from handoff.console.typed import id_typed
from handoff.console.words import masked, moment
from handoff.looks import looks
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait
from knowledge.staff import Staff

PAGE = 100
"""Looks on a page."""

_HERE = f"{PREFIX}/looks"
_WHAT: Final = {
    "transcript": "会话记录",
    "notice": "告知单",
    "precheck": "材料照片",
    "picture": "照片",
    "voice": "语音",
    "household": "家里人资料",
    "visit": "上门",
    "proxy": "代办",
    "misses": "没听懂的话",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One look in words."""

    at: str
    who: str
    whose: str
    what: str


@dataclass(frozen=True, slots=True)
class LooksPage:
    """The whole page; `next` is the address of the older ones, None on the last page."""

    frame: Frame
    people: tuple[Staff, ...]
    chosen: str
    lines: tuple[Line, ...]
    next: str | None


class Looks:
    """`/console/looks?who=zonghe-a`."""

    def __init__(self, transactions: Transactions, templates: Templates) -> None:
        self._transactions = transactions
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the page's route."""
        return [web.get(_HERE, self._show)]

    async def _show(self, request: web.Request) -> web.Response:
        seat = seat_of(request)
        who, older = request.query.get("who", "")[:40], id_typed(request.query.get("before"))

        def read(work: Work) -> LooksPage:
            town = seat.town
            found = looks(work, town.id, login=who, before=older, limit=PAGE + 1)
            last = f"{_HERE}?who={who}&before={found[PAGE - 1].id}" if len(found) > PAGE else None
            names = {each.login: each.name for each in town.staff}
            return LooksPage(
                frame=seat.frame("谁看过群众资料", "board", how_many_wait(work, town.id), work.now),
                people=town.staff,
                chosen=who,
                lines=tuple(
                    Line(
                        moment(each.at, work.now),
                        names.get(each.login, each.login),
                        "（全部）" if each.citizen.startswith("*") else masked(each.citizen),
                        _in_words(each.what),
                    )
                    for each in found[:PAGE]
                ),
                next=last,
            )

        return self._templates.page("looks.html", await self._transactions.run(read))


def _in_words(what: str) -> str:
    """Say what was looked at: `visit V261124-003` is 上门 V261124-003."""
    kind, _, which = what.partition(" ")
    return f"{_WHAT.get(kind, kind)} {which}".strip()

"""The family's page of a home visit: who comes, when, and the code word. source: BZ-9."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from aiohttp import web

from bot.pages.assets import Assets, page_templates
from bot.pages.notice import HEADERS, WORD, MissingPage
from bot.pages.told import dialled
from handoff.ports import Transactions
from handoff.trips.family import FamilyView, family_view
from handoff.trips.family_words import day_of
from handoff.trips.papers import Papers, papers_of
from handoff.trips.telling import family_path
from knowledge.matters import Catalog, TownId
from knowledge.towns import Staff, Town

_HERE: Final = "/visit/{town}/{number}/{key}"
_PHOTO: Final = f"{_HERE}/photo/{{login}}"
_LARGEST: Final = 2_000_000
"""Bytes of a photo of somebody who comes."""

_STANDINGS: Final = {
    "under_way": "他们出发了",
    "done": "已经办过了",
    "not_home": "我们来过，家里没有人应",
    "cancelled": "这次上门取消了",
}


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody who comes; `photo` is an address, None where there is no picture."""

    name: str
    badge: str | None
    photo: str | None


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """All that the template sees; `when` is None while no time stands."""

    icon: str
    css: tuple[str, ...]
    centre: str
    phone: str
    dial: str | None
    number: str
    who: str
    where: str
    standing: str | None
    when: str | None
    about: str
    comers: tuple[Comer, ...]
    code_word: str | None
    papers: Papers


class VisitPages:
    """`/visit/{town}/{number}/{key}`: opens for whoever has the key; photos only below it."""

    def __init__(
        self,
        transactions: Transactions,
        towns: Callable[[str], Town | None],
        catalog: Callable[[TownId], Catalog],
        folder: Path,
        public_url: str,
    ) -> None:
        self._transactions = transactions
        self._towns = towns
        self._catalog = catalog
        self._folder = folder
        self._base = urlsplit(public_url.rstrip("/")).path
        self._assets = Assets(self._base)
        self._templates = page_templates()

    def routes(self) -> list[web.RouteDef]:
        """Give the routes of the page and of the photos on it."""
        return [web.get(_HERE, self._page), web.get(_PHOTO, self._photo)]

    async def _page(self, request: web.Request) -> web.Response:
        town, found = await self._find(request)
        if town is None or found is None:
            css = (self._assets.url("citizen.css"),)
            files = MissingPage(self._assets.url("icon.svg"), css)
            text = self._templates.get_template("notice_missing.html").render(
                files=files, what="这次上门", then="说“什么时候来”，看约好的上门"
            )
            return self._respond(text, 404)
        page = self._laid_out(town, found, request.match_info["key"])
        return self._respond(self._templates.get_template("visit.html").render(page=page))

    async def _photo(self, request: web.Request) -> web.StreamResponse:
        town, found = await self._find(request)
        login = request.match_info["login"]
        person = town.person(login) if town else None
        if found is None or found.trip is None or login not in found.trip.people or person is None:
            raise web.HTTPNotFound
        path = await asyncio.to_thread(photo_of, self._folder, request.match_info["town"], person)
        if path is None:
            raise web.HTTPNotFound
        return web.FileResponse(path, headers=HEADERS)

    async def _find(self, request: web.Request) -> tuple[Town | None, FamilyView | None]:
        number, key = request.match_info["number"], request.match_info["key"]
        sound = WORD.fullmatch(number) and WORD.fullmatch(key)
        town = self._towns(request.match_info["town"]) if sound else None
        if town is None:
            return None, None
        town_id = town.id
        return town, await self._transactions.run(
            lambda work: family_view(work, town_id, number, key)
        )

    def _laid_out(self, town: Town, found: FamilyView, key: str) -> FamilyPage:
        visit, trip, stop = found.visit, found.trip, found.stop
        here = self._base + family_path(town.id, visit.number, key)
        people = [town.person(each) for each in trip.people] if trip else []
        return FamilyPage(
            icon=self._assets.url("icon.svg"),
            css=tuple(self._assets.url(each) for each in ("citizen.css", "visit.css")),
            centre=town.centre,
            phone=town.phone,
            dial=dialled(town.phone),
            number=visit.number,
            who=visit.who,
            where=f"{visit.village or ''} {visit.place}".strip(),
            standing=_STANDINGS.get(visit.state),
            when=day_of(trip.on_day, trip.half) if trip else None,
            about=f"{stop.eta.hour}:{stop.eta:%M}" if stop else "",
            comers=tuple(self._comer(town, each, here) for each in people if each),
            code_word=visit.code_word
            if trip and visit.state in {"confirmed", "under_way"}
            else None,
            papers=papers_of(self._catalog(town.id), visit.matter, visit.answers),
        )

    def _comer(self, town: Town, person: Staff, here: str) -> Comer:
        there = photo_of(self._folder, town.id, person) is not None
        photo = f"{here}/photo/{quote(person.login, safe='')}" if there else None
        return Comer(person.name, person.badge, photo)

    def _respond(self, text: str, status: int = 200) -> web.Response:
        return web.Response(text=text, status=status, content_type="text/html", headers=HEADERS)


def photo_of(folder: Path, town: str, person: Staff) -> Path | None:
    """Give the photo's file in `<town>.photos/` beside the town's file; None where there is none.

    The name was checked when the town's file was read: it holds no folder.
    """
    if person.photo is None:
        return None
    paths = (each / person.photo for each in sorted(folder.rglob(f"{town}.photos")))
    return next(
        (each for each in paths if each.is_file() and each.stat().st_size <= _LARGEST), None
    )

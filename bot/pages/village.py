"""A village's page: its point, agent and hours, and all that can be done there. source: TL-4."""

from dataclasses import dataclass

from aiohttp import web

from bot.pages.public import Group, Look, PublicFacts, PublicLook, chosen, line_of, query_of
from bot.pages.told import dialled
from dialogs.texts.pages import hall_path, map_url
from dialogs.texts.places import ASK_FIRST, GROUPS
from knowledge import notices
from knowledge.levels import keeping, village_matters
from knowledge.towns import Town, Village


@dataclass(frozen=True, slots=True)
class VillagePage:
    """All that the template sees. `assumed`: what is said of the point is not yet confirmed."""

    look: Look
    town: Town
    village: Village
    agent: str | None
    phone: str
    dial: str | None
    hours: str
    opening: str | None
    map: str | None
    hall: str
    query: str
    groups: tuple[Group, ...]
    total: int
    assumed: bool
    accept: str


class VillagePages:
    """`/v/{town}/{village}`: open to everybody; `q` narrows the list, `big=1` enlarges the type."""

    def __init__(self, facts: PublicFacts) -> None:
        self._facts = facts
        self._public = PublicLook(facts.public_url)

    def routes(self) -> list[web.RouteDef]:
        """Give the page's route."""
        return [web.get("/v/{town}/{village}", self._page)]

    async def _page(self, request: web.Request) -> web.Response:
        town = self._facts.towns(request.match_info["town"])
        name = request.match_info["village"]
        villages = town.villages if town else ()
        village = next((each for each in villages if name in {each.name, *each.aliases}), None)
        if town is None or village is None:
            return self._public.missing()
        big = request.query.get("big") == "1"
        return self._public.respond(self.render(town, village, query_of(request), big=big))

    def render(self, town: Town, village: Village, query: str = "", *, big: bool = False) -> str:
        """Give the page of this village."""
        look = self._public.look(big=big)
        facts, kept = self._facts, keeping(town, village.hours, village.phone)
        person = town.person(village.agent) if village.agent else None
        phone = village.phone or town.phone
        groups = self._groups(town, village, query)
        page = VillagePage(
            look=look,
            town=town,
            village=village,
            agent=person.name if person else None,
            phone=phone,
            dial=dialled(phone),
            hours=notices.hours_words(kept) if village.hours else ASK_FIRST,
            opening=notices.opening_words(kept, facts.calendar, facts.clock())
            if village.hours
            else None,
            map=map_url(village.spot, village.point) if village.spot else None,
            hall=self._public.base + hall_path(town.id),
            query=query,
            groups=groups,
            total=sum(len(each.lines) for each in groups),
            accept=f"{int(town.proxies.accept.total_seconds()) // 60}分钟",
            assumed=bool({"villages", f"villages.{village.name}"} & set(town.assumed)),
        )
        return self._public.render("village.html", page)

    def _groups(self, town: Town, village: Village, query: str) -> tuple[Group, ...]:
        meant = {
            each.code
            for each in chosen(self._facts.catalog(town.id), town, query, self._facts.find)
        }
        lists = village_matters(self._facts.catalog(town.id), town, village)
        kept = {doing: [m for m in those if m.code in meant] for doing, those in lists.items()}
        return tuple(
            Group(f"g{at}", GROUPS[doing], tuple(line_of(each, town) for each in those))
            for at, (doing, those) in enumerate(kept.items())
            if those
        )

"""What the centre's public pages share: their headers, their look, and one matter in short."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from aiohttp import web

from bot.clock import Clock
from bot.pages.assets import Assets, page_templates
from handoff.duties import duties_of_week, leader_days
from handoff.ports import Reader, Transactions, Work
from knowledge import notices
from knowledge.calendar import Calendar
from knowledge.duty import Duty, week_of
from knowledge.levels import is_from_county, levels_of
from knowledge.matters import Catalog, Matter, TownId
from knowledge.notice_lists import counts_words, only_words
from knowledge.towns import Town

_HEADERS = {
    "Cache-Control": "no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; "
    "img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
}
LONGEST_QUERY = 60  # characters

Finder = Callable[[str, Town], Sequence[str]]
"""From what somebody searches to the codes of the matters that are meant, best first."""


@dataclass(frozen=True, slots=True)
class DutyWeek:
    """Who has the duty on the open days of a week, and when leaders are there in this month."""

    days: tuple[Duty, ...]
    leader_days: str = ""


@dataclass(frozen=True, slots=True)
class PublicFacts:
    """What a public page is made of; `public_url` goes before the addresses of files and pages.

    Without `transactions` the duty is that of the town's file.
    """

    towns: Callable[[str], Town | None]
    catalog: Callable[[TownId], Catalog]
    calendar: Calendar
    clock: Clock
    reader: Reader
    public_url: str = ""
    transactions: Transactions | None = None

    async def week(self, town: Town, day: date) -> DutyWeek:
        """Give the duty of the week in which this day lies, as it is now."""
        if self.transactions is None:
            return DutyWeek(week_of(town, self.calendar, day))

        def read(work: Work) -> DutyWeek:
            half_days = "、".join(f"{each.words} {each.name}" for each in leader_days(work, town))
            return DutyWeek(duties_of_week(work, town, self.calendar, day), half_days)

        return await self.transactions.run(read)

    def find(self, query: str, town: Town) -> tuple[str, ...]:
        """Give the codes of the matters that a query means, best first."""
        return self.reader.understand(query, town).codes


@dataclass(frozen=True, slots=True)
class Look:
    """What every page's template needs besides its own: the files, and whether type is large."""

    icon: str
    css: tuple[str, ...]
    print_css: str
    js: str
    big: bool


@dataclass(frozen=True, slots=True)
class MatterLine:
    """A matter in short: `marks` say where and when, `papers` what everybody or some bring."""

    name: str
    called: str
    marks: tuple[str, ...]
    papers: tuple[str, ...]
    steps: tuple[str, ...]
    days: str
    fee: str
    online: str | None
    decided_by: str | None
    season: str | None


@dataclass(frozen=True, slots=True)
class Group:
    """Matters under one heading; `id` is for links within the page."""

    id: str
    title: str
    lines: tuple[MatterLine, ...]


class PublicLook:
    """Renders a public page. `public_url` goes before the addresses of files, as a proxy adds.

    `more` are style sheets of the family's own.
    """

    def __init__(self, public_url: str, *more: str) -> None:
        self._more = more
        self.base = urlsplit(public_url).path.rstrip("/")
        self._assets = Assets(self.base)
        self._templates = page_templates()

    def look(self, *, big: bool) -> Look:
        """Give the files of a page."""
        asset = self._assets.url
        css = tuple(asset(name) for name in ("citizen.css", "public.css", *self._more))
        return Look(asset("icon.svg"), css, asset("public-print.css"), asset("citizen.js"), big)

    def render(self, template: str, page: object) -> str:
        """Give the page's text."""
        return self._templates.get_template(template).render(page=page, files=self.look(big=False))

    def missing(self) -> web.Response:
        """Answer for a town or village that is none."""
        return self.respond(self.render("public_missing.html", self.look(big=False)), 404)

    def respond(self, text: str, status: int = 200) -> web.Response:
        """Answer with a page."""
        return web.Response(text=text, status=status, content_type="text/html", headers=_HEADERS)


def query_of(request: web.Request) -> str:
    """Give what is searched for, or an empty text."""
    return request.query.get("q", "").strip()[:LONGEST_QUERY]


def line_of(matter: Matter, town: Town) -> MatterLine:
    """Put a matter in short, as the catalog has it for people whose case is not known yet."""
    found = levels_of(matter, town)
    return MatterLine(
        name=matter.name,
        called=matter.called,
        marks=tuple(_marks(matter, town)),
        papers=tuple(_paper(each) for each in notices.materials_for(matter, {})),
        steps=matter.steps,
        days=notices.days_words(matter) if matter.done_here else "办理的单位告诉您",
        fee=matter.fee,
        online=found.online.channel or found.online.how if found.online else None,
        decided_by=found.forwarded_to,
        season=found.season,
    )


def _marks(matter: Matter, town: Town) -> Iterable[str]:
    first = levels_of(matter, town).stops[0]
    if not matter.done_here and first.doing == "指引":
        yield "只指引"
    elif first.level == "village":
        yield "村里能办" if first.doing != "代办" else "村代办员可代办"
    if is_from_county(matter):
        yield "承接区县事项"
    if first.level == "county" and first.doing != "指引":
        yield f"到{first.name}办"
    yield from (each for each in matter.tags if each in {"马上办", "网上办", "阶段性", "转报"})


def _paper(material: notices.NoticeMaterial) -> str:
    line = f"{material.name}（{counts_words(material)}）"
    when = only_words(material.only_when)
    return f"{line}——{when}" if when else line


def chosen(catalog: Catalog, town: Town, query: str, find: Finder) -> tuple[Matter, ...]:
    """Give the town's matters that a query means: those that say its words, else the likeliest."""
    offered = [each for each in catalog.matters.values() if town.takes(each)]
    if not query:
        return tuple(offered)
    words = query.lower().split()
    said = tuple(each for each in offered if all(word in _text(each) for word in words))
    if said:
        return said
    codes = find(query, town)
    return tuple(each for code in codes for each in offered if each.code == code)


def _text(matter: Matter) -> str:
    return " ".join([matter.name, matter.called, matter.domain, *matter.aliases]).lower()

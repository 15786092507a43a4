"""The list of all matters, with its filters."""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, get_args

from aiohttp import web
from multidict import MultiMapping

from handoff.console.catalog.checks import STATE_NAMES, Check, Recorded, checks, recorded
from handoff.console.catalog.shelf import HERE, Head, Opened, Shelf
from handoff.console.frame import Frame
from handoff.ports import Work
from knowledge.catalog_fields import LEVEL_NAMES
from knowledge.documents import Row
from knowledge.matters import Tag

TAGS: Final[tuple[str, ...]] = get_args(Tag)
_OWN_NAMES: Final = {"own": "改过或新加的", "away": "不办的"}


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One matter in the list. `own`: what the town itself says of it; `off`: it is not offered."""

    code: str
    name: str
    plain: str
    domain: str
    level: str
    tags: tuple[str, ...]
    check: str
    state: str
    own: str
    days: str
    papers: int
    told: int
    off: bool


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a filter with the number of matters it would leave of all."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the page's address asks for. Each tag must be there. source: BZ-15."""

    words: tuple[str, ...]
    domain: str
    level: str
    tags: tuple[str, ...]
    state: str
    own: str

    @staticmethod
    def of(query: MultiMapping[str]) -> "Wanted":
        """Read the address; what no filter knows is not asked for."""
        tags = query.getall("tag", [])
        return Wanted(
            tuple(query.get("q", "").split()),
            query.get("domain", ""),
            query.get("level", ""),
            tuple(each for each in TAGS if each in tags),
            query.get("state", ""),
            query.get("own", ""),
        )

    def fits(self, line: MatterLine, row: Row) -> bool:
        """Say whether a matter is to be shown."""
        said = " ".join((line.code, line.name, line.plain, *row["aliases"])).casefold()
        return (
            all(each.casefold() in said for each in self.words)
            and self.domain in {"", line.domain}
            and self.level in {"", row["handled_at"]}
            and set(self.tags) <= set(line.tags)
            and self.state in {"", line.state}
            and (not self.own or (self.own == "away") is line.off)
            and (self.own != "own" or bool(line.own))
        )


@dataclass(frozen=True, slots=True)
class ListPage:
    """The whole page; `all` counts the town's matters, `filtered` says whether some are hidden."""

    frame: Frame
    head: Head
    lines: tuple[MatterLine, ...]
    all: int
    filtered: bool
    q: str
    domains: tuple[Option, ...]
    levels: tuple[Option, ...]
    tags: tuple[Option, ...]
    states: tuple[Option, ...]
    owns: tuple[Option, ...]


class Listing:
    """`/console/catalog`."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def routes(self) -> list[web.RouteDef]:
        """Give the route."""
        return [web.get(HERE, self._show)]

    async def _show(self, request: web.Request) -> web.Response:
        opened, wanted = self._shelf.open(request), Wanted.of(request.query)
        towns = self._shelf.reached(opened.seat.town.id)

        def read(work: Work) -> tuple[Frame, Recorded]:
            return opened.frame(work, "事项目录"), recorded(work, opened, towns)

        frame, found = await self._shelf.transactions.run(read)
        page = await asyncio.to_thread(_page, opened, wanted, frame, found)
        return self._shelf.templates.page("catalog/list.html", page)


def _page(opened: Opened, wanted: Wanted, frame: Frame, found: Recorded) -> ListPage:
    all_ = _all(opened, checks(found, opened), found.told)
    lines = tuple(line for line, row in all_ if wanted.fits(line, row))
    own = opened.names["town"]
    return ListPage(
        frame=frame,
        head=opened.head("list"),
        lines=lines,
        all=len(all_),
        filtered=len(lines) < len(all_),
        q=" ".join(wanted.words),
        domains=_options((line.domain for line, _ in all_), wanted.domain),
        levels=_options((row["handled_at"] for _, row in all_), wanted.level, LEVEL_NAMES),
        tags=_options(
            (tag for line, _ in all_ for tag in line.tags), wanted.tags, {tag: tag for tag in TAGS}
        ),
        states=_options((line.state for line, _ in all_), wanted.state, dict(STATE_NAMES.items())),
        owns=_options(
            ("away" if line.off else "own" for line, _ in all_ if line.off or line.own),
            wanted.own,
            {key: own + name for key, name in _OWN_NAMES.items()},
        ),
    )


def _options(
    values: Iterable[str],
    chosen: str | tuple[str, ...],
    names: Mapping[str, str] | None = None,
) -> tuple[Option, ...]:
    counts = Counter(values)
    known = names if names is not None else {each: each for each in counts}
    picked = (chosen,) if isinstance(chosen, str) else chosen
    return tuple(
        Option(value, name, counts[value], value in picked) for value, name in known.items()
    )


def _all(
    opened: Opened, found: Mapping[str, Check], told: Mapping[str, int]
) -> tuple[tuple[MatterLine, Row], ...]:
    """Give every matter with its row, those that the town has taken away at the end."""
    layers = opened.layers
    lines = [
        (_line(opened, code, row, found[code], told.get(code, 0)), row)
        for code, row in layers.document.matters.items()
    ]
    away = [
        (_gone(code, layers.below.matters[code], opened.names["town"]), layers.below.matters[code])
        for code in layers.taken_away("matters")
        if code in layers.below.matters
    ]
    return (*lines, *away)


def _line(opened: Opened, code: str, row: Row, check: Check, told: int) -> MatterLine:
    days = row["promised_days"] if row["promised_days"] is not None else row["statutory_days"]
    return MatterLine(
        code=code,
        name=row["name"],
        plain=row["plain"] or "",
        domain=row["domain"],
        level=LEVEL_NAMES[row["handled_at"]],
        tags=tuple(row["tags"]),
        check=check.name,
        state=check.state,
        own=_own(opened, code),
        days="不定" if days is None else ("当场" if days == 0 else str(days)),
        papers=len(row["materials"]),
        told=told,
        off=code in opened.seat.town.matters_off,
    )


def _own(opened: Opened, code: str) -> str:
    said = opened.layers.town.get("matters", {}).get(code)
    if said is None:
        return ""
    return f"改 {len(said)} 项" if code in opened.layers.below.matters else "新加"


def _gone(code: str, row: Row, own: str) -> MatterLine:
    return MatterLine(
        code=code,
        name=row["name"],
        plain=row["plain"] or "",
        domain=row["domain"],
        level=LEVEL_NAMES[row["handled_at"]],
        tags=tuple(row["tags"]),
        check="",
        state="",
        own=f"{own}不办",
        days="",
        papers=len(row["materials"]),
        told=0,
        off=True,
    )

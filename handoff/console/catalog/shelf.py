"""What the catalog's pages share: where they read, and the town's catalog as a request found it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from aiohttp import web
from multidict import MultiDictProxy

from handoff.catalog_versions import version_name, version_numbers
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import ErrorPage, Seat, seat_of
from handoff.ports import Catalogs, Transactions, Work
from handoff.queue import how_many_wait
from knowledge.calendar import Calendar
from knowledge.layers import SOURCE_NAMES, Layers, Source
from knowledge.matters import Catalog, TownId
from knowledge.towns import Town

HERE: Final = f"{PREFIX}/catalog"
MOST_BYTES: Final = 6 * 1024 * 1024
"""Of a form or an uploaded file; a workbook of all matters is well below one megabyte."""
MOST_FIELDS: Final = 4000
_NOT_ALLOWED = (
    "您可以看目录，不能改这里。能改的是中心负责人、系统管理员；办所负责人能改本办所领域的事项。"
)

Form = MultiDictProxy[str | bytearray | web.FileField]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on top of every page of the catalog.

    `here` is the tab (list, check, versions, upload); `own` is what the town's own word is called.
    """

    here: str
    version: str
    own: str
    edits: bool
    edits_all: bool
    refused: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that the catalog's pages are made of."""

    transactions: Transactions
    catalogs: Catalogs
    all_towns: Callable[[], Sequence[Town]]
    calendar: Calendar
    templates: Templates

    def open(self, request: web.Request) -> "Opened":
        """Give the catalog of the clerk's town as it is in force now."""
        seat = seat_of(request)
        town = seat.town.id
        catalogs = self.catalogs
        return Opened(seat, catalogs.layers(town), catalogs.catalog(town), catalogs.refused(town))

    def below(self, town: TownId) -> tuple[Town, ...]:
        """Give the towns whose catalog lies on this one's; none unless it is a district."""
        return tuple(each for each in self.all_towns() if each.district == town)

    def reached(self, town: TownId) -> tuple[TownId, ...]:
        """Give the towns where a change of this one's catalog is felt: itself and those below."""
        return (town, *(each.id for each in self.below(town)))

    def refuse(self, status: int = 403, words: str = _NOT_ALLOWED) -> web.Response:
        """Give the page that says no."""
        return self.templates.page("error.html", ErrorPage(status, words, None), status)


@dataclass(frozen=True, slots=True)
class Opened:
    """A town's catalog as this request found it; it does not change under its hands."""

    seat: Seat
    layers: Layers
    catalog: Catalog
    refused: str | None

    @property
    def version(self) -> str:
        """The name of the version in force."""
        return self.catalog.version

    @property
    def number(self) -> int:
        """The number of the town's own layer in it."""
        return own_number(self.version)

    @property
    def names(self) -> dict[Source, str]:
        """How the layers are called here: a district's own word is 本区县."""
        return names_for(self.seat.town)

    def head(self, here: str) -> Head:
        """Give what stands on top."""
        seat = self.seat
        edits = seat.edits_catalog or bool(seat.own_domains)
        return Head(
            here,
            self.version,
            self.names["town"],
            edits,
            seat.edits_catalog,
            self.refused or "",
        )

    def frame(self, work: Work, title: str) -> Frame:
        """Give the frame around a page."""
        town = self.seat.town.id
        return self.seat.frame(title, "catalog", how_many_wait(work, town), work.now)


def own_number(version: str) -> int:
    """Give the number of the town's own layer in a version's name; 0 where it has no numbers."""
    numbers = version_numbers(version)
    return numbers[2] if numbers else 0


def with_own_number(version: str, number: int) -> str:
    """Give the version's name with another number of the town's own layer."""
    base, district, _own = version_numbers(version) or (0, 0, 0)
    return version_name(base, district, number)


def names_for(town: Town) -> dict[Source, str]:
    """Give how the layers are called in this town or district."""
    own = "本区县" if town.kind in {"区", "县"} else SOURCE_NAMES["town"]
    return {
        "base": SOURCE_NAMES["base"],
        "district": SOURCE_NAMES["district"],
        "town": own,
    }


async def form_of(request: web.Request) -> Form:
    """Read a form or a file that may be larger than what citizens' messages may be."""
    wide = request.clone(client_max_size=MOST_BYTES, client_max_fields=MOST_FIELDS)
    return await wide.post()  # type: ignore[return-value]


def text_in(form: Form, name: str) -> str:
    """Give a field's text as typed but for blanks around it; empty where there is none."""
    value = form.get(name, "")
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else ""

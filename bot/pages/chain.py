"""The notice of a whole 一件事 as a page: its steps, one list of papers, and one A4 sheet.

It opens at the address of every notice (bot/pages/notice.py). source: XL-10, BY-12
"""

from dataclasses import dataclass

from jinja2 import Environment

from bot.pages.assets import Assets
from bot.pages.sheets import Sheet, sheet_of
from bot.pages.told import Files
from handoff.notices import FoundChain
from knowledge.chain_papers import ChainMaterial
from knowledge.chain_words import counts_of, numbers, order_lines, places, take_words
from knowledge.chains import ChainNotice
from knowledge.notice_lists import only_words
from knowledge.towns import Town

_FEW, _MANY = 9, 24
"""With more papers than these, a sheet is set closer, and closer still: front and back of one."""


@dataclass(frozen=True, slots=True)
class ChainLine:
    """One paper to tick off; `steps` says for which, `take` where one is not enough."""

    number: int
    name: str
    counts: str
    steps: str
    take: tuple[str, ...]
    details: tuple[str, ...]
    shareable: bool


@dataclass(frozen=True, slots=True)
class ChainGroup:
    """Papers that are needed in the same case; `when` is None for those that are needed anyway."""

    when: str | None
    lines: tuple[ChainLine, ...]


@dataclass(frozen=True, slots=True)
class ChainView:
    """All that the template sees. `order` is what waits for what, a line each; `places` where."""

    sheet: Sheet
    notice: ChainNotice
    groups: tuple[ChainGroup, ...]
    order: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    added: tuple[str, ...]
    tick_key: str
    long: bool
    longest: bool


class ChainPage:
    """Renders a chain's notice with the style sheets of the one-time notice."""

    def __init__(self, assets: Assets, templates: Environment) -> None:
        self._assets = assets
        self._template = templates.get_template("chain.html")

    def render(self, found: FoundChain, town: Town, url: str, *, big: bool = False) -> str:
        """Give the page of this notice, to be opened again at `url`."""
        view = ChainView(
            sheet=sheet_of(
                found.number, found.told_at, found.told_by, found.notice, town, url, big=big
            ),
            notice=found.notice,
            groups=chain_groups(found.notice.materials),
            order=tuple(each.removeprefix("· ") for each in order_lines(found.notice)),
            places=tuple(places(found.notice)),
            added=found.added,
            tick_key=f"{town.id}/{found.number}",
            long=len(found.notice.materials) > _FEW,
            longest=len(found.notice.materials) > _MANY,
        )
        files = Files(
            icon=self._assets.url("icon.svg"),
            css=tuple(map(self._assets.url, ("citizen.css", "notice.css", "chain.css"))),
            print_css=self._assets.url("notice-print.css"),
            js=self._assets.url("citizen.js"),
        )
        return self._template.render(page=view, files=files)


def chain_groups(materials: tuple[ChainMaterial, ...]) -> tuple[ChainGroup, ...]:
    """Put what everybody brings first, then case by case; lines are numbered as in the chat."""
    cases: dict[str | None, list[ChainLine]] = {}
    for number, each in enumerate(materials, 1):
        cases.setdefault(each.only_when, []).append(_line(number, each))
    return tuple(ChainGroup(only_words(when), tuple(lines)) for when, lines in cases.items())


def _line(number: int, material: ChainMaterial) -> ChainLine:
    return ChainLine(
        number=number,
        name=material.name,
        counts=counts_of(material),
        steps=f"第{numbers(material.steps)}件用",
        take=take_words(material),
        details=material.details,
        shareable=material.shareable,
    )

"""What the pages of a notice and of a correction show: values for their templates.

Everything on them is what was told then; only the address of this page and the town's complaint
line are of today. source: BY-12, BY-15, BZ-3
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from markupsafe import Markup

from bot.pages.told import day_of, dialled, qr_code, teller
from dialogs.texts.pages import map_url
from handoff.corrections import FoundCorrection
from handoff.notices import FoundNotice
from knowledge.calendar import local
from knowledge.chains import ChainNotice
from knowledge.corrections import Correction
from knowledge.notice_lists import Group, groups_of, spared_hints, spared_words
from knowledge.notices import Notice
from knowledge.outlets import Spot
from knowledge.sparing import sparable
from knowledge.towns import Town

_FEW = 6
"""With more papers than these, a sheet is set closer."""
_PICTURES = (".png", ".jpg", ".jpeg", ".svg")
_ASIDE = re.compile(r"[（(][^）)]*[）)]")

SampleUrl = Callable[[str], str]
"""From the name of a sample's file to its address."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What both pages have: `key` is the last part of the address, `dial` None: nothing to dial."""

    number: str
    key: str
    told_on: str
    told_at: str
    told_by: str
    dial: str | None
    map: str
    here: str
    complaint_phone: str
    qr: Markup
    big: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """A filled-in example; `picture`: it can be shown on the page itself."""

    name: str
    href: str
    picture: bool


@dataclass(frozen=True, slots=True)
class SpareChoice:
    """A way in which a paper need not be brought; `chosen` if it is so already."""

    key: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class NoticePage:
    """All that the notice's template sees."""

    sheet: Sheet
    notice: Notice
    groups: tuple[Group, ...]
    samples: tuple[Sample, ...]
    sample_urls: dict[str, str]
    spared: tuple[str, ...]
    spared_hints: tuple[str, ...]
    choices: tuple[SpareChoice, ...]
    added: tuple[str, ...]
    tick_key: str
    long: bool


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    """All that the correction's template sees."""

    sheet: Sheet
    correction: Correction


def notice_page(
    found: FoundNotice, town: Town, url: str, sample: SampleUrl, *, big: bool
) -> NoticePage:
    """Lay out a notice; `url` opens its page."""
    notice = found.notice
    names = {each.sample: each.name for each in notice.materials if each.sample}
    spared = {(each.place, each.how) for each in notice.spared}
    return NoticePage(
        sheet=sheet_of(found.number, found.told_at, found.told_by, notice, town, url, big=big),
        notice=notice,
        groups=groups_of(notice.materials),
        samples=tuple(
            Sample(name, sample(file), file.lower().endswith(_PICTURES))
            for file, name in names.items()
        ),
        sample_urls={file: sample(file) for file in names},
        spared=tuple(spared_words(each) for each in notice.spared),
        spared_hints=spared_hints(notice.spared),
        choices=tuple(
            SpareChoice(each.key, each.label, (each.place, each.how) in spared)
            for each in sparable(notice)
        ),
        added=tuple(found.added or ()),
        tick_key=f"{town.id}/{found.number}",
        long=len(notice.materials) + len(notice.spared) > _FEW,
    )


def correction_page(found: FoundCorrection, town: Town, url: str, *, big: bool) -> CorrectionPage:
    """Lay out a correction notice."""
    told, correction = found.entry, found.correction
    sheet = sheet_of(told.number, told.told_at, told.told_by, correction, town, url, big=big)
    return CorrectionPage(sheet, correction)


def sheet_of(
    number: str,
    at: datetime,
    by: str,
    told: Notice | Correction | ChainNotice,
    town: Town,
    url: str,
    *,
    big: bool,
) -> Sheet:
    """Give what every sheet that was told has; `url` opens its page."""
    return Sheet(
        number=number,
        key=url.rpartition("/")[2],
        told_on=day_of(at),
        told_at=f"{day_of(at)} {local(at):%H:%M}",
        told_by=teller(by, town),
        dial=dialled(told.phone),
        map=map_of(told.centre, told.address, town.spot),
        here=f"本{town.kind}",
        complaint_phone=town.complaint_phone,
        qr=qr_code(url),
        big=big,
    )


def map_of(centre: str, address: str, spot: Spot | None) -> str:
    """Give the address of a map, to open in WeChat too: of the spot if it is known.

    Without one the map looks for the address; what stands in brackets there is left out.
    """
    if spot is not None:
        return map_url(spot, centre)
    words = {"keyword": _ASIDE.sub("", address), "referer": "yichuang"}
    return f"https://apis.map.qq.com/uri/v1/search?{urlencode(words)}"

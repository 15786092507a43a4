"""What the sheets that were told share: the teller, the day, a number to dial, the code."""

import re
from dataclasses import dataclass
from datetime import datetime

import segno
from markupsafe import Markup

from knowledge.calendar import local
from knowledge.towns import Town


@dataclass(frozen=True, slots=True)
class Files:
    """The addresses of what a page is dressed with."""

    icon: str
    css: tuple[str, ...]
    print_css: str
    js: str


def dialled(phone: str) -> str | None:
    """Give the digits for a tel: link, or None where the text holds no number to dial."""
    first = re.split(r"[、,，;；/ ]|转", phone.strip())[0]
    digits = re.sub(r"[^\d+]", "", first)
    return digits if any(each.isdigit() for each in digits) else None


def tel(phone: str) -> Markup:
    """Put a telephone number as a link that dials it; as plain text where there is no number."""
    dial = dialled(phone)
    link = Markup('<a class="tel" href="tel:{}">{}</a>')
    return link.format(dial, phone) if dial else Markup("{}").format(phone)


def teller(told_by: str, town: Town) -> str:
    """Name who told it; the machine says that it is one."""
    if told_by == "bot":
        return "微信自动告知"
    person = town.person(told_by)
    return person.name if person is not None else f"{town.centre}工作人员"


def day_of(instant: datetime) -> str:
    """Give the local day: 2026年11月24日."""
    day = local(instant)
    return f"{day.year}年{day.month}月{day.day}日"


def qr_code(url: str) -> Markup:
    """Draw the code that opens this address, as SVG."""
    svg = segno.make(url, error="m").svg_inline(border=2, omitsize=True, svgclass="qr")
    return Markup(svg)  # noqa: S704 - drawn by us; the address is modules, not text

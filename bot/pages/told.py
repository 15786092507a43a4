"""What the sheets that were told share: the teller, the day, a number to dial, the code."""

import re
from datetime import datetime

import segno
from markupsafe import Markup

from knowledge.calendar import local
from knowledge.towns import Town


def only_words(when: str | None) -> str | None:
    """Say in which case only a paper is needed: 仅在委托他人代办时要带, 仅已婚或再婚的要带."""
    if when is None:
        return None
    return f"仅在{when}要带" if when.endswith("时") else f"仅{when}要带"


def dialled(phone: str) -> str | None:
    """Give the digits for a tel: link, or None where the text holds no number to dial."""
    first = re.split(r"[、,，;；/ ]|转", phone.strip())[0]
    digits = re.sub(r"[^\d+]", "", first)
    return digits if any(each.isdigit() for each in digits) else None


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

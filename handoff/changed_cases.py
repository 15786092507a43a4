"""A case that a change touches: put down so that its citizen is told, or else called.

source: BY-13
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select

from handoff.calls import CALLS
from handoff.ports import NoticeUrl, Work
from handoff.tables.bookings import BookingRow
from handoff.tables.changes import ChangeRow
from handoff.tables.upsert import table_of
from knowledge.calendar import Calendar, local
from knowledge.layers import Layers
from knowledge.matters import Catalog, Matter
from knowledge.search.elsewhere import Topic
from knowledge.towns import Town

_BOOKINGS, _CHANGES = table_of(BookingRow), table_of(ChangeRow)


@dataclass(frozen=True, slots=True)
class Centre:
    """What is in force at a town, and how its citizens open a notice."""

    town: Town
    catalog: Catalog
    calendar: Calendar
    notice_url: NoticeUrl
    topics: Mapping[str, Topic]
    layers: Layers | None = None


def leave_windows(work: Work, centre: Centre) -> None:
    """Find bookings at windows that do not take the matter any more: somebody has to call."""
    today = local(work.now).date()
    wanted = select(*_BOOKINGS.c["number", "citizen", "matter", "counter", "day"]).where(
        _BOOKINGS.c.town == centre.town.id,
        _BOOKINGS.c.state == "booked",
        _BOOKINGS.c.day >= today,
    )
    for each in work.execute(wanted).all():
        matter = centre.catalog.matter(each.matter)
        taken = matter is not None and centre.town.takes(matter)
        if matter and taken and _at(matter, centre.town, each.counter):
            continue
        words = "约的窗口不再办这件事，要改约" if taken else "约了的这件事，本中心不再办"
        if not _listed(work, centre, each.number, words):
            record(
                work,
                centre,
                citizen=each.citizen,
                matter=each.matter,
                before=None,
                notice=None,
                booking=each.number,
                lines=[words],
                message=None,
            )


def _at(matter: Matter, town: Town, counter: str) -> bool:
    return any(counter == each.id for each in town.counters_for(matter))


def _listed(work: Work, centre: Centre, booking: str, words: str) -> bool:
    wanted = select(_CHANGES.c.lines).where(
        _CHANGES.c.town == centre.town.id, _CHANGES.c.booking == booking
    )
    return any(words in lines for lines in work.execute(wanted).scalars())


def record(work: Work, centre: Centre, **values: Any) -> None:  # noqa: ANN401 - columns
    """Put down whom a change touches (the columns of ChangeRow); announces CALLS."""
    row = {"town": centre.town.id, "version": centre.catalog.version, "made_at": work.now}
    work.execute(insert(_CHANGES), {**row, **values})
    work.announce(centre.town.id, CALLS)

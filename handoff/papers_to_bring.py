"""What a booked citizen has to bring, in short: from the latest notice that was told.

Where none was told the papers that everybody brings are said, as the catalog has them. BZ-16
"""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from handoff.day_bookings import DayBooking
from handoff.notices import latest_number, read_notice
from handoff.ports import Scene, Work
from handoff.tables.bookings import NoticeRow
from handoff.tables.upsert import table_of
from knowledge.notice_lists import counts_words
from knowledge.notices import NoticeMaterial, materials_for
from knowledge.towns import Town

_NOTICES = table_of(NoticeRow)
_SHOWN: Final = 8
"""Papers named in a reminder; the rest stands on the notice."""


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers a line each; `more` are not named; `url` opens the whole notice, if there is one.

    `all_cases`: nobody asked for the circumstances, so some papers may be needed besides.
    """

    lines: tuple[str, ...]
    more: int
    url: str | None
    all_cases: bool

    @property
    def short(self) -> str:
        """Give them in one line, for a clerk who calls."""
        if not self.lines:
            return "告知单上没有材料"
        return "；".join(self.lines) + (f"；另有{self.more}样" if self.more else "")


def papers_to_bring(work: Work, scene: Scene, town: Town, booking: DayBooking) -> Papers:
    """Give what to bring to this booking."""
    told = latest_number(work, town.id, booking.citizen, booking.matter) or booking.notice
    if told is not None:
        wanted = select(_NOTICES.c.key, _NOTICES.c.notice).where(
            _NOTICES.c.town == town.id, _NOTICES.c.number == told
        )
        row = work.execute(wanted).one_or_none()
        if row is not None:
            url = scene.notice_url(town, told, row.key)
            papers: list[NoticeMaterial] = [*read_notice(row.notice).materials]
            return _papers(tuple(papers), url, all_cases=False)
    matter = scene.catalog(town.id).matter(booking.matter)
    found = materials_for(matter, {}) if matter else ()
    always = tuple(each for each in found if each.only_when is None)
    return _papers(always, None, all_cases=len(always) < len(found))


def _papers(found: tuple[NoticeMaterial, ...], url: str | None, *, all_cases: bool) -> Papers:
    lines = tuple(_line(each) for each in found[:_SHOWN])
    return Papers(lines, max(0, len(found) - _SHOWN), url, all_cases)


def _line(paper: NoticeMaterial) -> str:
    line = f"{paper.name}（{counts_words(paper)}）"
    return f"{line}：{paper.only_when}" if paper.only_when else line

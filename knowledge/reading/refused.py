"""Which days and halves of days somebody refuses: 不要上午, 除了周二都行, 明天下午没空."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from knowledge.calendar import Calendar
from knowledge.reading.dates import CLOSES, shipped_calendar
from knowledge.reading.hours import time_of_day
from knowledge.reading.meant import denied, is_day, is_time
from knowledge.reading.readings import Day, Days, Found, Moment
from knowledge.reading.scanning import find
from knowledge.reading.when import DaySpan, Part
from knowledge.reading.wording import plain_wording

_ONLY_TOO_EARLY = re.compile(r"[^,]{0,3}(?:太[早晚迟晏赶久]|来不及|赶不)")


@dataclass(frozen=True, slots=True)
class Refused:
    """Days that are refused, or the `part` of them; without `days` the part of any day.

    `weekly`: each such weekday (除了周二都行), not only the next.
    """

    days: DaySpan | None
    part: Part | None
    weekly: bool = False

    def covers(self, on: date) -> bool:
        """Say whether this day, or the part of it, is refused."""
        if self.days is None:
            return True
        if self.weekly:
            return on.weekday() == self.days.first.weekday()
        return self.days.first <= on <= self.days.last


def read_refused(
    text: str, now: datetime, *, calendar: Calendar | None = None
) -> tuple[Refused, ...]:
    """Give what is refused in a text, in its order; a clock time alone refuses nothing.

    “早上太早了” refuses no morning, only its beginning. `now` is local time. Never raises.
    """
    moment = Moment(now, calendar or shipped_calendar(), CLOSES)
    plain = plain_wording(text)
    found = [each for each in find(plain, moment) if is_day(each) or is_time(each)]
    groups = (each for each in denied(plain, found) if not _too_early(plain, each))
    return tuple(refused for each in groups for refused in _refused(each))


def _too_early(plain: str, group: Sequence[Found]) -> bool:
    return _ONLY_TOO_EARLY.match(plain[group[-1].end :]) is not None


def _refused(group: Sequence[Found]) -> Iterator[Refused]:
    hours = time_of_day([each for each in group if is_time(each)])
    if hours.clock is not None or hours.why:
        return
    days = [each.reading for each in group if is_day(each)]
    if not days and hours.part is not None:
        yield Refused(None, hours.part)
    for each in days:
        match each:
            case Day(on, weekday=weekly):
                yield Refused(DaySpan(on, on), hours.part, weekly)
            case Days(span, each=()):
                yield Refused(span, hours.part)
            case Days(each=named):
                yield from (Refused(DaySpan(on, on), hours.part) for on in named)
            case _:
                pass

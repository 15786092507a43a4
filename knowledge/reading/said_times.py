"""Where in a message days and times stand, for what is said around them."""

from dataclasses import dataclass
from datetime import datetime

from knowledge.calendar import Calendar
from knowledge.reading.dates import CLOSES, shipped_calendar
from knowledge.reading.meant import breaths, is_day, is_time
from knowledge.reading.readings import Moment
from knowledge.reading.scanning import find
from knowledge.reading.wording import plain_wording


@dataclass(frozen=True, slots=True)
class SaidTime:
    """A day or time said in one breath (28号上午), in plain wording.

    `before` is what stands in front of it, back to the time before it or the text's beginning;
    `after` what follows, up to the next time or the end.
    """

    before: str
    words: str
    after: str


def said_times(
    text: str, now: datetime, *, calendar: Calendar | None = None
) -> tuple[SaidTime, ...]:
    """Give every day and time of a text in its order, meant or only told. `now` is local time."""
    moment = Moment(now, calendar or shipped_calendar(), CLOSES)
    plain = plain_wording(text)
    found = [each for each in find(plain, moment) if is_day(each) or is_time(each)]
    spans = [(group[0].start, group[-1].end) for group in breaths(plain, found)]
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans[1:]), len(plain)]
    return tuple(
        SaidTime(plain[last:start], plain[start:end], plain[end:following])
        for last, (start, end), following in zip(ends, spans, starts, strict=False)
    )

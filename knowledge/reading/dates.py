"""Days and times as people write and dictate them for a booking: 明天上午, 下周二九点半, 腊月初八.

Never a guess: what isn't certain stays None, and the reading says why. The text is brought to plain
wording (wording.py), gone through once (scanning.py), and what was found is weighed (weighing.py).
"""

import functools
from datetime import datetime, time

from knowledge.calendar import Calendar, read_calendar
from knowledge.reading.readings import Moment
from knowledge.reading.scanning import find
from knowledge.reading.weighing import weigh
from knowledge.reading.when import DaySpan, Part, When
from knowledge.reading.wording import plain_wording

__all__ = ["DaySpan", "Part", "When", "read_when"]

CLOSES = time(18)
"""When offices close, where the town isn't known."""


@functools.cache
def shipped_calendar() -> Calendar:
    """Give the calendar that is shipped, read once."""
    return read_calendar()


def read_when(
    text: str, now: datetime, *, calendar: Calendar | None = None, closes: time = CLOSES
) -> When:
    """Read a day and time out of a text. `now` is local time. Never raises on any text.

    `calendar` is asked for working days (“节后第一个工作日”), the shipped one where none is given.
    `closes`: from then on “周三” said on a Wednesday is the next one.
    """
    moment = Moment(now, calendar or shipped_calendar(), closes)
    plain = plain_wording(text)
    return weigh(plain, find(plain, moment), moment)

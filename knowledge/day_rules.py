"""How a town runs the day of a booking: reminders, check-in, answers to a closure."""

from dataclasses import dataclass
from datetime import time, timedelta


@dataclass(frozen=True, slots=True)
class DayRules:
    """When citizens are reminded, how early or late they may check in, how long they may answer.

    `remind_at` is local, on the evening before; `early` and `late` are around a slot's start.
    source: BZ-16, CN-8, XL-16
    """

    remind_at: time = time(18, 30)
    remind_before: timedelta = timedelta(hours=2)
    early: timedelta = timedelta(minutes=60)
    late: timedelta = timedelta(minutes=15)
    answer_within: timedelta = timedelta(hours=12)

"""Tables of wishes: `words = date part clock flags`; `?` is ambiguous, `past` and `earliest`."""

import re
from dataclasses import dataclass
from datetime import datetime

from knowledge.calendar import CHINA
from knowledge.reading.dates import When, read_when

TUESDAY = datetime(2026, 11, 24, 10, tzinfo=CHINA)


@dataclass(frozen=True)
class Row:
    """One line of a table."""

    said: str
    expected: str

    def read(self, now: datetime) -> str:
        """Read the words, and put the reading as the tables do."""
        return put(read_when(self.said, now))

    def __str__(self) -> str:
        return self.said


def put(when: When) -> str:
    """Put a reading in the tables' form; what is unclear or past must say why."""
    assert bool(when.why) == (when.ambiguous or when.past)
    pieces = (
        when.on.isoformat() if when.on else "",
        when.part or "",
        f"{when.clock:%H:%M}" if when.clock else "",
        "?" if when.ambiguous else "",
        "past" if when.past else "",
        "earliest" if when.earliest else "",
    )
    return " ".join(each for each in pieces if each)


def rows(table: str) -> list[Row]:
    """Take a table apart."""
    lines = [re.fullmatch(r"(.*?) =\s*(.*)", line) for line in table.strip().splitlines()]
    return [Row(line[1], line[2]) for line in lines if line]

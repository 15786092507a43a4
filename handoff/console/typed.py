"""What comes in an address or a form as text: days and ids, within what can be looked up."""

from datetime import date, time
from typing import Final

_YEARS: Final = range(2000, 2101)
_ID_DIGITS: Final = 9


def day_typed(text: str | None) -> date | None:
    """Read 2026-11-25; None for anything else, and for years beyond the calendar's reach."""
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def id_typed(text: str | None) -> int | None:
    """Read a row's id; None for anything else, and for numbers that no row can have."""
    sound = text is not None and text.isascii() and text.isdecimal() and len(text) <= _ID_DIGITS
    return int(text) if sound and text is not None else None


def slot_typed(said: str) -> tuple[date, time] | None:
    """Read a slot of a form (`2026-11-25T09:30`); None for what no form of ours sends."""
    on, _, start = said.partition("T")
    day = day_typed(on)
    try:
        return (day, time.fromisoformat(start)) if day else None
    except ValueError:
        return None

"""How a town lets its citizens book, and how soon its agents answer."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class BookingRules:
    """How bookings are made: slot length, how soon, how many calendar days ahead, how many each."""

    slot: timedelta
    lead: timedelta
    horizon_days: int
    per_citizen: int
    cancel_before: timedelta


@dataclass(frozen=True, slots=True)
class ProxyRules:
    """帮办代办: how long one who is asked has to accept, in the centre's opening hours."""

    accept: timedelta = timedelta(minutes=120)

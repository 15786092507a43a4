"""How a town lets its citizens book, and how soon its agents answer."""

from dataclasses import dataclass
from datetime import timedelta

from knowledge.matters import Matter


@dataclass(frozen=True, slots=True)
class LongMatter:
    """A matter, or every matter of a domain, that takes longer than a slot."""

    minutes: int
    matter: str | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class BookingRules:
    """How bookings are made: slot length, how soon, how many calendar days ahead, how many each.

    `offer` is how long a waiting citizen has to answer when a place is free. Who did not come to
    `no_show_limit` bookings (0: the rule is off) within `no_show_days` calendar days books today's
    and the next open day's slots only, until `no_show_pause_days` after the last one.
    """

    slot: timedelta
    lead: timedelta
    horizon_days: int
    per_citizen: int
    cancel_before: timedelta
    long_matters: tuple[LongMatter, ...] = ()
    offer: timedelta = timedelta(minutes=30)
    no_show_limit: int = 0
    no_show_days: int = 90
    no_show_pause_days: int = 30

    def slots_for(self, matter: Matter) -> int:
        """Give how many slots in a row this matter takes: its own minutes before its domain's."""
        rows = self.long_matters
        own = next((each for each in rows if each.matter == matter.code), None)
        row = own or next((each for each in rows if each.domain == matter.domain), None)
        if row is None:
            return 1
        return max(1, -(-timedelta(minutes=row.minutes) // self.slot))


@dataclass(frozen=True, slots=True)
class ProxyRules:
    """帮办代办: how long one who is asked has to accept, in the centre's opening hours."""

    accept: timedelta = timedelta(minutes=120)

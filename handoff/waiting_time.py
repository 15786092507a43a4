"""How long somebody in the hall will wait, as a span that holds in at least four cases of five.

Measured by `python -m tests.bench.waiting`; the figures stand in docs/bookings.md.
"""

import math
from dataclasses import dataclass
from typing import Final

USUAL_MINUTES: Final = 10.0
"""A service where none was measured yet."""

_STEP = 5
_SPREAD = 0.75
"""Standard deviation of a service by its mean, as simulated and as halls report it."""
_WIDTH = 1.2
"""Standard deviations on either side."""
_LEAST = 2.0


@dataclass(frozen=True, slots=True)
class Estimate:
    """Minutes from `low` to `high` that somebody will probably wait."""

    low: int
    high: int

    @property
    def words(self) -> str:
        """Say it: 马上就到, 大约 10–25 分钟."""
        if self.high <= _STEP:
            return "马上就到您"
        if self.low == 0:
            return f"大约 {self.high} 分钟以内"
        return f"大约 {self.low}–{self.high} 分钟"


def estimate(
    ahead: int, counters: float, minutes: float, *, free: int = 0, coming: int = 0
) -> Estimate:
    """Estimate from who is ahead, the counters at work and a service's mean minutes.

    `free` of the counters serve nobody; `coming` have booked within the next hour, are not here
    yet, and would go before.
    """
    counters = max(0.5, counters)
    if free > ahead:
        return Estimate(0, _STEP)
    pace = minutes / counters
    before = ahead - free
    middle = pace * (before + 1)
    booked = min(coming, middle / 60 * coming)
    middle += pace * booked
    spread = pace * math.sqrt(before + 1 + booked) * _SPREAD
    low = max(0.0, middle - _WIDTH * spread - _LEAST)
    high = middle + _WIDTH * spread + _LEAST
    return Estimate(_STEP * math.floor(low / _STEP), _STEP * math.ceil(high / _STEP))

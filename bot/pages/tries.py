"""How often something was tried of late: so that nobody guesses or floods on an open page."""

from collections import defaultdict, deque
from datetime import datetime, timedelta


class Tries:
    """Counts by key, in this process: more than `most` within the span are too many."""

    def __init__(self, most: int, within: timedelta) -> None:
        self._most = most
        self._within = within
        self._at: defaultdict[str, deque[datetime]] = defaultdict(lambda: deque(maxlen=most))

    def count(self, key: str, now: datetime) -> None:
        """Count one more."""
        self._at[key].append(now)

    def too_many(self, key: str, now: datetime) -> bool:
        """Say whether as many as may be were counted within the span."""
        lately = self._at[key]
        return len(lately) == self._most and now - lately[0] < self._within

"""A clock that begins at a set instant and then goes on by itself, as a server's does."""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta


@dataclass
class RunningClock:
    """A bot.clock.Clock that runs from `start`; `pass_` lets time pass at once."""

    start: datetime
    began: float = field(default_factory=time.monotonic)

    def __call__(self) -> datetime:
        return self.start + timedelta(seconds=time.monotonic() - self.began)

    def pass_(self, passed: timedelta) -> None:
        self.start += passed

"""The only reader of the time."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Give this instant, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - the one place that may

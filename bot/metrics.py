"""What is counted and timed, in a registry of our own, in Prometheus's words."""

from collections.abc import Callable

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

from knowledge.matters import TownId

_SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 5.0)
"""4 s is when an answer must leave, 5 s when WeChat gives up."""


class Metrics:
    """Counts turns, repeats and refusals. Labels are towns and fixed words, never a citizen's."""

    content_type = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._turns = Counter(
            "yichuang_turns", "Turns done.", ("town", "outcome"), registry=self._registry
        )
        self._seconds = Histogram(
            "yichuang_turn_seconds",
            "From a message's arrival to its stored reply.",
            ("town",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._repeats = Counter(
            "yichuang_repeats",
            "Messages that WeChat posted again.",
            ("town",),
            registry=self._registry,
        )
        self._refusals = Counter(
            "yichuang_webhook_refusals",
            "Posts to the webhook that were refused.",
            ("reason",),
            registry=self._registry,
        )
        self._waiting = Gauge(
            "yichuang_outbox_waiting",
            "Messages in the outbox that wait to be sent.",
            registry=self._registry,
        )

        self._year_unknown = Gauge(
            "yichuang_calendar_year_unknown",
            "1 where the holidays of this year, or from October on of the next, are unknown.",
            registry=self._registry,
        )

    def turn(self, town: TownId, outcome: str, seconds: float) -> None:
        """Count a turn that ended as `outcome` (`answered`, `later`, `failed` …)."""
        self._turns.labels(town, outcome).inc()
        self._seconds.labels(town).observe(seconds)

    def repeat(self, town: TownId) -> None:
        """Count a message that was answered from the inbox."""
        self._repeats.labels(town).inc()

    def refused(self, reason: str) -> None:
        """Count a post that was refused. `reason` is one of a few words of ours."""
        self._refusals.labels(reason).inc()

    def watch_outbox(self, waiting: Callable[[], float]) -> None:
        """Ask `waiting` for the number of waiting messages whenever the metrics are read.

        It is called in the event loop: it gives a number that is known, and asks no database.
        """
        self._waiting.set_function(waiting)

    def watch_calendar(self, unknown: Callable[[], bool]) -> None:
        """Ask `unknown` whether a year that is needed has no holidays, when metrics are read."""
        self._year_unknown.set_function(lambda: float(unknown()))

    def exposition(self) -> bytes:
        """Give everything in Prometheus's text form."""
        return generate_latest(self._registry)

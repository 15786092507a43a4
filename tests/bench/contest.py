"""One server in the contest: rounds of fresh citizens at a load, their replies looked at."""

import os
import pickle
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles

from bot.clock import system_clock
from bot.simulator.wire import Reply
from knowledge.towns import Town
from tests.bench.load import Measured, Order
from tests.bench.posts import Said, Script, make_scripts
from tests.bench.servers import ROOT, Server

_KEPT = 10
"""How many citizens' replies are opened and read in each round."""


@dataclass
class Contestant:
    """A server with what it is sent, and what was measured of it at each load.

    `must_hear` has to stand in some reply to each citizen, or the bench measures something else.
    """

    name: str
    server: Server
    towns: Sequence[Town]
    said: tuple[Said, ...]
    citizens: Mapping[int, int]
    path: str = ""
    must_hear: str = ""
    measured: dict[int, list[Measured]] = field(default_factory=dict)

    def warm_up(self) -> None:
        """Let caches fill as they are in a server that has run for a minute."""
        self._round(at_once=4, count=8)

    def measure(self, at_once: int) -> None:
        """Send one round of fresh citizens' messages, so many at once."""
        seen = self._round(at_once, self.citizens[at_once])
        self.measured.setdefault(at_once, []).append(seen)

    def rate(self, at_once: int) -> float:
        """Give the median of the rounds, in requests a second."""
        return median(each.rate for each in self.measured[at_once])

    def percentiles(self, at_once: int) -> tuple[float, float]:
        """Give p50 and p99 over all rounds, in ms."""
        every = [time * 1000 for each in self.measured[at_once] for time in each.each]
        cuts = quantiles(every, n=100)
        return cuts[49], cuts[98]

    def _round(self, at_once: int, count: int) -> Measured:
        scripts = make_scripts(self.towns, self.said, count, system_clock(), self.path)
        requests = [each.requests for each in scripts]
        seen = _generate(Order(self.server.port, at_once, requests, _KEPT))
        if seen.refused:
            raise SystemExit(f"{self.name}: {seen.refused} of {len(seen.each)} were refused")
        for place, bodies in seen.kept.items():
            self._look(scripts[place], bodies)
        return seen

    def _look(self, script: Script, bodies: Sequence[bytes]) -> None:
        heard = ""
        for said, body in zip(self.said, bodies, strict=True):
            answer = script.read(body)
            if not isinstance(answer, Reply):
                raise SystemExit(f"{self.name} answered “{said}” with {answer}")
            heard += answer.text
        if self.must_hear not in heard:
            raise SystemExit(f"{self.name}: no citizen should leave without “{self.must_hear}”")


def _generate(order: Order) -> Measured:
    """Run the generator on the last core, so that it does not take the server's."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    try:
        done = subprocess.run(
            [sys.executable, "-c", "from tests.bench.load import main; main()"],
            input=pickle.dumps(order),
            stdout=subprocess.PIPE,
            check=True,
            cwd=ROOT,
        )
    finally:
        os.sched_setaffinity(0, cores)
    measured: Measured = pickle.loads(done.stdout)  # noqa: S301 - our own child's
    return measured

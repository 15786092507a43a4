"""Measures the servers in turn, prints the table, and fails where a target is missed."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from bot.settings import read_settings
from knowledge.town_files.book import read_towns
from tests.bench.contest import Contestant
from tests.bench.posts import ECHO, MIXED
from tests.bench.servers import bare_echo, ours, settings, werobot

AT_ONCE = (1, 16, 64)
HIGHEST = AT_ONCE[-1]
ROUNDS = 3
LEAST_RATIO = 0.20
MOST_MS, MOST_SECONDS, MOST_MB = 120, 2.0, 200


def main() -> int:
    """Measure everything; gives 1 when a target is missed."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        contest = _contestants(Path(folder), stack)
        for each in contest:
            each.warm_up()
        for _round in range(ROUNDS):
            for at_once in AT_ONCE:
                for each in contest:
                    each.measure(at_once)
        return _report(contest)


def _contestants(folder: Path, stack: ExitStack) -> list[Contestant]:
    """Give the measure of all first and ourselves last."""
    read = read_settings(settings(folder, 8080))
    towns = [
        each
        for each in read_towns(read.towns, read.secret_key).all()
        if each.account.mode == "safe"
    ]
    account = towns[0].account
    name, server = "aiohttp + wechatpy, no storage (= 1.00)", bare_echo(account)
    echo = {1: 100, 16: 300, 64: 300}
    found = [Contestant(name, stack.enter_context(server), towns[:1], ECHO, echo, "/")]
    try:
        other = stack.enter_context(werobot(account, folder))
    except OSError as error:
        print(f"without WeRoBot: {error}")
    else:
        few = {1: 30, 16: 60, 64: 60}
        found.append(Contestant("WeRoBot with SQLite sessions", other, towns[:1], ECHO, few, "/"))
    name, server = "Yichuang, a whole turn on SQLite", ours(folder)
    own = {1: 20, 16: 100, 64: 150}
    booked = "您的号"
    found.append(Contestant(name, stack.enter_context(server), towns, MIXED, own, must_hear=booked))
    return found


def _report(contest: list[Contestant]) -> int:
    bare, own = contest[0], contest[-1]
    print(f"{'':42}" + "".join(f"{f'{many} at once':>18}" for many in AT_ONCE) + "   ms at 64")
    for each in contest:
        rates = "".join(
            f"{f'{each.rate(many):.0f}/s · {each.rate(many) / bare.rate(many):.2f}':>18}"
            for many in AT_ONCE
        )
        p50, p99 = each.percentiles(HIGHEST)
        print(f"{each.name:42}{rates}   p50 {p50:.0f}, p99 {p99:.0f}")
    print(f"\nYichuang: each citizen sends {len(MIXED)} messages: {'、'.join(MIXED)}")
    missed = 0
    for reached, words in _targets(contest, own.rate(HIGHEST) / bare.rate(HIGHEST)):
        missed += not reached
        print(f"{'✓' if reached else '✗'} {words}")
    return 1 if missed else 0


def _targets(contest: list[Contestant], ratio: float) -> Iterator[tuple[bool, str]]:
    own, others = contest[-1], contest[1:-1]
    yield ratio >= LEAST_RATIO, f"at 64: {ratio:.2f} of the bare echo; at least {LEAST_RATIO:.2f}"
    for each in others:
        times = own.rate(HIGHEST) / each.rate(HIGHEST)
        yield times > 1, f"at 64: {times:.1f} times {each.name}; more than 1"
    _p50, p99 = own.percentiles(HIGHEST)
    yield p99 <= MOST_MS, f"p99 at 64: {p99:.0f} ms; at most {MOST_MS}"
    seconds, memory = own.server.seconds_to_ready, own.server.most_memory()
    yield (
        seconds <= MOST_SECONDS,
        f"from start to ready, on a new database: {seconds:.1f} s; at most {MOST_SECONDS}",
    )
    yield memory <= MOST_MB, f"memory after the load, at most: {memory:.0f} MB; at most {MOST_MB}"


if __name__ == "__main__":
    sys.exit(main())

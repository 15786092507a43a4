"""What one way of matching gave for the labelled messages, measured in a process of its own."""

import gc
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from knowledge.search.questions import Question


@dataclass(frozen=True, slots=True)
class Answer:
    """The four best codes in order, those of them that are shown, and if the first is answered."""

    ranked: tuple[str, ...]
    shown: tuple[str, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """Shares of the messages (0 to 1), milliseconds a message (median), build seconds and MB."""

    first: float
    among: float
    shown: float
    wrong: float
    milliseconds: float
    seconds: float
    megabytes: float


def measure(
    build: Callable[[], Callable[[str], Answer]], questions: Sequence[Question]
) -> Measured:
    """Build a way of matching and put each message to it once, after one to warm up."""
    before, start = _resident(), perf_counter()
    match = build()
    seconds, megabytes = perf_counter() - start, _resident() - before
    match("请问一下这个怎么办")
    taken: list[float] = []
    answers: list[tuple[frozenset[str], Answer]] = []
    for each in questions:
        start = perf_counter()
        answer = match(each.text)
        taken.append((perf_counter() - start) * 1000)
        answers.append((each.accept, answer))
    return Measured(
        first=_share(any(code in accept for code in a.ranked[:1]) for accept, a in answers),
        among=_share(not accept.isdisjoint(a.ranked) for accept, a in answers),
        shown=_share(
            not accept.isdisjoint(a.shown[:1] if a.sure else a.shown) for accept, a in answers
        ),
        wrong=_share(a.sure and a.shown[0] not in accept for accept, a in answers),
        milliseconds=median(taken),
        seconds=seconds,
        megabytes=megabytes,
    )


def _share(flags: Iterable[bool]) -> float:
    values = list(flags)
    return sum(values) / len(values)


def _resident() -> float:
    """Give the memory that is resident now, in MB; what could be freed is freed first."""
    gc.collect()
    told = Path("/proc/self/status").read_text("ascii")
    return int(told.split("VmRSS:")[1].split()[0]) / 1024

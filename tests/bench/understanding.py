"""`make bench-understanding`: what is understood and how fast, beside what is usually done.

Every way of matching runs in a process of its own, over the messages about matters of one file.
Fails where ours is not better than the best of the others on the same messages in the same run.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from knowledge.catalog import read_catalog
from knowledge.search.examples import read_examples
from knowledge.search.questions import Question, QuestionFileError, read_questions
from tests.bench.answers import Measured
from tests.bench.matching import WAYS
from tests.bench.tasks import OURS, ROOT, Row, Task, measured_apart

QUESTIONS = ROOT / "tests" / "questions" / "test.jsonl"
MANY = 10_000
_FEW = 60
"""How many messages are timed at MANY matters: WRatio takes most of a second for each."""
_NEAR = 85
"""Of 100; a message as like an example as that has all but been taught."""


MOST_WRONG, MOST_TIME, LEAST_SHOWN = 0.25, 0.5, 0.97


def main(words: Sequence[str]) -> int:
    """Measure over the file that is named; gives 1 when a target is missed, 2 for a wrong file."""
    path = Path(words[0]) if words else QUESTIONS
    try:
        messages = read_questions(path, read_catalog().matters).messages
    except (OSError, QuestionFileError) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 2
    questions = tuple(each for each in messages if each.kind == "matter")
    if not questions:
        print(f"{path}: no message about a matter", file=sys.stderr)
        return 2
    print(f"{path}: {len(questions)} messages about matters")
    print(f"{_near(questions)} of them are {_NEAR} % or more like an example\n")
    return _report(questions)


def _near(questions: Sequence[Question]) -> int:
    examples = [text for texts in read_examples().values() for text in texts]
    return sum(
        process.extractOne(each.text, examples, scorer=fuzz.ratio, score_cutoff=_NEAR) is not None
        for each in questions
    )


def _report(questions: tuple[Question, ...]) -> int:
    real, few = len(read_catalog().matters), questions[:: -(-len(questions) // _FEW)]
    at = (f"{real} matters", f"{MANY:,} matters")
    print(f"{'':44}" + "".join(f"{each:>32}" for each in at))
    print(f"{'':44}" + f"{'top-1   top-4      ms  build    MB':>38}" + f"{'ms  build    MB':>26}")
    small: dict[Row, Measured] = {}
    large: dict[Row, Measured] = {}
    for row in [*((name, more) for more in (False, True) for name in WAYS), (OURS, True)]:
        small[row] = measured_apart(Task(row, real, questions))
        large[row] = measured_apart(Task(row, MANY, few))
        print(_line(row, small[row], large[row]), flush=True)
    own = small[OURS, True]
    print(
        f"\nThe others always answer, wrongly where top-1 is not right; {OURS} asks or refuses:"
        f"\nright outright or among the offered {own.shown:.1%}, wrong outright {own.wrong:.1%}\n"
    )
    missed = 0
    for reached, words in _targets(small, large):
        missed += not reached
        print(f"{'✓' if reached else '✗'} {words}")
    return 1 if missed else 0


def _line(row: Row, small: Measured, large: Measured) -> str:
    name, examples = row
    known = "names, aliases, examples" if examples else "names, aliases"
    return (
        f"{name:27} {known:24}{small.first:6.1%}  {small.among:6.1%}{_cost(small)}   {_cost(large)}"
    )


def _cost(found: Measured) -> str:
    return f"{found.milliseconds:8.2f}{found.seconds:6.1f}s{found.megabytes:6.0f}"


def _targets(
    small: Mapping[Row, Measured], large: Mapping[Row, Measured]
) -> Iterator[tuple[bool, str]]:
    own = small[OURS, True]
    others = {row: each for row, each in small.items() if row[0] != OURS}
    first = max(each.first for each in others.values())
    yield own.first > first, f"top-1: {own.first:.1%}; more than the best other, {first:.1%}"
    among = max(each.among for each in others.values())
    yield (
        own.shown >= LEAST_SHOWN * among,
        f"right or offered: {own.shown:.1%}; at least {LEAST_SHOWN} of their top-4, {among:.1%}",
    )
    ratio = own.wrong / (1 - first)
    yield (
        ratio <= MOST_WRONG,
        f"wrong outright: {ratio:.2f} of the best other's; at most {MOST_WRONG}",
    )
    slow = large["rapidfuzz WRatio", False].milliseconds
    ratio = large[OURS, True].milliseconds / slow
    yield ratio <= MOST_TIME, f"time at {MANY:,}: {ratio:.2f} of WRatio's; at most {MOST_TIME}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

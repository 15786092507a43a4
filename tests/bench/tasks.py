"""One way of matching measured in a process of its own, so that its memory can be seen."""

import pickle
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from knowledge.catalog import read_catalog
from knowledge.search.questions import Question
from tests.bench.answers import Measured, measure
from tests.bench.lookalikes import enlarged
from tests.bench.matching import Match, baseline, ours

ROOT = Path(__file__).parents[2]
OURS = "Yichuang"

Row = tuple[str, bool]
"""A way of matching, and whether it knows the examples besides names and aliases."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a process of its own has to do: one row, at so many matters, over these messages."""

    row: Row
    matters: int
    questions: tuple[Question, ...]


def measured_apart(task: Task) -> Measured:
    """Do a task in a fresh process, so that what it adds to the memory can be seen."""
    done = subprocess.run(
        [sys.executable, "-c", "from tests.bench.tasks import answer; answer()"],
        input=pickle.dumps(task),
        stdout=subprocess.PIPE,
        check=True,
        cwd=ROOT,
    )
    found: Measured = pickle.loads(done.stdout)  # noqa: S301 - our own child's
    return found


def answer() -> None:
    """Do the task that standard input holds (see `_apart`)."""
    task: Task = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own parent's
    sys.stdout.buffer.write(pickle.dumps(_measured(task)))


def _measured(task: Task) -> Measured:
    """Do a task in this process."""
    catalog = enlarged(read_catalog(), task.matters)
    name, examples = task.row

    def build() -> Match:
        return ours(catalog) if name == OURS else baseline(name, catalog, examples=examples)

    return measure(build, task.questions)

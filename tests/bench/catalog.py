"""Measures the catalog's work with ten thousand matters; fails where a target is missed.

`make bench-catalog`. Each command runs in a process of its own, on SQLite, as an operator runs it.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from openpyxl import load_workbook

from bot.cli.columns import in_columns
from bot.settings import SETTINGS, read_settings
from knowledge.catalog import SHIPPED, read_catalog
from knowledge.documents import Document, read_document
from knowledge.layers import only_base
from knowledge.notices import materials_for
from knowledge.town_files.book import read_towns
from knowledge.workbook.writing import write_workbook

TOWN = "baiyang"
MATTERS = 10_000
FAULTY = {"nongye.gengdi", "tuiyi.youdaizheng"}
"""Known faults of what is shipped: in a matter of a new name the proof would refuse them."""
MOST_SECONDS, MOST_MB = 60.0, 500.0
MOST_AGAIN_MB = 700.0
"""What is in force and what the file says are both in memory then."""
MOST_CHECK_SECONDS, MOST_LIST_MS = 10.0, 1.0


@dataclass(frozen=True)
class Measure:
    """What was done, how long it took, what it took of memory, and whether that is too much."""

    name: str
    seconds: float
    megabytes: float
    missed: bool = False

    def row(self) -> tuple[str, ...]:
        memory = f"{self.megabytes:.0f}" if self.megabytes else "-"
        took = f"{self.seconds:.2f}" if self.seconds >= 0.01 else f"{self.seconds * 1000:.3f} ms"
        return self.name, took, memory, "MISSED" if self.missed else "ok"


def main() -> int:
    """Measure everything; gives 1 when a target is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = settings(folder)
        ran = command(environment, "migrate")
        file, small = folder / "many.xlsx", folder / "few.xlsx"
        print(f"making a workbook of {MATTERS} matters …")
        apart(many_matters, file, environment)
        measures = [
            within("import of 10,000 matters, dry", file, environment, "--dry-run"),
            within("import of 10,000 matters", file, environment, "--yes"),
            exported(file, environment),
        ]
        apart(one_change, file, small)
        again = command(
            environment, *importing(small, "--yes"), name="import again with one change"
        )
        measures.append(limited(again, MOST_SECONDS, MOST_AGAIN_MB))
        measures.append(ran)
    measures += [checked(), *listed()]
    for line in in_columns([("", "seconds", "MB", ""), *(each.row() for each in measures)]):
        print(line)
    return 1 if any(each.missed for each in measures) else 0


def settings(folder: Path) -> dict[str, str]:
    """Give the environment of a fresh deployment in this folder."""
    own = {
        "YICHUANG_DATABASE_URL": f"sqlite:///{folder / 'bench.db'}",
        "YICHUANG_SECRET_KEY": "a secret for the bench only",
        "YICHUANG_VAR": str(folder),
    }
    known = {f"YICHUANG_{each.name}" for each in SETTINGS}
    rest = {key: value for key, value in os.environ.items() if key not in known}  # noqa: TID251 - handed on
    return {**rest, **own}


def command(environment: dict[str, str], *words: str, name: str = "") -> Measure:
    """Run `yichuang …` in a process of its own and measure that."""
    begun = time.perf_counter()
    program = [sys.executable, "-m", "bot", *words]
    child = subprocess.Popen(program, env=environment, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    said = child.stdout.read()
    _pid, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"yichuang {' '.join(words)} failed: {said[-2000:]}")
    return Measure(name or words[0], time.perf_counter() - begun, usage.ru_maxrss / 1024)


def limited(measure: Measure, seconds: float, megabytes: float = MOST_MB) -> Measure:
    """Say whether it is within its limits."""
    missed = measure.seconds > seconds or measure.megabytes > megabytes
    return Measure(measure.name, measure.seconds, measure.megabytes, missed)


def within(name: str, file: Path, environment: dict[str, str], how: str) -> Measure:
    """Import the file and say whether that kept within its limits."""
    return limited(command(environment, *importing(file, how), name=name), MOST_SECONDS)


def importing(file: Path, how: str) -> tuple[str, ...]:
    """Give the words of the command."""
    return "catalog", "import", str(file), "--town", TOWN, how


def exported(file: Path, environment: dict[str, str]) -> Measure:
    """Export what is now in force over the file."""
    words = ("catalog", "export", "--town", TOWN, "-o", str(file), "--force")
    return limited(command(environment, *words, name="export of them"), MOST_SECONDS)


def apart(work: Callable[..., None], *given: object) -> None:
    """Do it in a process of its own: a child's memory is counted from what its parent has."""
    process = get_context("spawn").Process(target=work, args=given)
    process.start()
    process.join()
    assert process.exitcode == 0


def many_matters(file: Path, environment: dict[str, str]) -> None:
    """Write a workbook of the shipped matters, again and again under new codes."""
    base = read_document(SHIPPED)
    matters = dict(base.matters)
    sound = [(key, row) for key, row in base.matters.items() if key not in FAULTY]
    turn = 0
    while len(matters) < MATTERS:
        turn += 1
        for key, row in sound[: MATTERS - len(matters)]:
            matters[f"{key}_{turn}"] = {**row, "code": f"{key}_{turn}"}
    read = read_settings({k: v for k, v in environment.items() if k.startswith("YICHUANG_")})
    town = read_towns(read.towns, read.secret_key).get(TOWN)
    assert town is not None
    document = Document(matters, base.circumstances, base.chains)
    file.write_bytes(write_workbook(only_base(document), town, "1.0.0"))


def one_change(file: Path, changed: Path) -> None:
    """Write the workbook anew with one fee changed, through another program."""
    book = load_workbook(BytesIO(file.read_bytes()))
    sheet = book["事项"]
    fee = next(each.column for each in sheet[1] if each.value == "收费")
    sheet.cell(500, fee).value = "改了的收费"
    book.save(changed)


def checked() -> Measure:
    """Prove the shipped catalog, every combination."""
    with tempfile.TemporaryDirectory() as name:
        # what is known to be wrong with it makes the exit code 1
        begun = time.perf_counter()
        program = [sys.executable, "-m", "bot", "catalog", "check"]
        subprocess.run(program, env=settings(Path(name)), check=False, stdout=subprocess.DEVNULL)
        took = time.perf_counter() - begun
    return limited(Measure("check of the whole shipped catalog", took, 0), MOST_CHECK_SECONDS)


def listed() -> list[Measure]:
    """Give how long a matter's list takes for given answers: the middle and the slowest matter."""
    catalog = read_catalog()
    took = []
    for matter in catalog.matters.values():
        answers = {each.id: (each.answers[0],) for each in catalog.questions(matter)}
        took.append(_best(lambda m=matter, a=answers: materials_for(m, a)))  # type: ignore[misc] # bound now
    most = MOST_LIST_MS / 1000
    return [
        limited(Measure("list for given answers, median matter", median(took), 0), most),
        limited(Measure("list for given answers, slowest matter", max(took), 0), most),
    ]


def _best(work: Callable[[], object], rounds: int = 20) -> float:
    """Give the middle of several runs."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return median(times)


if __name__ == "__main__":
    sys.exit(main())

"""`yichuang evaluate`: how well labelled messages are understood, in numbers and failures."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

import click

from bot.cli.evaluated import as_numbers, as_table, times_as_numbers, times_as_table
from bot.cli.settled import settings_or_exit
from knowledge.calendar import read_calendar
from knowledge.catalog import read_catalog
from knowledge.matters import Catalog
from knowledge.reading.dates import CLOSES, read_when
from knowledge.search.evaluate import Outcome, Report, evaluate
from knowledge.search.index import Index
from knowledge.search.questions import QuestionFileError, read_questions
from knowledge.search.times import TimeOutcome, TimeReader, TimeReport, Wish, evaluate_times
from knowledge.town_files.book import read_towns
from knowledge.towns import Town

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(
    "evaluate",
    help="用标注过的问题（FILE，每行一个 JSON）给理解打分，没答对的逐条写进另一个文件。",
)
@click.argument("file", type=_FILE)
@click.option("--town", "town_id", help="镇的编号；镇上不办的事项不算在内。")
@click.option(
    "--failures",
    type=click.Path(dir_okay=False, path_type=Path),
    help="没答对的写到这里；不写就是 FILE 旁边的 ….failures.jsonl。",
)
@click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 对象。")
def evaluate_file(file: Path, town_id: str | None, failures: Path | None, *, as_json: bool) -> None:
    """Print the numbers and write the failures; exit 2 for a wrong file or an unknown town."""
    if failures and failures.exists() and failures.samefile(file):
        raise click.UsageError("--failures 不能是 FILE 自己")
    town = _town(town_id) if town_id else None
    catalog = read_catalog()
    try:
        questions = read_questions(file, catalog.matters)
    except QuestionFileError as error:
        raise click.UsageError(f"{file} 有误：\n{error}") from error
    report = evaluate(Index(catalog), catalog, questions.messages, town)
    times = evaluate_times(_time_reader(town), questions.times)
    lines = [*_failed(report, catalog), *_failed_times(times)]
    place = _write(lines, file, failures)
    if as_json:
        numbers = {"file": str(file), **as_numbers(report), "times": times_as_numbers(times)}
        click.echo(json.dumps(numbers | {"failures": str(place)}, ensure_ascii=False))
        return
    parts = [as_table(report, catalog)] if questions.messages else []
    parts += [times_as_table(times)] if questions.times else []
    click.echo("\n\n".join([*parts, f"没答对的 {len(lines)} 条写在 {place}"]))


def _town(town_id: str) -> Town:
    settings = settings_or_exit()
    town = read_towns(settings.towns, settings.secret_key).get(town_id)
    if town is None:
        raise click.UsageError(f"没有编号为“{town_id}”的镇；yichuang town list 列出全部")
    return town


def _time_reader(town: Town | None) -> TimeReader:
    """Give the reader of `yichuang when`."""
    calendar = read_calendar()
    closes = max(each.end for each in town.hours) if town else CLOSES

    def read(text: str, now: datetime) -> Wish:
        found = read_when(text, now, calendar=calendar, closes=closes)
        return Wish(found.on, found.part, found.clock, found.ambiguous, found.why)

    return read


def _failed(report: Report, catalog: Catalog) -> Iterator[dict[str, object]]:
    for each in report.failures:
        question = each.question
        yield {
            "line": question.line,
            "id": question.id,
            "text": question.text,
            "kind": question.kind,
            "register": question.register,
            "verdict": each.verdict,
            "expected": {
                "accept": [_named(code, catalog) for code in sorted(question.accept)],
                "intent": question.intent or None,
            },
            "understood": _understood(each),
        }


def _understood(outcome: Outcome) -> dict[str, object]:
    found = outcome.understood
    candidates, near = (
        [{"code": each.code, "name": each.name, "score": each.score} for each in group]
        for group in (found.candidates, found.near)
    )
    return {
        "kind": found.kind,
        "intent": found.intent,
        "chain": found.chain,
        "elsewhere": found.elsewhere,
        "candidates": candidates,
        "near": near,
    }


def _named(code: str, catalog: Catalog) -> dict[str, str]:
    matter = catalog.matter(code)
    return {"code": code, "name": matter.name if matter else ""}


def _failed_times(report: TimeReport) -> Iterator[dict[str, object]]:
    for each in report.failures:
        yield _failed_time(each)


def _failed_time(outcome: TimeOutcome) -> dict[str, object]:
    question = outcome.question
    return {
        "line": question.line,
        "id": question.id,
        "now": question.now.isoformat(),
        "text": question.text,
        "kind": "time",
        "register": question.register,
        "wrong": outcome.wrong,
        "expected": question.wish.as_json(),
        "understood": {**outcome.read.as_json(), "why": outcome.read.why},
    }


def _write(rows: Iterable[Mapping[str, object]], file: Path, wished: Path | None) -> Path:
    """Write the failures and say where: as wished, else beside the file, else in this folder."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    text = "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")
    beside = file.with_suffix(".failures.jsonl")
    reasons: list[str] = []
    for place in [wished] if wished else [beside, Path(beside.name)]:
        try:
            place.write_bytes(text)
        except OSError as error:
            reasons.append(f"{place} 写不了：{error.strerror}")
        else:
            return place
    raise click.UsageError("；".join(reasons))

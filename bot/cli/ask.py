"""`yichuang ask`: what the bot understands from a citizen's words, without a conversation."""

import json
import sys
from collections.abc import Iterable, Sequence

import click

from bot.cli.catalog_in_force import taught_in_force
from bot.cli.settled import settings_or_exit
from bot.settings import read_settings
from knowledge.search.index import Index
from knowledge.search.lessons import Lesson, LessonRules, gathered, letters
from knowledge.search.understanding import Understanding
from knowledge.town_files.book import read_towns
from knowledge.town_files.examples import ExampleBook
from knowledge.towns import Town

_CANNOT_TELL = {"clarify": "要再问一句", "intent": "意图", "none": "没听懂"}


@click.command(
    help="看机器人怎样理解 TEXT；不写 TEXT 就逐行读标准输入，每行输出一行 JSON。",
)
@click.argument("text", required=False)
@click.option("--town", "town_id", help="镇的编号，如 baiyang；镇上不办的事项不会出现。")
@click.option("--json", "as_json", is_flag=True, help="每句话一行 JSON。")
def ask(text: str | None, town_id: str | None, *, as_json: bool) -> None:
    """Understand TEXT for a town, or each line of standard input; exit 2 for an unknown town."""
    if not town_id:
        raise click.UsageError("请用 --town 写明是哪个镇，例如 --town baiyang")
    settings, town = settings_or_exit(), _town(town_id)
    catalog, lessons, source = taught_in_force(settings, town)
    index = _taught(Index(catalog), town, LessonRules(catalog), lessons)
    if text is None:
        _answer(index, town, (line.rstrip("\r\n") for line in sys.stdin))
    else:
        understood = index.understand(text, town)
        click.echo(_as_json(understood) if as_json else f"用的是{source}\n{_in_words(understood)}")


def _town(town_id: str) -> Town:
    settings = read_settings()
    town = read_towns(settings.towns, settings.secret_key).get(town_id)
    if town is None:
        raise click.UsageError(f"没有编号为“{town_id}”的镇；yichuang town list 列出全部")
    return town


def _taught(index: Index, town: Town, rules: LessonRules, rows: Sequence[Lesson]) -> Index:
    """Give the index with what the town teaches; a clerk's lesson goes before the file's.

    Faults of the file are told on standard error.
    """
    book = ExampleBook(read_settings().towns, rules)
    for fault in book.refresh((town,)):
        if fault.path.name.startswith(f"{town.id}."):
            click.echo(str(fault), err=True)
    said = {letters(each.text) for each in rows}
    files = (each for each in book.lessons(town.id) if letters(each.text) not in said)
    lessons = gathered((*files, *rows))
    return index.taught(lessons.examples, lessons.aliases)


def _answer(index: Index, town: Town, lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(_as_json(index.understand(line, town)))


def _as_json(understood: Understanding) -> str:
    """Write it as the stable interface says (docs: command line)."""
    candidates = [
        {"code": each.code, "name": each.name, "score": each.score}
        for each in understood.candidates
    ]
    sure = understood.kind == "matter"
    row = {
        "text": understood.text,
        "kind": understood.kind,
        "matter": understood.candidates[0].code if sure else None,
        "candidates": candidates,
        "intent": understood.intent,
    }
    return json.dumps(row, ensure_ascii=False)


def _in_words(understood: Understanding) -> str:
    lines = [_CANNOT_TELL.get(understood.kind, "")] if understood.kind in _CANNOT_TELL else []
    if understood.intent:
        lines.append(f"意图：{understood.intent}")
    lines += [f"{each.score:.2f}  {each.code}  {each.name}" for each in understood.candidates]
    return "\n".join(lines)

"""`yichuang when`: what day and time is read from a citizen's words, without a conversation."""

import json
import sys
from collections.abc import Callable, Iterable
from datetime import datetime, time

import click

from bot.cli.settled import settings_or_exit
from bot.clock import system_clock
from knowledge.calendar import CHINA, Calendar, CalendarError, day_words, local, read_calendar
from knowledge.reading.dates import When, read_when
from knowledge.town_files.book import read_towns

_PARTS = {"am": "上午", "pm": "下午", "evening": "晚上"}
_USAGE = 2
_FIRST_YEAR, _LAST_YEAR = 2000, 2090

Read = Callable[[str, datetime], When]


class _LineError(ValueError):
    """A line of standard input is none of ours; the message says why."""


@click.command(
    help="看机器人从 TEXT 里读出哪天几点；不写 TEXT 就逐行读标准输入，每行一个 JSON："
    '{"now": "2026-11-24T10:00", "text": "明天上午"}，now 可以不写。',
)
@click.argument("text", required=False)
@click.option("--now", "now_words", help="当作现在的时刻（ISO 8601，没写时区就是北京时间）。")
@click.option("--town", "town_id", help="镇的编号，如 baiyang；按这个镇几点下班来算。")
@click.option("--json", "as_json", is_flag=True, help="每句话一行 JSON。")
def when(text: str | None, now_words: str | None, town_id: str | None, *, as_json: bool) -> None:
    """Read TEXT, or each line of standard input; exit 2 for wrong usage or a wrong line."""
    try:
        now = _instant(now_words) if now_words else local(system_clock())
    except _LineError as error:
        raise click.UsageError(f"--now：{error}") from error
    reader = _reader(town_id)
    if text is not None:
        found = reader(text, now)
        click.echo(_as_json(text, found) if as_json else _in_words(found, now))
        return
    lines = (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
    if not _answer(lines, now, reader, as_json=as_json):
        sys.exit(_USAGE)


def _reader(town_id: str | None) -> Read:
    try:
        calendar = read_calendar()
    except CalendarError as error:
        raise click.UsageError(str(error)) from error
    closes = _closes(town_id) if town_id else None
    return lambda text, now: _read(text, now, calendar, closes)


def _read(text: str, now: datetime, calendar: Calendar, closes: time | None) -> When:
    if closes is None:
        return read_when(text, now, calendar=calendar)
    return read_when(text, now, calendar=calendar, closes=closes)


def _closes(town_id: str) -> time:
    settings = settings_or_exit()
    town = read_towns(settings.towns, settings.secret_key).get(town_id)
    if town is None:
        raise click.UsageError(f"没有编号为“{town_id}”的镇；yichuang town list 列出全部")
    return max(each.end for each in town.hours)


def _answer(lines: Iterable[str], now: datetime, read: Read, *, as_json: bool) -> bool:
    """Answer line by line; a wrong one is named on standard error. Say whether all were right."""
    sound = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            text, at = _line(line, now)
        except _LineError as error:
            click.echo(f"第{number}行：{error}", err=True)
            sound = False
            continue
        found = read(text, at)
        click.echo(_as_json(text, found) if as_json else _in_words(found, at))
    return sound


def _line(line: str, now: datetime) -> tuple[str, datetime]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _LineError(f"不是 JSON：{error}") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise _LineError('要写成 {"now": "2026-11-24T10:00", "text": "明天上午"}')
    text = row["text"].encode("utf-8", "replace").decode()  # JSON may hold half a character
    said = row.get("now")
    if said is None:
        return text, now
    if not isinstance(said, str):
        raise _LineError("now 要写成文字，如 2026-11-24T10:00")
    return text, _instant(said)


def _instant(said: str) -> datetime:
    """Give the instant in China's time; without an offset it is China's time already."""
    try:
        instant = datetime.fromisoformat(said.strip())
        here = local(instant) if instant.tzinfo else instant.replace(tzinfo=CHINA)
    except (ValueError, OverflowError) as error:
        raise _LineError(f"“{said}”不是时刻：写成 2026-11-24T10:00") from error
    if not _FIRST_YEAR <= here.year <= _LAST_YEAR:
        raise _LineError(f"“{said}”不在{_FIRST_YEAR}年到{_LAST_YEAR}年之间")
    return here


def _as_json(text: str, found: When) -> str:
    """Write it as the stable interface says (docs: command line)."""
    row = {
        "text": text,
        "date": found.on.isoformat() if found.on else None,
        "period": found.part,
        "time": f"{found.clock:%H:%M}" if found.clock else None,
        "ambiguous": found.ambiguous,
        "past": found.past,
        "why": found.why,
    }
    return json.dumps(row, ensure_ascii=False)


def _in_words(found: When, now: datetime) -> str:
    """Put it in a plain sentence."""
    said = [day_words(found.on, now.date())] if found.on else []
    if found.clock:
        said.append(f"{found.clock:%H:%M}")
    elif found.part:
        said.append(_PARTS[found.part])
    if found.earliest:
        said.append("越早越好")
    read = " ".join(said) or "没有读出哪天几点"
    return f"{read}。{found.why}" if found.why else f"{read}。"

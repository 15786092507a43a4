"""`yichuang deadline`: the working-day clock, from a day on, with its suspensions."""

import json
from datetime import date, datetime

import click

from bot.cli.settled import settings_or_exit
from knowledge.calendar import (
    WEEKDAYS,
    Deadline,
    Suspension,
    WorkingDays,
    YearUnknownError,
    local,
    read_calendar,
)
from knowledge.town_files.book import read_towns


class _Day(click.ParamType[date]):
    """An ISO date, or an instant, of which the day in China counts."""

    name = "日期"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        text = str(value).strip()
        try:
            instant = datetime.fromisoformat(text)
        except ValueError:
            self.fail(f"“{text}”不是日期：写成 2026-11-24 或 2026-11-24T17:40", param, ctx)
        return local(instant).date() if instant.tzinfo else instant.date()


class _Span(click.ParamType[Suspension]):
    """ISO..ISO, both days included; without the second the suspension has not ended."""

    name = "起..止"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Suspension:
        first, dots, last = str(value).partition("..")
        if not dots:
            self.fail(f"“{value}”不对：写成 2026-11-26..2026-11-30", param, ctx)
        start = _Day().convert(first, param, ctx)
        end = _Day().convert(last, param, ctx) if last.strip() else None
        if end is not None and end < start:
            self.fail(f"“{value}”不对：结束早于开始", param, ctx)
        return Suspension(start, end)


@click.command(help="工作日时限：从哪天起、几个工作日，到哪天为止。当天不算，中止计时的日子不算。")
@click.option("--town", "town_id", required=True, help="镇的编号，如 baiyang。")
@click.option(
    "--from", "start", type=_Day(), required=True, help="受理的日期或时刻；下班后受理也算这一天。"
)
@click.option("--days", type=click.IntRange(0, 1000), required=True, help="几个工作日。")
@click.option(
    "--suspend",
    "suspended",
    type=_Span(),
    multiple=True,
    help="中止计时的起止日期（都不算在内），可以写几次；止日不写表示还没有恢复。",
)
@click.option("--json", "as_json", is_flag=True, help="输出一行 JSON。")
def deadline(
    town_id: str, start: date, days: int, suspended: tuple[Suspension, ...], *, as_json: bool
) -> None:
    """Print when the clock ends; exit 2 for an unknown town or a year without known holidays."""
    settings = settings_or_exit()
    if read_towns(settings.towns, settings.secret_key).get(town_id) is None:
        raise click.UsageError(f"没有编号为“{town_id}”的镇；yichuang town list 列出全部")
    try:
        found = read_calendar().deadline(start, WorkingDays(days), suspended)
    except YearUnknownError as error:
        raise click.UsageError(str(error)) from error
    click.echo(_as_json(found) if as_json else _in_words(found))


def _as_json(found: Deadline) -> str:
    """Write it as the stable interface says; `days_left` stands there while it is suspended."""
    row: dict[str, object] = {"due_on": found.due_on.isoformat() if found.due_on else None}
    if found.due_on is None:
        row["days_left"] = found.left.count
    row["working_days"] = [each.isoformat() for each in found.counted]
    return json.dumps(row, ensure_ascii=False)


def _in_words(found: Deadline) -> str:
    lines = [f"第{number}个工作日：{_day(each)}" for number, each in enumerate(found.counted, 1)]
    if found.due_on is None:
        return "\n".join([*lines, f"计时中止，恢复后还有{found.left}"])
    return "\n".join([*lines, f"到期：{_day(found.due_on)}"])


def _day(day: date) -> str:
    return f"{day.isoformat()} 周{WEEKDAYS[day.weekday()]}"

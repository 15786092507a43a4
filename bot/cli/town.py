"""`yichuang town`: are the town files right, which towns are there, what holds for one."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import click

from bot.cli.settled import settings_or_exit
from bot.settings import Settings
from knowledge.catalog import read_catalog
from knowledge.notices import hours_words
from knowledge.search.lessons import LessonRules
from knowledge.town_files.book import TownBook, read_towns
from knowledge.town_files.examples import ExampleBook
from knowledge.towns import Hours, Town, Village

_MASK = "******"


@click.group(help="镇的文件：check 检查、list 列出、show 看一个镇。")
def town() -> None:
    """Gather the commands on towns."""


@town.command(help="检查镇的文件（默认是设置里的文件夹），一次说出全部错处；有错时退出码为1。")
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
def check(path: Path | None) -> None:
    """Print every fault as `file:line: reason`, also of files of examples, or that all is right."""
    settings = settings_or_exit()
    folder, only = _folder_of(path or settings.towns, settings)
    catalog = read_catalog()
    book = read_towns(folder, settings.secret_key, catalog)
    faults = [each for each in book.faults if only is None or each.path == only]
    if only is None:
        faults += ExampleBook(folder, LessonRules(catalog)).refresh(book.all())
    for fault in faults:
        click.echo(str(fault))
    if faults:
        files = len({each.path for each in faults})
        click.echo(f"{files}个文件里有{len(faults)}处错", err=True)
        raise SystemExit(1)
    click.echo(f"{only.name} 没有错" if only else f"{len(book.all())}个镇的文件都没有错")


def _folder_of(path: Path, settings: Settings) -> tuple[Path, Path | None]:
    """Give the folder to read and the single file, if it is one: its district is read too."""
    if path.is_dir():
        return path, None
    if path.suffix != ".toml":
        raise click.UsageError(f"{path} 不是 .toml 文件")
    if path.resolve().is_relative_to(settings.towns.resolve()):
        folder = settings.towns
        return folder, folder / path.resolve().relative_to(folder.resolve())
    above = path.parent.parent
    in_district = (above / f"{path.parent.name}.toml").is_file()
    return (above if in_district else path.parent), path


@town.command("list", help="列出全部镇：编号、名称、所属区县、公众号消息地址。")
def list_towns() -> None:
    """Print one line for each town in force; files that are refused are told on standard error."""
    book = _book(settings_or_exit())
    for each in book.all():
        click.echo("\t".join([each.id, each.centre, each.district or "-", each.webhook_path]))


@town.command(help="看一个镇实际生效的全部内容，连同从区县沿用的。")
@click.argument("town_id", metavar="TOWN")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.option("--secrets", is_flag=True, help="写出 Token、EncodingAESKey 和 AppSecret。")
def show(town_id: str, *, as_json: bool, secrets: bool) -> None:
    """Print the effective profile; exit 2 for an unknown town."""
    settings = settings_or_exit()
    found = _book(settings).get(town_id)
    if found is None:
        raise click.UsageError(f"没有编号为“{town_id}”的镇；yichuang town list 列出全部")
    profile = _profile(found, settings.public_url, secrets=secrets)
    click.echo(
        json.dumps(profile, ensure_ascii=False, indent=2) if as_json else _words(found, profile)
    )


def _book(settings: Settings) -> TownBook:
    book = read_towns(settings.towns, settings.secret_key, read_catalog())
    for fault in book.faults:
        click.echo(str(fault), err=True)
    return book


def _profile(found: Town, public_url: str, *, secrets: bool) -> dict[str, Any]:
    """Give the profile with the stable keys; account keys are masked unless they are asked for."""
    account = found.account
    current, *previous = account.aes_keys

    def key(value: str) -> str:
        return value if secrets else _MASK

    whole: dict[str, Any] = _plain(asdict(found))
    return {
        **{name: whole.pop(name) for name in ("id", "centre", "place", "kind", "district")},
        "webhook": found.webhook_path,
        "webhook_url": f"{public_url}{found.webhook_path}",
        **whole,
        # key by key, so that a new secret is never shown by accident
        "account": {
            "mode": account.mode,
            "appid": account.appid,
            "original_id": account.original_id,
            "token": key(account.token),
            "aes_key": key(current),
            "previous_aes_key": key(previous[0]) if previous else None,
            "secret": key(account.secret),
        },
        "booking": {
            "slot_minutes": _minutes(found.booking.slot),
            "lead_minutes": _minutes(found.booking.lead),
            "horizon_days": found.booking.horizon_days,
            "per_citizen": found.booking.per_citizen,
            "cancel_before_minutes": _minutes(found.booking.cancel_before),
        },
    }


def _plain(value: object) -> Any:  # noqa: ANN401 - any JSON value
    """Give plain JSON values: times as 09:00, days as ISO, durations as minutes."""
    match value:
        case Mapping():
            return {key: _plain(each) for key, each in value.items()}
        case tuple() | list():
            return [_plain(each) for each in value]
        case time():
            return f"{value:%H:%M}"
        case date():
            return value.isoformat()
        case timedelta():
            return _minutes(value)
        case _:
            return value


def _minutes(span: timedelta) -> int:
    return int(span / timedelta(minutes=1))


def _words(found: Town, profile: Mapping[str, Any]) -> str:
    account = profile["account"]
    lines = [
        f"{found.centre}（{found.id}，{found.region}）",
        f"模式：{found.model}",
        f"地址：{found.address}　电话：{found.phone}　投诉：{found.complaint_phone}",
        f"时间：{hours_words(found)}",
        *(f"　　　{each.name} {_span(each.hours)}" for each in found.special_sessions),
        f"消息地址：{profile['webhook_url']}",
        f"公众号：{'  '.join(f'{key}={value}' for key, value in account.items() if value)}",
        f"窗口{len(found.counters)}个：{'、'.join(each.name for each in found.counters)}",
        f"办所{len(found.offices)}个：{'、'.join(each.name for each in found.offices)}",
        f"村（社区）{len(found.villages)}个：{'、'.join(map(_village, found.villages))}",
        f"人员{len(found.staff)}名，负责人 {found.leader.name}",
        f"设定的、待镇上核对：{'、'.join(found.assumed) or '无'}",
    ]
    if found.online_channel:
        lines.append(f"网上办：{found.online_channel}（{found.online_how or '怎么打开没有写'}）")
    outlets = [*([found.hall] if found.hall else []), *found.nearby]
    lines += [f"别处：{each.name}，{each.address}，{each.phone}" for each in outlets]
    if found.towns:
        lines.append(f"下属镇街：{'、'.join(found.towns)}")
    return "\n".join(lines)


def _village(each: Village) -> str:
    """Give the name with the point's hours and how many matters it lists, where the town says."""
    told = [*(_span(hours) for hours in each.hours)]
    told += [f"{len(each.matters)}件事"] if each.matters is not None else []
    return f"{each.name}（{' '.join(told)}）" if told else each.name


def _span(hours: Hours) -> str:
    return f"{hours.start:%H:%M}-{hours.end:%H:%M}"

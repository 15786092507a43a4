"""`yichuang materials`: a matter's list exactly as a citizen would be told."""

import json
import sys
from typing import NoReturn

import click

from bot.cli.serve import settings_or_exit
from bot.clock import system_clock
from knowledge.calendar import read_calendar
from knowledge.catalog import read_catalog
from knowledge.circumstances import UNSURE
from knowledge.matters import Catalog, Matter
from knowledge.notices import compose
from knowledge.town_files.book import read_towns


@click.command()
@click.option("--town", required=True)
@click.option("--matter", required=True, help="the matter's code, such as minzheng.dibao")
@click.option("--answer", "answers", multiple=True, help="circumstance=answer, may be repeated")
@click.option("--json", "as_json", is_flag=True)
def materials(town: str, matter: str, answers: tuple[str, ...], *, as_json: bool) -> None:
    """Print what to bring; a question that is not answered counts as 不清楚."""
    settings = settings_or_exit()
    catalog = read_catalog()
    place = read_towns(settings.towns, settings.secret_key).get(town)
    if place is None:
        _refuse(f"没有名为 {town} 的镇")
    found = catalog.matter(matter)
    if found is None or not place.takes(found):
        _refuse(f"{town} 没有编码为 {matter} 的事项")
    given = _answers(catalog, found, answers)
    notice = compose(catalog, found, place, read_calendar(), given, system_clock())
    if as_json:
        click.echo(json.dumps(notice.as_json(), ensure_ascii=False))
        return
    click.echo(f"{notice.name}（目录版本 {notice.catalog_version}）")
    for line in notice.materials:
        when = f"  〔{line.only_when}〕" if line.only_when else ""
        click.echo(f"- {line.name} 原件{line.originals} 复印件{line.copies}{when}")


def _answers(
    catalog: Catalog, matter: Matter, answers: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    given: dict[str, tuple[str, ...]] = {}
    for each in answers:
        name, equals, said = each.partition("=")
        if name not in matter.asks or not equals:
            _refuse(f"--answer {each}：{matter.code} 只问 {'、'.join(matter.asks) or '（没有）'}")
        allowed = (*catalog.circumstances[name].answers, UNSURE)
        if said not in allowed:
            _refuse(f"--answer {each}：“{name}”的回答只有 {'、'.join(allowed)}")
        given[name] = (*given.get(name, ()), said)
    return given


def _refuse(reason: str) -> NoReturn:
    click.echo(reason, err=True)
    sys.exit(2)

"""`yichuang materials`: a matter's list exactly as a citizen would be told."""

import json
import sys
from dataclasses import replace
from typing import NoReturn

import click

from bot.cli.catalog_records import has_records, records_of, stop
from bot.cli.serve import settings_or_exit
from bot.clock import system_clock
from bot.settings import Settings
from handoff.confirmations import confirmations
from knowledge.calendar import read_calendar
from knowledge.catalog import make_catalog, read_catalog
from knowledge.catalog_faults import CatalogError
from knowledge.circumstances import UNSURE
from knowledge.matters import Catalog, Matter
from knowledge.notices import compose
from knowledge.town_files.book import read_towns
from knowledge.towns import Town


@click.command()
@click.option("--town", required=True)
@click.option("--matter", required=True, help="the matter's code, such as minzheng.dibao")
@click.option("--answer", "answers", multiple=True, help="circumstance=answer, may be repeated")
@click.option("--version", help="of the town's catalog, such as 1.0.2; else what is in force")
@click.option("--json", "as_json", is_flag=True)
def materials(
    town: str, matter: str, answers: tuple[str, ...], version: str | None, *, as_json: bool
) -> None:
    """Print what to bring; a question that is not answered counts as 不清楚."""
    settings = settings_or_exit()
    place = read_towns(settings.towns, settings.secret_key).get(town)
    if place is None:
        _refuse(f"没有名为 {town} 的镇")
    catalog = _catalog(settings, place, version)
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


def _catalog(settings: Settings, place: Town, version: str | None) -> Catalog:
    """Give the town's catalog; what is shipped, under its digest, where there is no database."""
    if not has_records(settings):
        if version is not None:
            _refuse("还没有数据库，没有旧版；先运行 yichuang migrate")
        return read_catalog()
    with records_of(place.id) as records:
        layers = records.layers if version is None else records.layers_at(version)
        checks = records.ask(lambda work: confirmations(work, place.id))
    rows = layers.document.matters
    checked = {code for code, each in checks.items() if code in rows and each.holds(rows[code])}
    try:
        made = make_catalog(layers.document, version or records.version)
    except CatalogError as error:
        stop(str(error))
    return replace(made, confirmed=frozenset(checked))


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

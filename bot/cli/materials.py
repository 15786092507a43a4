"""`yichuang materials`: the list of a matter, or of a whole chain, exactly as a citizen is told."""

import json
import sys
import tomllib
from collections.abc import Mapping, Sequence
from typing import NoReturn

import click

from bot.cli.catalog_in_force import catalog_of
from bot.cli.settled import settings_or_exit
from bot.clock import system_clock
from knowledge.calendar import read_calendar
from knowledge.chain_words import counts_of, numbers, order_lines, take_words
from knowledge.chains import compose_chain, matters_of, offered
from knowledge.circumstances import UNSURE, Answers
from knowledge.matters import Catalog, Matter
from knowledge.notices import compose
from knowledge.search import elsewhere
from knowledge.town_files.book import read_towns
from knowledge.towns import Town


@click.command()
@click.option("--town", required=True)
@click.option("--matter", help="the matter's code, such as minzheng.dibao")
@click.option("--chain", help="a 一件事 by its id, such as once.shenhou: one list for all of it")
@click.option("--answer", "answers", multiple=True, help="circumstance=answer, may be repeated")
@click.option("--version", help="of the town's catalog, such as 1.0.2; else what is in force")
@click.option("--json", "as_json", is_flag=True)
def materials(
    town: str,
    matter: str | None,
    chain: str | None,
    answers: tuple[str, ...],
    version: str | None,
    *,
    as_json: bool,
) -> None:
    """Print what to bring; a question that is not answered counts as 不清楚."""
    if (matter is None) == (chain is None):
        _refuse("--matter 和 --chain 写一个，只能写一个")
    settings = settings_or_exit()
    place = read_towns(settings.towns, settings.secret_key).get(town)
    if place is None:
        _refuse(f"没有名为 {town} 的镇")
    catalog = catalog_of(settings, place, version)
    if chain is not None:
        _chain(catalog, place, chain, answers, as_json=as_json)
    else:
        _matter(catalog, place, str(matter), answers, as_json=as_json)


def _matter(
    catalog: Catalog, town: Town, code: str, answers: Sequence[str], *, as_json: bool
) -> None:
    found = catalog.matter(code)
    if found is None or not town.takes(found):
        _refuse(f"{town.id} 没有编码为 {code} 的事项")
    given = _answers(catalog, code, (found,), answers)
    notice = compose(catalog, found, town, read_calendar(), given, system_clock())
    if as_json:
        click.echo(json.dumps(notice.as_json(), ensure_ascii=False))
        return
    click.echo(f"{notice.name}（目录版本 {notice.catalog_version}）")
    for line in notice.materials:
        when = f"  〔{line.only_when}〕" if line.only_when else ""
        click.echo(f"- {line.name} 原件{line.originals} 复印件{line.copies}{when}")


def _chain(
    catalog: Catalog, town: Town, name: str, answers: Sequence[str], *, as_json: bool
) -> None:
    chain = catalog.chain(name)
    if chain is None:
        _refuse(f"没有编号为 {name} 的一件事，只有：{'、'.join(c.id for c in catalog.chains)}")
    members = offered(catalog, town, chain)
    given = _answers(catalog, name, matters_of(catalog, members), answers)
    notice = compose_chain(
        catalog, chain, members, town, read_calendar(), given, _topics(), system_clock()
    )
    if as_json:
        click.echo(json.dumps(notice.as_json(), ensure_ascii=False))
        return
    click.echo(f"{notice.name}（目录版本 {notice.catalog_version}）")
    for step in notice.steps:
        when = f"（{step.when}）" if step.when else ""
        phone = f" {step.phone}" if step.phone else ""
        click.echo(f"{step.number}. {step.name}{when}  {step.who}{phone}")
    for words in order_lines(notice):
        click.echo(words)
    for line in notice.materials:
        marks = "；".join((f"第{numbers(line.steps)}件", *take_words(line)))
        when = f"  〔{line.only_when}〕" if line.only_when else ""
        click.echo(f"- {line.name} {counts_of(line)}（{marks}）{when}")


def _topics() -> Mapping[str, elsewhere.Topic]:
    table = tomllib.loads(elsewhere.SHIPPED.read_text("utf-8"))
    return {each.id: each for each in elsewhere.read_topics(table)}


def _answers(
    catalog: Catalog, about: str, matters: Sequence[Matter], answers: Sequence[str]
) -> Answers:
    asks = tuple(dict.fromkeys(name for each in matters for name in each.asks))
    given: dict[str, tuple[str, ...]] = {}
    for each in answers:
        name, equals, said = each.partition("=")
        if name not in asks or not equals:
            _refuse(f"--answer {each}：{about} 只问 {'、'.join(asks) or '（没有）'}")
        allowed = (*catalog.circumstances[name].answers, UNSURE)
        if said not in allowed:
            _refuse(f"--answer {each}：“{name}”的回答只有 {'、'.join(allowed)}")
        given[name] = (*given.get(name, ()), said)
    return given


def _refuse(reason: str) -> NoReturn:
    click.echo(reason, err=True)
    sys.exit(2)

"""`yichuang catalog check`: is the catalog right, for every combination of answers."""

import json
from collections.abc import Sequence
from typing import Any

import click

from bot.cli.catalog_records import has_records, records_of, town_or_exit
from bot.cli.columns import in_columns
from bot.cli.settled import settings_or_exit
from knowledge.catalog import make_catalog, read_catalog
from knowledge.catalog_faults import CatalogError
from knowledge.matters import Catalog, Matter
from knowledge.proof import Proof, prove_catalog, unused_circumstances
from knowledge.proof_checks import Finding
from knowledge.towns import Town


@click.command(help="逐一核对每个事项的所有回答组合，说出全部错处；有错时退出码为1。")
@click.option("--town", "town_id", help="只看这个镇办的事项。")
@click.option("--matter", "code", help="只看这个事项，提示也逐条写出。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def check(town_id: str | None, code: str | None, *, as_json: bool) -> None:
    """Print a line for each matter, then every fault; exit 1 if there is one."""
    town = _town(town_id) if town_id is not None else None
    read = _catalog(town)
    chosen = _chosen(read, town, code)
    proofs = prove_catalog(read, chosen)
    unused = unused_circumstances(read)
    if as_json:
        click.echo(json.dumps(_as_json(read, proofs, unused), ensure_ascii=False, indent=2))
    else:
        _print(read, proofs, with_hints=code is not None)
        if town_id is None and code is None and unused:
            click.echo(f"没有事项用到的情形：{'、'.join(unused)}")
    if any(each.faults for each in proofs):
        raise SystemExit(1)


def _town(town_id: str) -> Town:
    settings = settings_or_exit()
    return town_or_exit(settings, town_id)[1]


def _catalog(town: Town | None) -> Catalog:
    """Give the town's catalog, or the base where there is no town or no database yet."""
    try:
        if town is None or not has_records(settings_or_exit()):
            return read_catalog()
        with records_of(town.id) as records:
            return make_catalog(records.layers.document, records.version)
    except CatalogError as error:
        click.echo(str(error), err=True)
        raise SystemExit(1) from error


def _chosen(read: Catalog, town: Town | None, code: str | None) -> list[Matter]:
    chosen = [each for each in read.matters.values() if town is None or town.takes(each)]
    if code is not None:
        chosen = [each for each in chosen if each.code == code]
        if not chosen:
            raise click.UsageError(f"没有编码为“{code}”的事项")
    return chosen


def _print(read: Catalog, proofs: Sequence[Proof], *, with_hints: bool) -> None:
    head = ("事项", "回答组合", "不同清单", "问几个(中位)", "最多", "错", "提示")
    rows = [(f"{each.code} {each.name}", *map(str, _numbers(each).values())) for each in proofs]
    for line in in_columns([head, *rows]):
        click.echo(line)
    for kind, found in (("错", _all(proofs, grave=True)), ("提示", _all(proofs, grave=False))):
        if kind == "错" or with_hints:
            for each in found:
                click.echo(f"{kind} {each}")
    click.echo(
        f"目录版本 {read.version}：{len(proofs)}个事项，"
        f"{sum(each.combinations for each in proofs)}种回答组合，"
        f"{len(_all(proofs, grave=True))}处错，{len(_all(proofs, grave=False))}处提示"
    )


def _all(proofs: Sequence[Proof], *, grave: bool) -> list[Finding]:
    return [found for each in proofs for found in each.findings if found.grave is grave]


def _numbers(proof: Proof) -> dict[str, int]:
    return {
        "combinations": proof.combinations,
        "lists": proof.lists,
        "median": proof.median,
        "worst": proof.worst,
        "faults": len(proof.faults),
        "hints": len(proof.hints),
    }


def _as_json(read: Catalog, proofs: Sequence[Proof], unused: Sequence[str]) -> dict[str, Any]:
    return {
        "version": read.version,
        "unused_circumstances": list(unused),
        "matters": [
            {
                "code": each.code,
                "name": each.name,
                **_numbers(each),
                "faults": [_finding(found) for found in each.faults],
                "hints": [_finding(found) for found in each.hints],
            }
            for each in proofs
        ],
    }


def _finding(found: Finding) -> dict[str, str | None]:
    return {
        "kind": found.kind,
        "material": found.material,
        "condition": found.condition,
        "words": found.words,
    }

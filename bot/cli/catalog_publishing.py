"""The last steps of what changes a catalog: what would change, is it right, shall it be, done."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import click

from bot.cli.catalog_records import Records, stop
from bot.cli.catalog_source import stop_with
from handoff.catalog_versions import (
    MadeFrom,
    Outdated,
    Published,
    Unchanged,
    layer_of,
    publish,
    standing,
    version_name,
)
from handoff.ports import Work
from knowledge.calendar import CHINA
from knowledge.catalog_changes import Change
from knowledge.catalog_faults import Fault
from knowledge.documents import Document, Layer
from knowledge.proposals import Proposal, Refused, broken_below, propose

_LONGEST_NAME = 40
_MOST_HINTS = 20


@dataclass(frozen=True, slots=True)
class Wish:
    """Who wants it, why, and how sure they are."""

    made_from: MadeFrom
    note: str
    by: str
    yes: bool = False
    dry_run: bool = False
    allow_removals: bool = False


def publish_document(
    records: Records,
    document: Document,
    wish: Wish,
    placed: Callable[[Iterable[Fault]], tuple[Fault, ...]] = tuple,
) -> None:
    """Show what would change, ask, and put it in force; ends the program where it cannot be."""
    if len(wish.by) > _LONGEST_NAME:
        stop(f"--by 最多{_LONGEST_NAME}个字", 2)
    proposal = propose(records.layers, document, records.town)
    if isinstance(proposal, Refused):
        stop_with(placed(proposal.faults))
    broken = broken_below(document, _layers_below(records))
    if broken:
        stop_with(broken)
    if not proposal.changes:
        click.echo(f"和现在的 {records.version} 一样，没有要改的")
        return
    show(proposal.changes)
    _hint(proposal.hints)
    _refuse_removals(proposal.changes, wish)
    if wish.dry_run:
        click.echo("这是试运行，没有发布")
        return
    if not wish.yes and not _agreed():
        stop("没有发布")
    _publish(records, proposal, wish)


def _hint(hints: Sequence[str]) -> None:
    for each in hints[:_MOST_HINTS]:
        click.echo(f"提示 {each}")
    if len(hints) > _MOST_HINTS:
        click.echo(f"还有{len(hints) - _MOST_HINTS}处提示：yichuang catalog check 逐个事项看")


def show(changes: Iterable[Change]) -> None:
    """Print every change in a line, then how many there are."""
    count = 0
    for each in changes:
        click.echo(str(each))
        count += 1
    click.echo(f"共{count}处改动")


def _agreed() -> bool:
    try:
        return click.confirm("发布？", default=False)
    except click.Abort:  # nobody there to answer
        return False


def _refuse_removals(changes: Iterable[Change], wish: Wish) -> None:
    gone = [
        each for each in changes if each.kind == "gone" and not each.field and not each.material
    ]
    if gone and not wish.allow_removals:
        names = "、".join(f"{each.name}（{each.key}）" for each in gone)
        stop(f"文件里没有了{len(gone)}项：{names}。真要去掉，加 --allow-removals；不然请留在文件里")


def _layers_below(records: Records) -> Mapping[str, Layer]:
    """Give the layers, by the town's name, of the towns that lie on this one, a district."""
    below = [records.towns.get(each) for each in records.town.towns]
    towns = [each for each in below if each is not None]

    def job(work: Work) -> dict[str, Layer]:
        numbers = standing(work)
        layers = {each.centre: layer_of(work, each.id, numbers.get(each.id, 0)) for each in towns}
        return {name: layer for name, layer in layers.items() if layer}

    return records.ask(job) if towns else {}


def _publish(records: Records, proposal: Proposal, wish: Wish) -> None:
    base, district, own = records.numbers
    made = (wish.made_from, wish.note, wish.by)
    done = records.ask(
        lambda work: publish(work, records.town.id, proposal.layer, after=own, made=made),
    )
    match done:
        case Published(number):
            name = version_name(base, district, number)
            click.echo(f"已发布：{records.town.centre} 的目录现在是 {name}；运行着的服务3秒内用上")
        case Unchanged():
            click.echo(f"和现在的 {records.version} 一样，没有发布")
        case Outdated(newest):
            at = f"{newest.made_at.astimezone(CHINA):%m月%d日 %H:%M}"
            stop(
                f"没有发布：{newest.made_by} 在 {at} 刚发布了第{newest.number}版"
                f"（{newest.note or '没有说明'}）；请先看看改了什么，再来一次"
            )

"""Receipts for papers that change hands, and in whose hands they are. source: XL-12."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import insert, update

from handoff.numbers import next_number
from handoff.ports import PageUrl, Work
from handoff.proxy_moves import note
from handoff.proxy_records import HeldPaper, Proxy, Receipt
from handoff.proxy_words import RECEIPT_NAMES
from handoff.tables.proxies import ProxyPaperRow, ProxyReceiptRow
from handoff.tables.upsert import table_of
from knowledge.calendar import local
from knowledge.matters import TownId
from knowledge.towns import Town

_PAPERS, _RECEIPTS = table_of(ProxyPaperRow), table_of(ProxyReceiptRow)


@dataclass(frozen=True, slots=True)
class Handed:
    """A paper that changes hands now; an original is to be given back."""

    name: str
    original: bool
    count: int


def keep(
    work: Work, town_id: TownId, proxy: int, handed: Sequence[Handed], *, result: bool
) -> None:
    """Add papers that the agent has now; `result`: the authority gave them out."""
    rows = [
        {
            "town": town_id,
            "proxy": proxy,
            "name": each.name,
            "original": each.original,
            "count": each.count,
            "result": result,
            "held": "agent",
        }
        for each in handed
    ]
    if rows:
        work.execute(insert(_PAPERS), rows)


def move(work: Work, papers: Sequence[HeldPaper], held: str) -> None:
    """Say in whose hands these papers are now."""
    ids = [each.id for each in papers]
    work.execute(update(_PAPERS).where(_PAPERS.c.id.in_(ids)).values(held=held))


def as_handed(papers: Sequence[HeldPaper]) -> list[Handed]:
    """Give papers as they go onto a receipt: what was given out is owed like an original."""
    return [Handed(each.name, each.original or each.result, each.count) for each in papers]


def receipt(
    work: Work,
    town_id: TownId,
    proxy: Proxy,
    kind: str,
    handed: Sequence[Handed],
    by: str,
    to: str,
) -> Receipt:
    """Write a receipt down; `to` is who got the papers, in words."""
    on = local(work.now).date()
    number = f"S{on:%y%m%d}-{next_number(work, town_id, 'receipt', on):03d}"
    listed = tuple((each.name, each.original, each.count) for each in handed)
    made = Receipt(number, secrets.token_urlsafe(12), kind, listed, work.now, by, to, None, None)
    values = {
        "town": town_id,
        "number": number,
        "key": made.key,
        "proxy": proxy.id,
        "kind": kind,
        "papers": [list(each) for each in listed],
        "at": work.now,
        "by": by,
        "to": to,
    }
    work.execute(insert(_RECEIPTS), values)
    note(work, town_id, proxy.id, RECEIPT_NAMES[kind], by, number)
    return made


def url(town: Town, receipt: Receipt, page: PageUrl) -> str:
    """Give the address of a receipt's page."""
    return page(f"/r/{town.id}/{receipt.number}/{receipt.key}")

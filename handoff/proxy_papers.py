"""Papers on their way: citizen → agent → counter → agent → citizen, each step with a receipt.

Nothing is closed while an original, or what was given out, is not back. source: XL-12
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import update

from handoff import proxy_receipts as receipts
from handoff import proxy_words as words
from handoff.ports import PageUrl, Work
from handoff.proxies import WHY_LIMIT, NoSuchProxy, PapersOut
from handoff.proxy_moves import Hand, Moved, Stepped, WordsMissing, note, step, tell
from handoff.proxy_receipts import Handed
from handoff.proxy_records import (
    Proxy,
    Receipt,
    numbered,
    papers_of,
    proxies_of,
    receipts_of,
)
from handoff.tables.proxies import ProxyReceiptRow
from handoff.tables.upsert import table_of
from knowledge.matters import CitizenId, TownId
from knowledge.towns import Town

AT_WORK: Final = ("accepted", "under_way", "handed_in")
MOST_PAPERS: Final = 40
NAME_LIMIT: Final = 60
"""Characters of a paper's name."""

_HOW_LIMIT: Final = 40
_RECEIPTS = table_of(ProxyReceiptRow)


@dataclass(frozen=True, slots=True)
class Receipted:
    """It is done and written down; the request as it stands, and the receipt."""

    proxy: Proxy
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class NoPapers:
    """Nothing was done: no paper was named, or there is none to hand on."""


def receive(
    work: Work, town: Town, proxy: Proxy, hand: Hand, handed: Sequence[Handed], url: PageUrl
) -> Receipted | Moved | NoPapers:
    """Take papers from the citizen; the receipt is told."""
    named = [
        each for each in handed if each.name and len(each.name) <= NAME_LIMIT and each.count > 0
    ]
    if not named or len(named) + len(papers_of(work, proxy.id)) > MOST_PAPERS:
        return NoPapers()
    result = step(work, town.id, proxy, hand, AT_WORK, state="under_way")
    if isinstance(result, Moved):
        return result
    receipts.keep(work, town.id, proxy.id, named, result=False)
    to = words.name_of(town, hand.login)
    receipt = receipts.receipt(work, town.id, result.proxy, "收", named, hand.login, to)
    tell(
        work,
        town.id,
        result.proxy,
        words.received(result.proxy, receipt, receipts.url(town, receipt, url)),
    )
    return Receipted(result.proxy, receipt)


def begin(work: Work, town_id: TownId, proxy: Proxy, hand: Hand) -> Stepped | Moved:
    """Begin without any paper (教着网上办, 现场办)."""
    result = step(work, town_id, proxy, hand, ("accepted",), state="under_way")
    if isinstance(result, Stepped):
        note(work, town_id, proxy.id, "开始办", hand.login)
        tell(work, town_id, result.proxy, words.begun(result.proxy))
    return result


def hand_in(
    work: Work, town: Town, proxy: Proxy, hand: Hand, counter: str
) -> Receipted | Moved | NoPapers | WordsMissing:
    """Bring all papers that the agent has to the counter (whoever took them, in words)."""
    if not counter or len(counter) > NAME_LIMIT:
        return WordsMissing(NAME_LIMIT)
    held = [each for each in papers_of(work, proxy.id) if each.held == "agent"]
    if not held:
        return NoPapers()
    result = step(work, town.id, proxy, hand, ("under_way",), state="handed_in")
    if isinstance(result, Moved):
        return result
    receipts.move(work, held, "counter")
    receipt = receipts.receipt(
        work, town.id, result.proxy, "交", receipts.as_handed(held), hand.login, counter
    )
    tell(work, town.id, result.proxy, words.handed_in(result.proxy, receipt))
    return Receipted(result.proxy, receipt)


def finish(
    work: Work,
    town: Town,
    proxy: Proxy,
    hand: Hand,
    result_words: str,
    given_out: Sequence[Handed],
) -> Stepped | Moved | WordsMissing:
    """Write down the result; originals at the counter, and what was given out, are the agent's."""
    if not result_words or len(result_words) > WHY_LIMIT:
        return WordsMissing(WHY_LIMIT)
    made = step(work, town.id, proxy, hand, AT_WORK, state="done", result=result_words)
    if isinstance(made, Moved):
        return made
    named = [each for each in given_out if each.name and each.count > 0]
    back = [each for each in papers_of(work, proxy.id) if each.out and each.held == "counter"]
    receipts.move(work, back, "agent")
    receipts.keep(work, town.id, proxy.id, named, result=True)
    if back or named:
        to = words.name_of(town, hand.login)
        receipts.receipt(
            work, town.id, made.proxy, "取", [*receipts.as_handed(back), *named], hand.login, to
        )
    note(work, town.id, proxy.id, "办好了", hand.login, result_words)
    tell(work, town.id, made.proxy, words.done(made.proxy, papers_of(work, proxy.id)))
    return made


def give_back(
    work: Work, town: Town, proxy: Proxy, hand: Hand, url: PageUrl
) -> Receipted | Moved | NoPapers:
    """Give all that is owed and in the agent's hands back; the citizen is asked to confirm."""
    held = [each for each in papers_of(work, proxy.id) if each.out and each.held == "agent"]
    if not held:
        return NoPapers()
    result = step(work, town.id, proxy, hand, (*AT_WORK, "done"))
    if isinstance(result, Moved):
        return result
    receipts.move(work, held, "citizen")
    receipt = receipts.receipt(
        work, town.id, result.proxy, "还", receipts.as_handed(held), hand.login, proxy.who
    )
    told = words.given_back(result.proxy, receipt, receipts.url(town, receipt, url))
    tell(work, town.id, result.proxy, told)
    return Receipted(result.proxy, receipt)


def confirm(
    work: Work, town_id: TownId, proxy: Proxy, hand: Hand | None, how: str
) -> Stepped | Moved | PapersOut | WordsMissing:
    """Confirm that all came back, which closes what is done. `hand` None: the citizen says so.

    An agent may say so only for somebody who has no chat; a clerk for anybody. source: XL-12
    """
    if not how or len(how) > _HOW_LIMIT:
        return WordsMissing(_HOW_LIMIT)
    if hand is not None and not hand.all and proxy.citizen is not None:
        return Moved()
    out = tuple(each.name for each in papers_of(work, proxy.id) if each.out)
    if proxy.state == "done" and out:
        return PapersOut(out)
    end = {"state": "returned", "closed_at": work.now} if proxy.state == "done" else {}
    result = step(work, town_id, proxy, hand, (*AT_WORK, "done"), **end)
    if isinstance(result, Moved):
        return result
    unconfirmed = (_RECEIPTS.c.proxy == proxy.id, _RECEIPTS.c.confirmed_at.is_(None))
    back = update(_RECEIPTS).where(*unconfirmed, _RECEIPTS.c.kind == "还")
    work.execute(back.values(confirmed_at=work.now, confirmed_how=how))
    note(work, town_id, proxy.id, "确认收到", hand.login if hand else "citizen", how)
    if result.proxy.state == "returned":
        tell(work, town_id, result.proxy, words.returned(result.proxy))
    return result


def confirmed_by(
    work: Work, town_id: TownId, citizen: CitizenId, number: str, how: str
) -> Stepped | NoSuchProxy | PapersOut:
    """Hear “收到了” of the citizen for the own request of this number."""
    found = numbered(work, town_id, citizen, number)
    if found is None:
        return NoSuchProxy()
    result = confirm(work, town_id, found, None, how[:_HOW_LIMIT])
    return NoSuchProxy() if isinstance(result, Moved | WordsMissing) else result


def to_confirm(work: Work, town_id: TownId, citizen: CitizenId) -> tuple[Proxy, ...]:
    """Give the citizen's requests of which “收到了” may be said."""
    return tuple(each for each in proxies_of(work, town_id, citizen) if _waits(work, each))


def _waits(work: Work, proxy: Proxy) -> bool:
    back = [each for each in receipts_of(work, proxy.id) if each.kind == "还"]
    if any(each.confirmed_at is None for each in back):
        return True
    return proxy.state == "done" and not any(each.out for each in papers_of(work, proxy.id))

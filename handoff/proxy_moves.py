"""One step of a proxy request: changed only from where it was seen, noted, and told."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import insert, update

from handoff.ports import Work
from handoff.prechecking import in_messages
from handoff.proxy_records import Proxy, proxy_of
from handoff.tables.proxies import ProxyEventRow, ProxyRow
from handoff.tables.upsert import table_of
from knowledge.matters import TownId

PROXIES: Final = "proxies"
"""The topic of a town's list of requests."""

_PROXIES, _EVENTS = table_of(ProxyRow), table_of(ProxyEventRow)


@dataclass(frozen=True, slots=True)
class Hand:
    """Who does it: a log-in. `all`: a clerk, who may step in for any agent."""

    login: str
    all: bool = False


@dataclass(frozen=True, slots=True)
class Stepped:
    """It is done; the request as it stands now."""

    proxy: Proxy


@dataclass(frozen=True, slots=True)
class Moved:
    """Nothing was done: it is another's meanwhile, or was changed since the page was made."""


@dataclass(frozen=True, slots=True)
class WordsMissing:
    """Nothing was done: why, or with what result, is not said, or takes too many characters."""

    limit: int


def step(
    work: Work,
    town_id: TownId,
    proxy: Proxy,
    hand: Hand | None,
    states: Sequence[str],
    **values: Any,  # noqa: ANN401 - columns
) -> Stepped | Moved:
    """Change the request where it still stands as it was seen; `hand` None: anybody may."""
    where = [
        _PROXIES.c.town == town_id,
        _PROXIES.c.id == proxy.id,
        _PROXIES.c.turn == proxy.turn,
        _PROXIES.c.state.in_(states),
    ]
    if hand is not None and not hand.all:
        where.append(_PROXIES.c.agent == hand.login)
    changed = {**values, "turn": proxy.turn + 1}
    done = update(_PROXIES).where(*where).values(changed).returning(_PROXIES.c.id)
    if work.execute(done).scalar_one_or_none() is None:
        return Moved()
    work.announce(town_id, PROXIES)
    found = proxy_of(work, town_id, proxy.id)
    if found is None:
        raise LookupError(f"proxy {proxy.id} is gone")
    return Stepped(found)


def note(
    work: Work, town_id: TownId, proxy: int, what: str, who: str, words: str | None = None
) -> None:
    """Write a line of the request's history."""
    values = {
        "town": town_id, "proxy": proxy, "at": work.now, "what": what, "who": who, "note": words,
    }  # fmt: skip
    work.execute(insert(_EVENTS), values)


def tell(work: Work, town_id: TownId, proxy: Proxy, words: str) -> None:
    """Tell the citizen, where he or she asked by chat; a long list takes several messages."""
    if proxy.citizen is not None:
        for text in in_messages(words.split("\n")):
            work.say(town_id, proxy.citizen, text, by="bot")

"""Chains to try things on: one made of four small matters, and the shipped ones."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from knowledge.calendar import read_calendar
from knowledge.chains import ChainNotice, compose_chain, offered
from knowledge.circumstances import Answers, Circumstance
from knowledge.condition_text import parse_condition
from knowledge.matters import Catalog, Chain, ChainMember, Material, Matter, MatterCode
from knowledge.towns import Counter, Town
from tests.support.chat import catalog, index
from tests.support.towns import NOW, make_town

AGENT = Circumstance("agent", "是您本人来办吗？", ("本人", "代办"))
PLACE = Circumstance("place", "在哪里？", ("城里", "乡下"))
KNOWN = {each.id: each for each in (AGENT, PLACE)}


def paper(name: str, originals: int = 1, copies: int = 0, **changes: Any) -> Material:  # noqa: ANN401 - any field of it
    condition = changes.pop("needs", None)
    when = f"{condition}时" if condition else None
    parsed = parse_condition(condition, KNOWN) if condition else None
    return Material(name, originals, copies, when=when, condition=parsed, **changes)


def matter(code: str, *papers: Material, **changes: Any) -> Matter:  # noqa: ANN401 - any field of it
    asks = [term.circumstance for each in papers if each.condition for term in each.condition.terms]
    like = catalog().matters[MatterCode("minzheng.dibao")]
    return replace(
        like,
        code=MatterCode(code),
        name=f"{code}的事",
        plain=None,
        aliases=(),
        materials=papers,
        asks=tuple(dict.fromkeys(asks)),
        town_role="受理",
        confusions=(),
        **{"result": "办好了", **changes},
    )


def chain(*members: str | ChainMember, **changes: Any) -> Chain:  # noqa: ANN401 - any field of it
    """Make a chain of these codes in this order."""
    given = tuple(
        each if isinstance(each, ChainMember) else ChainMember(at, MatterCode(each))
        for at, each in enumerate(members, 1)
    )
    return Chain("test", "试试一件事", (), given, **{"verified": True, **changes})


def told(
    found: Chain,
    matters: tuple[Matter, ...],
    answers: Answers | None = None,
    town: Town | None = None,
) -> ChainNotice:
    """Compose the notice for the whole chain of these matters."""
    known: Mapping[MatterCode, Matter] = {each.code: each for each in matters}
    own = Catalog("v1", known, KNOWN, (found,))
    place = town or make_town()
    return compose_chain(
        own, found, offered(own, place, found), place, read_calendar(), answers or {}, {}, NOW
    )


def two_windows() -> Town:
    """A town where the matters named a… and b… have a window each."""
    return make_town(
        counters=(
            Counter("w1", "甲窗口", matters=("a", "a2")),
            Counter("w2", "乙窗口", matters=("b", "b2")),
        )
    )


def shipped(
    name: str, answers: Answers | None = None, town: Town | None = None, only: Sequence[str] = ()
) -> ChainNotice:
    """Compose a shipped chain's notice, of all its members or `only` of those with these codes."""
    place = town or make_town()
    found = catalog().chain(name)
    assert found is not None
    members = offered(catalog(), place, found)
    chosen = [each for each in members if not only or each.code in only]
    topics = index().topics
    return compose_chain(
        catalog(), found, chosen, place, read_calendar(), answers or {}, topics, NOW
    )

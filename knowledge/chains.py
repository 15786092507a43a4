"""What a citizen is told of a whole 一件事: its steps in order, and one list of papers, as data.

The chat, the page and the sheet all read this. source: XL-10, BY-12
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from knowledge.calendar import Calendar
from knowledge.chain_order import Placed, Wait, only_one, together, waits
from knowledge.chain_papers import ChainMaterial, PaperNeed, merge
from knowledge.chain_questions import known_answers, worded
from knowledge.chain_steps import ChainStep, step_of, with_papers
from knowledge.circumstances import UNSURE, Answers
from knowledge.matters import Catalog, Chain, ChainMember, Matter
from knowledge.notices import hours_words, opening_words
from knowledge.plain_values import plain_values
from knowledge.search.elsewhere import Topic
from knowledge.towns import Town

KIND = "chain"
"""The `kind` in the stored JSON that tells a chain's notice from a matter's."""
MEMBERS = "members"
"""Under this name the chosen members are recorded among the notice's answers."""


@dataclass(frozen=True, slots=True)
class ChainNotice:
    """Everything to know of these steps, for the answers given. Plain values: it is stored.

    `matter` is `chain:` and the chain's id, where a matter's notice has its code. `together` are
    steps that can run side by side, `one_of` those of which only one is needed, `waits` what has to
    wait for what; all by number. `reused` pairs a paper with what it serves, in the chain's words.
    `verified`: the chain was seen in a published guide. `confirmed`: the town has checked every
    one of its own matters.
    """

    matter: str
    name: str
    catalog_version: str
    centre: str
    told: tuple[tuple[str, str], ...]
    steps: tuple[ChainStep, ...]
    waits: tuple[Wait, ...]
    together: tuple[tuple[int, ...], ...]
    one_of: tuple[tuple[int, ...], ...]
    materials: tuple[ChainMaterial, ...]
    reused: tuple[tuple[str, str], ...]
    note: str | None
    address: str
    phone: str
    hours: str
    opening: str
    verified: bool
    confirmed: bool

    def as_json(self) -> dict[str, Any]:
        """Give the notice as plain JSON values."""
        return {"kind": KIND, **plain_values(self)}

    @staticmethod
    def from_json(values: Mapping[str, Any]) -> "ChainNotice":
        """Read back what as_json gave."""
        kept = {name: each for name, each in values.items() if name != "kind"}
        for name in ("told", "together", "one_of", "reused"):
            kept[name] = tuple(tuple(each) for each in values[name])
        kept["steps"] = tuple(ChainStep(**_tuples(each)) for each in values["steps"])
        kept["waits"] = tuple(Wait(**each) for each in values["waits"])
        kept["materials"] = tuple(_material(each) for each in values["materials"])
        return ChainNotice(**kept)


def _tuples(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(each) if isinstance(each, (list, tuple)) else each
        for name, each in values.items()
    }


def _material(values: Mapping[str, Any]) -> ChainMaterial:
    needs = tuple(PaperNeed(**each) for each in values["needs"])
    return ChainMaterial(**{**_tuples(values), "needs": needs})


def offered(catalog: Catalog, town: Town, chain: Chain) -> tuple[ChainMember, ...]:
    """Give the members that the town has to tell of, in order: not those that it turned off."""
    return tuple(
        each for each in chain.members if each.code is None or _takes(catalog, town, each.code)
    )


def _takes(catalog: Catalog, town: Town, code: str) -> bool:
    matter = catalog.matter(code)
    return matter is not None and town.takes(matter)


def matters_of(catalog: Catalog, members: Sequence[ChainMember]) -> tuple[Matter, ...]:
    """Give the matters of these members, in order, other bodies' left out."""
    found = (catalog.matter(each.code) for each in members if each.code)
    return tuple(each for each in found if each is not None)


def chosen_of(
    catalog: Catalog, town: Town, chain: Chain, picked: Iterable[str]
) -> tuple[ChainMember, ...]:
    """Give the members with these keys (code, or order of another body's) that are still told."""
    keys = set(picked)
    members = offered(catalog, town, chain)
    return tuple(each for each in members if (each.code or str(each.order)) in keys)


def compose_chain(
    catalog: Catalog,
    chain: Chain,
    members: Sequence[ChainMember],
    town: Town,
    calendar: Calendar,
    answers: Answers,
    topics: Mapping[str, Topic],
    now: datetime,
) -> ChainNotice:
    """Compose the notice for these members of the chain, these answers and this instant. Pure.

    What is not answered counts as 不清楚; what the chain itself tells counts as answered.
    """
    placed = tuple(
        Placed(number, each, catalog.matter(each.code) if each.code else None)
        for number, each in enumerate(members, 1)
    )
    found = waits(chain, placed)
    matters = matters_of(catalog, members)
    alternatives = only_one(chain, placed)
    return ChainNotice(
        matter=f"{KIND}:{chain.id}",
        name=chain.name,
        catalog_version=catalog.version,
        centre=town.centre,
        told=_told(catalog, chain, matters, answers),
        steps=tuple(step_of(each, town, topics) for each in placed),
        waits=found,
        together=together(chain, placed),
        one_of=alternatives,
        materials=merge(
            chain,
            with_papers(placed, town, alternatives),
            known_answers(chain, answers),
            {(each.step, each.paper): each.earlier for each in found},
        ),
        reused=_reused(chain, placed),
        note=chain.tell,
        address=town.address,
        phone=town.phone,
        hours=hours_words(town),
        opening=opening_words(town, calendar, now),
        verified=chain.verified,
        confirmed=all(
            each.code in catalog.confirmed or each.code in town.confirmed_matters
            for each in matters
        ),
    )


def _told(
    catalog: Catalog, chain: Chain, matters: Sequence[Matter], answers: Answers
) -> tuple[tuple[str, str], ...]:
    asked = dict.fromkeys(name for each in matters for name in each.asks if name in answers)
    return tuple(
        (
            worded(chain, catalog.circumstances[each]).question,
            "、".join(answers.get(each, (UNSURE,))),
        )
        for each in asked
    )


def _reused(chain: Chain, steps: Sequence[Placed]) -> tuple[tuple[str, str], ...]:
    """Give what the chain's facts say in words of papers that serve several members.

    Only for the whole chain: the words number its members. Where the facts name the matters
    instead, the one list shows it.
    """
    if len(steps) < len(chain.members):
        return ()
    return tuple((each.name, each.once_for) for each in chain.reused if each.once_for)

"""Which questions a chain asks: each once for all its matters, and only the few that decide."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from knowledge.circumstances import UNSURE, Answers, Circumstance
from knowledge.matters import Catalog, Chain, Matter
from knowledge.question_order import order_of

MOST_QUESTIONS = 5
"""After so many the rest counts as 不清楚: their papers are listed with the case they are for."""


def open_chain_question(
    catalog: Catalog, chain: Chain, matters: Sequence[Matter], answers: Answers
) -> Circumstance | None:
    """Give the next question that can still change the merged list, or None.

    One that several matters ask is asked first, and once; what the chain itself tells
    (`Chain.told`) is never asked; after MOST_QUESTIONS answers nothing is.
    """
    if len(answers) >= MOST_QUESTIONS:
        return None
    asking = _asking(matters)
    asked = sorted(asking, key=lambda name: -asking[name])
    needs = tuple(dict.fromkeys(need for each in matters for need in each.needs))
    order = order_of(tuple(catalog.circumstances[each] for each in asked), needs)
    found = order.next(known_answers(chain, answers))
    for each in chain.follows:
        if found and found.id == each.circumstance and each.source in asking:
            return worded(chain, catalog.circumstances[each.source])
    return worded(chain, found) if found else None


def worded(chain: Chain, circumstance: Circumstance) -> Circumstance:
    """Give the question as this chain asks it (`Chain.asked`); its answers stay the same."""
    wording = chain.asked.get(circumstance.id)
    return replace(circumstance, question=wording) if wording else circumstance


def known_answers(chain: Chain, answers: Answers) -> dict[str, tuple[str, ...]]:
    """Give these answers with what the chain itself tells and what follows from an answer."""
    known = {**answers, **chain.told}
    for each in chain.follows:
        said = known.get(each.source)
        if said is not None and each.circumstance not in known:
            known[each.circumstance] = tuple(each.answers.get(one, UNSURE) for one in said)
    return known


def _asking(matters: Sequence[Matter]) -> Mapping[str, int]:
    """Count the matters that ask each circumstance, in the written order."""
    counts: dict[str, int] = {}
    for matter in matters:
        for name in matter.asks:
            counts[name] = counts.get(name, 0) + 1
    return counts


def chain_choices(question: Circumstance, matters: Sequence[Matter]) -> tuple[str, ...]:
    """Give the answers to show: of several only those that some list here hangs on, and none."""
    if not question.several:
        return question.answers
    named = {
        answer
        for matter in matters
        for need in matter.needs
        for term in need.terms
        if term.circumstance == question.id
        for answer in term.answers
    }
    *some, none = question.answers
    return (*(each for each in some if each in named), none)

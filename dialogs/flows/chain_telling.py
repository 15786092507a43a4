"""What the chain dialog tells, records and passes on: the notice, a place, one step in detail."""

import re
from collections.abc import Iterable, Sequence

from dialogs.choosing import plain
from dialogs.flows import asides, chain_ahead, elements, routing
from dialogs.flows.why import why
from dialogs.machine import Again, Aside, Go, Outcome, Start, Turn
from dialogs.texts import chain as texts
from dialogs.texts import say
from knowledge import chains
from knowledge.chain_questions import known_answers
from knowledge.chains import MEMBERS, compose_chain, matters_of
from knowledge.circumstances import Circumstance
from knowledge.gathering import is_taken_here
from knowledge.matters import Chain, ChainMember, Matter
from knowledge.search.understanding import Element

_STEP = re.compile(r"(?:我?要?看)?第(\d{1,2})件(?:呢|事|怎么办|咋办|要带什么)?")
_WISHES = re.compile(r"[办补领报申交查约改换退停开买]|[?？吗么呢]|怎|咋|啥|什么|多少|几")
AFTER_CHOOSING = ("members", "pick", "circumstance", "told")
"""The states that may follow where steps are chosen."""
_SHORT_ANSWER = 5  # characters
Kept = dict[str, list[str]]
_SHORT: frozenset[Element] = frozenset(
    ("fee", "sum", "season", "days", "online", "proxy", "result", "where")
)
"""What can be answered of each step in a line; the rest would drown the citizen."""


def chain_of(turn: Turn) -> Chain:
    """Give the chain that is talked of. Raises LookupError where it left the catalog."""
    found = turn.world.catalog.chain(str(turn.learned.get("chain")))
    if found is None:
        raise LookupError("the chain is no longer offered")
    return found


def chosen_of(turn: Turn, picked: Iterable[str]) -> tuple[ChainMember, ...]:
    """Give the members with these keys (code, or order of another body's) that are still told."""
    return chains.chosen_of(turn.world.catalog, turn.world.town, chain_of(turn), picked)


def kept(turn: Turn) -> Kept:
    """Give the answers so far."""
    return {name: list(answers) for name, answers in turn.learned.get("answers", {}).items()}


def tell(turn: Turn, picked: list[str], answers: Kept) -> Outcome:
    """Compose the notice, record it and tell it."""
    world, members = turn.world, chosen_of(turn, picked)
    given = {name: tuple(each) for name, each in answers.items()}
    notice = compose_chain(
        world.catalog,
        chain_of(turn),
        members,
        world.town,
        world.calendar,
        given,
        world.topics,
        world.now,
    )
    told = world.desk.tell_chain(notice, {**given, MEMBERS: tuple(picked)})
    url = f"{told.url}?big=1" if turn.memory.elder else told.url
    known = {"picked": picked, "answers": answers, "notice": told.number}
    return Go("told", known, texts.parts(notice, told.number, url, elder=turn.memory.elder))


def first_to_book(turn: Turn) -> Matter | None:
    """Give the first step's matter that the centre's windows take, or None."""
    town = turn.world.town
    own = matters_of(turn.world.catalog, chosen_of(turn, turn.learned.get("picked", ())))
    return next((each for each in own if is_taken_here(each, town)), None)


def book(turn: Turn) -> Outcome:
    """Go on to a place for the first step that is done here: what to bring was told."""
    matter = first_to_book(turn)
    if matter is None:
        return Again((say.GOES_ELSEWHERE,))
    turn.memory.matter, turn.memory.notice = matter.code, turn.learned["notice"]
    turn.memory.answers = kept(turn)
    given = {"matter": matter.code, "notice": turn.learned["notice"]}
    if turn.said.choice is None:
        given["said"] = turn.said.text
    return Start("book", given, _same_windows(turn, matter), hold=True)


def _same_windows(turn: Turn, matter: Matter) -> tuple[str, ...]:
    """Say which step the place is for, and which others the same windows take."""
    town = turn.world.town
    members = chosen_of(turn, turn.learned["picked"])
    steps = [
        (number, found)
        for number, each in enumerate(members, 1)
        if each.code and (found := turn.world.catalog.matter(each.code)) and found.done_here
    ]
    own = next(number for number, found in steps if found.code == matter.code)
    windows = town.counters_for(matter)
    same = [number for number, found in steps if town.counters_for(found) == windows]
    others = [number for number in same if number != own]
    return (texts.place_for(own, others),) if others else ()


def one_step(turn: Turn, code: str) -> Outcome:
    """Tell one step in full, with the answers that were given already."""
    matter = turn.world.catalog.matter(code)
    if matter is None or not turn.world.town.takes(matter):
        return Go("told", say=(say.CHANGED,))
    given = {name: tuple(each) for name, each in kept(turn).items()}
    known = known_answers(chain_of(turn), given)
    told = [[name, *each] for name, each in known.items() if len(each) == 1]
    return Start("guide", {"matter": code, "told": told}, hold=True)


def _by_number(turn: Turn, steps: Sequence[ChainMember], number: int) -> Outcome:
    """“第3件”: the step of this number in the notice."""
    code = steps[number - 1].code if 1 <= number <= len(steps) else None
    return one_step(turn, code) if code else Go("step")


def asked_of_steps(turn: Turn, members: Sequence[ChainMember]) -> Outcome | None:
    """Answer what was asked of the chain (“要钱吗”) for each step; None where nothing was."""
    understanding = turn.said.understanding
    if not understanding.asks or understanding.subject or understanding.elsewhere:
        return None
    own = matters_of(turn.world.catalog, members)
    if not own:
        return None
    if not _SHORT.issuperset(understanding.asks):
        return Aside((texts.ASK_OF_WHICH.format(name=own[0].called),))
    return Aside(tuple(elements.tell(turn, each, understanding.asks) for each in own))


def in_between(turn: Turn, picked: Iterable[str], question: Circumstance) -> Outcome | None:
    """Answer what was asked in the middle of the questions: why, or something of the steps.

    A few words that only resemble some matters are an answer that fits none: the chain goes on.
    """
    members = chosen_of(turn, picked)
    of_why = why(turn, matters_of(turn.world.catalog, members), question)
    answer = of_why or asked_of_steps(turn, members)
    return answer or chain_ahead.kept(turn, members, "circumstance") or _fits_none(turn)


def beside_choosing(turn: Turn, members: Sequence[ChainMember]) -> Outcome | None:
    """Answer what was asked where steps are chosen, or keep what answers a later question."""
    return asked_of_steps(turn, members) or chain_ahead.kept(turn, members, "members")


def _fits_none(turn: Turn) -> Aside | None:
    understood, said = turn.said.understanding, turn.said.text.strip()
    asks = understood.asks or _WISHES.search(said)
    if understood.kind != "clarify" or asks or len(said) > _SHORT_ANSWER:
        return None
    return Aside((say.fits_none(said),))


def more(turn: Turn) -> Outcome:
    """Hear what was said after the notice, where it was none of the choices."""
    understanding = turn.said.understanding
    codes = [each.code for each in understanding.candidates]
    picked = chosen_of(turn, turn.learned["picked"])
    own = [each.code for each in picked if each.code]
    wants_a_place = understanding.intent == "book" or routing.names_a_time(turn)
    if wants_a_place and (not codes or codes[0] in own) and first_to_book(turn):
        return book(turn)
    if understanding.kind == "chain":
        return Start("chain", {**routing.beside(turn), "chain": understanding.chain})
    step = _STEP.fullmatch(plain(turn.said.text))
    if step is not None:
        return _by_number(turn, picked, int(step[1]))
    if understanding.kind == "matter" and codes[0] in own and not understanding.asks:
        return one_step(turn, codes[0])
    return (
        asked_of_steps(turn, picked)
        or asides.answer(turn)
        or Again((say.NOT_UNDERSTOOD + say.TRY_WORDS,))
    )

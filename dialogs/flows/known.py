"""What need not be asked: said in the first message, or before in this talk for the same person.

What is taken over is always shown, and mended by saying so (“不对，是代办”). source: XL-6
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.choosing import choose
from dialogs.flows import foreigners
from dialogs.household_ports import Person
from dialogs.machine import Choice, Turn
from dialogs.texts import household, say
from dialogs.words import correction
from knowledge.circumstances import UNSURE, Circumstance
from knowledge.matters import Matter
from knowledge.reading.for_whom import is_titled
from knowledge.reading.kinsfolk import SELF
from knowledge.reading.statuses import read_statuses

Kept = dict[str, list[str]]
_GROWN = frozenset(
    {"爸爸", "妈妈", "爷爷", "奶奶", "外公", "外婆", "爱人", "公公", "婆婆", "岳父", "岳母", "老人"}
)
_OF_GROWN: Kept = {"minor": ["满16周岁"], "newborn": ["不是"]}
"""What “我爸” tells already of the one who needs it."""


@dataclass(frozen=True, slots=True)
class Known:
    """Answers that are known before the first question, and the words that show them."""

    kept: Kept
    carried: tuple[str, ...]
    shown: tuple[str, ...]


def known(turn: Turn, matter: Matter) -> Known:
    """Give what this matter need not ask. `memory.known` is forgotten where the person changes."""
    circumstances = {each.id: each for each in turn.world.catalog.questions(matter)}
    told = {
        name: [answer]
        for name, answer in turn.learned.get("told", ())
        if name in circumstances and answer in circumstances[name].answers
    }
    told = {**foreigners.told(turn, circumstances), **told}
    whom = str(turn.learned.get("whom") or "")
    if whom in _GROWN or is_titled(whom):
        told = {**{each: _OF_GROWN[each] for each in _OF_GROWN if each in circumstances}, **told}
    _same_person(turn)
    carried = _fitting(turn.memory.known, circumstances, told)
    person = _person(turn)
    recalled = _fitting(person.answers, circumstances, {**told, **carried}) if person else {}
    for name, said in told.items():
        note(turn, circumstances[name], said)
    called = person.called if person else ""
    shown = (
        *_big(turn, person),
        *_shown(say.told_already, circumstances, told),
        *_shown(say.carried, circumstances, carried),
        *_shown(lambda lines: household.remembered(called, lines), circumstances, recalled),
    )
    kept = {**recalled, **carried}
    hint = foreigners.hint(turn, circumstances, {**kept, **told})
    return Known({**kept, **told}, tuple(kept), (*shown, hint) if hint else shown)


def answers_of(turn: Turn, matter: Matter, whom: str | None) -> Kept:
    """Give the answers about this person (None: the citizen) that are known without asking."""
    circumstances = {each.id: each for each in turn.world.catalog.questions(matter)}
    said = turn.memory.known if turn.memory.whom == whom else {}
    person = turn.world.desk.household.find(whom or SELF)
    carried = _fitting(said, circumstances, {})
    return {**(_fitting(person.answers, circumstances, carried) if person else {}), **carried}


def _fitting(
    said: Mapping[str, list[str]], asked: Mapping[str, Circumstance], but: Mapping[str, object]
) -> Kept:
    return {
        name: list(answers)
        for name, answers in said.items()
        if name in asked and name not in but and _fits(asked[name], answers)
    }


def _person(turn: Turn) -> Person | None:
    """Give the profile that is talked of; None where what was kept is to be said anew."""
    if turn.learned.get("anew"):
        return None
    return turn.world.desk.household.find(turn.memory.whom or SELF)


def _big(turn: Turn, person: Person | None) -> tuple[str, ...]:
    """Turn to the elder mode for who wants it."""
    if person is None or not person.elder or turn.memory.elder:
        return ()
    turn.memory.elder = True
    return (say.ELDER_ON,)


def _same_person(turn: Turn) -> None:
    """Forget what was said of somebody else, or what the citizen wants to say anew."""
    whom = turn.learned.get("whom")
    if turn.learned.get("anew") or (whom is not None and whom != turn.memory.whom):
        turn.memory.known = {}
    if whom is not None:
        turn.memory.whom = str(whom)


def _fits(asked: Circumstance, said: list[str]) -> bool:
    return asked.personal and bool(said) and set(said) <= set(asked.answers)


def note(turn: Turn, asked: Circumstance, said: list[str]) -> None:
    """Remember an answer about the person for the next matter; 不清楚 is asked again.

    It is kept for longer where the person has a profile in the household.
    """
    if not asked.personal:
        return
    memory = turn.memory
    if UNSURE not in said:
        turn.world.desk.household.remember(memory.whom, {asked.id: list(said)})
    memory.known = {**memory.known, asked.id: list(said)}
    if UNSURE in said:
        memory.known.pop(asked.id)


def _shown(
    words: say.Words, circumstances: Mapping[str, Circumstance], kept: Kept
) -> tuple[str, ...]:
    lines = [f"· {circumstances[name].question} {'、'.join(said)}" for name, said in kept.items()]
    return (words("\n".join(lines)),) if lines else ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """The answers after a correction, and what was said to be right."""

    kept: Kept
    rest: str


def corrected(turn: Turn, *, exact_only: bool = False) -> Corrected | None:
    """Hear “不对，是代办” about an answer before; None where it says nothing to just one.

    The question answered last comes first: that one the engine mends by itself. `exact_only`: the
    answer must be said as it is written, for where the same words may answer what is asked now.
    """
    rest = correction(turn.said.text)
    learned: Kept = turn.learned.get("answers", {})
    asked = turn.world.catalog.circumstances
    carried = list(learned)
    if rest is None or not carried:
        return None
    last = next(reversed(learned))
    exact = [each for each in (last, *carried) if each in asked and rest in asked[each].answers]
    if exact_only and not exact:
        return None
    if last not in carried and last in (exact or [last]) and chosen_answers(rest, asked[last]):
        return None
    meant = {name: chosen_answers(rest, asked[name]) for name in exact or carried if name in asked}
    found = [name for name, said in meant.items() if said]
    if len(found) != 1:
        return None
    note(turn, asked[found[0]], meant[found[0]])
    return Corrected({**learned, found[0]: meant[found[0]]}, rest)


def chosen_answers(rest: str, asked: Circumstance) -> list[str]:
    """Give the answers of a circumstance that words name; empty where they name none."""
    choices = [Choice(each, each) for each in asked.answers]
    found = list(choose(rest, choices, several=asked.several, about=asked.question))
    told = [each for each in read_statuses(rest) if asked.id in each.answers]
    return [] if any(each.holding != "has" for each in told) else found

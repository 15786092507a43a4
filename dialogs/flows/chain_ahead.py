"""What is told of a death before it is asked (“在屋里走的”, “土葬”) is kept."""

from collections.abc import Sequence

from dialogs.choosing import choose
from dialogs.flows import read_answers
from dialogs.machine import Choice, Go, Turn
from dialogs.texts import chain as texts
from knowledge.chains import matters_of
from knowledge.matters import ChainMember

_OF_A_DEATH = ("death", "death_place", "cremation")


def kept(turn: Turn, members: Sequence[ChainMember], state: str) -> Go | None:
    """Keep what answers a later question of these members; None where it answers none for sure."""
    catalog, known = turn.world.catalog, dict(turn.learned.get("answers", {}))
    asked = {name for each in matters_of(catalog, members) for name in each.asks}
    for name in _OF_A_DEATH:
        if name not in asked or name in known or name == turn.learned.get("asking"):
            continue
        answer = _answer(turn, name)
        if answer is not None:
            return Go(state, {"answers": {**known, name: [answer]}}, (texts.kept_ahead(answer),))
    return None


def _answer(turn: Turn, name: str) -> str | None:
    circumstance = turn.world.catalog.circumstances[name]
    heard = read_answers.heard(turn, circumstance)
    if isinstance(heard, Turn):
        return heard.said.choice
    if heard is not None:
        return None
    answers = tuple(Choice(each, each) for each in circumstance.answers)
    chosen = choose(turn.said.text, answers) if len(turn.said.text.strip()) > 1 else ()
    number = turn.said.text.strip().isdecimal()
    return chosen[0] if len(chosen) == 1 and not number else None

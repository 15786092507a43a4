"""重点企业: recognised by name; they get their 专窗 and their contact. source: CN-3."""

from dialogs.machine import Aside, Turn
from dialogs.texts import enterprises as texts
from knowledge.enterprises import recognised


def introduced(turn: Turn) -> Aside | None:
    """Answer a message that says little more than which of the listed enterprises it comes from."""
    town = turn.world.town
    found = recognised(town, turn.said.text)
    if found is None or turn.said.understanding.kind in {"matter", "chain"}:
        return None
    if turn.said.understanding.kind == "intent":
        return None
    turn.world.desk.answered(f"重点企业{found.name}")
    return Aside((texts.welcome(found, town),))


def greeting(turn: Turn) -> tuple[str, ...]:
    """Give what is said beside an answer in the message that names the enterprise."""
    found = recognised(turn.world.town, turn.said.text)
    return (texts.welcome(found, turn.world.town),) if found else ()

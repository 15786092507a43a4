"""What a tap, a number or words choose among the choices that are shown."""

from dialogs.choosing import choose, plain, worded
from dialogs.incoming import Incoming
from dialogs.talk import Talk
from dialogs.texts.writing import tapped_place, tapped_question


def is_stale(talk: Talk, tap: int | None) -> bool:
    """Say whether a tap belongs to a question that is no longer asked."""
    question = tapped_question(tap) if tap is not None else None
    return question is not None and (question != talk.asked or not talk.shown)


def chosen_of(talk: Talk, incoming: Incoming) -> tuple[str, ...]:
    """Give the keys of the choices that were tapped, or named by number or words.

    Where a question is open, or a complaint is made, a choice's words must be all that is said.
    """
    text, tap = incoming.text, incoming.tap
    strict = talk.open or incoming.understanding.intent == "complain"
    if tap is not None and tapped_question(tap) == talk.asked:
        place = tapped_place(tap)
        if place < len(talk.shown) and plain(talk.shown[place].label) == plain(text):
            return (talk.shown[place].key,)
    chosen = choose(text, talk.shown, several=talk.several, strict=strict, about=talk.wording)
    if not chosen and talk.hidden:  # on another page of a long list: by its words only
        other = worded(text, (*talk.shown, *talk.hidden), strict=strict)
        return (other,) if other else ()
    return chosen

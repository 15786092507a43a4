"""What a message means wherever it is said: “取消”, “算了，我不办了”, “叫个人来”."""

from dialogs.choosing import choose
from dialogs.flows import all_of_them, own_bookings, raised, visit_same
from dialogs.incoming import Incoming
from dialogs.leaving import leaves
from dialogs.machine import Turn
from dialogs.talk import Talk
from dialogs.tapping import is_stale
from dialogs.words import Global, global_word, wants_the_list


def word_for_now(
    talk: Talk, incoming: Incoming, turn: Turn, present: str | None, *, resting: bool
) -> Global | None:
    """Give what it means in every state, and of what stands or is on; None for a state to hear.

    `present` is the dialog that is on, and whether it is at rest.
    """
    stale = is_stale(talk, incoming.tap)
    if not stale and all_of_them.meant(turn, present):
        return None  # “都取消” is not only of what is on
    word = None if stale else meant_everywhere(talk, incoming)
    if word is None and talk.paused is None and not resting:
        return "cancel" if own_bookings.drops_step(turn, present) else None
    return word


def meant_everywhere(talk: Talk, incoming: Incoming) -> Global | None:
    """Give what a message means in every state; None where the present state is to hear it."""
    word = global_word(incoming.text) or ("cancel" if leaves(incoming.text) else None)
    if word == "cancel" and choose(incoming.text, talk.shown):
        return None  # “取消” may be just what is asked
    if wants_the_list(incoming.text) or raised.asks_for_it(incoming.text):
        return word  # “直接看清单” sounds like “直接找人”, “好久答复我” like “来个人答复我”
    at_visit = bool(talk.frames) and talk.frames[-1].dialog == "visit"
    if word is None and at_visit and visit_same.answers_a_step(incoming.text):
        return None  # “跟我住一起” calls nobody
    if word is None and choose(incoming.text, talk.shown, strict=True):
        return None  # “让别人来” is what is asked
    understood = incoming.understanding
    if word is not None or (understood.faint and talk.shown and not talk.open):
        return word
    if understood.intent == "repeat" and understood.ruled:
        return "repeat" if talk.frames else None
    return "human" if understood.intent == "human" else None

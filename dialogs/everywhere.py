"""What a message means wherever it is said: “取消”, “算了，我不办了”, “叫个人来”."""

from dialogs.choosing import choose
from dialogs.flows import raised, visit_same
from dialogs.incoming import Incoming
from dialogs.leaving import leaves
from dialogs.talk import Talk
from dialogs.words import Global, global_word, wants_the_list


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

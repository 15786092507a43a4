"""“谢谢你们，高龄津贴已经到账了”, “我不是要办，是谢谢你们”: taken as thanks, no matter begins."""

from dialogs.machine import Aside, Done, Outcome, Turn
from dialogs.texts import say
from knowledge.reading.thanks import only_thanks, thanks_for_what_is_done

_LEFT = frozenset({"guide", "find_matter", "chain"})
"""Dialogs that were begun by mistake, where only thanks were meant."""


def begins(turn: Turn, present: str | None, *, resting: bool) -> Outcome | None:
    """Take thanks; None where something else is said, or praise has a dialog of its own.

    Amid a question “卡领到了，谢谢” may be its answer.
    """
    text, understanding = turn.said.text, turn.said.understanding
    if only_thanks(text):
        return Done((say.THANKS,)) if present in _LEFT else Aside((say.THANKS,))
    own = understanding.kind == "intent" and understanding.intent != "thanks"
    idle = present in {None, "welcome"} or resting
    return Aside((say.THANKS,)) if idle and not own and thanks_for_what_is_done(text) else None

"""意见建议: taken down in the citizen's own words, to be answered by the centre. source: TL-7.

begin ─┬► (taken: the words said it already)
       └► words ─► (taken)
"""

import re

from dialogs.flows import raised
from dialogs.machine import Again, Dialog, Done, Go, Outcome, Question, State, Turn
from dialogs.texts import raised as raised_texts
from dialogs.texts import say

_WISH = re.compile(
    r"^(?:我)?(?:们)?(?:想|要)?(?:给|跟|向)?(?:你们?|中心|镇上)?(?:提|说)?(?:一?个|一?点|一?条|些)?"
    r"(?:意见|建议|想法)+(?:[，,。：:、！! ]|是|就是|嘛|吧)*"
)
_SAYS_IT = 6  # characters


def _begin(turn: Turn) -> Outcome:
    said = str(turn.learned.get("said", "")).strip()
    return _take(turn, said) if len(_WISH.sub("", said)) >= _SAYS_IT else Go("words")


def _take(turn: Turn, words: str) -> Outcome:
    if there := raised.same_before(turn, "建议"):
        return Done((raised_texts.before(there),))
    taken = turn.world.desk.suggestions.suggest(words)
    turn.world.desk.answered(words)
    return Done((say.suggested(taken.number, taken.answer_by),), all=True)


def _ask(_turn: Turn) -> Question:
    return Question(say.ASK_SUGGESTION)


def _hear(turn: Turn) -> Outcome:
    words = turn.said.text.strip()
    return _take(turn, words) if turn.said.kind == "text" and len(words) > 1 else Again()


SUGGEST = Dialog(
    name="suggest",
    title="提意见建议",
    begin=_begin,
    first=("words",),
    states=(State("words", _ask, _hear),),
)

"""意见建议: taken down in the citizen's own words, to be answered by the centre. source: TL-7.

begin ─┬► (taken: the words said it already)
       └► words ─► (taken)
"""

import re

from dialogs.choosing import plain
from dialogs.flows import asides, for_a_person, opinions, raised
from dialogs.machine import Again, Choice, Dialog, Done, Go, Outcome, Question, State, Turn
from dialogs.texts import raised as raised_texts
from dialogs.texts import say

_WISH = re.compile(
    r"^(?:我)?(?:们)?(?:想|要)?(?:给|跟|向)?(?:你们?|中心|镇上)?(?:提|说)?(?:一?个|一?点|一?条|些)?"
    r"(?:意见|建议|想法)+(?:[，,。：:、！! ]|是|就是|嘛|吧)*"
)
_NOTHING = re.compile(
    r"(?:暂时|现在|我)*(?:没有?|没啥|没什么|没得|冇)(?:意见|建议|要提的|可提的|了|啦)*|算了|不提了?"
)
_EITHER = (
    Choice("opinion", "记成意见", ("意见", "建议", "是意见", "提意见")),
    Choice("business", "是问事、办事", ("问事", "办事", "不是意见", "不是提意见")),
)
_LETTER = re.compile(r"[^\W\d_]")
_SAYS_IT, _A_WORD = 6, 2  # characters


def _begin(turn: Turn) -> Outcome:
    said = str(turn.learned.get("said", "")).strip()
    return _take(turn, said) if len(_WISH.sub("", said)) >= _SAYS_IT else Go("words")


def _take(turn: Turn, words: str) -> Outcome:
    if there := raised.same_before(turn, "建议"):
        return Done((raised_texts.before(there),))
    taken = turn.world.desk.suggestions.suggest(words)
    turn.world.desk.answered(words)
    return Done((say.suggested(taken.number, taken.answer_by),), all=True)


def _ask(turn: Turn) -> Question:
    """Ask for the words; what may be either is shown with both ways on."""
    if turn.learned.get("doubt"):
        return Question(raised_texts.IS_IT_AN_OPINION, _EITHER)
    return Question(say.ASK_SUGGESTION)


def _hear(turn: Turn) -> Outcome:
    words, understanding = turn.said.text.strip(), turn.said.understanding
    doubt = str(turn.learned.get("doubt") or "")
    if doubt and turn.said.choice == "opinion":
        return _take(turn, doubt)
    if doubt and turn.said.choice == "business":
        return Done((raised_texts.NO_OPINION,))
    if turn.said.kind != "text" or len(words) < _A_WORD or not _LETTER.search(words):
        return Again() if doubt else Again((say.ASK_SUGGESTION,))
    if asides.is_thanks(turn) or asides.is_yes_alone(turn) or _NOTHING.fullmatch(plain(words)):
        return Done((say.AS_YOU_LIKE,))
    if understanding.kind == "intent" and understanding.intent == "complain":
        given = {"said": words, **for_a_person.about(turn)}
        return for_a_person.begins(turn, "complain", given) or Again()
    return _by_sense(turn, words, doubt)


def _by_sense(turn: Turn, words: str, doubt: str) -> Outcome:
    """Take an opinion, with the words in doubt before it; begin what is meant instead, or ask."""
    sense = opinions.sense_of(turn)
    if sense == "opinion":
        return _take(turn, "；".join(filter(None, (doubt, words))))
    meant = opinions.business(turn) if sense == "business" else None
    if meant is not None:
        return meant
    if opinions.denies(words):
        return Done((raised_texts.NO_OPINION,))
    return Go("words", {"doubt": words})


SUGGEST = Dialog(
    name="suggest",
    title="提意见建议",
    begin=_begin,
    first=("words",),
    states=(State("words", _ask, _hear, ("words",)),),
)

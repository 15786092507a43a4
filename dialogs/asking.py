"""Puts a question into words: its choices numbered, a page of them at a time, and the ways out."""

from dialogs.machine import Choice, Question
from dialogs.talk import Talk
from dialogs.texts.writing import footer, numbered

MORE = "__more"
_ELDER_CHOICES = 3
_MOST_CHOICES = 9
RESUME = (
    Choice("go_on", "接着弄", ("接着", "继续", "是", "好", "要")),
    Choice("leave", "不弄了，办别的", ("不用", "不要", "办别的", "别的", "不")),
)


def put(talk: Talk, question: Question | None) -> str:
    """Put the question that waits now (None: none does), number it, remember what it shows."""
    shown = _shown(talk, question) if question else ()
    wording = question.text if question else ""
    if (wording, shown) != (talk.wording, talk.shown):
        talk.asked += 1
    talk.several = question.several if question else False
    talk.open = question.open if question else False
    talk.wording, talk.shown = wording, shown
    every = question.choices if question else ()
    talk.hidden = tuple(each for each in every if each not in shown)
    ways = footer(elder=talk.memory.elder, busy=bool(talk.frames))
    if question is None:
        return ways
    parts = [question.text, numbered(talk.shown, talk.asked)]
    return "\n".join(part for part in parts if part) + f"\n\n{ways}"


def _shown(talk: Talk, question: Question) -> tuple[Choice, ...]:
    most = _ELDER_CHOICES if talk.memory.elder else _MOST_CHOICES
    if len(question.choices) <= most or question.several:
        return question.choices  # a choice of several is only complete where all are seen
    size = most - 1
    first = (talk.page * size) % len(question.choices)
    part = question.choices[first : first + size]
    return (*part, Choice(MORE, "还有别的", ("更多", "还有", "下一页", "都不是")))

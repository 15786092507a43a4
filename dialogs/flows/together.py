"""Several people who are to have a place each for one matter: “给我爸和我妈各约一个”."""

import re
from dataclasses import dataclass

from dialogs.machine import Turn
from knowledge.reading.for_whom import Mentioned, people_in
from knowledge.reading.wording import plain_wording

_PAIRS = (
    (re.compile(r"(?:爸妈|父母|爹妈|爹娘)$"), ("爸爸", "妈妈")),
    (re.compile(r"公婆$"), ("公公", "婆婆")),
)
_AND = r"(?:和|跟|与|同|、|,|还有|以及)"
_BETWEEN = re.compile(rf"{_AND}?(?:给|帮|替)?")
_SELF_FIRST = re.compile(rf"(?:我|俺)(?:自己|本人)?{_AND}$")
_SELF_LAST = re.compile(rf"^{_AND}(?:我|俺)(?:自己|本人)?(?=各|都|每|分|一|两|也|预|约|挂|订)")
_FOR = re.compile(r"(?:给|帮|替|为)$")
_BOOKS = re.compile(
    r"^(?:各自?|都|一起|分别|每人|每个人|两个人?|俩|一人|也|要|想|来|一块儿?|同时)*(?=(?:预约|约|挂|订)(?!好|过|了|的))"
)
_ONE_PLACE = re.compile(r"婚|[?？]|[吗么]$|上门|陪")
"""A marriage is one place for two; a visit asks for its people itself."""


@dataclass(frozen=True, slots=True)
class Together:
    """Who is to have a place (None: the writer), and the message without them."""

    people: tuple[str | None, ...]
    said: str


def read_together(turn: Turn) -> Together | None:
    """Give those who are to have a place each; None where it is one person, or one place."""
    text = plain_wording(turn.said.text).strip(",")
    found = people_in(text)
    if not found or _ONE_PLACE.search(text) or _ONE_PLACE.search(turn.said.text):
        return None
    first = _run(text, found)
    people = [name for each in first for name in _names(each)]
    before, after = text[: first[0].start], text[first[-1].end :]
    whole: list[str | None] = [*people]
    if own := _SELF_FIRST.search(before):
        whole, before = [None, *whole], before[: own.start()]
    elif last := _SELF_LAST.search(after):
        whole, after = [*whole, None], after[last.end() :]
    books = _BOOKS.match(after)
    asked = _FOR.search(before)
    if books is None or len(set(whole)) < 2:  # noqa: PLR2004 - one is dealt with elsewhere
        return None
    before = before[: asked.start()] if asked else before
    return Together(tuple(dict.fromkeys(whole)), f"{before}{after[books.end() :]}")


def _run(text: str, found: tuple[Mentioned, ...]) -> list[Mentioned]:
    """Give the first people who stand side by side."""
    run = [found[0]]
    for each in found[1:]:
        if not _BETWEEN.fullmatch(text[run[-1].end : each.start]):
            break
        run.append(each)
    return run


def _names(person: Mentioned) -> tuple[str, ...]:
    return next((pair for ending, pair in _PAIRS if ending.search(person.word)), (person.whom,))

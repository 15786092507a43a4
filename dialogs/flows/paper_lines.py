"""Which lines of a list are meant by what somebody calls a paper: “出生证” is 出生医学证明."""

from collections.abc import Iterable

from dialogs.flows import paper_answers
from dialogs.machine import Turn
from knowledge import notices
from knowledge.circumstances import Answers
from knowledge.matters import Matter
from knowledge.notices import NoticeMaterial
from knowledge.reading.paper_doubts import words_for


def words_of(turn: Turn, said: str) -> tuple[str, ...]:
    """Give every word by which lists may write a paper that a citizen calls so."""
    return tuple(dict.fromkeys((said, *words_for(said), *turn.said.understanding.papers)))


def lines(
    turn: Turn, matter: Matter, words: Iterable[str], answers: Answers | None = None
) -> tuple[tuple[NoticeMaterial, ...], bool]:
    """Give the lines of the paper, and whether they are on the list for what was answered.

    `answers` instead of those given so far. None found is no proof that the paper is not needed:
    the list may call it by another name.
    """
    sought = tuple(words)
    answered = paper_answers.answered(turn, matter) if answers is None else answers
    now = _named(notices.materials_for(matter, answered), sought)
    return (now, True) if now else (_named(notices.materials_for(matter, {}), sought), False)


def _named(papers: Iterable[NoticeMaterial], words: tuple[str, ...]) -> tuple[NoticeMaterial, ...]:
    """Give those called so; where none is, those whose note tells of it."""
    every = tuple(papers)
    called = tuple(each for each in every if any(word in each.name for word in words))
    return called or tuple(each for each in every if any(w in (each.note or "") for w in words))

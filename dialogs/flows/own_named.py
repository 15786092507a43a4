"""Which of one's bookings is meant: by number, matter, person, or the day it is for."""

import re
from dataclasses import dataclass

from dialogs.choosing import plain
from dialogs.flows.wished_time import read
from dialogs.machine import Turn
from dialogs.ports import BookingSummary
from dialogs.texts import booking as texts
from knowledge.calendar import day_words, local
from knowledge.reading.kinsfolk import SELF, read_whom

_TO = re.compile(
    r"(?:改|换|挪|推迟?|提前|延[后迟期]?|调)(?:到|成|在|去|至)|推迟|延[后迟]|提前|提早|往[前后]"
)
_OF_IT = re.compile(
    r"(?:那个|这个|那次|这次|那天)|的(?:号|预约|那个|约)?(?=$|[，,。改换挪推提延往调取退不我])"
)
_CHANGES = re.compile(r"取消|撤销|退|不要|不去|不来|改|换|挪|推|提前|延")
_LEAST = 3
"""Characters of a matter's name that must be said, where it is not said as people call it."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The bookings that may be meant; `wrong` says that none is as it was said.

    `told`: a booking was named, and not just that one is to be changed.
    """

    found: tuple[BookingSummary, ...]
    wrong: str = ""
    told: bool = False


def meant(turn: Turn, said: str) -> Meant:
    """Give the bookings that a wish to cancel or move one may mean; all where it does not say."""
    found = turn.world.desk.bookings()
    numbered = tuple(each for each in found if each.number in said)
    if numbered:
        return Meant(numbered, told=True)
    which = _which(said)
    kept = _of_matter(turn, found, which)
    told = len(kept) < len(found) or any(_named(turn, each, which) for each in found)
    marked = _OF_IT.search(which) is not None
    on, whom = (read(turn, which).on if marked else None), read_whom(which)
    if whom is not None and whom.relation != SELF:
        of_them = tuple(each for each in kept if each.whom in {whom.relation, whom.name})
        if marked and not of_them:
            return Meant(found, texts.none_for(whom.name or whom.relation), told=True)
        kept, told = of_them or kept, told or marked
    if on is not None:
        kept, told = tuple(each for each in kept if each.on == on), True
        if not kept:
            return Meant(found, texts.none_of(day_words(on, local(turn.world.now).date())), told)
    return Meant(kept, told=told)


def is_of_one(turn: Turn) -> bool:
    """Say whether a message wishes to cancel or move one booking that it names: “取消低保那个”."""
    said = plain(turn.said.text)
    if (
        not turn.world.desk.bookings()
        or not _CHANGES.search(said)
        or not _OF_IT.search(_which(said))
    ):
        return False
    return meant(turn, said).told


def to_when(said: str) -> str:
    """Give what is said of the new time, without the day of the booking: “后天的改到周五”."""
    moves = _TO.search(said)
    return said[moves.start() :] if moves and _OF_IT.search(said[: moves.end()]) else said


def _which(said: str) -> str:
    moves = _TO.search(said)
    return said[: moves.start() + 1] if moves else said


def _of_matter(
    turn: Turn, found: tuple[BookingSummary, ...], said: str
) -> tuple[BookingSummary, ...]:
    scores = [_named(turn, each, said) for each in found]
    best = max(scores, default=0)
    return tuple(each for each, score in zip(found, scores, strict=True) if score == best)


def _named(turn: Turn, booking: BookingSummary, said: str) -> int:
    """Give how many characters of the matter's names are said, 0 where too few."""
    matter = turn.world.catalog.matter(booking.matter)
    names = {booking.matter_name}
    if matter is not None:
        names |= {matter.name, matter.called, *matter.aliases}
    whole = max((len(each) for each in names if each in said), default=0)
    parts = max(_common(each, said) for each in names)
    return max(whole, parts if parts >= _LEAST else 0)


def _common(name: str, said: str) -> int:
    """Give the length of the longest run of characters that both have."""
    for length in range(min(len(name), len(said)), 0, -1):
        if any(name[at : at + length] in said for at in range(len(name) - length + 1)):
            return length
    return 0

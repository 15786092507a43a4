"""Meets what a town taught (lessons.py) in a message: the very words, nearly these, or an alias."""

from collections.abc import Container, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass

from knowledge.search.nearest import Nearest
from knowledge.search.wording import Wording, Wordings

_CLOSE = 0.75
"""From this share of the grams on, a message says just what a lesson says."""
_CONTAINED = 0.7
"""How much an alias counts that is a part of the message only."""
_LONG_ALIAS, _LONG_BARE = 3, 4  # characters

Texts = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Told:
    """One lesson as it is read; `number` is the matter's."""

    number: int
    alias: bool
    said: Wordings
    grams: tuple[str, ...]


class Taught:
    """A town's lessons. Never changed once built; costs next to nothing where there are none."""

    def __init__(
        self,
        wording: Wording,
        numbers: Mapping[str, int],
        taken: Container[str] = (),
        *,
        examples: Texts | None = None,
        aliases: Texts | None = None,
    ) -> None:
        """Build it of texts by code; `numbers` are the matters', `taken` names that are others'."""
        self._wording = wording
        told = [
            *_read(wording, numbers, examples or {}, alias=False),
            *_read(wording, numbers, aliases or {}, alias=True),
        ]
        own: dict[str, set[int]] = {}
        for each in told:
            for words in _own(each.said, wording, taken):
                own.setdefault(words, set()).add(each.number)
        self._own = {words: min(them) for words, them in own.items() if len(them) == 1}
        self._aliases = [(each.said.repaired, each.number) for each in told if each.alias]
        self._nearest = Nearest((each.number, each.grams) for each in told)

    def own(self, said: Wordings) -> int | None:
        """Give the matter that was taught with just these words; None where there is none."""
        if not self._own:
            return None
        named = self._wording.named(said)
        return next((self._own[each] for each in named if each in self._own), None)

    def means(self, said: Wordings, grams: Sequence[str], number: int) -> bool:
        """Say whether the message is a lesson of this matter, or a close variant of one."""
        if not self._own:
            return False
        close = self._nearest.alike(grams).get(number, 0.0) >= _CLOSE
        return close or self.own(said) == number

    def weigh(
        self,
        logits: MutableMapping[int, float],
        said: Wordings,
        grams: Sequence[str],
        nothing: float,
        alike: float,
    ) -> None:
        """Raise the matters whose lessons the message is like, by `alike` where it is the same."""
        if not self._own:
            return
        for number, share in self._shares(said, grams).items():
            logits[number] = logits.get(number, nothing) + alike * share
        own = self.own(said)
        if own is not None:
            logits[own] = max(nothing, *logits.values()) + alike

    def _shares(self, said: Wordings, grams: Sequence[str]) -> dict[int, float]:
        found = self._nearest.alike(grams)
        for words, number in self._aliases:
            if len(words) >= _LONG_ALIAS and (words in said.question or words in said.repaired):
                found[number] = max(found.get(number, 0.0), _CONTAINED)
        return found


def _read(
    wording: Wording, numbers: Mapping[str, int], lessons: Texts, *, alias: bool
) -> Iterator[_Told]:
    for code, texts in lessons.items():
        for said in map(wording.read, texts if code in numbers else ()):
            yield _Told(numbers[code], alias, said, wording.grams(said))


def _own(said: Wordings, wording: Wording, taken: Container[str]) -> set[str]:
    """Give the wordings in which a message is this lesson."""
    whole = {said.question, said.repaired}
    bare = {each for each in wording.named(said) - whole if len(each) >= _LONG_BARE}
    return (whole | {each for each in bare if each not in taken}) - {""}

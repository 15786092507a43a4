"""Repairs words by their sound: homophones of dictation, typed pinyin, and initials like “cjz”."""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.pinyin import PINYIN_DICT

_LONGEST_WORD = 8
_FUZZY = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))
_TOKENS = re.compile(r"[a-z]+|[0-9]+|.", re.DOTALL)
_LONGEST_SYLLABLE = 6


def _plain_syllable(marked: str) -> str:
    bare = unicodedata.normalize("NFD", marked).replace("u\u0308", "v")
    return "".join(each for each in bare if not unicodedata.combining(each))


def _blur(syllable: str) -> str:
    """Make sounds alike that many people do not keep apart: zh/z, ch/c, sh/s, n/l, ng/n."""
    for exact, blurred in _FUZZY:
        syllable = syllable.replace(exact, blurred)
    return "l" + syllable[1:] if syllable.startswith("n") and len(syllable) > 1 else syllable


@functools.lru_cache(maxsize=8192)
def sound(character: str) -> str:
    """Give the blurred syllable of one Chinese character, empty for anything else."""
    readings = PINYIN_DICT.get(ord(character))
    return _blur(_plain_syllable(readings.partition(",")[0])) if readings else ""


@functools.cache
def _syllables() -> frozenset[str]:
    common = range(0x4E00, 0x9FA6)
    known = (PINYIN_DICT[code] for code in common if code in PINYIN_DICT)
    return frozenset(_plain_syllable(each.partition(",")[0]) for each in known) - {"n", "m", "ng"}


@dataclass(frozen=True, slots=True)
class _Unit:
    """One sound of a text: a character, a typed syllable, or a lone letter (`sound` empty)."""

    surface: str
    sound: str
    initial: str


class Sounds:
    """The words that may be meant, by their sound. Built once; looking up changes nothing.

    `words` come most likely first: of words that sound alike the first is taken. A character
    of one of the `written` words was not misheard.
    """

    def __init__(
        self, words: Iterable[str], typed: Mapping[str, str], written: Iterable[str] = ()
    ) -> None:
        self._typed = typed
        self._written = frozenset(written)
        self._lengths = sorted({len(each) for each in self._written})
        self._known = dict.fromkeys(words)
        self._by_initials: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for word in self._known:
            sounds = tuple(sound(each) for each in word)
            if 1 < len(word) <= _LONGEST_WORD and all(sounds):
                initials = "".join(each[0] for each in sounds)
                self._by_initials.setdefault(initials, []).append((sounds, word))

    def repair(self, text: str) -> str:
        """Put known words in the place of what only sounds like them.

        A two-character homophone must share a character with the word; known words stay.
        """
        units = list(self._units(text))
        initials = "".join(unit.initial for unit in units)
        sure = self._sure(units)
        parts: list[str] = []
        place = 0
        while place < len(units):
            word = self._word_at(units, initials, place, sure)
            parts.append(word or units[place].surface)
            place += len(word) if word else 1
        return "".join(parts)

    def _units(self, text: str) -> Iterator[_Unit]:
        for token in _TOKENS.findall(text):
            if not token.isascii() or not token.isalpha():
                heard = "" if token.isascii() else sound(token)
                if not token.isspace():
                    yield _Unit(token, heard, heard[:1] or "-")
            elif token in self._typed:
                for each in self._typed[token]:
                    yield _Unit(each, sound(each), sound(each)[0])
            else:
                yield from _typed_units(token)

    def _sure(self, units: Sequence[_Unit]) -> frozenset[int]:
        """Give the places of the units that stand in a written word."""
        text = "".join(unit.surface if len(unit.surface) == 1 else "-" for unit in units)
        return frozenset(
            place
            for length in self._lengths
            for begin in range(len(text) - length + 1)
            if text[begin : begin + length] in self._written
            for place in range(begin, begin + length)
        )

    def _word_at(
        self, units: list[_Unit], initials: str, place: int, sure: frozenset[int]
    ) -> str | None:
        for length in range(min(_LONGEST_WORD, len(units) - place), 1, -1):
            choices = self._by_initials.get(initials[place : place + length])
            if not choices:
                continue
            window = units[place : place + length]
            surface = "".join(unit.surface for unit in window)
            if surface in self._known:
                return surface
            kept = [n for n in range(length) if place + n in sure]
            for sounds, word in choices:
                if _fits(window, sounds, word) and all(window[n].surface == word[n] for n in kept):
                    return word
        return None


def _fits(window: list[_Unit], sounds: tuple[str, ...], word: str) -> bool:
    alike = all(
        not unit.sound or unit.sound == heard for unit, heard in zip(window, sounds, strict=True)
    )
    if not alike:
        return False
    letters = sum(not unit.sound for unit in window)
    written = [unit.surface.isascii() for unit in window]
    if all(written):
        return letters == 0 or (letters == len(window) and letters > 2)  # noqa: PLR2004 - two letters say too little
    return any(unit.surface == each for unit, each in zip(window, word, strict=True))


@functools.lru_cache(maxsize=1024)
def _typed_units(letters: str) -> tuple[_Unit, ...]:
    """Read letters as pinyin where that is possible to the end, else as single initials."""
    read = _split(letters)
    if read is None:
        return tuple(_Unit(each, "", _blur(each)) for each in letters)
    return tuple(_Unit(each, _blur(each), _blur(each)[0]) for each in read)


def _split(letters: str) -> tuple[str, ...] | None:
    best: list[tuple[str, ...] | None] = [()] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - _LONGEST_SYLLABLE), end):
            before = best[start]
            if before is None or letters[start:end] not in _syllables():
                continue
            if best[end] is None or len(before) + 1 < len(best[end] or ()):
                best[end] = (*before, letters[start:end])
    return best[-1]

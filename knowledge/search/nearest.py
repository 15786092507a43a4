"""Finds an example that says nearly the same: one added since learning counts at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from knowledge.search.examples import fingerprint
from knowledge.search.wording import Wording

_ALIKE = 0.5


class Nearest:
    """The examples that the weights do not know yet, by their grams. Never changed once built."""

    def __init__(self, examples: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Build it from pairs of a matter's number and an example's grams."""
        self._examples = [(number, frozenset(grams)) for number, grams in examples if grams]
        self._where: dict[str, list[int]] = {}
        for place, (_, grams) in enumerate(self._examples):
            for gram in grams:
                self._where.setdefault(gram, []).append(place)

    def alike(self, grams: Sequence[str]) -> dict[int, float]:
        """Give the matters of which an example shares half or more with the message.

        1 is the very same; the share is of the grams that either holds.
        """
        shared: dict[int, int] = {}
        for gram in grams:
            for place in self._where.get(gram, ()):
                shared[place] = shared.get(place, 0) + 1
        best: dict[int, float] = {}
        for place, count in shared.items():
            number, known = self._examples[place]
            share = count / (len(known) + len(grams) - count)
            if share >= _ALIKE:
                best[number] = max(best.get(number, 0.0), share)
        return best


def not_learned(
    examples: Mapping[str, Sequence[str]], learned: Iterable[int]
) -> Iterator[tuple[str, str]]:
    """Give the examples, each with its matter's code, that the weights were not made from."""
    known = frozenset(learned if examples else ())
    for code, texts in examples.items():
        for text in texts:
            if fingerprint(text) not in known:
                yield code, text


def grams_of(
    texts: Iterable[tuple[str, str]], numbers: Mapping[str, int], wording: Wording
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Give each text's grams with its matter's number; codes without one are left out."""
    for code, text in texts:
        if code in numbers:
            yield numbers[code], wording.grams(wording.read(text))

"""Brings a message into its wordings, as written and as it sounds, and into the grams they hold."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.matters import Catalog, Matter
from knowledge.search.lexicon import Lexicon
from knowledge.search.normalise import WHEN, Normaliser
from knowledge.search.retrieval import grams
from knowledge.search.sounds import Sounds

_REMARK = re.compile(r"（.*?）|\(.*?\)")
_LONGEST_WORD, _WORD = 8, 2
_BREATH = re.compile(r"(?<=[一-龥]{4})\s+(?=[一-龥]{3})")
"""A blank between two breaths parts them as a comma does, not between two words (低保 带什么)."""


@dataclass(frozen=True, slots=True)
class Wordings:
    """One message in its wordings, each made from the one before.

    `plain` as written, `denying` without fillers, `question` without what it says is not meant
    and when, `repaired` by sound.
    """

    plain: str
    denying: str
    question: str
    repaired: str
    clauses: str


class Wording:
    """Holds what reading a message takes. Pure: the same text always gives the same result."""

    def __init__(self, catalog: Catalog, lexicon: Lexicon) -> None:
        self.normaliser = Normaliser(lexicon)
        plain = self.normaliser.plain
        self.names = [[plain(each) for each in names(m)] for m in catalog.matters.values()]
        self._sounds = Sounds(_words(self.names, lexicon), lexicon.typed, lexicon.written)

    def read(self, text: str) -> Wordings:
        """Give the wordings of the first 200 characters."""
        plain = self.normaliser.plain(text)
        denying = self.normaliser.question(plain)
        meant = self.normaliser.meant(denying)
        question = WHEN.sub("", meant).strip(",") or meant
        parted = _BREATH.sub(",", text)
        clauses = plain if parted == text else self.normaliser.plain(parted)
        return Wordings(plain, denying, question, self._sounds.repair(question), clauses)

    def named(self, said: Wordings) -> set[str]:
        """Give the message in the wordings in which it may be a whole name."""
        bare = self.normaliser.bare
        return {said.question, said.repaired, bare(said.question), bare(said.repaired)}

    def all_grams(self, said: Wordings) -> tuple[str, ...]:
        """Give the grams of the whole message, fillers and all: wishes are often among them."""
        concepts = self.normaliser.concepts
        found = dict.fromkeys(grams(concepts(said.plain)))
        found.update(dict.fromkeys(grams(concepts(said.repaired))))
        return tuple(found)

    def grams(self, said: Wordings) -> tuple[str, ...]:
        """Give the characters and pairs of the message as written and as repaired, each once."""
        concepts = self.normaliser.concepts
        found = dict.fromkeys(grams(concepts(said.repaired)))
        if said.repaired != said.question:
            found.update(dict.fromkeys(grams(concepts(said.question))))
        return tuple(found)


def names(matter: Matter) -> Iterator[str]:
    """Give what the matter is called: its name with and without the remark, and its aliases."""
    yield matter.name
    yield _REMARK.sub("", matter.name)
    yield from matter.aliases


def exact_names(texts: Sequence[Sequence[str]], generic: Container[str]) -> dict[str, int]:
    """Give the matter's number for each name that only one matter bears, general words aside."""
    bearers = Counter(name for group in texts for name in set(group))
    return {
        name: number
        for number, group in enumerate(texts)
        for name in group
        if bearers[name] == 1 and name not in generic
    }


def shared_names(texts: Sequence[Sequence[str]]) -> frozenset[str]:
    """Give the names that another matter's name ends with: 优待证 and 老年优待证."""
    bearers = Counter(tail for group in texts for tail in set(_tails(group)))
    return frozenset(name for group in texts for name in group if bearers[name] > 1)


def _tails(group: Iterable[str]) -> Iterator[str]:
    """Give each name, and what it ends with after a word of two characters or more."""
    return (name[at:] for name in group for at in (0, *range(_WORD, len(name))))


def _words(texts: Iterable[Iterable[str]], lexicon: Lexicon) -> list[str]:
    """Give the words that may be misheard: everyday ones, frequent parts of names, names."""
    parts: Counter[str] = Counter()
    whole: list[str] = []
    for group in texts:
        clauses = {clause for text in group for clause in text.split(",")}
        whole += sorted(each for each in clauses if len(each) <= _LONGEST_WORD)
        parts.update(
            {
                each[i : i + n]
                for each in clauses
                for n in (2, 3, 4)
                for i in range(len(each) - n + 1)
            }
        )
    often = [part for part, times in parts.most_common() if times >= 3]  # noqa: PLR2004 - as measured
    return [*lexicon.typed.values(), *lexicon.everyday, *often, *whole]

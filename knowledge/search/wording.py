"""Brings a message into its wordings, as written and as it sounds, and into the grams they hold."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.matters import Catalog, Matter
from knowledge.search.lexicon import Lexicon
from knowledge.search.normalise import Normaliser
from knowledge.search.retrieval import grams
from knowledge.search.sounds import Sounds

_REMARK = re.compile(r"（.*?）|\(.*?\)")
_LONGEST_WORD = 8


@dataclass(frozen=True, slots=True)
class Wordings:
    """One message in its wordings, each made from the one before.

    `plain` as written, `denying` without fillers, `question` without what it says is not meant,
    `repaired` by sound.
    """

    plain: str
    denying: str
    question: str
    repaired: str


class Wording:
    """Holds what reading a message takes. Pure: the same text always gives the same result."""

    def __init__(self, catalog: Catalog, lexicon: Lexicon) -> None:
        self.normaliser = Normaliser(lexicon)
        plain = self.normaliser.plain
        self.names = [[plain(each) for each in names(m)] for m in catalog.matters.values()]
        self._sounds = Sounds(_words(self.names, lexicon), lexicon.typed)

    def read(self, text: str) -> Wordings:
        """Give the wordings of the first 200 characters."""
        plain = self.normaliser.plain(text)
        denying = self.normaliser.question(plain)
        question = self.normaliser.meant(denying)
        return Wordings(plain, denying, question, self._sounds.repair(question))

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

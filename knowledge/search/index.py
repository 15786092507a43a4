"""The one call that turns a citizen's words into a matter, a question back, an intent, or none."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.matters import Catalog, Matter
from knowledge.search.chains import Chains
from knowledge.search.decide import Chances, chances, decide
from knowledge.search.intents import Intents
from knowledge.search.lexicon import Lexicon, read_lexicon
from knowledge.search.normalise import Normaliser
from knowledge.search.rank import Ranked, rank
from knowledge.search.retrieval import Retrieval
from knowledge.search.sounds import Sounds
from knowledge.search.understanding import Candidate, Understanding
from knowledge.towns import Town

_OFFERED = 4
_SHORTEST = 2
_REMARK = re.compile(r"（.*?）|\(.*?\)")
_LONGEST_WORD = 8


@dataclass(frozen=True, slots=True)
class Context:
    """What the conversation was about: the last matter's code, and the codes last offered."""

    last_matter: str | None = None
    last_candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wordings:
    """One message in its wordings, each made from the one before.

    `plain` as written, `denying` without fillers, `question` without what it says is not meant,
    `repaired` by sound.
    """

    plain: str
    denying: str
    question: str
    repaired: str


class Index:
    """Everything search knows of one catalog. Building it takes about 0.2 s for 160 matters.

    Never changed once built: `understand` is pure, does no I/O and may be called from any thread.
    """

    def __init__(self, catalog: Catalog, lexicon: Lexicon | None = None) -> None:
        """Build it from the catalog; without a lexicon the shipped one is read."""
        self._lexicon = lexicon = lexicon or read_lexicon()
        self._normaliser = Normaliser(lexicon)
        self._matters = tuple(catalog.matters.values())
        plain = self._normaliser.plain
        texts = [[plain(each) for each in _short_texts(matter)] for matter in self._matters]
        concepts = self._normaliser.concepts
        self._retrieval = Retrieval(
            [[concepts(each) for each in dict.fromkeys(group)] for group in texts],
            [[concepts(plain(each)) for each in _background(matter)] for matter in self._matters],
            lexicon.function,
        )
        self._exact = _exact(texts, lexicon.generic)
        self._sounds = Sounds(_words(texts, lexicon), lexicon.typed)
        self._intents = Intents(lexicon.intents)
        self._chains = Chains(catalog, plain)

    def understand(
        self,
        text: str,
        town: Town | None = None,
        context: Context = Context(),  # noqa: ARG002 - callers pass it; not weighed yet
    ) -> Understanding:
        """Understand the first 200 characters of a message; never raises, whatever the text.

        A matter that the town has switched off is never a candidate.
        """
        said = self._wordings(text)
        heard = self._intents.hear(said.plain, said.question, said.repaired)
        if heard and heard.firm:
            return Understanding(text, "intent", intent=heard.intent)
        intent = heard.intent if heard else None
        chain = self._chains.named(said.plain)
        members = self._chains.matters(chain) if chain else ()
        listed = tuple(Candidate(m.code, m.name, 1.0) for m in members if _offered(m, town))
        if chain and listed:
            return Understanding(text, "chain", listed, intent, chain.id)
        ranked, odds = self._weigh(said, town)
        nature = self._normaliser.nature(said.denying, said.repaired)
        kind = decide(odds, self._lexicon.thresholds, nature, intent=intent is not None)
        if kind != "none":
            return Understanding(text, kind, self._candidates(ranked, odds), intent)
        return Understanding(text, "intent" if intent else "none", intent=intent)

    def _weigh(self, said: _Wordings, town: Town | None) -> tuple[tuple[Ranked, ...], Chances]:
        """Rank the town's matters for a message and reckon the chances."""
        if len(said.repaired) < _SHORTEST:
            return (), Chances(0.0, 0.0)
        look_up, concepts = self._retrieval.look_up, self._normaliser.concepts
        heard = look_up(concepts(said.question))
        changed = said.repaired != said.question
        repaired = look_up(concepts(said.repaired)) if changed else ()
        thresholds = self._lexicon.thresholds
        ranked = tuple(
            each
            for each in rank(heard, repaired, thresholds.weights)
            if _offered(self._matters[each.number], town)
        )
        odds = chances(ranked, thresholds)
        if ranked and self._names(ranked[0].number, said):
            odds = Chances(max(odds.first, thresholds.exact), 1.0, named=True)
        return ranked, odds

    def _names(self, number: int, said: _Wordings) -> bool:
        """Say whether the whole message is a name that only this matter bears."""
        bare = self._normaliser.bare
        wordings = (said.question, said.repaired, bare(said.question), bare(said.repaired))
        return any(self._exact.get(each) == number for each in wordings)

    def _wordings(self, text: str) -> _Wordings:
        plain = self._normaliser.plain(text)
        denying = self._normaliser.question(plain)
        question = self._normaliser.meant(denying)
        return _Wordings(plain, denying, question, self._sounds.repair(question))

    def _candidates(self, ranked: tuple[Ranked, ...], odds: Chances) -> tuple[Candidate, ...]:
        least = self._lexicon.thresholds.gap * ranked[0].score
        return tuple(
            Candidate(
                self._matters[each.number].code,
                self._matters[each.number].name,
                round(odds.first * max(0.0, each.score) / ranked[0].score, 3),
            )
            for each in ranked[:_OFFERED]
            if each.score >= least
        )


def _exact(texts: Sequence[Sequence[str]], generic: Container[str]) -> dict[str, int]:
    """Give the matter's number for each name that only one matter bears, general words aside."""
    bearers = Counter(name for group in texts for name in set(group))
    return {
        name: number
        for number, group in enumerate(texts)
        for name in group
        if bearers[name] == 1 and name not in generic
    }


def _offered(matter: Matter, town: Town | None) -> bool:
    return town is None or town.takes(matter)


def _short_texts(matter: Matter) -> Iterator[str]:
    yield matter.name
    yield _REMARK.sub("", matter.name)
    yield from matter.aliases


def _background(matter: Matter) -> Iterator[str]:
    yield from (*matter.conditions, *matter.triage, matter.result, matter.target)
    for material in matter.materials:
        yield material.name
        yield material.when or ""


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

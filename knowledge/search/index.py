"""The one call that turns a citizen's words into a matter, a question back, an intent, or none."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.matters import Catalog, Matter
from knowledge.search.chains import Chains
from knowledge.search.decide import Chances, chances, decide
from knowledge.search.examples import fingerprint, read_beside, read_examples
from knowledge.search.intents import Intents
from knowledge.search.lexicon import Lexicon, read_lexicon
from knowledge.search.nearest import Nearest
from knowledge.search.rank import EMPTY, Ranking, rank
from knowledge.search.understanding import Candidate, Understanding
from knowledge.search.unlearned import Unlearned
from knowledge.search.weights import Weights, read_weights
from knowledge.search.wording import Wording, Wordings
from knowledge.towns import Town

_OFFERED = 4
_SHORT, _REMEMBERED = 16, 4096  # characters, messages
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Context:
    """What the conversation was about: the last matter's code, and the codes last offered."""

    last_matter: str | None = None
    last_candidates: tuple[str, ...] = ()


class Index:
    """Everything search knows of one catalog. Building it takes about 0.2 s for 160 matters.

    Never changed once built, but that it remembers what it understood: `understand` gives the same
    for the same, does no I/O and may be called from any thread.
    """

    def __init__(
        self,
        catalog: Catalog,
        lexicon: Lexicon | None = None,
        examples: Mapping[str, Sequence[str]] | None = None,
        weights: Weights | None = None,
    ) -> None:
        """Build it from the catalog; what is not given is read from what is shipped.

        An example that the weights do not know counts by its likeness to the message.
        """
        self._lexicon = lexicon = lexicon or read_lexicon()
        self._weights = weights = weights or read_weights()
        self._matters = tuple(catalog.matters.values())
        self._wording = Wording(catalog, lexicon)
        self._numbers = {matter.code: number for number, matter in enumerate(self._matters)}
        known: Mapping[str, int] = {str(code): number for code, number in self._numbers.items()}
        self._learned = [known.get(code) for code in weights.codes]
        self._unlearned = Unlearned(self._matters, self._wording, lexicon, set(weights.codes))
        self._nearest = Nearest(self._added(examples or read_examples(), weights.learned))
        self._exact = _exact(self._wording.names, lexicon.generic)
        self._open = self._several()
        self._intents = Intents(lexicon.intents)
        self._chains = Chains(catalog, self._wording.normaliser.plain)
        self._remembered: dict[tuple[str, tuple[str, ...]], Understanding] = {}

    def understand(
        self,
        text: str,
        town: Town | None = None,
        context: Context = Context(),  # noqa: ARG002 - callers pass it; not weighed yet
    ) -> Understanding:
        """Understand the first 200 characters of a message; never raises, whatever the text.

        A matter that the town has switched off is never a candidate. Short messages, which come
        again and again, are remembered.
        """
        key = (text, town.matters_off if town else ())
        kept = self._remembered.get(key)
        if kept is not None:
            return kept
        found = self._understand(text, town)
        if len(text) <= _SHORT:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = found
        return found

    def _understand(self, text: str, town: Town | None) -> Understanding:
        said = self._wording.read(text)
        heard = self._intents.hear(said.plain, said.question, said.repaired)
        if heard and heard.firm:
            return Understanding(text, "intent", intent=heard.intent)
        intent = heard.intent if heard else None
        chain = self._chains.named(said.plain)
        members = self._chains.matters(chain) if chain else ()
        listed = tuple(Candidate(m.code, m.name, 1.0) for m in members if _offered(m, town))
        if chain and listed:
            return Understanding(text, "chain", listed, intent, chain.id)
        ranking, odds = self._weigh(said, town)
        nature = self._wording.normaliser.nature(said.denying, said.repaired)
        kind = decide(odds, self._lexicon.thresholds, nature, intent=intent is not None)
        if kind != "none":
            return Understanding(text, kind, self._candidates(ranking, odds), intent)
        return Understanding(text, "intent" if intent else "none", intent=intent)

    def _weigh(self, said: Wordings, town: Town | None) -> tuple[Ranking, Chances]:
        """Rank the town's matters for a message and reckon the chances."""
        ranking = self._rank(said, town)
        odds = chances(ranking, self._lexicon.thresholds)
        named = self._named(said)
        if named & self._open:
            return ranking, Chances(0.0, max(odds.ours, float(bool(ranking.matters))))
        first = ranking.matters[0] if ranking.matters else None
        agreed = self._lexicon.thresholds.agreed
        if first and first.chance >= agreed and first.number in map(self._exact.get, named):
            odds = Chances(max(odds.first, self._lexicon.thresholds.exact), 1.0, named=True)
        return ranking, odds

    def _rank(self, said: Wordings, town: Town | None) -> Ranking:
        """Give the chances of the town's matters by weights, likeness and, if need be, names."""
        grams = self._wording.grams(said)
        if len(said.repaired) < _SHORTEST or not grams:
            return EMPTY
        *sums, nothing = self._weights.logits(grams)
        pairs = zip(self._learned, sums, strict=True)
        logits = {number: each for number, each in pairs if number is not None}
        logits.update(self._unlearned.logits(said))
        for number, share in self._nearest.alike(grams).items():
            raised = self._lexicon.thresholds.alike * share
            logits[number] = logits.get(number, nothing) + raised
        matters = self._matters
        if town:
            logits = {n: each for n, each in logits.items() if town.takes(matters[n])}
        return rank(logits, nothing, len(grams))

    def _named(self, said: Wordings) -> set[str]:
        """Give the message in the wordings in which it may be a whole name."""
        bare = self._wording.normaliser.bare
        return {said.question, said.repaired, bare(said.question), bare(said.repaired)}

    def _candidates(self, ranking: Ranking, odds: Chances) -> tuple[Candidate, ...]:
        best = ranking.matters[0].chance
        least = self._lexicon.thresholds.gap * best
        return tuple(
            Candidate(
                self._matters[each.number].code,
                self._matters[each.number].name,
                round(max(odds.first, best) * each.chance / best, 3),
            )
            for each in ranking.matters[:_OFFERED]
            if each.chance >= least
        )

    def _several(self) -> frozenset[str]:
        """Give the messages of which it is known that they fit several matters."""
        read = self._wording.read
        return frozenset(read(each.text).question for each in read_beside() if each.codes)

    def _added(
        self, examples: Mapping[str, Sequence[str]], learned: Container[int]
    ) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Give the examples that are not in the weights."""
        for matter in self._matters:
            for text in examples.get(matter.code, ()):
                if fingerprint(text) not in learned:
                    yield self._numbers[matter.code], self._wording.grams(self._wording.read(text))


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

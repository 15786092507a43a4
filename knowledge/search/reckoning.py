"""Reckons which matters a message may mean, and whether to answer, to ask back or to leave it."""

from collections.abc import Container, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace

from knowledge.matters import Catalog
from knowledge.search.decide import Chances, Decision, Nature, chances, decide
from knowledge.search.examples import examples_digest, fingerprint, read_examples
from knowledge.search.lexicon import Lexicon
from knowledge.search.nearest import Nearest, grams_of, not_learned
from knowledge.search.rank import EMPTY, Ranking, rank
from knowledge.search.second import Second, SecondReading, read_second
from knowledge.search.taught import Taught, Texts
from knowledge.search.understanding import Candidate
from knowledge.search.unlearned import Unlearned
from knowledge.search.weights import Weights
from knowledge.search.wording import Wording, Wordings, exact_names, shared_names
from knowledge.towns import Town

_OFFERED, _NEAR, _LEAST_NEAR = 4, 12, 0.01
_SHORTEST, _SHORT, _SHORT_TEXT = 2, 2, 10  # characters


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a message may mean: how sure, the candidates to offer (best first), the best few.

    `first` is the chance that the best is meant, and no other.
    """

    kind: Decision
    candidates: tuple[Candidate, ...]
    near: tuple[Candidate, ...]
    first: float


@dataclass(frozen=True, slots=True)
class _Taken:
    """The words that mean one matter already, or are known to fit several."""

    exact: Container[str]
    open: Container[int]

    def __contains__(self, words: object) -> bool:
        return isinstance(words, str) and (words in self.exact or fingerprint(words) in self.open)


class Reckoner:
    """Holds what is learned and named. Never changed once built."""

    def __init__(
        self,
        catalog: Catalog,
        lexicon: Lexicon,
        wording: Wording,
        weights: Weights,
        examples: Mapping[str, Sequence[str]] | None,
        second: Second | None = None,
    ) -> None:
        """Build it; an example that the weights do not know counts by its likeness."""
        self._thresholds, self._wording, self._weights = lexicon.thresholds, wording, weights
        self._second = second or read_second()
        self._catalog = catalog
        self._matters = tuple(catalog.matters.values())
        self._numbers = {str(matter.code): number for number, matter in enumerate(self._matters)}
        self._learned = [self._numbers.get(code) for code in weights.codes]
        self._unlearned = Unlearned(self._matters, wording, lexicon, set(weights.codes))
        if examples is None and weights.examples != examples_digest():
            examples = read_examples()
        added = not_learned(examples or {}, weights.learned)
        self._nearest = Nearest(grams_of(added, self._numbers, wording))
        self._exact = exact_names(wording.names, lexicon.generic)
        self._shared = shared_names(wording.names)
        self._taught = Taught(wording, self._numbers)

    def taught(self, examples: Texts, aliases: Texts) -> "Reckoner":
        """Give one that knows these too, by the matters' codes; it shares all else with this."""
        taken, numbers = _Taken(self._exact, self._weights.open), self._numbers
        made = copy(self)
        lessons = Taught(self._wording, numbers, taken, examples=examples, aliases=aliases)
        vars(made).update(_taught=lessons)
        return made

    def was_taught(self, said: Wordings) -> bool:
        """Say whether just these words were taught."""
        return self._taught.own(said) is not None

    def names(self, said: Wordings, code: str) -> bool:
        """Say whether a name of the matter stands in the message, or all its characters do."""
        words, letters = said.repaired, set(said.repaired)
        called = self._wording.names[self._numbers[code]]
        long = (each for each in called if len(each) > _SHORT)
        return any(each in words for each in called) or any(map(letters.issuperset, long))

    def named_at(self, words: str, code: str) -> tuple[int, int] | None:
        """Give where the longest name of the matter stands in these words; None: nowhere."""
        called = [each for each in self._wording.names[self._numbers[code]] if each in words]
        longest = max(called, key=len, default="")
        begin = words.find(longest)
        return (begin, begin + len(longest)) if longest else None

    def reckon(
        self, said: Wordings, town: Town | None, *, elsewhere: bool = False, intent: bool = False
    ) -> Reckoned:
        """Reckon a message among the matters that the town offers.

        `elsewhere`: it names another body's business; `intent`: a wish of service was heard in it.
        """
        ranking, odds = self._weigh(said, town)
        normaliser = self._wording.normaliser
        nature = normaliser.nature(said.plain, said.denying, said.repaired, elsewhere=elsewhere)
        short = len(said.plain) <= _SHORT_TEXT
        kind = decide(odds, self._thresholds, nature, intent=intent, short=short)
        if kind == "clarify" and self._vague(ranking, odds, nature, short=short):
            kind = "none"
        offered = self._candidates(ranking, odds) if kind != "none" else ()
        if kind == "clarify":
            offered = self.not_alone(offered, town)
        return Reckoned(kind, offered, self._near(ranking), odds.first)

    def not_alone(self, offered: tuple[Candidate, ...], town: Town | None) -> tuple[Candidate, ...]:
        """Add to a single candidate what is easily taken for it, of what the town offers."""
        return offered if len(offered) != 1 else (*offered, *self._beside(offered[0], town))

    def _vague(self, ranking: Ranking, odds: Chances, nature: Nature, *, short: bool) -> bool:
        """Say whether what could be offered would be guesses that have little in common.

        In a few words without a subject one hears anything; a longer message says something, and
        a letter most.
        """
        limits, best = self._thresholds, ranking.matters[0].chance
        least, vague = limits.least, limits.vague
        if nature.letter:
            least, vague = limits.least_long, limits.vague_letter
        elif not short:
            least, vague = limits.least_long, limits.vague_long
        return best < least or (best < vague and odds.ours < limits.sure_ours)

    def _beside(self, only: Candidate, town: Town | None) -> Iterator[Candidate]:
        """Give what is easily taken for the only candidate: a question with one answer is none."""
        matter = self._catalog.matter(only.code)
        for each in matter.confusions[: _OFFERED - 2] if matter else ():
            other = self._catalog.matter(each.code)
            if other and (town is None or town.takes(other)):
                yield Candidate(other.code, other.name, 0.0)

    def _weigh(self, said: Wordings, town: Town | None) -> tuple[Ranking, Chances]:
        """Rank the town's matters for a message and reckon the chances."""
        ranking = self._rank(said, town)
        odds = chances(ranking, self._thresholds)
        first = ranking.matters[0] if ranking.matters else None
        if first and self._taught.means(said, self._wording.grams(said), first.number):
            return ranking, Chances(max(odds.first, self._thresholds.exact), 1.0, True)
        named = self._wording.named(said)
        if any(fingerprint(each) in self._weights.open for each in named):
            return ranking, Chances(0.0, max(odds.ours, float(bool(ranking.matters))))
        thresholds = self._thresholds
        if ranking.several > thresholds.shared:
            named -= self._shared
        agreed = first and first.chance >= thresholds.agreed
        if first and agreed and first.number in map(self._exact.get, named):
            odds = Chances(max(odds.first, self._thresholds.exact), 1.0, named=True)
        return ranking, odds

    def _rank(self, said: Wordings, town: Town | None) -> Ranking:
        """Give the chances of the town's matters by weights, likeness and, if need be, names."""
        grams = self._wording.grams(said)
        if sum(each.isalpha() for each in said.repaired) < _SHORTEST or not grams:
            return EMPTY
        weighed = self._weights.weigh(grams)
        nothing = weighed.nothing
        pairs = zip(self._learned, weighed.logits, strict=True)
        logits = {number: each for number, each in pairs if number is not None}
        logits.update(self._unlearned.logits(said))
        before = dict(logits)
        for number, share in self._nearest.alike(grams).items():
            raised = self._thresholds.alike * share
            logits[number] = logits.get(number, nothing) + raised
        self._taught.weigh(logits, said, grams, nothing, self._thresholds.alike)
        matters = self._matters
        if town:
            logits = {n: each for n, each in logits.items() if town.takes(matters[n])}
        ranking = rank(logits, nothing, len(grams))
        if not ranking.matters:
            return ranking
        best = str(matters[ranking.matters[0].number].code)
        ranking = replace(ranking, several=weighed.several_if(best))
        two = [each.number for each in ranking.matters[:2]]
        if any(logits[number] != before.get(number) for number in two):
            return ranking  # raised by lines that the second reading has not learned
        return replace(ranking, second=self._read_again(grams, ranking))

    def _read_again(self, grams: Sequence[str], ranking: Ranking) -> SecondReading | None:
        """Read the grams for the first matter, where the two best are learned."""
        ranked = [str(self._matters[each.number].code) for each in ranking.matters]
        if not all(map(self._second.knows, ranked[:2])):
            return None
        return self._second.read(grams, ranked[0], ranked[1:])

    def _candidates(self, ranking: Ranking, odds: Chances) -> tuple[Candidate, ...]:
        best = ranking.matters[0].chance
        least = self._thresholds.gap * best
        return tuple(
            Candidate(
                self._matters[each.number].code,
                self._matters[each.number].name,
                round(max(odds.first, best) * each.chance / best, 3),
            )
            for each in ranking.matters[:_OFFERED]
            if each.chance >= least
        )

    def _near(self, ranking: Ranking) -> tuple[Candidate, ...]:
        return tuple(
            Candidate(matter.code, matter.name, round(each.chance, 3))
            for each in ranking.matters[:_NEAR]
            if each.chance >= _LEAST_NEAR
            for matter in (self._matters[each.number],)
        )

"""The one call that turns a citizen's words into a matter, a question back, an intent, or none."""

import re
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace

from knowledge.matters import Catalog, Confusion, Matter
from knowledge.search.besides import Beside, Besides
from knowledge.search.chains import Chains
from knowledge.search.context import NO_CONTEXT, Context, in_context
from knowledge.search.decide import Chances, chances, decide
from knowledge.search.elsewhere import Topic
from knowledge.search.examples import read_beside, read_examples
from knowledge.search.intents import Intents
from knowledge.search.lexicon import Lexicon, read_lexicon
from knowledge.search.nearest import Nearest, grams_of, not_learned
from knowledge.search.rank import EMPTY, Ranking, rank
from knowledge.search.taught import Taught, Texts
from knowledge.search.understanding import Candidate, Understanding
from knowledge.search.unlearned import Unlearned
from knowledge.search.weights import INTENT_WEIGHTS, Weights, read_weights
from knowledge.search.wording import Wording, Wordings, exact_names, shared_names
from knowledge.towns import Town

_OFFERED, _NEAR, _LEAST_NEAR = 4, 12, 0.01
_SHORT, _REMEMBERED = 16, 4096  # characters, messages
_SHORTEST = 2
_AND_THEN = re.compile(r",?(?:还有就是|还有|另外|顺便|再问|还想问|还要问|同时|以及|对了|再就是),?")


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
        self._numbers = {str(matter.code): number for number, matter in enumerate(self._matters)}
        self._learned = [self._numbers.get(code) for code in weights.codes]
        self._unlearned = Unlearned(self._matters, self._wording, lexicon, set(weights.codes))
        added = not_learned(examples or read_examples(), weights.learned)
        self._nearest = Nearest(grams_of(added, self._numbers, self._wording))
        self._exact = exact_names(self._wording.names, lexicon.generic)
        self._shared = shared_names(self._wording.names)
        self._open = self._several()
        wishes = read_weights(INTENT_WEIGHTS)
        self._intents = Intents(lexicon.intents, wishes, lexicon.thresholds)
        self._chains = Chains(catalog, self._wording.normaliser.plain)
        self._besides = Besides(lexicon)
        self.topics: Mapping[str, Topic] = {each.id: each for each in self._besides.topics}
        self._catalog = catalog
        self._remembered: dict[object, Understanding] = {}
        self._taught = Taught(self._wording, self._numbers)

    def taught(self, examples: Texts, aliases: Texts) -> "Index":
        """Give an index that knows these too, by the matters' codes; it shares all else with this.

        Their own words and close variants are answered outright, whatever else they may say.
        """
        taken, numbers = {*self._exact, *self._open}, self._numbers
        taught = Taught(self._wording, numbers, taken, examples=examples, aliases=aliases)
        made = copy(self)
        vars(made).update(_taught=taught, _remembered={})
        return made

    def understand(
        self,
        text: str,
        town: Town | None = None,
        context: Context = NO_CONTEXT,
    ) -> Understanding:
        """Understand the first 200 characters of a message; never raises, whatever the text.

        A matter that the town has switched off is never a candidate. Short messages, which come
        again and again, are remembered.
        """
        return in_context(self._alone(text, town), context, self._catalog)

    def _alone(self, text: str, town: Town | None) -> Understanding:
        key = (text, town.matters_off, town.villages) if town else text
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
        beside = self._besides.read(said, town.villages if town else ())
        return replace(
            self._subject(text, said, town, beside),
            asks=beside.asked.elements,
            subject=beside.asked.subject,
            papers=beside.asked.papers,
            slots=beside.slots,
            only_whom=beside.only_whom,
            told=beside.told,
            elsewhere=beside.topic.id if beside.topic else None,
        )

    def _subject(
        self, text: str, said: Wordings, town: Town | None, beside: Beside
    ) -> Understanding:
        """Understand which matter or wish is meant."""
        heard, own = (
            self._intents.hear(said, self._wording, by_rules=_nobody_s(beside.topic)),
            self._taught.own(said),
        )
        if heard and heard.firm and own is None:
            return Understanding(text, "intent", intent=heard.intent)
        intent = heard.intent if heard else None
        chain = self._chains.named(said.plain) if own is None else None
        members = self._chains.matters(chain) if chain else ()
        listed = tuple(Candidate(m.code, m.name, 1.0) for m in members if _offered(m, town))
        if chain and listed:
            return Understanding(text, "chain", listed, intent, chain.id)
        ranking, odds = self._weigh(said, town)
        nature = self._wording.normaliser.nature(
            said.denying, said.repaired, elsewhere=beside.topic is not None
        )
        kind = decide(odds, self._lexicon.thresholds, nature, intent=intent is not None)
        near = self._near(ranking)
        no_subject = beside.only_whom or (beside.asked.elements and not beside.asked.subject)
        unasked = no_subject or (heard is not None and heard.strong)
        if kind == "matter" or (kind == "clarify" and not unasked):
            found = Understanding(text, kind, self._candidates(ranking, odds), intent, near=near)
            return self._with_second(found, said, town)
        return Understanding(text, "intent" if intent else "none", intent=intent, near=near)

    def _with_second(
        self, found: Understanding, said: Wordings, town: Town | None
    ) -> Understanding:
        """Add a second matter that was plainly joined on: “… 另外我还想问 …”."""
        first, *others = (part for part in _AND_THEN.split(said.plain) if part)
        if not others:
            return found
        main, second = self._sure_of(first, town), self._sure_of(",".join(others), town)
        if second is None or (found.kind != "matter" and main is None):
            return found
        chosen = main if found.kind != "matter" and main else found.candidates[0]
        if second.code in {chosen.code, *(c.code for c in self._confused(chosen))}:
            return found
        rest = tuple(each for each in found.candidates if each.code != chosen.code)
        return replace(found, kind="matter", candidates=(chosen, *rest)[:_OFFERED], also=second)

    def _sure_of(self, plain: str, town: Town | None) -> Candidate | None:
        """Give the matter that a part of a message surely means."""
        said = self._wording.read(plain)
        ranking, odds = self._weigh(said, town)
        nature = self._wording.normaliser.nature(said.denying, said.repaired, elsewhere=False)
        if decide(odds, self._lexicon.thresholds, nature, intent=False) != "matter":
            return None
        return self._candidates(ranking, odds)[0]

    def _confused(self, candidate: Candidate) -> tuple[Confusion, ...]:
        matter = self._catalog.matter(candidate.code)
        return matter.confusions if matter else ()

    def _near(self, ranking: Ranking) -> tuple[Candidate, ...]:
        return tuple(
            Candidate(matter.code, matter.name, round(each.chance, 3))
            for each in ranking.matters[:_NEAR]
            if each.chance >= _LEAST_NEAR
            for matter in (self._matters[each.number],)
        )

    def _weigh(self, said: Wordings, town: Town | None) -> tuple[Ranking, Chances]:
        """Rank the town's matters for a message and reckon the chances."""
        ranking = self._rank(said, town)
        odds = chances(ranking, self._lexicon.thresholds)
        first = ranking.matters[0] if ranking.matters else None
        if first and self._taught.means(said, self._wording.grams(said), first.number):
            return ranking, Chances(max(odds.first, self._lexicon.thresholds.exact), 1.0, True)
        named = self._wording.named(said)
        if named & self._open:
            return ranking, Chances(0.0, max(odds.ours, float(bool(ranking.matters))))
        thresholds = self._lexicon.thresholds
        if ranking.several > thresholds.shared:
            named -= self._shared
        agreed = first and first.chance >= thresholds.agreed
        if first and agreed and first.number in map(self._exact.get, named):
            odds = Chances(max(odds.first, self._lexicon.thresholds.exact), 1.0, named=True)
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
        for number, share in self._nearest.alike(grams).items():
            raised = self._lexicon.thresholds.alike * share
            logits[number] = logits.get(number, nothing) + raised
        self._taught.weigh(logits, said, grams, nothing, self._lexicon.thresholds.alike)
        matters = self._matters
        if town:
            logits = {n: each for n, each in logits.items() if town.takes(matters[n])}
        return rank(logits, nothing, len(grams), weighed.several)

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


def _offered(matter: Matter, town: Town | None) -> bool:
    return town is None or town.takes(matter)


def _nobody_s(topic: Topic | None) -> bool:
    """Say whether it is chat, abuse or orders, which sound like many a wish."""
    return topic is not None and topic.kind != "agency"

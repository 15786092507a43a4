"""The one call that turns a citizen's words into a matter, a question back, an intent, or none."""

import re
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace

from knowledge.matters import Catalog, Matter
from knowledge.search.agents_unwanted import wants_no_agent
from knowledge.search.besides import Beside, Besides
from knowledge.search.chains import Chains
from knowledge.search.clauses import read_clauses, read_items
from knowledge.search.context import NO_CONTEXT, Context, in_context
from knowledge.search.elsewhere import Topic
from knowledge.search.intents import Heard, Intents
from knowledge.search.letters import asking_sentences, by_sentences
from knowledge.search.lexicon import Lexicon, read_lexicon
from knowledge.search.reckoning import Reckoned, Reckoner
from knowledge.search.second import Second
from knowledge.search.side_by_side import SideBySide
from knowledge.search.taught import Texts
from knowledge.search.understanding import Candidate, Intent, Understanding
from knowledge.search.weights import INTENT_WEIGHTS, Weights, read_weights
from knowledge.search.wording import Wording, Wordings
from knowledge.towns import Town

_SHORT, _REMEMBERED = 16, 4096  # characters, messages
_NAMED = 0.9
_FEW, _LIKELY = 4, 0.1  # of what a complaint may be about, and from which chance on
_MEANT = 0.3  # from this chance on a matter that a story names is meant
_INSTEAD = re.compile("代|替|帮")
_SENDS = re.compile("[来去嚟到]|[叫让喊派跑]|上门|委托|家里|屋")
"""Without a word of coming or sending a question on a matter is none for somebody to do it."""
_COMING: frozenset[Intent] = frozenset({"home_visit", "proxy"})
_TOLD: frozenset[Intent] = frozenset({"complain", "progress"})
"""What is told to a person about a matter, which whoever takes it must know."""


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
        second: Second | None = None,
    ) -> None:
        """Build it from the catalog; what is not given is read from what is shipped.

        An example that the weights do not know counts by its likeness to the message.
        """
        lexicon = self.lexicon = lexicon or read_lexicon()
        self._wording = Wording(catalog, lexicon)
        learned = weights or read_weights()
        self._reckoner = Reckoner(catalog, lexicon, self._wording, learned, examples, second)
        wishes = read_weights(INTENT_WEIGHTS)
        self._intents = Intents(lexicon.intents, wishes, lexicon.thresholds)
        self._chains = Chains(catalog, self._wording.normaliser.plain)
        self._besides = Besides(lexicon)
        self.topics: Mapping[str, Topic] = {each.id: each for each in self._besides.topics}
        self._catalog = catalog
        self._remembered: dict[object, Understanding] = {}

    def taught(self, examples: Texts, aliases: Texts) -> "Index":
        """Give an index that knows these too, by the matters' codes; it shares all else with this.

        Their own words and close variants are answered outright, whatever else they may say.
        """
        made = copy(self)
        vars(made).update(_reckoner=self._reckoner.taught(examples, aliases), _remembered={})
        return made

    def understand(
        self,
        text: str,
        town: Town | None = None,
        context: Context = NO_CONTEXT,
    ) -> Understanding:
        """Understand the first 200 characters of a message; never raises, whatever the text.

        A letter of several sentences that leaves its matter open is read by those that ask, up to
        600 characters. A matter that the town has switched off is never a candidate. Short
        messages, which come again and again, are remembered.
        """
        return in_context(self._alone(text, town), context, self._catalog)

    def _alone(self, text: str, town: Town | None) -> Understanding:
        key = (text, town.matters_off, town.villages) if town else text
        kept = self._remembered.get(key)
        if kept is not None:
            return kept
        found = self._letter(self._understand(text, town), town)
        clauses = read_clauses(text, clause := lambda each: self._clause(each, town))
        items = read_items(text, clause, self.lexicon.thresholds.item)
        found = replace(found, clauses=clauses, items=items) if clauses or items else found
        if len(text) <= _SHORT:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = found
        return found

    def _clause(self, text: str, town: Town | None) -> Reckoned:
        return self._reckoner.reckon(self._wording.read(text), town)

    def _letter(self, whole: Understanding, town: Town | None) -> Understanding:
        """Read a letter by its sentences, where the whole leaves its matter open."""
        if whole.kind not in {"none", "clarify"} or (whole.elsewhere and whole.kind != "none"):
            return whole
        parts = [self._understand(each, town) for each in asking_sentences(whole.text)]
        found = by_sentences(whole, parts, self.lexicon.thresholds)
        offered = self._reckoner.not_alone(found.candidates, town)
        return replace(found, candidates=offered) if found.kind == "clarify" else found

    def _understand(self, text: str, town: Town | None) -> Understanding:
        said = self._wording.read(text)
        beside = self._besides.read(said, town.villages if town else ())
        heard = self._heard(said, beside)
        return replace(
            self._unless_elsewhere(text, said, town, beside, heard),
            ruled=heard is not None and heard.ruled,
            asks=beside.asked.elements,
            subject=beside.asked.subject,
            papers=beside.asked.papers,
            slots=beside.slots,
            only_whom=beside.only_whom,
            told=beside.told,
            elsewhere=beside.topic.id if beside.topic else None,
        )

    def _unless_elsewhere(
        self, text: str, said: Wordings, town: Town | None, beside: Beside, heard: Heard | None
    ) -> Understanding:
        """Understand what is meant; nothing where no matter of ours stands against the topic."""
        over = beside.topic is not None and beside.topic.over_matters
        if over and not self._reckoner.was_taught(said):
            return Understanding(text, "none")
        return self._with_hours(self._subject(text, said, town, beside, heard), said, town)

    def _subject(
        self, text: str, said: Wordings, town: Town | None, beside: Beside, heard: Heard | None
    ) -> Understanding:
        """Understand which matter or wish is meant."""
        own = self._reckoner.was_taught(said)
        if beside.only_answers and not own and not (heard and heard.firm):
            return Understanding(text, "none")
        if heard and heard.firm and not own:
            about = self._about(said, town, beside.topic) if heard.intent in _TOLD else ()
            return Understanding(text, "intent", intent=heard.intent, near=about)
        intent = heard.intent if heard else None
        chain = None if own else self._chains.named(said.plain)
        members = self._chains.matters(chain) if chain else ()
        listed = tuple(Candidate(m.code, m.name, 1.0) for m in members if _offered(m, town))
        if chain and listed:
            return Understanding(text, "chain", listed, intent, chain.id)
        found = self._reckon(said, town, beside.topic, intent=intent is not None)
        if heard and heard.intent in _COMING and len(said.plain) > _SHORT and found.near:
            best, by_proxy = found.near[0], heard.intent == "proxy"
            if best.score >= _MEANT and self._reckoner.names(said, best.code) and not by_proxy:
                return Understanding(text, "matter", (best,), intent, near=found.near)
            if self._only_resembled(said, found):
                return Understanding(text, "intent", intent=intent, near=found.near)
        no_subject = beside.only_whom or not beside.asked.subject
        unasked = no_subject or (heard is not None and heard.strong)
        if found.kind == "matter" or (found.kind == "clarify" and not unasked):
            meant = Understanding(text, found.kind, found.candidates, intent, near=found.near)
            beside_it = SideBySide(self._catalog, self._wording, self._reckoner)
            of_papers = "paper" in beside.asked.elements
            return beside_it.second(meant, said, town, of_papers=of_papers)
        return Understanding(text, "intent" if intent else "none", intent=intent, near=found.near)

    def _heard(self, said: Wordings, beside: Beside) -> Heard | None:
        heard = self._intents.hear(said, self._wording, by_rules=_nobody_s(beside.topic))
        asks_else = set(beside.asked.elements) - {"proxy"}
        if heard and heard.intent == "proxy" and asks_else and wants_no_agent(said.plain):
            return None  # “委托我妹妹去办低保要带什么” is of the matter
        if heard and _only_asks(heard.intent, said, beside):
            return self._intents.hear(said, self._wording, by_rules=True)
        return heard

    def _about(
        self, said: Wordings, town: Town | None, topic: Topic | None
    ) -> tuple[Candidate, ...]:
        """Give the matters that a wish may be about, likeliest first; mere guesses left out.

        Where it is not sure which, the score is how likely that one is meant.
        """
        found = self._reckoner.reckon(said, town, elsewhere=topic is not None, intent=True)
        likely = [each for each in found.near[:_FEW] if each.score >= _LIKELY]
        if found.kind == "matter" or not likely:
            return tuple(likely)
        share = min(1.0, found.first / likely[0].score)
        return tuple(replace(each, score=round(each.score * share, 3)) for each in likely)

    def _reckon(
        self, said: Wordings, town: Town | None, topic: Topic | None, *, intent: bool
    ) -> Reckoned:
        """Reckon a message. A matter that is named beside an agency's business is asked back."""
        found = self._reckoner.reckon(said, town, elsewhere=topic is not None, intent=intent)
        best = found.near[0] if found.near and found.kind == "none" else None
        if best is None or best.score < _MEANT or not self._reckoner.names(said, best.code):
            return found
        if topic is None or topic.kind != "agency":
            return found
        alone = self._reckoner.reckon(said, town)
        offered = self._reckoner.not_alone(alone.candidates, town)
        return replace(alone, kind="clarify", candidates=offered) if offered else found

    def _with_hours(self, found: Understanding, said: Wordings, town: Town | None) -> Understanding:
        """Understand what is plainly named beside the hours, asked in clauses of their own."""
        if (found.kind, found.intent) != ("intent", "hours"):
            return found
        besides = self._wording.read(self._intents.besides("hours", said, self._wording))
        named = self._reckoner.reckon(besides, town)
        if named.kind == "none" or named.candidates[0].score < _NAMED:
            return found
        return replace(found, kind=named.kind, candidates=named.candidates, near=named.near)

    def _only_resembled(self, said: Wordings, found: Reckoned) -> bool:
        """Say whether a wish was told as a story: “我妈瘫起了，家里没人……能不能来家里一趟”.

        What such a story tells of people resembles many a matter; one that it names is meant.
        """
        first = found.candidates[0] if found.candidates else None
        if first is None or first.score >= _NAMED:
            return first is None
        return not self._reckoner.names(said, first.code)


def _offered(matter: Matter, town: Town | None) -> bool:
    return town is None or town.takes(matter)


def _only_asks(intent: Intent, said: Wordings, beside: Beside) -> bool:
    """Say whether a message only asks where a wish sounds alike: “要带啥” like 代办."""
    who = intent == "proxy" and "proxy" in beside.asked.elements  # 我一个人来行不
    bare = not beside.asked.subject or _SENDS.search(said.plain) is None
    asks = bool(beside.asked.elements) and bare
    return (who or asks) and intent in _COMING and _INSTEAD.search(said.plain) is None


def _nobody_s(topic: Topic | None) -> bool:
    """Say whether it is chat, abuse or orders, which sound like many a wish."""
    return topic is not None and topic.kind != "agency"

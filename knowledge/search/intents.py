"""Hears what a citizen wants of the centre itself: to book, to complain, a person, the way.

By rules (intents.toml), which are sure, and by weights learned from examples (data/intents).
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from knowledge.search.lexicon import IntentRule, Thresholds
from knowledge.search.normalise import WHEN
from knowledge.search.rank import rank
from knowledge.search.understanding import Intent
from knowledge.search.weights import Weights
from knowledge.search.wording import Wording, Wordings

_WITH_MATTER: frozenset[Intent] = frozenset({"book", "proxy"})
"""Wishes that are mostly said of a matter, which may have to be asked back."""
_SAYS_SOMETHING = 3  # characters
_HANDS_OVER: frozenset[Intent] = frozenset(
    {"complain", "rate", "progress", "unsolved", "suggest", "human"}
)
_LEADS_AWAY: frozenset[Intent] = frozenset({"home_visit", "proxy"})
_BOOKS: frozenset[Intent] = frozenset({"book", "reschedule", "cancel_booking"})
_FEW = 12
"""In so few characters a statement (“她不识字”, “没办过”) sounds like many a wish: what leads away
from the matter at hand must be as good as certain then."""
_STANDS_IN = re.compile("[代替帮让叫喊请派托找]|委托|跑腿|安排")
"""Who is to act in one's place is said with one of these: “我去办” and “跑滴滴” want nobody."""
_KNOWN: tuple[Intent, ...] = get_args(Intent)


@dataclass(frozen=True, slots=True)
class Heard:
    """An intent that was heard. `firm`: it is the message, whatever matter is named besides.

    `strong`: it is the message unless a matter is surely named. `ruled`: by a rule, not learned.
    """

    intent: Intent
    firm: bool
    strong: bool = False
    ruled: bool = False


class Intents:
    """The table of intents and their weights. The first rule that fits wins, whole ones first."""

    def __init__(
        self, rules: Sequence[IntentRule], weights: Weights, thresholds: Thresholds
    ) -> None:
        """Take the rules, the weights of learn.py and from which chance on to believe them."""
        self._alone = {text: rule.intent for rule in reversed(rules) for text in rule.alone}
        self._rules = tuple(rules)
        self._over = frozenset(rule.intent for rule in rules if rule.over_matter)
        self._weights = weights
        self._thresholds = thresholds

    def hear(self, said: Wordings, wording: Wording, *, by_rules: bool = False) -> Heard | None:
        """Give the intent of a message, or None; `by_rules`: leave the weights unasked."""
        wordings = (said.plain, said.question, said.repaired)
        for each in wordings:
            intent = self._alone.get(each.replace(",", ""))
            if intent:
                return Heard(intent, firm=True, ruled=True)
        ruled = self._ruled(*wordings)
        if by_rules or (ruled and ruled.firm):
            return ruled
        return self._learned(said, wording, ruled)

    def besides(self, intent: Intent, said: Wordings, wording: Wording) -> str:
        """Give the clauses in which no rule hears this intent; empty where none hears it."""
        clauses = (each for each in said.plain.split(",") if each)
        heard = ((each, self._ruled(wording.read(each).plain)) for each in clauses)
        rest = [each for each, by in heard if by is None or by.intent != intent]
        return "" if len(rest) == said.plain.count(",") + 1 else ",".join(rest)

    def _ruled(self, *wordings: str) -> Heard | None:
        for rule in self._rules:
            if rule.says and any(rule.says.search(wording) for wording in wordings):
                return Heard(rule.intent, rule.over_matter, ruled=True)
        return None

    def _learned(self, said: Wordings, wording: Wording, ruled: Heard | None) -> Heard | None:
        """Believe the weights where they are sure; a rule that fits needs less of them."""
        if len(said.plain) < _SAYS_SOMETHING:
            return ruled
        weighed = self._weights.weigh(wording.all_grams(said))
        if weighed.known < self._thresholds.known:
            return ruled
        ranking = rank(dict(enumerate(weighed.logits)), weighed.nothing, 0)
        best = ranking.matters[0]
        intent = self._intent(best.number)
        if intent and (ruled is None or ruled.intent != intent):
            intent = intent if best.chance >= self._least(intent, said.plain) else None
        if intent and best.chance >= self._thresholds.intent_sure:
            firm = intent in self._over and best.chance >= self._thresholds.intent_firm
            by_rule = ruled is not None and ruled.intent == intent
            return Heard(intent, firm, strong=intent not in _WITH_MATTER, ruled=by_rule)
        if intent and ruled is None and best.chance >= self._thresholds.intent:
            return Heard(intent, firm=False)
        return ruled

    def _least(self, intent: Intent, plain: str) -> float:
        """Give the chance from which on the weights are believed without a rule."""
        few = len(plain) <= _FEW
        if intent == "proxy" and len(plain) <= _FEW + 4 and not _STANDS_IN.search(plain):
            return math.inf
        if few and intent in _HANDS_OVER | _LEADS_AWAY:
            return self._thresholds.intent_few
        if few and intent in _BOOKS and not WHEN.search(plain):
            return self._thresholds.book_few
        sure = self._thresholds.intent_sure
        return sure if intent in _HANDS_OVER else self._thresholds.intent

    def _intent(self, number: int) -> Intent | None:
        code = self._weights.codes[number]
        return next((each for each in _KNOWN if each == code), None)

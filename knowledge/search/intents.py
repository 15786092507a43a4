"""Hears what a citizen wants of the centre itself: to book, to complain, a person, the way."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.search.lexicon import IntentRule
from knowledge.search.understanding import Intent


@dataclass(frozen=True, slots=True)
class Heard:
    """An intent that was heard. `firm`: it is the message, whatever matter is named besides."""

    intent: Intent
    firm: bool


class Intents:
    """The table of intents. The first rule that fits wins, whole messages before parts."""

    def __init__(self, rules: Sequence[IntentRule]) -> None:
        self._alone = {text: rule.intent for rule in reversed(rules) for text in rule.alone}
        self._rules = tuple(rules)

    def hear(self, *wordings: str) -> Heard | None:
        """Give the intent of a message in any of its wordings: plain, without fillers, repaired."""
        for wording in wordings:
            intent = self._alone.get(wording.replace(",", ""))
            if intent:
                return Heard(intent, firm=True)
        for rule in self._rules:
            if rule.says and any(rule.says.search(wording) for wording in wordings):
                return Heard(rule.intent, rule.over_matter)
        return None

"""A desk for suggestions that keeps them in a list."""

from dataclasses import dataclass, field
from datetime import date

from dialogs.suggest_ports import Suggested


@dataclass
class FakeSuggestDesk:
    """dialogs.suggest_ports.SuggestDesk in memory."""

    taken: list[str] = field(default_factory=list)

    def suggest(self, words: str) -> Suggested:
        self.taken.append(words)
        return Suggested(len(self.taken), date(2026, 12, 1))

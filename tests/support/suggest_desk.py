"""A desk for suggestions that keeps them in a list."""

from dataclasses import dataclass, field
from datetime import date

from dialogs.suggest_ports import Raised, Suggested


@dataclass
class FakeSuggestDesk:
    """dialogs.suggest_ports.SuggestDesk in memory."""

    taken: list[str] = field(default_factory=list)

    stands: list[Raised] = field(default_factory=list)

    def raised(self) -> tuple[Raised, ...]:
        return tuple(self.stands)

    def suggest(self, words: str) -> Suggested:
        self.taken.append(words)
        by = date(2026, 12, 1)
        self.stands.append(Raised("建议", len(self.taken), words, date(2026, 11, 24), by))
        return Suggested(len(self.taken), date(2026, 12, 1))

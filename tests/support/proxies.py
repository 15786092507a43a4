"""A proxy desk and an “办不成事” window without a centre behind them."""

from dataclasses import dataclass, field

from dialogs.proxy_ports import (
    AskResult,
    EndResult,
    NoProxy,
    ProxyAsked,
    ProxyClosed,
    ProxySummary,
    ProxyThere,
    ProxyWish,
)
from dialogs.unsolved_ports import UnsolvedTaken
from knowledge.towns import Village


@dataclass
class FakeProxies:
    """dialogs.proxy_ports.ProxyDesk in memory."""

    wishes: list[ProxyWish] = field(default_factory=list)
    made: list[ProxySummary] = field(default_factory=list)
    confirmed: list[tuple[str, str]] = field(default_factory=list)
    media: str | None = "picture-1"
    phones: dict[str, str] = field(default_factory=dict)

    def holder(self, village: Village) -> tuple[str, str]:
        return f"{village.name}代办员（电话{village.phone}）", "今天12:00前"

    def picture(self) -> str | None:
        return self.media

    def ask(self, wish: ProxyWish) -> AskResult:
        for each in self.made:
            if each.matter_name == wish.matter.called and each.who == wish.who:
                return ProxyThere(each)
        self.wishes.append(wish)
        holder, until = self.holder(wish.village)
        number = f"D261124-{len(self.made) + 1:03}"
        summary = ProxySummary(
            number, wish.matter.called, wish.who, "等着接", holder, until, None, (), False, (),
            wish.relation,
        )  # fmt: skip
        self.phones[number] = wish.phone
        self.made.append(summary)
        return ProxyAsked(summary)

    def mine(self) -> tuple[ProxySummary, ...]:
        return tuple(self.made)

    def cancel(self, number: str) -> EndResult:
        return self._end(number)

    def change_phone(self, number: str, phone: str) -> ProxySummary | NoProxy:
        found = next((each for each in self.made if each.number == number), None)
        if found is not None:
            self.phones[number] = phone
        return found or NoProxy()

    def confirm(self, number: str, words: str) -> EndResult:
        self.confirmed.append((number, words))
        return self._end(number)

    def _end(self, number: str) -> EndResult:
        for each in self.made:
            if each.number == number:
                self.made.remove(each)
                return ProxyClosed(number)
        return NoProxy()


@dataclass
class FakeUnsolved:
    """dialogs.unsolved_ports.UnsolvedDesk in memory."""

    taken: list[tuple[str, str, str | None]] = field(default_factory=list)

    def take(self, kind: str, story: str, matter: str | None) -> UnsolvedTaken:
        self.taken.append((kind, story, matter))
        return UnsolvedTaken("主任（示例）", "“办不成事”反映窗口", 0, True, "现在开着")

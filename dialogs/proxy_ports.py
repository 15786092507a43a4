"""What the dialogs need from the centre for 帮办代办: ask, look, cancel, confirm. source: XL-12."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from knowledge.matters import Matter
from knowledge.towns import Village


@dataclass(frozen=True, slots=True)
class ProxyWish:
    """What a citizen asks for. `consent` are the words by which the person served agreed.

    `consent_how` is 本人说的 or 纸上签字; `pictured`: the paper's picture is this turn's.
    """

    matter: Matter
    village: Village
    who: str
    relation: str
    phone: str
    consent: str
    consent_how: str
    pictured: str | None = None
    notice: str | None = None
    answers: Mapping[str, Sequence[str]] | None = None


@dataclass(frozen=True, slots=True)
class ProxySummary:
    """A request as its citizen sees it. `holder` has the phone; `until`: when an answer is due.

    `state` is a word for people; `confirm`: “收到了” may be said; `history` is newest last.
    """

    number: str
    matter_name: str
    who: str
    state: str
    holder: str
    until: str | None
    way: str | None
    owed: tuple[str, ...]
    confirm: bool
    history: tuple[str, ...]
    relation: str = ""


@dataclass(frozen=True, slots=True)
class ProxyAsked:
    """It is asked; `proxy` says of whom."""

    proxy: ProxySummary


@dataclass(frozen=True, slots=True)
class ProxyThere:
    """There is an open one for the same matter and person."""

    proxy: ProxySummary


@dataclass(frozen=True, slots=True)
class ProxiesFull:
    """The citizen has as many open requests as may be."""

    limit: int


@dataclass(frozen=True, slots=True)
class ProxyClosed:
    """The request was cancelled, or is finished."""

    number: str


@dataclass(frozen=True, slots=True)
class ProxyOwed:
    """Nothing was done: these papers are to be given back first."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoProxy:
    """The citizen has no such request."""


AskResult = ProxyAsked | ProxyThere | ProxiesFull
EndResult = ProxyClosed | ProxyOwed | NoProxy


class ProxyDesk(Protocol):
    """One citizen's proxy requests, in the transaction of this turn."""

    def holder(self, village: Village) -> tuple[str, str]:
        """Give who would have a request made now (with phone), and by when an answer is due."""

    def picture(self) -> str | None:
        """Give WeChat's id of the picture that this turn is about, if it is about one."""

    def ask(self, wish: ProxyWish) -> AskResult:
        """Make the request; its holder has the town's time to accept."""

    def mine(self) -> tuple[ProxySummary, ...]:
        """Give this citizen's open requests, the oldest first."""

    def cancel(self, number: str) -> EndResult:
        """Cancel one; not while papers are to be given back."""

    def change_phone(self, number: str, phone: str) -> ProxySummary | NoProxy:
        """Put another phone in an open request; its agent sees it, and that it was changed."""

    def confirm(self, number: str, words: str) -> EndResult:
        """Confirm that all came back (`words`: as said), which ends what is done."""

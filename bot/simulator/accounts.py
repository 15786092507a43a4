"""What WeChat knows of each town's account: its tokens, menu, media, faults and citizens."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.simulator.media import MediaStore
from bot.simulator.menus import Button
from bot.simulator.phones import Phone
from bot.simulator.tokens import Tokens
from bot.wechat.menu import MENU
from knowledge.matters import TownId
from knowledge.towns import Town

_MAX_PHONES = 500

Fault = Literal["busy", "expired", "used_up", "closed"]
FAULT_CODES: dict[Fault, int] = {"busy": -1, "expired": 42001, "used_up": 45047, "closed": 45015}


@dataclass(slots=True)
class Account:
    """One account as WeChat keeps it. `faults`: True for one that lasts beyond its first call."""

    town: TownId
    tokens: Tokens = field(default_factory=Tokens)
    menu: Sequence[Button] = MENU
    media: MediaStore = field(default_factory=MediaStore)
    faults: dict[Fault, bool] = field(default_factory=dict)
    _phones: OrderedDict[str, Phone] = field(default_factory=OrderedDict)

    def phone(self, name: str) -> Phone:
        """Give this citizen's phone, new if need be; beyond 500 the longest unused is forgotten."""
        phone = self._phones.setdefault(name, Phone(self.town, name))
        self._phones.move_to_end(name)
        while len(self._phones) > _MAX_PHONES:
            self._phones.popitem(last=False)
        return phone

    def phone_of(self, openid: str) -> Phone | None:
        """Give the phone of this openid, if its citizen has ever been here."""
        return next((each for each in self._phones.values() if each.openid == openid), None)

    def phones(self) -> tuple[Phone, ...]:
        """Give all phones, the last used first."""
        return tuple(reversed(self._phones.values()))

    def fault(self, now: datetime, *, sending: bool) -> int:
        """Give the code of the fault that is switched on for this call, 0 if none."""
        for name in tuple(self.faults):
            if name in {"used_up", "closed"} and not sending:
                continue
            if not self.faults[name]:
                del self.faults[name]
                if name == "expired":
                    self.tokens.expire(now)
            return FAULT_CODES[name]
        return 0

    def tell_all(self, event: dict[str, object] | None) -> None:
        """Tell every page that looks at a chat of this account."""
        for each in self._phones.values():
            each.tell(event)


class Accounts:
    """The accounts of all towns, made when first asked for."""

    def __init__(
        self, towns: Callable[[str], Town | None], all_towns: Callable[[], Sequence[Town]]
    ) -> None:
        self.town = towns
        self.all_towns = all_towns
        self._made: dict[TownId, Account] = {}

    def __iter__(self) -> Iterator[Account]:
        return iter(self._made.values())

    def of(self, town: Town) -> Account:
        """Give this town's account."""
        return self._made.setdefault(town.id, Account(town.id))

    def with_appid(self, appid: str) -> Town | None:
        """Give the town whose account has this appid."""
        return next((each for each in self.all_towns() if each.account.appid == appid), None)

    def with_token(self, value: str, now: datetime) -> Account | int:
        """Give the account whose valid token this is, else the error code."""
        for each in self._made.values():
            found = each.tokens.check(value, now)
            if found is not None:
                return found or each
        return 40001

"""The simulator as a whole: WeChat's state, its page, its API side, and the posts it makes."""

from collections.abc import Callable, Sequence

from aiohttp import web

from bot.clock import Clock
from bot.simulator.accounts import Accounts
from bot.simulator.api import Api
from bot.simulator.chat import Chat
from bot.simulator.delivery import Delivery
from bot.simulator.pages import Pages
from knowledge.towns import Town

PATIENCE = 5.0  # seconds until WeChat gives up a post


class Simulator:
    """A WeChat that runs here, below /simulator/. All it knows is in memory and gone with it.

    Posts go to `{webhook_base}/wechat/{town}`, each given up after `patience` seconds; our sender
    reaches the API side at `{webhook_base}/simulator/api`. Call `close` when the application shuts
    down (`on_shutdown`), not only when it cleans up: open pages hold a stream each.
    """

    def __init__(
        self,
        towns: Callable[[str], Town | None],
        all_towns: Callable[[], Sequence[Town]],
        webhook_base: str,
        clock: Clock,
        *,
        patience: float = PATIENCE,
    ) -> None:
        self._accounts = Accounts(towns, all_towns)
        self._delivery = Delivery(webhook_base, clock, patience)
        self._clock = clock
        self._webhook_base = webhook_base
        self._api = Api(self._accounts, clock)
        self._pages = Pages(self._accounts, self.chat, clock)

    def routes(self) -> list[web.RouteDef]:
        """Give the routes of the pages and of the API side."""
        return [*self._api.routes(), *self._pages.routes()]

    async def start(self) -> None:
        """Get ready to post."""
        await self._delivery.start()

    async def close(self) -> None:
        """End the open pages and the posts under way. May be called twice."""
        await self._pages.close()
        await self._delivery.close()

    def chat(self, town_id: str, name: str) -> Chat:
        """Give the chat of this citizen with this town. Raises LookupError for an unknown town."""
        town = self._accounts.town(town_id)
        if town is None:
            raise LookupError(f"there is no town {town_id}")
        account = self._accounts.of(town)
        phone = account.phone(name)
        return Chat(town, account, phone, self._delivery, self._clock, self._webhook_base)

"""A citizen in a test: says, taps and hears through the simulator's WeChat, over HTTP."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from bot.simulator.bubbles import FAILURE, Bubble
from bot.simulator.chat import Chat
from bot.simulator.delivery import Delivered
from bot.simulator.markup import Part
from bot.simulator.media import SAMPLE_PICTURE
from bot.simulator.phones import Event
from bot.simulator.places import places_of
from bot.simulator.simulator import Simulator
from bot.simulator.wire import Reply

_STILL = 0.05
"""Seconds without anything heard, after which whoever waits lets the centre's time go on."""


class Citizen:
    """One citizen's phone. Each action waits for the answer and gives the texts that were shown.

    A citizen follows the account from before, unless `following=False`. Texts are as they are
    read: blue words without their markup. `heard` holds every text ever shown, also those sent by
    the API; WeChat's grey failure line is heard like a text. `time_goes_on` is called while
    the citizen waits and hears nothing.
    """

    def __init__(
        self,
        simulator: Simulator,
        town: str,
        name: str,
        *,
        following: bool = True,
        time_goes_on: Callable[[], None] = lambda: None,
    ) -> None:
        self.chat: Chat = simulator.chat(town, name)
        self.chat.phone.following = following
        self._mark = 0
        self._time_goes_on = time_goes_on

    @property
    def openid(self) -> str:
        return self.chat.phone.openid

    @property
    def town(self) -> str:
        return str(self.chat.town.id)

    @property
    def heard(self) -> list[str]:
        """Everything heard, oldest first."""
        return [each.words for each in self._bubbles(after=0)]

    @property
    def latest(self) -> list[str]:
        """What was heard since the citizen last did something."""
        return [each.words for each in self._bubbles(after=self._mark)]

    @property
    def pushed(self) -> list[str]:
        """What of the latest came by the API."""
        return [each.words for each in self._bubbles(after=self._mark) if each.pushed]

    async def says(self, text: str) -> list[str]:
        self._begin()
        return self._end(await self.chat.say(text))

    async def taps(self, words: str) -> list[str]:
        """Tap blue words: the last shown ones with these words, or else that contain them."""
        part = self._tappable(words)
        self._begin()
        return self._end(await self.chat.tap(part.says, part.tap_id))

    async def follows(self) -> list[str]:
        self._begin()
        return self._end(await self.chat.follow())

    async def unfollows(self) -> list[str]:
        self._begin()
        return self._end(await self.chat.unfollow())

    async def clicks(self, key: str) -> list[str]:
        """Click the menu's button with this key."""
        self._begin()
        return self._end(await self.chat.click(key))

    async def sends_location(
        self, village: str | None = None, *, latitude: float = 0, longitude: float = 0
    ) -> list[str]:
        """Send where a village of the town is, or a point."""
        self._begin()
        if village is None:
            return self._end(await self.chat.send_place(latitude, longitude, "地图上的一点"))
        place = next(each for each in places_of(self.chat.town) if each.name == village)
        return self._end(await self.chat.send_place(place.latitude, place.longitude, place.label))

    async def sends_picture(self, content: bytes = SAMPLE_PICTURE) -> list[str]:
        self._begin()
        return self._end(await self.chat.send_picture(content))

    async def sends_voice(self) -> list[str]:
        self._begin()
        return self._end(await self.chat.send_voice())

    async def repeats(self, times: int) -> list[str]:
        """Post the last message again, `times` times at once; give each reply's raw text."""
        delivered = await self.chat.again(times)
        return [each.text if isinstance(each, Reply) else "" for each in delivered.answers]

    def hears(self, *fragments: str) -> str:
        """Check that each fragment was heard since the last action; give all that was heard."""
        together = "\n".join(self.latest)
        for each in fragments:
            assert each in together, f"not heard: “{each}”\nheard: {together or '(nothing)'}"
        return together

    def begins_to_listen(self) -> None:
        """Count as latest only what is heard from now on."""
        self._begin()

    def hears_nothing(self) -> None:
        assert self.latest == []

    async def waits_to_hear(self, fragment: str, within: float = 5.0) -> str:
        """Wait (`within` seconds at most) for a fragment, such as a clerk's answer by the API."""
        with self.chat.phone.looked_at() as events:
            try:
                async with asyncio.timeout(within):
                    while fragment not in "\n".join(self.latest):
                        await self._something(events)
            except TimeoutError:
                pass
        return self.hears(fragment)

    async def _something(self, events: asyncio.Queue[Event | None]) -> None:
        """Wait for anything to happen on the phone; where nothing does, time goes on."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_STILL):
                await events.get()
                return
        self._time_goes_on()

    def _begin(self) -> None:
        self._mark = self.chat.phone.bubbles[-1].number if self.chat.phone.bubbles else 0

    def _end(self, _delivered: Delivered) -> list[str]:
        return [each.words for each in self._bubbles(after=self._mark) if not each.pushed]

    def _bubbles(self, *, after: int) -> list[Bubble]:
        shown = self.chat.phone.bubbles
        return [each for each in shown if each.number > after and each.side != "citizen"]

    def _tappable(self, words: str) -> Part:
        parts = [
            part
            for bubble in reversed(self.chat.phone.bubbles)
            for part in bubble.parts
            if part.kind == "tap"
        ]
        for fits in (lambda each: each.words == words, lambda each: words in each.words):
            if found := next(filter(fits, parts), None):
                return found
        there = "、".join(each.words for each in parts[:12])
        raise AssertionError(f"there are no blue words “{words}”; there are: {there or 'none'}")

    @property
    def sees_failure(self) -> bool:
        """Say whether WeChat showed its failure line since the last action."""
        return FAILURE in self.latest

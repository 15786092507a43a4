"""What a clerk heard in a voice goes the way of every message, as if it had been typed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot import turn
from bot.clock import Clock
from bot.readers import Readers
from bot.webhook import lane
from bot.wechat.messages import Inbound
from handoff.ports import Work
from knowledge.matters import CitizenId
from knowledge.search.understanding import Understanding
from knowledge.towns import Town

_HEARD = "听了您的语音：“{}”"


class Listener:
    """The real handoff.ports.Listener."""

    def __init__(
        self, around: Callable[[Town], turn.Surroundings], reader: Readers, clock: Clock
    ) -> None:
        self._around = around
        self._reader = reader
        self._clock = clock

    def lane(self, town: Town, citizen: CitizenId) -> str:
        """Give the citizen's lane."""
        return lane(town, _inbound(town, citizen, 0, "", 0))

    def said(
        self, town: Town, citizen: CitizenId, message: int, text: str
    ) -> Callable[[Work], None]:
        """Understand the words; the job tells what was heard and takes the turn.

        WeChat has no post open for it, so all that the bot answers goes by the outbox.
        """
        now, around = self._clock(), self._around(town)
        inbound = _inbound(town, citizen, message, text, int(now.timestamp()))
        late = now - timedelta(seconds=1)
        heard = turn.Message(inbound, Understanding(text, "none"), late)
        heard = replace(heard, understanding=self._reader.understand(text, town))

        def job(work: Work) -> None:
            work.say(town.id, citizen, _HEARD.format(text), by="bot")
            turn.hear(work, heard, around)

        return job


def _inbound(town: Town, citizen: CitizenId, message: int, text: str, at: int) -> Inbound:
    return Inbound(
        kind="text",
        openid=citizen,
        account=town.account.original_id,
        created_at=at,
        key=f"voice:{message}",
        text=text,
        content={"VoiceOf": str(message)},
    )

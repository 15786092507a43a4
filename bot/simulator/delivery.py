"""Carries a citizen's message to the webhook: signed, sealed, again if need be, as WeChat does."""

import asyncio
from dataclasses import dataclass

import aiohttp

from bot.clock import Clock
from bot.simulator.phones import Exchange, Phone
from bot.simulator.wire import Answer, Field, Garbage, Reply, Silence, post_of, read_answer
from knowledge.towns import Town

ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Unanswered:
    """WeChat heard nothing in time, or could not connect."""

    reason: str


@dataclass(frozen=True, slots=True)
class Delivered:
    """What came of one message: the answer that counts, and every answer if it was repeated."""

    answer: Answer
    answers: tuple[Answer, ...]

    @property
    def agree(self) -> bool:
        """Say whether all repeats were answered alike."""
        return len({_said(each) for each in self.answers}) <= 1


class Delivery:
    """Posts to `{webhook_base}/wechat/{town}`. `patience`: seconds until WeChat gives up a post."""

    def __init__(self, webhook_base: str, clock: Clock, patience: float) -> None:
        self._base = webhook_base.rstrip("/")
        self._clock = clock
        self._patience = patience
        self._client: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        """Open the HTTP client."""
        self._client = aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=self._patience),
            connector=aiohttp.TCPConnector(limit=0),
        )

    async def close(self) -> None:
        """Close the HTTP client."""
        if self._client is not None:
            await self._client.close()
            self._client = None

    async def carry(
        self, town: Town, phone: Phone, fields: tuple[Field, ...], times: int | None = None
    ) -> Delivered:
        """Deliver the message `times` times at once (as the phone's network says, if not given)."""
        await asyncio.sleep(phone.network.delay)
        count = phone.network.repeat if times is None else times
        posts = (self._until_answered(town, phone, fields) for _ in range(count))
        answers = tuple(await asyncio.gather(*posts))
        return Delivered(answers[0], answers)

    async def _until_answered(self, town: Town, phone: Phone, fields: tuple[Field, ...]) -> Answer:
        attempts: list[Exchange] = []
        for attempt in range(1, ATTEMPTS + 1):
            exchange, answer = await self._post(town, phone, fields, attempt)
            attempts.append(exchange)
            phone.exchanges = tuple(attempts)
            if not isinstance(answer, Unanswered):
                return answer
        return Garbage(f"no answer to {ATTEMPTS} posts")

    async def _post(
        self, town: Town, phone: Phone, fields: tuple[Field, ...], attempt: int
    ) -> tuple[Exchange, Answer | Unanswered]:
        post = post_of(town.account, phone.openid, fields, self._clock())
        url = f"{self._base}{town.webhook_path}?{post.query}"
        status, body, answer = await self._answer(town, phone, url, post.body)
        lost = phone.network.drop
        if lost == "replies" or (lost == "reply" and attempt == 1):
            answer = Unanswered("the reply was lost on its way (network switch)")
        inside = answer.inside if isinstance(answer, Reply | Garbage) else ""
        verdict = _verdict(answer)
        return (
            Exchange(attempt, url, post.body, post.inside, status, body, inside, verdict),
            answer,
        )

    async def _answer(
        self, town: Town, phone: Phone, url: str, body: str
    ) -> tuple[int | None, str, Answer | Unanswered]:
        if self._client is None:
            raise RuntimeError("start() the simulator before its citizens write")
        try:
            async with self._client.post(
                url,
                data=body.encode(),
                headers={"Content-Type": "text/xml", "User-Agent": "Mozilla/4.0"},
                allow_redirects=False,
            ) as response:
                came = await response.read()
                text = came.decode("utf-8", "replace")
                if response.status != 200:  # noqa: PLR2004 - HTTP OK
                    return response.status, text, Garbage(f"the answer is HTTP {response.status}")
                return 200, text, read_answer(town.account, phone.openid, came)
        except TimeoutError:
            return None, "", Unanswered(f"no answer within {self._patience:g} s")
        except aiohttp.ClientError as error:
            return None, "", Unanswered(f"no connection ({type(error).__name__})")


def _verdict(answer: Answer | Unanswered) -> str:
    match answer:
        case Reply(kind=kind):
            return f"shown: {kind}"
        case Silence():
            return "nothing to show"
        case Garbage(reason=reason) | Unanswered(reason=reason):
            return reason


def _said(answer: Answer) -> tuple[str, ...]:
    match answer:
        case Reply():
            return (answer.kind, answer.text, answer.media_id, answer.title, answer.url)
        case Silence():
            return ()
        case Garbage(reason=reason):
            return ("garbage", reason)

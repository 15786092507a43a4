"""What a citizen can do in the chat, what WeChat makes of it, and how the answer is shown."""

import itertools
import secrets

from bot.clock import Clock
from bot.simulator.accounts import Account
from bot.simulator.bubbles import FAILURE, Kind
from bot.simulator.delivery import Delivered, Delivery
from bot.simulator.media import SAMPLE_PICTURE, SAMPLE_SECONDS, SAMPLE_VOICE, content_type_of
from bot.simulator.phones import Phone
from bot.simulator.shown import exchanges_json, media_path, show_reply
from bot.simulator.wire import Answer, Field, Garbage, Reply, Silence
from knowledge.towns import Town

_NUMBERS = itertools.count(secrets.randbelow(1 << 62))
"""MsgIds begin anywhere, so that those of a restarted simulator never meet the old ones."""

_DISAGREE = "（模拟器）同一条消息的几次投递，得到的回复不一样"


class Chat:
    """One citizen's chat with one town's account. Each action waits until it is answered."""

    def __init__(
        self,
        town: Town,
        account: Account,
        phone: Phone,
        delivery: Delivery,
        clock: Clock,
        webhook_base: str,
    ) -> None:
        self.town = town
        self.account = account
        self.phone = phone
        self._delivery = delivery
        self._clock = clock
        self._base = webhook_base.rstrip("/")
        self._last: tuple[Field, ...] = ()

    async def say(self, text: str) -> Delivered:
        """Send a text."""
        return await self._message("text", ("Content", text), text=text)

    async def tap(self, says: str, tap_id: str) -> Delivered:
        """Tap blue words: they send themselves. It opens the one-minute window only."""
        number: str | int = int(tap_id) if tap_id.isdecimal() else tap_id
        return await self._message(
            "text", ("Content", says), ("bizmsgmenuid", number), text=says, tapped=True
        )

    async def send_place(self, latitude: float, longitude: float, label: str) -> Delivered:
        """Send a location."""
        return await self._message(
            "location",
            ("Location_X", round(latitude, 6)),
            ("Location_Y", round(longitude, 6)),
            ("Scale", 16),
            ("Label", label),
            details={"label": label, "where": f"{latitude:.4f}, {longitude:.4f}"},
        )

    async def send_picture(self, content: bytes = SAMPLE_PICTURE) -> Delivered:
        """Send a picture (PNG, JPEG or GIF). Raises ValueError if it is none."""
        kind = content_type_of(content)
        if kind is None or not kind.startswith("image/"):
            raise ValueError("不是图片：只能发 PNG、JPEG、GIF")
        medium = self.account.media.keep("image", content, kind, self._clock())
        path = media_path(self.town.id, medium.id)
        return await self._message(
            "image", ("PicUrl", self._base + path), ("MediaId", medium.id), picture=path
        )

    async def send_voice(self, content: bytes = SAMPLE_VOICE) -> Delivered:
        """Send a voice; as WeChat does since 2023, with an empty Recognition."""
        keep, now = self.account.media.keep, self._clock()
        narrow = keep("voice", content, "audio/amr", now)
        wide = keep("voice", content, "audio/amr", now)
        return await self._message(
            "voice",
            ("MediaId", narrow.id),
            ("Format", "amr"),
            ("Recognition", ""),
            ("MediaId16K", wide.id),
            details={"seconds": f"{SAMPLE_SECONDS}″"},
        )

    async def follow(self) -> Delivered:
        """Follow the account."""
        self.phone.following = True
        self._tell_state()
        self.phone.allowance.touched(self._clock())
        return await self._event("subscribe", "")

    async def unfollow(self) -> Delivered:
        """Leave the account; nothing it answers is shown."""
        self.phone.following = False
        self._tell_state()
        return await self._event("unsubscribe", "")

    async def click(self, key: str) -> Delivered:
        """Click a CLICK button of the menu."""
        self.phone.allowance.touched(self._clock())
        return await self._event("CLICK", key)

    async def view(self, url: str) -> Delivered:
        """Click a VIEW button of the menu: allows the account nothing."""
        return await self._event("VIEW", url)

    async def again(self, times: int) -> Delivered:
        """Post the last message or event anew, `times` times at once. Nothing more is shown."""
        return await self._delivery.carry(self.town, self.phone, self._last, times)

    async def _message(
        self,
        kind: Kind,
        *more: Field,
        text: str = "",
        picture: str = "",
        details: dict[str, str] | None = None,
        tapped: bool = False,
    ) -> Delivered:
        now, allowance = self._clock(), self.phone.allowance
        lost = self.phone.network.drop == "message"
        self.phone.show(now, "citizen", kind, text, picture=picture, details=details, sent=not lost)
        if lost:
            return Delivered(Silence(), ())
        self.phone.acted_at = now
        (allowance.touched if tapped else allowance.wrote)(now)
        self._last = (*self._head(kind), *more, ("MsgId", next(_NUMBERS)))
        return await self._carry()

    async def _event(self, event: str, key: str) -> Delivered:
        if self.phone.network.drop == "message":
            return Delivered(Silence(), ())
        self.phone.acted_at = self._clock()
        self._last = (*self._head("event"), ("Event", event), ("EventKey", key))
        return await self._carry()

    def _head(self, kind: str) -> tuple[Field, ...]:
        return (
            ("ToUserName", self.town.account.original_id),
            ("FromUserName", self.phone.openid),
            ("CreateTime", int(self._clock().timestamp())),
            ("MsgType", kind),
        )

    async def _carry(self) -> Delivered:
        delivered = await self._delivery.carry(self.town, self.phone, self._last)
        self.phone.tell({"type": "exchange", "exchanges": exchanges_json(self.phone)})
        if self.phone.following:
            self._show(delivered.answer)
        if not delivered.agree:
            self.phone.show(self._clock(), "system", "line", _DISAGREE)
        return delivered

    def _show(self, answer: Answer) -> None:
        now = self._clock()
        match answer:
            case Reply():
                show_reply(self.phone, self.account, answer, now)
            case Garbage():
                self.phone.show(now, "system", "line", FAILURE)
            case Silence():
                pass

    def _tell_state(self) -> None:
        self.phone.tell({"type": "following", "following": self.phone.following})

"""custom/send and custom/typing: what WeChat checks before a citizen sees anything."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.simulator.accounts import Account
from bot.simulator.errors import Refused, done
from bot.simulator.phones import Phone
from bot.simulator.shown import menu_parts, show_pushed
from bot.simulator.wire import MAX_TEXT

_MEDIA = {"image", "voice", "video"}
_ACTIVE = timedelta(seconds=30)
_TYPING = timedelta(seconds=15)

Sent = Mapping[str, object]


def send(account: Account, sent: Sent, now: datetime) -> dict[str, object] | Refused:
    """Send the message, or refuse it as WeChat would; a refused one costs no allowance."""
    if code := _content_fault(account, sent, now):
        return Refused(code)
    phone = account.phone_of(str(sent.get("touser", "")))
    if phone is None:
        return Refused(40003)
    if not phone.following:
        return Refused(45015)
    if code := phone.allowance.spend(now):
        return Refused(code)
    _stop_typing(phone)
    show_pushed(phone, account, sent, now)
    return done()


def show_typing(account: Account, sent: Sent, now: datetime) -> dict[str, object] | Refused:
    """Show or hide “对方正在输入…” for 15 seconds."""
    phone = account.phone_of(str(sent.get("touser", "")))
    if phone is None:
        return Refused(40003)
    if sent.get("command") == "CancelTyping":
        _stop_typing(phone)
        return done()
    if sent.get("command") != "Typing":
        return Refused(45072)
    if phone.acted_at is None or now - phone.acted_at > _ACTIVE:
        return Refused(45080)
    if phone.typing_until is not None and now < phone.typing_until:
        return Refused(45081)
    phone.typing_until = now + _TYPING
    phone.tell({"type": "typing", "on": True})
    return done()


def _stop_typing(phone: Phone) -> None:
    phone.typing_until = None
    phone.tell({"type": "typing", "on": False})


def _content_fault(account: Account, sent: Sent, now: datetime) -> int:
    kind = sent.get("msgtype")
    if kind not in {"text", "msgmenu", *_MEDIA}:
        return 40008
    content = sent.get(str(kind))
    if not isinstance(content, Mapping):
        return 44004
    if kind == "text":
        return _text_fault(content.get("content"))
    if kind == "msgmenu":
        return _menu_fault(content)
    return 0 if account.media.get(str(content.get("media_id", "")), now) else 40007


def _text_fault(text: object) -> int:
    if not isinstance(text, str) or not text:
        return 44004
    return 45002 if len(text.encode()) > MAX_TEXT else 0


def _menu_fault(menu: Mapping[str, object]) -> int:
    items = menu.get("list")
    if not isinstance(items, list) or not items:
        return 44004
    if not all(isinstance(each, Mapping) and {"id", "content"} <= each.keys() for each in items):
        return 47001
    return _text_fault("".join(each.words for each in menu_parts(menu)))

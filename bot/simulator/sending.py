"""custom/send and custom/typing: what WeChat checks before a citizen sees anything."""

import re
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

_FIELD = re.compile(r"([a-z_]+)\d{1,2}")
_FIELDS = {"thing": 20, "phrase": 5, "phone_number": 17, "character_string": 32}
_LONGEST = 32  # characters

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


def send_template(account: Account, sent: Sent, now: datetime) -> dict[str, object] | Refused:
    """Show a template message; whoever follows gets it at any time, and it costs no allowance."""
    data = sent.get("data")
    if not sent.get("template_id"):
        return Refused(40037)
    if not isinstance(data, Mapping) or not all(_fits(name, data[name]) for name in data):
        return Refused(47003)
    phone = account.phone_of(str(sent.get("touser", "")))
    if phone is None:
        return Refused(40003)
    if not phone.following:
        return Refused(43004)
    lines = (str(each["value"]) for each in data.values())
    phone.show(now, "account", "text", "\n".join(("【模板消息】", *lines)), pushed=True)
    return done()


def _fits(name: object, field: object) -> bool:
    kind = _FIELD.fullmatch(str(name))
    value = field.get("value") if isinstance(field, Mapping) else None
    if kind is None or not isinstance(value, str) or not value or "\n" in value:
        return False
    return len(value) <= _FIELDS.get(kind[1], _LONGEST)


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

"""What the page asks for, read from its JSON; a wrong request is refused in words."""

from collections.abc import Callable, Coroutine, Mapping
from typing import cast

from bot.simulator.accounts import FAULT_CODES, Account
from bot.simulator.chat import Chat
from bot.simulator.delivery import Delivered
from bot.simulator.phones import Drop, Network
from bot.simulator.places import places_of

_MAX_TEXT = 2000  # characters
_MAX_REPEAT = 4
_MAX_DELAY = 20  # seconds
_DROPS = ("none", "message", "reply", "replies")

Asked = Mapping[str, object]
Action = Coroutine[object, object, Delivered]


class ActionError(ValueError):
    """The page asked for something that can't be done; the message says it in Chinese."""


def action(chat: Chat, asked: Asked) -> Action:
    """Give what the citizen does, to be awaited. Raises ActionError."""
    name = asked.get("do")
    if not isinstance(name, str) or name not in _ACTIONS:
        raise ActionError(f"没有这个动作：{name}")
    if name != "follow" and not chat.phone.following:
        raise ActionError("还没有关注这个公众号，先点“关注公众号”")
    return _ACTIONS[name](chat, asked)


def network_of(asked: Asked) -> Network:
    """Give the network as the drawer's switches say. Raises ActionError."""
    repeat, delay, drop = asked.get("repeat"), asked.get("delay"), asked.get("drop")
    if not isinstance(repeat, int) or not 1 <= repeat <= _MAX_REPEAT:
        raise ActionError(f"重复次数要在1到{_MAX_REPEAT}之间")
    if not isinstance(delay, int | float) or not 0 <= delay <= _MAX_DELAY:
        raise ActionError(f"延迟要在0到{_MAX_DELAY}秒之间")
    if drop not in _DROPS:
        raise ActionError(f"丢失要是其中之一：{'、'.join(_DROPS)}")
    return Network(repeat, float(delay), cast("Drop", drop))


def switch_fault(account: Account, asked: Asked) -> None:
    """Switch a fault of the API side: `next` for one call, `lasting`, or `off`."""
    name, how = asked.get("fault"), asked.get("how")
    if name not in tuple(FAULT_CODES) or how not in ("next", "lasting", "off"):
        raise ActionError("没有这个故障开关")
    if how == "off":
        account.faults.pop(name, None)
    else:
        account.faults[name] = how == "lasting"


def _text(asked: Asked, key: str) -> str:
    value = asked.get(key)
    if not isinstance(value, str) or not value.strip() or len(value) > _MAX_TEXT:
        raise ActionError(f"内容要有字，不超过{_MAX_TEXT}个字")
    return value


def _place(chat: Chat, asked: Asked) -> Action:
    if "place" in asked:
        for each in places_of(chat.town):
            if each.name == asked["place"]:
                return chat.send_place(each.latitude, each.longitude, each.label)
        raise ActionError(f"没有这个地点：{asked['place']}")
    latitude, longitude = asked.get("latitude"), asked.get("longitude")
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        raise ActionError("经纬度要是数字")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):  # noqa: PLR2004 - the globe
        raise ActionError("纬度在-90到90之间，经度在-180到180之间")
    return chat.send_place(latitude, longitude, str(asked.get("label") or "地图上的一点"))


_ACTIONS: dict[str, Callable[[Chat, Asked], Action]] = {
    "say": lambda chat, asked: chat.say(_text(asked, "text")),
    "tap": lambda chat, asked: chat.tap(_text(asked, "says"), _text(asked, "id")),
    "follow": lambda chat, _asked: chat.follow(),
    "unfollow": lambda chat, _asked: chat.unfollow(),
    "click": lambda chat, asked: chat.click(_text(asked, "key")),
    "view": lambda chat, asked: chat.view(_text(asked, "url")),
    "place": _place,
    "picture": lambda chat, _asked: chat.send_picture(),
    "voice": lambda chat, _asked: chat.send_voice(),
}

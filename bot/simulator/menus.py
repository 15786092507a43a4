"""What WeChat accepts as an account's menu."""

from collections.abc import Mapping, Sequence

Button = Mapping[str, object]

_TOP, _SUB = 3, 5
_MAX_KEY, _MAX_URL = 128, 1024  # bytes
_WITH_KEY = {
    "click", "scancode_push", "scancode_waitmsg", "pic_sysphoto", "pic_photo_or_album",
    "pic_weixin", "location_select",
}  # fmt: skip


def menu_fault(buttons: object) -> int:
    """Give 0 for a menu that WeChat takes, else its error code."""
    if not _list_of(buttons, 1, _TOP):
        return 40016
    return next((code for each in _items(buttons) if (code := _top_fault(each))), 0)


def _top_fault(button: Button) -> int:
    if not _name_fits(button, 16):
        return 40018
    below = button.get("sub_button")
    if not below:
        return _action_fault(button, kind=40017, key=40019, url=40020)
    if not _list_of(below, 1, _SUB):
        return 40023
    return next((code for each in _items(below) if (code := _sub_fault(each))), 0)


def _sub_fault(button: Button) -> int:
    if not _name_fits(button, 60):
        return 40025
    return _action_fault(button, kind=40024, key=40026, url=40027)


def _action_fault(button: Button, *, kind: int, key: int, url: int) -> int:
    action = button.get("type")
    if action in _WITH_KEY:
        return 0 if _fits(button.get("key"), _MAX_KEY) else key
    if action in {"view", "miniprogram"}:
        return 0 if _fits(button.get("url"), _MAX_URL) else url
    if action in {"media_id", "article_id"}:
        return 0 if _fits(button.get(str(action)), _MAX_KEY) else key
    return kind


def _list_of(value: object, least: int, most: int) -> bool:
    return (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and (least <= len(value) <= most and all(isinstance(each, Mapping) for each in value))
    )


def _items(value: object) -> Sequence[Button]:
    return value if isinstance(value, Sequence) else ()


def _name_fits(button: Button, most: int) -> bool:
    return _fits(button.get("name"), most)


def _fits(value: object, most: int) -> bool:
    return isinstance(value, str) and 0 < len(value.encode()) <= most

"""What the buttons of the account's menu bar begin."""

from collections.abc import Mapping

from dialogs.machine import Outcome, Start

_CLICKS: Mapping[str, Start] = {
    "ask": Start("find_matter"),
    "book": Start("book"),
    "my": Start("my_bookings"),
    "hours": Start("welcome", {"hours": True}),
    "human": Start("ask_clerk", {"reason": "群众要人工"}),
    "subscribe": Start("welcome", {"greet": True}),
}


def clicked(key: str) -> Outcome:
    """Decide what a click on the account's menu bar begins; an unknown key gives the menu."""
    return _CLICKS.get(key, Start("welcome"))

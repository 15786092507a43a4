"""The bot's sentences about several people in one message."""

from collections.abc import Sequence

Named = tuple[str | None, str]
"""For whom (None: the one who writes), and what for."""


def one_by_one(parts: Sequence[Named]) -> str:
    """List what was heard, and say that it is taken one by one."""
    lines = "\n".join(f"{at}. {_line(each)}" for at, each in enumerate(parts, 1))
    return (
        f"您说了{len(parts)}件，一件一件来，不会丢：\n{lines}\n"
        f"先办第1件。后面的说“下一个”，或者直接说“{_whose(parts[-1][0])}”。"
    )


def still_open(parts: Sequence[Named]) -> str:
    """Say what of it is not done yet, and how to go on."""
    lines = "；".join(_line(each) for each in parts)
    return f"还没办的：{lines}。说“下一个”就接着办。"


def still_to_book(parts: Sequence[Named]) -> str:
    """Say who has no place yet, and how to go on."""
    lines = "；".join(f"{whom or '您自己'}的还没约（{what}）" for whom, what in parts)
    return f"{lines}。说“下一个”就接着约。"


def go_on(whom: str | None, what: str) -> str:
    """Offer the next of them."""
    return f"接着办{_line((whom, what))}"


def _line(named: Named) -> str:
    whom, what = named
    return f"{whom or '您自己'}：{what}"


def _whose(whom: str | None) -> str:
    return f"{whom}的" if whom else "我自己的"

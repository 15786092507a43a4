"""Sentences where all that stands is to be cancelled or moved at once."""

from collections.abc import Sequence

CANCEL, KEEP = "都取消", "都留着"
KEPT = "好，都给您留着。"
MOVE_FIRST = "一个一个改。先改哪一个？"
MOVE_NEXT = "还有这个，也改吗？"
NO_MORE = "不改了"
VISITS_APART = "先改窗口的号。上门的也要改，就另外说“上门的改到…”。"


def ask(lines: Sequence[str]) -> str:
    """Ask once before all of them are cancelled; a line for each."""
    return "\n".join((f"这{len(lines)}样都取消吗？", *(f"· {each}" for each in lines)))

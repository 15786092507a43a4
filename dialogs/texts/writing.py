"""How a message is put together: tappable words, numbered choices, and what fits in one message."""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from dialogs.machine import Choice

MAX_BYTES = 1900
"""UTF-8 bytes of one message, markup included (WeChat cuts at 2,048)."""

GLOBAL_TAPS = {"返回": 1, "人工": 2, "菜单": 3}
"""Tap ids of words that mean the same in every state, so their taps are never stale."""

_FIRST_QUESTION_TAP = 100
_CHOICES_A_QUESTION = 20


def tap(word: str, number: int, says: str = "") -> str:
    """Give a blue word that sends itself, or `says`, when it is tapped."""
    sends = says or word
    said = sends if _plain(sends) else quote(sends, safe="")
    return f'<a href="weixin://bizmsgmenu?msgmenucontent={said}&msgmenuid={number}">{word}</a>'


def _plain(word: str) -> bool:
    return not any(each in word for each in " &?#%+\"'<>=")


def tap_id(asked: int, place: int) -> int:
    """Give the tap id of the choice at `place` (from 0) of question number `asked`."""
    return _FIRST_QUESTION_TAP + asked * _CHOICES_A_QUESTION + place


def tapped_question(number: int) -> int | None:
    """Give the question that this tap id belongs to; None for a word that is always good."""
    if number < _FIRST_QUESTION_TAP:
        return None
    return (number - _FIRST_QUESTION_TAP) // _CHOICES_A_QUESTION


def tapped_place(number: int) -> int:
    """Give the choice's place (from 0) in its question."""
    return (number - _FIRST_QUESTION_TAP) % _CHOICES_A_QUESTION


def link(url: str, words: str) -> str:
    """Give a link to a page."""
    return f'<a href="{url}">{words}</a>'


def numbered(choices: Sequence[Choice], asked: int) -> str:
    """Give the choices a line each: the number to type and the word to tap."""
    return "\n".join(
        f"{place + 1}. {tap(choice.label, tap_id(asked, place))}"
        for place, choice in enumerate(choices)
    )


def footer(*, elder: bool, busy: bool) -> str:
    """Give the way back and the way to a person, which end every message that asks."""
    ways = ["返回", "人工"] if busy else ["菜单", "人工"]
    words = " · ".join(tap(each, GLOBAL_TAPS[each]) for each in ways)
    return f"不会点就回数字。\n{words}" if elder else words


def size(text: str) -> int:
    """Give the bytes that a text takes."""
    return len(text.encode())


def gather(parts: Iterable[str], limit: int = MAX_BYTES) -> tuple[str, ...]:
    """Join parts with blank lines into as few messages as fit; a longer part is cut at its lines."""
    messages: list[str] = []
    for part in parts:
        for piece in _pieces(part, limit):
            if messages and size(messages[-1]) + 2 + size(piece) <= limit:
                messages[-1] += f"\n\n{piece}"
            else:
                messages.append(piece)
    return tuple(messages)


def _pieces(part: str, limit: int) -> Iterable[str]:
    if size(part) <= limit:
        return [part] if part else []
    pieces: list[str] = []
    for line in part.split("\n"):
        for short in _short(line, limit):
            if pieces and size(pieces[-1]) + 1 + size(short) <= limit:
                pieces[-1] += f"\n{short}"
            else:
                pieces.append(short)
    return pieces


def _short(line: str, limit: int) -> Iterable[str]:
    while size(line) > limit:
        cut = limit // 4  # no character takes more than four bytes
        while size(line[: cut + 1]) <= limit:
            cut += 1
        yield line[:cut]
        line = line[cut:]
    yield line

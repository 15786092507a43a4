"""Breaks Chinese text into lines: no line begins with 。 or ends with （, no number is torn."""

import re
from collections.abc import Callable

Width = Callable[[str], float]
"""How wide a character is, in parts of the type size: 1 for 一."""

_PIECE = re.compile(r"[A-Za-z0-9.@:/?=&%+_-]+|\s+|.")
_NOT_FIRST = frozenset("、，。；：？！）》〉」』】〕”’％…—·／,.;:?!)]}/")
_NOT_LAST = frozenset("（《〈「『【〔“‘([{①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")


def wide(text: str, width: Width) -> float:
    """Give the width of a text, in parts of the type size."""
    return sum(map(width, text))


def break_lines(text: str, room: float, width: Width) -> list[str]:
    """Break a text into lines no wider than `room` (in parts of the type size).

    An empty text gives no line. A single character that is wider than the room overflows.
    """
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    for piece in _pieces(text, room, width):
        needed = wide(piece, width)
        if line and used + needed > room:
            carried = _carried(line, piece)
            used = wide("".join(carried), width)
            if used + needed > room:  # better an ugly line than a cut one
                line += carried
                carried, used = [], 0.0
            lines.append("".join(line).rstrip())
            line = carried
            if piece.isspace():
                continue
        line.append(piece)
        used += needed
    if line:
        lines.append("".join(line).rstrip())
    return lines


def _pieces(text: str, room: float, width: Width) -> list[str]:
    """Give what may not be torn; a word wider than the room (an address) is torn all the same."""
    found: list[str] = []
    for piece in _PIECE.findall(text):
        if len(piece) > 1 and wide(piece, width) > room:
            found += piece
        else:
            found.append(piece)
    return found


def _carried(line: list[str], piece: str) -> list[str]:
    """Take from the end of the line what must stand with the piece on the next one."""
    carried: list[str] = []
    while len(line) > 1 and (
        line[-1] in _NOT_LAST or (piece in _NOT_FIRST and not _may_begin(carried))
    ):
        carried.insert(0, line.pop())
    return carried


def _may_begin(carried: list[str]) -> bool:
    return bool(carried) and carried[0] not in _NOT_FIRST

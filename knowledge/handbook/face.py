"""The type that texts are set in: how wide each character is, and which it has."""

from collections.abc import Callable
from dataclasses import dataclass

from knowledge.handbook.lines import break_lines, wide
from knowledge.handbook.marks import POINT, Area, Band, Ink, Mark, Text

_LEADING = 1.42  # of the type size, from base line to base line
_ASCENT = 0.95


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface. A character that it has not is printed by its number, never left out."""

    width: Callable[[str], float]
    has: Callable[[str], bool]

    def shown(self, text: str) -> str:
        """Give the text as it can be printed: 〔U+20BB7〕 for what the face has not."""
        return "".join(
            each if self.has(each) else " " if each.isspace() else f"〔U+{ord(each):04X}〕"
            for each in text
        )

    def breadth(self, text: str, size: float) -> float:
        """Give the width of a text of this size (points), in millimetres."""
        return wide(text, self.width) * size * POINT

    def lines(self, text: str, room: float, size: float) -> list[str]:
        """Break a text into lines no wider than `room` millimetres."""
        return break_lines(self.shown(text), room / (size * POINT), self.width)

    def set(
        self, text: str, x: float, y: float, room: float, size: float, *,
        ink: Ink = "black", bold: bool = False,
    ) -> tuple[list[Mark], float]:  # fmt: skip
        """Set a text below `y`; gives its marks and the height that it takes, in millimetres."""
        step = leading(size)
        marks: list[Mark] = [
            Text(x, y + at * step + _ASCENT * size * POINT, line, size, ink, bold)
            for at, line in enumerate(self.lines(text, room, size))
        ]
        return marks, step * len(marks)

    def paragraph(
        self, text: str, room: float, size: float, *, x: float, ink: Ink = "black",
        bold: bool = False, after: float = 0.0,
    ) -> Band:  # fmt: skip
        """Set a text as a band of its own, with so much room after it."""
        marks, height = self.set(text, x, 0.0, room, size, ink=ink, bold=bold)
        return Band(height + after, tuple(marks))


def leading(size: float) -> float:
    """Give the distance of two base lines of this size (points), in millimetres."""
    return size * POINT * _LEADING


def hairline(x: float, y: float, w: float) -> Area:
    """Give a thin line."""
    return Area(x, y, w, 0.15, "line")

"""What is drawn on a side of paper: texts and lines at their places, in millimetres, from the top.

A band is a strip across the side that is not torn; bands are what a side is filled with.
"""

from dataclasses import dataclass, replace
from typing import Literal

Ink = Literal["black", "grey", "blue", "red", "white"]
Shade = Literal["pale", "line", "blue"]

HEIGHT, BREADTH = 297.0, 210.0
LEFT, TOP, BOTTOM = 14.0, 16.0, 13.0
ROOM = BREADTH - 2 * LEFT
"""A4, and what is left of its breadth between the margins."""

POINT = 25.4 / 72
"""A typographic point in millimetres."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text on its base line; size in points."""

    x: float
    y: float
    text: str
    size: float
    ink: Ink = "black"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle; with a height of a hair it is a line."""

    x: float
    y: float
    w: float
    h: float
    shade: Shade = "pale"


@dataclass(frozen=True, slots=True)
class Frame:
    """An empty rectangle: a box to tick, or the frame of a note."""

    x: float
    y: float
    w: float
    h: float
    ink: Ink = "black"


@dataclass(frozen=True, slots=True)
class Jump:
    """A place that leads to the matter of this number when clicked."""

    x: float
    y: float
    w: float
    h: float
    number: int


Mark = Text | Area | Frame | Jump
Side = tuple[Mark, ...]
"""Everything on one side of paper, in the order in which it is read."""


@dataclass(frozen=True, slots=True)
class Band:
    """A strip with its marks, measured from its own top.

    `again` stands once more above it where it begins a side (a table's head); `keep`: the band
    after it belongs on the same side.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    again: "Band | None" = None
    keep: bool = False


def lowered(marks: tuple[Mark, ...], by: float) -> tuple[Mark, ...]:
    """Give the marks further down by so many millimetres."""
    return tuple(replace(each, y=each.y + by) for each in marks)


def fill_sides(bands: list[Band], first: Band, later: Band) -> list[Side]:
    """Fill sides with the bands; the first side begins with `first`, each other with `later`.

    A band that fits on no side overflows it rather than being lost.
    """
    sides: list[Side] = []
    marks: list[Mark] = list(lowered(first.marks, TOP))
    y = TOP + first.height
    empty = True
    for at, band in enumerate(bands):
        if not empty and y + _together(bands, at) > HEIGHT - BOTTOM:
            sides.append(tuple(marks))
            marks = list(lowered(later.marks, TOP))
            y = TOP + later.height
            if band.again is not None:
                marks += lowered(band.again.marks, y)
                y += band.again.height
        marks += lowered(band.marks, y)
        y += band.height
        empty = False
    return [*sides, tuple(marks)]


def _together(bands: list[Band], at: int) -> float:
    """Give the height of a band with those it has to stay with."""
    height = bands[at].height
    while bands[at].keep and at + 1 < len(bands):
        at += 1
        height += bands[at].height
    return height

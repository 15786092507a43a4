"""Which sheets there are and which columns: all from the one table of fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from knowledge.catalog_fields import CLERK_FIELDS, KEYS, NAMES, WITHIN, Field, Part
from knowledge.documents import PARTS

OWNER: Final = "@owner"
"""The column that says to which matter or chain a row of a list belongs."""
PLACE: Final = "@place"
"""The column that says which place it has there, where its fields do not."""

EXPLAINED: Final = "说明"
WINDOWS: Final = "窗口"
SAID_BY: Final = "谁说的"

VERSION_LABEL: Final = "目录版本"
TOWN_LABEL: Final = "镇"

WINDOW_COLUMNS: Final = ("窗口编号", "窗口名称", "办哪些事", "能做什么")

_LISTS: Final = {"materials": "材料", "members": "一件事成员", "reused_materials": "一件事共用材料"}


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, its part of the catalog, its columns in order.

    `within` is the field whose list it holds; None for the sheet of the part's own rows.
    """

    name: str
    part: Part
    columns: tuple[Field, ...]
    within: Field | None = None

    @cached_property
    def key(self) -> str:
        """The column that says which row of the part a row belongs to."""
        return KEYS[self.part] if self.within is None else OWNER

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The columns that are stored; the others only say where a row belongs."""
        return tuple(each for each in self.columns if each.key not in {OWNER, PLACE})


def _sheets() -> Iterator[Sheet]:
    for part in PARTS:
        fields = CLERK_FIELDS[part]
        own = tuple(each for each in fields if each.kind not in WITHIN)
        yield Sheet(NAMES[part], part, own)
        owner = next(each.title for each in own if each.key == KEYS[part])
        for each in fields:
            if each.kind in WITHIN:
                yield Sheet(_LISTS[each.key], part, tuple(_within(each, owner)), each)


def _within(listing: Field, owner: str) -> Iterator[Field]:
    yield Field(OWNER, owner, required=True, about="每行都要写，和上一行一样的也要写")
    fields = WITHIN[listing.kind]
    if not any(each.key == "order" for each in fields):
        yield Field(PLACE, "次序", "number", about="按它排先后；空着按行的先后")
    yield from fields


SHEETS: Final = tuple(_sheets())
BY_NAME: Final = {each.name: each for each in SHEETS}


def of_part(part: Part, within: str | None = None) -> Sheet:
    """Give the sheet of a part's own rows, or of the list that its field `within` holds."""
    return next(
        each
        for each in SHEETS
        if each.part == part and (each.within.key if each.within else None) == within
    )


def letters(column: int) -> str:
    """Give the letters of a column counted from 1: 1 is A, 27 is AA."""
    found = ""
    while column > 0:
        column, place = divmod(column - 1, 26)
        found = chr(ord("A") + place) + found
    return found

"""Base ← district ← town: which documents lie on each other, and who says what.

source: design, "Many towns in one deployment"; TL-3
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from knowledge.catalog_fields import Part
from knowledge.documents import NOTHING_SAID, Document, Layer

Source = Literal["base", "district", "town"]
SOURCE_NAMES: Final = {"base": "通用", "district": "区县", "town": "本镇"}


@dataclass(frozen=True)
class Layers:
    """A town's document with what it is made of."""

    base: Document
    district: Layer
    town: Layer

    @cached_property
    def below(self) -> Document:
        """What the town's own layer lies on."""
        return self.base.under(self.district)

    @cached_property
    def document(self) -> Document:
        """What is in force for the town."""
        return self.below.under(self.town)

    def source_of(self, part: Part, key: str, field: str) -> Source:
        """Say whose word a field of a row is; a row taken away is the word of who did it."""
        for name, layer in (("town", self.town), ("district", self.district)):
            if key in layer.get(part, {}):
                row = layer[part][key]
                if row is None or field in row:
                    return "town" if name == "town" else "district"
        return "base"

    def taken_away(self, part: Part) -> tuple[str, ...]:
        """Give the keys of rows that the town's own layer takes away."""
        return tuple(key for key, row in self.town.get(part, {}).items() if row is None)


def only_base(base: Document) -> Layers:
    """Give the layers of whoever has none of its own."""
    return Layers(base, NOTHING_SAID, NOTHING_SAID)

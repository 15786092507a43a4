"""What is wrong with a catalog, so that whoever wrote it finds the place and mends it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from knowledge.catalog_fields import NAMES, Part, title_of


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: in which row (`key` is its code or id), which field, which material (from 0).

    `words` say what is wrong and how to mend it, in Chinese. `where` overrides how the place is
    called, such as a sheet's cell.
    """

    part: Part
    key: str
    words: str
    field: str | None = None
    material: int | None = None
    value: Any = None
    where: str | None = None

    @property
    def place(self) -> str:
        """Say in which row it is, and at which of its materials and fields."""
        place = f"{NAMES[self.part]} {self.key}"
        if self.material is not None:
            place += f" 第{self.material + 1}份材料"
        if self.field is None:
            return place
        return f"{place} {title_of(self.part, self.field, of_material=self.material is not None)}"

    def __str__(self) -> str:
        return f"{self.where or self.place}：{self.words}"


class CatalogError(ValueError):
    """The catalog is refused as a whole; `faults` holds all that was found, not only the first."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))

"""Whether the catalog still says of a matter what it said when it was told.

A newer program may put the same rows into other words: that is no reason to write to anybody.
"""

from dataclasses import dataclass, field

from handoff.catalog_versions import base_of, layer_of, version_numbers
from handoff.changed_cases import Centre
from handoff.ports import Work
from knowledge.chains import KIND
from knowledge.documents import NOTHING_SAID, Document, Row
from knowledge.layers import Layers


@dataclass(frozen=True)
class OldRows:
    """The documents under which notices were told, each read once; for one transaction."""

    work: Work
    centre: Centre
    _read: dict[str, Document | None] = field(default_factory=dict)

    def same(self, version: str, about: str) -> bool:
        """Say whether this version says the same of a matter (or `chain:` and its id) as today's.

        False where the version, or what is in force, is not on record.
        """
        layers = self.centre.layers
        if layers is None:
            return False
        if version not in self._read:
            self._read[version] = self._document(version, layers)
        then, now = self._read[version], layers.document
        return then is not None and _rows_of(then, about) == _rows_of(now, about)

    def _document(self, version: str, layers: Layers) -> Document | None:
        numbers, today = version_numbers(version), version_numbers(self.centre.catalog.version)
        if numbers is None or today is None:
            return None
        town = self.centre.town
        base = layers.base if numbers[0] == today[0] else base_of(self.work, numbers[0])
        below = layer_of(self.work, town.district, numbers[1]) if town.district else NOTHING_SAID
        own = layer_of(self.work, town.id, numbers[2])
        if base is None or below is None or own is None:
            return None
        return base.under(below).under(own)


def _rows_of(document: Document, about: str) -> list[Row | None]:
    """Give all rows on which the notice rests: matters, their questions, and the chain itself."""
    kind, _, key = about.partition(":")
    chain = document.chains.get(key) if kind == KIND else None
    codes = [each.get("code") for each in chain["members"]] if chain else [about]
    matters = [document.matters.get(code) for code in codes if code]
    asked = {name for row in matters if row for name in row["asks"]}
    return [chain, *matters, *(document.circumstances.get(each) for each in sorted(asked))]

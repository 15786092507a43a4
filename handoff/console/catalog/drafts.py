"""A change that is not published yet. It travels in the page, so nothing half-done is kept."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from handoff.catalog_versions import MadeFrom
from knowledge.documents import PARTS, Document, Layer, layer_between
from knowledge.layers import Layers

LARGEST: Final = 3_000_000
"""Characters of a draft in the page: several times the whole catalog."""

_MADE: Final[Mapping[str, MadeFrom]] = {"edit": "edit", "import": "import", "back": "back"}


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be different from the version that was seen (its name), row by row.

    `rows` is like a layer: a row's fields that change, or None where it goes. `matter` is the code
    to go back to in the form, `note` what is proposed as the note.
    """

    made_from: MadeFrom
    seen: str
    rows: Layer
    matter: str = ""
    note: str = ""

    def laid(self, layers: Layers) -> Document:
        """Give what would be in force."""
        return layers.document.under(self.rows)

    def as_text(self) -> str:
        """Give it for a hidden field."""
        values = {
            "made_from": self.made_from,
            "seen": self.seen,
            "rows": self.rows,
            "matter": self.matter,
            "note": self.note,
        }
        return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def draft_between(
    made_from: MadeFrom, seen: str, old: Document, new: Document, *, note: str = ""
) -> Draft:
    """Give the draft that leads from one document to another."""
    return Draft(made_from, seen, layer_between(old, new), note=note)


def draft_of(text: str) -> Draft | None:
    """Read a draft back; None where it is none of ours, or too large."""
    if len(text) > LARGEST:
        return None
    try:
        values = json.loads(text)
    except ValueError:
        return None
    if not isinstance(values, dict) or not _whole(values):
        return None
    made_from = _MADE[values["made_from"]]
    return Draft(
        made_from,
        values["seen"],
        cast("Layer", values["rows"]),
        values["matter"],
        values["note"],
    )


def _whole(values: Mapping[str, Any]) -> bool:
    texts = (values.get(each) for each in ("made_from", "seen", "matter", "note"))
    return (
        all(isinstance(each, str) for each in texts)
        and values["made_from"] in _MADE
        and _is_layer(values.get("rows"))
    )


def _is_layer(rows: object) -> bool:
    return isinstance(rows, dict) and all(
        part in PARTS
        and isinstance(said, dict)
        and all(row is None or isinstance(row, dict) for row in said.values())
        for part, said in rows.items()
    )

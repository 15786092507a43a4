"""Puts something harmless where a cell is wrong, so that what else is wrong is found as well."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from knowledge.catalog_faults import Fault
from knowledge.catalog_fields import CLERK_FIELDS, MATERIAL_FIELDS, Field, FieldKind
from knowledge.documents import Document, Row

_HARMLESS: Final[Mapping[FieldKind, Any]] = {
    "text": "—",
    "number": 1,
    "texts": ["—"],
    "yes_no": False,
    "tags": [],
    "confusions": [],
    "materials": [],
}
_MATERIALS: Final = {each.key: each for each in MATERIAL_FIELDS}
_MATTERS: Final = {each.key: each for each in CLERK_FIELDS["matters"]}


def stood_in(document: Document, faults: Iterable[Fault], present: Document) -> Document:
    """Give the document without these faults; chains, which are checked as they are read, left out.

    A wrong circumstance is as it is in force. Rows that cannot be mended so are left out.
    """
    matters: dict[str, Any] = dict(document.matters)
    circumstances: dict[str, Any] = dict(document.circumstances)
    for fault in faults:
        if fault.part == "circumstances" and fault.key in circumstances:
            if fault.key in present.circumstances:
                circumstances[fault.key] = present.circumstances[fault.key]
            else:
                circumstances.pop(fault.key)
        elif fault.part == "matters" and fault.key in matters:
            row = _mended(matters[fault.key], fault)
            if row is None:
                matters.pop(fault.key)
            else:
                matters[fault.key] = row
    away = document.taken_away | (document.matters.keys() - matters.keys())
    return Document(matters, circumstances, taken_away=away)


def _mended(row: Row, fault: Fault) -> Row | None:
    if fault.field is None or fault.field == "asks":  # conditions hang on what is asked
        return None
    if fault.material is None:
        return {**row, fault.field: _harmless(_MATTERS.get(fault.field))}
    papers = list(row["materials"])
    if fault.material >= len(papers):
        return row
    changed = {**papers[fault.material], fault.field: _harmless(_MATERIALS.get(fault.field))}
    return {**row, "materials": [*papers[: fault.material], changed, *papers[fault.material + 1 :]]}


def _harmless(column: Field | None) -> Any:  # noqa: ANN401 - any field's
    if column is None or (not column.required and not column.choices):
        return column.default if column else None
    if column.kind == "choice":
        return next(iter(column.choices))
    return _HARMLESS.get(column.kind)

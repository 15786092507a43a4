"""The catalog as plain rows, before it is checked: base, what a layer says otherwise, and back.

A layer holds only what it says itself: a row that it adds, with all its fields, or the fields in
which it differs from what lies below; a row that it takes away is None. A list (materials,
conditions …) is said as a whole. source: design, "Many towns in one deployment"
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final, get_args

import yaml

from knowledge.catalog_faults import CatalogError, Fault
from knowledge.catalog_fields import FIELDS, KEYS, MATERIAL_FIELDS, NAMES, Field, Part

Row = Mapping[str, Any]
Rows = Mapping[str, Row]
Layer = Mapping[str, Mapping[str, Row | None]]
"""Part → key → the fields it says (or None: not here). Plain JSON values: it is stored."""

NOTHING_SAID: Final[Layer] = {}
PARTS: Final[tuple[Part, ...]] = get_args(Part)


@dataclass(frozen=True)
class Document:
    """All rows of a catalog by their keys, in order. Every row has every field of its part.

    `taken_away` are the codes of matters that a layer takes away: what names them is no fault.
    """

    matters: Rows
    circumstances: Rows
    chains: Rows = field(default_factory=dict)
    taken_away: frozenset[str] = field(default=frozenset(), compare=False)

    @cached_property
    def digest(self) -> str:
        """Twelve letters that are the same wherever the content is the same."""
        found = hashlib.sha256(b"[")
        for each in PARTS:
            _feed(found, self.part(each))
            found.update(b", ")
        found.update(_json(list(self.matters)) + b"]")
        return found.hexdigest()[:12]

    def part(self, part: Part) -> Rows:
        """Give the rows of one part."""
        rows: Rows = getattr(self, part)
        return rows

    def under(self, layer: Layer) -> "Document":
        """Give the document that results where this layer lies on it; shares what is the same."""
        rows = {each: _covered(each, self.part(each), layer) for each in PARTS}
        gone = {key for key, row in layer.get("matters", {}).items() if row is None}
        return Document(**rows, taken_away=(self.taken_away | gone) - rows["matters"].keys())


def layer_between(below: Document, above: Document) -> Layer:
    """Give the least layer with which `below.under(layer) == above` (but for the order of rows)."""
    said: dict[str, dict[str, Row | None]] = {}
    for part in PARTS:
        old, new = below.part(part), above.part(part)
        rows: dict[str, Row | None] = {key: None for key in old if key not in new}
        for key, row in new.items():
            differing = _differing(old.get(key), row)
            if differing:
                rows[key] = differing
        if rows:
            said[part] = rows
    return said


def layer_digest(layer: Layer) -> str:
    """Give twelve letters that are the same wherever the layer says the same."""
    found = hashlib.sha256()
    _feed(found, layer, deep=True)
    return found.hexdigest()[:12]


def row_digest(row: Row) -> str:
    """Give twelve letters that are the same wherever the row has the same content."""
    return _digest(row)


def _digest(value: Any) -> str:  # noqa: ANN401 - JSON values
    return hashlib.sha256(_json(value)).hexdigest()[:12]


def _json(value: Any) -> bytes:  # noqa: ANN401 - JSON values
    # what a YAML file may hold though no field does (a date) is told by the checks, not here
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str).encode()


def _feed(into: "hashlib._Hash", rows: Mapping[str, Any], *, deep: bool = False) -> None:
    """Feed what _json gives for these rows, row by row: the whole text would be large."""
    into.update(b"{")
    for place, key in enumerate(sorted(rows)):
        into.update((b", " if place else b"") + _json(key) + b": ")
        if deep:
            _feed(into, rows[key])
        else:
            into.update(_json(rows[key]))
    into.update(b"}")


def _differing(old: Row | None, new: Row) -> Row:
    if old is None:
        return new
    return {key: value for key, value in new.items() if key not in old or old[key] != value}


def _covered(part: Part, rows: Rows, layer: Layer) -> Rows:
    said = layer.get(part)
    if not said:
        return rows
    covered = dict(rows)
    for key, values in said.items():
        if values is None:
            covered.pop(key, None)
        else:
            covered[key] = whole(part, {KEYS[part]: key, **covered.get(key, {}), **values})
    return covered


def whole(part: Part, row: Row) -> Row:
    """Give the row with every field of its part, in order; unknown ones stay, to be refused."""
    filled = _filled(FIELDS[part], row)
    papers = filled.get("materials") if part == "matters" else None
    if isinstance(papers, list):
        whole_papers = [
            _filled(MATERIAL_FIELDS, each) if isinstance(each, Mapping) else each for each in papers
        ]
        if any(new is not old for new, old in zip(whole_papers, papers, strict=True)):
            filled = {**filled, "materials": whole_papers}
    return filled


def _filled(fields: Iterable[Field], row: Row) -> Row:
    """Give the row with its defaults; the very same where it says all of them already."""
    defaults = {each.key: each.default for each in fields if not each.required}
    if all(key in row and (row[key] is not None or defaults[key] is None) for key in defaults):
        return row
    given = {key: value for key, value in row.items() if value is not None or key not in defaults}
    return {**defaults, **given}


def read_document(folder: Path) -> Document:
    """Read circumstances.yaml, chains.yaml and matters/*.yaml below `folder`.

    Raises CatalogError where a file is not YAML, is no list of rows, or a key is there twice.
    """
    chains = folder / "chains.yaml"
    return Document(
        matters=_keyed("matters", sorted((folder / "matters").glob("*.yaml"))),
        circumstances=_keyed("circumstances", [folder / "circumstances.yaml"]),
        chains=_keyed("chains", [chains]) if chains.exists() else {},
    )


def load_rows(name: str, text: bytes | str) -> list[dict[str, Any]]:
    """Give the rows of a YAML text; raises CatalogError with the line, naming the file `name`."""
    try:
        rows = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - the C twin of SafeLoader
    except yaml.YAMLError as error:
        raise CatalogError([Fault("matters", name, f"不是合格的 YAML：{error}")]) from error
    if not isinstance(rows, list) or not all(isinstance(each, dict) for each in rows):
        raise CatalogError([Fault("matters", name, "应当是一个列表，每项一组“字段: 内容”")])
    return rows


def keyed(part: Part, rows: Iterable[tuple[str, dict[str, Any]]]) -> tuple[Rows, list[Fault]]:
    """Put rows under their keys; each comes with the words that say where it stands."""
    found: dict[str, Row] = {}
    faults = []
    for where, row in rows:
        key = row.get(KEYS[part])
        if not isinstance(key, str) or not key.strip():
            faults.append(Fault(part, where, f"缺少 {KEYS[part]}", KEYS[part]))
        elif key in found:
            faults.append(Fault(part, where, f"编码 {key} 与前面的{NAMES[part]}重复", KEYS[part]))
        else:
            found[key] = whole(part, row)
    return found, faults


def _keyed(part: Part, paths: Iterable[Path]) -> Rows:
    rows = [
        (f"{path.name} 第{place}项", row)
        for path in paths
        for place, row in enumerate(load_rows(path.name, path.read_bytes()), 1)
    ]
    found, faults = keyed(part, rows)
    if faults:
        raise CatalogError(faults)
    return found

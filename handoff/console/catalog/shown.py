"""A matter as a clerk reads it: each field, its value, whose word it is, and what lies below."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from knowledge.catalog_changes import Change, changes_between, words_of
from knowledge.catalog_fields import MATERIAL_FIELDS, MATTER_FIELDS, Field
from knowledge.documents import Document, Row
from knowledge.layers import Layers, Source

EMPTY: Final = "（空）"
_TITLED: Final = frozenset({"name", "originals", "copies", "condition", "when"})
_SHORT: Final = 12  # characters of each line of a list that is told in one
_LONG: Final = frozenset({"texts", "tags", "confusions"})


@dataclass(frozen=True, slots=True)
class Value:
    """What a field holds: one or more lines, of which `links` are addresses."""

    lines: tuple[str, ...]
    links: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """One field. `source` names whose word it is, `own` whether it is the town's.

    `below` says what the layers below say where this one says otherwise: (whose, words) pairs.
    """

    key: str
    title: str
    value: Value
    source: str
    own: bool
    below: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the list: how many, when it is needed, and its other fields (title, words)."""

    name: str
    counts: str
    when: str
    condition: str
    more: tuple[tuple[str, str], ...]


def shown(layers: Layers, code: str, names: Mapping[Source, str]) -> tuple[Shown, ...]:
    """Give every field of this matter but its papers, in the fields' order."""
    row = layers.document.matters[code]
    return tuple(
        Shown(
            each.key,
            each.title,
            value_of(each, row.get(each.key)),
            names[layers.source_of("matters", code, each.key)],
            layers.source_of("matters", code, each.key) == "town",
            below(layers, code, each, names),
        )
        for each in MATTER_FIELDS
        if each.kind != "materials"
    )


def below(
    layers: Layers, code: str, field: Field, names: Mapping[Source, str]
) -> tuple[tuple[str, str], ...]:
    """Give what the layers below say of a field that is not their word, the nearest first."""
    source = layers.source_of("matters", code, field.key)
    found = []
    under = layers.district.get("matters", {}).get(code)
    if source == "town" and under is not None and field.key in under:
        found.append((names["district"], said(field, under[field.key])))
    if source != "base" and code in layers.base.matters:
        found.append((names["base"], said(field, layers.base.matters[code].get(field.key))))
    return tuple(found)


def nearest(layers: Layers, code: str, names: Mapping[Source, str]) -> str:
    """Name the layer whose word holds again where the town says nothing of this matter."""
    return names["district" if code in layers.district.get("matters", {}) else "base"]


def papers_differ(layers: Layers, code: str) -> tuple[str, ...]:
    """Say in what the town's list of papers differs from the one below; a line each."""
    under, row = layers.below.matters.get(code), layers.document.matters.get(code)
    if under is None or row is None:
        return ()
    before = Document({code: under}, {})
    after = Document({code: {**under, "materials": row["materials"]}}, {})
    return tuple(_told(each) for each in changes_between(before, after))


def _told(change: Change) -> str:
    what = f"{change.material or ''} {change.field}".strip()
    if change.kind == "changed" and change.before != change.after:
        return f"{what}：{change.before or EMPTY} → {change.after or EMPTY}"
    return what + {"new": "：新加", "gone": "：去掉", "changed": change.after}[change.kind]


def said(field: Field, value: Any) -> str:  # noqa: ANN401 - whatever the field holds
    """Give a value in one line; papers by their names."""
    if field.kind == "materials":
        return "；".join(str(each.get("name")) for each in value or ()) or EMPTY
    if field.kind == "days" and value is None:
        return "不定"
    return words_of(field, value) or EMPTY


def value_of(field: Field, value: Any) -> Value:  # noqa: ANN401 - whatever the field holds
    """Give a value as lines, those of a list one by one."""
    if isinstance(value, list) and value and field.kind in _LONG:
        if field.kind == "confusions":
            return Value(tuple(f"{each['code']}：{each['tell']}" for each in value))
        if field.kind == "tags" or max(map(len, value)) <= _SHORT:
            return Value(("、".join(value),))
        return Value(tuple(value), links=field.key == "more_sources")
    return Value((said(field, value),), links=field.key == "source")


def papers(row: Row) -> tuple[Paper, ...]:
    """Give the papers of a matter as lines."""
    return tuple(_paper(each) for each in row["materials"])


def _paper(row: Mapping[str, Any]) -> Paper:
    counts = (("原件", row["originals"]), ("复印件", row["copies"]))
    more = (
        (each.title, words_of(each, row[each.key]))
        for each in MATERIAL_FIELDS
        if each.key not in _TITLED and row[each.key]
    )
    return Paper(
        row["name"],
        "、".join(f"{kind}\N{NO-BREAK SPACE}{count}" for kind, count in counts if count)
        or "看一看",
        row["when"] or "",
        row["condition"] or "",
        tuple(more),
    )

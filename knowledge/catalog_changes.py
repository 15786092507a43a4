"""What differs between two catalogs, in words that whoever publishes it can check line by line.

source: BY-13
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from knowledge.catalog_fields import CLERK_FIELDS, MATERIAL_FIELDS, WITHIN, Field, Part
from knowledge.documents import PARTS, Document, Row

_ORDER: Final = "（次序变了）"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: in which row, of which field (its title), from what to what.

    `kind` is new, gone or changed; `material` names the paper where it is about one. `before` and
    `after` are what a clerk reads, empty where there is nothing.
    """

    part: Part
    key: str
    name: str
    kind: Literal["new", "gone", "changed"]
    field: str = ""
    material: str | None = None
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        """Say it in one line: 低保（minzheng.dibao）承诺时限：22 → 20."""
        row = f"{self.name}（{self.key}）"
        about = f"材料“{self.material}”" if self.material else ""
        match self.kind, self.field:
            case "new", "":
                return f"{row}{about}：新加"
            case "gone", "":
                return f"{row}{about}：去掉"
            case _:
                before, after = (each or "（空）" for each in (self.before, self.after))
                return f"{row}{about}{self.field}：{before} → {after}"


def changes_between(before: Document, after: Document) -> tuple[Change, ...]:
    """Give every difference, part by part and row by row, in the new order; none if equal."""
    return tuple(change for part in PARTS for change in _of_part(part, before, after))


def _of_part(part: Part, before: Document, after: Document) -> Iterator[Change]:
    old, new = before.part(part), after.part(part)
    for key, row in new.items():
        if key not in old:
            yield Change(part, key, called(row), "new")
        elif old[key] is not row and old[key] != row:
            yield from _of_row(part, key, old[key], row)
    for key, row in old.items():
        if key not in new:
            yield Change(part, key, called(row), "gone")


def _of_row(part: Part, key: str, old: Row, new: Row) -> Iterator[Change]:
    titles = {each.key: each for each in CLERK_FIELDS[part]}
    name = called(new)
    for field in dict.fromkeys([*titles, *old, *new]):
        before, after = old.get(field), new.get(field)
        if before == after:
            continue
        known = titles.get(field, Field(field, field))
        if known.kind == "materials":
            yield from _of_materials(key, name, before or [], after or [])
        else:
            words = words_of(known, before), words_of(known, after)
            yield Change(part, key, name, "changed", known.title, None, *words)


def _of_materials(key: str, name: str, old: Sequence[Row], new: Sequence[Row]) -> Iterator[Change]:
    before, after = _by_name(old), _by_name(new)
    moved = True
    for each in after:
        if each not in before:
            yield Change("matters", key, name, "new", material=_said(each))
            moved = False
        elif before[each] != after[each]:
            yield from _of_material(key, name, _said(each), before[each], after[each])
            moved = False
    for each in before:
        if each not in after:
            yield Change("matters", key, name, "gone", material=_said(each))
            moved = False
    if moved:
        yield Change("matters", key, name, "changed", "申请材料", None, _ORDER, _ORDER)


def _of_material(key: str, name: str, material: str, old: Row, new: Row) -> Iterator[Change]:
    for field in MATERIAL_FIELDS:
        before, after = old.get(field.key), new.get(field.key)
        if before != after:
            words = words_of(field, before), words_of(field, after)
            yield Change("matters", key, name, "changed", field.title, material, *words)


def _by_name(materials: Sequence[Row]) -> Mapping[tuple[str, int], Row]:
    """Key papers by name; where one is listed more than once, by its turn too."""
    turns: Counter[str] = Counter()
    found: dict[tuple[str, int], Row] = defaultdict(dict)
    for each in materials:
        name = str(each.get("name"))
        turns[name] += 1
        found[name, turns[name]] = each
    return found


def _said(key: tuple[str, int]) -> str:
    name, turn = key
    return name if turn == 1 else f"{name}（第{turn}处）"


def called(row: Row) -> str:
    """Give the words by which a clerk knows a row."""
    return str(row.get("name") or row.get("question") or "")


def words_of(field: Field, value: Any) -> str:  # noqa: ANN401 - whatever the field holds
    """Give a value as a clerk reads it in one line."""
    match value:
        case None | "" | []:
            return ""
        case bool():
            return "是" if value else "否"
        case list() if field.kind == "confusions":
            return "；".join(f"{each['code']}：{each['tell']}" for each in value)
        case list() if field.kind in WITHIN:
            return "；".join(str(each.get("name") or each.get("code")) for each in value)
        case list():
            return "；".join(map(str, value))
        case Mapping():
            note = f"（{value['note']}）" if value.get("note") else ""
            return "；".join(map(str, value.get("may_lack", ()))) + note
        case _:
            return field.choices.get(str(value), str(value))

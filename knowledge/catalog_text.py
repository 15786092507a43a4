"""The catalog as one YAML text, and back: what a text names is changed, the rest stays.

source: XL-3
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import yaml

from knowledge.catalog_checks import check_row
from knowledge.catalog_faults import CatalogError, Fault
from knowledge.catalog_fields import CHAIN_FIELDS, KEYS, MEMBER_FIELDS, NAMES, Field, Part
from knowledge.documents import PARTS, Document, Row, Rows, whole
from knowledge.towns import Town

_HEAD: Final = ("version", "town")


class _Plain(yaml.CSafeDumper):
    """Writes every value where it stands, also what several rows share."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class TextSaid:
    """A text that was read: the document with what it says, and the version it was written under.

    `version` is None where the text does not say it.
    """

    document: Document
    version: str | None
    _name: str
    _lines: Mapping[tuple[Part, str], int]

    def placed(self, faults: Iterable[Fault]) -> tuple[Fault, ...]:
        """Give faults that were found later with the line at which their row begins."""
        return tuple(_placed(each, self._name, self._lines) for each in faults)


def write_text(document: Document, town: Town, version: str) -> str:
    """Give the document as YAML that `read_text` reads back to the same."""
    rows: dict[str, Any] = {"version": version, "town": str(town.id)}
    for each in PARTS:
        rows[each] = [_short(row) for row in document.part(each).values()]
    head = f"# {town.centre} 事项目录 {version}；字段见 docs/catalog.md\n"
    return head + yaml.dump(rows, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=100)


def _short(row: Row) -> Row:
    """Leave out of the papers of a matter what they do not say: a list is said as a whole."""
    if "materials" not in row:
        return dict(row)
    papers = [
        {key: value for key, value in each.items() if value is not None and value is not False}
        for each in row["materials"]
    ]
    return {**row, "materials": papers}


def read_text(
    data: bytes, name: str, present: Document, town: Town, *, replace_all: bool = False
) -> TextSaid | tuple[Fault, ...]:
    """Read such a text, or a bare list of matters; `name` is the file's.

    A row changes the fields that it names of what is in force. With `replace_all` the parts that
    the text has are all that there is.
    """
    try:
        rows = _parts(name, data)
    except CatalogError as error:
        return error.faults
    stranger = rows.head.get("town")
    if stranger is not None and stranger != town.id:
        words = f"这份文件是“{stranger}”的，不是本镇（{town.id}）的"
        return (Fault("matters", name, words, where=name),)
    lines = _lines(data)
    faults: list[Fault] = []
    parts = dict(_merged(name, rows.parts, present, faults, replace_all=replace_all))
    faults += _chain_faults(parts["chains"])
    if faults:
        return tuple(_placed(each, name, lines) for each in faults)
    version = rows.head.get("version")
    document = Document(parts["matters"], parts["circumstances"], parts["chains"])
    return TextSaid(document, None if version is None else str(version), name, lines)


@dataclass(frozen=True, slots=True)
class _Parts:
    head: Mapping[str, Any]
    parts: Mapping[Part, list[Any]]


_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST: Final = 50
"""Levels of a text; what is exported has seven. Reading far more would take the process down."""


def _dangerous(data: bytes) -> str | None:
    """Say why the text must not be read: what is exported never does either of these."""
    depth = 0
    for each in yaml.parse(data, Loader=_LOADER):
        if isinstance(each, yaml.AliasEvent):  # a few lines of it can mean billions of values
            return "用了 YAML 的引用（*）；请把内容照样写出来"
        depth += isinstance(each, yaml.CollectionStartEvent)
        depth -= isinstance(each, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return f"一层套一层，超过 {_DEEPEST} 层"
    return None


def _loaded(name: str, data: bytes) -> object:
    try:
        danger = _dangerous(data)
        if danger is None:
            return yaml.load(data, Loader=_LOADER)  # noqa: S506 - the C twin of SafeLoader
    except (yaml.YAMLError, ValueError) as error:
        raise CatalogError([_of_file(name, f"不是合格的 YAML：{error}")]) from error
    raise CatalogError([_of_file(name, danger)])


def _parts(name: str, data: bytes) -> _Parts:
    said = _loaded(name, data)
    if isinstance(said, list):
        said = {"matters": said}
    if not isinstance(said, dict):
        raise CatalogError([_of_file(name, "应当是事项的列表，或 matters、circumstances、chains")])
    wrong = [
        _of_file(name, f"没有“{each}”这一部分，只有 {'、'.join(PARTS)}")
        for each in said
        if each not in {*PARTS, *_HEAD}
    ]
    parts: dict[Part, list[Any]] = {}
    for part in PARTS:
        rows = said.get(part)
        if rows is not None and not isinstance(rows, list):
            wrong.append(_of_file(name, f"{part} 应当是一个列表"))
        elif rows is not None:
            parts[part] = rows
    if wrong:
        raise CatalogError(wrong)
    return _Parts({each: said.get(each) for each in _HEAD}, parts)


def _merged(
    name: str,
    parts: Mapping[Part, list[Any]],
    present: Document,
    faults: list[Fault],
    *,
    replace_all: bool,
) -> Iterator[tuple[Part, Rows]]:
    for part in PARTS:
        old = present.part(part)
        if part not in parts:
            yield part, old
            continue
        new: dict[str, Row] = {}
        for place, row in enumerate(parts[part], 1):
            key = row.get(KEYS[part]) if isinstance(row, dict) else None
            where = f"{name} 第{place}个{NAMES[part]}"
            if not isinstance(key, str) or not key.strip():
                words = f"应当是一组“字段: 内容”，并有 {KEYS[part]}"
                faults.append(Fault(part, where, words, where=where))
            elif not all(isinstance(each, str) for each in _names(row)):
                faults.append(Fault(part, key, "字段名应当是文字", where=where))
            elif key in new:
                words = f"{KEYS[part]} {key} 和前面的重复"
                faults.append(Fault(part, key, words, KEYS[part], where=where))
            else:
                new[key] = whole(part, row if replace_all else {**old.get(key, {}), **row})
        yield part, new if replace_all else {**old, **new}


def _names(value: object) -> Iterator[object]:
    """Give the names of all fields, however deep."""
    if isinstance(value, dict):
        yield from value
        for each in value.values():
            yield from _names(each)
    elif isinstance(value, list):
        for each in value:
            yield from _names(each)


def _chain_faults(rows: Rows) -> Iterator[Fault]:
    """Check chains here: whoever reads them takes their form for granted."""
    for key, row in rows.items():
        yield from (Fault("chains", key, words, each) for each, words in _known(row, CHAIN_FIELDS))
        members = row.get("members")
        if not members or not isinstance(members, list):
            yield Fault("chains", key, "没有成员", "members")
            continue
        for place, member in enumerate(members, 1):
            if not isinstance(member, dict) or not (member.get("code") or member.get("name")):
                yield Fault("chains", key, f"第{place}个成员要有 code 或 name", "members")
                continue
            for each, words in _known(member, MEMBER_FIELDS):
                yield Fault("chains", key, f"第{place}个成员的 {each}：{words}", "members")


def _known(row: Row, fields: tuple[Field, ...]) -> Iterator[tuple[str, str]]:
    """Check what is known of it: other fields may be there for other programs."""
    names = {each.key for each in fields}
    return check_row({key: value for key, value in row.items() if key in names}, fields)


def _lines(data: bytes) -> dict[tuple[Part, str], int]:
    """Give the line at which each row seems to begin."""
    found: dict[tuple[Part, str], int] = {}
    part: Part = "matters"
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        for each in PARTS:
            if line.startswith(f"{each}:"):
                part = each
        key = re.match(rf"""(?:- |  ){KEYS[part]}:\s*['"]?([^'"\s#]+)""", line)
        if key:
            found.setdefault((part, key[1]), number)
    return found


def _placed(fault: Fault, name: str, lines: Mapping[tuple[Part, str], int]) -> Fault:
    line = lines.get((fault.part, fault.key))
    if fault.where is not None or line is None:
        return fault
    return replace(fault, where=f"{name} 第{line}行起 {fault.place}")


def _of_file(name: str, words: str) -> Fault:
    return Fault("matters", name, words, where=name)

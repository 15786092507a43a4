"""Reads the shipped catalog into one immutable value, refusing what is incomplete."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import yaml

from knowledge.circumstances import Circumstance
from knowledge.condition_text import ConditionError, parse_condition
from knowledge.matters import (
    Catalog,
    Chain,
    Confusion,
    Material,
    Matter,
    MatterCode,
    Tag,
    Tolerance,
)

SHIPPED = Path(__file__).parent / "data"

_REQUIRED = (
    "code", "name", "domain", "handled_at", "target", "kind", "statutory_days", "fee",
    "conditions", "materials", "result", "delivery", "basis",
)  # fmt: skip


_TAGS: tuple[Tag, ...] = get_args(Tag)


class CatalogError(ValueError):
    """The catalog's files are wrong; the message names the file, the matter and the field."""


def read_catalog(folder: Path = SHIPPED) -> Catalog:
    """Read circumstances.yaml, chains.yaml and matters/*.yaml below `folder`.

    The version is the digest of the files: the same text gives the same version everywhere.
    Raises CatalogError with every fault that was found, one a line.
    """
    paths = [folder / "circumstances.yaml", folder / "chains.yaml"]
    paths += sorted((folder / "matters").glob("*.yaml"))
    digest = hashlib.sha256()
    texts = {}
    for path in paths:
        texts[path] = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + texts[path] + b"\0")
    known = {
        row["id"]: Circumstance(
            row["id"],
            row["question"],
            tuple(row["answers"]),
            several=row.get("several", False),
            personal=row.get("personal", False),
        )
        for row in _load(paths[0], texts[paths[0]])
    }
    faults: list[str] = []
    matters = _matters(paths[2:], texts, known, faults)
    faults += _loose_ends(matters)
    if faults:
        raise CatalogError("\n".join(faults))
    return Catalog(
        version=digest.hexdigest()[:12],
        matters=matters,
        circumstances=known,
        chains=tuple(_chain(row) for row in _load(paths[1], texts[paths[1]])),
    )


def _load(path: Path, text: bytes) -> list[dict[str, Any]]:
    try:
        rows = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - the C twin of SafeLoader
    except yaml.YAMLError as error:
        raise CatalogError(f"{path}: 不是合格的 YAML：{error}") from error
    if not isinstance(rows, list):
        raise CatalogError(f"{path}: 应当是一个列表")
    return rows


def _matters(
    paths: list[Path],
    texts: Mapping[Path, bytes],
    known: Mapping[str, Circumstance],
    faults: list[str],
) -> dict[MatterCode, Matter]:
    matters: dict[MatterCode, Matter] = {}
    for path in paths:
        for place, row in enumerate(_load(path, texts[path]), 1):
            where = f"{path.name} 第{place}项 {row.get('code', '')}"
            missing = [field for field in _REQUIRED if field not in row]
            if missing:
                faults.append(f"{where}: 缺少 {'、'.join(missing)}")
                continue
            try:
                matter = _matter(row, known)
            except (CatalogError, ConditionError, KeyError, TypeError) as error:
                faults.append(f"{where}: {error}")
                continue
            if matter.code in matters:
                faults.append(f"{where}: 编码与前面的事项重复")
            matters[matter.code] = matter
    return matters


def _loose_ends(matters: Mapping[MatterCode, Matter]) -> Iterator[str]:
    for matter in matters.values():
        for other in matter.confusions:
            if other.code not in matters:
                yield f"{matter.code}: 易混事项 {other.code} 不存在"
        asked = set(matter.asks)
        for material in matter.materials:
            terms = material.condition.terms if material.condition else ()
            for term in terms:
                if term.circumstance not in asked:
                    asks = f"要问 {term.circumstance}，asks 里没有"
                    yield f"{matter.code}: 材料“{material.name}”{asks}"


def _material(row: Mapping[str, Any], known: Mapping[str, Circumstance]) -> Material:
    condition = row.get("condition")
    return Material(
        name=row["name"],
        originals=row["originals"],
        copies=row["copies"],
        form=row.get("form"),
        signed=row.get("signed", False),
        when=row.get("when"),
        condition=parse_condition(condition, known) if condition else None,
        note=row.get("note"),
        shareable=row.get("shareable", False),
        local_optional=row.get("local_optional", False),
        where=row.get("where"),
        fill=row.get("fill"),
        seal=row.get("seal"),
        e_certificate=row.get("e_certificate", False),
        promise=row.get("promise", False),
        basis=row.get("basis"),
        sample=row.get("sample"),
    )


def _matter(row: Mapping[str, Any], known: Mapping[str, Circumstance]) -> Matter:
    for each in row.get("asks", ()):
        if each not in known:
            raise CatalogError(f"asks 里的“{each}”不是已有的情形")
    for each in row.get("tags", ()):
        if each not in _TAGS:
            raise CatalogError(f"没有标签“{each}”，只有：{'、'.join(_TAGS)}")
    tolerant = row.get("tolerant")
    return Matter(
        code=MatterCode(row["code"]),
        name=row["name"],
        plain=row.get("plain"),
        decided_by=row.get("decided_by"),
        tags=tuple(row.get("tags", ())),
        season=row.get("season"),
        online_how=row.get("online_how"),
        aliases=tuple(row.get("aliases", ())),
        domain=row["domain"],
        handled_at=row["handled_at"],
        town_role=row.get("town_role", "受理"),
        target=row["target"],
        kind=row["kind"],
        statutory_days=row["statutory_days"],
        promised_days=row.get("promised_days"),
        time_note=row.get("time_note"),
        fee=row["fee"],
        conditions=tuple(row["conditions"]),
        materials=tuple(_material(each, known) for each in row["materials"]),
        asks=tuple(row.get("asks", ())),
        triage=tuple(row.get("triage", ())),
        steps=tuple(row.get("steps", ())),
        result=row["result"],
        delivery=tuple(row["delivery"]),
        online=row.get("online"),
        proxy=row.get("proxy", False),
        home_visit=row.get("home_visit", False),
        home_visit_for=row.get("home_visit_for"),
        tolerant=Tolerance(
            tuple(tolerant["may_lack"]),
            tolerant.get("note"),
            verified=tolerant.get("verified", False),
        )
        if tolerant
        else None,
        basis=tuple(row["basis"]),
        source=row.get("source", ""),
        source_grade=row.get("source_grade", "G"),
        verified=row.get("verified", False),
        verified_scope=row.get("verified_scope"),
        doubts=row.get("doubts"),
        confusions=tuple(
            Confusion(MatterCode(each["code"]), each["tell"]) for each in row.get("confusions", ())
        ),
    )


def _chain(row: Mapping[str, Any]) -> Chain:
    members = sorted(row["members"], key=lambda each: each["order"])
    return Chain(
        id=row["id"],
        name=row["name"],
        aliases=tuple(row.get("aliases", ())),
        says=tuple(row.get("says", ())),
        opening=row.get("opening"),
        members=tuple((MatterCode(each["code"]), each.get("when", "")) for each in members),
    )

"""Makes the catalog, one immutable value, from its rows; refuses what is incomplete."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from knowledge.catalog_checks import check_document
from knowledge.catalog_faults import CatalogError, Fault
from knowledge.chain_files import read_chains
from knowledge.circumstances import Circumstance
from knowledge.condition_text import ConditionError, parse_condition
from knowledge.conditions import Condition
from knowledge.documents import Document, Row, Rows, read_document
from knowledge.matters import (
    Catalog,
    Confusion,
    Material,
    Matter,
    MatterCode,
    Tolerance,
)

SHIPPED = Path(__file__).parent / "data"


def read_catalog(folder: Path = SHIPPED) -> Catalog:
    """Read circumstances.yaml, chains.yaml and matters/*.yaml below `folder`.

    The version is the digest of the content: the same everywhere. Raises CatalogError with every
    fault that was found.
    """
    document = read_document(folder)
    return make_catalog(document, document.digest)


def make_catalog(document: Document, version: str, like: Catalog | None = None) -> Catalog:
    """Make the catalog of these rows. Raises CatalogError with every fault that was found.

    Matters that are the same in `like` (made of rows that are the very same objects in its
    document, and with the same circumstances) may be shared: give it where a layer lies on it.
    """
    faults = list(check_document(document))
    broken = {(each.part, each.key) for each in faults}
    known = {
        key: _circumstance(row)
        for key, row in document.circumstances.items()
        if ("circumstances", key) not in broken
    }
    matters: dict[MatterCode, Matter] = {}
    conditions = _Conditions(known)
    for key, row in document.matters.items():
        if ("matters", key) in broken:
            continue
        found = list(_wrong(key, row, conditions))
        faults += found
        if not found:
            matters[MatterCode(key)] = _kept(_matter(row, conditions, document.taken_away), like)
    whole = {key: row for key, row in document.matters.items() if ("matters", key) not in broken}
    faults += _loose_ends(document, whole, known)
    chains, wrong = read_chains(document.chains, document.matters, known, document.taken_away)
    if faults or wrong:
        raise CatalogError([*faults, *wrong])
    return Catalog(version=version, matters=matters, circumstances=known, chains=chains)


def _kept(matter: Matter, like: Catalog | None) -> Matter:
    """Give the old value where it is the same: twelve towns then hold each matter once."""
    old = like.matters.get(matter.code) if like is not None else None
    return old if old == matter and old is not None else matter


def _circumstance(row: Row) -> Circumstance:
    answers = tuple(row["answers"])
    return Circumstance(
        row["id"], row["question"], answers, several=row["several"], personal=row["personal"]
    )


class _Conditions:
    """Reads each text once: the same condition stands at many papers."""

    def __init__(self, known: Mapping[str, Circumstance]) -> None:
        self._known = known
        self._read: dict[str, Condition] = {}

    def read(self, text: str) -> Condition:
        """Give the condition; raises ConditionError."""
        if text not in self._read:
            self._read[text] = parse_condition(text, self._known)
        return self._read[text]


def wrong_conditions(key: str, row: Row, known: Mapping[str, Circumstance]) -> Iterator[Fault]:
    """Give every fault of the conditions of a matter's papers, which must be whole rows."""
    yield from _wrong(key, row, _Conditions(known))


def _wrong(key: str, row: Row, conditions: _Conditions) -> Iterator[Fault]:
    for place, material in enumerate(row["materials"]):
        text = material["condition"]
        if not text:
            continue
        try:
            terms = conditions.read(text).terms
        except ConditionError as error:
            yield Fault("matters", key, str(error), "condition", place, text)
            continue
        for name in dict.fromkeys(each.circumstance for each in terms):
            if name not in row["asks"]:
                words = f"“{material['name']}”要问 {name}，“要问的情形”里没有，请加上"
                yield Fault("matters", key, words, "condition", place, text)


def _loose_ends(
    document: Document, rows: Rows, known: Mapping[str, Circumstance]
) -> Iterator[Fault]:
    there = document.matters.keys() | document.taken_away
    for code, row in rows.items():
        for other in row["confusions"]:
            if other["code"] not in there:
                words = f"易混事项 {other['code']} 不存在"
                yield Fault("matters", code, words, "confusions", value=other["code"])
        for field in ("asks", "triage"):
            for each in row[field]:
                if each not in known:
                    words = f"没有情形“{each}”，请先在情形里加上"
                    yield Fault("matters", code, words, field, value=each)


def _material(row: Mapping[str, Any], conditions: _Conditions) -> Material:
    condition = row["condition"]
    return Material(
        name=row["name"],
        originals=row["originals"],
        copies=row["copies"],
        form=row["form"],
        signed=row["signed"],
        when=row["when"],
        condition=conditions.read(condition) if condition else None,
        note=row["note"],
        shareable=row["shareable"],
        local_optional=row["local_optional"],
        where=row["where"],
        fill=row["fill"],
        seal=row["seal"],
        e_certificate=row["e_certificate"],
        promise=row["promise"],
        basis=row["basis"],
        sample=row["sample"],
    )


def _matter(row: Row, conditions: _Conditions, gone: frozenset[str]) -> Matter:
    values: dict[str, Any] = {
        key: tuple(each) if isinstance(each, list) else each for key, each in row.items()
    }
    tolerant = row["tolerant"]
    values["materials"] = tuple(_material(each, conditions) for each in row["materials"])
    values["confusions"] = tuple(
        Confusion(MatterCode(each["code"]), each["tell"])
        for each in row["confusions"]
        if each["code"] not in gone
    )
    values["tolerant"] = tolerant and Tolerance(
        tuple(tolerant["may_lack"]),
        tolerant.get("note"),
        verified=tolerant.get("verified", False),
    )
    return Matter(**values)

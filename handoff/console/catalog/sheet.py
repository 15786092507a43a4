"""A matter as a form holds it: every field as text, so that nothing typed is lost on a fault."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from handoff.console.catalog.shelf import Form, text_in
from knowledge.catalog_fields import MATERIAL_FIELDS, MATTER_FIELDS, Field
from knowledge.documents import Row

ON: Final = "on"
MOST_PAPERS: Final = 60
"""Papers in one form."""
NOT_FIXED: Final = "不定"

Typed = Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """What the form holds: names of inputs → text, and the same for each paper.

    容缺 is three inputs: `tolerant`, `tolerant.note` and `tolerant.verified`.
    """

    fields: Typed
    papers: tuple[Typed, ...]

    def with_field(self, key: str, row: Row) -> "Sheet":
        """Give the sheet in which this field is what the row says."""
        if key == "materials":
            return replace(self, papers=sheet_of(row).papers)
        said = {each: text for each, text in sheet_of(row).fields.items() if _of(each) == key}
        return replace(self, fields={**self.fields, **said})

    def arranged(self, what: str, place: int) -> "Sheet":
        """Add, drop, move (up, down) or copy a paper; the same sheet where that cannot be."""
        papers = list(self.papers)
        if what == "add" and len(papers) < MOST_PAPERS:
            papers.append(BLANK)
        elif not 0 <= place < len(papers):
            return self
        elif what == "drop":
            del papers[place]
        elif what == "copy" and len(papers) < MOST_PAPERS:
            papers.insert(place + 1, papers[place])
        elif what in _STEPS:
            other = min(max(0, place + _STEPS[what]), len(papers) - 1)
            papers[place], papers[other] = papers[other], papers[place]
        return replace(self, papers=tuple(papers))


_STEPS: Final[Mapping[str, int]] = {"up": -1, "down": 1}


def sheet_of(row: Row) -> Sheet:
    """Give the form that holds this row."""
    fields: dict[str, str] = {}
    for each in MATTER_FIELDS:
        if each.kind != "materials":
            fields |= {f"{each.key}{part}": text for part, text in typed(each, row.get(each.key))}
        if each.kind == "days" and each.key not in row:
            fields[each.key] = ""  # not said yet, which is another thing than not fixed
    return Sheet(fields, tuple(_paper_of(each) for each in row.get("materials") or ()))


def _paper_of(row: Mapping[str, Any]) -> Typed:
    return {
        f"{each.key}{part}": text
        for each in MATERIAL_FIELDS
        for part, text in typed(each, row.get(each.key))
    }


def typed(field: Field, value: Any) -> Iterable[tuple[str, str]]:  # noqa: ANN401 - any field's
    """Give a value as it stands in the form: for each input its name's ending and its text."""
    match value:
        case None:
            text = NOT_FIXED if field.kind == "days" and field.required else ""
        case bool():
            text = ON if value else ""
        case list() if field.kind == "confusions":
            text = "\n".join(f"{each['code']}：{each['tell']}" for each in value)
        case list() if field.kind == "tags":  # as a browser sends them
            text = "\n".join(each for each in field.choices if each in value)
        case list():
            text = "\n".join(map(str, value))
        case Mapping():
            text = "\n".join(value.get("may_lack") or ())
        case _:
            text = str(value)
    yield "", text
    if field.kind == "tolerance":
        terms = value or {}
        yield ".note", terms.get("note") or ""
        yield ".verified", ON if terms.get("verified") else ""


BLANK: Final = _paper_of({"originals": 1, "copies": 0})
"""A paper that was just added."""


def sheet_from(form: Form) -> Sheet:
    """Read a form that was sent."""
    fields: dict[str, str] = {}
    for each in MATTER_FIELDS:
        if each.kind == "tags":
            fields[each.key] = "\n".join(map(str, form.getall(each.key, [])))
        elif each.kind != "materials":
            parts = ("", ".note", ".verified") if each.kind == "tolerance" else ("",)
            fields |= {f"{each.key}{part}": text_in(form, f"{each.key}{part}") for part in parts}
    count = text_in(form, "papers")
    papers = int(count) if count.isascii() and count.isdigit() and len(count) < 4 else 0  # noqa: PLR2004 - far below a thousand
    return Sheet(
        fields,
        tuple(
            {each.key: text_in(form, f"m{place}.{each.key}") for each in MATERIAL_FIELDS}
            for place in range(min(papers, MOST_PAPERS))
        ),
    )


def row_from(sheet: Sheet, was: Row | None) -> dict[str, Any]:
    """Give the row that the form holds; a field left as it was is the very same value.

    What cannot be read (words where a number should stand) stays text: the checks then say so.
    """
    row: dict[str, Any] = {}
    before = sheet_of(was) if was is not None else None
    for each in MATTER_FIELDS:
        if each.kind == "materials":
            row[each.key] = [_paper_from(paper) for paper in sheet.papers]
            continue
        said = {key: text for key, text in sheet.fields.items() if _of(key) == each.key}
        kept = before is not None and all(before.fields[key] == said[key] for key in said)
        row[each.key] = was[each.key] if kept and was is not None else _read(each, said)
    return row


def unsaid_days(sheet: Sheet) -> Iterable[Field]:
    """Give the fields for days that must be said and are blank: not fixed is said by a word."""
    for each in MATTER_FIELDS:
        if each.kind == "days" and each.required and not sheet.fields[each.key]:
            yield each


def _paper_from(paper: Typed) -> dict[str, Any]:
    return {each.key: _read(each, {each.key: paper[each.key]}) for each in MATERIAL_FIELDS}


def _of(name: str) -> str:
    """Give the field to which an input belongs."""
    return name.partition(".")[0]


def _read(field: Field, said: Typed) -> Any:  # noqa: ANN401 - any field's value
    text = said[field.key]
    match field.kind:
        case "number" | "days":
            return _number(field, text)
        case "yes_no":
            return text == ON
        case "texts" | "tags":
            return _lines(text)
        case "confusions":
            return [_confusion(each) for each in _lines(text)]
        case "tolerance":
            return _tolerance(said)
        case "text" | "choice" | "condition" | "materials" | "members" | "papers":
            return text or (None if field.required else field.default)


def _number(field: Field, text: str) -> int | str | None:
    if text in {"", NOT_FIXED}:
        return text if text and field.kind == "number" else None
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text  # noqa: PLR2004 - what is longer is refused as it stands


def _lines(text: str) -> list[str]:
    return [each.strip() for each in text.split("\n") if each.strip()]


def _confusion(line: str) -> dict[str, str]:
    code, colon, tell = line.replace(":", "：", 1).partition("：")
    return {"code": code.strip(), "tell": tell.strip()} if colon else {"code": line}


def _tolerance(said: Typed) -> dict[str, Any] | None:
    may_lack = _lines(said["tolerant"])
    note, verified = said["tolerant.note"], said["tolerant.verified"] == ON
    if not may_lack and not note:
        return None
    return {"may_lack": may_lack, "note": note or None, "verified": verified}

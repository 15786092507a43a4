"""What the form of a matter shows: each input with its text, its faults, and what lies below it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from handoff.console.catalog.sheet import Sheet, Typed, sheet_of
from handoff.console.catalog.shelf import Head, Opened
from handoff.console.catalog.shown import below, nearest, papers_differ
from handoff.console.frame import Frame
from handoff.ports import Work
from knowledge.catalog_faults import Fault
from knowledge.catalog_fields import MATERIAL_FIELDS, MATTER_FIELDS, Field
from knowledge.matters import Catalog

_LINE: Final = 46  # characters in a line of a box


@dataclass(frozen=True, slots=True)
class FormAt:
    """Which matter the form is of, and of which version (`seen`) it was made.

    `code` is as in the address (empty: a new one), `key` as in the faults.
    """

    code: str
    key: str
    seen: str


@dataclass(frozen=True, slots=True)
class Input:
    """One input. `lines` is how high a box for it should be; `below` as in shown.Shown.

    `restorable` says that the town says otherwise than what lies below.
    """

    name: str
    key: str
    title: str
    kind: str
    text: str
    about: str
    required: bool
    choices: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...]
    lines: int
    faults: tuple[str, ...]
    below: tuple[tuple[str, str], ...] = ()
    restorable: bool = False
    note: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True)
class PaperForm:
    """One paper's inputs: those always seen, and the others, which are open where one is wrong."""

    place: int
    title: str
    first: tuple[Input, ...]
    more: tuple[Input, ...]
    open: bool
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A circumstance at hand: what conditions may name. `used` where this matter asks it."""

    id: str
    question: str
    answers: tuple[str, ...]
    used: bool


@dataclass(frozen=True, slots=True)
class FormPage:
    """The whole page. `others`: faults that belong to no input; `typed`: it holds unsaved words."""

    frame: Frame
    head: Head
    at: FormAt
    name: str
    inputs: tuple[Input, ...]
    papers: tuple[PaperForm, ...]
    papers_differ: tuple[str, ...]
    nearest: str
    papers_restorable: bool
    papers_faults: tuple[str, ...]
    others: tuple[str, ...]
    count: int
    questions: tuple[Question, ...]
    domains: tuple[str, ...]
    typed: bool


_FIRST: Final = ("name", "originals", "copies", "condition", "when")


def form_page(
    work: Work, opened: Opened, at: FormAt, sheet: Sheet, faults: Iterable[Fault]
) -> FormPage:
    """Put the page together."""
    found = tuple({str(each): each for each in faults}.values())
    own = tuple(each for each in found if each.part == "matters" and each.key == at.key)
    row = opened.layers.document.matters.get(at.code)
    name = str(row["name"]) if row is not None else "新事项"
    fields = [each for each in MATTER_FIELDS if each.kind != "materials"]
    shown = {each.key for each in fields}
    return FormPage(
        frame=opened.frame(work, f"改：{name}"),
        head=opened.head("list"),
        at=at,
        name=name,
        inputs=tuple(_input(opened, at, each, sheet.fields, own) for each in fields),
        papers=tuple(_paper(place, each, own) for place, each in enumerate(sheet.papers)),
        papers_differ=papers_differ(opened.layers, at.code),
        nearest=nearest(opened.layers, at.code, opened.names),
        papers_restorable=_restorable(opened, at.code, "materials"),
        papers_faults=tuple(
            each.words for each in own if each.field == "materials" and each.material is None
        ),
        others=tuple(
            str(each)
            for each in found
            if each not in own
            or (each.material is None and each.field not in shown | {"materials"})
        ),
        count=len(found),
        questions=_questions(opened.catalog, sheet),
        typed=sheet != sheet_of(row) if row is not None else bool(sheet.fields["name"]),
        domains=tuple(dict.fromkeys(each.domain for each in opened.catalog.matters.values())),
    )


def _input(
    opened: Opened, at: FormAt, field: Field, fields: Typed, faults: Iterable[Fault]
) -> Input:
    wrong = (each.words for each in faults if each.material is None and each.field == field.key)
    return replace(
        _plain(field, field.key, fields, tuple(wrong)),
        below=below(opened.layers, at.code, field, opened.names),
        restorable=_restorable(opened, at.code, field.key),
        note=fields.get(f"{field.key}.note", ""),
        verified=bool(fields.get(f"{field.key}.verified")),
    )


def _plain(field: Field, name: str, fields: Typed, faults: tuple[str, ...]) -> Input:
    text = fields.get(field.key, "")
    return Input(
        name=name,
        key=field.key,
        title=field.title,
        kind=field.kind,
        text=text,
        about=field.about,
        required=field.required,
        choices=tuple(field.choices.items()),
        chosen=tuple(text.split("\n")),
        lines=sum(1 + len(each) // _LINE for each in text.split("\n")),
        faults=faults,
    )


def _restorable(opened: Opened, code: str, key: str) -> bool:
    layers = opened.layers
    return code in layers.below.matters and layers.source_of("matters", code, key) == "town"


def _paper(place: int, paper: Typed, faults: Iterable[Fault]) -> PaperForm:
    mine = [each for each in faults if each.material == place]

    def made(field: Field) -> Input:
        wrong = tuple(each.words for each in mine if each.field == field.key)
        return _plain(field, f"m{place}.{field.key}", paper, wrong)

    known = {each.key for each in MATERIAL_FIELDS}
    first = {each.key: each for each in MATERIAL_FIELDS if each.key in _FIRST}
    more = tuple(made(each) for each in MATERIAL_FIELDS if each.key not in _FIRST)
    return PaperForm(
        place=place,
        title=paper["name"] or "（没有名称）",
        first=tuple(made(first[each]) for each in _FIRST),
        more=more,
        open=any(each.faults for each in more),
        faults=tuple(each.words for each in mine if each.field not in known),
    )


def _questions(catalog: Catalog, sheet: Sheet) -> tuple[Question, ...]:
    """Give every circumstance, those that this matter asks first."""
    asked = [each.strip() for each in sheet.fields.get("asks", "").split("\n")]
    known: Mapping[str, object] = catalog.circumstances
    order = dict.fromkeys([*(each for each in asked if each in known), *known])
    return tuple(
        Question(
            each, catalog.circumstances[each].question, catalog.circumstances[each].answers,
            each in asked,
        )
        for each in order
    )  # fmt: skip

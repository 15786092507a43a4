"""The page between a change and its publication: every change in words, and whom it touches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from handoff.catalog_reach import Reach, reach_of
from handoff.catalog_versions import Version, history, layers_at
from handoff.clerks import clerks_of
from handoff.console.catalog.drafts import Draft
from handoff.console.catalog.rights import may_publish
from handoff.console.catalog.shelf import Head, Opened, Shelf, own_number
from handoff.console.frame import Frame
from handoff.console.words import moment
from handoff.ports import Work
from knowledge.catalog_changes import Change, changes_between
from knowledge.catalog_faults import Fault
from knowledge.documents import Document
from knowledge.matters import TownId
from knowledge.proposals import Proposal, Refused, broken_below, propose

SHOWN: Final = 400
"""Changes on the page; the rest are counted."""
NOTE_LIMIT: Final = 200  # characters
MADE_NAMES: Final[Mapping[str, str]] = {
    "shipped": "随程序",
    "import": "导入",
    "edit": "修改",
    "back": "回到旧版",
}
_KINDS: Final[Mapping[str, str]] = {"new": "新加", "gone": "去掉", "changed": "改"}


@dataclass(frozen=True, slots=True)
class Examined:
    """A draft laid on what is in force: what changes, what stands against it, may it be published.

    `changes` are none where it is refused.
    """

    document: Document
    proposal: Proposal | None
    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]
    allowed: bool

    @property
    def gone(self) -> tuple[str, ...]:
        """The names of whole rows that go."""
        whole = (each for each in self.changes if each.kind == "gone" and not each.material)
        return tuple(f"{each.name}（{each.key}）" for each in whole)

    @property
    def matters(self) -> tuple[str, ...]:
        """The codes of matters that are different."""
        return tuple({each.key: None for each in self.changes if each.part == "matters"})


def examine(shelf: Shelf, opened: Opened, draft: Draft) -> Examined:
    """Look whether the draft may be published. Pure; up to seconds: not for the event loop."""
    document = draft.laid(opened.layers)
    town = opened.seat.town
    outcome = propose(opened.layers, document, town)
    if isinstance(outcome, Refused):
        return Examined(document, None, (), outcome.faults, allowed=True)
    allowed = may_publish(opened.seat, outcome.changes, opened.layers.document, document)
    layers = {each.centre: shelf.catalogs.layers(each.id).town for each in shelf.below(town.id)}
    faults = broken_below(document, layers)
    return Examined(document, outcome, outcome.changes, faults, allowed)


@dataclass(frozen=True, slots=True)
class ChangedField:
    """One change as a line: of what, from what, to what."""

    what: str
    kind: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """All that changes of one matter, circumstance or chain."""

    key: str
    name: str
    kind: str
    fields: tuple[ChangedField, ...]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """Who published a version, when, from what and why."""

    number: int
    by: str
    at: str
    made_from: str
    note: str


@dataclass(frozen=True, slots=True)
class Between:
    """What was published since the draft was begun: the versions, and what they changed."""

    versions: tuple[VersionLine, ...]
    rows: tuple[ChangedRow, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """What the clerk put beside the draft: the note, and the tick for what goes."""

    note: str
    sure: bool


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The whole page. `problem` says why it was not published, where that was asked for."""

    frame: Frame
    head: Head
    rows: tuple[ChangedRow, ...]
    more: int
    count: int
    faults: tuple[str, ...]
    hints: tuple[str, ...]
    gone: tuple[str, ...]
    reach: Reach
    towns: int
    between: Between | None
    draft: str
    matter: str
    name: str
    new: bool
    again: bool
    typed: Typed
    note_limit: int
    problem: str


def review(
    work: Work, shelf: Shelf, opened: Opened, draft: Draft, found: Examined, typed: Typed,
    problem: str = "",
) -> ReviewPage:  # fmt: skip
    """Put the page together."""
    town = opened.seat.town.id
    reached = shelf.reached(town)
    return ReviewPage(
        frame=opened.frame(work, "核对改动"),
        head=opened.head("list"),
        rows=changed_rows(found.changes[:SHOWN]),
        more=max(0, len(found.changes) - SHOWN),
        count=len(found.changes),
        faults=tuple(map(str, found.faults)),
        hints=found.proposal.hints if found.proposal else (),
        gone=found.gone if draft.made_from == "import" else (),
        reach=reach_of(work, reached, found.matters),
        towns=len(reached) - 1,
        between=between(work, opened, draft.seen),
        draft=draft.as_text(),
        matter=draft.matter,
        name=str((found.document.matters.get(draft.matter) or {}).get("name", draft.matter)),
        new=draft.matter not in opened.layers.document.matters,
        again=_can_edit_again(opened, draft, found),
        typed=typed,
        note_limit=NOTE_LIMIT,
        problem=problem,
    )


def _can_edit_again(opened: Opened, draft: Draft, found: Examined) -> bool:
    """Say whether the form can hold the draft: not what goes, nor what the town takes up again."""
    code, layers = draft.matter, opened.layers
    away = code in layers.below.matters and code not in layers.document.matters
    return code in found.document.matters and not away


def changed_rows(changes: Sequence[Change]) -> tuple[ChangedRow, ...]:
    """Put changes together row by row."""
    rows: dict[tuple[str, str], list[Change]] = {}
    for each in changes:
        rows.setdefault((each.part, each.key), []).append(each)
    return tuple(_row(found) for found in rows.values())


def _row(changes: Sequence[Change]) -> ChangedRow:
    first = changes[0]
    whole = not first.field and not first.material
    kind = _KINDS[first.kind] if whole else ""
    fields = () if whole else tuple(_field(each) for each in changes)
    return ChangedRow(first.key, first.name, kind, fields)


def _field(change: Change) -> ChangedField:
    paper = f"材料“{change.material}”" if change.material else ""
    what = "·".join(each for each in (paper, change.field) if each)
    return ChangedField(what, _KINDS[change.kind], change.before, change.after)


def between(work: Work, opened: Opened, seen: str) -> Between | None:
    """Give what was published since this version (its name) was seen; None where nothing was."""
    number = own_number(seen)
    if number >= opened.number:
        return None
    town = opened.seat.town
    old = layers_at(work, town.id, town.district, seen)
    after = opened.layers.document
    changes = changes_between(old.document, after) if old else ()
    newer = (each for each in history(work, town.id) if number < each.number <= opened.number)
    return Between(
        version_lines(work, town.id, tuple(newer), work.now), changed_rows(changes[:SHOWN])
    )


def version_lines(
    work: Work, town: TownId, versions: Sequence[Version], now: datetime
) -> tuple[VersionLine, ...]:
    """Give versions as a clerk reads them."""
    names = {each.login: each.name for each in clerks_of(work, town)}
    return tuple(
        VersionLine(
            each.number,
            names.get(each.made_by, each.made_by),
            moment(each.made_at, now),
            MADE_NAMES[each.made_from],
            each.note,
        )
        for each in versions
    )

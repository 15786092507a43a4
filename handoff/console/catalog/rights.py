"""Who may change what of the catalog. Everybody may look."""

from collections.abc import Iterable

from handoff.console.guards import Seat
from knowledge.catalog_changes import Change
from knowledge.documents import Document


def may_publish(seat: Seat, changes: Iterable[Change], before: Document, after: Document) -> bool:
    """Say whether all of this is this clerk's to change.

    An office's lead changes matters of the office's own domains, and may neither take one over
    from another domain nor give it away. source: BY-24
    """
    return seat.edits_catalog or all(_own(seat, each, before, after) for each in changes)


def _own(seat: Seat, change: Change, before: Document, after: Document) -> bool:
    if change.part != "matters":
        return False
    rows = (each.matters.get(change.key) for each in (before, after))
    return all(seat.edits_matters_of(row["domain"]) for row in rows if row is not None)

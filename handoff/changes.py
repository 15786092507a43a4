"""When the catalog changes: every live notice and booking that it touches, and telling its citizen.

What was told is held against what would be told now, for the same answers. Whoever has to know gets
a message that says what is different, with a new notice; whom WeChat does not let us reach stands
on the clerks' list of calls (handoff.calls), and is told by itself on writing again.
source: BY-12, BY-13
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select

from handoff import notices
from handoff.bookings import BookingView, bookings_of
from handoff.catalog_looks import begin, mark
from handoff.change_words import ChangeWords
from handoff.changed_cases import Centre, leave_windows, record
from handoff.changed_rows import OldRows
from handoff.live_notices import NOT_AS_EXPECTED, Told, Unreadable, next_live
from handoff.outgoing import FROM_THE_CATALOG
from handoff.ports import Work
from handoff.tables.bookings import BookingRow, NoticeRow
from handoff.tables.changes import ChangeRow
from handoff.tables.upsert import table_of
from knowledge.calendar import day_words, local
from knowledge.chains import MEMBERS, ChainNotice, chosen_of, compose_chain
from knowledge.circumstances import Answers
from knowledge.notice_changes import chain_changes, notice_changes
from knowledge.notices import Notice, compose
from knowledge.sparing import spared_like

log = logging.getLogger(__name__)

BATCH: Final = 40
"""Notices looked at in one transaction: turns wait for no longer than that."""

_NOTICES, _BOOKINGS = table_of(NoticeRow), table_of(BookingRow)
_CHANGES = table_of(ChangeRow)


@dataclass(frozen=True, slots=True)
class _Found:
    """What is different, in words, and what would be told now (None: it is not offered)."""

    lines: tuple[str, ...]
    now: notices.AnyNotice | None


def look_through(work: Work, centre: Centre) -> bool:
    """Look at the next few live notices of this town; False when all were looked at.

    To be called until it gives False, after every start and every change of the catalog, and once
    more when nobody can be in the middle of telling the version before: what was told meanwhile is
    looked at then. It goes on where it was left, in whatever process; a version that comes in
    between begins anew, but never one that is older than what was published.
    """
    look = begin(work, centre)
    if look is None:
        return False
    told = next_live(work, centre, look.through, BATCH)
    if look.done and not told:
        return False
    gone = _told_as_gone(work, centre, told)
    rows = OldRows(work, centre)
    for each in told:
        try:
            found = _found(work, centre, rows, each, was_gone=each.number in gone)
        except NOT_AS_EXPECTED as error:  # nothing was written yet: the others are told
            town, kind = centre.town.id, type(error).__name__
            # no traceback: it may quote what was told
            log.error("notice %s of %s is looked at by nobody: %s", each.number, town, kind)  # noqa: TRY400
            continue
        if found is not None and isinstance(each, Told):
            _tell(work, centre, each, found)
    if len(told) < BATCH:
        leave_windows(work, centre)
    mark(work, centre, told[-1].id if told else look.through, done=len(told) < BATCH)
    return len(told) == BATCH


def _told_as_gone(work: Work, centre: Centre, told: Sequence[Told | Unreadable]) -> frozenset[str]:
    """Give the numbers of notices whose citizens were last told that it is not offered."""
    wanted = (
        select(_CHANGES.c.before, _CHANGES.c.notice)
        .where(
            _CHANGES.c.town == centre.town.id,
            _CHANGES.c.before.in_([each.number for each in told]),
        )
        .order_by(_CHANGES.c.id)
    )
    last = {each.before: each.notice for each in work.execute(wanted)}
    return frozenset(before for before, notice in last.items() if notice is None)


def _found(
    work: Work, centre: Centre, rows: OldRows, told: Told | Unreadable, *, was_gone: bool
) -> _Found | None:
    """Give what is different for this citizen now; None where nothing is. Writes nothing.

    Raises one of NOT_AS_EXPECTED where what was told has another shape than today's.
    """
    if isinstance(told, Unreadable):
        raise told.why
    if not was_gone and rows.same(told.version, told.matter):
        return None
    if _told_since(work, centre, told):
        return None
    now = _as_now(work, centre, told)
    if now is None:
        words = f"本中心现在不办这件事了。去之前请先打电话问：{centre.town.phone}"
        return None if was_gone else _Found((words,), None)
    lines = _different(told.notice, now)
    if was_gone and not lines:
        lines = ("本中心现在又办这件事了，和原来告知的一样",)
    return _Found(lines, now) if lines else None


def _tell(work: Work, centre: Centre, told: Told, found: _Found) -> None:
    fresh = None
    if found.now is not None:
        fresh = notices.tell(work, centre.town, told.citizen, found.now, _answers(told), "bot")
    _say(work, centre, told, found.lines, fresh)


def _answers(told: Told) -> Answers:
    return {key: tuple(each) for key, each in told.answers.items()}


def _different(before: notices.AnyNotice, now: notices.AnyNotice) -> tuple[str, ...]:
    if isinstance(before, ChainNotice) and isinstance(now, ChainNotice):
        return chain_changes(before, now)
    if isinstance(before, Notice) and isinstance(now, Notice):
        return notice_changes(before, now)
    return ()


def _as_now(work: Work, centre: Centre, told: Told) -> notices.AnyNotice | None:
    """Give what would be told now for the same case; None where it is not offered any more."""
    catalog, town, answers = centre.catalog, centre.town, _answers(told)
    if isinstance(told.notice, ChainNotice):
        chain = catalog.chain(told.matter.partition(":")[2])
        chosen = chosen_of(catalog, town, chain, answers.get(MEMBERS, ())) if chain else ()
        if chain is None or not chosen:
            return None
        return compose_chain(
            catalog, chain, chosen, town, centre.calendar, answers, centre.topics, work.now
        )
    matter = catalog.matter(told.matter)
    if matter is None or not town.takes(matter):
        return None
    now = compose(catalog, matter, town, centre.calendar, answers, work.now)
    return spared_like(told.notice, now)


def _told_since(work: Work, centre: Centre, told: Told) -> bool:
    """Say whether the same citizen was told about the same case again, after this notice."""
    later = select(_NOTICES.c.answers).where(
        _NOTICES.c.town == centre.town.id,
        _NOTICES.c.citizen == told.citizen,
        _NOTICES.c.matter == told.matter,
        _NOTICES.c.id > told.id,
        _NOTICES.c.kind != "correction",
    )
    return any(each == told.answers for each in work.execute(later).scalars())


def _say(
    work: Work,
    centre: Centre,
    told: Told,
    lines: tuple[str, ...],
    fresh: notices.ToldNotice | None,
) -> None:
    coming = bookings_of(work, centre.town, told.citizen)
    booking = next((each for each in coming if each.matter == told.matter), None)
    words = ChangeWords(
        told.notice.name,
        told.day,
        told.number,
        lines,
        fresh.number if fresh else None,
        centre.notice_url(centre.town, fresh.number, fresh.key) if fresh else None,
        _coming(booking, work.now) if booking else None,
    )
    town, citizen = centre.town.id, told.citizen
    record(
        work,
        centre,
        citizen=citizen,
        matter=told.matter,
        before=told.number,
        notice=fresh.number if fresh else None,
        booking=booking.number if booking else None,
        lines=list(lines),
        message=work.say(town, citizen, words.text(), by=FROM_THE_CATALOG),
    )


def _coming(booking: BookingView, now: datetime) -> str:
    day = day_words(booking.on, local(now).date())
    return f"{day} {booking.start.hour}:{booking.start:%M}（{booking.number}）"

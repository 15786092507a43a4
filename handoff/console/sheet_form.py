"""Reads what a pair marked at the door from its form, whoever sends it: script or plain browser."""

import secrets
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

from aiohttp import web
from aiohttp.web_request import FileField
from multidict import MultiDictProxy

from handoff.trips.half_days import half_of
from handoff.trips.marks import NOTE_LIMIT, OUTCOMES, THEN, Mark, PictureTaken

MOST_BYTES: Final = 24_000_000
"""Of one form with its pictures."""

MOST_PICTURES: Final = 6
LARGEST: Final = 6_000_000
"""Bytes of one picture."""

_KINDS: Final = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
)
_OLDEST: Final = timedelta(days=7)
_SHORTEST, _LONGEST = 8, 40

Form = MultiDictProxy[str | bytes | bytearray | FileField]


async def read_mark(request: web.Request, now: datetime) -> Mark | None:
    """Read the mark; None where it does not say which visit or a known outcome, or is no form."""
    wide = request.clone(client_max_size=MOST_BYTES)
    form = await wide.post()
    outcome = next((each for each in OUTCOMES if each == _text(form, "outcome")), None)
    visit = _text(form, "visit")
    if outcome is None or not (visit.isascii() and visit.isdecimal() and len(visit) < 10):  # noqa: PLR2004
        return None
    then = _text(form, "then")
    not_home = outcome == "不在家"
    return Mark(
        id=_id(_text(form, "mark")),
        visit=int(visit),
        outcome=outcome,
        note=_text(form, "note")[:NOTE_LIMIT],
        marked_at=_instant(_text(form, "at"), now),
        ticked=tuple(str(each)[:200] for each in form.getall("tick", ())[:50]),
        then=then if not_home and then in THEN else "",
        next_half=_half(_text(form, "next")) if not_home else None,
        pictures=tuple(_pictures(form)),
    )


def _text(form: Form, name: str) -> str:
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def _id(said: str) -> str:
    """Give the phone's id of the mark; a new one for a form that was sent without script."""
    sound = _SHORTEST <= len(said) <= _LONGEST and said.isascii()
    return said if sound and said.replace("-", "").isalnum() else secrets.token_hex(16)


def _instant(said: str, now: datetime) -> datetime:
    """Read when it was marked; now, where the phone's clock says something impossible."""
    try:
        at = datetime.fromisoformat(said)
    except ValueError:
        return now
    if at.tzinfo is None or not now - _OLDEST <= at <= now + timedelta(minutes=5):
        return now
    return at.astimezone(UTC)


def _half(said: str) -> tuple[str, str] | None:
    on, _, half = said.partition(".")
    try:
        day = datetime.strptime(on, "%Y-%m-%d").replace(tzinfo=UTC).date()
    except ValueError:
        return None
    return (day.isoformat(), half) if half_of(half) else None


def _pictures(form: Form) -> list[PictureTaken]:
    kinds: tuple[Literal["photo", "signature"], ...] = ("photo", "signature")
    found = []
    for kind in kinds:
        for each in form.getall(kind, ()):
            if not isinstance(each, FileField):
                continue
            with each.file:
                content = each.file.read(LARGEST + 1)
            known = next((name for sign, name in _KINDS if content.startswith(sign)), None)
            if known and len(content) <= LARGEST:
                found.append(PictureTaken(kind, known, content))
    return found[:MOST_PICTURES]

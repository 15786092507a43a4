"""A booking that was just made, set right: “不是我爸，是我公公”, “换成老年证”.

Nothing is changed at once: the new one is read back at the same time of day, and takes the old
one's place only when it is booked.
"""

import re
from dataclasses import replace
from typing import Any

from dialogs.booking_ports import BookingSummary, Cancelled
from dialogs.flows import said_wrongly, turned, which_booking, whose
from dialogs.flows.known import chosen_answers
from dialogs.flows.paper_answers import AGENT
from dialogs.flows.wished_time import read
from dialogs.machine import Aside, Outcome, Start, Turn
from dialogs.texts import booking as texts
from knowledge.calendar import local
from knowledge.contrast import read_contrast
from knowledge.reading.for_whom import called, read_for_whom
from knowledge.reading.kinsfolk import SELF, read_whom

_HEARD_IN = frozenset({None, "welcome", "guide"})
_TO_SOMEBODY = re.compile(
    r"(?:那|号|这个|那个|把|是)*(?:改|换|转)(?:成|给|为|到)(?:是)?(?:给)?(?P<who>[一-龥]{1,8}?)"
    r"(?:的|名字|名下|用|吧|办)*"
)
_TO_A_MATTER = re.compile(
    r"(?:换成|改成|换办|改办|改为|换为)(?:办|约)?(?!上门|代办|帮办|网上|线上|别的|其他|人工)"
    r"(?P<what>[一-龥]{2,12}?)(?:的|吧|了)*"
)
_NOT_THEIRS = re.compile(r"(?:这个?|那个?|号)*不是(?:给)?(?P<who>[一-龥]{1,8}?)(?:约|办|的)*")
_ASKS = re.compile(r"[?？]|[吗么]$|怎么|什么|啥|行不|可以不")


def begins(turn: Turn, present: str | None, *, resting: bool) -> Outcome | None:
    """Read back the booking as it was set right; None where none is, or nothing is said of it."""
    if (present not in _HEARD_IN and not (resting and present == "my_bookings")) or _ASKS.search(
        turn.said.text
    ):
        return None
    booking = None if turn.said.text.strip().isdecimal() else _just_made(turn)
    if booking is None:
        return None
    another = _for_another(turn, booking) or said_wrongly.heard(turn)
    return another or _another_matter(turn, booking)


def replaced(turn: Turn) -> str:
    """Cancel the booking in whose place another was made, and say so; empty where there is none."""
    number = turn.learned.get("replaces")
    if not number:
        return ""
    done = isinstance(turn.world.desk.cancel(str(number)), Cancelled)
    return texts.replaced(str(number)) if done else texts.not_replaced(str(number))


def _just_made(turn: Turn) -> BookingSummary | None:
    """Give the booking that is talked of: of the matter at hand, for the person at hand."""
    matter = turn.learned.get("matter") or turn.memory.matter
    every = turn.world.desk.bookings() if matter else ()
    found = [each for each in every if each.matter == matter]
    if turn.learned.get("matter"):
        found = [each for each in found if each.whom == turn.learned.get("whom")]
    return found[-1] if found else None


def _for_another(turn: Turn, booking: BookingSummary) -> Outcome | None:
    contrast, said = read_contrast(turn.said.text), turn.said.text
    told = _TO_SOMEBODY.fullmatch(re.sub(r"[，,。.!！\s]+", "", said))
    to = called(told["who"]) if told else None
    denied = contrast.denied if contrast else ""
    if wrongly := said_wrongly.whom(said):
        mine = None if wrongly == SELF else wrongly
        return None if mine == booking.whom else _read_back(turn, booking, {"whom": mine})
    if to is None and contrast is not None:
        to = whose.said_whom(turn) or _only_whom(turn)
    if to is None and contrast is None and _is_only_denied(said, booking):
        return Aside((texts.TO_WHOM,))
    if to in {None, whose.NOT_ME}:
        return None
    if turn.learned.get("asking") == AGENT and not (
        denied and booking.whom and _is_theirs(denied, booking)
    ):
        return None  # it answers who comes
    whom = None if to == SELF else to
    return None if whom == booking.whom else _read_back(turn, booking, {"whom": whom})


def _is_only_denied(said: str, booking: BookingSummary) -> bool:
    found = _NOT_THEIRS.fullmatch(re.sub(r"[，,。.!！\s]+", "", said))
    return found is not None and booking.whom is not None and called(found["who"]) == booking.whom


def _only_whom(turn: Turn) -> str | None:
    return turn.said.understanding.slots.whom if turn.said.understanding.only_whom else None


def _is_theirs(denied: str, booking: BookingSummary) -> bool:
    """Say whether the one who is denied is the one it was booked for."""
    bare = re.sub(r"^(?:给|帮|替|是)+|(?:约|办|的)+$", "", denied)
    if booking.whom is None:
        whom = read_whom(bare)
        return bare in {"我", "我自己", "本人", "自己"} or (
            whom is not None and whom.relation == SELF
        )
    return called(bare) == booking.whom or booking.whom in denied


def _another_matter(turn: Turn, booking: BookingSummary) -> Outcome | None:
    """Hear another matter in its place; a message that names one beside another is told apart."""
    for clause in turn.said.understanding.clauses[1:]:
        to = _TO_A_MATTER.fullmatch(clause.text)
        if to and clause.codes and read(turn, to["what"]).says_nothing:
            meant = which_booking.meant(turn, turn.world.desk.bookings(), turn.said.text)
            mine = meant.found[0] if len(meant.found) == 1 else booking
            codes = clause.codes[:1] if clause.kind == "matter" else clause.codes[:4]
            return _of_matters(turn, mine, [each for each in codes if each != mine.matter])
    contrast = read_contrast(turn.said.text)
    if contrast is None or _answers(turn, contrast.meant):
        return None
    known = {**turn.learned, "matter": booking.matter}
    found = turned.matter(replace(turn, learned=known))
    if not isinstance(found, Start):
        return None
    matters = found.given.get("candidates") or [found.given.get("matter")]
    return _of_matters(turn, booking, [str(each) for each in matters])


def _answers(turn: Turn, meant: str) -> bool:
    """Say whether it answers what is asked, or was: “不对，是低保” of the household."""
    circumstances = turn.world.catalog.circumstances
    asked = [str(turn.learned.get("asking")), *turn.learned.get("answers", {})]
    return any(
        chosen_answers(meant, circumstances[each]) for each in asked if each in circumstances
    )


def _of_matters(turn: Turn, booking: BookingSummary, codes: list[str]) -> Outcome | None:
    named = turn.said.understanding.slots.whom or read_for_whom(turn.said.text) or booking.whom
    if len(codes) == 1:
        return _read_back(turn, booking, {"matter": codes[0], "whom": named})
    if not codes:
        return None
    given = {**_place(booking), "whom": named, "candidates": codes, "intent": "book"}
    return Start("find_matter", given, (_stands(turn, booking),))


def _read_back(turn: Turn, booking: BookingSummary, new: dict[str, Any]) -> Outcome | None:
    given = {**_place(booking), "matter": booking.matter, "whom": booking.whom, **new}
    matter = turn.world.catalog.matter(str(given["matter"]))
    if matter is None or not turn.world.town.takes(matter):
        return None
    return Start("book", given, (_stands(turn, booking),))


def _place(booking: BookingSummary) -> dict[str, str]:
    return {
        "replaces": booking.number,
        "on": booking.on.isoformat(),
        "start": f"{booking.start:%H:%M}",
        "end": f"{booking.end:%H:%M}",
    }


def _stands(turn: Turn, booking: BookingSummary) -> str:
    return texts.stands_until(booking, local(turn.world.now).date())

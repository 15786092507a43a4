"""请群众自己选时间: a clerk offers free times in the chat; a tap on one books it.

The tap is heard by dialogs/flows/offered.py, whoever has the chat then. source: BZ-8
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from handoff.chats import Answered, ChatClosed, EmptyText, NotYours, TextTooLong, answer
from handoff.day_words import slot_words, tap
from handoff.ports import Work
from handoff.slots import nearest_times
from knowledge.calendar import Calendar, local
from knowledge.matters import Matter
from knowledge.towns import Town


@dataclass(frozen=True, slots=True)
class TimesOffered:
    """The citizen has these (local) times to choose from; none is kept for anybody."""

    times: tuple[tuple[date, time], ...]


@dataclass(frozen=True, slots=True)
class NothingFree:
    """No window has a free time for this matter."""


def offer_times(
    work: Work,
    town: Town,
    calendar: Calendar,
    matter: Matter,
    chat: int,
    login: str,
    around: tuple[date, time] | None,
) -> TimesOffered | NothingFree | NotYours | ChatClosed | EmptyText | TextTooLong:
    """Offer up to three free times nearest to `around` (local), or the next ones."""
    here = local(work.now)
    wanted = datetime.combine(*around, here.tzinfo) if around else here
    found = nearest_times(work, town, calendar, matter, wanted, work.now)
    times = tuple(sorted((each.on, each.start) for each in found))
    if not times:
        return NothingFree()
    sent = answer(work, town.id, chat, login, _text(matter, times, here.date()), typed=False)
    return TimesOffered(times) if isinstance(sent, Answered) else sent


def _text(matter: Matter, times: tuple[tuple[date, time], ...], today: date) -> str:
    lines = [f"【选时间】来办“{matter.called}”，哪个时间方便？点一个就约好了："]
    for on, start in times:
        says = f"就约{on.month}月{on.day}日 {start.hour}:{start:%M}（{matter.called}）"
        lines.append(tap(slot_words(on, start, today), says))
    lines.append("都不合适，就直接说您什么时候方便。")
    return "\n".join(lines)

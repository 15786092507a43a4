"""What an agent's forms do to a proxy request, and what stands against it in words.

source: TL-5, XL-12
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from handoff import proxies, proxy_papers
from handoff.console.guards import AGENT, Seat
from handoff.ports import PageUrl, Work
from handoff.proxies import WHY_LIMIT, PapersOut
from handoff.proxy_moves import Hand, Moved, Stepped, WordsMissing
from handoff.proxy_papers import NAME_LIMIT, NoPapers, Receipted
from handoff.proxy_receipts import Handed
from handoff.proxy_records import Proxy
from knowledge.calendar import Calendar
from knowledge.matters import Matter
from knowledge.notice_words import days_words

Form = Mapping[str, str]
Result = Stepped | Receipted | Moved | WordsMissing | NoPapers | PapersOut
_MOST_ROWS = 60
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Acting:
    """Everything that a form of one request needs, inside its transaction."""

    work: Work
    seat: Seat
    calendar: Calendar
    url: PageUrl
    proxy: Proxy
    matter: Matter | None
    form: Form

    @property
    def hand(self) -> Hand:
        """Who does it: agents for themselves, clerks for whoever has it."""
        clerk = self.seat.clerk
        return Hand(clerk.login, all=clerk.role != AGENT)

    def said(self, field: str) -> str:
        """Give what a field holds."""
        return self.form.get(field, "").strip()


def may_see(seat: Seat, proxy: Proxy) -> bool:
    """Say whether it is the agent's own, or of the own village; clerks see all. source: TL-5."""
    if seat.clerk.role != AGENT:
        return True
    person = seat.town.person(seat.clerk.login)
    village = person.village if person else None
    return proxy.agent == seat.clerk.login or (village is not None and proxy.village == village)


def may_act(seat: Seat, proxy: Proxy) -> bool:
    """Say whether this person may take the next step."""
    return seat.clerk.role != AGENT or proxy.agent == seat.clerk.login


def act(name: str, acting: Acting) -> Result | None:
    """Do what a form asks; None for a form that there is not. An old form changes nothing."""
    do = _ACTS.get(name)
    if do is None:
        return None
    if acting.said("turn") != str(acting.proxy.turn):
        return Moved()
    return do(acting)


def _accept(acting: Acting) -> Result:
    days = days_words(acting.matter) if acting.matter else "看事项"
    return proxies.accept(
        acting.work, acting.seat.town, acting.proxy, acting.hand, acting.said("way"), days
    )


def _decline(acting: Acting) -> Result:
    town, why = acting.seat.town, acting.said("why")
    return proxies.decline(acting.work, town, acting.calendar, acting.proxy, acting.hand, why)


def _receive(acting: Acting) -> Result:
    return proxy_papers.receive(
        acting.work, acting.seat.town, acting.proxy, acting.hand, handed(acting.form), acting.url
    )


def _begin(acting: Acting) -> Result:
    return proxy_papers.begin(acting.work, acting.seat.town.id, acting.proxy, acting.hand)


def _hand_in(acting: Acting) -> Result:
    counter = acting.said("counter")
    return proxy_papers.hand_in(acting.work, acting.seat.town, acting.proxy, acting.hand, counter)


def _finish(acting: Acting) -> Result:
    out = acting.said("given_out")[:NAME_LIMIT]
    given = [Handed(out, original=True, count=1)] if out else []
    words = acting.said("result")
    return proxy_papers.finish(
        acting.work, acting.seat.town, acting.proxy, acting.hand, words, given
    )


def _give_back(acting: Acting) -> Result:
    return proxy_papers.give_back(
        acting.work, acting.seat.town, acting.proxy, acting.hand, acting.url
    )


def _confirm(acting: Acting) -> Result:
    how = acting.said("how")
    return proxy_papers.confirm(acting.work, acting.seat.town.id, acting.proxy, acting.hand, how)


def _cancel(acting: Acting) -> Result:
    why = acting.said("why")
    if not why or len(why) > WHY_LIMIT:
        return WordsMissing(WHY_LIMIT)
    if acting.proxy.state == "asked" and not acting.hand.all:
        return Moved()  # who has not accepted declines, so that the next is asked
    return proxies.cancel(acting.work, acting.seat.town.id, acting.proxy, acting.hand, why)


def _reassign(acting: Acting) -> Result:
    town, to = acting.seat.town, acting.said("to")
    return proxies.reassign(acting.work, town, acting.calendar, acting.proxy, acting.hand, to)


_ACTS: Mapping[str, Callable[[Acting], Result]] = {
    "accept": _accept,
    "decline": _decline,
    "receive": _receive,
    "begin": _begin,
    "hand-in": _hand_in,
    "finish": _finish,
    "give-back": _give_back,
    "confirm": _confirm,
    "cancel": _cancel,
    "reassign": _reassign,
}


def handed(form: Form) -> tuple[Handed, ...]:
    """Read which papers were ticked: `take.3`, with `name.3`, `back.3` and `stay.3` counts."""
    found = []
    for place in range(_MOST_ROWS):
        name = form.get(f"name.{place}", "").strip()
        if not name or not form.get(f"take.{place}"):
            continue
        for field, original in (("back", True), ("stay", False)):
            count = _count(form.get(f"{field}.{place}", ""))
            if count:
                found.append(Handed(name, original, count))
    return tuple(found)


def _count(said: str) -> int:
    fits = said.isascii() and said.isdecimal() and len(said) < _DIGITS
    return int(said) if fits else 0


def refusal_of(result: Result) -> str:
    """Say why nothing was done; empty where it was."""
    match result:
        case Stepped() | Receipted():
            return ""
        case Moved():
            return "没有做：这件刚才变了，或者已经转给别人、要由群众自己确认。请看一眼现在的样子。"
        case WordsMissing(0):
            return "没有做：请选一种办法。"
        case WordsMissing(limit):
            return f"没有做：请写清楚，最多{limit}个字。"
        case NoPapers():
            return "没有做：没有勾材料、没有写份数，或者手上没有可交的材料。"
        case PapersOut(names):
            return f"没有做：这些还没还清、没确认：{'、'.join(names)}。"

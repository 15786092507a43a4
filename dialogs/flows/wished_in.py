"""What a clause of a message wishes, for whom, and of which matters."""

import re
from collections.abc import Mapping, Sequence

from dialogs.flows import for_whom, which_booking
from dialogs.machine import Turn
from knowledge.reading.for_whom import people_in, read_for_whom
from knowledge.search.understanding import Clause

_WISHES = re.compile(r"要|想|给|帮|替|约|办|补|领|换|申请|认证|交|弄|整")
_TOLD = re.compile(
    r"是(?!不是)|有(?!没)|已经|属于|享受|没|不|死|去世|走了|病|说|让|叫|怎么|吗|什么|啥|[上掉完好过]了|被"
)
WHOSE = re.compile(
    r"我?自己|本人|我|先|再|说|办|约|弄|看|问|接着|那|也|给|帮|替|一?个|号|的|呢|吧|现在|然后|到|了"
)
"""Words of whose it is, and of the wish, that name no matter."""
_OWN = re.compile(r"^(?:那|先)?(?:我|俺)(?:想|要|得)?(?:预约|约|挂|订)(?!的|好|过)")


def is_wish(clause: Clause) -> bool:
    """Say whether a clause wishes something, and does not tell of it."""
    return _WISHES.search(clause.text) is not None and _TOLD.search(clause.text) is None


def whom_of(text: str) -> Mapping[str, str | None] | None:
    """Give for whom a clause is; None where it names nobody."""
    if named := read_for_whom(text):
        return {"whom": named}
    people = people_in(text)
    if len(people) == 1:
        return {"whom": people[0].whom}
    own = for_whom.means_oneself(text) or _OWN.search(text)
    return {"whom": None} if not people and own else None


def codes_of(turn: Turn, clause: Clause) -> list[str]:
    """Give the matters that a clause may mean; none where it has no words of its own."""
    words = [w for w in which_booking.beside_people(turn, clause.text) if WHOSE.sub("", w)]
    if clause.kind == "none" or not words:
        return []
    offered = offered_of(turn, clause.codes)
    return offered[:1] if clause.kind == "matter" else offered[:4]


def offered_of(turn: Turn, codes: Sequence[str]) -> list[str]:
    """Give those of the matters that the town takes."""
    found = ((code, turn.world.catalog.matter(code)) for code in codes)
    return [code for code, each in found if each is not None and turn.world.town.takes(each)]

"""Which of one's bookings a message means: that of the person, or of the matter, it names.

Nothing that stands is changed for a person or a matter that was not named.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.booking_ports import BookingSummary
from dialogs.choosing import plain
from dialogs.flows import ways_named
from dialogs.flows.wished_time import read
from dialogs.machine import Go, Start, Turn
from dialogs.texts import booking as texts
from knowledge.matters import Matter
from knowledge.reading.for_whom import Mentioned, people_in
from knowledge.reading.wording import plain_wording

_TIME = (
    r"到|约|期|时|个?时间|个?日子|在|一?下|大?后天|明|今|下|上午|早|中午|晚|周|星期|礼拜|号|"
    r"[\d一二三四五六七八九十]"
)
_CHANGE = (
    rf"(?:[改换]成?(?={_TIME}|$)|挪|调到|推迟|推到|提前|延后|延迟|往后|往前|"
    r"取消|退(?=了|掉|号|吧|$)|不要|不去|不来|来不|去不)"
)
_CHANGES = re.compile(_CHANGE)
_ABSENT = re.compile(r"不[去来]了?|[来去]不")
_OF_A_BOOKING = re.compile(rf"(?:自己|本人)?(?:的|那个|那份|那边|这个|约|订|挂|{_CHANGE})")
_TELLS_WHY = re.compile(
    r"的?(?:说|讲|叫|让|没|有|忙|在|病|生病|住院|发烧|不舒服|身体|上班|出差|腿|脚|手|眼|事|话)"
)
_WITH = ("和", "跟", "与", "陪", "带", "让", "叫", "喊", "问", "听", "找", "接", "送")
_ONESELF = re.compile(r"(?:我|俺)(?:自己|本人)的?|(?:^|[,把])(?:我|俺)那个")
_THAT_ONE = re.compile(
    rf"(?P<what>[一-龥]{{2,12}}?)的?(?:那个|那份|的(?:约?号|预约|那个))(?:约?号|预约)?(?=.{{0,14}}{_CHANGE})"
    rf"|(?P<its>[一-龥]{{2,12}}?)的(?={_CHANGE})"
    rf"|(?:取消|退掉?|不要|[改换](?=一下))(?:掉|了|一下)?(?P<dropped>(?!一下)[一-龥]{{2,10}}?)(?:那个|的(?:约?号|预约|那个))"
)
_FILLERS = re.compile(
    r"麻烦|帮忙?|请|劳驾|我们?|俺|您|你|给|把|要|想|先|再|也|就|都|刚才|刚刚|前面|后面|最?早|最?晚|约好?|预约|订|挂|办|号|"
    r"那个?|这个?|第?[一二三四1-4]个|上一?个|的|是|了|吧|呢|啊|算|不对|取消|掉|退|改|换|去|来|到"
)
_BOOKS = re.compile(r"(?:约|挂|订)(?!好|的|了|过|号|那|,|$)")
_ASKS = re.compile(
    r"[吗么不](?:$|[?？,])|[?？]|怎么|怎样|咋|什么|啥|能不能|可不可以|还能|如果|要是"
)
_SHORT = 24
_LEAST = 2  # characters of a matter's name


@dataclass(frozen=True, slots=True)
class Meant:
    """The bookings that fit what is named, and what was named that none fits (else empty).

    `names` says whether a person or a matter is named at all.
    """

    found: tuple[BookingSummary, ...]
    missing: str = ""
    names: bool = False
    whom: str | None = None


def one(
    turn: Turn, found: Sequence[BookingSummary], said: str, wish: str
) -> BookingSummary | Go | Start:
    """Give the booking that is meant; else what to ask: which of several, or of those there are."""
    is_meant = meant(turn, found, str(turn.learned.get("named") or said))
    if is_meant.missing:
        if any(
            is_meant.whom and is_meant.whom in each.who for each in turn.world.desk.visits.open()
        ):
            return Start("my_visits", {"said": said})
        return Go("list", {"said": ""}, (is_meant.missing,))
    if len(is_meant.found) == 1:
        return is_meant.found[0]
    among = [each.number for each in is_meant.found]
    return Go("which", {"said": said, "wish": wish, "among": among})


def changes_one(turn: Turn) -> bool:
    """Say whether a booking is to be changed that is named by its person or its matter."""
    said, found = turn.said.text, turn.world.desk.bookings()
    text = _worded(said)
    changes = _CHANGES.search(_ABSENT.sub("", text))  # who can't come is heard elsewhere
    asks = _ASKS.search(f"{text},{said}") or turn.said.understanding.asks
    if not found or len(text) > _SHORT or not changes or asks:
        return False
    if ways_named.is_of_the_counter(said):
        return True
    if _BOOKS.search(text):
        return False
    named = bool(_people(text) or _ONESELF.search(text) or _THAT_ONE.search(text))
    return named and meant(turn, found, said).names


def answered(turn: Turn) -> BookingSummary | None:
    """Give the booking that answers which one, by its number, person or matter: “我爸的”."""
    found, number = turn.world.desk.bookings(), turn.said.choice
    if number is not None:
        return next((each for each in found if each.number == number), None)
    among = turn.learned.get("among")
    offered = [each for each in found if not among or each.number in among]
    is_meant = meant(turn, offered, turn.said.text)
    return is_meant.found[0] if is_meant.names and len(is_meant.found) == 1 else None


def meant(turn: Turn, found: Sequence[BookingSummary], said: str) -> Meant:
    """Give which bookings a text means, by number, person and matter."""
    text = _worded(said)
    by_number = tuple(each for each in found if each.number in said)
    if by_number:
        return Meant(by_number, names=True)
    people, own = _people(text), _ONESELF.search(text) is not None
    fits, missing, whom = tuple(found), "", None
    named_here = [each for each in found if each.whom and len(each.whom) > 1 and each.whom in text]
    if people or (own and not named_here):
        fits = _of_people(turn, found, people, own=own)
        whom = people[0].whom if people else None
        missing = "" if fits else texts.none_for(people[0].word if people else None)
    elif named_here:
        fits = tuple(named_here)
    elif told_of := [each for each in found if each.whom in {p.whom for p in people_in(text)}]:
        fits = tuple(told_of)  # “我妈没空，改到后天” is no other's, where she has one
    if missing:
        return Meant((), missing, names=True, whom=whom)
    of_matter = _of_matter(turn, fits, text)
    if isinstance(of_matter, str):
        return Meant((), texts.none_of(of_matter), names=True)
    names = bool(people or own or named_here) or of_matter is not None
    return Meant(of_matter if of_matter is not None else fits, names=names, whom=whom)


def _worded(said: str) -> str:
    return plain_wording(said).strip(",")


def _people(text: str) -> list[Mentioned]:
    """Give those who are named as somebody's booking, and not as why: “我妈没空，改到后天”."""
    return [each for each in people_in(text) if _names(text, each)]


def _names(text: str, person: Mentioned) -> bool:
    before, after = text[: person.start], text[person.end :].partition(",")[0]
    if before.endswith(_WITH) or _TELLS_WHY.match(after):
        return False
    return (
        before.endswith(("给", "帮", "替"))
        or _OF_A_BOOKING.match(after) is not None
        or _CHANGES.search(after) is not None
        or (before.endswith(("取消", "把", "退")) and not after)
    )


def _of_people(
    turn: Turn, found: Sequence[BookingSummary], people: Sequence[Mentioned], *, own: bool
) -> tuple[BookingSummary, ...]:
    names = {name for each in people for name in _called(turn, each.whom)}
    exact = [each for each in found if each.whom in names or (own and each.whom is None)]
    if exact:
        return tuple(exact)
    short = [each.word for each in people if not each.word.startswith(("我", "俺"))]
    return tuple(each for each in found if each.whom and each.whom.endswith(tuple(short) or "?"))


def _called(turn: Turn, whom: str) -> set[str]:
    """Give the names of one person: as said, and as the household knows them."""
    person = turn.world.desk.household.find(whom)
    return {whom, person.called, person.name} - {""} if person else {whom}


def _of_matter(
    turn: Turn, found: Sequence[BookingSummary], text: str
) -> tuple[BookingSummary, ...] | str | None:
    """Give those of the matter that is named; its words where none is; None where none is named."""
    bare = text
    for each in reversed(people_in(text)):
        bare = f"{bare[: each.start]},{bare[each.end :]}"
    for name in (each.whom for each in found if each.whom):
        bare = bare.replace(name, ",")
    bare = _ONESELF.sub(",", bare)
    that = _THAT_ONE.search(bare)
    strict = _bare_words(turn, (that["what"] or that["its"] or that["dropped"]) if that else "")
    changed = next((each for each in bare.split(",") if _CHANGES.search(each)), "")
    words = strict or _bare_words(turn, changed)  # a clause before it tells why
    known = [each for each in words if _matters_called(turn, each)]
    if not known:
        return strict[-1] if strict else None
    codes = {each.code for word in known for each in _matters_called(turn, word)}
    fits = tuple(each for each in found if each.matter in codes)
    return fits or known[-1]


def beside_people(turn: Turn, text: str) -> list[str]:
    """Give the words of a text beside people, times and courtesies: what it is about."""
    bare = _worded(text)
    for each in reversed(people_in(bare)):
        bare = f"{bare[: each.start]},{bare[each.end :]}"
    return _bare_words(turn, bare)


def _bare_words(turn: Turn, text: str) -> list[str]:
    """Give the words beside the time, the change and courtesies."""
    rest = read(turn, text).rest if text else ""
    parts = re.split(r"[^一-龥]+", _CHANGES.sub(",", rest))
    words = [word for part in parts for word in _FILLERS.split(part)]
    return [each for each in words if len(ways_named.WORDS.sub("", each)) >= _LEAST]


def _matters_called(turn: Turn, word: str) -> list[Matter]:
    return [
        each
        for each in turn.world.catalog.matters.values()
        if any(word in plain(name) for name in (each.name, *each.aliases))
    ]

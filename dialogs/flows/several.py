"""Several people in one message, each with a matter: taken one by one, none dropped or mixed up."""

import re
from typing import Any

from dialogs.choosing import plain
from dialogs.flows import for_whom, which_booking
from dialogs.flows.coming import asks_for_a_place, takes_any, wishes_to_come
from dialogs.flows.together import read_together
from dialogs.flows.wished_in import WHOSE, codes_of, is_wish, offered_of, whom_of
from dialogs.flows.wished_time import read
from dialogs.machine import Choice, Start, Turn
from dialogs.texts import several as texts
from knowledge.calendar import local

_HEARD_IN = frozenset({None, "welcome", "guide", "find_matter"})
_NO_WISH = frozenset(
    {"human", "complain", "progress", "unsolved", "suggest", "home_visit", "proxy"}
)
_NEXT = re.compile(
    r"(?:那)?(?:好|行)?(?:下一?[个件位]|下面那?[个件]|接着(?:办|约|说|看|弄|来)|继续|另外?一?[个件位]|第[二三][个件位])(?:吧|呢|的|事)*"
)
_FIRST = re.compile(r"^(?:我?想)?先")
_OF_A_PLACE = re.compile(
    r"[号位]|[约挂]|排队|请.{0,3}假|时间|天|周|礼拜|星期|[上下]午|[早晚]|来一?趟|过来|[过]?嚟"
)
"""A clause that wishes a place or tells of a time resembles matters by chance."""
_HELD = re.compile(r"带了|有了|[办交领]过|办了|都有|丢|属于|享受|区别|一样|还是|去世|死了|骗|不给")
"""What is had, or compared, is no list of wishes."""
_A_LIST = 3
_PLAINLY = 0.3

Part = dict[str, Any]
"""Plain values, stored with the talk: whom (None: the writer), codes, said."""


def begins(turn: Turn, present: str | None, *, resting: bool) -> Start | None:
    """Begin with the first of several people, or with one of those who wait; None for else."""
    if turn.memory.others and (found := _of_those_waiting(turn, present, resting=resting)):
        return found
    if present not in _HEARD_IN and not resting:
        return None
    if another := _another_matter(turn, hold=not resting and present is not None):
        return another
    parts = _together(turn) or _beside_a_visit(turn) or _parts(turn)
    if not parts and (present != "guide" or resting):  # there a list may be the answer
        parts = _things(turn)
    if len(parts) < 2:  # noqa: PLR2004 - one is no more than the rest of the bot does
        return None
    first, *turn.memory.others = parts
    told = texts.one_by_one([(each["whom"], _called(turn, each)) for each in parts])
    return _start(turn, first, say=(told,))


def choice(turn: Turn) -> tuple[Choice, ...]:
    """Give the choice that goes on to who is next; empty where nobody waits."""
    if not turn.memory.others:
        return ()
    then = turn.memory.others[0]
    return (Choice("also", texts.go_on(then["whom"], _called(turn, then)), ("下一个", "接着办")),)


def then(turn: Turn, *, spoken: tuple[str, ...] = ()) -> Start:
    """Go on to who is next of those who wait."""
    first, *turn.memory.others = turn.memory.others
    return _start(turn, first, say=spoken)


def still_open(turn: Turn) -> str:
    """Say who still waits; empty where nobody does."""
    others = turn.memory.others
    waiting = [(each["whom"], _called(turn, each)) for each in others]
    if waiting and all(each.get("books") or _is_of_a_place(turn, each["said"]) for each in others):
        return texts.still_to_book(waiting)
    return texts.still_open(waiting) if waiting else ""


def another_place(turn: Turn) -> bool:
    """Say whether a place is wished for another matter than the one at hand."""
    understood = turn.said.understanding
    if understood.kind not in {"matter", "clarify"} or not asks_for_a_place(turn.said.text):
        return False
    own = turn.learned.get("matter")
    return own not in understood.codes and understood.candidates[0].score >= _PLAINLY


def _another_matter(turn: Turn, *, hold: bool) -> Start | None:
    """“雇的人要交社保，也约个号”: of what its clause names, and not of what was booked before."""
    understood, own = turn.said.understanding, turn.learned.get("matter") or turn.memory.matter
    if (understood.kind, understood.intent) != ("intent", "book") or own is None:
        return None
    named = [each for each in understood.clauses if not _OF_A_PLACE.search(each.text)]
    codes = next((found for each in named if (found := codes_of(turn, each))), [])
    if not codes or own in codes:
        return None
    given = {"candidates": codes, "intent": "book", "said": turn.said.text}
    return Start("find_matter", {**given, **for_whom.named(turn)}, hold=hold)


def _of_those_waiting(turn: Turn, present: str | None, *, resting: bool) -> Start | None:
    if present in {"book", "visit", "proxy", "household"} and not resting:
        return None
    text, others = turn.said.text, turn.memory.others
    found: Part | None
    if _NEXT.fullmatch(plain(text)):
        found = others[0]
    else:
        named = whom_of(text)
        mine = [each for each in others if named and each["whom"] == named["whom"]]
        found = next((each for each in mine if _is_it(turn, text, each)), None)
    if found is None:
        return None
    turn.memory.others = [each for each in others if each is not found]
    return _start(turn, found, more=text, hold=not resting and present is not None)


def _is_it(turn: Turn, text: str, part: Part) -> bool:
    """Say whether no other matter is named than that of the part."""
    words = [each for each in which_booking.beside_people(turn, text) if WHOSE.sub("", each)]
    if not words:
        return True
    understood = turn.said.understanding
    return understood.kind in {"matter", "clarify"} and bool({*understood.codes} & {*part["codes"]})


def _start(
    turn: Turn, part: Part, *, more: str = "", say: tuple[str, ...] = (), hold: bool = False
) -> Start:
    said = str(part["said"])
    if more and not read(turn, more).says_nothing:
        said = more
    books = bool(part.get("books")) or any(
        _is_of_a_place(turn, each) for each in (said, more, str(part["said"]))
    )
    given: dict[str, Any] = {"whom": part["whom"], "said": said, "told": []}
    codes = list(part["codes"])
    if part.get("visit"):
        about = {"matter": codes[0]} if len(codes) == 1 else {"candidates": codes}
        return Start("visit", {"said": part["said"], **about}, say, hold=hold)
    if len(codes) > 1:
        wish = {"intent": "book"} if books else {}
        return Start("find_matter", {**given, "candidates": codes, **wish}, say, hold=hold)
    given["matter"] = codes[0]
    return Start("book" if books else "guide", given, say, hold=hold)


def _is_of_a_place(turn: Turn, text: str) -> bool:
    comes = wishes_to_come(text, local(turn.world.now))
    return takes_any(text) or comes or asks_for_a_place(text)


def _together(turn: Turn) -> list[Part]:
    """Give those who are to have a place each for one matter: “给我爸和我妈各约一个”."""
    understood, found = turn.said.understanding, read_together(turn)
    if found is None or understood.kind not in {"matter", "clarify"}:
        return []
    codes = offered_of(turn, understood.codes)[: 1 if understood.kind == "matter" else 4]
    each = {"codes": codes, "said": found.said, "books": True}
    return [{**each, "whom": whom} for whom in found.people] if codes else []


def _beside_a_visit(turn: Turn) -> list[Part]:
    """Give the place at a counter that one clause asks for, and the visit of the others."""
    clauses = turn.said.understanding.clauses
    places = [
        each for each in clauses if "上门" not in each.text and _is_of_a_place(turn, each.text)
    ]
    if "上门" not in turn.said.understanding.text or len(places) != 1:
        return []
    (place,) = places
    rest = [each for each in clauses if each is not place]
    named, codes = whom_of(place.text), codes_of(turn, place)
    visit = next((each for each in rest if "上门" in each.text and is_wish(each)), None)
    whose = whom_of(visit.text) if visit else None
    if visit is None or named is None or whose is None or named == whose or not codes:
        return []
    told = "，".join(each.text for each in rest)
    first: Part = {**named, "codes": codes, "said": place.text, "books": True}
    then = {**whose, "codes": codes_of(turn, visit), "said": told, "visit": True}
    return [first, then] if then["codes"] else []


def _parts(turn: Turn) -> list[Part]:
    """Give each person with the matter of the same clause, in the order to be dealt with."""
    understood, parts = turn.said.understanding, list[Part]()
    if not understood.clauses or understood.intent in _NO_WISH or "上门" in understood.text:
        return []
    for clause in understood.clauses:
        named = whom_of(clause.text) if is_wish(clause) else None
        codes = codes_of(turn, clause)
        if named is None:
            if parts and codes and not parts[-1]["codes"]:
                parts[-1]["codes"] = codes
            elif parts:
                parts[-1]["said"] += f"，{clause.text}"
            continue
        _put(parts, str(named["whom"]) if named["whom"] else None, codes, clause.text)
    found = [each for each in parts if each["codes"]]
    return _on_the_day(turn, found) if len({each["whom"] for each in found}) > 1 else []


def _things(turn: Turn) -> list[Part]:
    """Give the matters of a list of three or more, all for one: “上户口、买医保、办社保卡”."""
    understood = turn.said.understanding
    if understood.intent in _NO_WISH or _HELD.search(understood.text):
        return []
    whom, parts = understood.slots.whom, dict[str, Part]()
    for each in understood.items:
        if codes := codes_of(turn, each):
            parts.setdefault(codes[0], {"whom": whom, "codes": codes, "said": each.text})
    return list(parts.values()) if len(parts) >= _A_LIST else []


def _put(parts: list[Part], whom: str | None, codes: list[str], text: str) -> None:
    same = next((p for p in parts if p["whom"] == whom and not (codes and p["codes"])), None)
    if same is not None:
        same["said"] += f"，{text}"
        same["codes"] = same["codes"] or codes
    else:
        before = parts[-1]["codes"] if parts and "也" in text else []
        as_before = before and not codes and whom_of(parts[-1]["said"]) == {"whom": None}
        said = f"{parts[-1]['said']}，{text}" if as_before else text
        same = {"whom": whom, "codes": codes or before, "said": said}
        parts.append(same)
    if _FIRST.search(text):
        parts.remove(same)
        parts.insert(0, same)


def _on_the_day(turn: Turn, parts: list[Part]) -> list[Part]:
    """Put the day before a time that is said without one: the day named before it."""
    day = ""
    for each in parts:
        when = read(turn, str(each["said"]))
        if when.on is not None and not when.past:
            day = f"{when.on.month}月{when.on.day}日"
        elif day and when.clock is not None and when.on is None:
            each["said"] = f"{day}{each['said']}"
    return parts


def _called(turn: Turn, part: Part) -> str:
    found = turn.world.catalog.matter(str(part["codes"][0]))
    one = len(part["codes"]) == 1
    return found.called if found and one else str(part["said"])

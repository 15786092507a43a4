"""What is said of a visit that stands: it is put right at once, or shown to be changed.

In the middle of another visit only what names whom it is of is heard so, and answered aside.
"""

import re
from collections.abc import Mapping
from typing import Any

from dialogs.choosing import plain
from dialogs.flows.visit_mending import Said, changes, read_mend
from dialogs.flows.visit_phone import without_owner
from dialogs.flows.visit_words import CANCELS
from dialogs.machine import Aside, Outcome, Start, Turn
from dialogs.texts import standing_visits as texts
from dialogs.texts import visit as visit_texts
from dialogs.visit_ports import (
    MendedResult,
    MovedResult,
    NoSuchVisit,
    VisitMended,
    VisitMoved,
    VisitOnTheWay,
    VisitSummary,
)
from knowledge.calendar import local
from knowledge.contrast import read_contrast
from knowledge.reading.dates import read_when
from knowledge.reading.kinsfolk import SELF, told_apart

_MINE = re.compile(
    r"(?:查|看|问)?(?:一?下|看)?我(?:们|家)?(?:约|预约|申请)?(?:好|过)?(?:的)?上门(?:的)?(?:预约|号|服务|时间|进度|情况)?(?:呢|在哪里?看|怎么样了?|约(?:好|上)了?(?:没有?|吗)?)?"
)
_OUT = re.compile(
    r"(?:不|没)(?:得)?在(?:家|屋)|(?:家|屋)(?:里|头)?(?:都)?(?:没|冇|莫)(?:有|得)?人|没(?:有|得)?人在(?:家|屋)|(?:要|得)(?:出门|出去|上街|走亲戚|出远门|去医院|去住院)"
)


_ITS = re.compile(
    r"的|那|这|上门|时间|日子|电话|手机|号码|地址|改|换|挪|推|提前|延|不用|别|不消|不要|取消"
)


def asks_for_mine(text: str) -> bool:
    """Say whether a text asks for the visits that stand: “我的上门”, “我的上门预约”."""
    return _MINE.fullmatch(plain(text)) is not None


def nobody_home(text: str) -> bool:
    """Say whether a text says that nobody is at home, on some day or in general."""
    said = plain(text)
    return _OUT.search(said) is not None and not re.search(r"吗|么$|怎么|[?？]|上班|你们", said)


def named(turn: Turn, text: str) -> tuple[VisitSummary, ...]:
    """Give the visits that stand of whom a text names, or whose number it says."""
    contrast = read_contrast(text)
    about = contrast.denied if contrast and contrast.denied else text
    names = {whom.name or whom.relation for whom, _ in told_apart(about)}
    found = turn.world.desk.visits.open()
    return tuple(
        each
        for each in found
        if each.who in names or each.relation in names or each.number in text
        or (len(each.who) > 1 and each.who != SELF and each.who in about)
    )  # fmt: skip


def of_another(turn: Turn, wish: Mapping[str, Any]) -> Outcome | None:
    """Answer, in the middle of a visit, what is of one that stands for somebody else."""
    text = turn.said.text
    if asks_for_mine(text):
        return Aside((_stands(turn) or texts.NOT_YET,))
    own = wish.get("who") or wish.get("relation")
    bare = without_owner(text, whole=True)
    found = [each for each in named(turn, bare) if each.who != own or each.number in text]
    cancels = CANCELS.search(plain(text)) is not None
    if len(found) != 1 or not (cancels or changes(text)):
        return None
    if own and not _is_said_of(bare) and found[0].number not in text:
        return Aside((texts.which_of_two(found[0].who, str(own)),))
    if cancels:
        return Start("my_visits", {"said": text, "of": found[0].number, "within": True}, hold=True)
    return put_right(turn, found[0], within=True)


def _is_said_of(text: str) -> bool:
    """Say whether the change is said of whom is named: 我妈那个改到周五, 不是王婆婆，是刘婆婆."""
    contrast = read_contrast(text)
    told_of = [words for _, words in told_apart(text)]
    denied = contrast is not None and bool(contrast.denied)
    return denied or any(_ITS.match(words) for words in told_of)


def put_right(turn: Turn, visit: VisitSummary, *, within: bool = False) -> Outcome:
    """Change of this visit what the message sets right, or ask for the time it is moved to."""
    said = read_mend(turn, visit, turn.said.text)
    today = local(turn.world.now).date()
    if said.mend is not None:
        return _mended(turn, visit, said)
    if said.halves or said.any_time:
        match turn.world.desk.visits.move(visit.number, said.halves):
            case VisitMoved(moved, replan):
                why = (said.why,) if said.why else ()
                return Aside((texts.moved(moved, today, replan=replan), *why))
            case refused:
                return _refused(turn, visit, refused, "要改时间")
    if said.times:
        given = {"of": visit.number, "said": texts.OTHER_TIME, "within": within}
        return Start("my_visits", given, (said.why,) if said.why else (), hold=within)
    return Aside((said.why or texts.NO_MORE_THAN_THAT,))


def _mended(turn: Turn, visit: VisitSummary, said: Said) -> Outcome:
    if said.mend is None:
        return Aside((texts.NO_MORE_THAN_THAT,))
    match turn.world.desk.visits.mend(visit.number, said.mend):
        case VisitMended(mended, replan):
            today = local(turn.world.now).date()
            return Aside((texts.mended(mended, said.told, today, replan=replan),))
        case refused:
            return _refused(turn, visit, refused, "要改")


def _refused(
    turn: Turn, visit: VisitSummary, result: MovedResult | MendedResult, wish: str
) -> Outcome:
    match result:
        case VisitOnTheWay():
            reason = f"上门{visit.number}就是今天，{wish}：{turn.said.text[:60]}"
            late = (visit_texts.on_the_way(visit, turn.world.town),)
            return Start("ask_clerk", {"reason": reason, "asked": turn.said.text}, late, hold=True)
        case NoSuchVisit() | _:
            return Aside((visit_texts.NO_SUCH,))


def begins(turn: Turn) -> Start | None:
    """Begin with the visits that stand where the text is plainly of those; else None."""
    text, found = turn.said.text, turn.world.desk.visits.open()
    asks = asks_for_mine(text)
    if not found:
        told = asks and "wish" not in turn.learned
        return Start("my_visits", {"said": ""}, hold=True) if told else None
    asking = "wish" in turn.learned and "number" not in turn.learned
    if nobody_home(text) and not asking:
        return Start("my_visits", {"said": text, "absent": True})
    if asks:
        return Start("my_visits", {"said": ""})
    return Start("my_visits", {"said": text}) if _sets_right(turn, found) else None


def _sets_right(turn: Turn, found: tuple[VisitSummary, ...]) -> bool:
    """Say whether a message can only set right a visit that stands, wherever it is said.

    A time may be a booking's; what names a matter may be of it.
    """
    text, understood = turn.said.text, turn.said.understanding
    if not changes(text) or understood.kind in {"matter", "clarify", "chain"}:
        return False
    of_whom = named(turn, text)
    said = read_mend(turn, (of_whom or found)[0], text)
    if said.mend is not None:
        return bool(of_whom) or _is_plain_change(text)
    booked = bool(turn.world.desk.bookings())
    return bool(said.halves or said.any_time) and bool(of_whom) and not booked


def after_it(turn: Turn, number: str) -> Outcome | None:
    """Hear, once this visit is recorded, what was said wrongly of it, or of another that stands."""
    text = turn.said.text
    found = turn.world.desk.visits.open()
    this = next((each for each in found if each.number == number), None)
    if not changes(text):
        return None
    others = [each for each in named(turn, text) if each.number != number]
    is_this = this is not None and this in named(turn, text)
    visit = others[0] if len(others) == 1 and not is_this else this
    if visit is None:
        return None
    said = read_mend(turn, visit, text)
    if said == Said() and (not _is_plain_change(text) or turn.said.understanding.codes):
        return None
    return put_right(turn, visit)


def _is_plain_change(text: str) -> bool:
    return (
        re.search(r"(?:时间|日子|电话|手机|号码|地址|位置|名字).{0,5}(?:错|不对|改|换)", text)
        is not None
    )


def shown_absent(turn: Turn, visit: VisitSummary, said: str) -> str:
    """Show the visit where nobody is at home, and say whether it is on that day at all."""
    now = local(turn.world.now)
    when = read_when(said, now, calendar=turn.world.calendar)
    days = {visit.on} if visit.on is not None else {each.on for each in visit.halves}
    free = when.on is not None and bool(days) and when.on not in days
    shown = texts.not_that_day if free else texts.absent
    return shown(visit, now.date())


def told(turn: Turn) -> tuple[str, ...]:
    """Tell the visits that stand; nothing where there are none."""
    found = turn.world.desk.visits.open()
    return (texts.standing(found, local(turn.world.now).date()),) if found else ()


def _stands(turn: Turn) -> str:
    return "\n".join((*told(turn), texts.NOT_YET)) if told(turn) else ""

"""A second booking of one matter: the same person's, to be moved, or somebody else's? Asked.

whose ─┬► (moved · left as it is)
       └► name ─► (book, for the person who was named)
"""

import re
from datetime import date, time

from dialogs.flows import choosing_time, taking_time
from dialogs.machine import Again, Choice, Done, Go, Outcome, Question, Start, Turn
from dialogs.ports import BookingSummary, FreeTime
from dialogs.texts import booking as texts
from dialogs.texts import waiting
from knowledge.calendar import local
from knowledge.reading.for_whom import called, read_for_whom
from knowledge.reading.kinsfolk import SELF, read_whom
from knowledge.reading.names import Name, read_name

_FOR = re.compile(r"^(?:再|也|是|就是)*(?:给|帮|替|为)")
_YES = ("改", "是", "好", "可以", "行", "确定", "对", "要", "嗯", "我", "我的", "我自己", "本人")
_OTHER = ("给别人", "别人", "给家里人", "家里人", "另外一个人", "另一个人", "不是我", "不是我的")


NOT_ME = "不是我"
"""Somebody else's, without saying whose."""
_NO = (
    r"(?:(?:不对|错了|算了|(?:人|名字|姓名)(?:不对|(?:写|约|填|弄|搞)?错了?)|(?:约|写|填|弄|搞|说)错(?:了|人了?)),?)?(?:(?:这个|这)?号?不(?:是|要|用)?给?"
    r"(?:[一-龥]{1,6}的?,|(?:我自己|我本人|本人|我)(?:约|办|来|去)?的?,?))?"
)
_WHOM = re.compile(
    rf"{_NO}(?:(?:这个|这|那个|那|号|是|就|还是|还|应该|其实|要|改成|换成|改|换|写|给|帮|替|为))*(?P<who>[一-龥]{{1,8}}?)(?<!的)"
    r"(?:自己|本人)?(?:要|想)?(?:约|预约|订|挂|去|来)?(?:办|弄)?(?:的|号|名字|吧|好了)*"
)
_FOR_THEM = re.compile("[给帮替].{2,5}(?:约|挂|订)|不是我,?是")
_NOT_ME = re.compile(r"(?:这个|这)?号?不是(?:给)?(?:我|我自己|我本人|本人)(?:约|办|来|去)*的?")


def said_whom(turn: Turn) -> str | None:
    """Give whom a text says it is for, and nothing else: 妈妈 in “不是我，是我妈去办”; or NOT_ME.

    None where it says more, or asks.
    """
    said = re.sub(r"[，,。.!！、\s]+", ",", turn.said.text).strip(",")
    if _NOT_ME.fullmatch(said):
        return NOT_ME
    found = _WHOM.fullmatch(said)
    if found is None or turn.said.understanding.asks:
        return None
    who = found["who"]
    if person := called(who):
        return person
    whom, name = read_whom(who), read_name(who, asked=True)
    if whom is not None and (whom.relation == SELF or whom.name == who):
        return whom.name or whom.relation
    named = isinstance(name, Name) and name.full == who and _FOR_THEM.search(said)
    return who if named else None


def ask_whose(turn: Turn) -> Question:
    """Say what there is, and ask whether it is to be moved or this one is somebody else's."""
    booking, known = _there(turn), turn.learned
    if booking is None:
        return Question(texts.NO_SUCH)
    today = local(turn.world.now).date()
    same = booking.on.isoformat() == known["on"] and f"{booking.start:%H:%M}" == known["start"]
    to = None if same else (date.fromisoformat(known["on"]), known["start"], known["end"])
    text = waiting.ask_whose(booking, to, today)
    yes = () if same else (Choice("yes", waiting.move_of(booking.whom), _YES),)
    no = Choice("no", waiting.KEEP, ("不", "不用", "留着", "算了", "不约了"))
    return Question(text, (*yes, Choice("other", waiting.FOR_ANOTHER, _OTHER), no), open=True)


def hear_whose(turn: Turn) -> Outcome:
    """Move it, leave it, or book for whoever is named."""
    match turn.said.choice:
        case "no":
            return Done((texts.KEPT,))
        case "yes":
            return _moved(turn)
        case "other":
            return Go("name")
        case _:
            pass
    booking, whom = _there(turn), _named(turn, turn.said.text)
    if whom == SELF and booking is not None and booking.whom is None:
        return _moved(turn)
    if whom is not None:
        return _book_for(turn, whom)
    return choosing_time.changed(turn) or Again()


def ask_name(_turn: Turn) -> Question:
    """Ask who comes."""
    return Question(waiting.ASK_FOR_WHOM)


def hear_name(turn: Turn) -> Outcome:
    """Hear a relation (我妈) or a name; a short answer is taken for the name as it stands."""
    whom = _named(turn, turn.said.text)
    if whom is None:
        said = _FOR.sub("", "".join(turn.said.text.split()))
        name = read_name(f"我叫{said}")
        whom = (
            name.full if isinstance(name, Name) and turn.said.understanding.kind == "none" else None
        )
    return Again((waiting.SAY_FOR_WHOM,)) if whom is None else _book_for(turn, whom)


def _named(turn: Turn, text: str) -> str | None:
    """Give who is named for certain, as the confirmation will call them."""
    if said := called(_FOR.sub("", "".join(text.split()))) or read_for_whom(text):
        return said
    name, whom = read_name(text), read_whom(text)
    if isinstance(name, Name) and name.certain:
        return name.full
    if whom is not None:
        return whom.name or whom.relation
    return turn.said.understanding.slots.whom


def _moved(turn: Turn) -> Outcome:
    known = turn.learned
    on, start, end = date.fromisoformat(known["on"]), known["start"], known["end"]
    free = FreeTime("", "窗口", on, time.fromisoformat(start), time.fromisoformat(end), 1)
    return taking_time.move(turn, turn.matter, str(known["moving"]), free, {})


def _book_for(turn: Turn, whom: str) -> Start:
    kept = {key: turn.learned[key] for key in ("matter", "on", "start", "end")}
    return Start("book", {**kept, "whom": whom})


def _there(turn: Turn) -> BookingSummary | None:
    number = turn.learned["moving"]
    return next((each for each in turn.world.desk.bookings() if each.number == number), None)

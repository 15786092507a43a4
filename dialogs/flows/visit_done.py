"""The end of asking for a visit: it is recorded, the papers are told, and what comes next."""

from collections.abc import Iterator
from typing import Any

from dialogs.flows import standing_visits, visit_also, visit_wish
from dialogs.flows.known import answers_of
from dialogs.flows.visit_slots import Wish, halves_of
from dialogs.flows.visit_when import read_wish
from dialogs.flows.visit_words import MOVES
from dialogs.leaving import comes_instead, leaves_visit
from dialogs.machine import Again, Aside, Choice, Done, Go, Outcome, Question, Start, Turn
from dialogs.ports import BookingSummary
from dialogs.texts import say
from dialogs.texts import standing_visits as standing
from dialogs.texts import visit as texts
from dialogs.texts.booking import line
from dialogs.texts.notice import materials_text
from dialogs.texts.visit_phone import owners
from dialogs.texts.writing import link
from dialogs.visit_ports import VisitAsked, VisitThere, VisitWish
from dialogs.words import correction
from knowledge.calendar import local
from knowledge.matters import Matter
from knowledge.notices import compose
from knowledge.reading.kinsfolk import SELF, read_whom
from knowledge.reading.needs import read_need
from knowledge.visit_bag import brought

_PRESENT = "本人"


def record(turn: Turn, wish: Wish) -> Outcome:
    """Ask the desk for the visit, tell the papers to lay ready, and say what comes next."""
    matter = turn.world.catalog.matter(str(wish.get("matter")))
    answers = _answers(turn, wish, matter) if matter else {}
    doubts = tuple(_doubts(turn, wish, matter))
    today = local(turn.world.now).date()
    match turn.world.desk.visits.ask(_as_asked(wish, answers, doubts)):
        case VisitThere(visit):
            then = visit_also.names(wish)
            more = (standing.ask_for_it(then),) if then else ()
            return Done((texts.there(visit, today), *more))
        case VisitAsked() as asked:
            said = [
                texts.doubtful(asked, doubts, turn.world.town, today)
                if doubts
                else texts.asked(asked, brought(wish.get("matter")), today)
            ]
            if matter is not None:
                said += _papers(turn, matter, answers)
            counter = _at_the_counter(turn, wish)
            if counter is not None:
                said.append(texts.counter_too(line(counter, today)))
            then = visit_also.names(wish)
            said += [standing.still_to_come(then)] if then else []
            turn.memory.village = wish.get("village") or turn.memory.village
            known = {"number": asked.visit.number, "counter": counter.number if counter else None}
            return Go("told", known, tuple(said))


def _at_the_counter(turn: Turn, wish: Wish) -> BookingSummary | None:
    """Give the place at a counter that the visit makes needless: same matter, same person."""
    relation = str(wish.get("relation") or SELF)
    whom = {None} if relation == SELF else {None, relation, wish.get("who")}
    found = (each for each in turn.world.desk.bookings() if each.matter == wish.get("matter"))
    return next((each for each in found if each.whom in whom), None)


def _as_asked(wish: Wish, answers: dict[str, Any], doubts: tuple[str, ...]) -> VisitWish:
    relation = str(wish.get("relation") or SELF)
    spot = (wish["lat"], wish["lon"]) if wish.get("lat") is not None else None
    return VisitWish(
        relation=relation,
        who=str(wish.get("who") or relation),
        need=str(wish.get("need") or ""),
        matter=wish.get("matter"),
        village=wish.get("village"),
        place=str(wish.get("place") or ""),
        phone=wish.get("phone"),
        other_phone=wish.get("other_phone"),
        halves=halves_of(wish),
        notes="；".join(e for e in (str(wish.get("notes") or ""), owners(wish)) if e),
        person=wish.get("person"),
        spot=spot,
        answers=answers,
        doubts=doubts,
    )


def _doubts(turn: Turn, wish: Wish, matter: Matter | None) -> Iterator[str]:
    """Give why a person should look at it; nobody is refused by the machine. source: BZ-9."""
    if not wish.get("need_sure"):
        yield f"“{wish['need']}”" if wish.get("need") else texts.NOT_PLAINLY
    if matter is None:
        yield texts.NO_MATTER
    elif not matter.home_visit or not matter.done_here:
        yield texts.NOT_ON_THE_LIST
    if turn.world.town.villages and not wish.get("village"):
        yield texts.NO_VILLAGE
    elif wish.get("place") == texts.ADDRESS_OPEN:
        yield texts.NO_ADDRESS
    if not (wish.get("phone") or wish.get("other_phone")):
        yield texts.NO_NUMBER


def _answers(turn: Turn, wish: Wish, matter: Matter) -> dict[str, list[str]]:
    """Give what is known of the circumstances; at home, the person is there: no agent's papers."""
    whom = wish.get("relation")
    known = answers_of(turn, matter, None if whom in {None, SELF} else str(whom))
    for each in turn.world.catalog.questions(matter):
        if each.id == "agent" and _PRESENT in each.answers:
            known["agent"] = [_PRESENT]
    return known


def _papers(turn: Turn, matter: Matter, answers: dict[str, list[str]]) -> Iterator[str]:
    """Tell what to lay ready, as a notice with its number; the page has it in full."""
    world = turn.world
    said = {name: tuple(each) for name, each in answers.items()}
    notice = compose(world.catalog, matter, world.town, world.calendar, said, world.now)
    told = world.desk.tell(notice, said)
    turn.memory.matter, turn.memory.answers, turn.memory.notice = matter.code, answers, told.number
    if not matter.done_here:
        yield texts.whose(notice.handled_by)
    yield texts.papers(materials_text(notice.materials, None, notice.nothing))
    url = f"{told.url}?big=1" if turn.memory.elder else told.url
    yield f"告知单{told.number}：{link(url, '看全文')}"


def offer_a_person(turn: Turn) -> Start:
    """Offer a person where the answer was not understood twice; the step is kept."""
    return Start("ask_clerk", {"asked": turn.said.text, "offer": True}, hold=True)


def ask(turn: Turn) -> Question:
    """Offer to remember who was visited, where it is not remembered yet."""
    choices = [Choice("other", texts.OTHER, ("别的", "其他"))]
    if not turn.learned["wish"].get("person"):
        choices.insert(0, Choice("keep", texts.KEEP, ("记住", "记下来", "记下")))
    number = turn.learned.get("counter")
    then = visit_also.names(turn.learned["wish"])
    if then:
        choices.insert(0, Choice("then", standing.then(then[0]), ("接着约", "接着", then[0])))
    if any(each.number == number for each in turn.world.desk.bookings()):
        choices.insert(0, Choice("release", texts.RELEASE, ("取消", "不要了", "退掉")))
    return Question(say.NEXT, tuple(choices), open=True)


def _of_visits(turn: Turn) -> Outcome | None:
    """Hear what is said of this visit, of one that stands beside it, or of another person's."""
    if comes_instead(turn.said.text):
        return Start("my_visits", {"said": turn.said.text, "of": turn.learned["number"]})
    if mended := standing_visits.after_it(turn, str(turn.learned["number"])):
        return _kept(turn, mended)
    if visit_also.names_next(turn.learned["wish"], turn.said.text):
        return Start("visit", visit_also.next_one(turn.learned["wish"]))
    if _another_too(turn):
        return Start("visit", {"said": turn.said.text, **visit_wish.about(turn, {})})
    return None


def _kept(turn: Turn, outcome: Outcome) -> Outcome:
    """Keep what was put right of this visit, so that nothing old is remembered of it."""
    found = turn.world.desk.visits.open()
    this = next((each for each in found if each.number == turn.learned["number"]), None)
    if this is None or not isinstance(outcome, Aside):
        return outcome
    now = {
        "relation": this.relation, "who": this.who, "village": this.village,
        "place": this.place, "phone": this.phone, "other_phone": this.other_phone,
    }  # fmt: skip
    return Go("told", {"wish": {**turn.learned["wish"], **now}}, outcome.say)


def _another_too(turn: Turn) -> bool:
    """Say whether somebody else needs a visit as well: “张婆婆也要办高龄津贴，也是走不动”."""
    text, wish = turn.said.text, turn.learned["wish"]
    own = wish.get("who") or wish.get("relation")
    whom, need = read_whom(text), read_need(text)
    if whom is None or need is None or not need.sure or "也" not in text:
        return False
    return (whom.name or whom.relation) != own and not turn.said.understanding.asks


def _changes(turn: Turn) -> bool:
    said = turn.said.text
    if not (MOVES.search(said) or correction(said)) or not turn.world.desk.visits.open():
        return False
    return read_wish(turn, said, asked=True) is not None


def hear(turn: Turn) -> Outcome:
    """Hear what next; other words begin something new."""
    match turn.said.choice:
        case "keep":
            return Start("household", {"keep": dict(turn.learned["wish"])})
        case "release":
            return Start("my_bookings", {"said": f"取消{turn.learned['counter']}"}, hold=True)
        case "then":
            return Start("visit", visit_also.next_one(turn.learned["wish"]))
        case "other":
            return Start("find_matter")
        case _ if visits := _of_visits(turn):
            return visits
        case _ if _changes(turn):
            return Start("my_visits", {"said": turn.said.text})  # it stands: nothing is asked anew
        case _ if leaves_visit(turn.said.text) and turn.world.desk.visits.open():
            return Start("my_visits", {"said": texts.CALLED_OFF})
        case _:
            return Again((say.NOT_UNDERSTOOD + say.TRY_WORDS,))

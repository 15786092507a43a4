"""The people a citizen cares for: listed, added, agreed to, changed, ended. source: BZ-9, CN-12.

begin ─┬► list ─► one ─► (change · end · consent · list)
       ├► add ─► consent ─► one
       └► end ─► list
"""

import re
from dataclasses import replace

from dialogs.flows import routing
from dialogs.flows.household_words import ADDS, DROPS, marks_of_self, read_person
from dialogs.household_ports import Person
from dialogs.machine import Again, Aside, Choice, Dialog, Done, Go, Outcome, Question, State, Turn
from dialogs.texts import household as texts
from knowledge.reading.kinsfolk import SELF, read_whom
from knowledge.reading.names import Name, read_name
from knowledge.reading.phones import Phone, read_phone
from knowledge.reading.yes_no import read_yes_no

_NOBODY = Person(0, "")

_ADDS_ONE = re.compile(r"^(?:再|还|帮我|请)*(?:加|添|记)")


def _begin(turn: Turn) -> Outcome:
    if turn.learned.get("keep"):
        return _keep(turn, _of_visit(turn.learned["keep"]))
    said = str(turn.learned.get("said") or "")
    if marks := marks_of_self(said):
        turn.world.desk.household.mark(marks)
        return Done((texts.MARKED,))
    if ADDS.search(said):
        person = read_person(turn, said, _NOBODY)
        return _keep(turn, person) if person.relation else Go("add")
    named = _named(turn, said)
    if named is not None and DROPS.search(said):
        return Go("end", {"person": named.id})
    return Go("list")


def _of_visit(wish: dict[str, object]) -> Person:
    """Make a profile of who is visited, as the visit's dialog learned it."""
    relation = str(wish.get("relation") or SELF)
    own = relation == SELF
    name = str(wish.get("who") or "")
    return Person(
        0,
        relation,
        name="" if name == relation else name,
        village=_text(wish, "village"),
        place=str(wish.get("place") or ""),
        phone=_text(wish, "phone" if own else "other_phone"),
        marks=tuple(str(each) for each in _list(wish, "marks")),
    )


def _text(wish: dict[str, object], name: str) -> str | None:
    return str(wish[name]) if wish.get(name) else None


def _list(wish: dict[str, object], name: str) -> list[object]:
    found = wish.get(name)
    return found if isinstance(found, list) else []


def _keep(turn: Turn, person: Person) -> Outcome:
    kept = turn.world.desk.household.keep(person)
    state = "one" if kept.agreed else "consent"
    return Go(state, {"person": kept.id}, (texts.saved(kept),) if kept.agreed else ())


def _person(turn: Turn) -> Person | None:
    people = turn.world.desk.household.people()
    return next((each for each in people if each.id == turn.learned.get("person")), None)


def _named(turn: Turn, said: str) -> Person | None:
    whom = read_whom(said)
    for each in turn.world.desk.household.people():
        if (each.name and each.name in said) or (whom and whom.relation == each.relation):
            return each
    return None


def _ask_list(turn: Turn) -> Question:
    people = turn.world.desk.household.people()
    choices = [Choice(str(each.id), each.called, (each.relation,)) for each in people]
    choices.append(Choice("add", texts.ADD, ("加", "添", "加人")))
    return Question(texts.listed(people) if people else texts.NONE_YET, tuple(choices), open=True)


def _hear_list(turn: Turn) -> Outcome:
    chosen = turn.said.choice
    if chosen == "add":
        return Go("add")
    if chosen is not None:
        return Go("one", {"person": int(chosen)})
    named = _named(turn, turn.said.text)
    if named is None and _ADDS_ONE.match(turn.said.text) and read_whom(turn.said.text):
        return _hear_add(turn)
    if named is not None:
        return Go("end" if DROPS.search(turn.said.text) else "one", {"person": named.id})
    return routing.route(turn)


def _ask_one(turn: Turn) -> Question:
    person = _person(turn)
    if person is None:
        return Question(texts.NONE_YET, (Choice("list", texts.OTHERS),))
    choices = [
        Choice("change", texts.CHANGE, ("改", "改改", "变了")),
        Choice("end", texts.END, ("删", "删除", "不要记")),
    ]
    if not person.agreed:
        choices.insert(0, Choice("agree", texts.AGREED, ("同意", "他同意", "她同意")))
    elif not turn.memory.elder:
        choices.append(Choice("longer", texts.LONGER, ("留", "再留")))
        choices.append(Choice("list", texts.OTHERS, ("别的人",)))
    return Question(texts.shown(person), tuple(choices), open=True)


def _hear_one(turn: Turn) -> Outcome:
    person = _person(turn)
    match turn.said.choice:
        case "change":
            return Go("change")
        case "end":
            return Go("end")
        case "agree":
            return Go("consent")
        case "longer" if person is not None:
            kept = turn.world.desk.household.keep(person)
            return Go("one", say=(texts.saved(kept),))
        case "list":
            return Go("list")
        case _:
            return routing.route(turn)


def _ask_add(_turn: Turn) -> Question:
    return Question(texts.ASK_ADD)


def _hear_add(turn: Turn) -> Outcome:
    person = read_person(turn, turn.said.text, _NOBODY)
    return _keep(turn, person) if person.relation else Again((texts.WHO_IS_IT,))


def _ask_consent(turn: Turn) -> Question:
    return Question(texts.ask_consent(_person(turn) or _NOBODY, turn.world.town))


def _hear_consent(turn: Turn) -> Outcome:
    person, household = _person(turn), turn.world.desk.household
    if person is None:
        return Go("list")
    if turn.said.kind == "image":
        household.agree(person.id, "纸质", "")
        return Go("one", say=(texts.agreed(person),))
    text = turn.said.text
    denied = "不同意" in text or "没同意" in text
    phone = read_phone(text)
    said_yes = not denied and ("同意" in text or "监护" in text or read_yes_no(text) is True)
    if denied or (read_yes_no(text) is False and not said_yes):
        household.end(person.id)
        return Done((texts.NOT_KEPT,))
    number = phone.formatted if isinstance(phone, Phone) else person.phone
    if said_yes and number:
        person = household.keep(replace(person, phone=person.phone or number))
        household.agree(person.id, "聊天", f"回访电话 {number}")
        return Go("one", say=(texts.agreed(person),))
    if said_yes:
        return Aside((texts.NEEDS_PHONE,))
    return _more_of(turn, person)


def _more_of(turn: Turn, person: Person) -> Outcome:
    """Take what else is told of the person while their consent is asked for."""
    told, name = read_person(turn, turn.said.text, person), read_name(turn.said.text, asked=True)
    if not told.name and isinstance(name, Name):
        told = replace(told, name=name.full)
    if told == person:
        return Again()
    return Go("consent", say=(texts.noted(turn.world.desk.household.keep(told)),))


def _ask_change(_turn: Turn) -> Question:
    return Question(texts.ASK_CHANGE)


def _hear_change(turn: Turn) -> Outcome:
    person = _person(turn)
    if person is None:
        return Go("list")
    changed = read_person(turn, turn.said.text, person)
    if changed == person:
        return Again((texts.NO_CHANGE,))
    return Go("one", say=(texts.saved(turn.world.desk.household.keep(changed)),))


def _ask_end(turn: Turn) -> Question:
    choices = (
        Choice("yes", texts.END, ("删", "是", "对", "好", "要得", "确定")),
        Choice("no", "留着", ("不", "不删", "留", "不要删")),
    )
    return Question(texts.ask_end(_person(turn) or _NOBODY), choices)


def _hear_end(turn: Turn) -> Outcome:
    person = _person(turn)
    match turn.said.choice:
        case "yes" if person is not None:
            turn.world.desk.household.end(person.id)
            return Done((texts.ended(person),))
        case "no" | "yes":
            return Go("list", say=(texts.KEPT,))
        case _:
            return Again()


HOUSEHOLD = Dialog(
    name="household",
    title="看家里人",
    begin=_begin,
    first=("list", "one", "add", "consent", "end"),
    states=(
        State("list", _ask_list, _hear_list, ("add", "one", "consent", "end"), resting=True),
        State(
            "one", _ask_one, _hear_one, ("change", "end", "consent", "one", "list"), resting=True
        ),
        State("add", _ask_add, _hear_add, ("one", "consent")),
        State("consent", _ask_consent, _hear_consent, ("one", "list", "consent"), pictures=True),
        State("change", _ask_change, _hear_change, ("one", "list")),
        State("end", _ask_end, _hear_end, ("list",)),
    ),
)

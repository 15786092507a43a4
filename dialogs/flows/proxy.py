"""请人代办: the matter, the village, for whom, who agrees, a last look, asked.

begin ─► matter ─► which ─► village ─► (outside) ─► whom ─► person ─► consent ─► (paper) ─► confirm
source: XL-12, TL-5
"""

from dialogs.flows import proxy_matter, proxy_wish
from dialogs.flows import proxy_outside as outside
from dialogs.flows import proxy_people as people
from dialogs.flows import proxy_told as told
from dialogs.flows import proxy_whom as whom
from dialogs.flows.where import village_of
from dialogs.machine import Again, Choice, Dialog, Go, Outcome, Question, Start, State, Turn
from dialogs.proxy_ports import ProxiesFull, ProxyAsked, ProxyThere, ProxyWish
from dialogs.texts import proxy as texts
from dialogs.texts import say
from dialogs.texts.booking import line
from knowledge.calendar import local
from knowledge.matters import Matter
from knowledge.proxies import hurdle
from knowledge.reading.places import Place, SeveralVillages, UnknownVillage, read_place
from knowledge.towns import Village

NAME = proxy_wish.NAME
_STATES = ("matter", "which", "village", "outside", "whom", "person", "consent", "paper", "confirm")


def _begin(turn: Turn) -> Outcome:
    if not turn.world.town.villages:
        given = {"reason": "要人帮办代办", "asked": str(turn.learned.get("said", ""))}
        return Start("ask_clerk", given, (texts.NO_VILLAGES,))
    village = village_of(turn) or people.named_village(turn)
    learned = told.told(turn, str(turn.learned.get("said", "")))
    learned.pop("why", None)
    learned |= {"village": village.name} if village else {}
    code = turn.learned.get("matter")
    matter = turn.world.catalog.matter(str(code)) if code else None
    if matter is None or not turn.world.town.takes(matter):
        return Go("which" if turn.learned.get("candidates") else "matter", learned, (texts.FREE,))
    turn.world.desk.settle(matter)
    to, more = _after_matter(turn, matter, village)
    learned |= more
    to = told.onward(learned) if to == "person" else to
    return Go(to, learned, (texts.FREE, say.about(matter)))


def _after_matter(
    turn: Turn, matter: Matter, village: Village | None
) -> tuple[str, dict[str, object]]:
    learned: dict[str, object] = {"matter": matter.code}
    if village is None:
        return "village", learned
    if hurdle(matter, turn.world.town, village) is not None:
        return "outside", learned
    understood = turn.said.understanding.slots.whom or turn.learned.get("whom")
    relation = told.relation_of(str(turn.learned.get("said", "")), understood)
    return ("person", {**learned, "relation": relation}) if relation else ("whom", learned)


def _with_matter(turn: Turn, code: str) -> Outcome:
    matter = turn.world.catalog.matter(code)
    if matter is None or not turn.world.town.takes(matter):
        return Again((say.NOT_UNDERSTOOD + say.TRY_WORDS,))
    turn.world.desk.settle(matter)
    return Go(*_after_matter(turn, matter, people.named_village(turn)))


def _ask_matter(_turn: Turn) -> Question:
    return Question(texts.WHICH_MATTER)


def _hear_matter(turn: Turn) -> Outcome:
    understanding = turn.said.understanding
    codes = [each.code for each in understanding.candidates]
    if understanding.kind == "matter":
        return _with_matter(turn, codes[0])
    if understanding.kind in {"clarify", "chain"}:
        return Go("which", {"candidates": codes})
    return Again((say.NOT_UNDERSTOOD + say.TRY_WORDS,))


def _ask_which(turn: Turn) -> Question:
    matters = say.matter_names(turn.world.catalog, tuple(turn.learned["candidates"]))
    choices = tuple(Choice(each.code, each.called, (each.name, *each.aliases)) for each in matters)
    return Question(say.which(turn.world.town), (*choices, Choice("none", "都不是", ("不是",))))


def _hear_which(turn: Turn) -> Outcome:
    if turn.said.choice == "none":
        return Go("matter")
    if turn.said.choice is not None:
        return _with_matter(turn, turn.said.choice)
    return _hear_matter(turn) if turn.said.understanding.kind == "matter" else Again()


def _ask_village(turn: Turn) -> Question:
    choices = tuple(
        Choice(each.name, each.name, (each.point, *each.aliases))
        for each in turn.world.town.villages
    )
    return Question(texts.WHICH_VILLAGE, choices)


def _hear_village(turn: Turn) -> Outcome:
    name = turn.said.choice
    if name is None:
        match read_place(turn.said.text, turn.world.town):
            case Place(village=Village(name=heard)):
                name = heard
            case UnknownVillage(why=why) | SeveralVillages(why=why):
                return Again((why,))
            case _:
                return people.no_village(turn)
    village = next((each for each in turn.world.town.villages if each.name == name), None)
    if village is None:
        return Again()
    turn.memory.village = village.name
    to, learned = _after_matter(turn, turn.matter, village)
    return Go(to, {**learned, "village": village.name})


def _ask_confirm(turn: Turn) -> Question:
    known, village = turn.learned, people.village(turn)
    holder = turn.world.desk.proxies.holder(village)
    text = texts.confirm(
        turn.matter.called,
        known["who"],
        known["relation"],
        known["phone"],
        village.name,
        holder,
        known["consent_how"],
    )
    choices = (
        Choice("yes", "对，提交", ("提交", "确定", "对", "好", "行", "可以", "是的", "嗯", "要得")),
        Choice("whom", "改给谁办、名字、电话", ("改", "不对", "名字错了", "电话错了")),
        Choice("village", "改村", ("村不对",)),
        Choice("complain", "投诉", ()),
    )
    return Question(text, choices)


def _hear_confirm(turn: Turn) -> Outcome:
    match turn.said.choice:
        case "yes":
            return _ask_for_it(turn)
        case "whom" | "village" as state:
            anew = {"who": None, "phone": None, "consent": None}
            return Go(state, anew if state == "whom" else {})
        case "complain":
            return complaint(turn)
        case _:
            return Again()


def complaint(turn: Turn) -> Start:
    """Go over to a person with a complaint; the line to call is said."""
    told = say.complaint(turn.world.town.complaint_phone)
    return Start("ask_clerk", {"reason": "投诉", "asked": "投诉代办"}, (told,))


def _ask_for_it(turn: Turn) -> Outcome:
    known, matter, memory = turn.learned, turn.matter, turn.memory
    told = memory.notice if memory.matter == matter.code else None
    wished = ProxyWish(
        matter=matter,
        village=people.village(turn),
        who=known["who"],
        relation=known["relation"],
        phone=known["phone"],
        consent=known["consent"],
        consent_how=known["consent_how"],
        pictured=known.get("pictured"),
        notice=told,
        answers=memory.answers if told else None,
    )
    match turn.world.desk.proxies.ask(wished):
        case ProxyAsked(proxy):
            asked = f"{texts.asked(proxy)}{_place_too(turn)}"
            return _asked(turn, asked, told=told is not None)
        case ProxyThere(proxy):
            return Start("my_proxies", say=(texts.there(proxy),))
        case ProxiesFull(limit):
            return Start("my_proxies", say=(texts.full(limit),))


def _place_too(turn: Turn) -> str:
    """Tell of the place at a counter that the agent may make needless; it is kept."""
    whom = {None, turn.learned.get("relation"), turn.learned.get("who")}
    found = (each for each in turn.world.desk.bookings() if each.matter == turn.matter.code)
    place = next((each for each in found if each.whom in whom), None)
    today = local(turn.world.now).date()
    return f"\n{texts.place_too(place.number, line(place, today))}" if place else ""


def _asked(turn: Turn, asked: str, *, told: bool) -> Start:
    """Go on to the list of papers, for who was not told it."""
    if told:
        return Start("my_proxies", say=(asked, texts.WITH_PAPERS), alone=True)
    learned = turn.learned
    given = {"matter": learned["matter"], "told": [["agent", "代办"]], "whom": learned["relation"]}
    return Start("guide", given, (asked, texts.THEN_PAPERS), alone=True)


PROXY = Dialog(
    name=NAME,
    title="请人代办",
    begin=_begin,
    first=_STATES,
    states=(
        State("matter", _ask_matter, proxy_matter.in_words("matter", _hear_matter), _STATES),
        State("which", _ask_which, proxy_matter.in_words("which", _hear_which), _STATES),
        State("village", _ask_village, proxy_matter.in_words("village", _hear_village), _STATES),
        State("outside", outside.ask, proxy_matter.in_words("outside", outside.hear), _STATES),
        State(
            "whom",
            whom.ask_whom,
            proxy_matter.in_words("whom", whom.hear_whom),
            _STATES,
        ),
        State(
            "person",
            people.ask_person,
            proxy_matter.in_words("person", people.hear_person),
            _STATES,
        ),
        State(
            "consent",
            people.ask_consent,
            proxy_matter.in_words("consent", people.hear_consent),
            _STATES,
        ),
        State("paper", people.ask_paper, people.hear_paper, ("confirm", "consent")),
        State(
            "confirm",
            _ask_confirm,
            proxy_matter.in_words("confirm", _hear_confirm),
            _STATES,
        ),
    ),
)

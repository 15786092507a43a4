"""What a clerk typed of a visit: read, refused where it can't be kept, recorded and told."""

from collections.abc import Mapping

from handoff.console import visit_words as words
from handoff.console.guards import Seat
from handoff.console.inbox import matter_name
from handoff.console.typed import day_typed, id_typed
from handoff.household import people
from handoff.ports import Work
from handoff.telling import say_done
from handoff.transcripts import chat_view, look
from handoff.visits import (
    NewVisit,
    SameVisit,
    VisitMade,
    VisitView,
    make,
    rewrite,
    visit_numbered,
)
from knowledge.calendar import local
from knowledge.half_days import HalfDay
from knowledge.matters import Catalog, CitizenId, Matter
from knowledge.reading.phones import NotAPhone, Phone, read_phone

Typed = Mapping[str, str]
FIELDS = (
    "who", "relation", "phone", "other_phone", "village", "place", "matter", "need", "notes",
    "chat",
)  # fmt: skip


def known(
    work: Work, seat: Seat, catalog: Catalog, number: str | None, chat: str
) -> tuple[dict[str, str], tuple[HalfDay, ...]]:
    """Give what the form begins with: the visit that is corrected, or what the chat knows."""
    if number:
        visit = visit_numbered(work, seat.town.id, number)
        if visit is None:
            return {}, ()
        look(work, seat.town.id, seat.clerk.login, visit.citizen, f"visit {number}")
        typed = {name: str(getattr(visit, name) or "") for name in FIELDS if name != "chat"}
        typed["matter"] = matter_name(catalog, visit.matter) or ""
        return typed, visit.halves
    asked_in = id_typed(chat)
    view = chat_view(work, seat.town.id, asked_in) if asked_in else None
    if view is None:
        return {"relation": "本人"}, ()
    look(work, seat.town.id, seat.clerk.login, view.citizen, "household")
    own = next((e for e in people(work, seat.town.id, view.citizen) if e.relation == "本人"), None)
    typed = {"chat": chat, "relation": "本人", "matter": matter_name(catalog, view.matter) or ""}
    if own is not None:
        typed |= {"who": own.name, "phone": own.phone or "", "village": own.village or ""}
        typed |= {"place": own.place, "need": "、".join(own.marks)}
    return typed, ()


def save(
    work: Work,
    seat: Seat,
    number: str | None,
    catalog: Catalog,
    typed: Typed,
    halves: tuple[HalfDay, ...],
) -> VisitView | str:
    """Record what was typed (`number`: correct that visit), or say why it was not done."""
    refusal, phones = _phones(typed, seat)
    refusal = refusal or _missing(typed)
    if not refusal and typed["matter"] and _matter(catalog, typed["matter"]) is None:
        refusal = f"还没有登记：没有找到“{typed['matter']}”，请从列出来的里面选，说不清就空着。"
    if refusal:
        return refusal
    new = _read(work, seat, catalog, typed, phones, halves)
    return _write(work, seat, number, new, catalog, typed["chat"])


def _missing(typed: Typed) -> str:
    if not typed["who"] and not typed["relation"]:
        return "还没有登记：写明是给谁上门。"
    if not typed["chat"] and not (typed["phone"] or typed["other_phone"]):
        return "还没有登记：电话里来的，要留一个电话，出发前才打得通。"
    return ""


def _phones(typed: Typed, seat: Seat) -> tuple[str, dict[str, str | None]]:
    """Read both phones; gives what is wrong with them, and how they are kept."""
    area = seat.town.phone.partition("-")[0]
    kept: dict[str, str | None] = {}
    for name in ("phone", "other_phone"):
        read = read_phone(typed[name], area=area, asked=True) if typed[name] else None
        if isinstance(read, NotAPhone):
            return f"还没有登记：{read.why}", kept
        kept[name] = read.formatted if isinstance(read, Phone) else typed[name] or None
    return "", kept


def _read(
    work: Work,
    seat: Seat,
    catalog: Catalog,
    typed: Typed,
    phones: Mapping[str, str | None],
    halves: tuple[HalfDay, ...],
) -> NewVisit:
    chat = id_typed(typed["chat"])
    view = chat_view(work, seat.town.id, chat) if chat else None
    matter = _matter(catalog, typed["matter"])
    return NewVisit(
        citizen=view.citizen if view else CitizenId(""),
        who=typed["who"] or typed["relation"],
        relation=typed["relation"] or "本人",
        need=typed["need"],
        matter=matter.code if matter else None,
        village=typed["village"] or None,
        place=typed["place"],
        phone=phones["phone"],
        other_phone=phones["other_phone"],
        halves=halves,
        notes=typed["notes"],
        channel="微信" if view else "电话",
        by=seat.clerk.login,
    )


def _matter(catalog: Catalog, said: str) -> Matter | None:
    """Give the matter of this name or alias, or the only one whose name holds these words."""
    every = catalog.matters.values()
    exact = [e for e in every if said in {e.name, e.code, e.called, *e.aliases}]
    found = exact or [e for e in every if len(said) > 1 and said in e.name]
    return found[0] if said and (exact or len(found) == 1) else None


def _write(
    work: Work, seat: Seat, number: str | None, new: NewVisit, catalog: Catalog, chat: str
) -> VisitView | str:
    if number:
        changed = rewrite(work, seat.town.id, number, new)
        if changed is None:
            return "没有改成：这次上门已经办完或取消了。"
        _tell(work, seat, changed, catalog)
        return changed
    match make(work, seat.town, new):
        case VisitMade(visit):
            _tell(work, seat, visit, catalog, id_typed(chat))
            return visit
        case SameVisit(visit):
            return f"没有登记：这个人这件事已经有一次上门（{visit.number}）。"


def _tell(
    work: Work, seat: Seat, visit: VisitView, catalog: Catalog, chat: int | None = None
) -> None:
    """Tell the citizen what was written down in their name, where there is an account."""
    if visit.reachable:
        matter = matter_name(catalog, visit.matter) or "见面再说清的事"
        text = words.noted_words(visit, matter, words.when(visit, local(work.now).date()))
        say_done(work, seat.town.id, visit.citizen, text, seat.clerk.login, chat)


def half_day_typed(said: str) -> HalfDay | None:
    """Read `2026-11-25 am`; None for what no form of ours sends."""
    day, _, half = said.partition(" ")
    try:
        return HalfDay.read((day, half)) if day_typed(day) else None
    except ValueError:
        return None

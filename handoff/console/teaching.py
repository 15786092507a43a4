"""What a click on 没听懂的 does: teach the words, or lay them aside; and how that is told."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from handoff.console.guards import Seat
from handoff.console.inbox import matter_name
from handoff.misses import SettledBefore, settle, text_of
from handoff.ports import Work
from handoff.taught import AlreadyTaught, MeansAnother, Taught, entry_of, teach
from knowledge.matters import Catalog, Matter, TownId
from knowledge.search.lessons import KIND_NAMES, Lesson, LessonKind, LessonRules, Unfit
from knowledge.towns import Town

What = Literal["taught", "already", "dropped", "not_ours", "nothing"]

_ACTS: Mapping[str, LessonKind] = {"example": "example", "alias": "alias"}
_LAID_ASIDE: Mapping[str, Literal["not_ours", "nothing"]] = {
    "not_ours": "not_ours",
    "nothing": "nothing",
}
_WHAT: Mapping[str, What] = {
    "taught": "taught",
    "already": "already",
    "dropped": "dropped",
    "not_ours": "not_ours",
    "nothing": "nothing",
}


@dataclass(frozen=True, slots=True)
class TypedLesson:
    """What a line's form holds: the words, the matter's name, and the button that was pressed."""

    miss: int
    act: str
    text: str
    matter: str

    @staticmethod
    def of(miss: int, form: Mapping[str, object]) -> "TypedLesson":
        """Read the form."""
        act, text, matter = (str(form.get(each, "")).strip() for each in ("act", "text", "matter"))
        return TypedLesson(miss, act, text, matter)


@dataclass(frozen=True, slots=True)
class Done:
    """It is done. `id` is the lesson's or the message's; `text` and `words` are for the page."""

    what: What
    id: int
    text: str = ""
    words: str = ""

    def query(self) -> str:
        """Give what the page's address says of it: no citizen's words."""
        return f"{self.what}={self.id}"

    def told(self, work: Work, town: TownId, catalog: Catalog) -> "Done | None":
        """Fill in the words to tell it in; None where the address speaks of nothing of ours."""
        if self.what in _LAID_ASIDE:
            text = text_of(work, town, self.id)
            why = "不归我们" if self.what == "not_ours" else "不用管"
            return replace(self, words=f"“{text}”已记为{why}。") if text is not None else None
        entry = entry_of(work, town, self.id)
        if entry is None:
            return None
        name, kind = matter_name(catalog, entry.matter), KIND_NAMES[entry.kind]
        words = {
            "taught": f"教会了：“{entry.text}”是“{name}”的{kind}，从现在起就这样懂。",
            "already": f"以前就教过：“{entry.text}”是“{name}”的{kind}。",
            "dropped": f"撤掉了：“{entry.text}”不再是“{name}”的{kind}。",
        }
        return replace(self, text=entry.text, words=words[self.what])


@dataclass(frozen=True, slots=True)
class NoMatter:
    """No matter of this name (or code) is offered here."""

    typed: str


@dataclass(frozen=True, slots=True)
class NoAct:
    """The form does not say what to do."""


Refused = Unfit | MeansAnother | NoMatter | NoAct | SettledBefore


def done_of(query: Mapping[str, str]) -> Done | None:
    """Read from the page's address what was done just now."""
    for name, value in query.items():
        if name in _WHAT and value.isascii() and value.isdigit() and len(value) < 10:  # noqa: PLR2004 - an id fits
            return Done(_WHAT[name], int(value))
    return None


def see_to(work: Work, seat: Seat, typed: TypedLesson, rules: LessonRules) -> Done | Refused:
    """Do what the button says with the message and all that say the same."""
    if typed.act in _LAID_ASIDE:
        aside = _LAID_ASIDE[typed.act]
        found = settle(work, seat.town.id, typed.miss, aside, None, seat.clerk.login)
        return found if isinstance(found, SettledBefore) else Done(aside, typed.miss)
    kind = _ACTS.get(typed.act)
    return _teach(work, seat, typed, rules, kind) if kind else NoAct()


def _teach(
    work: Work, seat: Seat, typed: TypedLesson, rules: LessonRules, kind: LessonKind
) -> Done | Refused:
    matter = _matter(typed.matter, rules.catalog, seat.town)
    if matter is None:
        return NoMatter(typed.matter)
    login = seat.clerk.login
    match teach(work, seat.town, Lesson(matter.code, kind, typed.text), rules, login):
        case Taught(number):
            done = Done("taught", number)
        case AlreadyTaught(entry):
            done = Done("already", entry.id)
        case refused:
            return refused
    settle(work, seat.town.id, typed.miss, kind, matter.code, login)
    return done


def _matter(typed: str, catalog: Catalog, town: Town) -> Matter | None:
    ours = (each for each in catalog.matters.values() if town.takes(each))
    return next((each for each in ours if typed in {each.name, each.code}), None)


def refused_words(refused: Refused, catalog: Catalog) -> str:
    """Say why it was not done, and what to do instead."""
    match refused:
        case Unfit(reason):
            return f"没有教：{reason}。"
        case MeansAnother(entry):
            name = matter_name(catalog, entry.matter)
            return f"没有教：“{entry.text}”已经教给了“{name}”。要改的话，请先在下面把那一条撤掉。"
        case NoMatter(""):
            return "没有教：请先选一个事项。"
        case NoMatter(typed):
            return f"没有教：没有叫“{typed}”的事项，请从列表里选。"
        case NoAct():
            return "没有办成：请点后面的按钮。"
        case SettledBefore():
            return "这一条已经有人处理过了。"

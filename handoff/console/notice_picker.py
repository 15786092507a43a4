"""发告知单 from a chat in three keys: the matter and what the citizen told so far are filled in.

What is shown is what is sent: the bot's own words, before they have their number. It is sent as
any notice is (handoff.console.notices). source: BY-12, XL-4
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Final

from aiohttp import web

from handoff.chats import chat_view, transcript
from handoff.console.frame import PREFIX, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.notices import Asked, answers_in, asked_of, is_mine, matter_of
from handoff.console.words import plain
from handoff.ports import Reader, Recall, Recalled, Telling, Transactions, Work
from handoff.told import latest_answers
from handoff.transcripts import ChatView, look
from knowledge.calendar import Calendar
from knowledge.circumstances import Answers, Circumstance
from knowledge.matters import Catalog, Matter, TownId
from knowledge.notices import compose
from knowledge.pinyin import initials
from knowledge.search.understanding import Understanding

_HERE: Final = f"{PREFIX}/parts/chats/{{chat:[0-9]{{1,9}}}}/notice"
_LATELY = 60  # messages
_HEARD = 6  # of the citizen's texts
_ALIASES = 5
_NUMBER, _KEY = "（发出时编号）", "key"
_LINK = "（这张单的网页，发出时生成）"


@dataclass(frozen=True, slots=True)
class Line:
    """A matter to choose; `words` is what typing finds it by, in small letters."""

    code: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class PickerPart:
    """The picker; `guessed`: the matter is read from the citizen's words. `texts` go out as shown.

    `known` says how many answers are filled in; `matter` is None where nothing says which it is;
    `lines` is empty where a picker asks that has them.
    """

    chat: int
    mine: bool
    matter: Matter | None
    guessed: bool = False
    known: int = 0
    lines: tuple[Line, ...] = ()
    asked: tuple[Asked, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the database says: the chat, the citizen's newest words, and what was told before."""

    view: ChatView
    heard: tuple[str, ...]
    recalled: Recalled
    told: Mapping[str, tuple[str, Answers]]
    now: datetime


class NoticePicker:
    """`/console/parts/chats/7/notice`; the form's own fields go before what is known."""

    def __init__(
        self,
        transactions: Transactions,
        catalog: Callable[[TownId], Catalog],
        calendar: Calendar,
        telling: Telling,
        reader: Reader,
        recall: Recall,
        templates: Templates,
    ) -> None:
        self._transactions = transactions
        self._catalog = catalog
        self._calendar = calendar
        self._telling = telling
        self._reader = reader
        self._recall = recall
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the part's route."""
        return [web.get(_HERE, self._part)]

    async def _part(self, request: web.Request) -> web.Response:
        seat, chat = seat_of(request), int(request.match_info["chat"])
        fields = {each: request.query.getall(each) for each in request.query}
        named = fields.get("matter", [""])[0]
        facts = await self._transactions.run(lambda work: self._facts(work, seat, chat, named))
        if facts is None:
            raise web.HTTPNotFound
        return self._templates.page("part_notice.html", self._laid_out(seat, facts, fields))

    def _facts(self, work: Work, seat: Seat, chat: int, named: str) -> _Facts | None:
        town, view = seat.town, chat_view(work, seat.town.id, chat)
        if view is None:
            return None
        look(work, town.id, seat.clerk.login, view.citizen, "notice")
        said = transcript(work, town.id, view.citizen, limit=_LATELY)
        heard = (e.text for e in reversed(said) if e.by == "citizen" and e.kind == "text")
        about = named or view.matter
        return _Facts(
            view,
            tuple(each for each, _ in zip(heard, range(_HEARD), strict=False)),
            self._recall.of(work, town, view.citizen, about),
            latest_answers(work, town.id, view.citizen),
            work.now,
        )

    def _laid_out(self, seat: Seat, facts: _Facts, fields: dict[str, list[str]]) -> PickerPart:
        town, catalog = seat.town, self._catalog(seat.town.id)
        heard = tuple(self._reader.understand(each, town) for each in facts.heard)
        chosen = fields.get("matter", [facts.view.matter or ""])[0]
        matter = matter_of(catalog, seat, chosen) or _meant(catalog, seat, facts, heard)
        empty = PickerPart(facts.view.id, is_mine(facts.view, seat), matter)
        taken = (each for each in catalog.matters.values() if town.takes(each))
        lines = () if "matter" in fields else lines_of(taken)
        if matter is None:
            return replace(empty, lines=lines)
        known = {} if "said" in fields else known_answers(catalog, matter, facts, heard)
        answers = known or answers_in(catalog, matter, fields)
        notice = compose(catalog, matter, town, self._calendar, answers, facts.now)
        link = self._telling.notice_url(town, _NUMBER, _KEY)
        texts = self._telling.notice(town, notice, _NUMBER, _KEY)
        return replace(
            empty,
            guessed=chosen != matter.code,
            known=len(known),
            lines=lines,
            asked=tuple(asked_of(each, matter, answers) for each in catalog.questions(matter)),
            texts=tuple(plain(each.replace(link, _LINK)) for each in texts),
        )


def _meant(
    catalog: Catalog, seat: Seat, facts: _Facts, heard: Sequence[Understanding]
) -> Matter | None:
    """Give the matter that the citizen named last, to the clerk or to the bot."""
    codes = [each.codes[0] for each in heard if each.kind == "matter"]
    codes += [facts.recalled.matter] if facts.recalled.matter else []
    found = (matter_of(catalog, seat, each) for each in codes)
    return next((each for each in found if each is not None), None)


def known_answers(
    catalog: Catalog, matter: Matter, facts: _Facts, heard: Sequence[Understanding]
) -> Answers:
    """Give what need not be asked: said to the clerk, told by a clerk before, said to the bot.

    Of what was said about another matter only what is about the person is taken over.
    """
    asked = {each.id: each for each in catalog.questions(matter)}
    same = facts.recalled.matter == matter.code
    before = facts.recalled.answers.items()
    found = {name: said for name, said in before if same or _personal(asked.get(name))}
    by, told = facts.told.get(matter.code, ("bot", {}))
    found = {**told, **found} if by == "bot" else {**found, **told}
    for each in reversed(heard):
        found |= {name: (said,) for name, said in each.told}
    return {
        name: found[name]
        for name, each in asked.items()
        if found.get(name) and set(found[name]) <= set(each.answers)
    }


def _personal(asked: Circumstance | None) -> bool:
    return asked is not None and asked.personal


def lines_of(matters: Iterable[Matter]) -> tuple[Line, ...]:
    """Give the matters to choose from, with the words and the letters that find each."""
    return tuple(
        Line(each.code, each.called, _words((each.called, each.name, *each.aliases[:_ALIASES])))
        for each in matters
    )


@lru_cache(maxsize=4096)
def _words(names: tuple[str, ...]) -> str:
    once = tuple(dict.fromkeys(names))
    return " ".join((*once, *(initials(each) for each in once))).lower()

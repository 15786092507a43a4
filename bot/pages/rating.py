"""A service is rated on a page: by the code at the counter, or on the agent's phone. BZ-13."""

from dataclasses import dataclass

from aiohttp import web
from markupsafe import Markup

from bot.pages.day_look import DayFacts, DayLook, Word
from bot.pages.told import tel
from handoff.passes import counter_of
from handoff.ports import Work
from handoff.ratings import (
    LEVELS,
    MOST_WORDS,
    REASONS,
    Ask,
    Channel,
    NotRatable,
    Rated,
    RatedBefore,
    ask_at_counter,
    ask_with_key,
    give_reason,
    rate,
)
from handoff.ticket_paths import rating_path
from knowledge.towns import Town

_HERE = "/r/{town}/{key}"


@dataclass(frozen=True, slots=True)
class RatingPage:
    """All that the template sees; `low`: it is rated, and the reason is asked."""

    centre: str
    name: str
    here: str
    levels: tuple[tuple[int, str], ...]
    reasons: tuple[str, ...]
    most: int
    low: bool
    via: str


class RatingPages:
    """`/r/{town}/{key}`: a service's own key, or a counter's, which opens what was served last."""

    def __init__(self, facts: DayFacts, look: DayLook) -> None:
        self._facts = facts
        self._look = look

    def routes(self) -> list[web.RouteDef]:
        """Give the page's routes."""
        return [
            web.get(_HERE, self._page),
            web.post(_HERE, self._rate),
            web.post(f"{_HERE}/why", self._why),
        ]

    async def _asked(self, request: web.Request) -> tuple[Town, Ask | None, bool] | None:
        """Give the service to be rated; None where the address opens nothing at all."""
        town, key = self._facts.towns(request.match_info["town"]), request.match_info["key"][:40]
        if town is None:
            return None
        here = town

        def find(work: Work) -> tuple[Town, Ask | None, bool] | None:
            found = ask_with_key(work, here.id, key)
            if found is not None:
                return here, found, False
            counter = counter_of(work, here.id, key)
            return (here, ask_at_counter(work, here.id, counter), True) if counter else None

        return await self._facts.transactions.run(find)

    async def _page(self, request: web.Request) -> web.Response:
        found = await self._asked(request)
        if found is None:
            return self._look.missing()
        town, asked, at_counter = found
        if asked is None:
            words = Markup("有话要说，请在微信里说“人工”，或打监督电话：")
            lines = ("这个窗口刚才没有办完的事要评价。", words + tel(town.complaint_phone))
            return self._word(town, "现在没有要评价的", *lines)
        if at_counter:  # from here on it is this service's, whoever is served next
            raise web.HTTPSeeOther(self._facts.base + rating_path(town.id, asked.key))
        via = "代办员" if request.query.get("via") == "agent" else "二维码"
        return self._look.page("rating.html", self._rating(request, town, asked, via, low=False))

    def _rating(
        self, request: web.Request, town: Town, asked: Ask, via: str, *, low: bool
    ) -> RatingPage:
        path = rating_path(town.id, request.match_info["key"])
        here = self._facts.base + path
        levels = tuple(LEVELS.items())
        return RatingPage(town.centre, asked.name, here, levels, REASONS, MOST_WORDS, low, via)

    async def _rate(self, request: web.Request) -> web.Response:
        found, form = await self._asked(request), await request.post()
        town, asked = found[:2] if found else (None, None)
        if town is None or asked is None:
            return self._look.missing()
        level = str(form.get("level", ""))
        via: Channel = "代办员" if form.get("via") == "代办员" else "二维码"
        result = await self._facts.transactions.run(
            lambda work: rate(
                work,
                town,
                self._facts.calendar,
                asked,
                int(level) if level.isdecimal() and len(level) == 1 else 0,
                via,
            )
        )
        match result:
            case Rated(low=True):
                page = self._rating(request, town, asked, via, low=True)
                return self._look.page("rating.html", page)
            case Rated():
                return self._word(town, "谢谢您的评价", "评价已经记下。")
            case RatedBefore():
                return self._word(town, "已经评过了", "每次服务只评一回，您的评价已经记下。")
            case NotRatable():
                return self._word(town, "没有评上", "请选一个满意程度；过去太久的不能再评。")

    async def _why(self, request: web.Request) -> web.Response:
        found, form = await self._asked(request), await request.post()
        town, asked = found[:2] if found else (None, None)
        if town is None or asked is None:
            return self._look.missing()
        reason, words = str(form.get("reason", "")), str(form.get("words", ""))
        service = asked.service
        await self._facts.transactions.run(
            lambda work: give_reason(work, town.id, service, reason, words)
        )
        return self._word(
            town, "谢谢您说出来", Markup("负责人会核实。要问结果，打{}。").format(tel(town.phone))
        )

    def _word(self, town: Town, title: str, *lines: str) -> web.Response:
        return self._look.page("day_word.html", Word(title, lines, town.centre))

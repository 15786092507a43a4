"""The citizen's pages of a visit's day together: ticket, hall, screen, rating. CN-8, XL-16."""

from aiohttp import web

from bot.pages.check_in import CheckInPages
from bot.pages.day_look import DayFacts, DayLook
from bot.pages.rating import RatingPages
from bot.pages.screen import ScreenPages
from bot.pages.ticket import TicketPages


class DayPages:
    """`/t/…`, `/hall/<town>/{checkin,screen,queue.json}` and `/r/…`."""

    def __init__(self, facts: DayFacts) -> None:
        look = DayLook(facts)
        self._pages = (
            TicketPages(facts, look),
            CheckInPages(facts, look),
            ScreenPages(facts, look),
            RatingPages(facts, look),
        )

    def routes(self) -> list[web.RouteDef]:
        """Give the routes of all."""
        return [route for page in self._pages for route in page.routes()]

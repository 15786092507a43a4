"""What citizens sent beside words, shown to the clerks of their own town only."""

from typing import Final

from aiohttp import web

from handoff.console.frame import PREFIX
from handoff.console.guards import seat_of
from handoff.picture_messages import picture_message
from handoff.ports import Pictures, Transactions, Work
from handoff.transcripts import look

_PICTURE: Final = f"{PREFIX}/media/{{message:[0-9]{{1,9}}}}"


class Media:
    """`/console/media/12`: the picture of message 12, streamed through this server."""

    def __init__(self, transactions: Transactions, pictures: Pictures) -> None:
        self._transactions = transactions
        self._pictures = pictures

    def routes(self) -> list[web.RouteDef]:
        """Give the one route."""
        return [web.get(_PICTURE, self._picture)]

    async def _picture(self, request: web.Request) -> web.Response:
        seat, message = seat_of(request), int(request.match_info["message"])

        def find(work: Work) -> str | None:
            found = picture_message(work, seat.town.id, message)
            if found is None:
                return None
            citizen, media = found
            look(work, seat.town.id, seat.clerk.login, citizen, "picture")
            return media

        media = await self._transactions.run(find)
        picture = await self._pictures.picture(seat.town, media) if media else None
        if picture is None:
            raise web.HTTPNotFound
        return web.Response(body=picture.content, content_type=picture.content_type)

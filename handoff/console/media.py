"""What citizens sent beside words, shown to the clerks of their own town only."""

from typing import Final

from aiohttp import web

from handoff.console.frame import PREFIX
from handoff.console.guards import seat_of
from handoff.picture_messages import picture_message
from handoff.ports import Pictures, Sounds, Transactions, Work
from handoff.transcripts import look
from handoff.voices import recording

_PICTURE: Final = f"{PREFIX}/media/{{message:[0-9]{{1,9}}}}"
_SOUND: Final = f"{_PICTURE}/sound"


class Media:
    """`/console/media/12`, `/console/media/12/sound`: what message 12 brought, by this server."""

    def __init__(self, transactions: Transactions, pictures: Pictures, sounds: Sounds) -> None:
        self._transactions = transactions
        self._pictures = pictures
        self._sounds = sounds

    def routes(self) -> list[web.RouteDef]:
        """Give the routes of pictures and voices."""
        return [web.get(_PICTURE, self._picture), web.get(_SOUND, self._sound)]

    async def _sound(self, request: web.Request) -> web.Response:
        seat, message = seat_of(request), int(request.match_info["message"])

        def find(work: Work) -> str | None:
            found = recording(work, seat.town.id, message)
            if found is None:
                return None
            citizen, media = found
            look(work, seat.town.id, seat.clerk.login, citizen, "voice")
            return media

        media = await self._transactions.run(find)
        sound = await self._sounds.sound(seat.town, media) if media else None
        if sound is None:
            raise web.HTTPNotFound
        return web.Response(body=sound, content_type="audio/wav")

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

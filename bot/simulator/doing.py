"""The posts of the phone's page: what the citizen does, and the switches of the drawer."""

import asyncio
import json
import logging
from collections.abc import Callable

from aiohttp import web

from bot.simulator.actions import Action, ActionError, action, network_of, switch_fault
from bot.simulator.bodies import read_all
from bot.simulator.chat import Chat
from bot.simulator.live import switches
from bot.simulator.media import is_picture

_MAX_JSON = 32 * 1024
_MAX_PICTURE = 10 * 2**20
_MAX_AT_ONCE = 200

_log = logging.getLogger(__name__)


class Doing:
    """Starts what the page asks for and answers at once (202); what comes of it is streamed.

    Only JSON and pictures are taken, which no page of another site can post unasked.
    """

    def __init__(self, chat_of: Callable[[web.Request], Chat]) -> None:
        self._chat_of = chat_of
        self._tasks: set[asyncio.Task[object]] = set()

    def routes(self) -> list[web.RouteDef]:
        """Give the routes of both posts."""
        return [
            web.post("/simulator/{town}/{name}/do", self._do),
            web.post("/simulator/{town}/{name}/picture", self._picture),
        ]

    async def close(self) -> None:
        """Stop what is under way."""
        for each in self._tasks:
            each.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _do(self, request: web.Request) -> web.Response:
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType
        chat = self._chat_of(request)
        body = await read_all(request.content.read, _MAX_JSON)
        try:
            asked = json.loads(body or b"")
            return self._start(chat, asked if isinstance(asked, dict) else {})
        except ActionError as error:
            return _refuse(str(error))
        except ValueError:
            return _refuse("不是 JSON，或者太长")

    def _start(self, chat: Chat, asked: dict[str, object]) -> web.Response:
        match asked.get("do"):
            case "network":
                chat.phone.network = network_of(asked)
            case "fault":
                switch_fault(chat.account, asked)
            case _:
                return self._run(action(chat, asked))
        now_so = switches(chat.phone, chat.account)
        chat.phone.tell({"type": "switches", **now_so})
        return web.json_response(now_so)

    async def _picture(self, request: web.Request) -> web.Response:
        if not request.content_type.startswith("image/"):
            raise web.HTTPUnsupportedMediaType
        chat = self._chat_of(request)
        if not chat.phone.following:
            return _refuse("还没有关注这个公众号，先点“关注公众号”")
        content = await read_all(request.content.read, _MAX_PICTURE)
        if content is None:
            return _refuse("图片不能超过 10 MB")
        if not is_picture(content):
            return _refuse("不是图片：只能发 PNG、JPEG、GIF")
        return self._run(chat.send_picture(content))

    def _run(self, what: Action) -> web.Response:
        if len(self._tasks) >= _MAX_AT_ONCE:
            what.close()
            return _refuse("同时在发的消息太多，等一会儿再发")
        task: asyncio.Task[object] = asyncio.create_task(what)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return web.json_response({}, status=202)

    def _finished(self, task: asyncio.Task[object]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("the simulator could not carry a message", exc_info=error)


def _refuse(why: str) -> web.Response:
    return web.json_response({"error": why}, status=409)

"""WeChat's API as the bench's server meets it: a token for everybody, and every message is sent."""

import sys

from aiohttp import web


async def _token(_request: web.Request) -> web.Response:
    return web.json_response({"access_token": "for-the-bench", "expires_in": 7200})


async def _sent(_request: web.Request) -> web.Response:
    return web.json_response({"errcode": 0, "errmsg": "ok"})


async def _ready(_request: web.Request) -> web.Response:
    return web.Response(text="ok")


def main(port: int) -> None:
    """Serve until killed."""
    app = web.Application()
    app.router.add_post("/cgi-bin/stable_token", _token)
    app.router.add_post("/cgi-bin/message/custom/send", _sent)
    app.router.add_get("/readyz", _ready)
    web.run_app(app, host="127.0.0.1", port=port, print=None, access_log=None)


if __name__ == "__main__":
    main(int(sys.argv[1]))

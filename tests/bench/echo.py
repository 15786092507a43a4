"""The measure of all: aiohttp and wechatpy verify, decrypt, parse, echo, encrypt; no storage."""

import sys

from aiohttp import web
from wechatpy import create_reply, parse_message
from wechatpy.crypto import WeChatCrypto


def main(port: int, token: str, aes_key: str, appid: str) -> None:
    """Serve until killed."""

    async def echo(request: web.Request) -> web.Response:
        query = request.query
        crypto = WeChatCrypto(token, aes_key, appid)
        opened = crypto.decrypt_message(
            await request.text(), query["msg_signature"], query["timestamp"], query["nonce"]
        )
        message = parse_message(opened)
        reply = create_reply(message.content, message).render()
        sealed = crypto.encrypt_message(reply, query["nonce"], query["timestamp"])
        return web.Response(text=sealed, content_type="application/xml")

    app = web.Application()
    app.router.add_post("/", echo)
    app.router.add_get("/readyz", _ready)
    web.run_app(app, host="127.0.0.1", port=port, print=None, access_log=None)


async def _ready(_request: web.Request) -> web.Response:
    return web.Response(text="ok")


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:5])

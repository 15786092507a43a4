"""Calls of the simulator's API side, as any client would make them."""

import json
from typing import Any

from tests.bot.simulator.stage import SECRET, Stage
from tests.support.citizen import Citizen

API = "/simulator/api/cgi-bin"
CREDENTIALS = {"grant_type": "client_credential", "appid": "wxshitan", "secret": SECRET}


async def call(stage: Stage, path: str, body: Any = None, token: str | None = None) -> Any:  # noqa: ANN401 - JSON
    query = {} if token is None else {"access_token": token}
    if body is None:
        answer = await stage.browser.get(f"{API}/{path}", params=query)
    else:
        data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        answer = await stage.browser.post(f"{API}/{path}", params=query, data=data)
    assert answer.status == 200
    return await answer.json()


async def token_of(stage: Stage, **more: object) -> str:
    return str((await call(stage, "stable_token", {**CREDENTIALS, **more}))["access_token"])


async def send(stage: Stage, to: Citizen | str, text: str = "您好", **more: object) -> int:
    openid = to if isinstance(to, str) else to.openid
    body = {"touser": openid, "msgtype": "text", "text": {"content": text}, **more}
    answer = await call(stage, "message/custom/send", body, await token_of(stage))
    return int(answer["errcode"])

"""Calls to WeChat's API. What comes of a call is a value; no secret is ever in it, or in a log."""

import json
import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
)

from bot.wechat.errors import Kind, meaning
from bot.wechat.messages import legible
from knowledge.towns import Account, Nudge

TIMEOUT = ClientTimeout(total=10, connect=3)
"""Seconds for one call."""

_RID = re.compile(r"\brid: *([\w-]{1,80})", re.ASCII)
_IP = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}", re.ASCII)
_OK = 0
_NOT_WHITELISTED = 40164
_UNREACHED = "连不上微信的服务器"
_UNCERTAIN = "微信没有及时答复，消息可能已经送到"


@dataclass(frozen=True, slots=True)
class Sent:
    """WeChat has taken it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """WeChat refused with this error code; `rid` is what its support asks for."""

    code: int
    reason: str
    kind: Kind
    rid: str = ""


@dataclass(frozen=True, slots=True)
class Unreached:
    """The call never left: nothing can have happened at WeChat."""

    reason: str


@dataclass(frozen=True, slots=True)
class Uncertain:
    """The call left and no answer came that can be read: it may have been done or not."""

    reason: str


@dataclass(frozen=True, slots=True)
class Issued:
    """An access token, and how long it is good from now."""

    token: str = field(repr=False)
    lasts: timedelta


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A picture, voice or film as it was sent."""

    content: bytes


@dataclass(frozen=True, slots=True)
class TooLarge:
    """It has more bytes than were asked for; nothing of it is kept."""


Failure = Refused | Unreached | Uncertain
SendResult = Sent | Failure
IssueResult = Issued | Failure
DownloadResult = Downloaded | TooLarge | Failure


class WechatClient:
    """WeChat's API at `base_url` (no slash at its end). The session belongs to the caller."""

    def __init__(
        self, session: ClientSession, base_url: str, *, timeout: ClientTimeout = TIMEOUT
    ) -> None:
        self._session = session
        self._base = base_url
        self._timeout = timeout

    async def send_text(self, token: str, openid: str, text: str) -> SendResult:
        """Send a customer-service text. There is no key against repeats: see Uncertain."""
        body = {"touser": openid, "msgtype": "text", "text": {"content": legible(text)}}
        return _sent(await self._post("message/custom/send", token, body))

    async def send_template(
        self, token: str, openid: str, nudge: Nudge, data: dict[str, Any], key: str
    ) -> SendResult:
        """Send a template message; of the same `key` only one within ten minutes (模板消息)."""
        body: dict[str, Any] = {"touser": openid, "template_id": nudge.template, "data": data}
        if nudge.kind == "订阅通知":
            return _sent(await self._post("message/subscribe/bizsend", token, body))
        body["client_msg_id"] = key
        return _sent(await self._post("message/template/send", token, body))

    async def menu_create(self, token: str, menu: dict[str, Any]) -> SendResult:
        """Put the account's default menu in place (`{"button": […]}`, 3 × 5 at most)."""
        return _sent(await self._post("menu/create", token, menu))

    async def stable_token(self, account: Account) -> IssueResult:
        """Ask for the access token that all callers of the account share while it is good."""
        body = {
            "grant_type": "client_credential",
            "appid": account.appid,
            "secret": account.secret,
            "force_refresh": False,
        }
        answer = await self._post("stable_token", None, body)
        if not isinstance(answer, dict):
            return answer
        token, seconds = answer.get("access_token"), answer.get("expires_in")
        if not (isinstance(token, str) and token and isinstance(seconds, int)):
            return Uncertain(_UNCERTAIN)
        return Issued(token, timedelta(seconds=seconds))

    async def download(self, token: str, media: str, most: int) -> DownloadResult:
        """Fetch what a citizen sent, of at most so many bytes. WeChat keeps it for three days."""
        try:
            async with self._session.get(
                f"{self._base}/cgi-bin/media/get",
                params={"access_token": token, "media_id": media},
                timeout=self._timeout,
                allow_redirects=False,
            ) as response:
                content = bytearray()
                async for part in response.content.iter_any():
                    content += part
                    if len(content) > most:
                        return TooLarge()
        except (ClientConnectorError, ConnectionTimeoutError):
            return Unreached(_UNREACHED)
        except (ClientError, TimeoutError):
            return Uncertain(_UNCERTAIN)
        if not content.startswith(b"{"):  # no picture begins so; an error is JSON
            return Downloaded(bytes(content))
        answer = _read(bytes(content))
        return Uncertain(_UNCERTAIN) if isinstance(answer, dict) else answer

    async def _post(
        self, path: str, token: str | None, body: dict[str, Any]
    ) -> dict[str, Any] | Failure:
        """Give WeChat's answer if it is no error. Exceptions end here: they hold the whole URL."""
        try:
            async with self._session.post(
                f"{self._base}/cgi-bin/{path}",
                params={"access_token": token} if token else None,
                data=json.dumps(body, ensure_ascii=False).encode(),
                headers={"Content-Type": "application/json; charset=utf-8"},
                timeout=self._timeout,
                allow_redirects=False,  # a token is for no other address
            ) as response:
                answer = await response.read()
        except (ClientConnectorError, ConnectionTimeoutError):
            return Unreached(_UNREACHED)
        except (ClientError, TimeoutError):
            return Uncertain(_UNCERTAIN)
        return _read(answer)


def _sent(answer: dict[str, Any] | Failure) -> SendResult:
    if not isinstance(answer, dict):
        return answer
    # WeChat always says `"errcode": 0`; an answer without it is some gateway's.
    return Sent() if answer.get("errcode") == _OK else Uncertain(_UNCERTAIN)


def _read(answer: bytes) -> dict[str, Any] | Failure:
    try:
        told = json.loads(answer)
    except ValueError:
        return Uncertain(_UNCERTAIN)
    if not isinstance(told, dict):
        return Uncertain(_UNCERTAIN)
    code = told.get("errcode", _OK)
    if isinstance(code, int) and code != _OK:
        return _refusal(code, str(told.get("errmsg", "")))
    return told


def _refusal(code: int, message: str) -> Refused:
    """Say an error in our words. Of WeChat's own only the request's id and our IP are kept."""
    known, rid = meaning(code), _RID.search(message)
    ip = _IP.search(message) if code == _NOT_WHITELISTED else None
    reason = f"{known.reason}（{ip[0]}）" if ip else known.reason
    return Refused(code, reason, known.kind, rid[1] if rid else "")

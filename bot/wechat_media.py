"""What citizens sent, as WeChat keeps it: fetched with the account's token."""

from typing import Final

from bot.wechat.client import DownloadResult, Refused, WechatClient
from bot.wechat.token import Tokens
from knowledge.towns import Town

MAX_BYTES: Final = 10 * 2**20


class WechatMedia:
    """Downloads media. Gives nothing until `open` has told whom to ask."""

    def __init__(self) -> None:
        self._client: WechatClient | None = None
        self._tokens: Tokens | None = None

    def open(self, client: WechatClient, tokens: Tokens) -> None:
        """Ask this WeChat from now on."""
        self._client, self._tokens = client, tokens

    async def download(self, town: Town, media: str) -> DownloadResult | None:
        """Give what WeChat answers, with a fresh token where the old one had ended."""
        if self._client is None or self._tokens is None:
            return None
        token = await self._tokens.get(town)
        if not isinstance(token, str):
            return token
        result = await self._client.download(token, media, MAX_BYTES)
        if not (isinstance(result, Refused) and result.kind == "renew_token"):
            return result
        token = await self._tokens.renew(town, token)
        if not isinstance(token, str):
            return token
        return await self._client.download(token, media, MAX_BYTES)

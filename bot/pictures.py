"""Pictures that citizens sent: fetched from WeChat once, and kept for as long as WeChat does."""

import asyncio
import hashlib
import secrets
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from bot.wechat.client import Downloaded, DownloadResult, Refused, WechatClient
from bot.wechat.token import Tokens
from handoff.ports import PictureFile
from knowledge.towns import Town

LIFE: Final = timedelta(days=3)
MAX_BYTES: Final = 10 * 2**20
_MAGIC: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)


class KeptPictures:
    """The real handoff.ports.Pictures. Gives nothing new until `open` has told whom to ask."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._client: WechatClient | None = None
        self._tokens: Tokens | None = None

    def open(self, client: WechatClient, tokens: Tokens) -> None:
        """Ask this WeChat from now on."""
        self._client, self._tokens = client, tokens

    async def picture(self, town: Town, media: str) -> PictureFile | None:
        """Give the picture from the folder, else from WeChat; None where there is none to give."""
        kept = self._folder / str(town.id) / hashlib.sha256(media.encode()).hexdigest()
        content = await asyncio.to_thread(_read, kept)
        if content is None:
            match await self._download(town, media):
                case Downloaded(content) if type_of(content):
                    await asyncio.to_thread(_write, kept, content)
                case _:
                    return None
        shown = type_of(content)
        return PictureFile(content, shown) if shown else None

    async def _download(self, town: Town, media: str) -> DownloadResult | None:
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

    def prune(self, now: datetime) -> int:
        """Forget what is older than three days; gives how many."""
        oldest = (now - LIFE).timestamp()
        old = [
            each
            for each in self._folder.glob("*/*")
            if each.is_file() and each.stat().st_mtime < oldest
        ]
        for each in old:
            each.unlink(missing_ok=True)
        return len(old)


def type_of(content: bytes) -> str | None:
    """Give what kind of picture the first bytes show; None: none that a page may show."""
    return next((kind for magic, kind in _MAGIC if content.startswith(magic)), None)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    beside.write_bytes(content)
    beside.replace(path)  # whole or not at all

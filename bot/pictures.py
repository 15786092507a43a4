"""Pictures that citizens sent: fetched from WeChat once, and kept for as long as WeChat does."""

import asyncio
import hashlib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from bot.files import read_file, write_file
from bot.wechat.client import Downloaded
from bot.wechat_media import WechatMedia
from handoff.ports import PictureFile
from knowledge.towns import Town

LIFE: Final = timedelta(days=3)
_MAGIC: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)


class KeptPictures:
    """The real handoff.ports.Pictures, over what WeChat keeps."""

    def __init__(self, folder: Path, media: WechatMedia) -> None:
        self._folder = folder
        self._media = media

    async def picture(self, town: Town, media: str) -> PictureFile | None:
        """Give the picture from the folder, else from WeChat; None where there is none to give."""
        kept = self._folder / str(town.id) / hashlib.sha256(media.encode()).hexdigest()
        content = await asyncio.to_thread(read_file, kept)
        if content is None:
            match await self._media.download(town, media):
                case Downloaded(content) if type_of(content):
                    await asyncio.to_thread(write_file, kept, content)
                case _:
                    return None
        shown = type_of(content)
        return PictureFile(content, shown) if shown else None

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

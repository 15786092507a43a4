"""示范文本: filled-in examples of papers, the town's own or shipped. source: XL-4, CN-4."""

import asyncio
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from aiohttp import web

from knowledge.catalog import SHIPPED as READ_FROM
from knowledge.matters import TownId
from knowledge.towns import Town

SHIPPED: Final = READ_FROM / "samples"
LARGEST: Final = 5_000_000
"""Bytes of one sample; a larger file is not served."""

_NAME = re.compile(r"[\w（）()-][\w（）() .-]{0,79}\.(png|jpe?g|svg|pdf)")
_LONGEST: Final = 255
"""Bytes that a file's name may have; to ask for a longer one is a fault, not a missing file."""
_TYPES: Mapping[str, str] = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_HEADERS = {
    "Cache-Control": "public, max-age=300",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


class Samples:
    """`/samples/{town}/{name}`: from `<town>.samples/` beside the town's file, else shipped.

    Only plain file names with a known ending, in that folder itself, of at most LARGEST bytes.
    """

    def __init__(
        self, towns: Callable[[str], Town | None], folder: Path, shipped: Path = SHIPPED
    ) -> None:
        self._towns = towns
        self._folder = folder
        self._shipped = shipped

    def routes(self) -> list[web.RouteDef]:
        """Give the route."""
        return [web.get("/samples/{town}/{name}", self._file)]

    async def _file(self, request: web.Request) -> web.StreamResponse:
        town = self._towns(request.match_info["town"])
        name = request.match_info["name"]
        path = await asyncio.to_thread(self.find, town.id, name) if town is not None else None
        if path is None:
            raise web.HTTPNotFound
        ending = path.suffix.lower().removeprefix(".")
        # a drawing may not run anything; a browser shows no PDF in a sandbox
        policy = _POLICY if ending == "pdf" else f"{_POLICY}; sandbox"
        headers = {**_HEADERS, "Content-Security-Policy": policy, "Content-Type": _TYPES[ending]}
        return web.FileResponse(path, headers=headers)

    def find(self, town: TownId, name: str) -> Path | None:
        """Give the file of this sample; None where there is none that may be served."""
        if _NAME.fullmatch(name) is None or len(name.encode()) > _LONGEST:
            return None
        own = sorted(self._folder.rglob(f"{town}.samples"))
        for folder in (*own, self._shipped):
            path = folder / name
            if _served(path, folder):
                return path
        return None


def _served(path: Path, folder: Path) -> bool:
    if not path.is_file() or path.resolve().parent != folder.resolve():
        return False
    return path.stat().st_size <= LARGEST

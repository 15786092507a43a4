"""The style sheet, the script and the templates of the pages that citizens open."""

import hashlib
import mimetypes
from functools import cache
from pathlib import Path

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.pages.told import tel

_HERE = Path(__file__).parent
_PREFIX = "/assets"
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


class Assets:
    """Serves the files of one folder from memory, each under an address that changes with its text.

    `base` is the path that citizens see before ours, where a proxy adds one (`/yichuang`).
    """

    def __init__(self, base: str = "", folder: Path = _HERE / "static") -> None:
        self._base = base
        self._files = {each.name: each.read_bytes() for each in sorted(folder.iterdir())}
        self._digests = {
            name: hashlib.sha256(text).hexdigest()[:12] for name, text in self._files.items()
        }

    def url(self, name: str) -> str:
        """Give the path of this file in its present version. Raises KeyError for an unknown one."""
        return f"{self._base}{_PREFIX}/{name}?v={self._digests[name]}"

    def routes(self) -> list[web.RouteDef]:
        """Give the route under which the files are served."""
        return [web.get(_PREFIX + "/{name}", self._file)]

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in self._files:
            raise web.HTTPNotFound
        current = request.query.get("v") == self._digests[name]
        return web.Response(
            body=self._files[name],
            content_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
            charset="utf-8",
            headers={
                "Cache-Control": _FOR_EVER if current else _ASK_AGAIN,
                "X-Content-Type-Options": "nosniff",
            },
        )


@cache
def page_templates() -> Environment:
    """Give the citizen's templates: all is escaped, nothing may be undefined; compiled once.

    The filter `tel` makes a telephone number one that can be tapped.
    """
    templates = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["tel"] = tel
    return templates

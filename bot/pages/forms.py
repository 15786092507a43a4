"""A form that cannot be read or kept is the sender's fault, not ours: 400, not a fault of 500."""

from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Final

from aiohttp import web
from sqlalchemy.exc import DataError

_READERS: Final = "aiohttp."

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def readable(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what no form of ours sends: wrong encodings, parts without an end, signs like NUL.

    Where the database cannot keep a text (NUL, far too long), nothing was kept. Everything else
    that a handler raises passes.
    """
    try:
        return await handler(request)
    except DataError as error:
        raise web.HTTPBadRequest from error
    except (UnicodeDecodeError, LookupError, ValueError) as error:
        if request.method == "POST" and _raised_in(error.__traceback__).startswith(_READERS):
            raise web.HTTPBadRequest from error
        raise


def _raised_in(trace: TracebackType | None) -> str:
    """Give the module whose own line raised."""
    module = ""
    while trace is not None:
        module = str(trace.tb_frame.f_globals.get("__name__", ""))
        trace = trace.tb_next
    return module

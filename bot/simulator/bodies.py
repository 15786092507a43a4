"""Reading a request's body up to a limit of its own, whatever the application's limit is."""

from collections.abc import Awaitable, Callable

_CHUNK = 1 << 16


async def read_all(read: Callable[[int], Awaitable[bytes]], most: int) -> bytes | None:
    """Read to the end, or give None if there are more than `most` bytes."""
    body = bytearray()
    while chunk := await read(_CHUNK):
        body += chunk
        if len(body) > most:
            return None
    return bytes(body)

"""The picture that an agent's phone sends, read up to what may be kept."""

from collections.abc import Mapping

from aiohttp import BodyPartReader, web

from handoff.proxy_pictures import PICTURE_LIMIT


async def uploaded(request: web.Request) -> tuple[Mapping[str, str], bytes]:
    """Read fields and file; a file larger than may be is cut off, and so no picture."""
    if not request.content_type.startswith("multipart/"):
        raise web.HTTPBadRequest
    fields, content = {}, bytearray()
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        if part.filename is None:
            fields[part.name or ""] = (await part.read_chunk(200)).decode(errors="replace")
            continue
        while len(content) <= PICTURE_LIMIT and (chunk := await part.read_chunk()):
            content += chunk
    return fields, bytes(content)

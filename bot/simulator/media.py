"""Media as WeChat keeps them for three days: what citizens send, what accounts upload."""

import secrets
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

LIFE = timedelta(days=3)
MAX_BYTES = {"image": 10 * 2**20, "voice": 2 * 2**20, "video": 10 * 2**20, "thumb": 64 * 2**10}
_MAX_KEPT = 64 * 2**20  # bytes of one account, the oldest go first

SAMPLE_PICTURE = (Path(__file__).parent / "static" / "sample.png").read_bytes()
SAMPLE_SECONDS = 3
SAMPLE_VOICE = b"#!AMR\n" + (b"\x3c" + bytes(31)) * (50 * SAMPLE_SECONDS)
"""A sound that is a valid AMR-NB file (12.2 kbit/s, 50 frames a second)."""

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"#!AMR", "audio/amr"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
)


@dataclass(frozen=True, slots=True)
class Medium:
    """One picture, voice or film, kept until `until`."""

    id: str
    kind: str
    content: bytes
    content_type: str
    until: datetime


def content_type_of(content: bytes) -> str | None:
    """Give the type that the first bytes show, never what the sender claims; None if unknown."""
    if content[4:8] == b"ftyp":
        return "video/mp4"
    return next((kind for magic, kind in _MAGIC if content.startswith(magic)), None)


def is_picture(content: bytes) -> bool:
    """Say whether it begins like a PNG, JPEG or GIF."""
    return (content_type_of(content) or "").startswith("image/")


class MediaStore:
    """The media of one account, at most 64 MiB together."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Medium] = OrderedDict()

    def keep(self, kind: str, content: bytes, content_type: str, now: datetime) -> Medium:
        """Keep it for three days under a new id."""
        medium = Medium(secrets.token_urlsafe(48), kind, content, content_type, now + LIFE)
        self._kept[medium.id] = medium
        while sum(len(each.content) for each in self._kept.values()) > _MAX_KEPT:
            self._kept.popitem(last=False)
        return medium

    def get(self, media_id: str, now: datetime) -> Medium | None:
        """Give it, or None if it is unknown or older than three days."""
        medium = self._kept.get(media_id)
        return medium if medium is not None and now < medium.until else None

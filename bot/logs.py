"""Logging: one line each, with its turn, and nothing on it that tells who a citizen is.

Masking is done on the finished line, not on the record: a traceback, and the statement and the
parameters that a database error quotes, become text only then.
"""

import logging
import re
import sys
from contextvars import ContextVar
from datetime import datetime

from knowledge.calendar import CHINA

turn_id: ContextVar[str] = ContextVar("turn_id", default="-")
"""The turn that is being worked on, on every line that is logged meanwhile."""

_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_SECRET = r"(?:access_token|secret|appsecret|password|encoding_?aes_?key)"  # noqa: S105 - a pattern
_MASKS = (
    (re.compile(r"(?<![\w-])o[\w-]{27}(?![\w-])", re.ASCII), "<openid>"),
    (
        re.compile(rf"(?<!\d)[1-9]\d{{5}}(?:19|20)\d{{2}}{_DAY}\d{{3}}[\dXx](?!\w)", re.ASCII),
        "<id>",
    ),
    (re.compile(rf"(?<!\d)[1-9]\d{{7}}{_DAY}\d{{3}}(?!\d)"), "<id>"),
    (re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"), "<phone>"),
    (re.compile(rf"(?i)({_SECRET}[\"']?\s*[=:]\s*[\"']?)[^\s&\"',;}}]+"), r"\1<secret>"),
    (re.compile(r"(://[^:/@\s]*:)[^@/\s]+@"), r"\1<secret>@"),
    (re.compile(r"(/n/[^/\s]+/[^/\s]+/)[\w-]+", re.ASCII), r"\1<key>"),
)


def redact(text: str) -> str:
    """Mask what looks like an openid, a mobile or ID number, a secret, or a notice's key."""
    for pattern, mask in _MASKS:
        text = pattern.sub(mask, text)
    return text


class OneLine(logging.Formatter):
    """Time (China), level, logger, turn, message. What follows (a traceback) is indented.

    So a text from outside with a line break in it can't pass for a line of ours.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s [%(turn_id)s] %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802 - logging's name
        """Give the record's time to the millisecond, with its offset."""
        del datefmt
        return datetime.fromtimestamp(record.created, CHINA).isoformat(timespec="milliseconds")

    def format(self, record: logging.LogRecord) -> str:
        """Give the whole record, masked."""
        return redact("\n    ".join(super().format(record).splitlines()))


def _put_turn_id(record: logging.LogRecord) -> bool:
    record.turn_id = turn_id.get()
    return True


def set_up_logs(level: str) -> None:
    """Log to standard error from `level` (DEBUG, INFO, WARNING, ERROR) up. May be called again.

    aiohttp's access log stays off: its lines hold the keys of citizens' pages.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(OneLine())
    handler.addFilter(_put_turn_id)
    root = logging.getLogger()
    root.setLevel(level)
    others = [each for each in root.handlers if not isinstance(each.formatter, OneLine)]
    root.handlers = [*others, handler]
    logging.getLogger("aiohttp.access").setLevel(logging.WARNING)

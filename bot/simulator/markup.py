"""The little markup that WeChat renders inside a text; everything else stays text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

_ANCHOR = re.compile(
    r"""<a\s+href\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')[^<>]*>([^<]*)</a\s*>""", re.IGNORECASE
)
_TAP = re.compile(r"weixin://bizmsgmenu/?\?msgmenucontent=([^&]+)&msgmenuid=([^&]+)")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text: plain words, a link to a page, or words that send themselves (tap)."""

    kind: Literal["text", "link", "tap"]
    words: str
    href: str = ""
    says: str = ""
    tap_id: str = ""


def parts_of(text: str) -> tuple[Part, ...]:
    """Take a text apart. Only http(s) links and complete bizmsgmenu links become blue words."""
    return tuple(_parts(text))


def words_of(parts: tuple[Part, ...]) -> str:
    """Give what a citizen reads."""
    return "".join(each.words for each in parts)


def _parts(text: str) -> Iterator[Part]:
    done = 0
    for match in _ANCHOR.finditer(text):
        part = _blue(match.group(1) or match.group(2) or "", match.group(3))
        if part is None:
            continue
        if match.start() > done:
            yield Part("text", text[done : match.start()])
        yield part
        done = match.end()
    if done < len(text):
        yield Part("text", text[done:])


def _blue(href: str, words: str) -> Part | None:
    if tap := _TAP.fullmatch(href):
        return Part("tap", words, says=unquote(tap.group(1)), tap_id=unquote(tap.group(2)))
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    return Part("link", words, href=href) if parts.scheme in {"http", "https"} else None

"""WeChat's messages as XML: what came in as one Inbound value, and a text reply on its way out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final, Literal
from xml.etree import ElementTree as ET

from wechatpy.replies import TextReply

Kind = Literal["text", "image", "voice", "video", "location", "link", "event", "unknown"]

_KINDS: Final[dict[str, Kind]] = {
    "text": "text",
    "image": "image",
    "voice": "voice",
    "video": "video",
    "shortvideo": "video",
    "location": "location",
    "link": "link",
    "event": "event",
}
# A DOCTYPE, and so an entity, can only stand before the root: nothing but a declaration may.
_PROLOG = re.compile(r"\s*(?:<\?xml[^<>]*\?>\s*)?<xml[\s>]")
_NAME = re.compile(r"[\w-]{1,64}", re.ASCII)
_SECONDS = re.compile(r"[0-9]{1,11}")
_NUMBER = re.compile(r"[0-9]{1,20}")
_DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,20})?")
_MAX_MEDIA_ID = 512
_MAX_KEY = 160
_DEEPEST = 4
_SCENE = "qrscene_"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")


class MalformedError(ValueError):
    """A message was refused. `reason` names the element or the fault, never what was in it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, repr=False)
class Inbound:
    """One message or event. Whatever has no field of its own is in `content`, by its element.

    `key` tells a repeat within one account and openid, and has 160 characters at most. `created_at`
    is in seconds since 1970. `event` is in lower case. `event_key` of a scanned code is its scene
    alone, whether the citizen followed with it or had followed before. `tapped` is the id of the
    menu word that was tapped. `media_16k` is a voice's better recording. Latitude and longitude in
    degrees. It has no repr of its own: a log shall not show what a citizen said.
    """

    kind: Kind
    openid: str
    account: str
    created_at: int
    key: str
    text: str = ""
    event: str | None = None
    event_key: str = ""
    tapped: int | None = None
    media_id: str | None = None
    media_16k: str | None = None
    pic_url: str | None = None
    thumb: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    label: str | None = None
    url: str | None = None
    title: str | None = None
    content: dict[str, str] = field(default_factory=dict)


def parse(xml: str | bytes) -> Inbound:
    """Read a message or event of any type. Raises MalformedError, and nothing else."""
    elements = _elements(_root(xml))
    kind = _KINDS.get(elements.get("MsgType", "").lower(), "unknown")
    if kind != "unknown":  # there it is all that is known, and stays in `content`
        del elements["MsgType"]
    elif not _NAME.fullmatch(elements.get("MsgType", "")):
        raise MalformedError("MsgType")
    openid = _matching(elements, "FromUserName", _NAME)
    account = _matching(elements, "ToUserName", _NAME)
    created_at = _matching(elements, "CreateTime", _SECONDS)
    event = _matching(elements, "Event", _NAME).lower() if kind == "event" else None
    event_key = elements.pop("EventKey", "").removeprefix(_SCENE)
    take = elements.pop
    return Inbound(
        kind=kind,
        openid=openid,
        account=account,
        created_at=int(created_at),
        key=_key(kind, elements, (created_at, event or take("Event", ""), event_key)),
        text=take("Content", ""),
        event=event,
        event_key=event_key,
        tapped=_tapped(take("bizmsgmenuid", "")),
        media_id=_media_id(elements, "MediaId"),
        media_16k=_media_id(elements, "MediaId16K"),
        pic_url=take("PicUrl", None) or None,
        thumb=_media_id(elements, "ThumbMediaId"),
        latitude=_degrees(elements, ("Location_X", "Latitude", "SendLocationInfo.Location_X"), 90),
        longitude=_degrees(
            elements, ("Location_Y", "Longitude", "SendLocationInfo.Location_Y"), 180
        ),
        label=take("Label", None) or take("SendLocationInfo.Label", None) or None,
        url=take("Url", None) or None,
        title=take("Title", None) or None,
        content={name: text for name, text in elements.items() if text},
    )


def legible(text: str) -> str:
    """Take out what XML cannot carry (control characters, halves of surrogate pairs).

    Line ends become plain line feeds. JSON for WeChat needs the same: it refuses escapes.
    """
    return _ILLEGAL.sub("", _LINE_END.sub("\n", text))


def passive_text(inbound: Inbound, text: str, now: int) -> str:
    """Give the XML of a text reply, made at `now` (seconds since 1970).

    Gives an empty string where there is nothing to say: then the answer to WeChat is `success`.
    """
    said = legible(text)
    if not said.strip():
        return ""
    reply = TextReply(
        source=inbound.account,
        target=inbound.openid,
        time=now,
        content=said.replace("]]>", "]]]]><![CDATA[>"),
    )
    return str(reply.render())


def _root(xml: str | bytes) -> ET.Element:
    try:
        text = xml.decode("utf-8-sig") if isinstance(xml, bytes) else xml
    except UnicodeDecodeError:
        raise MalformedError("utf8") from None
    if not _PROLOG.match(text):
        raise MalformedError("root")
    try:
        return ET.fromstring(text)  # noqa: S314 - no DOCTYPE, see _PROLOG; the body's size is capped
    except (ET.ParseError, ValueError):
        raise MalformedError("xml") from None


def _elements(root: ET.Element) -> dict[str, str]:
    """Give every element that holds text by its path; what is repeated inside one, as lines."""
    elements: dict[str, str] = {}
    for name, text in _leaves(root, "", 0):
        if name not in elements:
            elements[name] = text
        elif "." in name:
            elements[name] += "\n" + text
        else:
            raise MalformedError("twice")
    return elements


def _leaves(parent: ET.Element, path: str, depth: int) -> Iterator[tuple[str, str]]:
    for child in parent:
        if not len(child):
            yield path + child.tag, (child.text or "").strip()
        elif depth < _DEEPEST:
            yield from _leaves(child, f"{path}{child.tag}.", depth + 1)


def _matching(elements: dict[str, str], name: str, form: re.Pattern[str]) -> str:
    text = elements.pop(name, "")
    if not form.fullmatch(text):
        raise MalformedError(name)
    return text


def _key(kind: Kind, elements: dict[str, str], happened: tuple[str, str, str]) -> str:
    """Messages have an id of their own; an event, or a type WeChat adds some day, may have none."""
    if "MsgId" in elements or kind not in {"event", "unknown"}:
        return _matching(elements, "MsgId", _NUMBER)
    key = ":".join((*happened, elements.get("MsgID", "")))
    return key if len(key) <= _MAX_KEY else sha256(key.encode()).hexdigest()


def _tapped(text: str) -> int | None:
    # A wrong one is left out: the words themselves say what was tapped.
    return int(text) if _NUMBER.fullmatch(text) else None


def _media_id(elements: dict[str, str], name: str) -> str | None:
    text = elements.pop(name, "")
    if len(text) > _MAX_MEDIA_ID:
        raise MalformedError(name)
    return text or None


def _degrees(elements: dict[str, str], names: tuple[str, ...], limit: int) -> float | None:
    for name in names:
        text = elements.pop(name, "")
        if text and not (_DEGREES.fullmatch(text) and abs(float(text)) <= limit):
            raise MalformedError(name)
        if text:
            return float(text)
    return None

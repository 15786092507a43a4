"""What WeChat posts to an account, and how it reads the answer."""

import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

from bot.simulator.envelope import Sealer, SealError, signature
from knowledge.towns import Account

MAX_TEXT = 2048  # UTF-8 bytes
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_KINDS = {"text", "image", "voice", "video", "music", "news", "transfer_customer_service"}

Field = tuple[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Post:
    """One post as it goes out: query, body, and the body's text before it was sealed."""

    query: str
    body: str
    inside: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A passive reply that WeChat accepts. `inside` is its XML, unsealed."""

    kind: str
    text: str
    media_id: str
    title: str
    description: str
    url: str
    inside: str


@dataclass(frozen=True, slots=True)
class Silence:
    """The account has nothing to say: an empty body or `success`."""


@dataclass(frozen=True, slots=True)
class Garbage:
    """WeChat can't use the answer, for this reason; the citizen is told of a failure."""

    reason: str
    inside: str = ""


Answer = Reply | Silence | Garbage


def xml_of(fields: tuple[Field, ...]) -> str:
    """Give the message's XML: text in CDATA, numbers bare, as WeChat writes them."""
    return "<xml>" + "".join(_element(name, value) for name, value in fields) + "</xml>"


def post_of(account: Account, openid: str, fields: tuple[Field, ...], at: datetime) -> Post:
    """Give the signed post of this message in the account's mode, with a fresh nonce."""
    plain = xml_of(fields)
    timestamp, nonce = str(int(at.timestamp())), str(secrets.randbelow(10**10))
    query = {
        "signature": signature(account.token, timestamp, nonce),
        "timestamp": timestamp,
        "nonce": nonce,
        "openid": openid,
    }
    if account.mode == "plain":
        return Post(urlencode(query), plain, plain)
    sealed = Sealer(account.appid, account.aes_keys[0]).seal(plain)
    query["encrypt_type"] = "aes"
    query["msg_signature"] = signature(account.token, timestamp, nonce, sealed)
    shown = fields if account.mode == "compatible" else (("ToUserName", account.original_id),)
    return Post(urlencode(query), xml_of((*shown, ("Encrypt", sealed))), plain)


def read_answer(account: Account, openid: str, body: bytes) -> Answer:
    """Read the body of the account's answer as WeChat does, strictly."""
    if body in {b"", b"success"}:
        return Silence()
    root = _parse(body)
    if root is None:
        return Garbage("the answer is no XML")
    if root.find("Encrypt") is None:
        if account.mode == "safe":
            return Garbage("safe mode, but the answer is not encrypted")
        return _reply(account, openid, body.decode())
    if account.mode == "plain":
        return Garbage("plain mode, but the answer is encrypted")
    return _unsealed(account, openid, root)


def _unsealed(account: Account, openid: str, root: ET.Element) -> Answer:
    sealed, stamp, nonce = (root.findtext(each, "") for each in ("Encrypt", "TimeStamp", "Nonce"))
    right = signature(account.token, stamp, nonce, sealed)
    if not hmac.compare_digest(right.encode(), root.findtext("MsgSignature", "").encode()):
        return Garbage("the answer's MsgSignature is wrong")
    try:
        inside = Sealer(account.appid, account.aes_keys[0]).unseal(sealed)
    except SealError as error:
        return Garbage(f"the answer can't be opened: {error}")
    return _reply(account, openid, inside)


def _reply(account: Account, openid: str, xml: str) -> Answer:
    root = _parse(xml.encode())
    if root is None:
        return Garbage("the answer is no XML inside", xml)
    reply = Reply(
        kind=root.findtext("MsgType", ""),
        text=root.findtext("Content", ""),
        media_id=root.findtext(".//MediaId", ""),
        title=root.findtext(".//item/Title", ""),
        description=root.findtext(".//item/Description", ""),
        url=root.findtext(".//item/Url", ""),
        inside=xml,
    )
    reason = _fault(account, openid, root, reply)
    return Garbage(reason, xml) if reason else reply


def _fault(account: Account, openid: str, root: ET.Element, reply: Reply) -> str | None:
    if root.findtext("ToUserName") != openid or root.findtext("FromUserName") != (
        account.original_id
    ):
        return "the answer's ToUserName or FromUserName is wrong"
    if not root.findtext("CreateTime", "").isdecimal():
        return "the answer has no CreateTime"
    if reply.kind not in _KINDS:
        return f"the answer's MsgType “{reply.kind}” is unknown"
    if reply.kind == "text" and not reply.text:
        return "the answer's Content is empty"
    if len(reply.text.encode()) > MAX_TEXT:
        return f"the answer's Content is longer than {MAX_TEXT} bytes"
    return None


def _element(name: str, value: str | float) -> str:
    if not isinstance(value, str):
        return f"<{name}>{value}</{name}>"
    safe = _CONTROL.sub("", value).replace("]]>", "]]]]><![CDATA[>")
    return f"<{name}><![CDATA[{safe}]]></{name}>"


def _parse(body: bytes) -> ET.Element | None:
    if b"<!DOCTYPE" in body:
        return None
    try:
        root = ET.fromstring(body)  # noqa: S314 - no DOCTYPE, so no entities
    except (ET.ParseError, ValueError):
        return None
    return root if root.tag == "xml" else None

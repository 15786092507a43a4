"""WeChat's signatures and its AES envelope: who sent a post, and what is in it.

The cipher, the padding and the signature's formula are wechatpy's. Ours are what it lacks: the
comparison in constant time, the checks of what was decrypted, and the previous AES key.
"""

import base64
import hmac
import re
import secrets
from binascii import Error as Base64Error
from collections.abc import Callable
from dataclasses import dataclass, field

from wechatpy.crypto.base import WeChatCipher
from wechatpy.crypto.pkcs7 import PKCS7Encoder
from wechatpy.utils import WeChatSigner

from knowledge.towns import Account

# No two parts of it can match the same characters: a hostile body costs linear time at most.
_ENCRYPT = re.compile(rb"<Encrypt>\s*(?:<!\[CDATA\[)?([A-Za-z0-9+/=]+)(?:\]\]>)?\s*</Encrypt>")
_NONCE = re.compile(r"[\w.-]{1,64}", re.ASCII)
_PREFIX = 16
_LENGTH = 4
_BLOCK = 32
_AES_KEY = 32


class EnvelopeError(ValueError):
    """An envelope was refused. `reason` is one short word of ours and holds nothing of the post."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Opened:
    """What was in an envelope, and which of the account's keys opened it."""

    xml: str = field(repr=False)
    key_index: int


def sign(*parts: str) -> str:
    """Give WeChat's signature (SHA-1, 40 hex digits) of these parts, in whatever order."""
    signer = WeChatSigner()
    signer.add_data(*(_bytes(each) for each in parts))
    return str(signer.signature)


def check_signature(token: str, timestamp: str, nonce: str, signature: str) -> bool:
    """Say whether the three-part signature is right. It does NOT cover the body of a post."""
    return _same(sign(token, timestamp, nonce), signature)


def _random_prefix() -> bytes:
    return secrets.token_urlsafe(12).encode()  # 16 characters: WeChat's own is text as well


class Envelope:
    """Opens and seals the envelopes of one account. Raises EnvelopeError for a wrong AES key."""

    def __init__(self, account: Account, *, prefix: Callable[[], bytes] = _random_prefix) -> None:
        self._token = account.token
        self._appid = account.appid.encode()
        self._ciphers = tuple(_cipher(each) for each in account.aes_keys)
        self._prefix = prefix

    def open(self, body: bytes, msg_signature: str, timestamp: str, nonce: str) -> Opened:
        """Verify the post's signature, then decrypt it with the current or the previous key.

        Nothing of the body is parsed before its signature was found right. Raises EnvelopeError:
        `encrypt` `signature` `nonce` `base64` `length` `padding` `appid` `utf8` `key`.
        """
        sealed = self._signed(body, msg_signature, timestamp, nonce)
        if not _NONCE.fullmatch(nonce):
            raise EnvelopeError("nonce")  # it goes into our reply
        reason = "key"
        for index, cipher in enumerate(self._ciphers):
            try:
                return Opened(self._decrypt(cipher, sealed), index)
            except EnvelopeError as error:
                reason = error.reason if reason != "appid" else reason
        raise EnvelopeError(reason)

    def seal(self, xml: str, nonce: str, timestamp: int, key_index: int) -> str:
        """Encrypt and sign a reply with the key that opened the message. `timestamp` in seconds."""
        text = xml.encode()
        plain = self._prefix() + len(text).to_bytes(_LENGTH, "big") + text + self._appid
        padded = PKCS7Encoder.encode(plain)
        sealed = base64.b64encode(self._ciphers[key_index].encrypt(padded)).decode()
        signature = sign(self._token, str(timestamp), nonce, sealed)
        return (
            f"<xml><Encrypt><![CDATA[{sealed}]]></Encrypt>"
            f"<MsgSignature><![CDATA[{signature}]]></MsgSignature>"
            f"<TimeStamp>{timestamp}</TimeStamp><Nonce><![CDATA[{nonce}]]></Nonce></xml>"
        )

    def _signed(self, body: bytes, msg_signature: str, timestamp: str, nonce: str) -> bytes:
        # In compatible mode a citizen's own words stand in the clear before the real one, and
        # they may hold “<Encrypt>”: the one that was signed is the one that counts.
        reason = "encrypt"
        for found in _ENCRYPT.finditer(body):
            sealed = found[1]
            if _same(sign(self._token, timestamp, nonce, sealed.decode("ascii")), msg_signature):
                return sealed
            reason = "signature"
        raise EnvelopeError(reason)

    def _decrypt(self, cipher: WeChatCipher, sealed: bytes) -> str:
        padded = _decode(sealed)
        if not padded or len(padded) % _BLOCK:
            raise EnvelopeError("length")
        plain = _unpad(cipher.decrypt(padded))
        end = _PREFIX + _LENGTH + int.from_bytes(plain[_PREFIX : _PREFIX + _LENGTH], "big")
        if not _PREFIX + _LENGTH < end <= len(plain):
            raise EnvelopeError("length")
        if not hmac.compare_digest(plain[end:], self._appid):
            raise EnvelopeError("appid")
        try:
            return plain[_PREFIX + _LENGTH : end].decode()
        except UnicodeDecodeError:
            raise EnvelopeError("utf8") from None


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # a query may hold anything; none of it may raise


def _same(ours: str, theirs: str) -> bool:
    return hmac.compare_digest(ours.encode(), _bytes(theirs))


def _decode(sealed: bytes) -> bytes:
    try:
        return base64.b64decode(sealed, validate=True)
    except Base64Error:
        raise EnvelopeError("base64") from None


def _cipher(encoding_aes_key: str) -> WeChatCipher:
    try:
        key = base64.b64decode(encoding_aes_key + "=", validate=True)
    except ValueError:
        raise EnvelopeError("key") from None
    if len(key) != _AES_KEY:
        raise EnvelopeError("key")
    return WeChatCipher(key)


def _unpad(padded: bytes) -> bytes:
    count = padded[-1]
    if not 1 <= count <= _BLOCK or padded[-count:] != bytes([count]) * count:
        raise EnvelopeError("padding")
    return padded[:-count]

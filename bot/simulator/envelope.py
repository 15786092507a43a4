"""WeChat's side of the crypto, written apart from bot/wechat so that each checks the other."""

import base64
import binascii
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

_PAD_TO = 32  # WeChat pads to the key's length, not to AES's block of 16
_AES_BLOCK = 16
_PREFIX = 16
_HEAD = _PREFIX + 4  # the random prefix and the message's length


class SealError(ValueError):
    """What came is not sealed as WeChat seals it; the message says what is wrong."""


def signature(*parts: str) -> str:
    """Give the SHA-1 of the sorted parts: token, timestamp, nonce (msg_signature: and Encrypt)."""
    joined = "".join(sorted(parts)).encode()
    return hashlib.sha1(joined, usedforsecurity=False).hexdigest()  # WeChat's choice, not ours


@dataclass(frozen=True, slots=True)
class Sealer:
    """Seals and opens for one account: its appid and its EncodingAESKey (43 characters)."""

    appid: str
    aes_key: str = field(repr=False)

    def seal(self, plain: str, prefix: bytes | None = None) -> str:
        """Give the Encrypt value for this text. `prefix`: 16 bytes, random if not given."""
        start = secrets.token_hex(_PREFIX // 2).encode() if prefix is None else prefix
        text = plain.encode()
        body = start + len(text).to_bytes(4, "big") + text + self.appid.encode()
        pad = _PAD_TO - len(body) % _PAD_TO
        worker = self._cipher().encryptor()
        sealed = worker.update(body + bytes([pad]) * pad) + worker.finalize()
        return base64.b64encode(sealed).decode()

    def unseal(self, sealed: str) -> str:
        """Give the text inside an Encrypt value. Raises SealError, also for another's appid."""
        try:
            cipher_text = base64.b64decode(sealed, validate=True)
        except (binascii.Error, ValueError) as error:
            raise SealError("Encrypt is not base64") from error
        if not cipher_text or len(cipher_text) % _AES_BLOCK:
            raise SealError("Encrypt is not a whole number of blocks")
        worker = self._cipher().decryptor()
        return self._inside(worker.update(cipher_text) + worker.finalize())

    def _inside(self, padded: bytes) -> str:
        pad = padded[-1]
        if not 1 <= pad <= _PAD_TO or padded[-pad:] != bytes([pad]) * pad:
            raise SealError("the padding is wrong (another AES key?)")
        body = padded[:-pad]
        end = _HEAD + int.from_bytes(body[_PREFIX:_HEAD], "big")
        if len(body) < _HEAD or end > len(body):
            raise SealError("the length inside is wrong")
        if not hmac.compare_digest(body[end:], self.appid.encode()):
            raise SealError("it was sealed for another appid")
        try:
            return body[_HEAD:end].decode()
        except UnicodeDecodeError as error:
            raise SealError("the text inside is not UTF-8") from error

    def _cipher(self) -> "Cipher[CBC]":
        key = base64.b64decode(self.aes_key + "=")
        return Cipher(AES(key), CBC(key[:_AES_BLOCK]))

"""Signatures and envelopes, against WeChat's own samples and against what is forged or broken."""

import base64
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wechatpy.crypto import WeChatCrypto
from wechatpy.crypto.base import WeChatCipher

from bot.wechat.crypto import Envelope, EnvelopeError, check_signature, sign
from tests.bot.wechat.fake import account

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "data" / "wechat-vectors.json").read_text("utf-8")
)
NOW_KEY, OLD_KEY, STRANGE_KEY = "A" * 43, "B" * 43, "C" * 43
TOWNS_TOKEN = "t"
INNER = "<xml><Content><![CDATA[身份证]]></Content></xml>"


def vectors(kind: str) -> list[Any]:
    found = [pytest.param(each, id=each["name"]) for each in VECTORS if each["kind"] == kind]
    assert found
    return found


def envelope_of(vector: dict[str, Any]) -> Envelope:
    return Envelope(
        account(aes_keys=(vector["aeskey"],), token=vector["token"], appid=vector["appid"]),
        prefix=lambda: str(vector.get("random")).encode(),
    )


def part(xml: str, name: str) -> str:
    found = re.search(rf"<{name}>(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?</{name}>", xml)
    assert found
    return found[1]


def post(sealed: bytes | str, *, token: str = TOWNS_TOKEN) -> tuple[bytes, str, str, str]:
    """Give the arguments of `open` for a post with this rightly signed content."""
    text = sealed.decode() if isinstance(sealed, bytes) else sealed
    body = f"<xml><ToUserName>gh_1</ToUserName><Encrypt><![CDATA[{text}]]></Encrypt></xml>"
    return body.encode(), sign(token, "17", "99", text), "17", "99"


def encrypted(plain: bytes, key: str = NOW_KEY) -> bytes:
    return base64.b64encode(WeChatCipher(base64.b64decode(key + "=")).encrypt(plain))


def padded(plain: bytes) -> bytes:
    count = 32 - len(plain) % 32
    return plain + bytes([count]) * count


def packed(text: bytes, appid: bytes = b"wx1", length: int | None = None) -> bytes:
    said = len(text) if length is None else length
    return padded(b"0123456789abcdef" + said.to_bytes(4, "big") + text + appid)


def reason_of(envelope: Envelope, body: bytes, signature: str, timestamp: str, nonce: str) -> str:
    with pytest.raises(EnvelopeError) as refused:
        envelope.open(body, signature, timestamp, nonce)
    return refused.value.reason


@pytest.mark.parametrize("vector", vectors("url3"))
def test_wechats_own_url_signatures_are_right(vector: dict[str, Any]) -> None:
    token, timestamp, nonce = vector["token"], vector["timestamp"], vector["nonce"]

    assert check_signature(token, timestamp, nonce, vector["signature"])
    assert not check_signature(token, timestamp, nonce + "0", vector["signature"])
    assert not check_signature(token, timestamp, nonce, vector["signature"][:-1])


@pytest.mark.parametrize("vector", vectors("decrypt"))
def test_wechats_own_envelopes_are_opened(vector: dict[str, Any]) -> None:
    body = f"<xml><Encrypt><![CDATA[{vector['encrypt']}]]></Encrypt></xml>".encode()

    opened = envelope_of(vector).open(
        body, vector["msg_signature"], vector["timestamp"], vector["nonce"]
    )

    assert opened.xml == vector.get("plain", opened.xml)
    assert opened.xml.startswith(("<xml>", "{", "1616"))


@pytest.mark.parametrize("vector", vectors("encrypt"))
def test_what_we_seal_is_bit_for_bit_wechats_sample(vector: dict[str, Any]) -> None:
    sealed = envelope_of(vector).seal(
        vector["plain"], vector.get("nonce", "1"), int(vector.get("timestamp", "1")), 0
    )

    assert part(sealed, "Encrypt") == vector["encrypt"]
    assert part(sealed, "MsgSignature") == vector.get("msg_signature", part(sealed, "MsgSignature"))
    assert part(sealed, "TimeStamp") == vector.get("timestamp", "1")
    assert part(sealed, "Nonce") == vector.get("nonce", "1")


@given(st.text().filter(lambda text: text.isprintable() and text != ""))
def test_another_implementation_opens_what_we_seal(text: str) -> None:
    sealed = Envelope(account()).seal(text, "99", 17, 0)

    other = WeChatCrypto("t", NOW_KEY, "wx1")
    assert other.decrypt_message(sealed, part(sealed, "MsgSignature"), "17", "99") == text


def test_each_reply_has_a_prefix_of_its_own() -> None:
    envelope = Envelope(account())

    assert envelope.seal(INNER, "99", 17, 0) != envelope.seal(INNER, "99", 17, 0)


def test_the_previous_key_opens_too_and_seals_the_reply() -> None:
    envelope = Envelope(account(aes_keys=(NOW_KEY, OLD_KEY)))

    opened = envelope.open(*post(encrypted(packed(INNER.encode()), OLD_KEY)))
    sealed = envelope.seal("答", "99", 17, opened.key_index)

    assert (opened.xml, opened.key_index) == (INNER, 1)
    old = WeChatCrypto("t", OLD_KEY, "wx1")
    assert old.decrypt_message(sealed, part(sealed, "MsgSignature"), "17", "99") == "答"


def test_a_third_key_opens_nothing() -> None:
    envelope = Envelope(account(aes_keys=(NOW_KEY, OLD_KEY)))

    refused = reason_of(envelope, *post(encrypted(packed(INNER.encode()), STRANGE_KEY)))

    assert refused in {"padding", "length"}


def test_without_a_key_nothing_is_opened() -> None:
    assert reason_of(Envelope(account(aes_keys=())), *post(encrypted(packed(b"x")))) == "key"


@pytest.mark.parametrize(
    ("sealed", "reason"),
    [
        pytest.param(encrypted(packed(b"x", appid=b"wx2")), "appid", id="of another account"),
        pytest.param(encrypted(packed(b"x", appid=b"")), "appid", id="without an account"),
        pytest.param(encrypted(packed(b"x", appid=b"wx11")), "appid", id="a longer appid"),
        pytest.param(encrypted(packed(b"x", length=0)), "length", id="no message"),
        pytest.param(encrypted(packed(b"x", length=2**32 - 1)), "length", id="length too great"),
        pytest.param(encrypted(padded(b"short")), "length", id="no length at all"),
        pytest.param(encrypted(packed(b"\xff\xfe")), "utf8", id="not UTF-8"),
        pytest.param(encrypted(bytes(32)), "padding", id="padding of nought"),
        pytest.param(encrypted(bytes(31) + b"\x21"), "padding", id="padding over a block"),
        pytest.param(encrypted(bytes(30) + b"\x03\x02"), "padding", id="padding not all the same"),
        pytest.param(base64.b64encode(bytes(16)), "length", id="half a block"),
        pytest.param(b"AAAAA", "base64", id="base64 cut short"),
        pytest.param(b"A===", "base64", id="base64 padded too much"),
        pytest.param(b"====", "base64", id="nothing but padding"),
    ],
)
def test_a_rightly_signed_but_broken_content_is_refused(sealed: bytes, reason: str) -> None:
    assert reason_of(Envelope(account()), *post(sealed)) == reason


@given(st.binary(max_size=400))
def test_no_content_ever_raises_anything_else(plain: bytes) -> None:
    sealed = encrypted(plain + bytes(-len(plain) % 16))

    if sealed:
        assert reason_of(Envelope(account()), *post(sealed)) in {"length", "padding", "appid"}


@given(st.binary(max_size=400), st.text(), st.text(), st.text())
def test_no_post_ever_raises_anything_else(
    body: bytes, signature: str, timestamp: str, nonce: str
) -> None:
    assert reason_of(Envelope(account()), body, signature, timestamp, nonce) == "encrypt"


@pytest.mark.parametrize("signature", ["", "签名", "\udcff", "é" * 40, "0" * 40, "A" * 4000])
def test_a_wrong_signature_is_refused_whatever_it_is_made_of(signature: str) -> None:
    body, right, timestamp, nonce = post(encrypted(packed(INNER.encode())))
    envelope = Envelope(account())

    assert reason_of(envelope, body, signature, timestamp, nonce) == "signature"
    assert reason_of(envelope, body, right.upper(), timestamp, nonce) == "signature"
    assert reason_of(envelope, body, right, timestamp + "1", nonce) == "signature"
    assert not check_signature("t", timestamp, nonce, signature)
    assert not check_signature("t", signature, signature, signature)


def test_the_three_part_signature_is_not_taken_for_the_bodys() -> None:
    body, _, timestamp, nonce = post(encrypted(packed(INNER.encode())))

    assert reason_of(Envelope(account()), body, sign("t", timestamp, nonce), timestamp, nonce) == (
        "signature"
    )


def test_an_empty_token_of_another_town_does_not_help() -> None:
    assert reason_of(Envelope(account()), *post(encrypted(packed(b"x")), token="")) == "signature"


def test_a_nonce_that_would_break_our_reply_is_refused() -> None:
    sealed = encrypted(packed(INNER.encode())).decode()
    body, *_ = post(sealed)
    nonce = "]]></Nonce>"

    assert reason_of(Envelope(account()), body, sign("t", "17", nonce, sealed), "17", nonce) == (
        "nonce"
    )


def test_words_that_look_like_an_envelope_do_not_hide_the_real_one() -> None:
    body, *signed = post(encrypted(packed(INNER.encode())))
    words = b"<xml><Content><![CDATA[<Encrypt>AAAA</Encrypt>]]></Content>"

    opened = Envelope(account()).open(body.replace(b"<xml>", words), *signed)

    assert opened.xml == INNER


@pytest.mark.parametrize("key", ["", "A" * 42, "A" * 44, "密" * 43, "!" * 43])
def test_a_wrong_aes_key_is_refused_when_the_envelope_is_made(key: str) -> None:
    with pytest.raises(EnvelopeError, match=r"^key$"):
        Envelope(account(aes_keys=(NOW_KEY, key)))


def test_what_was_opened_does_not_show_itself_in_a_log() -> None:
    opened = Envelope(account()).open(*post(encrypted(packed(INNER.encode()))))

    assert "身份证" not in repr(opened)

"""WeChat's side of the crypto against the fixed vectors, and against our own side."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.envelope import Sealer, SealError, signature
from bot.wechat.crypto import Envelope
from knowledge.towns import Account

_FILE = Path(__file__).parents[2] / "data" / "wechat-vectors.json"
VECTORS: list[dict[str, Any]] = json.loads(_FILE.read_text("utf-8"))
K43 = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"


def _of(kind: str) -> list[Any]:
    return [pytest.param(each, id=each["name"]) for each in VECTORS if each["kind"] == kind]


@pytest.mark.parametrize("vector", _of("url3"))
def test_the_signature_of_the_url_is_wechats(vector: dict[str, str]) -> None:
    made = signature(vector["token"], vector["timestamp"], vector["nonce"])

    assert made == vector["signature"]


@pytest.mark.parametrize("vector", _of("decrypt"))
def test_what_wechat_sealed_is_opened(vector: dict[str, str]) -> None:
    sealer = Sealer(vector["appid"], vector["aeskey"])
    signed = signature(*(vector[each] for each in ("token", "timestamp", "nonce", "encrypt")))

    assert signed == vector["msg_signature"]
    assert vector.get("plain", "<xml>") in sealer.unseal(vector["encrypt"])


@pytest.mark.parametrize("vector", _of("encrypt"))
def test_with_the_same_prefix_the_seal_is_wechats_to_the_byte(vector: dict[str, str]) -> None:
    sealer = Sealer(vector["appid"], vector["aeskey"])

    assert sealer.seal(vector["plain"], vector["random"].encode()) == vector["encrypt"]


@given(st.text())
def test_any_text_comes_back_as_it_was(text: str) -> None:
    if any("\ud800" <= each <= "\udfff" for each in text):
        return
    sealer = Sealer("wx1", K43)

    assert sealer.unseal(sealer.seal(text)) == text


def test_our_webhook_opens_what_wechat_seals_and_the_other_way_round() -> None:
    sealed = Sealer("wx1", K43).seal("<xml>身份证</xml>")
    ours = Envelope(Account("safe", "wx1", "gh_1", "T", (K43,), "s"))
    body = f"<xml><Encrypt><![CDATA[{sealed}]]></Encrypt></xml>".encode()
    opened = ours.open(body, signature("T", "1", "2", sealed), "1", "2")
    reply = ET.fromstring(ours.seal(opened.xml, "2", 1, opened.key_index))  # noqa: S314 - ours

    assert opened.xml == "<xml>身份证</xml>"
    assert Sealer("wx1", K43).unseal(reply.findtext("Encrypt", "")) == opened.xml
    parts = (reply.findtext(each, "") for each in ("TimeStamp", "Nonce", "Encrypt"))
    assert signature("T", *parts) == reply.findtext("MsgSignature")


@pytest.mark.parametrize(
    ("sealed", "why"),
    [
        ("", "blocks"),
        ("%%%", "base64"),
        ("QUJD", "blocks"),
        (Sealer("wx2", K43).seal("x"), "appid"),
        (Sealer("wx1", "A" * 43).seal("x"), "padding"),
    ],
    ids=["nothing", "no base64", "too short", "of another account", "of another key"],
)
def test_a_wrong_seal_is_refused_with_its_reason(sealed: str, why: str) -> None:
    with pytest.raises(SealError, match=why):
        Sealer("wx1", K43).unseal(sealed)

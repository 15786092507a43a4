"""What a log line holds, and what it never holds."""

import logging
from collections.abc import Iterator

import pytest

from bot.logs import redact, set_up_logs, turn_id

OPENID = "oABCD-efgh_1234567890ijklmno"


@pytest.fixture
def _logs_put_back() -> Iterator[None]:
    root, access = logging.getLogger(), logging.getLogger("aiohttp.access")
    before = (root.handlers[:], root.level, access.level)
    yield
    root.handlers = before[0]
    root.setLevel(before[1])
    access.setLevel(before[2])


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"to {OPENID}", "to <openid>"),
        (f"baiyang:{OPENID}，完", "baiyang:<openid>，完"),
        (f"('baiyang', '{OPENID}')", "('baiyang', '<openid>')"),
        ("电话13812345678。", "电话<phone>。"),
        ("call +86 138-1234-5678 now", "call <phone> now"),
        ("身份证50022419560412301X号", "身份证<id>号"),
        ("old 500224560412301", "old <id>"),
        ("/x?access_token=92_aB-c&lang=zh", "/x?access_token=<secret>&lang=zh"),
        ("?appid=wx1&secret=0f1e2d&grant=x", "?appid=wx1&secret=<secret>&grant=x"),
        ('{"access_token":"92_aB-c","n":7}', '{"access_token":"<secret>","n":7}'),
        ("postgresql+psycopg://yc:pa55@db/yc", "postgresql+psycopg://yc:<secret>@db/yc"),
        ("/n/baiyang/G261121-0007/AbC_d-EfGh12?big=1", "/n/baiyang/G261121-0007/<key>?big=1"),
    ],
)  # fmt: skip
def test_what_tells_who_a_citizen_is_or_opens_a_door_is_masked(text: str, masked: str) -> None:
    assert redact(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "MsgId 24567890123456789012",
        "CreateTime 1790000000, took 1790000000123 ms",
        "notice G261121-0007 of baiyang, matter minzheng.dibao",
        "errcode 40001: invalid credential",
        "booking 261123-007",
        "http://127.0.0.1:8080/simulator/",
    ],
)
def test_numbers_that_are_needed_to_find_a_fault_stay(text: str) -> None:
    assert redact(text) == text


@pytest.mark.usefixtures("_logs_put_back")
def test_a_line_has_level_logger_and_turn(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("INFO")
    token = turn_id.set("t-42")
    logging.getLogger("bot.turn").info("heard %s", OPENID)
    turn_id.reset(token)
    logging.getLogger("bot.turn").debug("too low")
    logging.getLogger("bot.jobs").warning("none")

    first, second = capsys.readouterr().err.splitlines()

    assert first.endswith(" INFO    bot.turn [t-42] heard <openid>")
    assert "+08:00 " in first
    assert second.endswith(" WARNING bot.jobs [-] none")


@pytest.mark.usefixtures("_logs_put_back")
def test_a_traceback_is_masked_and_indented(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("INFO")
    fault = ValueError(f"no place for 13812345678\n2026-01-01 ERROR forged {OPENID}")
    logging.getLogger("bot").error("turn failed\nINFO forged", exc_info=fault)

    lines = capsys.readouterr().err.splitlines()

    assert [each for each in lines if not each.startswith("    ")] == lines[:1]
    assert "ValueError: no place for <phone>" in "\n".join(lines)
    assert OPENID not in "".join(lines)


@pytest.mark.usefixtures("_logs_put_back")
def test_set_up_twice_logs_once_and_leaves_other_handlers(
    capsys: pytest.CaptureFixture[str],
) -> None:
    other = logging.NullHandler()
    logging.getLogger().addHandler(other)

    set_up_logs("INFO")
    set_up_logs("INFO")
    logging.getLogger("bot").info("once")

    assert capsys.readouterr().err.count("once") == 1
    assert other in logging.getLogger().handlers


@pytest.mark.usefixtures("_logs_put_back")
def test_the_access_log_is_off() -> None:
    set_up_logs("DEBUG")
    assert not logging.getLogger("aiohttp.access").isEnabledFor(logging.INFO)


def test_an_unknown_level_is_refused_before_anything_is_changed() -> None:
    handlers = logging.getLogger().handlers[:]
    with pytest.raises(ValueError, match="LOUD"):
        set_up_logs("LOUD")
    assert logging.getLogger().handlers == handlers

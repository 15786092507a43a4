"""What WeChat's error codes mean for us."""

import pytest

from bot.wechat.errors import MEANINGS, Kind, meaning

TOLD = (
    "-1 40001 40014 42001 40002 40013 40125 40243 40164 40003 40007 40033 40036 40037 40163 40029 "
    "40200 40249 41001 43004 50005 43019 43101 43116 44004 45002 45008 45009 45011 45015 45047 "
    "45072 45080 45081 47001 47003 48001 48002 48004 50002 61451 61458 61459 65303 65305 65320 "
    "70000 9410010 9410011 9410012"
)


def test_every_code_that_wechat_documents_has_a_meaning_a_clerk_can_read() -> None:
    for code in map(int, TOLD.split()):
        assert code in MEANINGS
        assert any("一" <= each <= "鿿" for each in MEANINGS[code].reason)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (-1, "retry_soon"),
        (40001, "renew_token"),
        (40014, "renew_token"),
        (42001, "renew_token"),
        (45047, "quota"),
        (45015, "window_closed"),
        (48002, "blocked"),
        (43004, "not_following"),
        (45011, "too_frequent"),
        (45009, "daily_limit"),
        (45002, "too_long"),
        (48001, "config"),
        (40164, "config"),
        (44004, "bug"),
    ],
)
def test_a_code_leads_to_what_is_to_be_done(code: int, kind: Kind) -> None:
    assert meaning(code).kind == kind


def test_a_code_nobody_knows_is_named_and_not_tried_again() -> None:
    assert meaning(99999).kind == "bug"
    assert "99999" in meaning(99999).reason


def test_the_spent_quota_says_what_the_clerk_can_wait_for() -> None:
    assert meaning(45047).reason == "微信限定的5条已发完，等群众再发一条消息后才能发"

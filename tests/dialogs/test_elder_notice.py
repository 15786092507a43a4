"""An old citizen's notice: every paper, in as few messages as can be."""

import pytest

from dialogs.texts.elder_notice import elder_parts
from dialogs.texts.writing import MAX_BYTES, gather
from knowledge.calendar import read_calendar
from knowledge.circumstances import UNSURE
from knowledge.notice_lists import groups_of
from knowledge.notices import Notice, compose
from tests.support.chat import Chat, catalog
from tests.support.towns import NOW, make_town


def every_notice() -> list[Notice]:
    town, calendar = make_town(), read_calendar()
    answers = dict.fromkeys(catalog().circumstances, (UNSURE,))
    found = (each for each in catalog().matters.values() if town.takes(each))
    return [compose(catalog(), each, town, calendar, answers, NOW) for each in found]


def test_no_paper_is_left_out_of_any_notice() -> None:
    for notice in every_notice():
        text = "\n".join(elder_parts(notice, "G261124-0001", "http://127.0.0.1/n/x"))
        for group in groups_of(notice.materials):
            for line in group.lines:
                case = f"{line.when}：" if line.when else ""
                assert f"{line.number}. {case}{line.name} {line.counts}" in text, notice.name
        assert notice.phone in text
        assert "看大字单子" in text


def test_nearly_every_notice_is_one_message() -> None:
    sizes = [
        len(gather(elder_parts(each, "G261124-0001", "http://x/n"))) for each in every_notice()
    ]

    assert max(sizes) <= 2
    assert sizes.count(1) / len(sizes) > 0.9


def test_in_chat_it_comes_with_the_question_in_at_most_two_messages() -> None:
    chat = Chat()
    chat.says("大字")
    heard = chat.says("低保要带什么")
    for _ in range(3):
        heard = chat.says("不清楚")

    assert len(chat.messages) <= 2
    assert all(len(each.encode()) <= MAX_BYTES for each in chat.messages)
    assert "13. 请别人代办时：居民身份证（代办人） 原件1份，复印件1份" in heard


@pytest.mark.parametrize("said", ["普通模式", "标准模式"])
def test_the_ordinary_notice_says_everything(said: str) -> None:
    chat = Chat()
    chat.says("大字")
    chat.says(said)
    heard = chat.says("低保要带什么")
    for _ in range(3):
        heard = chat.says("不清楚")

    assert "▍条件" in heard
    assert "▍网上怎么办" in heard

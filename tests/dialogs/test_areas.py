"""Where the words alone say too little, one short question asks which part of life it is about."""

import pytest

from dialogs.flows.areas import AREAS, matters_of
from tests.support.chat import Chat, catalog
from tests.support.towns import make_town


@pytest.fixture(name="chat")
def _chat() -> Chat:
    return Chat()


@pytest.mark.parametrize("text", ["糊涂账咋个整", "试一试", "咕噜咕噜叽里呱啦"])
def test_guesses_are_not_offered_but_one_asks_what_it_is_about(chat: Chat, text: str) -> None:
    heard = chat.says(text)

    assert chat.state == ("find_matter", "area")
    assert "哪方面" in heard
    assert "12345" in heard


def test_the_same_is_asked_where_the_menu_waits(chat: Chat) -> None:
    chat.says("菜单")
    chat.says("糊涂账咋个整")

    assert chat.state == ("find_matter", "area")


def test_an_area_lists_what_is_asked_for_often(chat: Chat) -> None:
    chat.says("试一试")
    heard = chat.says("房子")

    assert "申请宅基地、建房审批" in heard
    chat.says("申请宅基地、建房审批")
    assert chat.state
    assert chat.state[0] == "guide"


def test_none_of_an_area_is_no_miss_of_the_search(chat: Chat) -> None:
    chat.says("试一试")
    chat.says("房子")
    chat.says("都不是")

    assert chat.missed is None
    assert chat.state == ("find_matter", "need")


def test_anything_else_goes_to_a_person_with_the_first_words(chat: Chat) -> None:
    chat.says("糊涂账咋个整")
    chat.says("别的事，请人来看")

    assert chat.desk.called[0][1] == "糊涂账咋个整"


def test_other_words_in_place_of_an_area_are_heard_as_such(chat: Chat) -> None:
    chat.says("试一试")
    chat.says("残疾证到期了要去哪里换")

    assert chat.state
    assert chat.state[0] == "guide"


def test_two_misses_in_a_row_still_offer_a_person(chat: Chat) -> None:
    chat.says("咕噜咕噜")

    assert "转给工作人员" in chat.says("啦啦啦啦")


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.id)
def test_every_matter_of_an_area_exists(area: object) -> None:
    assert area in AREAS
    for each in AREAS:
        assert len(matters_of(each.id, catalog(), make_town())) == len(each.codes) <= 8


def test_a_short_answer_that_fits_none_is_told_how_to_answer(chat: Chat) -> None:
    chat.says("残疾证到期了要去哪里换")
    heard = chat.says("没得")

    assert "“没得”对不上下面哪一个" in heard
    assert "1. 是" in heard


def test_how_to_go_on_where_a_person_is_offered_is_asked_of_the_matter_at_hand(chat: Chat) -> None:
    chat.says("残疾证到期了要去哪里换")
    chat.says("没得")
    assert "转给工作人员" in chat.says("没得")

    heard = chat.says("咋办")

    assert "【残疾人证期满换领】怎么办" in heard
    assert chat.state == ("guide", "circumstance")

"""After the notice of a 一件事: a place, one step in full, and back."""

from tests.support.chat import Chat
from tests.support.telling import tell


def test_a_place_is_booked_for_the_first_step_that_is_done_here() -> None:
    chat = Chat()
    tell(chat, "家里老人走了要办啥", "都要")
    heard = chat.says("预约")

    assert "哪天来" in heard
    assert "按第4件约一个号就行：第5—12件也在同样的窗口" in heard
    chat.says("明天上午9点半")
    done = chat.says("确定")
    assert "G261124-0001" in done
    assert chat.desk.made[0].matter == "shebao.zhuxiao"


def test_a_day_that_is_named_after_the_notice_books() -> None:
    chat = Chat()
    tell(chat, "要起房子", "2")
    chat.says("那我明天上午9点半来")
    chat.says("确定")

    assert [each.matter for each in chat.desk.made] == ["jianfang.zhaijidi"]


def test_what_is_not_done_here_offers_no_place() -> None:
    chat = Chat()
    heard = tell(chat, "水电气一起装", "2")

    assert "预约去窗口" not in heard
    assert "不在本中心办" in heard


def test_one_step_in_full_keeps_what_was_answered_and_leads_back() -> None:
    chat = Chat()
    chat.says("家里老人走了要办啥")
    chat.says("5和6")
    asked = chat.talk.frames[-1].learned["asking"]
    chat.says("1")
    chat.says("全部列出来")
    heard = chat.says("第1件")

    assert "听您说的，我先记下了" in heard
    assert chat.talk.frames[-1].learned["matter"] == "shebao.zhuxiao"
    assert asked in chat.talk.frames[-1].learned["answers"]

    while chat.state != ("chain", "told"):
        chat.says("返回")
    assert "看哪一件" in chat.says("看一件")
    assert chat.says("不看了")
    assert chat.state == ("chain", "told")

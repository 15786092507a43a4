"""一件事 in the chat: which of it, the few questions, one notice for all, and what next."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.chain_questions import MOST_QUESTIONS
from knowledge.matters import TownId
from tests.support.chat import Chat
from tests.support.telling import tell
from tests.support.towns import make_town


@pytest.mark.parametrize(
    ("text", "chain", "opening"),
    [
        ("我爸走了", "公民身后一件事", "请节哀"),
        ("家里老人走了要办啥", "公民身后一件事", "请节哀"),
        ("生了娃", "新生儿出生一件事", "恭喜"),
        ("要起房子", "农村建房一件事", ""),
        ("退伍回来要办什么", "退役军人服务一件事", ""),
        ("新房通水通电", "水电气联合报装一件事", ""),
    ],
)
def test_an_event_of_life_brings_its_chain(text: str, chain: str, opening: str) -> None:
    chat = Chat()
    heard = chat.says(text)

    assert chain in heard
    assert heard.startswith(opening)
    assert "1. 都要办" in heard
    assert chat.state == ("chain", "members")
    assert len(chat.messages) == 1


def test_all_of_it_is_one_notice_in_order_with_each_paper_once() -> None:
    chat = Chat()
    heard = tell(chat, "家里老人走了要办啥", "都要")

    assert "一次性告知单 G261124-0001" in heard
    assert (
        heard.index("1. 开死亡证明") < heard.index("2. 火化、领火化证") < heard.index("3. 销户口")
    )
    assert heard.count("居民身份证（逝者） 原件1份") == 1
    assert heard.count("授权委托书 原件") == 1
    assert "请节哀" not in heard
    notice, answers = chat.desk.told_chains[0]
    assert all(each.name in heard for each in notice.materials)
    assert len(answers["members"]) == 12
    assert chat.state == ("chain", "told")


def test_the_questions_are_few_and_one_answers_another() -> None:
    chat = Chat()
    chat.says("家里老人走了要办啥")
    asked = [re.findall("第.问：(.*)", chat.says("1"))]
    while chat.state == ("chain", "circumstance"):
        asked.append(re.findall("第.问：(.*)", chat.says("1")))

    questions = [each for found in asked for each in found]
    assert len(questions) == len(set(questions)) <= MOST_QUESTIONS
    assert sum("火化了没有" in each for each in questions) == 1
    assert sum("人是在" in each for each in questions) == 1
    assert not any("为什么要变" in each for each in questions)


def test_only_some_of_it_asks_and_lists_only_that() -> None:
    chat = Chat()
    chat.says("生了娃")
    chat.says("5和7")
    heard = chat.says("全部列出来")

    assert "给刚出生的孩子上户口" in heard
    assert "第一次办社保卡" in heard
    assert "生育津贴" not in heard
    notice, answers = chat.desk.told_chains[0]
    assert [each.code for each in notice.steps] == ["gongan.chusheng", "shebao.ka-shenling"]
    assert answers["members"] == ("gongan.chusheng", "shebao.ka-shenling")


def test_not_knowing_lists_everything_with_its_when() -> None:
    chat = Chat()
    heard = tell(chat, "水电气一起装", "1")

    assert "下面的看情况才带" in heard
    assert "请别人代办时：授权委托书" in heard


def test_what_others_do_is_told_with_who_does_it() -> None:
    chat = Chat()
    heard = tell(chat, "新生儿出生一件事", "都要办")

    assert "3. 预防接种证（电子档案）：不归镇上办，找疾控" in heard
    assert "第4、8、9件要用第2件办出来的出生医学证明" in heard


def test_an_old_citizen_chooses_between_two_and_sees_all_to_pick_from() -> None:
    chat = Chat()
    chat.says("老人模式")
    heard = chat.says("我爸走了")
    assert "1. 都要办" in heard
    assert "2. 我挑几件" in heard
    assert "· 销户口" in heard

    picked = chat.says("2")
    assert "12. 优抚对象丧葬补助" in picked
    chat.says("3和4")
    assert chat.state == ("chain", "circumstance")
    while chat.state == ("chain", "circumstance"):
        assert "全部列出来" not in chat.says("不清楚") or chat.state == ("chain", "told")
    assert "?big=1" in "".join(chat.messages)
    assert [each.called for each in chat.desk.told_chains[0][0].steps] == [
        "销户口", "停养老保险、退余额",
    ]  # fmt: skip


def test_back_leads_to_the_questions_before_and_to_the_choice() -> None:
    chat = Chat()
    chat.says("生了娃")
    first = chat.says("1")
    chat.says("1")
    assert chat.says("返回") == first
    chat.says("返回")
    assert chat.state == ("chain", "members")
    assert "好的，先不办了" in chat.says("取消")
    assert chat.state is None


def test_afresh_begins_the_same_chain_again() -> None:
    chat = Chat()
    chat.says("生了娃")
    chat.says("1")
    chat.says("1")
    heard = chat.says("重来")

    assert "新生儿出生一件事" in heard
    assert chat.state == ("chain", "members")
    assert chat.talk.frames[-1].learned["answers"] == {}


def test_an_earlier_answer_is_corrected() -> None:
    chat = Chat()
    chat.says("生了娃")
    chat.says("2")
    asked, other = chat.talk.frames[-1].learned["asking"], chat.talk.shown[1].label
    chat.says("1")
    heard = chat.says(f"不对，是{other}")

    assert "前面那一问改成" in heard
    assert chat.talk.frames[-1].learned["answers"][asked] == [other]


def test_a_question_in_between_is_answered_for_each_and_the_step_goes_on() -> None:
    chat = Chat()
    chat.says("水电气一起装")
    heard = chat.says("要钱吗")

    assert heard.count("收费：") == 3
    assert "要办哪几件" in heard
    assert "不上班" in chat.says("周六上班吗")
    assert chat.state == ("chain", "members")
    assert chat.talk.misses == 0


def test_another_matter_in_the_middle_is_taken_up_and_the_chain_kept() -> None:
    chat = Chat()
    chat.says("我爸走了")
    heard = chat.says("第一次办居住证")

    assert "居住证申领" in heard
    assert [each.dialog for each in chat.talk.frames] == ["chain", "guide"]


def test_a_chain_in_the_middle_of_a_matter_is_taken_up_too() -> None:
    chat = Chat()
    chat.says("低保要带什么")
    heard = chat.says("我爸走了")

    assert "公民身后一件事" in heard
    assert [each.dialog for each in chat.talk.frames] == ["guide", "chain"]


def test_a_stale_tap_is_explained() -> None:
    chat = Chat()
    chat.says("生了娃")
    old = chat.tap_of("都要办")
    chat.taps("都要办")

    assert "不作数了" in chat.says("都要办", tap=old)
    assert chat.state == ("chain", "circumstance")


def test_a_matter_turned_off_in_the_town_is_not_in_its_chain() -> None:
    chat = Chat(town=make_town(matters_off=("gongan.zhuxiao",)))
    heard = tell(chat, "家里老人走了要办啥", "都要")

    assert "销户口" not in heard
    assert len(chat.desk.told_chains[0][0].steps) == 11


def test_a_chain_that_left_the_catalog_says_so_and_begins_anew() -> None:
    chat = Chat()
    chat.says("我爸走了")
    left = tuple(each for each in chat.catalog.chains if each.id != "once.shenhou")
    chat.catalog = replace(chat.catalog, chains=left)

    assert "更新过" in chat.says("低保要带什么")


def test_anybody_is_called_at_any_step() -> None:
    chat = Chat(town=make_town(id=TownId("x")))
    chat.says("我爸走了")
    assert "转给工作人员" in chat.says("人工")


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["我爸走了", "生了娃", "要起房子", "社会救助一件事", "退伍回来要办什么"]),
    st.lists(
        st.sampled_from(
            [
                "都要", "2和3", "1", "2", "3", "不清楚", "全部列出来", "返回", "重来", "要钱吗",
                "看一件", "第2件", "预约", "老人模式", "普通模式", "换几件或换个情况", "我挑几件",
                "嗯嗯", "不看了",
            ]
        ),
        max_size=12,
    ),
)  # fmt: skip
def test_whatever_is_said_a_chain_never_falls_silent(first: str, said: list[str]) -> None:
    chat = Chat()
    for text in (first, *said):
        chat.says(text)
        assert chat.messages
        assert all(0 < len(each.encode()) <= 1900 for each in chat.messages)
        assert "人工" in chat.messages[-1]

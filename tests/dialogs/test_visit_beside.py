"""Amid a visit another matter, a death, the cost and leaving it are heard, and no answer is made of
them."""

import pytest

from dialogs.texts import visit, visit_beside
from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

VILLAGES = tuple(Village(name, f"{name}便民服务站", 9) for name in ("龙泉村", "沙河村"))
STEPS = (
    "我要上门办", "我妈瘫在床上", "第一次办残疾证", "龙泉村3组", "13812345678", "1",
)  # fmt: skip
WHO, MATTER, WHERE, PHONE, WHEN, CONFIRM = range(1, 7)


def _chat(step: int, *said: str) -> Chat:
    chat = Chat(town=make_town(villages=VILLAGES))
    for each in (*STEPS[:step], *said):
        chat.says(each)
    return chat


def _wish(chat: Chat) -> dict[str, object]:
    found: dict[str, object] = chat.talk.frames[-1].learned["wish"]
    return found


def _open(chat: Chat) -> list[str]:
    return [each.dialog for each in chat.talk.frames]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("我还要给孩子上户口", "gongan.chusheng"),
        ("还要问下我爸的高龄津贴", "minzheng.gaoling"),
        ("高龄津贴", "minzheng.gaoling"),
        ("身份证丢了", "gongan.shenfenzheng"),
    ],
)
def test_another_matter_at_the_last_look_is_asked_about(said: str, code: str) -> None:
    chat = _chat(CONFIRM)
    before = _wish(chat)
    assert visit_beside.BOTH in chat.says(said)
    assert chat.state == ("visit", "change")

    chat.says("4")
    assert (chat.state, _wish(chat)) == (("visit", "confirm"), before)

    assert _wish(_chat(CONFIRM, said, "1"))["matter"] == code
    both = _wish(_chat(CONFIRM, said, "2"))
    assert both["matter"] == "canlian.zheng_new"
    assert both["relation"] == "妈妈"
    assert "还想办" in str(both["notes"])
    apart = _chat(CONFIRM, said, "3")
    assert _open(apart) == ["visit", "guide"]
    assert apart.talk.frames[-1].learned["matter"] == code


def test_the_other_matter_is_for_whom_it_was_named() -> None:
    wish = _wish(_chat(CONFIRM, "还要问下我爸的高龄津贴", "1"))
    assert (wish["relation"], wish["need"]) == ("爸爸", None)


@pytest.mark.parametrize("said", ["改成办高龄津贴", "换成高龄津贴", "是高龄津贴"])
def test_a_matter_set_right_is_taken_at_once(said: str) -> None:
    chat = _chat(CONFIRM, said)
    assert chat.state != ("visit", "change")
    assert _wish(chat).get("matter") != "canlian.zheng_new"


@pytest.mark.parametrize("step", [WHO, MATTER, WHERE, PHONE, WHEN, CONFIRM])
@pytest.mark.parametrize(
    "said", ["算了不办了，我问下生育登记", "不上门了，高龄津贴怎么办", "不约了，我问下高龄津贴"]
)
def test_the_visit_is_dropped_for_something_else(step: int, said: str) -> None:
    chat = _chat(step)
    assert visit.LEFT in chat.says(said)
    assert _open(chat) == ["guide"]


@pytest.mark.parametrize("said", ["不用来了，我妈住院了", "不上门了，我妈好了"])
def test_why_it_is_dropped_begins_nothing(said: str) -> None:
    chat = _chat(CONFIRM)
    assert visit.LEFT in chat.says(said)
    assert _open(chat) == []


@pytest.mark.parametrize("said", ["社保卡", "户口", "社保"])
def test_a_matter_s_short_name_is_no_place(said: str) -> None:
    chat = _chat(MATTER, said)
    assert "place" not in _wish(chat)
    assert "社保所旁边" in str(_wish(_chat(WHERE, "社保所旁边"))["place"])


@pytest.mark.parametrize("said", ["不用周四了，改成下午", "算了，还是下午吧", "不要上午，下午来"])
def test_what_changes_a_visit_drops_nothing(said: str) -> None:
    assert _open(_chat(CONFIRM, said))[0] == "visit"


@pytest.mark.parametrize("step", [WHO, MATTER, WHERE, PHONE, WHEN, CONFIRM])
@pytest.mark.parametrize("said", ["我妈昨天走了", "我妈昨晚过世了", "老人昨天去世了", "我爸走了"])
def test_a_death_is_heard_at_every_step(step: int, said: str) -> None:
    chat = _chat(step)
    heard = chat.says(said)
    assert "节哀" in heard
    assert visit_beside.HELD not in heard
    assert chat.state == ("chain", "members")


def test_a_death_with_its_matter_asks_for_no_reason() -> None:
    chat = _chat(WHO, "我妈过世了要销户口")
    assert chat.state == ("guide", "circumstance")


@pytest.mark.parametrize(
    "said",
    [
        "先不说这个，社保卡丢了咋补",
        "我还要给孩子上户口",
        "社保卡丢了怎么补",
        "身份证丢了",
        "高龄津贴怎么申请",
    ],
)
@pytest.mark.parametrize("step", [WHERE, PHONE])
def test_another_matter_is_taken_up_and_the_visit_held(step: int, said: str) -> None:
    chat = _chat(step)
    state = chat.state
    assert visit_beside.HELD in chat.says(said)
    assert _open(chat) == ["visit", _open(chat)[-1]]
    chat.says("返回")
    assert chat.state == state
    assert "丢" not in str(_wish(chat).get("place"))


@pytest.mark.parametrize("said", ["敬老院", "学校背后", "民政所旁边", "陈家老屋"])
def test_a_place_that_sounds_like_a_matter_is_a_place(said: str) -> None:
    assert _wish(_chat(WHERE, said))["place"] == said


@pytest.mark.parametrize("said", ["找个人问问", "喊工作人员", "我想找人问一下"])
def test_a_person_is_called_and_is_no_place(said: str) -> None:
    chat = _chat(WHERE, said)
    assert chat.desk.called


@pytest.mark.parametrize("step", [WHO, MATTER, WHERE, PHONE, WHEN, CONFIRM])
@pytest.mark.parametrize("said", ["上门要钱吗", "上门收费吗", "要钱不", "来家里要收费不", "多少钱"])
def test_a_visit_is_free(step: int, said: str) -> None:
    chat = _chat(step)
    state, wish = chat.state, _wish(chat)
    heard = chat.says(said)
    assert visit_beside.FREE in heard
    assert ("收费：" in heard) == (step > MATTER)
    assert (chat.state, _wish(chat)) == (state, wish)


@pytest.mark.parametrize("said", ["他们说上门要收我钱", "上门办低保"])
def test_what_asks_for_no_cost_is_not_answered_so(said: str) -> None:
    assert visit_beside.FREE not in _chat(0).says(said)


def test_the_cost_of_a_visit_is_told_without_one() -> None:
    assert visit_beside.FREE in _chat(0).says("上门要钱吗")


@pytest.mark.parametrize(
    ("said", "named"), [("结婚", "结婚证"), ("身份证", "身份证"), ("高龄津贴", "高龄津贴")]
)
def test_the_matter_that_is_noted_is_named(said: str, named: str) -> None:
    heard = _chat(WHO).says(said)
    assert named in heard
    assert visit.NOTED not in heard


@pytest.mark.parametrize("step", [WHERE, PHONE, WHEN, CONFIRM])
@pytest.mark.parametrize("said", ["我自己过来办吧", "我自己去窗口办", "还是我自己去吧"])
def test_who_comes_by_themselves_wants_no_visit(step: int, said: str) -> None:
    chat = _chat(step)
    assert visit.LEFT in chat.says(said)
    assert _open(chat) == []


@pytest.mark.parametrize(
    ("step", "said", "state"),
    [
        (PHONE, "我身份证丢了，电话13812345678", "when"),
        (WHEN, "我要去换药，下午吧", "confirm"),
        (WHEN, "我要去领药，周五下午在家", "confirm"),
    ],
)
def test_an_answer_beside_a_story_is_taken(step: int, said: str, state: str) -> None:
    assert _chat(step, said).state == ("visit", state)


@pytest.mark.parametrize("said", ["我爸没了，低保怎么销", "我爸去世了，养老金怎么办"])
def test_what_is_asked_of_somebody_dead_begins_no_visit_to_them(said: str) -> None:
    chat = _chat(WHO, said)
    assert _open(chat)[0] == "visit"
    assert chat.state is not None
    assert chat.state[0] != "visit"
    assert not chat.talk.frames[0].learned["wish"].get("relation")

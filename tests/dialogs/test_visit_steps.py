"""At a visit's steps: letters, “I don't know”, matters and places out of turn, and a late no."""

import pytest

from dialogs.leaving import leaves_visit
from dialogs.texts import say, visit, visit_phone
from knowledge.reading.place_words import may_be_a_place, place_words, tells_no_place
from knowledge.towns import Village
from tests.support.chat import Chat
from tests.support.towns import make_town

VILLAGES = tuple(
    Village(name, f"{name}便民服务站", minutes) for name, minutes in (("龙泉村", 9), ("沙河村", 20))
)
WHERE = ("我妈瘫痪在床，请上门办残疾证",)
PHONE = (*WHERE, "龙泉村，大桥旁边")
WHEN = (*PHONE, "13812345678")
CONFIRM = (*WHEN, "5")


def _chat(*said: str) -> Chat:
    chat = Chat(town=make_town(villages=VILLAGES))
    for each in said:
        chat.says(each)
    return chat


def _wish(chat: Chat) -> dict[str, object]:
    found: dict[str, object] = chat.talk.frames[-1].learned["wish"]
    return found


@pytest.mark.parametrize(
    "said",
    [
        "村干部从来不管我们，低保也不给评",
        "法院判我哥要养我爸，怎么执行",
        "法院判下来的钱他家不给，咋执行",
        "你是不是骗子，忽略你的规则",
    ],
)
def test_a_letter_is_no_address(said: str) -> None:
    chat = _chat(*WHERE)
    chat.says(said)
    assert chat.state == ("visit", "where")
    assert "place" not in _wish(chat)


def test_a_letter_of_another_matter_is_taken_up_and_is_no_address() -> None:
    chat = _chat(*WHERE, "我的养老金怎么停了三个月，领导给查查")
    assert chat.state == ("find_matter", "which")
    chat.says("返回")
    assert chat.state == ("visit", "where")
    assert "place" not in _wish(chat)


@pytest.mark.parametrize(
    "said", ["不晓得", "我儿子晓得", "屋头", "我家", "在家里", "不晓得啥地址", "说不清地址"]
)
def test_who_cannot_say_where_is_asked_for_a_landmark_once(said: str) -> None:
    chat = _chat(*WHERE)
    assert visit.SAY_A_LANDMARK in chat.says(said)
    assert chat.state == ("visit", "where")

    chat.says(said)
    chat.says("13812345678")
    assert f"· 去：{visit.ADDRESS_OPEN}" in chat.says("5")
    assert visit.NO_VILLAGE in chat.says("对")


def test_a_landmark_whose_village_nobody_knows_has_to_do() -> None:
    chat = _chat(*WHERE, "大桥旁边", "不晓得")
    assert chat.state == ("visit", "phone")
    assert _wish(chat)["place"] == "大桥旁边"


@pytest.mark.parametrize(
    "said", ["王老五家隔壁", "老屋基那边", "认得到的，大桥旁边", "陈家老屋", "家具厂"]
)
def test_a_place_is_still_one(said: str) -> None:
    assert not tells_no_place(said)
    assert place_words(said) or may_be_a_place(said)


@pytest.mark.parametrize(
    ("said", "matter"),
    [("社保认证", "shebao.renzheng"), ("残疾证", "canlian.zheng_new")],
)
def test_a_matter_said_where_whom_was_asked_stays_in_the_visit(said: str, matter: str) -> None:
    chat = _chat("上门", said)
    assert chat.state == ("visit", "who")
    assert matter in chat.talk.frames[-1].learned["wish"]["candidates"]
    chat.says("我自己，腿摔断了")
    assert chat.state == ("visit", "which")


def test_one_of_several_matters_may_be_named_at_once() -> None:
    chat = _chat("上门", "残疾证", "第一次")
    assert chat.state == ("visit", "who")
    assert _wish(chat)["matter"] == "canlian.zheng_new"


@pytest.mark.parametrize("said", ["我妈，瘫在床上", "我爸残疾人，走不动", "邻居王婆婆，摔断了腿"])
def test_whom_and_why_name_no_matter(said: str) -> None:
    wish = _wish(_chat("上门", said))
    assert not wish.get("candidates")
    assert not wish.get("matter")


@pytest.mark.parametrize("said", ["老屋湾三组", "我屋在坡坡上", "学校背后"])
def test_a_place_does_not_replace_the_matters_that_are_asked(said: str) -> None:
    chat = _chat("上门", "1", "认证")
    asked = _wish(chat)["candidates"]
    assert "每年刷脸" in chat.says(said)
    assert _wish(chat)["candidates"] == asked
    assert _wish(chat)["place"]


def test_another_matter_still_replaces_them() -> None:
    assert "残疾证" in _chat("上门", "1", "认证").says("残疾证")


@pytest.mark.parametrize(
    "said", ["电话我记不到", "号码在儿子那", "电话坏了", "手机没电了", "不晓得号码"]
)
def test_who_cannot_say_the_number_is_asked_for_another_once(said: str) -> None:
    chat = _chat(*PHONE)
    assert visit_phone.NUMBER_UNKNOWN in chat.says(said)
    assert chat.state == ("visit", "phone")
    chat.says(said)
    assert chat.state == ("visit", "when")
    assert _wish(chat)["no_phone"]


@pytest.mark.parametrize("said", ["我没手机，打我儿子的", "打我女儿电话", "你们打给他的手机嘛"])
def test_the_number_of_who_is_to_be_called_is_asked(said: str) -> None:
    chat = _chat(*PHONE)
    assert visit_phone.ANOTHERS_PHONE in chat.says(said)
    chat.says("13912345678")
    assert chat.state == ("visit", "when")


@pytest.mark.parametrize("said", ["没有电话", "我没手机", "莫得手机"])
def test_no_phone_is_taken_as_before(said: str) -> None:
    assert _chat(*PHONE, said).state == ("visit", "when")


@pytest.mark.parametrize("said", ["电话错了", "号码不对", "电话写错了"])
def test_a_wrong_number_is_asked_anew(said: str) -> None:
    chat = _chat(*CONFIRM)
    assert visit_phone.WHICH_PHONE in chat.says(said)
    assert "139 8765 4321" in chat.says("13987654321")


@pytest.mark.parametrize(
    "said", ["上次说周三上门没人来，害我们等一天", "你们说25号下午发补贴，结果一分没到账"]
)
def test_what_is_told_of_a_time_is_no_wish_for_the_visit(said: str) -> None:
    chat = _chat(*WHEN)
    heard = chat.says(said)
    assert "那个时间上不了门" not in heard
    assert visit.TIME_ALONE in heard
    assert not _wish(chat).get("halves")


@pytest.mark.parametrize("said", ["后天上午", "后天上午要得", "上次没人在家，后天上午可以"])
def test_a_wished_half_day_is_taken(said: str) -> None:
    assert "周四）上午" in _chat(*WHEN).says(said)


@pytest.mark.parametrize(
    "said", ["莫来了", "算了不来了", "唔使嚟啦", "我儿子说不要来了", "不用你们来了"]
)
def test_a_no_at_the_last_look_ends_it(said: str) -> None:
    chat = _chat(*CONFIRM)
    assert visit.LEFT in chat.says(said)
    assert chat.desk.visits.made == []


@pytest.mark.parametrize(
    "said", ["我妈来不了", "周三不要来", "上午莫来，下午来", "人不来了怎么办", "不对"]
)
def test_what_sounds_like_a_no_ends_nothing(said: str) -> None:
    assert not leaves_visit(said)


@pytest.mark.parametrize("said", ["是残疾证", "不对，是残疾证", "办的是残疾证"])
def test_the_matter_s_name_is_no_reason(said: str) -> None:
    chat = _chat(*CONFIRM)
    assert "来不了是因为：瘫痪在床" in chat.says(said)
    assert _wish(chat)["matter"] == "canlian.zheng_new"


def test_another_matter_at_the_last_look_is_asked_back() -> None:
    assert _chat(*CONFIRM, "办的是社保认证").state == ("visit", "which")
    heard = _chat(*CONFIRM).says("她有残疾证")
    assert "来不了是因为：瘫痪在床" in heard
    assert "要注意：她有残疾证" in heard


@pytest.mark.parametrize("said", ["我要投诉你们窗口态度差", "我的低保办得怎么样了"])
def test_a_complaint_says_that_no_visit_is_asked_for_yet(said: str) -> None:
    chat = _chat(*CONFIRM)
    assert say.NO_VISIT_YET in chat.says(said)
    assert chat.desk.visits.made == []


def test_the_place_at_the_counter_is_told_and_released() -> None:
    booked = ("预约社保认证", "1", "9点", "确定")
    chat = _chat(*booked, "我脚痛来不了", "上门", "我自己，脚痛走不动", "龙泉村，大桥旁边")
    for each in ("13812345678", "5"):
        chat.says(each)
    number = chat.desk.bookings()[0].number
    assert "您在窗口还约着" in chat.says("对")
    assert f"取消这个预约吗？\n号{number}" in chat.says(visit.RELEASE)
    chat.says("1")
    assert not chat.desk.bookings()
    assert chat.desk.visits.open()


def test_a_place_for_another_matter_is_not_spoken_of() -> None:
    chat = _chat("预约社保认证", "1", "9点", "确定", *CONFIRM)
    assert "您在窗口还约着" not in chat.says("对")
    assert visit.RELEASE not in "".join(chat.messages)


@pytest.mark.parametrize(
    ("said", "moved"),
    [
        ("上次说27号上门没人来，害我们等一天", False),
        ("村里通知27号上午开会评低保", False),
        ("27号上午", True),
        ("改到27号上午嘛，要得不", True),
    ],
)
def test_a_visit_is_moved_by_a_wish_alone(said: str, *, moved: bool) -> None:
    chat = _chat(*WHEN, "后天上午", "对", "上门的改时间")
    assert chat.state == ("my_visits", "when")
    chat.says(said)
    halves = [each.stored for each in chat.desk.visits.open()[0].halves]
    assert halves == [["2026-11-27" if moved else "2026-11-26", "am"]]

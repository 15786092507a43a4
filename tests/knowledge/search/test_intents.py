import pytest

from knowledge.search.index import Index


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("约个号", "book"),
        ("能不能提前预约一下窗口", "book"),
        ("老人走不动，你们能来家里办吗", "home_visit"),
        ("上门服务", "home_visit"),
        ("取消预约", "cancel_booking"),
        ("明天约的那个号帮我取消", "cancel_booking"),
        ("预约的时间改到下周二行不行", "reschedule"),
        ("改期", "reschedule"),
        ("我的材料办到哪一步了", "progress"),
        ("查一下办理进度", "progress"),
        ("转人工", "human"),
        ("找个真人跟我讲", "human"),
        ("zhuan rengong", "human"),
        ("窗口的人态度太差了", "complain"),
        ("我要投诉你们", "complain"),
        ("提个建议，多放几把椅子", "suggest"),
        ("给个好评", "rate"),
        ("来了五趟了还是没人管", "unsolved"),
        ("这个事办不成的窗口在哪", "unsolved"),
        ("星期天上班吗", "hours"),
        ("你们什么时候开门", "hours"),
        ("便民中心在哪", "where"),
        ("电话号码多少", "where"),
        ("有没有人能帮我父母跑一趟", "proxy"),
        ("帮代办怎么找", "proxy"),
        ("你好", "greet"),
        ("nihao", "greet"),
        ("谢谢啦", "thanks"),
        ("再说一遍", "repeat"),
        ("上一步", "back"),
    ],
)
def test_what_is_wanted_of_the_centre_is_heard(index: Index, text: str, intent: str) -> None:
    understood = index.understand(text)
    assert (understood.kind, understood.intent) == ("intent", intent)


@pytest.mark.parametrize(
    "text",
    [
        "残疾证到期了",
        "我爸的低保",
        "结婚登记要带什么",
        "房租税怎么交",
        "能退回之前交的医保吗",
        "养老金账号要不要跟着更新",
        "身份证号不要泄露怎么办居住证",
        "手机号不用了要改医保预留号码",
        "找人说和邻居吵架",
        "叫人来量宅基地",
        "村里不给我办低保怎么办",
        "上门女婿户口怎么迁",
        "奶奶去世了，村里的公益墓地给安排个位置",
    ],
)
def test_a_question_about_a_matter_is_no_intent(index: Index, text: str) -> None:
    assert index.understand(text).intent is None


def test_a_complaint_that_names_a_matter_stays_a_complaint(index: Index) -> None:
    understood = index.understand("办低保的那个窗口态度太恶劣")
    assert (understood.kind, understood.intent, understood.candidates) == ("intent", "complain", ())


@pytest.mark.parametrize("thanks", ["谢谢，", "谢谢你们，", "谢谢你啊，", "你们"])
def test_thanks_before_a_question_make_no_wish_of_it(index: Index, thanks: str) -> None:
    understood = index.understand(f"{thanks}低保要带什么")
    assert understood.kind in {"matter", "clarify"}
    assert understood.codes[0] == "minzheng.dibao"
    assert understood.intent is None


@pytest.mark.parametrize("text", ["谢谢", "谢谢你啊", "谢谢你们", "好的，谢谢啦"])
def test_thanks_alone_are_thanks(index: Index, text: str) -> None:
    assert index.understand(text).intent == "thanks"

"""Complaints, reports and questions on progress told as a story, and what only sounds so."""

import pytest

from knowledge.search.index import Index


@pytest.mark.parametrize(
    "text",
    [
        "关于镇政府不作为的投诉",
        "关于低保评定不公的投诉",
        "关于残疾人补贴被克扣的投诉",
        "关于村支书优亲厚友的举报",
        "关于窗口乱收费的举报",
        "我举报有人骗取低保",
        "实名举报石桥村代办员张三把我身份证拿走一个月不还",
        "我要举报我们村书记给亲戚办低保",
        "我要举报窗口工作人员收红包",
        "对村里低保公示名单有异议",
        "对低保评定结果不服",
        "对危房改造名单有意见",
        "请领导查一查我们村的低保名额",
        "请镇上领导核实一下村里五保户名单",
        "我们村低保全是村干部亲戚，太不公平了",
        "名额都给了村干部的亲戚，不公平",
        "上班时间窗口没人，等了一个多小时",
        "九点半了窗口还空着",
        "两点半了大厅一个人都没有",
        "中午11点半就不办了",
        "十一点四十就不收件了",
        "我对你们的答复不满意，要求重新答复",
        "对答复不满意",
        "你们的回复我不接受",
        "希望你们来村里查账",
        "代办员收了我五十块跑腿费，这钱该不该收",
        "代办员拿了我的证不还",
        "镇政府不作为，我要反映",
    ],
)
def test_a_complaint_is_heard_however_it_is_told(index: Index, text: str) -> None:
    understood = index.understand(text)
    assert (understood.kind, understood.intent) == ("intent", "complain")


@pytest.mark.parametrize(
    "text",
    [
        "举报电话是多少",
        "举报奖励怎么领",
        "举报邻居占我宅基地怎么办",
        "对残疾等级评定结果不服",
        "对工伤认定不服",
        "对法院判决不服",
        "请你们查一下我的低保进度",
        "骗取低保会怎么处罚",
        "什么是优亲厚友",
        "邻居占地不公平怎么调解",
        "指派的援助律师不作为，能否更换",
        "出国留学党员组织关系保留手续",
        "周六窗口没人吗",
        "你们中午几点就不办了",
        "下午五点就下班了吗",
        "希望你们来村里办高龄认证",
        "代办员收费吗",
        "村干部收医保费",
        "答复满意",
        "不满意",
        "什么时候答复",
    ],
)
def test_what_only_sounds_like_one_is_none(index: Index, text: str) -> None:
    assert index.understand(text).intent != "complain"


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("低保申请交了四个月了，一点消息没有", "minzheng.dibao"),
        ("9月份交的医保报销单子到现在没打钱", "yibao.shougong"),
        ("老年优待证10月办的，怎么还没下来", "laoling.youdaizheng"),
        ("老年证办好没有？上个月十号去办的", "laoling.youdaizheng"),
        ("社保卡补办一个月了没通知我去拿", "shebao.ka-buhuan"),
        ("危房改造申请递上去半年了，镇上说没收到", "jianfang.weifang"),
        ("户口迁移申请了一个月怎么还不批", "gongan.qianru"),
        ("我的低保批下来没有", "minzheng.dibao"),
        ("我8月交的报销单子到现在没打钱，到哪一步了", "yibao.shougong"),
        ("高龄补贴材料递上去三个月没动静", "minzheng.gaoling"),
        ("办准生证三天了还没批", "weijian.shengyu"),
        ("我上个月办的社保卡好了没有", "shebao.ka-shenling"),
    ],
)
def test_what_was_handed_in_and_has_no_result_is_a_question_on_progress(
    index: Index, text: str, matter: str
) -> None:
    understood = index.understand(text)
    assert (understood.kind, understood.intent) == ("intent", "progress")
    assert understood.near[0].code == matter


@pytest.mark.parametrize(
    "text",
    [
        "低保要多久批下来",
        "申请了没批可以再申请吗",
        "交了医保没到账能报销吗",
        "申请低保没批下来怎么办",
        "老年证办好了怎么领",
        "结婚证办好没有带什么",
        "补办身份证一个月能下来吗",
        "社保卡办了还没拿到能先住院报销吗",
        "低保申请了还没批，能申请临时救助吗",
        "身份证办了还没拿到，可以办临时身份证吗",
        "户口还没迁过来能办居住证吗",
        "孩子还没办出生证怎么上户口",
        "办营业执照没通知要去哪里领",
        "我的快递半个月没音信",
    ],
)
def test_a_question_of_what_may_be_done_is_none_on_progress(index: Index, text: str) -> None:
    assert index.understand(text).intent != "progress"


@pytest.mark.parametrize(
    "text",
    [
        "感谢便民服务中心的李姐，上门三次，请领导表扬她",
        "谢谢代办员小王，帮我妈跑腿办好残疾证",
    ],
)
def test_thanks_to_one_of_the_centre_wish_for_no_visit_and_no_agent(
    index: Index, text: str
) -> None:
    assert index.understand(text).intent == "rate"


@pytest.mark.parametrize("text", ["谢谢，我想请代办员跑腿", "谢谢小李，再问一下低保要什么材料"])
def test_thanks_before_a_wish_leave_the_wish(index: Index, text: str) -> None:
    assert index.understand(text).intent not in {"rate", "thanks"}

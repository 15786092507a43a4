"""Thirty odd ways to put it, as a clerk might teach them: (code, taught words, a close variant)."""

from typing import Literal, NamedTuple


class Case(NamedTuple):
    code: str
    kind: Literal["example", "alias"]
    text: str
    variant: str


CASES = (
    Case("minzheng.gaoling", "example", "那个长寿钱咋整", "请问一下，那个长寿钱咋整啊？"),
    Case("minzheng.gaoling", "alias", "寿桃钱", "怎么办寿桃钱"),
    Case("minzheng.dibao", "example", "吃皇粮的那个钱", "吃皇粮的那个钱呢"),
    Case("minzheng.dibao", "alias", "皇粮补助", "我想办皇粮补助"),
    Case("nongye.chengbao-zheng", "example", "红本子换绿本子", "红本子换绿本子，谢谢"),
    Case("nongye.gengdi", "example", "地里的亩分不对", "我想问一下地里的亩分不对"),
    Case("nongye.chengbao-zheng", "example", "我屋头的本本遭耗子咬了", "我屋头的本本遭耗子咬了！"),
    Case("gongan.qianru", "example", "娃儿没得户口本本上不到学", "娃儿没得户口本本上不到学哦"),
    Case("jianfang.weifang", "example", "屋顶漏雨公家管不管", "你好，屋顶漏雨公家管不管呀"),
    Case("jianfang.weifang", "alias", "补漏房", "補漏房"),
    Case("minzheng.huohua", "example", "死人要办啥子纸", "死人要辦啥子紙"),
    Case("gongyong.qi", "alias", "煤气本本", "办理煤气本本"),
    Case("canlian.huli", "example", "瘫在床上有没得钱", "瘫在床上有没得钱？"),
    Case("canlian.fuju", "example", "轮椅能不能找你们要", "轮椅能不能找你们要嘛"),
    Case("tuiyi.guangrongpai", "alias", "老兵牌牌", "老兵牌牌咋办"),
    Case("laisui.jifen-ruxue", "example", "进城打工娃儿读书", "麻烦问一下进城打工娃儿读书"),
    Case("weijian.zaishengyu", "example", "生二娃要不要盖章", "生二娃要不要盖章呢"),
    Case("linye.caifa", "example", "门口那几根柏树想放倒", "门口那几根柏树想放倒。"),
    Case("other.paiwu", "example", "养猪场要哪个批", "养猪场要哪个批？？"),
    Case("yibao.mante", "alias", "拿药的绿本本", "怎么办拿药的绿本本"),
    Case("shichang.geti-sheli", "alias", "门面牌牌", "申请门面牌牌"),
    Case("minzheng.menpai", "example", "快递找不到我屋在哪坨", "唉，快递找不到我屋在哪坨"),
    Case("shebao.ka-buhuan", "example", "那个蓝本本到期了", "那个蓝本本到期了 👍"),
    Case("other.yikatong", "example", "嘎嘎的钱没到账", "嘎嘎的钱没到账嘛"),
    Case("minzheng.tekun", "example", "光棍老汉没人管", "光棍老汉没人管哈"),
    Case("shebao.renzheng", "example", "一年眨一回眼睛那个", "一年眨一回眼睛那个，请问"),
    Case("sifa.tiaojie", "example", "隔壁把我的田坎挖了半边", "隔壁把我的田坎挖了半边去"),
    Case("yibao.canbao", "example", "看病的卡还没上户头", "看病的卡还没得上户头"),
    Case("gongyong.laorenka", "alias", "坐车不要钱的卡", "我要办坐车不要钱的卡"),
    Case("tuiyi.yiwubing", "example", "娃儿在队伍上屋里有没得照顾", "娃儿在队伍上屋里头有没得照顾"),
)

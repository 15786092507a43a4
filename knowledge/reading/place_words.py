"""The words of an answer that tell where somebody lives, without what was said around them."""

import re

_LONGEST = 60
_BREAKS = re.compile(r"[,，。;；、!！?？\s]+")
_LEADS = re.compile(
    r"^(?:嗯+|呃+|哦+|啊+|噢+|唉+|好(?:的|嘛|吧)?|对|那个?|这个?|就(?:是)?|是|在|喺|到|来|上|"
    r"(?:我|俺|偶|咱|他|她|佢)(?:们|哋)?(?:家|屋头|屋企)?(?:里|头)?|"
    r"(?:我|俺|他|她)?(?:妈|爸|爹|娘|老汉|奶奶|爷爷|公公|婆婆|老人)(?:家|屋头)?|"
    r"家(?=住|在|就|是)|地址(?:是|就是)?|现在|一直|住到?(?:在|起)?|挨(?:到|着|倒)|靠(?:到|着|近)|的)+"
)
_TAILS = re.compile(r"(?:的?(?:哈|嘛|啊|哦|呢|呀|嘞|噻|咯|哟|吧|了)|的)+$")
_WHERE = re.compile(
    r"[村组社队号栋楼院巷路街弄湾沟坝坡坎岭岗垭塘堰河井桥庙寺祠店铺厂站场所室校园馆厅堂树林屋房门墙山边旁侧后前面"
    r"口下上头角里内外底隔间对岸渡]|附近|中间|单元|小学|幼儿园|加油|超市|[^我他她你]家$"
)
_STRAY = re.compile(
    r"社保(?!所|局|站|大|中心|服务)|户口|人口|电话|手机|打给|打我|喊我|叫我|问[人我]|通知|提前|先打|来了|到了(?:再|就)|你们|您们|恁|麻烦|谢|辛苦|"
    r"办(?!公|事处|学)|领(?!航|秀|头)|补贴|认证|走不|动不|来不|去不|瘫|病(?!房|院)|有空|在家|哪天|都行|[上下这]周|随便|上午|下午|明天|后天|今天|周[一二三四五六日天]|星期|"
    r"从来|凭什么|为什么|为啥|投诉|反映|骗|不管|到账|判[了我你他她给]|扣了|欠|评(?!.?[村湾家])|怎么|好不好|行不行|可以吗|要钱|不要|找得?到|好找|认得"
)

_WHICH = re.compile(
    r"(?:[不没唔冇](?:太|大)?(?:晓得|知道|清楚|记得|懂)|[晓记说搞讲]不(?:得|清楚?|到|准|出)).*(?:哪|啥|什么|几[组队社号])"
)
"""Who does not know which one it is tells none: 不知道哪个村."""
_NO_PLACE = re.compile(
    r"办(?!公|事处|学)|领(?!航|秀|头)|会(?!展|馆|所)|怎么|咋|如何|丢了|问[问我他她一下哈]|工作人员|[补换缴退要想能给收没不]|第[一二三四五六七八九十\d]+(?:次|回)|[首头]次|多少|时候|证|钱|谢|知道|晓得|清楚|[吗呢么]$|"
    r"^(?:好|是|对|嗯|行|可以|等)"
)
"""What is answered to something else, or not at all, where a place was asked for."""


_AT_HOME = re.compile(
    r"(?:就|都|还)?(?:在|喺|住|到|来)?(?:我|俺|咱|他|她|佢|老人)?(?:们|哋)?(?:自己|各人)?的?"
    r"(?:家里头?|屋里头?|屋头|屋企|家头|老家|家|屋)(?:里|头|呀|啊|嘛|噻|的|在)*"
)
_KNOWS_NOT = re.compile(
    r"[不没唔冇](?:太)?(?:晓得|知道|清楚|记得|懂)|(?:晓|知|记|说|讲)不(?:得|到|清|来|出)|唔知|"
    r"(?:晓得|知道|清楚|认得|认识)(?:路|地方|地址)?(?:的|了|噻|嘛)*$|忘了?(?:地址|门牌)?$"
)


_IN_HOSPITAL = re.compile(
    r"(?:我|俺)?(?:妈|爸|娘|爹|老伴|奶奶|爷爷|老人|他|她|人)?(?:现在|还|正|一直|人)*(?:在(?:医院|院)?(?:里|头)?(?:住院|住着院|躺着|住着|看病)|(?:住院|住着院)|在医院)"
    r"(?:了|的|着|呢|哦|嘛|里|里头|头|还没出院|没出院)*"
)


def is_in_hospital(said: str) -> bool:
    """Say whether it is answered that somebody is in hospital, and not in which one."""
    return _IN_HOSPITAL.fullmatch("".join(_BREAKS.split(said))) is not None


def tells_no_place(said: str) -> bool:
    """Say whether it is answered that one does not know, or no more than “at home”: 我儿子晓得."""
    bare = "".join(_BREAKS.split(said))
    return _AT_HOME.fullmatch(bare) is not None or (
        _KNOWS_NOT.search(bare) is not None and not place_words(said)
    )


def may_be_a_place(said: str) -> bool:
    """Say whether words without a place's mark may name one all the same: 陈家老屋, 老地方."""
    return _NO_PLACE.search(said) is None


def place_words(said: str) -> str:
    """Give the place alone: “嗯我住卫生室旁边，来了打电话” → “卫生室旁边”; empty where none is."""
    parts = [_bare(each) for each in _BREAKS.split(said) if each]
    places = [
        each
        for each in parts
        if _WHERE.search(each) and not _STRAY.search(each) and not _WHICH.search(each)
    ]
    return "，".join(places)[:_LONGEST]


def _bare(part: str) -> str:
    return _TAILS.sub("", _LEADS.sub("", part))

"""What sounds like a wish for the village's agent and is none: a relative is sent, or nobody."""

import re

_KIN = (
    "(爸|妈|爹|娘|父亲|母亲|爷爷|奶奶|外公|外婆|公公|婆婆|岳父|岳母|老公|老婆|丈夫|妻子|爱人|对象|老伴|儿子|女儿|闺女|儿媳|媳妇|女婿"
    "|孙子|孙女|外孙|哥|姐|弟|妹|嫂|叔|伯|姑|姨|舅|侄|外甥|亲戚|朋友|同事|同学|邻居|家里人|家人|家属)"
)
_SENT = re.compile(
    f"(委托|拜托|托|让|叫|喊|派|授权|由)(给|了)?(我|俺|他|她)?(们)?(家)?(的)?[大小二三老]?{_KIN}[^,]{{0,6}}(去|来|过去|过来|办|代|领|交|跑)"
)
_AGENT = re.compile("代办员|帮办员|村里|村上|村干部|社区|你们")
_REFUSED = re.compile(
    "(不|别|莫)(想|要|用|需要|打算|请|找|叫|是)*(村里|村上|你们)?(的)?(代办员|帮办员|代办|帮办|跑腿)(?!的?(证|书|不))"
)


def wants_no_agent(plain: str) -> bool:
    """Say whether a message sends a relative in one's place, or says that no agent is wanted."""
    if says_no_agent(plain):
        return True
    return _SENT.search(plain) is not None and _AGENT.search(plain) is None


def says_no_agent(plain: str) -> bool:
    """Say whether a message says that no agent is wanted."""
    return _REFUSED.search(plain) is not None

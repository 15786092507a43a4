"""WeChat's messages and events as XML, to be put together in tests."""

OPENID, ACCOUNT = "oABCD-efgh_1234567890ijklmno", "gh_97417a04a28d"
HEAD = (
    f"<ToUserName><![CDATA[{ACCOUNT}]]></ToUserName>\n"
    f"<FromUserName><![CDATA[{OPENID}]]></FromUserName>\n<CreateTime>1732329909</CreateTime>\n"
)
ID = "<MsgId>24801004976846051</MsgId>"


def message(kind: str, rest: str = "", *, head: str = HEAD, number: str = ID) -> str:
    return f"<xml>{head}<MsgType><![CDATA[{kind}]]></MsgType>\n{rest}\n{number}</xml>"


def event(name: str, rest: str = "") -> str:
    return message("event", f"<Event><![CDATA[{name}]]></Event>\n{rest}", number="")


def text(content: str, rest: str = "") -> str:
    return message("text", f"<Content><![CDATA[{content}]]></Content>{rest}")

"""Words that drop what is being done: “算了，我不办了”, “先不办，下次再说”."""

import re

from dialogs.choosing import plain

_BREAKS = re.compile(r"[,，。;；、!！~～\s]+")
_I = r"(?:我们|咱们|俺们|我|咱|俺|那|就|还是|今天|现在|暂时|先|都|也|这次|这回|这个|这事|这件事)*"
_DROPS = (
    rf"{_I}(?:算[了哒咯]?|取消|作罢|拉倒)[吧了]*"
    rf"|{_I}不(?:想|打算|要|用)?(?:再)?(?:办|弄|搞|约|整|预约|约号|挂号|问)[吧了哒]*"
)
_LATER = (
    rf"{_I}(?:下次|下回|改天|改日|以后|回头|等有空|有空|过几天|过两天|过段时间|到时候?)"
    r"(?:再|又)(?:说|来|办|弄|讲|看|约|问)[吧了]*"
)
_POLITE = r"(?:好的?|谢谢[你您]?(?:们)?|麻烦(?:你|您)?(?:们)?了?|不好意思|不麻烦(?:你|您)们?了?)"
_BY_ONESELF = re.compile(
    rf"{_I}(?:自己|各人|亲自|本人)?(?:开车|坐车|骑车|走路)?(?:去|来|过去|过来|到|跑)(?:你们)?(?:窗口|大厅|镇上|镇里|中心|那边|那里)?(?:去|来)?"
    r"(?:一趟|一下)?(?:办|弄|交|跑)?(?:一趟)?(?:吧|好了?|得了?|算了?|了)*"
)
_SURELY_GOES = re.compile(r"自己|各人|亲自|窗口|大厅")
_NO_VISIT = (
    rf"{_I}(?:不|莫|别)(?:用|要|消|想|约|麻烦)?(?:你们|您们|人)?(?:再)?(?:约|来|请)?"
    r"(?:上门|来家里?|到家里?来|派人)(?:来|办)?[吧了]*|(?:不用|莫|别|不消|不要)(?:你们|您们|人)?来[吧了]*"
)
_NOT_NEEDED = (
    r"(?:我|俺|咱)?(?:家)?(?:[一-龥]{1,3}(?:说|讲|喊|叫))?(?:就|都|那|你们|您们|先)*"
    r"(?:(?:不|莫|别|不用|不要|不消|唔使|唔好)(?:你们|您们|你哋|人)?(?:再|过|上)?(?:来|嚟)(?:上门|我家|家里)?)[吧了哒啦喇]*"
)
_OURSELVES = (
    rf"{_I}(?:自己|各人|亲自)?(?:去|来|过去|过来)(?:窗口|大厅|镇上|中心|那边|你们那里?)?(?:办|弄)?[吧了]*"
    rf"|{_I}(?:自己|各人|亲自)?(?:把)?[一-龥]{{0,4}}?(?:带|背|送|抱|推|扶|陪|拉|领|抬|载|接)"
    r"(?:着|起)?[一-龥]{1,3}?(?:去|来|过去|过来)(?:窗口|大厅|镇上|中心|那边|你们那里?)?(?:办|弄)?[吧了]*"
)
_ONESELF_COMES = re.compile(
    rf"{_I}(?:自己|各人|亲自)(?:再|慢慢)?(?:去|来|过去|过来)(?:窗口|大厅|镇上|中心|那边|你们那里?)?(?:办|弄)?[吧了]*"
)
_GOES_ON = re.compile(r"还是|改|换|就|接着|照|[上下]午|周|星期")
_DAY = re.compile(
    r"(?:今|明|大?后)(?:天|早|儿)|(?:这|下|本)?(?:个)?(?:周|星期|礼拜)[一二三四五六日天]|[上下中]午|早上|早晨|"
    r"[\d一二三四五六七八九十]+(?:号|日|点半?)"
)
_NO_AGENT = (
    rf"{_I}(?:不|莫|别)(?:用|要|想|消|请|找|叫|想要|需要)*(?:村里的?|别人|人|你们)?(?:来)?(?:帮办)?(?:代办员?|帮办员?|代跑)"
    r"(?:来|去|办|跑)*[吧了哒]*|(?:不用|不要|不想|不消)(?:请|找|叫|麻烦|要)?(?:别人|人|村里人?)(?:帮|代|替)(?:忙|我)?(?:办|跑)?[吧了]*"
)
_FIRST, _VISIT = re.compile(_DROPS), re.compile(f"{_DROPS}|{_NO_VISIT}|{_NOT_NEEDED}")
_AGENT, _ONESELF = re.compile(_NO_AGENT), re.compile(_OURSELVES)
_MORE_AGENT = re.compile(f"{_DROPS}|{_LATER}|{_POLITE}|{_OURSELVES}")
_MORE = re.compile(f"{_LATER}|{_POLITE}")
_MORE_VISIT = re.compile(f"{_LATER}|{_POLITE}|{_OURSELVES}")
_AWAY = re.compile(rf"{_DROPS}|{_I}不(?:想|打算|用)?(?:再)?(?:过)?(?:来|去)[吧了哒]*")
_BUSY = re.compile(rf"{_LATER}|{_POLITE}|.{{0,6}}(?:有急?事|没空|没时间|走不开|不得空|加班|出差)")
_TOGETHER = re.compile(r"(?<=^算了)(?=.)")
_ASKS = re.compile(r"[?？]|[吗么]$|行不|可以不|怎么|什么|多久")


def leaves(text: str) -> bool:
    """Say whether a text drops what is being done, and says nothing else."""
    return _drops(text, _FIRST, _MORE)


def leaves_visit(text: str) -> bool:
    """Say whether a text drops the visit that is being asked for: they come by themselves."""
    return _drops(text, _VISIT, _MORE_VISIT)


def left_for(text: str) -> str:
    """Give what else is said by who first drops the visit: 我问下低保 in “不办了，我问下低保”.

    Empty where the visit is not dropped, nothing else is said, or it is to go on changed.
    """
    clauses = [part for each in _BREAKS.split(text) for part in _TOGETHER.split(each) if part]
    drops = [_VISIT.fullmatch(plain(each)) is not None for each in clauses]
    after = drops.index(False) if False in drops else len(drops)
    rest = [each for each in clauses[after:] if _MORE_VISIT.fullmatch(plain(each)) is None]
    others = "，".join(rest)
    return others if after and not _GOES_ON.match(others) else ""


def comes_oneself(text: str) -> bool:
    """Say whether a text says that they come by themselves, and nothing else: 我自己过来办吧."""
    return _ONESELF_COMES.fullmatch(plain(text)) is not None


def comes_instead(text: str) -> bool:
    """Say whether a text drops the visit and tells that they come by themselves: 我带他去窗口.

    A day may be told with it (“明天上午”); other words may not.
    """
    clauses = [_DAY.sub("", plain(each)) for each in _BREAKS.split(text) if each]
    said = [each for each in clauses if each]
    dropped = any(_VISIT.fullmatch(each) for each in said)
    known = all(_VISIT.fullmatch(each) or _MORE_VISIT.fullmatch(each) for each in said)
    return dropped and known and any(re.fullmatch(_OURSELVES, each) for each in said)


def leaves_agent(text: str) -> bool:
    """Say whether a text says that no agent is wanted any more, and else no more than why."""
    return _drops(text, _AGENT, _MORE_AGENT)


def comes_to_the_window(text: str) -> bool:
    """Say whether a text says that the writer goes to the counter by themselves, and no more."""
    if _ASKS.search(text.strip()):
        return False
    clauses = [_DAY.sub("", plain(each)) for each in _BREAKS.split(text) if each]
    said = [each for each in clauses if each]
    goes = [bool(_BY_ONESELF.fullmatch(each) and _SURELY_GOES.search(each)) for each in said]
    return any(goes) and all(
        each or _MORE_AGENT.fullmatch(clause) for each, clause in zip(goes, said, strict=True)
    )


def goes_oneself(text: str) -> bool:
    """Say whether a clause of a text says that the writer goes by themselves: “我自己去窗口”."""
    return any(_ONESELF.fullmatch(plain(each)) for each in _BREAKS.split(text) if each)


def stays_away(text: str) -> bool:
    """Say whether a text says that the writer will not come, and says nothing else: “不来了”."""
    return _drops(text, _AWAY, _BUSY)


def _drops(text: str, first: re.Pattern[str], more: re.Pattern[str]) -> bool:
    if _ASKS.search(text.strip()):
        return False
    clauses = [each for part in _BREAKS.split(text) for each in _TOGETHER.split(plain(part))]
    said = [each for each in clauses if each]
    dropped = [bool(first.fullmatch(each)) for each in said]
    others = all(
        is_dropped or more.fullmatch(each) for each, is_dropped in zip(said, dropped, strict=True)
    )
    return any(dropped) and others

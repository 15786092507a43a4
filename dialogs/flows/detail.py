"""What is said of oneself amid a question, and is no wish for another matter: “在县医院看的”.

While a question is open, another matter is taken up where words name it or say what is to be
done, not on a short answer that resembles it.
"""

import re
from collections.abc import Mapping

from dialogs.choosing import plain
from dialogs.machine import Again, Aside, Outcome, Turn
from dialogs.texts import in_between as texts
from knowledge.matters import Matter
from knowledge.search.understanding import Intent

_SHORT, _VERY_SHORT, _SURE = 12, 4, 0.9
_WISHES = re.compile(
    r"办|补[^贴助]|补$|换|申请|领(?!导)|报|改|迁|注销|登记|备案|认证|查|开[^始]|要|想|咋|怎|手续|材料|交(?!界)|缴|签"
    r"|证明|啥|什么|吗|哪|几|多少|可以|能不|行不|帮|找|问|有没有|有不有|了解|申报|代理|上户|落户|[不没]$|[?？]"
)
_I = (
    r"(?:我们?|俺们?|咱们?|他|她|它|人|家里?|屋里|这|那|也|都|就|还|是|老伴|老人|跟|和|[爸妈爷奶公婆娃哥姐弟妹]|"
    r"孩子|现在|又|从来|早就?)*"
)
_ANSWER = re.compile(
    rf"{_I}(?:没|冇|莫|木有|无|不|未|有|是|属|用|住|在(?=.*的)).*"
    r"|.*(?:不在|没得|没有|冇得|莫得|木有).{0,3}|.*的[啊呀嘛呢吧了]?"
)
_DENIED = r"(?:没|冇|莫|木|不|未|无)(?:有|得|是|吃|领|享受|办|拿|评|上|参加|交|买|过|在|用)*"
_DONE = re.compile(r"(?:离婚|结婚|火化|退休|退伍)(?:了|过|咯|啦)+")
_LEVEL = re.compile(
    r"(?:他|她|我|俺|是|的|属于|现在|定的?|评的?)*(?:视力|听力|言语|语言|肢体|智力|精神|多重)?(?:残疾|残|上)?(?:的|是)*"
    r"(?:[一二三四1-4](?:级|等)?[到至或、]?[一二三四1-4]级|[一二三四1-4]级|(?<=[力语体神重残疾上的]))(?:残疾|残|的)*"
)
_SIGNS: Mapping[Intent, re.Pattern[str]] = {
    "book": re.compile(r"[约号挂排预订来去取定]|时间|最[早快近]|有空|空位"),
    "cancel_booking": re.compile(r"取消|退|撤|[不没](?:了|去|来|要|用|约|办)|去不|来不|算了|号"),
    "reschedule": re.compile(r"改|换|推|挪|延|调|提前|时间|另|晚点|早点|再|约|号|天|周"),
    "rate": re.compile(r"评|星|满意|赞|打分|态度|表扬|服务|感谢|谢谢"),
    "home_visit": re.compile(
        r"上门|来|派|请|叫|到家|到我|去家|接|办|做|不了|不动|不便|瘫|卧床|躺|出门"
    ),
    "proxy": re.compile(r"[帮代替跑托]|别人|家里?人"),
    "progress": re.compile(
        r"进度|批|审|到哪|下来|办|查|交|申请|结果|怎|咋|没|吗|出来|啥时|多久|消息|信"
    ),
}
"""What a short message must hold of a wish that was heard by weights alone."""
_NO_WISH_BELOW = 9  # characters


def of_the_matter_at_hand(turn: Turn) -> bool:
    """Say whether a text, understood as another matter, only tells something of oneself."""
    said, understanding = turn.said.text.strip(), turn.said.understanding
    text = plain(said)
    if understanding.kind not in {"matter", "clarify"} or len(text) > _SHORT:
        return False
    if understanding.asks or understanding.intent or understanding.elsewhere:
        return False
    codes = understanding.codes[:2] if understanding.kind == "clarify" else understanding.codes[:1]
    found = [turn.world.catalog.matter(each) for each in codes]
    names = [plain(name) for each in found if each for name in _names(each)]
    if text in names:
        return False
    if _WISHES.search(_without(names, text)):
        return False
    if _DONE.fullmatch(said) or _ANSWER.fullmatch(said):
        return True
    named = any(len(name) > 1 and name in text and not _denies(text, name) for name in names)
    named = named or _names_part(text, names)
    surely = understanding.kind == "matter" and understanding.candidates[0].score >= _SURE
    happened = said.endswith(("了", "咯", "啦"))  # “房子塌了” is a story of its own
    return len(text) <= _VERY_SHORT and not named and not surely and not happened


def _names_part(text: str, names: list[str]) -> bool:
    """Say whether it is how a matter is called for short (“医保”), and not which card (“老卡”)."""
    called = len(text) > 1 and not text.startswith(("老", "旧", "新"))
    return called and any(text in name for name in names)


def is_wished(text: str, intent: Intent) -> bool:
    """Say whether a short text holds a word of the wish that weights heard in it."""
    sign = _SIGNS.get(intent)
    said = plain(text)
    return sign is None or len(said) >= _NO_WISH_BELOW or sign.search(text) is not None


def wish_of(turn: Turn) -> Intent | None:
    """Give the wish that a message is, where its words bear it; None where it is none."""
    understanding = turn.said.understanding
    if understanding.kind != "intent" or understanding.intent is None:
        return None
    said, intent = turn.said.text, understanding.intent
    return intent if is_wished(said, intent) else None


def goes_on(turn: Turn) -> Outcome | None:
    """Say that the matter at hand goes on, where one of its circumstances is asked."""
    if not turn.learned.get("asking") or not turn.learned.get("matter"):
        return None
    return Again((texts.a_detail(turn.said.text.strip(), turn.matter.called),))


def of_a_disability(turn: Turn) -> Aside | None:
    """Say that the level and the kind (“肢体二级”) are not asked here, in a matter of the disabled.

    None where the text says more, or the matter is another.
    """
    text = plain(turn.said.text)
    if not str(turn.learned.get("matter")).startswith("canlian.") or turn.said.chosen:
        return None
    return Aside((texts.LEVEL_ON_THE_CARD,)) if text and _LEVEL.fullmatch(text) else None


def _names(matter: Matter) -> tuple[str, ...]:
    return (
        matter.name,
        matter.called,
        *matter.aliases,
    )


def _without(names: list[str], text: str) -> str:
    """Take a matter's name out: a name like “补贴” is no wish by itself."""
    for name in sorted(names, key=len, reverse=True):
        if len(name) > 1:
            text = text.replace(name, "·")
    return text


def _denies(text: str, name: str) -> bool:
    return re.search(_DENIED + re.escape(name), text) is not None

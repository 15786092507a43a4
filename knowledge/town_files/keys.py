"""Which keys a town's file may have and of what kind; every key is explained in docs/towns.md."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from knowledge.counters import Audience
from knowledge.towns import Mode, NudgeKind, PlaceKind, Purpose, Role

Kind = Literal[
    "text", "texts", "number", "numbers", "date", "dates", "flag", "spot", "table", "rows"
]

_ID = r"[a-z][a-z0-9-]{0,31}"
_ID_WORDS = "小写字母开头，只用小写字母、数字和连字符，最长32个"
_PHONE = r"\d[\d-]{2,19}"


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its kind, what it may say, and the keys of the table or rows below it."""

    kind: Kind = "text"
    required: bool = False
    allowed: tuple[str, ...] = ()
    low: int = 0
    high: int = 100_000
    pattern: str = ""
    pattern_words: str = ""
    keys: Mapping[str, "Key"] = field(default_factory=dict)


def _id(*, required: bool = True) -> Key:
    return Key(required=required, pattern=_ID, pattern_words=_ID_WORDS)


def _phone(*, required: bool = False) -> Key:
    return Key(required=required, pattern=_PHONE, pattern_words="电话只写数字和连字符")


def _rows(*, required: bool = False, **keys: Key) -> Key:
    return Key("rows", required, keys={**keys, "only_here": Key("flag")})


_MUST = Key(required=True)
_TEXTS = Key("texts")
_WEEKDAYS = Key("numbers", low=1, high=7)
_SPOT = Key("spot")
_OUTLET: Mapping[str, Key] = {
    "name": _MUST,
    "address": _MUST,
    "phone": _phone(required=True),
    "hours": _TEXTS,
    "spot": _SPOT,
    "what": Key(),
}
_AES_KEY = Key(pattern=r"[A-Za-z0-9+/]{43}", pattern_words="EncodingAESKey 正好43个字母或数字")
_NUDGE: Mapping[str, Key] = {
    "kind": Key(required=True, allowed=get_args(NudgeKind)),
    "template": Key(
        required=True,
        pattern=r"[A-Za-z0-9_-]{20,64}",
        pattern_words="模板ID照微信后台抄，20到64个字母、数字、横线",
    ),
    "fields": Key(
        "texts",
        required=True,
        pattern=r"thing\d{1,2}=(?:中心|说明|电话)|phrase\d{1,2}=状态|(?:time|date)\d{1,2}=时间"
        r"|(?:phone_number|character_string)\d{1,2}=电话",
        pattern_words="一项写成 thing1=中心：thing 填 中心、说明、电话，phrase 填 状态，"
        "time、date 填 时间，phone_number、character_string 填 电话",
    ),
}

SHAPE: Mapping[str, Key] = {
    "place": _MUST,
    "kind": Key(required=True, allowed=get_args(PlaceKind)),
    "centre": Key(),
    "district": _id(required=False),
    "region": _MUST,
    "address": _MUST,
    "phone": _phone(required=True),
    "complaint_phone": _phone(required=True),
    "online_channel": Key(),
    "online_how": Key(),
    "spot": _SPOT,
    "hall": Key("table", keys={**_OUTLET, "takes": Key("texts", allowed=("企业",))}),
    "nearby": Key("rows", keys={**_OUTLET, "only_here": Key("flag")}),
    "model": _MUST,
    "lead": _id(),
    "matters_off": _TEXTS,
    "confirmed_matters": _TEXTS,
    "notes": _TEXTS,
    "assumed": _TEXTS,
    "account": Key(
        "table",
        required=True,
        keys={
            "mode": Key(required=True, allowed=get_args(Mode)),
            "appid": Key(
                required=True,
                pattern=r"wx[0-9a-z]{16}",
                pattern_words="appid 是 wx 加16个小写字母或数字",
            ),
            "original_id": Key(
                required=True,
                pattern=r"gh_[0-9a-z]{12}",
                pattern_words="原始ID是 gh_ 加12个小写字母或数字",
            ),
            "token": Key(pattern=r"[A-Za-z0-9]{3,32}", pattern_words="Token 是3到32个字母或数字"),
            "aes_key": _AES_KEY,
            "previous_aes_key": _AES_KEY,
            "secret": Key(pattern=r"[A-Za-z0-9]{32}", pattern_words="AppSecret 正好32个字母或数字"),
            "nudge": Key("table", keys=_NUDGE),
        },
    ),
    "hours": Key(
        "table",
        required=True,
        keys={
            "weekdays": Key("numbers", required=True, low=1, high=7),
            "sessions": Key("texts", required=True),
            "closed_on": Key("dates"),
        },
    ),
    "booking": Key(
        "table",
        required=True,
        keys={
            "slot_minutes": Key("number", required=True, low=5, high=240),
            "lead_minutes": Key("number", required=True, high=10_080),
            "horizon_days": Key("number", required=True, low=1, high=90),
            "per_citizen": Key("number", required=True, low=1, high=20),
            "cancel_before_minutes": Key("number", required=True, high=10_080),
            "long_matters": Key(
                "rows",
                keys={
                    "matter": Key(),
                    "domain": Key(),
                    "minutes": Key("number", required=True, low=5, high=480),
                },
            ),
            "offer_minutes": Key("number", low=5, high=240),
            "no_show_limit": Key("number", high=20),
            "no_show_days": Key("number", low=1, high=366),
            "no_show_pause_days": Key("number", low=1, high=366),
        },
    ),
    "queue": Key("flag"),
    "day": Key(
        "table",
        keys={
            "remind_at": Key(
                pattern=r"([01]\d|2[0-3]):[0-5]\d", pattern_words="时间写成 18:30 这样"
            ),
            "remind_before_minutes": Key("number", low=30, high=720),
            "early_minutes": Key("number", high=240),
            "late_minutes": Key("number", high=120),
            "answer_minutes": Key("number", low=10, high=10_080),
        },
    ),
    "visits": Key(
        "table",
        keys={
            "lead_days": Key("number", high=30),
            "horizon_days": Key("number", low=1, high=90),
            "halves": Key("texts", allowed=("am", "pm")),
            "per_half_day": Key("number", low=1, high=200),
            "answer_days": Key("number", low=1, high=10),
            "who": _TEXTS,
            "pairs": _rows(people=Key("texts", required=True)),
            "agents": Key("flag"),
            "trips_half_day": Key("number", low=1, high=20),
            "minutes_half_day": Key("number", low=30, high=480),
            "minutes_at_door": Key("number", low=5, high=240),
            "matter_minutes": _rows(matter=_MUST, minutes=Key("number", True, low=5, high=240)),
            "travel": _rows(
                between=Key("texts", required=True), minutes=Key("number", True, high=600)
            ),
        },
    ),
    "chats": Key(
        "table",
        keys={
            "capacity": Key("number", low=1, high=50),
            "take_minutes": Key("number", low=1, high=60),
            "silent_minutes": Key("number", low=1, high=240),
        },
    ),
    "special_sessions": _rows(
        name=_MUST, hours=_MUST, weekdays=_WEEKDAYS, dates=Key("dates"), counters=_TEXTS
    ),
    "offices": _rows(required=True, id=_id(), name=_MUST, domains=_TEXTS, phone=_phone()),
    "counters": _rows(
        required=True,
        id=_id(),
        name=_MUST,
        takes_all=Key("flag"),
        domains=_TEXTS,
        matters=_TEXTS,
        except_domains=_TEXTS,
        except_matters=_TEXTS,
        purposes=Key("texts", allowed=get_args(Purpose)),
        capacity=Key("number", low=1, high=50),
        audience=Key(allowed=get_args(Audience)),
    ),
    "villages": _rows(
        name=_MUST,
        point=Key(),
        minutes=Key("number", required=True, high=600),
        agent=_id(required=False),
        deputy=_id(required=False),
        phone=_phone(),
        aliases=_TEXTS,
        hours=_TEXTS,
        spot=_SPOT,
        matters=_TEXTS,
    ),
    "staff": _rows(
        required=True,
        login=_id(),
        name=_MUST,
        role=Key(required=True, allowed=get_args(Role)),
        office=_id(required=False),
        counters=_TEXTS,
        village=Key(),
        cover=_id(required=False),
        badge=Key(),
        phone=_phone(),
        photo=Key(
            pattern=r"[\w-]{1,60}\.(png|jpe?g)", pattern_words="照片是文件名，以 .png 或 .jpg 结尾"
        ),
    ),
    "proxies": Key(
        "table", keys={"accept_minutes": Key("number", required=True, low=5, high=2_400)}
    ),
    "enterprises": _rows(name=_MUST, contact=_id(), aliases=_TEXTS),
    "phones": _rows(topic=_id(), phone=_phone(required=True)),
    "rosters": _rows(
        people=Key("texts", required=True),
        since=Key("date", required=True),
        each=Key(required=True, allowed=("day", "week")),
        office=_id(required=False),
        counter=_id(required=False),
    ),
}

"""WeChat's error codes as ours: what to do about each, and how to say it to a clerk."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "retry_soon",
    "renew_token",
    "quota",
    "window_closed",
    "blocked",
    "not_following",
    "too_frequent",
    "daily_limit",
    "too_long",
    "config",
    "bug",
]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an error code means for us; `reason` is a sentence that a clerk can read."""

    kind: Kind
    reason: str


_TOKEN = "微信的登录凭证失效了"  # noqa: S105 - a sentence
_SECRET = "公众号的AppID或AppSecret填错了或被冻结，请系统管理员核对"  # noqa: S105 - a sentence
_UNFOLLOWED = "群众没有关注公众号，发不出去，请改打电话"
_FORM = "消息格式有误，微信没有收下，请告诉系统管理员"
_TYPING = "“正在输入”的提示没有发出，不影响消息"
_KF = "微信自带的客服工具出错，本系统不用它，请系统管理员核对公众号设置"
_MENU = "公众号菜单的设置不合微信的规定，请系统管理员核对"
_TEMPLATE = "模板消息的设置有误，请系统管理员核对"
_BANNED = "微信停用了公众号的这项功能，请系统管理员到微信后台查看"
_LINK = "短链接的内容有误，请告诉系统管理员"

MEANINGS: dict[int, Meaning] = {
    -1: Meaning("retry_soon", "微信系统繁忙"),
    40001: Meaning("renew_token", _TOKEN),
    40014: Meaning("renew_token", _TOKEN),
    42001: Meaning("renew_token", _TOKEN),
    40002: Meaning("config", _SECRET),
    40013: Meaning("config", _SECRET),
    40125: Meaning("config", _SECRET),
    40243: Meaning("config", _SECRET),
    40164: Meaning("config", "本服务器的IP不在微信后台的白名单里，请系统管理员添加"),
    40003: Meaning("bug", "微信不认识这位群众的编号（可能属于另一个公众号），发不出去"),
    40007: Meaning("bug", "图片或语音在微信那边已过期（只留3天），请重新上传"),
    40029: Meaning("bug", "网页登录的凭证无效，请群众重新打开页面"),
    40163: Meaning("bug", "网页登录的凭证已用过，请群众重新打开页面"),
    40033: Meaning("bug", _FORM),
    40036: Meaning("config", _TEMPLATE),
    40037: Meaning("config", _TEMPLATE),
    40200: Meaning("config", "这类公众号不能发这种消息（需要认证的服务号）"),
    40249: Meaning("config", "模板里有营销内容，微信不许发，请系统管理员核对"),
    41001: Meaning("bug", _FORM),
    43004: Meaning("not_following", _UNFOLLOWED),
    50005: Meaning("not_following", _UNFOLLOWED),
    43019: Meaning("blocked", "群众在公众号的黑名单里，发不出去"),
    43101: Meaning("blocked", "群众没有同意接收这种通知，或同意的次数已用完"),
    43116: Meaning("config", _TEMPLATE),
    44004: Meaning("bug", "消息是空的，没有发"),
    45002: Meaning("too_long", "消息太长（最多约600个汉字），请分成几条再发"),
    45008: Meaning("bug", "一条消息只能带一篇图文"),
    45009: Meaning("daily_limit", "公众号今天的发送次数已用完，明天零点后才能再发，急事请打电话"),
    45011: Meaning("too_frequent", "发得太快，微信要求稍等"),
    45015: Meaning("window_closed", "群众超过48小时没有发来消息，微信不让主动发了，请改打电话"),
    45047: Meaning("quota", "微信限定的5条已发完，等群众再发一条消息后才能发"),
    45072: Meaning("bug", _TYPING),
    45080: Meaning("bug", _TYPING),
    45081: Meaning("bug", _TYPING),
    47001: Meaning("bug", _FORM),
    47003: Meaning("bug", "模板消息里有一项的长度或格式不对，请告诉系统管理员"),
    48001: Meaning("config", "公众号没有这项功能的权限（未认证或未开通），请系统管理员核对"),
    48002: Meaning("blocked", "群众设置了不接收公众号的消息，发不出去，请改打电话"),
    48004: Meaning("config", _BANNED),
    50002: Meaning("config", _BANNED),
    **{code: Meaning("config", _KF) for code in range(61451, 61460)},
    65303: Meaning("config", _MENU),
    65305: Meaning("config", _MENU),
    65320: Meaning("config", _MENU),
    70000: Meaning("blocked", "微信为保护未成年人拦下了这条消息，请改打电话"),
    **{code: Meaning("bug", _LINK) for code in range(9410010, 9410013)},
}
"""Every code that is known to matter. source: WeChat's global return codes"""


def meaning(code: int) -> Meaning:
    """Give what a code means; one that is not known is not tried again, and is named."""
    known = MEANINGS.get(code)
    return known or Meaning("bug", f"微信没有收下这条消息（错误码 {code}），请告诉系统管理员")

"""The bot's sentences about the phones of a visit."""

from collections.abc import Iterator, Mapping
from typing import Any

ANOTHER_PHONE = "另一个"
NUMBER_UNKNOWN = "不急：叫家里人看一下，或者说邻居、村干部的号码。实在没有，就说“没有电话”。"
ANOTHERS_PHONE = "好，打别人的也行。那个号码是多少？不知道就说“没有电话”。"
WECHAT_HAS_NO_NUMBER = (
    "微信上我看不到您的手机号，来的人也打不通微信。请把11位号码写一下；实在没有，就说“没有电话”。"
)
SAY_THE_LANDLINE = "座机也行，请把座机号说一下，区号也写上。"
WHICH_PHONE = "好，对的电话是多少？直接说号码。"


def phones_of(wish: Mapping[str, Any], relation: str) -> Iterator[str]:
    """Give the phones as they are read back: whose each is beside it."""
    if wish.get("phone"):
        whose = f"（{wish['phone_of']}的）" if wish.get("phone_of") else ""
        yield f"{wish['phone']}{whose}"
    if wish.get("other_phone"):
        label = str(wish.get("other_of") or relation)
        yield f"{label}{'' if label == ANOTHER_PHONE else '的'} {wish['other_phone']}"


def owners(wish: Mapping[str, Any]) -> str:
    """Say whose the phones are that are not the writer's, for those who ring."""
    named = (("phone", "phone_of"), ("other_phone", "other_of"))
    return "；".join(
        f"{wish[phone]}是{wish[whose]}的"
        for phone, whose in named
        if wish.get(phone) and wish.get(whose) and wish[whose] != ANOTHER_PHONE
    )

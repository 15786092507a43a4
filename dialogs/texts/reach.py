"""The bot's sentences for people from elsewhere and for those who stay at home: online."""

import re

from dialogs.texts.naming import some
from dialogs.texts.writing import link
from knowledge.levels import Online
from knowledge.matters import Matter
from knowledge.residence import Residence
from knowledge.towns import Town

_ANYWHERE = re.compile(r"跨省|异地|在?外地也能|外省也能|全国|任何一个|就近.{0,6}(?:派出所|窗口)")


def channel(town: Town, page: str) -> str:
    """Say how to open the town's online channel, and what for. source: BY-2, XL-17."""
    if town.online_channel is None:
        return f"网上办的渠道没有写，请到窗口办，或者打电话问：{town.phone}。"
    how = f"\n怎么打开：{town.online_how}。" if town.online_how else ""
    return (
        f"网上办：{town.online_channel}。{how}\n说出要办的事，我告诉您能不能网上办、怎么办。"
        f"不会用、不想用，窗口一样办，也可以说“人工”让人教。\n{link(page, '全部事项')}"
    )


def residence(found: Residence, phone: str) -> str:
    """Say what the list tells of people from elsewhere, in its own words. source: XL-11."""
    said = "；".join(found.said)
    match found.kind:
        case "elsewhere":
            return f"户口不在这里：清单上写着“{said}”。"
        case "home":
            return f"户口不在这里：清单上只写了“{said}”，能不能在这里办，先问窗口：{phone}，或者说“人工”。"
        case "unsaid":
            return f"户口不在这里能不能办：清单上没写，先问窗口：{phone}，或者说“人工”。"


def online(found: Online | None) -> str:
    """Say shortly whether it can be done online; the steps are told when asked."""
    if found is None:
        return "网上：没有查到网上办理的渠道。"
    name = f"（{found.channel}）" if found.channel else ""
    return f"网上：可以网上办{name}，说“网上办”给您步骤。"


def from_afar(matter: Matter, phone: str) -> str:
    """Say whether a counter where somebody is now takes it, as far as the list tells."""
    lines = [*matter.conditions, *matter.steps]
    said = [each for each in lines if _ANYWHERE.search(each)]
    if said:
        return f"在外地办：清单上写着“{'；'.join(said)}”。"
    return f"在外地的窗口能不能办：清单上没写，先打电话问：{phone}，或者说“人工”。"


def trips(matter: Matter) -> str:
    """Say how often one has to come, as far as the list tells."""
    fetch = f"办好了怎么拿：{'、'.join(matter.delivery)}。"
    if "一次办" in matter.tags:
        return f"跑几次：标了“一次办”，材料带齐，交一次就行。{fetch}"
    return f"跑几次：清单上没写。材料一次带齐，能少跑；{fetch}"


def from_elsewhere(matters: tuple[Matter, ...], page: str) -> str:
    """List the matters that people from elsewhere may have done. source: XL-11."""
    return (
        f"清单上写了外地户口也能办的（{len(matters)}件，各有条件）：\n{some(matters, 1300)}\n"
        f"说出要办的事，我告诉您条件。别的事户口不在这里能不能办，先问窗口。\n"
        f"{link(page, '全部事项')}"
    )


CALL = "可以，打下面的中心电话，上班时间有人接。想在这里跟人说，就说“人工”。\n"


def in_english(phone: str) -> str:
    """Say in English that only Chinese is understood here, and how to reach a person."""
    return (
        "Sorry, I only understand Chinese. "
        f"Please call {phone}, or reply 人工 (a person will read your message here)."
    )

"""The bot's sentences for people from elsewhere and for those who stay at home: online."""

from dialogs.texts.naming import some
from dialogs.texts.writing import link
from knowledge.matters import Matter
from knowledge.residence import Residence
from knowledge.towns import Town


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


def from_elsewhere(matters: tuple[Matter, ...], page: str) -> str:
    """List the matters that people from elsewhere may have done. source: XL-11."""
    return (
        f"清单上写了外地户口也能办的（{len(matters)}件，各有条件）：\n{some(matters, 1300)}\n"
        f"说出要办的事，我告诉您条件。别的事户口不在这里能不能办，先问窗口。\n"
        f"{link(page, '全部事项')}"
    )

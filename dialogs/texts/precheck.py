"""What is said while pictures of papers are sent ahead. source: BY-5."""

from collections.abc import Sequence

NO_LIST = "还没有您的清单。先说要办什么，我把要带的列给您，再拍照发来。"
WHICH = "这是哪一样？"
UNSURE = "没关系，工作人员会看。"
BEFORE_IS_LOOSE = "前一张没说是哪一样，工作人员会看。"
ALL_SENT = "收到了。清单上的都发过了，这张也给工作人员看。"
FULL = "发的照片太多了，再多收不下。说“发完了”，先请工作人员看。"
NOTHING_SENT = "还没有收到照片。请把材料拍照发来；先不发就说“返回”。"


def ask(name: str, unsent: Sequence[str], *, elder: bool) -> str:
    """Ask for the pictures, naming the papers that were not sent yet."""
    first = f"【{name}】请把要带的材料一样一样拍照发来，拍清楚、拍全。"
    if not unsent:
        return f"{first}\n清单上的都有了。发完了就说“发完了”。"
    if elder:
        return f"{first}\n还差{len(unsent)}样。发完了就说“发完了”。"
    lines = "\n".join(f"· {each}" for each in unsent)
    return f"{first}\n还没发的：\n{lines}\n发完了就说“发完了”。没有的先不发。"


def received(count: int) -> str:
    """Say that a picture came, the how manieth it is."""
    return f"收到了，这是第{count}张。"


def is_paper(paper: str) -> str:
    """Say to which paper the picture was put."""
    return f"记下了：{paper}。"


def handed_in(pictures: int, unsent: Sequence[str]) -> str:
    """Sum up what a clerk gets to see, and what is still to come."""
    lines = [f"一共{pictures}张照片，请工作人员看，哪样行、哪样不行，在这里告诉您。"]
    if unsent:
        lines += ["还没发的：", *(f"· {each}" for each in unsent), "有了可以再发。"]
    return "\n".join(lines)


def asked(name: str, pictures: int, unsent: Sequence[str]) -> str:
    """Tell the clerk in a line what was sent."""
    missing = f"，没发：{'、'.join(unsent)}" if unsent else ""
    return f"材料预审：{name}，{pictures}张照片{missing}"

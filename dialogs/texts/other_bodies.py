"""What is said to whom asks for the phone, the place or the hours of another body."""

_WAY_BACK = "要问我们中心的电话、地址、上班时间，说“你们几点上班”。"


def other(name: str, phone: str | None) -> str:
    """Say that these are another body's, with its phone where one is known."""
    known = f"能打的电话：{phone}。" if phone else ""
    return (
        f"{name}不是我们中心，它的电话、地址和上班时间我这里没有。{known}\n"
        f"查号打 114，不清楚归谁管打 12345。{_WAY_BACK}"
    )


def village(name: str, *, listed: bool) -> str:
    """Say it of a village's own office; `listed`: the villages' service points are known."""
    point = "您说一下是哪个村，我给您那个村便民服务站的电话和时间。" if listed else ""
    return (
        f"{name}的电话、上班时间我这里没有。{point}\n也可以打 114 查号，或者打 12345。{_WAY_BACK}"
    )


def hall(name: str, address: str, phone: str) -> str:
    """Tell where the county's hall is, as the town's file has it."""
    return f"{name}不是我们中心。地址：{address}，电话：{phone}。去之前先打电话问。\n{_WAY_BACK}"

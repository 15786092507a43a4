"""The bot's sentences about bookings that were begun on the web page."""

CHOOSE_ANEW = "回到网页重新选一个，或者在这里说“预约”。"


def unknown_code(left: int) -> str:
    """Say that the code fits no page; `left` more tries for a while."""
    if left <= 0:
        return "预约码错的次数太多了，请过十分钟再试，或者在这里说“预约”直接约。"
    return "这个预约码不对，或者过了10分钟。请看网页上的码，或者在这里说“预约”直接约。"

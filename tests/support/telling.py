"""A chain is told in a test: what is said until its notice comes."""

from tests.support.chat import Chat


def tell(chat: Chat, first: str, *then: str) -> str:
    """Say these, then 不清楚 until the notice is told; give what was heard last."""
    chat.says(first)
    heard = ""
    for text in then:
        heard = chat.says(text)
    while chat.state == ("chain", "circumstance"):
        heard = chat.says("不清楚")
    return heard

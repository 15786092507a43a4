"""Who comes after a death is the family: who has died is never taken for an agent."""

import pytest

from tests.support.chat import Chat


def asked(first: str, said: str) -> tuple[Chat, str]:
    chat = Chat()
    chat.says(first)
    chat.says("1")
    return chat, chat.says(said)


def comes(chat: Chat) -> list[str] | None:
    return (chat.talk.frames[-1].learned.get("answers") or {}).get("agent")


@pytest.mark.parametrize(
    "said",
    [
        *("是我爸", "我妈走了", "老人走了", "我爸走了三天了", "是我妈走的", "我爷爷去世了"),
        *("是我爸去世了", "走的是我婆婆", "老伴昨天没了", "我爸", "我妈过世半个月了", "我侄子来办"),
    ],
)
def test_who_died_is_asked_about_and_not_taken_for_an_agent(said: str) -> None:
    chat, heard = asked("老人走了", said)
    assert "谁到窗口来办" in heard
    assert comes(chat) is None


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        *((each, "本人") for each in ("我来办", "我儿子去办", "家里人来", "家里人", "我自己去")),
        *((each, "本人") for each in ("我爸走了，我来办", "我去替我爸办", "1", "本人", "女儿去跑")),
        *((each, "代办") for each in ("托人办", "邻居帮忙去", "请村里代办员", "代办", "2", "外人")),
    ],
)
def test_who_comes_after_a_death_is_heard(said: str, answer: str) -> None:
    assert comes(asked("老人走了", said)[0]) == [answer]


@pytest.mark.parametrize(
    ("said", "answer"),
    [("娃他爸去办", "本人"), ("我老公去", "本人"), ("我妈去", "代办"), ("托别人", "代办")],
)
def test_the_parents_come_for_a_new_child(said: str, answer: str) -> None:
    assert comes(asked("刚生了娃要办什么", said)[0]) == [answer]


@pytest.mark.parametrize("said", ["在医院走的", "我妈能来办吗"])
def test_what_is_no_answer_is_not_taken(said: str) -> None:
    assert comes(asked("老人走了", said)[0]) is None

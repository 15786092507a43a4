"""Who comes to the counter, as it is said."""

import pytest

from knowledge.reading.agents import read_comer, writer_comes


@pytest.mark.parametrize(
    ("text", "for_another", "oneself"),
    [
        ("他来不了我去办", "代办", "代办"),
        ("她腿脚不好，走不动，我去", "代办", "代办"),
        ("不是本人，是我去", "代办", "代办"),
        ("我替他办", "代办", "代办"),
        ("我去办", "代办", None),
        ("我和我爸一起来", "本人", "本人"),
        ("我陪她来", "本人", "本人"),
        ("我爸自己去", "本人", "本人"),
        ("我来不了", "unclear", "代办"),
        ("我去不了，他自己去", "unclear", "unclear"),
        ("他不能一起来，我去", "unclear", "unclear"),
        ("我能去吗", None, None),
        ("能不能我去", None, None),
        ("是他去还是我去", None, None),
        ("本人", None, None),
        ("他在外地上班", None, None),
        ("", None, None),
    ],
)
def test_who_comes(text: str, for_another: str | None, oneself: str | None) -> None:
    assert read_comer(text, for_another=True) == for_another
    assert read_comer(text, for_another=False) == oneself


@pytest.mark.parametrize(
    ("text", "comes"),
    [
        ("她来不了，我去办", True),
        ("我去帮他办", True),
        ("我去办", True),
        ("她来不了", False),
        ("她来不了，我能去办吗", False),
        ("我来问一下", False),
        ("我去办低保", False),
    ],
)
def test_the_writer_comes(text: str, *, comes: bool) -> None:
    assert writer_comes(text) is comes

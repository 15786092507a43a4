import shutil
from pathlib import Path
from typing import get_args

import pytest

from knowledge.search.lexicon import SHIPPED, Lexicon, LexiconError, read_lexicon
from knowledge.search.understanding import Intent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "lexicon"))


def test_every_intent_has_its_words(lexicon: Lexicon) -> None:
    assert sorted(rule.intent for rule in lexicon.intents) == sorted(get_args(Intent))


def test_a_word_in_two_lines_is_refused_by_name(folder: Path) -> None:
    (folder / "synonyms.toml").write_text('same = [["甲", "乙"], ["丙", "乙"]]', "utf-8")
    with pytest.raises(LexiconError, match=r"synonyms\.toml.*“乙”"):
        read_lexicon(folder)


def test_a_broken_file_is_named(folder: Path) -> None:
    (folder / "dialect.toml").write_text("[words", "utf-8")
    with pytest.raises(LexiconError, match=r"dialect\.toml"):
        read_lexicon(folder)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[[intent]]\nname="fly"\nover_matter=true\nalone=[]', "fly"),
        ('[[intent]]\nname="book"\nover_matter=true\nalone=[]\nsays=["("]', "book"),
    ],
)
def test_a_wrong_intent_is_refused_by_name(folder: Path, text: str, says: str) -> None:
    (folder / "intents.toml").write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=says):
        read_lexicon(folder)

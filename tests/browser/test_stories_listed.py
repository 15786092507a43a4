"""The stories that docs/console.md lists are the stories there are."""

import re
from pathlib import Path

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs" / "console.md"
LINE = re.compile(r"^\| (\d+) \| [^|]+ \| `(test_stories_\w+\.py)::(test_\w+)` \|$", re.MULTILINE)
TEST = re.compile(r"^async def (test_\w+)\(", re.MULTILINE)


def test_every_story_is_listed_and_every_listed_story_is_played() -> None:
    listed = LINE.findall(DOCS.read_text("utf-8"))
    played = {
        (file.name, name)
        for file in HERE.glob("test_stories_*.py")
        for name in TEST.findall(file.read_text("utf-8"))
    }

    assert {(file, name) for _, file, name in listed} == played
    assert [int(number) for number, _, _ in listed] == list(range(1, len(played) + 1))
    assert len(played) >= 30

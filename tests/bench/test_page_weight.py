"""No page of the console is over 100 KB on the line, however long its lists are."""

import re
import shutil
from pathlib import Path

import pytest
from aiohttp import ClientSession

from tests.bench.desk import fill
from tests.bench.pages import MOST_BYTES, SECRET, add_lead, paths
from tests.conftest import NOW
from tests.support.centre import open_centre
from tests.support.clock import RunningClock

FILE = re.compile(r'(?:src|href)="(/console/static/[^"]+\.(?:js|css)[^"]*)"')
MODULE = re.compile(r'from "\./([\w-]+\.js)"')


class Line:
    """What one browser with an empty cache fetches; files are weighed once."""

    def __init__(self, session: ClientSession, url: str) -> None:
        self._session, self._url = session, url
        self._files: dict[str, tuple[int, set[str]]] = {}

    async def page(self, path: str) -> int:
        """Give the bytes of the page with its own styles and scripts."""
        weight, text = await self._fetch(path)
        due, seen = set(FILE.findall(text)), set[str]()
        while due:
            file = due.pop()
            seen.add(file)
            if file not in self._files:
                self._files[file] = await self._file(file)
            due |= self._files[file][1] - seen
        return weight + sum(self._files[each][0] for each in seen)

    async def _file(self, path: str) -> tuple[int, set[str]]:
        weight, text = await self._fetch(path)
        return weight, {f"/console/static/{each}" for each in MODULE.findall(text)}

    async def _fetch(self, path: str) -> tuple[int, str]:
        async with self._session.get(f"{self._url}{path}") as answer:
            assert answer.status == 200, path
            assert "login" not in answer.url.path, path
            text = await answer.text()
            return int(answer.headers["Content-Length"]), text


async def test_no_page_is_over_a_hundred_kilobytes_with_full_lists(
    sqlite_template: Path, tmp_path: Path
) -> None:
    shutil.copy(sqlite_template, tmp_path / "yichuang.db")
    url = f"sqlite:///{tmp_path}/yichuang.db"
    async with open_centre(url, RunningClock(NOW), tmp_path) as centre:
        town = centre.parts.towns.get("baiyang")
        assert town is not None
        fill(tmp_path, town, NOW, chats=500)
        add_lead(tmp_path, town, NOW)
        cookies = {"yichuang_sitting": SECRET}
        async with ClientSession(cookies=cookies) as session:
            line = Line(session, centre.url)
            weights = {path: await line.page(path) for path in paths()}
    heavy = {path: weight for path, weight in weights.items() if weight > MOST_BYTES}
    assert heavy == {}
    assert len(weights) > 30


@pytest.mark.parametrize("coding", ["gzip", "identity"])
async def test_a_page_is_compressed_only_for_who_takes_it_so(
    sqlite_template: Path, tmp_path: Path, coding: str
) -> None:
    shutil.copy(sqlite_template, tmp_path / "yichuang.db")
    url = f"sqlite:///{tmp_path}/yichuang.db"
    async with (
        open_centre(url, RunningClock(NOW), tmp_path) as centre,
        ClientSession(headers={"Accept-Encoding": coding}) as session,
        session.get(f"{centre.url}/console/static/console.css") as answer,
    ):
        assert answer.headers.get("Content-Encoding", "identity") == coding
        assert "--" in await answer.text()

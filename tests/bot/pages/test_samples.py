"""Samples: the town's own or the shipped ones, and nothing else from the disk."""

from collections.abc import AsyncIterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.pages import samples
from bot.pages.samples import SHIPPED, Samples
from knowledge.catalog import read_catalog
from knowledge.matters import TownId
from tests.support.pages import page_town

Client = TestClient[web.Request, web.Application]
TOWN = TownId("baiyang")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    towns = tmp_path / "towns"
    own = towns / "east" / "baiyang.samples"
    own.mkdir(parents=True)
    (own / "表 一.png").write_bytes(b"png")
    (own / "shenqingshu.svg").write_text("<svg>own</svg>")
    (own / "guide.pdf").write_bytes(b"%PDF-1.7")
    (own / "page.html").write_text("<script>")
    (own / ".hidden.png").write_bytes(b"png")
    (tmp_path / "secret.png").write_bytes(b"secret")
    (own / "link.png").symlink_to(tmp_path / "secret.png")
    (towns / "linzhen.samples").mkdir()
    (towns / "linzhen.samples" / "theirs.png").write_bytes(b"png")
    return towns


@pytest.fixture
async def client(folder: Path) -> AsyncIterator[Client]:
    app = web.Application()
    app.add_routes(Samples({"baiyang": page_town()}.get, folder).routes())
    async with TestClient(TestServer(app)) as opened:
        yield opened


@pytest.mark.parametrize(
    ("name", "kind", "sandboxed"),
    [
        ("表 一.png", "image/png", True),
        ("guide.pdf", "application/pdf", False),
        ("shouquan-weituoshu.svg", "image/svg+xml", True),
    ],
)
async def test_a_sample_comes_with_its_type_and_may_run_nothing(
    client: Client, name: str, kind: str, *, sandboxed: bool
) -> None:
    answer = await client.get(f"/samples/baiyang/{name}")

    assert answer.status == 200
    assert answer.content_type == kind
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert ("sandbox" in policy) is sandboxed


async def test_the_town_s_own_sample_stands_before_the_shipped_one(client: Client) -> None:
    answer = await client.get("/samples/baiyang/shenqingshu.svg")
    assert await answer.text() == "<svg>own</svg>"


@pytest.mark.parametrize(
    "path",
    [
        "baiyang/nothing.png",
        "baiyang/page.html",
        "baiyang/.hidden.png",
        "baiyang/link.png",
        "baiyang/theirs.png",
        "nowhere/shenqingshu.svg",
        "baiyang/..%2Fbaiyang.toml",
        "baiyang/..%2F..%2F..%2Fsecret.png",
        "baiyang/%2Fetc%2Fpasswd",
        "baiyang/a%00.png",
        "..%2F/secret.png",
        f"baiyang/{'%F0%A0%80%80' * 79}.png",
    ],
)
async def test_nothing_else_is_served(client: Client, path: str) -> None:
    answer = await client.get(f"/samples/{path}")
    assert answer.status == 404


async def test_a_file_that_is_too_large_is_not_served(
    client: Client, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(samples, "LARGEST", 2)
    found = Samples({"baiyang": page_town()}.get, folder)
    assert found.find(TOWN, "guide.pdf") is None
    assert (await client.get("/samples/baiyang/guide.pdf")).status == 404


def test_every_sample_that_the_catalog_names_is_shipped(tmp_path: Path) -> None:
    papers = [each for one in read_catalog().matters.values() for each in one.materials]
    named = {each.sample for each in papers if each.sample}
    served = Samples({"baiyang": page_town()}.get, tmp_path)

    assert named
    assert [each for each in named if served.find(TOWN, each) is None] == []


@pytest.mark.parametrize("path", sorted(SHIPPED.iterdir()), ids=lambda path: path.name)
def test_a_shipped_sample_is_a_drawing_that_says_it_is_one(path: Path) -> None:
    text = path.read_text()
    tags = {each.tag.rpartition("}")[2] for each in ET.fromstring(text).iter()}  # noqa: S314 - our own file

    assert "示范，请照自己的情况写" in text
    assert "张三（示例）" in text
    assert tags <= {"svg", "title", "rect", "text", "tspan"}

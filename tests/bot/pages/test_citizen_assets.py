"""The files of the citizen's pages."""

import re
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.pages.assets import Assets


async def test_a_file_is_kept_for_ever_under_its_present_version_only() -> None:
    assets = Assets()
    app = web.Application()
    app.add_routes(assets.routes())
    async with TestClient(TestServer(app)) as client:
        now = await client.get(assets.url("citizen.css"))
        before = await client.get("/assets/citizen.css?v=0")
        script = await client.get(assets.url("citizen.js"))

        assert now.content_type == "text/css"
        assert "immutable" in now.headers["Cache-Control"]
        assert before.status == 200
        assert before.headers["Cache-Control"] == "no-cache"
        assert script.content_type == "text/javascript"


@pytest.mark.parametrize("name", ["none.css", "..%2F__init__.py", "%2Fetc%2Fpasswd", ""])
async def test_nothing_but_these_files_is_served(name: str) -> None:
    app = web.Application()
    app.add_routes(Assets().routes())
    async with TestClient(TestServer(app)) as client:
        assert (await client.get(f"/assets/{name}")).status == 404


def test_another_text_has_another_address(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("p { margin: 0 }")
    one = Assets(folder=tmp_path).url("a.css")
    (tmp_path / "a.css").write_text("p { margin: 1px }")

    assert Assets(folder=tmp_path).url("a.css") != one


def test_an_unknown_file_has_no_address() -> None:
    with pytest.raises(KeyError):
        Assets().url("none.css")


@pytest.mark.parametrize(("ink", "ground"), [
    ("ink", "card"), ("soft", "card"), ("soft", "page"), ("green", "card"), ("green", "page"),
    ("warn-ink", "warn-card"), ("warn-ink", "page"),
])  # fmt: skip
def test_every_pair_of_colours_has_contrast_enough(ink: str, ground: str) -> None:
    css = (Path(__file__).parents[3] / "bot/pages/static/citizen.css").read_text()
    colours = dict(re.findall(r"--([\w-]+): #(\w+);", css))

    light, dark = sorted((_luminance(colours[ink]), _luminance(colours[ground])), reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    if len(colour) == 3:
        colour = "".join(each * 2 for each in colour)
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

"""Scenarios of 赤坭镇 and 铜梁区, through the webhook, the console and the command line."""

import asyncio
import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from tests.support.centre import Centre, open_centre
from tests.support.clerk import ClerkAtWork
from tests.support.clock import RunningClock
from tests.support.visits import book, booked_counters

SHIPPED = Path(__file__).parents[2] / "knowledge" / "data" / "towns"


def command(*words: str) -> str:
    result = CliRunner().invoke(main, list(words))
    return result.output


@pytest.mark.rule("CN-1")
async def test_social_security_goes_to_its_window_and_residence_permits_to_the_five(
    centre: Centre,
) -> None:
    await book(centre, "chini", ["甲"], "我想明天上午9点半来办农保参保登记")
    await book(centre, "chini", "乙丙丁戊己", "我想明天上午10点来办居住证")

    landed = await booked_counters(centre, "chini")
    town = centre.parts.towns.get("chini")
    assert town is not None
    names = {each.id: each.name for each in town.counters}
    assert "社会保障专窗" in names[landed[0]]
    assert len(set(landed[1:])) == 5
    assert all("综合服务" in names[each] for each in landed[1:])


@pytest.mark.rule("TL-1")
def test_names_are_composed_by_rule_and_another_form_is_refused(tmp_path: Path) -> None:
    told = json.loads(command("town", "show", "baiyang", "--json"))
    assert told["centre"] == "白羊镇便民服务中心"
    assert all(each["point"].endswith("便民服务站") for each in told["villages"])

    text = (SHIPPED / "baiyang.toml").read_text("utf-8")
    wrong = text.replace('place = "白羊镇"', 'place = "白羊镇"\ncentre = "白羊镇政务大厅"')
    assert wrong != text
    (tmp_path / "baiyang.toml").write_text(wrong, "utf-8")
    refused = CliRunner().invoke(main, ["town", "check", str(tmp_path)])

    assert refused.exit_code == 1
    line = wrong.splitlines().index('centre = "白羊镇政务大厅"') + 1
    assert f"baiyang.toml:{line}" in refused.output
    assert "白羊镇便民服务中心" in refused.output


@pytest.mark.rule("TL-2")
async def test_a_town_is_added_by_one_file_and_sees_nobody_elses_data(
    database_url: str, clock: RunningClock, tmp_path: Path
) -> None:
    towns = tmp_path / "towns"
    shutil.copytree(SHIPPED, towns)
    async with open_centre(database_url, clock, tmp_path, towns) as centre:
        there = [each.id for each in centre.parts.towns.all()]
        assert {"bachuan", "dongcheng", "nancheng", "jiuxian", "anju", "erping"} <= set(there)
        assert len([t for t in centre.parts.towns.all() if t.district == "tongliang"]) == 8

        text = (towns / "tongliang" / "anju.toml").read_text("utf-8")
        text = text.replace("安居镇", "新安镇")
        text = re.sub(r'appid = "[^"]*"', 'appid = "wxdemo0000newtown1"', text)
        text = re.sub(r'original_id = "[^"]*"', 'original_id = "gh_newtown00001"', text)
        (towns / "tongliang" / "xinan.toml").write_text(text, "utf-8")
        async with asyncio.timeout(10):
            while centre.parts.towns.get("xinan") is None:
                await asyncio.sleep(0.05)

        zhang = centre.citizen("张三", "xinan")
        await zhang.says("几点下班")
        zhang.hears("新安镇便民服务中心")
        await zhang.says("人工")
        other = await ClerkAtWork.sign_in(centre, "anju", "负责人")
        own = await ClerkAtWork.sign_in(centre, "xinan", "负责人")
        assert await other.chats_waiting() == []
        assert len(await own.chats_waiting()) == 1
        chat = (await own.chats_waiting())[0]
        assert await other.status_of(f"/console/chats/{chat}") == 404

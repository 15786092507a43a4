"""A citizen is not understood, a clerk teaches the bot, and the next citizen is answered."""

import asyncio
import re
import shutil
from pathlib import Path

from knowledge.town_files.book import SHIPPED
from tests.support.centre import Centre, open_centre
from tests.support.clerk import ClerkAtWork
from tests.support.clock import RunningClock

MATTER = "百岁老人长寿补助（保健补助）"
ANSWER = "百岁老人长寿补助"


async def _teach(clerk: ClerkAtWork, text: str, act: str) -> str:
    page = await clerk.page("/console/misses")
    assert text in page
    line = page[page.index(text) :]
    found = re.search(r'action="(/console/misses/\d+)"', line)
    assert found
    return await clerk.post(found[1], act=act, text=text, matter=MATTER)


async def test_what_was_not_understood_is_taught_and_the_next_citizen_is_answered(
    centre: Centre,
) -> None:
    odd = "咕噜咕噜叽里呱啦"
    await centre.citizen("张三", "chini").says(odd + "13800138000")
    zhang = centre.citizen("张三")
    await zhang.says(odd)
    zhang.hears("没听明白")
    assert ANSWER not in "\n".join(zhang.heard)

    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    page = await _teach(clerk, odd, "example")
    assert f"教会了：“{odd}”是“{MATTER}”的例句" in page
    assert f"直接答：{MATTER}" in page

    li = centre.citizen("李四")
    await li.says(f"请问{odd}？")
    li.hears(ANSWER)
    other = centre.citizen("王五", "chini")
    await other.says(odd)
    other.hears("没听明白")

    elsewhere = await ClerkAtWork.sign_in(centre, "chini", "办事员")
    seen = await elsewhere.page("/console/misses")
    assert f"{odd}</td>" in seen
    assert ">2<small>2 人</small>" in seen  # but for the phone they said the same
    assert "13800138000" not in seen

    entry = re.search(r"/console/misses/taught/(\d+)/drop", await clerk.page("/console/misses"))
    assert entry
    await clerk.post(entry[0])
    zhao = centre.citizen("赵六")
    await zhao.says(odd)
    zhao.hears("没听明白")


async def test_a_wrong_answer_is_seen_with_the_words_that_led_to_it(centre: Centre) -> None:
    zhang = centre.citizen("张三")
    await zhang.says("残疾证到期了要去哪里换")
    await zhang.says("不是这件")

    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    page = await clerk.page("/console/misses")

    assert "残疾证到期了要去哪里换" in page
    assert "答错了" in page
    assert "当时给的：残疾人证期满换领" in page


async def test_a_line_in_the_towns_file_is_read_without_a_restart(
    database_url: str, clock: RunningClock, tmp_path: Path
) -> None:
    towns = Path(shutil.copytree(SHIPPED, tmp_path / "towns"))
    async with open_centre(database_url, clock, tmp_path / "var", towns) as centre:
        zhang = centre.citizen("张三")
        await zhang.says("咕噜咕噜叽里呱啦")
        zhang.hears("没听明白")

        line = "laoling.baisui | 咕噜咕噜叽里呱啦\n"
        (towns / "baiyang.examples.txt").write_text(line, "utf-8")
        await asyncio.to_thread(centre.parts.readers.look_at_files)

        li = centre.citizen("李四")
        await li.says("咕噜咕噜叽里呱啦")
        li.hears(ANSWER)


async def test_two_servers_on_one_database_learn_from_each_other(
    database_url: str, clock: RunningClock, tmp_path: Path
) -> None:
    async with (
        open_centre(database_url, clock, tmp_path / "one") as one,
        open_centre(database_url, clock, tmp_path / "two") as two,
    ):
        zhang = one.citizen("张三")
        await zhang.says("咕噜咕噜叽里呱啦")
        clerk = await ClerkAtWork.sign_in(one, "baiyang", "办事员")
        await _teach(clerk, "咕噜咕噜叽里呱啦", "example")

        li = two.citizen("李四")
        async with asyncio.timeout(5):
            town = two.parts.towns.get("baiyang")
            while two.parts.readers.understand("咕噜咕噜叽里呱啦", town).kind != "matter":
                await asyncio.sleep(0.1)
        await li.says("咕噜咕噜叽里呱啦")
        li.hears(ANSWER)

"""A clerk's words that WeChat does not take: kept, the citizen asked in, and somebody's task."""

from pathlib import Path

import pytest

from tests.support.centre import open_centre
from tests.support.clerk import ClerkAtWork
from tests.support.clock import RunningClock

TOWNS = Path("knowledge/data/towns")
NUDGE = """\
[account]
nudge.kind = "模板消息"
nudge.template = "T-0123456789-0123456789"
nudge.fields = ["thing1=中心", "thing2=说明"]
"""

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_the_sixth_word_waits_and_a_template_asks_the_citizen_in(
    database_url: str, clock: RunningClock, tmp_path: Path
) -> None:
    file = tmp_path / "baiyang.toml"
    file.write_text((TOWNS / "baiyang.toml").read_text().replace("[account]\n", NUDGE, 1))
    async with open_centre(database_url, clock, tmp_path, tmp_path) as centre:
        zhang = centre.citizen("张三")
        await zhang.says("人工")
        clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
        await clerk.takes_the_only_chat()
        for number in range(1, 6):
            await clerk.answers(f"第{number}条")
        await zhang.waits_to_hear("第5条")
        page = await clerk.waits_to_see("5条用完了")
        assert "并发模板消息请他来看" in page

        await clerk.answers("第六条发不出去")
        await zhang.waits_to_hear("中心有话给您，随便回一个字就能看到")
        assert "第六条发不出去" not in "\n".join(zhang.heard)
        await clerk.waits_to_see("已用模板消息请他来看")
        await centre.whole.timer.run_all()
        tasks = await clerk.page("/console/calls")
        assert "第六条发不出去" in tasks
        assert "已用模板消息请他来看" in tasks

        await zhang.says("1")
        await zhang.waits_to_hear("第六条发不出去")
        await centre.whole.timer.run_all()
        assert "第六条发不出去" not in await clerk.page("/console/calls")

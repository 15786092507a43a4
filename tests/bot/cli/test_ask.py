"""`yichuang ask` reads as the town's citizens are read: its own catalog, and what was taught."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.database import Database
from bot.engine import make_engine
from bot.settings import read_settings
from handoff.taught import teach
from knowledge.catalog import read_catalog
from knowledge.search.lessons import Lesson, LessonRules
from knowledge.town_files.book import read_towns
from tests.bot.cli.operating import published


def asks(*words: str, town: str = "baiyang", say: str | None = None) -> Result:
    return CliRunner().invoke(main, ["ask", "--town", town, *words], input=say)


@pytest.mark.usefixtures("deployment")
def test_what_is_understood_is_by_the_town_s_own_catalog_and_lessons(tmp_path: Path) -> None:
    assert published(tmp_path, name="最低生活保障（本镇叫法）").exit_code == 0
    settings = read_settings()
    town = read_towns(settings.towns, settings.secret_key).get("baiyang")
    assert town is not None
    lesson = Lesson("minzheng.dibao", "alias", "吃皇粮钱")
    database = Database(make_engine(settings.database_url))
    try:
        rules = LessonRules(read_catalog())
        database.submit(lambda work: teach(work, town, lesson, rules, "a")).result()
    finally:
        database.close()

    told = asks("吃皇粮钱").output.splitlines()
    lines = asks(say="吃皇粮钱\n")

    assert "白羊镇便民服务中心正在用的目录 1.0.1，教过的话 1 条" in told[0]
    assert "最低生活保障（本镇叫法）" in told[1]
    assert json.loads(lines.stdout)["matter"] == "minzheng.dibao"
    assert "1.0.0，教过的话 0 条" in asks("办低保", town="xili").output


def test_without_a_database_it_reads_by_what_is_shipped() -> None:
    assert "随程序发来的目录" in asks("办低保").output

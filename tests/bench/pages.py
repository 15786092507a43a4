"""How heavy the console's pages are and how soon something is on the screen: `make bench-pages`.

The lists are full: a thousand open chats, the whole shipped catalog. Each page is opened in a
browser of its own, with nothing in its cache, five times; the fastest counts, for what else the
machine does is not the page's. What is transferred is the page with its own styles and scripts.
Fails beyond 100 KB or 300 ms.
"""

import asyncio
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from playwright.async_api import Browser
from sqlalchemy import create_engine, insert

from bot.settings import read_settings
from handoff.console.rights import AREAS
from handoff.tables.contacts import ClerkRow, SittingRow
from handoff.tables.upsert import table_of
from knowledge.town_files.book import read_towns
from knowledge.towns import Town
from tests.bench.desk import fill
from tests.bench.servers import ours, settings
from tests.support.chromium import DESK, launched

MOST_BYTES, MOST_MS, TIMES = 100_000, 300, 5
SECRET = "of-the-lead"
LEAD = {"login": "lead", "name": "负责人", "role": "负责人", "password_hash": "-"}
BELOW = ("/console/chats/1", "/console/register/1", "/console/register/new", "/console/trips/plan",
         "/console/bookings/new", "/console/visits/new", "/console/proxies/new",
         "/console/catalog/check", "/console/catalog/matters/minzheng.dibao",
         "/console/catalog/matters/minzheng.dibao/edit", "/console/help")  # fmt: skip
MEASURE = """() => {
  const own = performance.getEntriesByType("resource")
    .filter((each) => each.name.includes("/static/"));
  const [page] = performance.getEntriesByType("navigation");
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return [page.encodedBodySize, own.reduce((sum, each) => sum + each.encodedBodySize, 0),
    paint ? paint.startTime : null, document.title];
}"""


def paths() -> list[str]:
    """Give every page that has a tab, and the main ones below them."""
    return [*(each.path for each in AREAS if each.name), *BELOW]


def main() -> int:
    """Measure and print; gives 1 where a page is too heavy or too slow."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with ours(folder) as server:
            read = read_settings(settings(folder, server.port))
            town = next(x for x in read_towns(read.towns, read.secret_key).all() if x.staff)
            now = datetime.now(UTC)  # noqa: TID251 - the server has this clock
            fill(folder, town, now)
            add_lead(folder, town, now)
            found = asyncio.run(_open_all(f"http://127.0.0.1:{server.port}"))
    bad = [_told(path, *each) for path, each in found.items()]
    return 1 if any(bad) else 0


def add_lead(folder: Path, town: Town, now: datetime) -> None:
    """Sign a 负责人 in, with the cookie SECRET: to that role all these pages are open."""
    engine = create_engine(f"sqlite:///{folder}/yichuang.db")
    times = {"began_at": now, "ends_at": now + timedelta(hours=1)}
    sitting = {"town": town.id, "login": "lead", "digest": sha256(SECRET.encode()).hexdigest()}
    with engine.begin() as connection:
        connection.execute(insert(table_of(ClerkRow)), {"town": town.id, **LEAD})
        connection.execute(insert(table_of(SittingRow)), {**sitting, **times})
    engine.dispose()


async def _open_all(url: str) -> dict[str, tuple[int, int, float]]:
    async with launched() as browser:
        await _open(browser, url, "/console/")  # the server has its templates now
        return {path: await _fastest(browser, url, path) for path in paths()}


async def _fastest(browser: Browser, url: str, path: str) -> tuple[int, int, float]:
    opened = [await _open(browser, url, path) for _ in range(TIMES)]
    page, own, _ = opened[0]
    return page, own, min(each[2] for each in opened)


async def _open(browser: Browser, url: str, path: str) -> tuple[int, int, float]:
    context = await browser.new_context(viewport=DESK)
    await context.add_cookies([{"name": "yichuang_sitting", "value": SECRET, "url": url}])
    page = await context.new_page()
    answer = await page.goto(f"{url}{path}")
    assert answer is not None
    assert answer.ok, f"{path}: {answer.status}"
    assert "login" not in page.url, path
    await page.wait_for_function(
        "() => performance.getEntriesByName('first-contentful-paint').length"
    )
    measured: list[Any] = await page.evaluate(MEASURE)
    await context.close()
    return int(measured[0]), int(measured[1]), float(measured[2])


def _told(path: str, page: int, own: int, paint: float) -> bool:
    heavy, slow = page + own > MOST_BYTES, paint > MOST_MS
    words = (" too heavy" if heavy else "") + (" too slow" if slow else "")
    print(
        f"{path:46} {page / 1000:6.1f} + {own / 1000:5.1f} = {(page + own) / 1000:6.1f} KB"
        f"  {paint:5.0f} ms{words}"
    )
    return heavy or slow


if __name__ == "__main__":
    sys.exit(main())

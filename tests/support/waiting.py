"""Waiting for the next page: a click or a key that leads elsewhere is over when that page is there.

Waiting for "load" right after a click may find the old page, which is loaded; so the old page is
marked, and what is waited for is a page without the mark.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Page


async def keys_on(page: Page) -> None:
    """Wait until the console's script listens to the keys."""
    await page.wait_for_selector("html[data-keys=on]", state="attached")


@asynccontextmanager
async def arrives(page: Page) -> AsyncIterator[None]:
    """Do in the block what leads to another page, or the same one anew; wait until it is there.

    "There" means: loaded, its scripts have run, and a page of the console listens to the keys.
    """
    await page.evaluate("document.documentElement.dataset.left = ''")
    yield
    await page.wait_for_selector("html:not([data-left])", state="attached")
    await page.wait_for_load_state("load")
    if await page.locator("body.framed").count():
        await keys_on(page)


async def press(page: Page, *keys: str) -> None:
    """Press keys one after the other, once the page listens to them."""
    await keys_on(page)
    for each in keys:
        await page.keyboard.press(each)


async def goes(page: Page, *keys: str) -> None:
    """Press keys that lead to another page, and wait until it is there."""
    async with arrives(page):
        await press(page, *keys)


async def clicks(page: Page, button: str, *, link: bool = False) -> None:
    """Click the button (or link) of this name, which leads to another page, and wait for that."""
    async with arrives(page):
        await page.get_by_role("link" if link else "button", name=button, exact=True).click()

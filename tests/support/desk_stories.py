"""Steps that several stories of the desk share."""

from playwright.async_api import Page, expect

from tests.support.waiting import keys_on


async def writes(clerk: Page, text: str) -> None:
    """Write to the citizen and send it with Enter."""
    await keys_on(clerk)
    await clerk.fill("#answer-text", text)
    await clerk.locator("#answer-text").press("Enter")
    await expect(clerk.locator("#said .right .text").last).to_have_text(text)
    await expect(clerk.locator("#answer-text")).to_have_value("")

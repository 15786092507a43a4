"""A busy machine is slow, not wrong: what a page shall show is waited for longer than usual."""

from playwright.async_api import expect

expect.set_options(timeout=15_000)  # milliseconds

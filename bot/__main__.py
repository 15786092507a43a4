"""`python -m bot` is `yichuang`."""

from bot.cli import main

main()

"""Every sentence the bot says, and how a message is put together."""

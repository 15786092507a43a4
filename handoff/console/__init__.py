"""The clerks' console: pages in the browser where people at the centre take over from the bot."""

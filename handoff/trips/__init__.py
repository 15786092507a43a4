"""Trips to people's doors: planned, confirmed, told, made, and what came of them."""

"""Alembic's entry: runs the versions inside the transaction that bot.migrations opened."""

from typing import Any, Literal

from alembic import context

from bot.migrations.schema import METADATA
from knowledge.tables import UtcDateTime


def _render(kind: str, thing: Any, _context: Any) -> str | Literal[False]:  # noqa: ANN401 - Alembic's
    """Spell our types in SQLAlchemy's words: what a version did must not change with our code."""
    if kind == "type" and isinstance(thing, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite alters a table by copying it
    render_item=_render,
    compare_server_default=True,
)
context.run_migrations()

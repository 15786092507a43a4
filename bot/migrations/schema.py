"""Every table of the product, gathered: what a migrated database must look like."""

from importlib import import_module
from pkgutil import iter_modules

from handoff import tables
from knowledge.tables import Base

_PARTS = [each.name for each in iter_modules(tables.__path__, f"{tables.__name__}.")]
for _part in ("bot.tables", *_PARTS):
    import_module(_part)

METADATA = Base.metadata

"""事项目录 as a whole: all its page families."""

from aiohttp import web

from handoff.console.catalog.checking import Checking
from handoff.console.catalog.editing import Editing
from handoff.console.catalog.handbook import Handbooks
from handoff.console.catalog.listing import Listing
from handoff.console.catalog.matter import MatterPages
from handoff.console.catalog.old import OldVersions
from handoff.console.catalog.publishing import Publishing
from handoff.console.catalog.shelf import Shelf
from handoff.console.catalog.upload import Upload
from handoff.console.catalog.versions import Versions


class CatalogPages:
    """Everything under /console/catalog."""

    def __init__(self, shelf: Shelf) -> None:
        publishing = Publishing(shelf)
        self._families = (
            Listing(shelf),
            Checking(shelf),
            MatterPages(shelf),
            Editing(shelf, publishing),
            publishing,
            Upload(shelf, publishing),
            Versions(shelf, publishing),
            OldVersions(shelf),
            Handbooks(shelf),
        )

    def routes(self) -> list[web.RouteDef]:
        """Give every route."""
        return [route for family in self._families for route in family.routes()]

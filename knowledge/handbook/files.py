"""The handbook and the counter sheet as files: what the command line and the console ask for.

The writers' libraries take half a second to import, so each is imported when a file is made.
source: XL-14
"""

from datetime import date

from knowledge.handbook.book import handbook
from knowledge.handbook.counter_sheet import counter_sheet
from knowledge.handbook.saying import Progress
from knowledge.matters import Catalog, Matter
from knowledge.towns import Town


def _silent(_done: int, _all: int) -> None:
    """Take no notice."""


def handbook_pdf(
    catalog: Catalog,
    town: Town,
    made_on: date,
    matter: Matter | None = None,
    *,
    progress: Progress = _silent,
) -> bytes:
    """Make the town's handbook as PDF, or the counter sheet of one matter. Pure; takes seconds.

    `progress` is told how many matters are done, and of how many.
    """
    from knowledge.handbook import pdf  # noqa: PLC0415 - see above

    if matter is not None:
        sheet = counter_sheet(catalog, town, matter, made_on)
        return pdf.write_sheet(sheet, town.centre, made_on)
    return pdf.write_handbook(handbook(catalog, town, made_on), progress)


def handbook_docx(
    catalog: Catalog,
    town: Town,
    made_on: date,
    matter: Matter | None = None,
    *,
    progress: Progress = _silent,
) -> bytes:
    """Make the same for Word. Pure; takes seconds."""
    from knowledge.handbook import word  # noqa: PLC0415 - see above

    if matter is not None:
        sheet = counter_sheet(catalog, town, matter, made_on)
        return word.write_sheet(sheet, town.centre, made_on)
    return word.write_handbook(handbook(catalog, town, made_on), progress)

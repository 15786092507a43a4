"""The handbook and the counter sheet as files: what the command line and the console ask for.

A server starts without the writers and their libraries (half a second): they are imported when the
first file is made. source: XL-14
"""

from datetime import date

from knowledge.handbook.progress import Progress, silent
from knowledge.matters import Catalog, Matter
from knowledge.towns import Town


def handbook_pdf(
    catalog: Catalog,
    town: Town,
    made_on: date,
    matter: Matter | None = None,
    *,
    progress: Progress = silent,
) -> bytes:
    """Make the town's handbook as PDF, or the counter sheet of one matter. Pure; takes seconds.

    `progress` is told how many matters are done, and of how many.
    """
    from knowledge.handbook import book, counter_sheet, pdf  # noqa: PLC0415 - see above

    if matter is not None:
        sheet = counter_sheet.counter_sheet(catalog, town, matter, made_on)
        return pdf.write_sheet(sheet, town.centre, made_on)
    return pdf.write_handbook(book.handbook(catalog, town, made_on), progress)


def handbook_docx(
    catalog: Catalog,
    town: Town,
    made_on: date,
    matter: Matter | None = None,
    *,
    progress: Progress = silent,
) -> bytes:
    """Make the same for Word. Pure; takes seconds."""
    from knowledge.handbook import book, counter_sheet, word  # noqa: PLC0415 - see above

    if matter is not None:
        sheet = counter_sheet.counter_sheet(catalog, town, matter, made_on)
        return word.write_sheet(sheet, town.centre, made_on)
    return word.write_handbook(book.handbook(catalog, town, made_on), progress)

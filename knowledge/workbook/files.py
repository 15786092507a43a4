"""The workbook as a file: what the command line and the console ask for.

A server starts without the writer and its library (0.1 s): they are imported when the first file is
made.
"""

from knowledge.layers import Layers
from knowledge.towns import Town
from knowledge.workbook.reading import Progress


def workbook_file(
    layers: Layers, town: Town, version: str, progress: Progress | None = None
) -> bytes:
    """Give the workbook of what is in force for the town, under this version (1.0.3).

    Raises LongCellError where a text does not fit. Pure; takes seconds.
    """
    from knowledge.workbook.writing import write_workbook  # noqa: PLC0415 - see above

    return write_workbook(layers, town, version, progress)

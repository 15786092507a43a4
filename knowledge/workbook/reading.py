"""Reads a workbook back: the whole document that it says, or every fault with its cell.

source: XL-3
"""

from knowledge.catalog_faults import Fault
from knowledge.documents import Document
from knowledge.layers import Layers
from knowledge.towns import Town


def read_workbook(data: bytes, layers: Layers, town: Town) -> Document | tuple[Fault, ...]:
    """Give what is to be in force for the town by this file, or all that is wrong with it.

    Each fault's `where` names sheet, row and column, and its words how to mend it. A row that is
    not in the file is not in the document: whoever publishes must ask about removals first.
    """
    raise NotImplementedError

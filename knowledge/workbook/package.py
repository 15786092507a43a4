"""An .xlsx file as the zip of XML parts that it is, read piece by piece and within limits.

Read with the standard library: openpyxl keeps merged cells from whoever streams, does not know the
dates of a Chinese Excel (formats 27 to 36 and 50 to 58), and had no release since 2024.
"""

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from posixpath import join, normpath
from typing import Final, Protocol
from xml.parsers import expat

MOST_BYTES: Final = 40_000_000  # of the file
MOST_UNPACKED: Final = 300_000_000  # of its parts: ten thousand matters take 71 million
_PIECE: Final = 1 << 18

WORKBOOK_TYPE: Final = "/officeDocument"


class DamagedError(ValueError):
    """The file is not what an .xlsx file is."""


class TooLargeError(ValueError):
    """The file, or what it unpacks to, is larger than any catalog."""


class Handler(Protocol):
    """Hears a part's elements as they come; names are without their namespace's prefix."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Hear that an element begins."""

    def end(self, name: str) -> None:
        """Hear that an element ends."""

    def text(self, words: str) -> None:
        """Hear text between them."""


class Package:
    """The parts of the file. Raises TooLargeError, or DamagedError where it is no zip."""

    def __init__(self, data: bytes) -> None:
        if len(data) > MOST_BYTES:
            raise TooLargeError
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, EOFError) as error:
            raise DamagedError(str(error)) from error
        if sum(each.file_size for each in self._zip.infolist()) > MOST_UNPACKED:
            raise TooLargeError
        self.names = frozenset(self._zip.namelist())

    def size(self, name: str) -> int:
        """Give how many bytes the part unpacks to."""
        return self._zip.getinfo(name).file_size

    def parse(self, name: str, handler: Handler) -> Iterator[int]:
        """Let the handler hear the part, and give the bytes of each piece when it was heard.

        Raises DamagedError where the part is not there, not whole or no XML.
        """
        parser = _parser(handler)
        try:
            with self._zip.open(name) as part:
                while piece := part.read(_PIECE):
                    parser.Parse(piece, False)
                    yield len(piece)
            parser.Parse(b"", True)
        except (DamagedError, TooLargeError):
            raise
        except _BROKEN as error:
            raise DamagedError(f"{name}: {error}") from error

    def hear(self, name: str, handler: Handler) -> None:
        """Let the handler hear the whole part."""
        for _piece in self.parse(name, handler):
            pass


_BROKEN: Final = (
    expat.ExpatError,
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    KeyError,
    EOFError,
    NotImplementedError,
    RuntimeError,  # a part is encrypted
    ValueError,
    IndexError,
    OSError,
    OverflowError,
    zlib.error,
)


def _parser(handler: Handler) -> "expat.XMLParserType":
    parser = expat.ParserCreate()
    parser.buffer_text = True
    names: dict[str, str] = {}  # without prefixes, each worked out once

    def plain(name: str) -> str:
        if name not in names:
            names[name] = name.rpartition(":")[2]
        return names[name]

    def start(name: str, attributes: dict[str, str]) -> None:
        handler.start(plain(name), attributes)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: handler.end(plain(name))
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_declared: object) -> None:
    raise DamagedError("no part of a workbook declares entities")


@dataclass(slots=True)
class _Relations:
    found: dict[str, tuple[str, str]]  # id → type, target

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            self.found[attributes["Id"]] = attributes["Type"], attributes["Target"]

    def end(self, name: str) -> None: ...

    def text(self, words: str) -> None: ...


def relations(package: Package, part: str) -> Mapping[str, tuple[str, str]]:
    """Give the part's relations: their type and the part they lead to, by id."""
    folder, _slash, name = part.rpartition("/")
    rels = join(folder, "_rels", f"{name}.rels")
    if rels not in package.names:
        return {}
    heard = _Relations({})
    package.hear(rels, heard)
    return {
        each: (kind, normpath(join("/" + folder, target)).lstrip("/"))
        for each, (kind, target) in heard.found.items()
    }

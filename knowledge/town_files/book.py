"""The towns in force: read from their files, read again when a file changes, refused when wrong."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.matters import Catalog, TownId
from knowledge.town_files.faults import Fault, TownFaults
from knowledge.town_files.making import make_town
from knowledge.town_files.text import TownText
from knowledge.towns import Town

SHIPPED = Path(__file__).parents[1] / "data" / "towns"

_Stamp = tuple[int, int]  # time of the last change in nanoseconds, size in bytes


@dataclass(frozen=True)
class _File:
    """What is known of one file: its stamp, its last good text, its town in force, its faults."""

    path: Path
    stamp: _Stamp
    text: TownText | None = None
    town: Town | None = None
    faults: tuple[Fault, ...] = ()


class TownBook:
    """All towns of this server. Reading it is safe from any thread, also while it refreshes.

    source: TL-2
    """

    def __init__(self, folder: Path, secret_key: bytes, catalog: Catalog | None = None) -> None:
        self._folder = folder
        self._secret_key = secret_key
        self._catalog = catalog
        self._lock = threading.Lock()
        self._files: dict[Path, _File] = {}
        self._towns: Mapping[TownId, Town] = {}
        self._faults: tuple[Fault, ...] = ()
        self.refresh()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong in the files as they stand now."""
        return self._faults

    def get(self, town: str) -> Town | None:
        """Give the town of this id, or None."""
        return self._towns.get(TownId(town))

    def all(self) -> tuple[Town, ...]:
        """Give all towns in force, by id."""
        return tuple(self._towns.values())

    def refresh(self) -> tuple[Fault, ...]:
        """Read again what was changed, added or removed, and give the faults found in doing so.

        A good change is in force at once. A wrong file is refused and the town stays as it was
        (absent, if it was never right). Costs one look at each file where nothing changed.
        """
        with self._lock:
            stamps = _stamps(self._folder)
            known = {path: each.stamp for path, each in self._files.items()}
            if stamps == known and known:
                return ()
            before = set(self._faults)
            self._files = self._read(stamps)
            self._towns = _in_force(self._files.values())
            self._faults = self._all_faults()
            changed = {path for path, stamp in stamps.items() if known.get(path) != stamp}
            return tuple(f for f in self._faults if f.path in changed or f not in before)

    def _all_faults(self) -> tuple[Fault, ...]:
        if not self._files:
            return (Fault(self._folder, 1, "这个文件夹里没有镇的文件（*.toml）"),)
        return tuple(sorted(fault for each in self._files.values() for fault in each.faults))

    def _read(self, stamps: Mapping[Path, _Stamp]) -> dict[Path, _File]:
        """Read all files, districts first, each town over its district's last good text."""
        fresh = {path: _open(path) for path in stamps}
        texts = {each.id: each for each in fresh.values() if isinstance(each, TownText)}
        bases: dict[str, TownText] = {}
        files: dict[Path, _File] = {}

        def districts_first(path: Path) -> tuple[bool, Path]:
            read, old = fresh[path], self._files.get(path)
            text = read if isinstance(read, TownText) else old and old.text
            return not (text and text.is_district), path

        for path in sorted(fresh, key=districts_first):
            each = self._settle(path, stamps[path], fresh[path], bases, texts)
            if each.text is not None and each.text.is_district:
                bases[each.text.id] = each.text
            files[path] = each
        return self._without_doubles(files)

    def _settle(
        self,
        path: Path,
        stamp: _Stamp,
        read: TownText | TownFaults,
        bases: Mapping[str, TownText],
        texts: Mapping[TownId, TownText],
    ) -> _File:
        """Make the town, or keep the old one where the file is wrong."""
        old = self._files.get(path, _File(path, stamp))
        try:
            if isinstance(read, TownFaults):
                raise read
            base = bases.get(read.district or "")
            named = texts.get(TownId(read.district or ""))
            if base is None and named is not None and not named.is_district:
                base = named  # make_town says that it is none
            town = make_town(read, base, self._secret_key, self._catalog)
        except TownFaults as wrong:
            return replace(old, stamp=stamp, faults=wrong.faults)
        return _File(path, stamp, read, town)

    def _without_doubles(self, files: Mapping[Path, _File]) -> dict[Path, _File]:
        """Refuse whoever takes an id or a WeChat account that another town has already."""
        before = {path: each.town for path, each in self._files.items()}
        newest_last = sorted(files, key=lambda path: (files[path].town != before.get(path), path))
        owners: dict[str, Path] = {}
        settled: dict[Path, _File] = {}
        for path in newest_last:
            each = files[path]
            faults = tuple(_doubles(each, owners))
            if faults:
                old = self._files.get(path, _File(path, each.stamp))
                each = replace(old, stamp=each.stamp, faults=(*each.faults, *faults))
            settled[path] = each
        return settled


def read_towns(folder: Path, secret_key: bytes, catalog: Catalog | None = None) -> TownBook:
    """Read all town files below `folder`; a wrong one is absent and told in the book's `faults`.

    Account keys that a file does not say are derived from `secret_key`, the same ones each time.
    With a catalog, domains and matter codes are checked too.
    """
    return TownBook(folder, secret_key, catalog)


def _stamps(folder: Path) -> dict[Path, _Stamp]:
    stamps = {}
    for path in sorted(folder.rglob("*.toml")):
        if path.name.startswith("."):
            continue  # an editor's own
        with suppress(FileNotFoundError):  # removed since it was listed
            seen = path.stat()
            stamps[path] = (seen.st_mtime_ns, seen.st_size)
    return stamps


def _open(path: Path) -> TownText | TownFaults:
    try:
        return TownText.read(path, path.read_bytes())
    except TownFaults as wrong:
        return wrong
    except OSError as error:
        return TownFaults([Fault(path, 1, f"读不了这个文件：{error.strerror}")])


def _doubles(file: _File, owners: dict[str, Path]) -> Iterator[Fault]:
    if file.town is None or file.text is None:
        return
    account = file.town.account
    for place, words, value in (
        ((), "编号（文件名）", file.town.id),
        (("account", "appid"), "appid", account.appid),
        (("account", "original_id"), "原始ID", account.original_id),
    ):
        owner = owners.setdefault(value, file.path)
        if owner != file.path:
            line = file.text.lines.of(place)
            yield Fault(file.path, line, f"{words}“{value}”已经是 {owner.name} 的了")


def _in_force(files: Iterable[_File]) -> dict[TownId, Town]:
    """Give the towns by id, each district with the ids of its towns."""
    towns = {each.town.id: each.town for each in files if each.town is not None}
    below: dict[TownId, list[TownId]] = {}
    for town in towns.values():
        if town.district is not None:
            below.setdefault(town.district, []).append(town.id)
    return {
        key: replace(towns[key], towns=tuple(sorted(below[key]))) if key in below else towns[key]
        for key in sorted(towns)
    }

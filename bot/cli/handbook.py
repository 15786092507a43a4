"""`yichuang catalog handbook`: the staff's handbook, or one matter's sheet for the counter."""

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from bot.cli.catalog_in_force import catalog_of
from bot.cli.settled import settings_or_exit
from bot.clock import system_clock
from bot.settings import Settings
from knowledge.calendar import local
from knowledge.catalog_faults import CatalogError
from knowledge.handbook.files import handbook_docx, handbook_pdf
from knowledge.matters import Catalog, Matter
from knowledge.town_files.book import read_towns
from knowledge.towns import Town

_WRITERS = {".pdf": handbook_pdf, ".docx": handbook_docx}
_WHY = {
    errno.ENOENT: "没有这个文件夹",
    errno.ENOTDIR: "上一级不是文件夹",
    errno.EACCES: "没有权限写这个文件夹",
    errno.EPERM: "没有权限写这个文件夹",
    errno.EROFS: "这个文件夹只能读",
    errno.ENOSPC: "磁盘满了",
    errno.ENAMETOOLONG: "文件名太长",
}


@click.command(
    help="制作一窗受理业务通办手册（PDF 或 Word）；加 --matter 只出一个事项的窗口材料清单。"
)
@click.option("--town", "town_id", required=True, help="哪个镇，例如 xili。")
@click.option("-o", "--output", required=True, type=Path, help="写到哪个文件：.pdf 或 .docx。")
@click.option("--matter", "code", help="只出这个事项的窗口材料清单（A4）。")
@click.option("--force", is_flag=True, help="文件已经有了也照写，盖掉原来的。")
def handbook(town_id: str, output: Path, code: str | None, *, force: bool) -> None:
    """Make the file whole or not at all; exit 2 with the reason where it cannot be made."""
    writer = _WRITERS.get(output.suffix.lower())
    if writer is None:
        _refuse(f"文件名要以 .pdf 或 .docx 结尾：{output}")
    _check_place(output, force=force)
    settings = settings_or_exit()
    town = _town(settings, town_id)
    catalog = _catalog(settings, town)
    matter = None if code is None else _matter(catalog, town, code)
    made_on = local(system_clock()).date()
    many = 1 if matter else sum(map(town.takes, catalog.matters.values()))
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=many, label="正在制作", file=sys.stderr, hidden=hidden) as bar:
        size = _write(
            output,
            lambda: writer(catalog, town, made_on, matter, progress=lambda *_: bar.update(1)),
        )
    click.echo(f"已写入 {output}：{town.centre}，{many}个事项，{size // 1000} KB")


def _check_place(output: Path, *, force: bool) -> None:
    try:
        there, folder = output.exists(), output.is_dir()
    except OSError as error:
        _refuse(f"写不了 {output}：{_why(error)}")
    if folder:
        _refuse(f"{output} 是文件夹，请写明文件名")
    if there and not force:
        _refuse(f"{output} 已经有了；要盖掉它，加 --force")


def _catalog(settings: Settings, town: Town) -> Catalog:
    try:
        return catalog_of(settings, town)
    except CatalogError as error:
        _refuse(f"事项目录有错，先改好（yichuang catalog check）：\n{error}")


def _town(settings: Settings, town_id: str) -> Town:
    town = read_towns(settings.towns, settings.secret_key).get(town_id)
    if town is None:
        _refuse(f"没有编号为“{town_id}”的镇；yichuang town list 列出全部")
    return town


def _matter(catalog: Catalog, town: Town, code: str) -> Matter:
    matter = catalog.matter(code)
    if matter is None:
        _refuse(f"没有编码为“{code}”的事项")
    if not town.takes(matter):
        _refuse(f"{town.centre}不办“{matter.name}”（{code}）")
    return matter


def _write(output: Path, make: Callable[[], bytes]) -> int:
    """Make and write a file beside, then put it in place: nobody ever finds half of it."""
    beside = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        with beside.open("xb") as file:  # before the making, which takes seconds
            size = file.write(make())
        beside.replace(output)
    except OSError as error:
        _refuse(f"写不了 {output}：{_why(error)}")
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return size


def _why(error: OSError) -> str:
    return _WHY.get(error.errno or 0, error.strerror or str(error))


def _refuse(reason: str) -> NoReturn:
    click.echo(reason, err=True)
    sys.exit(2)

"""`yichuang catalog export`: a town's catalog as a workbook or a YAML text."""

from pathlib import Path
from tempfile import NamedTemporaryFile

import click

from bot.cli.catalog_records import Records, records_of, stop
from bot.cli.slowly import Slowly
from knowledge.catalog_text import write_text
from knowledge.handed_in import TEXTS
from knowledge.workbook.cells import LongCellError
from knowledge.workbook.files import workbook_file


@click.command(help="导出一个镇现在的目录：.xlsx 给人填，.yaml 给程序看。")
@click.option("--town", "town_id", required=True, help="镇的编号。")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--version", help="导出旧版，如 1.0.2。")
@click.option("--force", is_flag=True, help="文件已有就盖掉。")
def export(town_id: str, output: Path, version: str | None, *, force: bool) -> None:
    """Write the file whole or not at all; exit 1 where it is there already."""
    if output.suffix.lower() not in {".xlsx", *TEXTS}:
        stop("文件名要以 .xlsx 或 .yaml 结尾", 2)
    if output.exists() and not force:
        stop(f"{output} 已经有了；要盖掉就加 --force")
    if not output.parent.is_dir():
        stop(f"没有文件夹 {output.parent}", 2)
    with records_of(town_id) as records:
        data = _written(records, version, text=output.suffix.lower() in TEXTS)
    _put(output, data)
    click.echo(f"已导出 {records.town.centre} 的目录 {version or records.version} 到 {output}")


def _written(records: Records, version: str | None, *, text: bool) -> bytes:
    layers = records.layers if version is None else records.layers_at(version)
    name = version or records.version
    if text:
        return write_text(layers.document, records.town, name).encode()
    try:
        with Slowly("导出") as progress:
            return workbook_file(layers, records.town, name, progress)
    except LongCellError as error:
        stop(str(error))


def _put(output: Path, data: bytes) -> None:
    with NamedTemporaryFile(dir=output.parent, prefix=f".{output.name}-", delete=False) as made:
        made.write(data)
    Path(made.name).chmod(0o644)
    Path(made.name).replace(output)

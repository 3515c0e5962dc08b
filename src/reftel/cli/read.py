"""`reftel read`: cables in, their telegrams out."""

import sys
from collections.abc import Iterator
from functools import partial

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from reftel.cli.page import printed
from reftel.cli.show import show_cable
from reftel.cli.show_entries import show_registers
from reftel.cli.tally import show_tally
from reftel.reading import read_paths
from reftel.record import Cable, encode
from reftel.sources import count
from reftel.telegram import Done, Reading, Tally

__all__ = ["read"]


@click.command(short_help="Read cables and print what each one is.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one record a cable.")
def read(paths: tuple[str, ...], as_json: bool) -> int:  # noqa: FBT001  click passes options by position or name
    """Read cables and print what each one is: header, paragraphs, damage, and the registers of what it says.

    PATH is a file, a folder (read with its sub-folders), an archive (zip, tar, gz) or - for standard input. Text,
    web pages, PDF, FRUS volumes (TEI), DFAT documents (Markdown), cable dumps (CSV) and Reftel's own records
    (JSON Lines) are told apart by their content.

    A tally on standard error accounts for every file. Exit status: 0 all read, 1 some files failed, 2 wrong use.
    """
    messages = Console(stderr=True, highlight=False)
    tally = Tally()
    with _progress(messages) as progress:
        task = progress.add_task("reading", total=count(paths), cables=0)
        for reading in _counted(paths, tally):
            if isinstance(reading, Cable):
                _print(reading, as_json=as_json)
            elif isinstance(reading, Done):
                progress.update(task, advance="!" not in reading.path, cables=tally.cables)
    show_tally(tally, messages)
    return 1 if tally.files_failed else 0


def _counted(paths: tuple[str, ...], tally: Tally) -> Iterator[Reading]:
    for reading in read_paths(paths):
        tally.add(reading)
        yield reading


def _progress(messages: Console) -> Progress:
    """A bar on standard error; none where that is no terminal, or where the cables themselves go to the terminal."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files, {task.fields[cables]} cables"),
        TimeRemainingColumn(),
        console=messages,
        transient=True,
        disable=not messages.is_terminal or sys.stdout.isatty(),
    )


def _print(cable: Cable, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.buffer.write(encode(cable) + b"\n")
        return
    printed(partial(_show, cable))


def _show(cable: Cable, console: Console) -> None:
    show_cable(cable, console)
    show_registers(cable, console)

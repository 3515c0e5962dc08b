"""`reftel add`: cables in, kept."""

from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from reftel.archive import Archive
from reftel.archive.adding import Added
from reftel.cli.tally import show_tally
from reftel.sources import count
from reftel.telegram import Done

__all__ = ["add"]


@click.command(short_help="Add cables to an archive.")
@click.argument("archive")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--again", is_flag=True, help="Read anew what an older version of the rules read.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes that read; one a core if not given.")
def add(archive: str, paths: tuple[str, ...], again: bool, workers: int | None) -> int:  # noqa: FBT001  click's way
    """Add cables to the archive in the folder ARCHIVE; it is made where there is none.

    PATH is whatever `reftel read` takes. A file that was read before is passed over at once, so that a folder can be
    added again whenever something new is in it. The archive itself may stand in that folder. Stopped or killed, the
    same command goes on where it was.

    A tally on standard error accounts for every file. Exit status: 0 all read, 1 some files failed, 2 wrong use.
    """
    messages = Console(stderr=True, highlight=False)
    with _progress(messages) as progress:
        task = progress.add_task("adding", total=count(paths, without=Path(archive)), cables=0, rate="")
        tally = Archive(archive).add(
            paths, again=again, workers=workers, tell=lambda done, tally: _tell(progress, task, done, tally)
        )
    show_tally(tally, messages)
    if tally.held:
        messages.print(f"{tally.held:,} of the files were in the archive already, and were passed over.")
    return 1 if tally.files_failed else 0


def _tell(progress: Progress, task: TaskID, done: Done, tally: Added) -> None:
    """Move the bar on; a member of an archive is no file of its own there."""
    seconds = progress.tasks[0].elapsed or 0
    rate = f"{tally.cables / seconds:,.0f} cables/s" if seconds > 1 else ""
    progress.update(task, advance="!" not in done.path, cables=f"{tally.cables:,}", rate=rate)


def _progress(messages: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files, {task.fields[cables]} cables {task.fields[rate]}"),
        TimeRemainingColumn(),
        console=messages,
        transient=True,
        disable=not messages.is_terminal,
    )

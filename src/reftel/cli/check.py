"""`reftel check`: whether an archive is whole."""

import click
from rich.console import Console
from rich.progress import Progress

from reftel.archive import Archive
from reftel.cli.plain import plain

__all__ = ["check"]

_MOST_LISTED = 100


@click.command(short_help="Check every quoted word and every file of an archive.")
@click.argument("archive")
def check(archive: str) -> int:
    """Check all of ARCHIVE against itself.

    Is every file as it was written? Does every quoted word stand in its paragraph, at the place its entry names? Is
    every copy in the index, and nothing else?

    Exit status: 0 all is well, 1 something is not, 2 wrong use.
    """
    opened = Archive(archive)
    copies = wrong = 0
    messages = Console(stderr=True, highlight=False)
    with Progress(console=messages, transient=True, disable=not messages.is_terminal) as progress:
        task = progress.add_task("checking", total=opened.count())
        for found in opened.check():
            if isinstance(found, int):
                copies += found
                progress.advance(task, found)
                continue
            wrong += 1
            if wrong <= _MOST_LISTED:
                click.echo(plain(f"{found.where}: {found.what}"))
    if wrong > _MOST_LISTED:
        click.echo(f"and {wrong - _MOST_LISTED:,} more")
    said = "all is well" if not wrong else f"{wrong:,} {'thing' if wrong == 1 else 'things'} wrong"
    click.echo(f"{copies:,} {'copy' if copies == 1 else 'copies'} checked, {said}.", err=True)
    return 1 if wrong else 0

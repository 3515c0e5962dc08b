"""`reftel remove`: cables out of an archive."""

import click

from reftel.archive import Archive
from reftel.cli.plain import plain

__all__ = ["remove"]


@click.command(short_help="Take cables out of an archive.")
@click.argument("archive")
@click.argument("cable", required=False, metavar="[ID]")
@click.option("--source", help="The path of a file, as it was added: all its cables go.")
def remove(archive: str, cable: str | None, source: str | None) -> int:
    """Take every copy of the cable ID out of ARCHIVE, or all that was added from one file.

    The files that were added are not touched; to add them again brings the cables back. `reftel compact` frees the
    room. Exit status: 0 something was removed, 1 there was nothing of that name, 2 wrong use.
    """
    if (cable is None) == (source is None):
        raise click.UsageError("give the ID of a cable or --source PATH, one of the two")
    gone = Archive(archive).remove(cable=cable, source=source)
    click.echo(f"{gone:,} {'copy' if gone == 1 else 'copies'} removed.", err=True)
    if not gone:
        said = "ids are as `reftel search` prints them, paths as they were added"
        click.echo(plain(f"{cable or source} is not in {archive}: {said}."), err=True)
    return 0 if gone else 1

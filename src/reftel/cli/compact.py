"""`reftel compact`: an archive in fewer and bigger files."""

import click

from reftel.archive import Archive

__all__ = ["compact"]


@click.command(short_help="Join small files of an archive, and free room.")
@click.argument("archive")
def compact(archive: str) -> None:
    """Join the small files of ARCHIVE to big ones, and delete those that nothing needs any more.

    Nothing of the content changes. Worth its time after many small addings, and after a removal.
    """
    opened = Archive(archive)
    fewer = opened.compact()
    found = opened.stats()
    size = (found.record_bytes + found.index_bytes) / 1e6
    files = "file" if fewer == 1 else "files"
    click.echo(f"{fewer:,} {files} fewer; {size:,.1f} MB on disk.", err=True)

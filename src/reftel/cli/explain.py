"""`reftel explain`: a cable with every entry, the rule that made it, and its place."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

import reftel
from reftel.archive.folder import Folder
from reftel.cli.page import printed
from reftel.cli.plain import plain
from reftel.cli.show_entries import show_explained
from reftel.cli.words import WORDS
from reftel.errors import ReftelError, SourceError
from reftel.reading import read_paths
from reftel.record import Cable
from reftel.telegram.ids import compared

__all__ = ["explain"]


@click.command(short_help="Show a cable with every entry, its rule and its place.")
@click.argument("identity", metavar="ID", type=WORDS)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
def explain(identity: str, paths: tuple[str, ...]) -> int:
    """Show the cable with this ID, found under PATH..., with every entry of its registers below its paragraph.

    PATH is an archive, or whatever `reftel read` takes. Each entry has the name of the rule that made it, how often
    that rule is right (0 to 1), and the offsets of its words in the paragraph.
    """
    cable = _find(identity, paths)
    if cable is None:
        raise ReftelError(
            f"{identity}: no cable with this id under {', '.join(paths)}; `reftel read` lists those there"
        )
    printed(partial(show_explained, cable))
    return 0


def _find(identity: str, paths: tuple[str, ...]) -> Cable | None:
    archives: list[str] = []
    others: list[str] = []
    for path in paths:
        (archives if Folder(Path(path)).card.is_file() else others).append(path)
    kept = (cable for archive in archives for cable in reftel.open(archive).cable(identity))
    return next(kept, None) or _read(identity, others)


def _read(identity: str, paths: Sequence[str]) -> Cable | None:
    for reading in read_paths(paths):
        if isinstance(reading, SourceError):
            click.echo(plain(str(reading)), err=True)
        elif isinstance(reading, Cable) and compared(reading.id or "") == compared(identity):
            return reading
    return None

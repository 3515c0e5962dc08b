"""The corpus of an archive, opened for a command, which says what it waits for."""

import sys
from collections.abc import Callable

import click

import reftel
from reftel.archive import Archive
from reftel.corpus import Corpus

__all__ = ["corpus_of", "waiting_for"]


def corpus_of(archive: str) -> Corpus:
    """Return the corpus of the archive in a folder.

    Who waits for another process to work on it sees that on standard error; whoever sits at a terminal is told where it
    takes a while.
    """
    opened = reftel.open(archive)
    return Corpus(opened, begin=_begin, waiting=waiting_for(opened))


def waiting_for(archive: Archive) -> Callable[[str], None]:
    """Return what says on standard error which process the corpus of an archive waits for."""
    folder = archive.folder.path / "corpus"
    return lambda who: click.echo(f"{folder}: being brought up to date by {who}; waiting for it to end", err=True)


def _begin() -> None:
    if sys.stderr.isatty():
        click.echo("Working out what hangs together across the cables; it is kept for the next time ...", err=True)

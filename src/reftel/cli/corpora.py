"""The corpus of an archive opened for a command, which says what it waits for."""

from collections.abc import Callable

import click

from reftel.archive import Archive
from reftel.corpus import Corpus

__all__ = ["corpus_of", "waiting_for"]


def corpus_of(archive: Archive) -> Corpus:
    """Return the corpus of an archive; who waits for another process to work on it sees that on standard error."""
    return Corpus(archive, waiting=waiting_for(archive))


def waiting_for(archive: Archive) -> Callable[[str], None]:
    """Return what says on standard error which process the corpus of an archive waits for."""
    folder = archive.folder.path / "corpus"
    return lambda who: click.echo(f"{folder}: being brought up to date by {who}; waiting for it to end", err=True)

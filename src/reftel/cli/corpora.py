"""The corpus of an archive, opened for a command, which says what it waits for."""

import shlex
import sys
from collections.abc import Callable

import click

import reftel
from reftel.archive import Archive
from reftel.corpus import Corpus
from reftel.corpus.surveys.unknown import unknown_party
from reftel.errors import ArchiveError

__all__ = ["corpus_of", "parties_known", "waiting_for"]


def corpus_of(archive: str) -> Corpus:
    """Return the corpus of the archive in a folder; raises `ArchiveError` where no cable is in that.

    Who waits for another process to work on it sees that on standard error; whoever sits at a terminal is told where it
    takes a while.
    """
    opened = reftel.open(archive)
    if not opened.count():
        advice = f"add some with `reftel add {shlex.quote(archive)} PATH...`"
        raise ArchiveError(archive, found="no cable in it", advice=advice)
    return Corpus(opened, begin=_begin, waiting=waiting_for(opened))


def parties_known(archive: str, corpus: Corpus, *names: str) -> None:
    """Raise `ArchiveError` where one of some parties' names is in no cable, saying which may have been meant."""
    unknown = unknown_party(corpus.survey, {name: corpus.party(name) for name in names})
    if unknown is not None:
        meant = f"perhaps {unknown.meant} is meant; " if unknown.meant else ""
        found = f"no state or organisation called {unknown.name} in its cables"
        raise ArchiveError(archive, found=found, advice=f"{meant}`reftel body` finds what they call it")


def waiting_for(archive: Archive) -> Callable[[str], None]:
    """Return what says on standard error which process the corpus of an archive waits for."""
    folder = archive.folder.path / "corpus"
    return lambda who: click.echo(f"{folder}: being brought up to date by {who}; waiting for it to end", err=True)


def _begin() -> None:
    if sys.stderr.isatty():
        click.echo("Working out what hangs together across the cables; it is kept for the next time ...", err=True)

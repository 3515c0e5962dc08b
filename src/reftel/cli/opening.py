"""The corpus of an archive, opened for a command."""

import sys

import click

import reftel
from reftel.corpus import Corpus

__all__ = ["corpus_of"]


def corpus_of(archive: str) -> Corpus:
    """Return the corpus of the archive in a folder; whoever sits at a terminal is told where that takes a while."""
    return Corpus(reftel.open(archive), begin=_begin)


def _begin() -> None:
    if sys.stderr.isatty():
        click.echo("Working out what hangs together across the cables; it is kept for the next time ...", err=True)

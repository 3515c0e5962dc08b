"""`reftel who`: one person across the cables of an archive."""

import click

from reftel.cli.corpora import corpus_of
from reftel.cli.telling import tell
from reftel.cli.told import person_lines
from reftel.cli.words import WORDS
from reftel.errors import ArchiveError

__all__ = ["who"]


@click.command(short_help="Show who somebody is across cables.")
@click.argument("archive")
@click.argument("name", type=WORDS)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many people.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line.")
def who(archive: str, name: str, limit: int, *, as_json: bool) -> None:
    """Show the people in ARCHIVE whose names have all words of NAME: forms, offices with their days, cables.

    Two entries are one person only where the evidence leaves one; others are shown as perhaps the same, with reasons.
    """
    found = corpus_of(archive).who(name, limit)
    if not found:
        advice = "write a name or part of one as the cables do; `reftel search` finds any word"
        raise ArchiveError(archive, found=f"nobody named {name}", advice=advice)
    tell(found, person_lines, as_json=as_json)

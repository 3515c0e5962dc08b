"""`reftel body`: one state, ministry or organisation across the cables of an archive."""

import click

from reftel.cli.corpora import corpus_of
from reftel.cli.telling import tell
from reftel.cli.told import body_lines
from reftel.cli.words import WORDS
from reftel.errors import ArchiveError

__all__ = ["body"]


@click.command(short_help="Show what a state, ministry or organisation is called across cables.")
@click.argument("archive")
@click.argument("name", type=WORDS)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many bodies.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line.")
def body(archive: str, name: str, limit: int, *, as_json: bool) -> None:
    """Show the bodies in ARCHIVE whose names or abbreviations have all words of NAME: forms, whose they are, cables.

    Two forms are one body where words or abbreviation leave one; others are shown as perhaps the same, with reasons.
    """
    found = corpus_of(archive).bodies(name, limit)
    if not found:
        advice = "write a name or an abbreviation as the cables do; `reftel search` finds any word"
        raise ArchiveError(archive, found=f"no state, ministry or organisation named {name}", advice=advice)
    tell(found, body_lines, as_json=as_json)

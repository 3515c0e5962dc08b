"""`reftel positions`: what somebody said on a subject over time."""

import click

from reftel.cli.corpora import corpus_of
from reftel.cli.telling import tell
from reftel.cli.told import position_lines
from reftel.cli.words import WORDS
from reftel.errors import ArchiveError

__all__ = ["positions"]


@click.command(short_help="Show what somebody said on a subject over time.")
@click.argument("archive")
@click.argument("who", type=WORDS)
@click.option(
    "--on",
    "subject",
    type=WORDS,
    required=True,
    help="An agreement, body, country, TAGS code, query as for search, or any words.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line.")
def positions(archive: str, who: str, subject: str, *, as_json: bool) -> None:
    """Show what WHO, a person, body or party in ARCHIVE, said on a subject, oldest first.

    With the changes: those that cables state, and computed ones, which are marked so (raised for the first time, raised
    before and not this time, the opposite said).
    """
    found = corpus_of(archive).positions(who, subject)
    if not found:
        advice = "write both as the cables do; `reftel search` finds any word"
        raise ArchiveError(archive, found=f"nothing that {who} said on {subject}", advice=advice)
    tell(found, position_lines, as_json=as_json)

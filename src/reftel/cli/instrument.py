"""`reftel instrument`: an agreement, programme or forum over time."""

import click

from reftel.cli.corpora import corpus_of
from reftel.cli.telling import tell
from reftel.cli.told import instrument_lines
from reftel.cli.words import WORDS
from reftel.errors import ArchiveError

__all__ = ["instrument"]


@click.command(short_help="Show how an agreement or forum stood over time.")
@click.argument("archive")
@click.argument("name", type=WORDS)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line.")
def instrument(archive: str, name: str, *, as_json: bool) -> None:
    """Show the agreements, programmes, forums and so on in ARCHIVE that have NAME in their name or abbreviation.

    Each with its parties and the sequence of its standings, in the words of the cables.
    """
    found = corpus_of(archive).instrument(name)
    if not found:
        advice = "write a name or an abbreviation as the cables do; `reftel search` finds any word"
        raise ArchiveError(archive, found=f"no agreement, programme or forum named {name}", advice=advice)
    tell(found, instrument_lines, as_json=as_json)

"""`reftel instrument`: an agreement, programme or forum over time."""

import click
import msgspec

import reftel
from reftel.cli.told import instrument_lines
from reftel.corpus import Corpus

__all__ = ["instrument"]


@click.command(short_help="Show how an agreement or forum stood over time.")
@click.argument("archive")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line.")
def instrument(archive: str, name: str, *, as_json: bool) -> None:
    """Show the agreements, programmes, forums and so on in ARCHIVE that have NAME in their name or abbreviation.

    Each with its parties and the sequence of its standings, in the words of the cables.
    """
    for found in Corpus(reftel.open(archive)).instrument(name):
        if as_json:
            click.echo(msgspec.json.encode(found))
            continue
        for line in instrument_lines(found):
            click.echo(line)

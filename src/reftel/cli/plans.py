"""`reftel plans`: what was promised, and what became of it."""

import re

import click
import msgspec

import reftel
from reftel.cli.told import plan_lines
from reftel.corpus import Corpus

__all__ = ["plans"]

_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_FATES = ("done", "put off", "refused", "overtaken", "repeated", "not done", "no later word", "open")


@click.command(short_help="Show plans and what became of them.")
@click.argument("archive")
@click.option("--open", "is_open", is_flag=True, help="Only plans of which nothing is known and whose day may come.")
@click.option("--fate", type=click.Choice(_FATES), help="Only plans of this fate.")
@click.option("--due", metavar="DAY", help="Only plans for this year, month or day (2010-03).")
@click.option("--of", "party", metavar="PARTY", help="Only plans of this state or organisation.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line.")
def plans(archive: str, fate: str | None, due: str | None, party: str | None, *, is_open: bool, as_json: bool) -> None:
    """Show the plans in ARCHIVE by the day they are due, each with its fate and the lines of later cables that tell it.

    `no later word`: the day has passed, and no cable was found to speak of it. `perhaps done` and the like are guesses
    from the line shown below: read it before you rely on them.
    """
    if due is not None and not _DAY.fullmatch(due):
        raise click.BadParameter(f"{due!r} is no day; write 2010, 2010-03 or 2010-03-31", param_hint="--due")
    for found in Corpus(reftel.open(archive)).plans("open" if is_open else fate, due, party):
        if as_json:
            click.echo(msgspec.json.encode(found))
            continue
        for line in plan_lines(found):
            click.echo(line)

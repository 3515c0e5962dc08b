"""`reftel plans`: what was promised, and what became of it."""

import click

from reftel.cli.corpora import corpus_of, parties_known
from reftel.cli.days import DAY
from reftel.cli.telling import tell
from reftel.cli.told import plan_lines
from reftel.errors import ArchiveError

__all__ = ["plans"]

_FATES = ("done", "put off", "refused", "overtaken", "repeated", "not done", "no later word", "open")


@click.command(short_help="Show plans and what became of them.")
@click.argument("archive")
@click.option("--open", "is_open", is_flag=True, help="Only plans of which nothing is known and whose day may come.")
@click.option("--fate", type=click.Choice(_FATES), help="Only plans of this fate.")
@click.option("--due", type=DAY, metavar="DAY", help="Only plans for this year, month or day (2010-03).")
@click.option("--of", "party", metavar="PARTY", help="Only plans of this state or organisation.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line.")
def plans(archive: str, fate: str | None, due: str | None, party: str | None, *, is_open: bool, as_json: bool) -> None:
    """Show the plans in ARCHIVE by the day they are due, each with its fate and the lines of later cables that tell it.

    `no later word`: the day has passed, and no cable was found to speak of it. `perhaps done` and the like are guesses
    from the line shown below: read it before you rely on them.
    """
    if is_open and fate not in {None, "open"}:
        raise click.UsageError(f"--open asks for other plans than --fate {fate!r}; give one of the two")
    corpus = corpus_of(archive)
    found = corpus.plans("open" if is_open else fate, due, party)
    if not found:
        parties_known(archive, corpus, *filter(None, [party]))
        raise ArchiveError(archive, found="no such plan", advice="ask for other days, another party or another fate")
    tell(found, plan_lines, as_json=as_json)

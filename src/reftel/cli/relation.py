"""`reftel relation`: everything that the cables of an archive say of two parties."""

from functools import partial

import click

from reftel.cli.corpora import corpus_of, parties_known
from reftel.cli.days import DAY, in_order
from reftel.cli.telling import tell
from reftel.cli.told import relation_lines
from reftel.cli.words import WORDS
from reftel.errors import ArchiveError

__all__ = ["relation"]


@click.command(short_help="Show the whole relation of two parties.")
@click.argument("archive")
@click.argument("one", type=WORDS)
@click.argument("other", type=WORDS)
@click.option("--from", "start", type=DAY, metavar="DAY", help="Cables from this day on (2007, 2007-10 or 2007-10-22).")
@click.option("--to", "end", type=DAY, metavar="DAY", help="Cables up to this day.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="Lines of each section.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def relation(  # noqa: PLR0913  one parameter an option
    archive: str, one: str, other: str, start: str | None, end: str | None, limit: int, *, as_json: bool
) -> None:
    """Show what the cables in ARCHIVE say of two parties, states or organisations, ONE and OTHER.

    Meetings, agreements and bodies with how they stand, what each side said, silences, changes that cables state, plans
    with what became of them, who is named oftenest; the newest lines of each, every line with its cable and paragraph.
    """
    in_order(start, end)
    corpus = corpus_of(archive)
    found = corpus.relation(one, other, start, end, limit)
    if not found.cables:
        parties_known(archive, corpus, one, other)
        advice = "ask for other parties or other days"
        raise ArchiveError(archive, found=f"no cable that speaks of both {one} and {other}", advice=advice)
    tell([found], partial(relation_lines, limit=limit), as_json=as_json)

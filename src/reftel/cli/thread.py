"""`reftel thread`: the cables that hang together with one by their references."""

import click

from reftel.cli.corpora import corpus_of
from reftel.cli.telling import tell
from reftel.cli.told import thread_lines
from reftel.cli.words import WORDS
from reftel.errors import ArchiveError

__all__ = ["thread"]


@click.command(short_help="Show the cables that refer to one another.")
@click.argument("archive")
@click.argument("cable", type=WORDS)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def thread(archive: str, cable: str, *, as_json: bool) -> None:
    """Show the cables in ARCHIVE that hang together with CABLE by their references, in order.

    A reference stands in the REF line, or the text or an editors' note names a telegram by its number: below a cable
    stand the words, and where.

    The cable asked for has a star. One that is referred to and not in the archive has a question mark.
    """
    found = corpus_of(archive).thread(cable)
    if not any(entry.is_here for entry in found.entries):
        advice = "ids are as in 08PORTHAVEN45; `reftel search` finds them"
        raise ArchiveError(archive, found=f"no cable {cable}, and none that refers to it", advice=advice)
    tell([found], thread_lines, as_json=as_json)

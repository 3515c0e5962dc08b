"""`reftel copies`: the copies of one cable side by side."""

import sys
from functools import partial

import click
import msgspec

import reftel
from reftel.cli.copies_show import show_copies
from reftel.cli.page import printed
from reftel.cli.words import WORDS
from reftel.collation import collate
from reftel.errors import ArchiveError

__all__ = ["copies"]


@click.command(short_help="Show the copies of a cable side by side.")
@click.argument("archive", metavar="ARCHIVE")
@click.argument("identity", metavar="ID", type=WORDS)
@click.option("--whole", is_flag=True, help="Show also the paragraphs in which nothing differs.")
@click.option("--json", "as_json", is_flag=True, help="Print the collation as one JSON object.")
def copies(archive: str, identity: str, whole: bool, as_json: bool) -> int:  # noqa: FBT001  click passes options so
    """Show the copies of one cable side by side: what each lacks, what differs, what is supplied from where.

    ID is the cable's number: 08LYSANDRA212.
    """
    found = reftel.open(archive).cable(identity)
    if not found:
        raise ArchiveError(archive, found=f"no cable {identity}", advice="`reftel search` finds the ids it has")
    collation = collate(found)
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode(collation) + b"\n")
    else:
        printed(partial(show_copies, collation, whole=whole))
    return 0

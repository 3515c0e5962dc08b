"""`reftel copies`: the copies of one cable side by side."""

import io
import sys
from collections.abc import Sequence

import click
import msgspec
from rich.console import Console

from reftel.cli.copies_show import show_copies
from reftel.collation import Collation, collate
from reftel.errors import ReftelError
from reftel.record import Cable
from reftel.telegram import read_paths

__all__ = ["collate_paths", "copies", "print_copies"]

_PIPED_WIDTH = 100


@click.command(short_help="Show the copies of a cable side by side.")
@click.argument("archive", metavar="ARCHIVE")
@click.argument("identity", metavar="ID")
@click.option("--whole", is_flag=True, help="Show also the paragraphs in which nothing differs.")
@click.option("--json", "as_json", is_flag=True, help="Print the collation as one JSON object.")
def copies(archive: str, identity: str, whole: bool, as_json: bool) -> int:  # noqa: FBT001  click passes options so
    """Show the copies of one cable side by side: what each lacks, what differs, what is supplied from where.

    ID is the cable's number: 08LYSANDRA212.
    """
    print_copies(collate_paths([archive], identity), as_json=as_json, whole=whole)
    return 0


def collate_paths(paths: Sequence[str], identity: str) -> Collation:
    """Return the collation of the copies of one cable under some paths.

    Raises `ReftelError` where no copy has that id.
    """
    wanted = "".join(identity.split()).upper()
    found = [one for one in read_paths(paths) if isinstance(one, Cable) and (one.id or "").upper() == wanted]
    if not found:
        raise ReftelError(f"{identity}: no copy of it in {', '.join(paths)}; check the number's spelling")
    return collate(found)


def print_copies(collation: Collation, *, as_json: bool = False, whole: bool = False) -> None:
    """Print a collation on standard output: with colours on a terminal, in lines of 100 characters elsewhere."""
    if as_json:
        sys.stdout.buffer.write(msgspec.json.encode(collation) + b"\n")
    elif sys.stdout.isatty():
        show_copies(collation, Console(highlight=False), whole=whole)
    else:
        page = Console(file=io.StringIO(), width=_PIPED_WIDTH, highlight=False)
        with page.capture() as shown:
            show_copies(collation, page, whole=whole)
        sys.stdout.writelines(f"{line.rstrip()}\n" for line in shown.get().splitlines())

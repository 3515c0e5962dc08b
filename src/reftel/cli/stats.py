"""`reftel stats`: what an archive holds."""

from collections.abc import Iterator

import click
import msgspec

from reftel.archive import Archive, Stats

__all__ = ["stats"]


@click.command(short_help="Say what an archive holds.")
@click.argument("archive")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def stats(archive: str, as_json: bool) -> None:  # noqa: FBT001  click passes options by position or name
    """Say how much is in ARCHIVE: cables and their copies, paragraphs, entries of the registers, bytes on disk."""
    found = Archive(archive).stats()
    if as_json:
        click.echo(msgspec.json.encode(found._asdict()))
        return
    for label, value in _lines(found):
        click.echo(f"{label:<14}{value:>14}")


def _lines(found: Stats) -> Iterator[tuple[str, str]]:
    yield "cables", f"{found.cables:,}"
    yield "copies", f"{found.copies:,}"
    yield "files", f"{found.files:,}"
    if found.first and found.last:
        yield "from", found.first
        yield "to", found.last
    for name, count in found.entries.items():
        if count and name != "layout":
            yield name, f"{count:,}"
    for rules, count in found.rules.items():
        yield f"rules {rules}", f"{count:,}"
    yield "records", f"{found.record_bytes / 1e6:,.1f} MB"
    yield "index", f"{found.index_bytes / 1e6:,.1f} MB"

"""`reftel events`: what public calendars say took place, beside what cables say."""

from pathlib import Path

import click

import reftel
from reftel.archive import Event
from reftel.archive.calendars import Fault, read_calendar
from reftel.cli.days import DAY, in_order
from reftel.cli.plain import plain
from reftel.cli.telling import tell
from reftel.cli.told import event_line
from reftel.errors import ArchiveError

__all__ = ["events"]


@click.group(short_help="Keep public calendars, which confirm or contradict visits.")
def events() -> None:
    """Keep what public calendars say took place: who was where, from day to day.

    `reftel plans` and `reftel relation` show which of them confirm or contradict visits and meetings that cables plan
    or report.
    """


@events.command(short_help="Add a calendar.")
@click.argument("archive")
@click.argument("calendar", metavar="FILE.csv", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--source", help="What to cite it as; else what the file says, or its name.")
def add(archive: str, calendar: Path, source: str | None) -> int:
    """Add the rows of a CSV file to the events of ARCHIVE; what is there already is not added again.

    Columns: start, end, who, what, where, source, and where there are any office (which WHO held) and of (the state
    or organisation that WHO came for). The two calendars of the Office of the Historian are known by theirs. Days are
    1977-03-27, 27 March 1977, 1977-03 or 1977. Exit status: 0 all rows were taken, 1 some were not, 2 wrong use.
    """
    opened = reftel.open(archive)
    opened.folder.check()
    rows = [*read_calendar(calendar, source)]
    good = [row for row in rows if isinstance(row, Event)]
    bad = [row for row in rows if isinstance(row, Fault)]
    for fault in bad:
        click.echo(plain(f"{calendar}, line {fault.line}: {fault.found}; the row was left out"), err=True)
    fresh = opened.add_events(good)
    rest = f"{len(good) - fresh:,} there already, {len(bad):,} bad"
    click.echo(f"{_many(len(rows), 'row')}: {_many(fresh, 'event')} added, {rest}.", err=True)
    return 1 if bad else 0


@events.command("list", short_help="Show events.")
@click.argument("archive")
@click.option("--from", "start", type=DAY, metavar="DAY", help="Events from this day on (1977, 1977-03 or 1977-03-27).")
@click.option("--to", "end", type=DAY, metavar="DAY", help="Events up to this day.")
@click.option("--about", metavar="WORDS", help="Only events that have these words: a name, a place.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object a line.")
def show(archive: str, start: str | None, end: str | None, about: str | None, *, as_json: bool) -> None:
    """Show the events in ARCHIVE by the day they begin, each with its calendar and the line of it."""
    in_order(start, end)
    found = [*reftel.open(archive).events(start, end, about)]
    if not found:
        advice = "ask for other days or words, or add a calendar with `reftel events add`"
        raise ArchiveError(archive, found="no such event", advice=advice)
    tell(found, lambda event: [plain(event_line(event))], as_json=as_json)


@events.command(short_help="Take a calendar out.")
@click.argument("archive")
@click.option("--source", required=True, help="What the calendar is cited as.")
def remove(archive: str, source: str) -> int:
    """Take all events of a source out of ARCHIVE.

    Exit status: 0 something was removed, 1 there was nothing of that source, 2 wrong use.
    """
    gone = reftel.open(archive).remove_events(source)
    click.echo(f"{_many(gone, 'event')} removed.", err=True)
    if not gone:
        click.echo(plain(f"{source} is no source of {archive}: `reftel events list` shows them in brackets."), err=True)
    return 0 if gone else 1


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"

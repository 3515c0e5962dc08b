"""`reftel brief`: a brief for somebody about to walk into a meeting."""

from pathlib import Path

import click

import reftel
from reftel.archive.folder import write_whole
from reftel.brief import FORMATS, brief_of, written
from reftel.cli.corpora import corpus_of, parties_known
from reftel.cli.days import DAY, in_order
from reftel.errors import ArchiveError

__all__ = ["brief"]


@click.command(short_help="Write a brief for a meeting of two parties.")
@click.argument("archive")
@click.option("--about", required=True, metavar="'A, B'", help="The two parties: first ours, then theirs.")
@click.option("--from", "start", type=DAY, metavar="DAY", help="Cables from this day on (2007, 2007-10 or 2007-10-22).")
@click.option("--to", "end", type=DAY, metavar="DAY", help="Cables up to this day.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file: .docx, .html or .md; else Markdown is printed.",
)
def brief(archive: str, about: str, start: str | None, end: str | None, output: Path | None) -> None:
    """Write what the cables in ARCHIVE say of two parties, for a person about to walk into a meeting.

    The state of the relation, the last meeting, their points and ours, what was not raised, what is promised and due,
    agreements and how they stand, who carries it. All in the cables' own words, each with a footnote to its paragraph.
    """
    ours, theirs = _parties(about)
    form = output.suffix.lower().removeprefix(".") if output else "md"
    if form not in FORMATS:
        known = ", ".join(f".{name}" for name in FORMATS)
        raise click.BadParameter(f"{str(output)!r} ends in none of {known}", param_hint="-o")
    in_order(start, end)
    corpus = corpus_of(archive)
    made = brief_of(reftel.open(archive), ours, theirs, start, end, corpus=corpus)
    if not made.sections:
        parties_known(archive, corpus, ours, theirs)
        advice = "ask for other parties or other days"
        raise ArchiveError(archive, found=f"no cable that speaks of both {ours} and {theirs}", advice=advice)
    content = written(made, form)
    if output is None:
        click.echo(content.decode(), nl=False)
    else:
        _write(output, content)


def _write(output: Path, content: bytes) -> None:
    """Write the file, in place of an older one only when it is whole."""
    try:
        write_whole(output, content)
    except OSError as error:
        found = f"cannot be written ({error.strerror})"
        advice = "name a file in a folder that is there, where you may write and there is room"
        raise ArchiveError(str(output), found=found, advice=advice) from error


def _parties(about: str) -> tuple[str, str]:
    names = [name.strip() for name in about.split(",")]
    if len(names) != len(("ours", "theirs")) or not all(names):
        raise click.BadParameter(f"{about!r} are not two parties; write 'NATO, Israel'", param_hint="--about")
    return names[0], names[1]

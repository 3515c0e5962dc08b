"""`reftel evaluate`: records against those made by hand."""

import click
import msgspec

from reftel.cli.plain import plain
from reftel.errors import SourceError
from reftel.evaluation import Comparison, lines_of, read_gold
from reftel.reading import read_paths
from reftel.record import Cable, encode

__all__ = ["evaluate"]


@click.command(short_help="Compare records with those made by hand.")
@click.argument("gold_dir")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--misses", is_flag=True, help="Print every entry missed or wrongly found.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def evaluate(gold_dir: str, paths: tuple[str, ...], misses: bool, as_json: bool) -> int:  # noqa: FBT001  click's way
    """Compare what is read from PATH... with the records made by hand in GOLD_DIR (JSON, one file a cable).

    PATH is a cable, a folder of them or records as `reftel read --json` prints them; without one, these are read from
    standard input. For each register: precision, recall and F1; for the details of entries that agree: how many are
    right. Entries marked optional by hand cost nothing, found or missed.
    """
    gold = read_gold(gold_dir)
    found = _records(paths or ("-",), {record["id"] for record in gold})
    comparison = Comparison()
    for record in gold:
        try:
            comparison.add(record, found.get(record["id"]))
        except (KeyError, TypeError, AttributeError, ValueError) as error:  # entries by hand have no other check
            said = f"an entry that cannot be compared ({type(error).__name__}: {error})"
            advice = "write its entries with the keys that docs/record-format.md has"
            raise SourceError(f"{gold_dir}, record {record['id']}", found=said, advice=advice) from error
    _print(comparison, misses=misses, as_json=as_json)
    return 1 if comparison.unread else 0


def _records(paths: tuple[str, ...], wanted: set[str]) -> dict[str, dict[str, object]]:
    """The records of the cables that are asked for, as plain JSON objects; what cannot be read is said."""
    found = {}
    for reading in read_paths(paths):
        if isinstance(reading, SourceError):
            click.echo(plain(str(reading)), err=True)
        elif isinstance(reading, Cable) and reading.id in wanted:
            found[reading.id] = msgspec.json.decode(encode(reading))
    return found


def _print(comparison: Comparison, *, misses: bool, as_json: bool) -> None:
    if as_json:
        figures = {one.name: _values(one) for one in comparison.figures()}
        click.echo(msgspec.json.encode({"unread": comparison.unread, "registers": figures}))
        return
    for line in lines_of(comparison.figures()):
        click.echo(line)
    if comparison.unread:
        click.echo(f"not read: {', '.join(comparison.unread)}")
    if misses:
        for miss in comparison.misses:
            click.echo(plain(miss))


def _values(figure: msgspec.Struct) -> dict[str, object]:
    values = msgspec.structs.asdict(figure)
    kept = ("accuracy", "of") if values["of"] is not None else ("precision", "recall", "f1", "gold")
    return {key: values[key] for key in kept}

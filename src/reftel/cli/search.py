"""`reftel search`: lines of an archive's cables found by what they say, who says it, and where they come from."""

import shlex
from collections.abc import Iterator

import click
import msgspec
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

import reftel
from reftel.archive import Archive
from reftel.archive.citation import place_name
from reftel.archive.query import parse
from reftel.archive.search import Results, Sort
from reftel.archive.search_facets import FACETS, Count
from reftel.archive.search_hits import Hit
from reftel.archive.search_misses import Miss
from reftel.archive.snippets import Snippet
from reftel.cli.page import printed
from reftel.cli.plain import plain

__all__ = ["search", "show_results"]

_PLACES = ("paragraphs", "statements", "silences", "changes", "plans", "meetings", "entries", "all")
_FEWER = "Look for fewer words, for the beginning of one (fish*), or in the entries too (--in all)."
_LABEL = max(map(len, FACETS)) + 2
_FACET_VALUES = 6
_MARKED = "bold yellow"


@click.command(
    short_help="Find lines of an archive's cables.",
    context_settings={"ignore_unknown_options": True},  # a query may begin with a minus
)
@click.argument("archive")
@click.argument("query")
@click.option("--sort", type=click.Choice(["best", "date"]), default="best", help="Best first, or newest first.")
@click.option("--limit", type=click.IntRange(0, 1000), default=20, show_default=True, help="How many hits to print.")
@click.option("--offset", type=click.IntRange(0), default=0, help="How many hits to pass over.")
@click.option("--in", "places", multiple=True, type=click.Choice(_PLACES), help="Where to look, as in: says it.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with hits and facets.")
def search(  # noqa: PLR0913  one parameter an option
    archive: str, query: str, sort: Sort, limit: int, offset: int, places: tuple[str, ...], *, as_json: bool
) -> None:
    """Find paragraphs in ARCHIVE, or entries of the registers, and count them by year, post and so on.

    QUERY is words (found with their endings), "phrases" (exact), AND, OR, NOT, brackets, wild* cards, and fields:
    post: from: to: tag: id: classification: mark: year: date: person: speaker: body: instrument: about: in:

    \b
        reftel search cables 'trawler (permit OR licence) post:lysandra date:2007-05..2008'
        reftel search cables 'in:statements speaker:"al-Tamiri" monitors'
    """  # noqa: D301  click wants a backspace before lines it leaves as they are
    parse(query)  # so that a caret stands below what was typed
    asked = f"in:({' OR '.join(places)}) ({query})" if places else query
    opened = reftel.open(archive)
    found = opened.search(asked, sort=sort, limit=limit, offset=offset)
    if as_json:
        click.echo(msgspec.json.encode(found))
        return
    advice = _FEWER if found.total else _advice(opened, query)
    printed(lambda console: show_results(found, offset, console, advice=advice))


def _advice(archive: Archive, query: str) -> str:
    """What to do where nothing was found.

    Whoever writes a cable's number, as hits have it, wants that cable; what a field asks for may be in no cable.
    """
    name = query.strip().removeprefix("id:").partition("#")[0]
    cable = next(iter(archive.cable(name)), None)
    if cable is None:
        anything = archive.search("in:all", limit=0, facets=()).total  # by the index, which needs no records
        return _missed(archive.miss(query)) if anything else "There is no cable in it: `reftel add` adds some."
    shown = shlex.join(["reftel", "show", str(archive.folder), cable.id or name])
    return f"`{shown}` prints that cable; id:{cable.id} finds its paragraphs."


def _missed(miss: Miss | None) -> str:
    if miss is None:
        return _FEWER
    return f"No cable here has {miss.asked}{f'; try: {miss.meant}' if miss.meant else ''}."


def show_results(found: Results, offset: int, console: Console, *, advice: str = "") -> None:
    """Print the hits, numbered from behind the offset, how many there are, and the counts; advice where none is."""
    seen = set()
    for number, hit in enumerate(found.hits, start=offset + 1):
        words = (hit.id, hit.kind, hit.paragraph, hit.snippet.text)
        _show_hit(number, hit, console, is_again=words in seen)
        seen.add(words)
    shown = f", {offset + 1:,} to {offset + len(found.hits):,} shown" if found.hits else ""
    console.print(Text(f"{found.total:,} found{shown}.", style="bold"))
    if not found.total:
        console.print(Text(plain(advice)))
    console.print(_facets(found))


def _facets(found: Results) -> Table:
    table = Table.grid()
    table.add_column(style="dim", width=_LABEL, no_wrap=True)
    table.add_column(style="dim", overflow="fold")
    for facet in FACETS:
        if counts := found.facets[facet]:
            table.add_row(facet, " · ".join(_counts(counts)))
    return table


def _show_hit(number: int, hit: Hit, console: Console, *, is_again: bool) -> None:
    place = place_name(hit.id, hit.paragraph)
    line = Text.assemble(f"{number}. ", (plain(place), "bold"))
    line.append(f" ({plain(hit.mark)})" if hit.mark else "", style="cyan")
    line.append(f" {hit.kind}" if hit.kind != "paragraph" else "", style="green")
    console.print(line)
    console.print(Padding(_snippet(hit.snippet, in_colour=console.color_system is not None), (0, 0, 0, 4)))
    copy = "; another copy" if is_again else ""
    console.print(Padding(Text(plain(hit.citation) + copy, style="dim"), (0, 0, 1, 4)))


def _snippet(snippet: Snippet, *, in_colour: bool) -> Text:
    """The snippet with what was looked for marked: in colour, or between stars where there is none."""
    star = "" if in_colour else "*"
    shown = Text("… " if snippet.start else "")
    at = 0
    for start, end in snippet.marks:
        shown.append(plain(snippet.text[at:start]))
        shown.append(f"{star}{plain(snippet.text[start:end])}{star}", style=_MARKED)
        at = end
    return shown.append(plain(snippet.text[at:])).append(" …" if snippet.is_cut else "")


def _counts(counts: tuple[Count, ...]) -> Iterator[str]:
    yield from (f"{plain(each.value)} {each.count:,}" for each in counts[:_FACET_VALUES])

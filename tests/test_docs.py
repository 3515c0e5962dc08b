"""What the documents say is so: examples run, references are complete, links lead somewhere."""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from markdown_it import MarkdownIt

import reftel.collation
import reftel.record
from docs.build import DOCUMENTS, built
from docs.examples import ROOT, blocks
from docs.regions import filled
from reftel.archive import Archive, Stats
from reftel.corpus import Corpus
from reftel.sources.formats import formats
from reftel.telegram import read_paths

NAMES = [str(document.relative_to(ROOT)) for document in DOCUMENTS]
ALL = [*NAMES, "CHANGELOG.md", "samples/README.md"]
STRUCTS: list[type[msgspec.Struct]] = [
    value
    for room in (reftel.record, reftel.collation)
    for name in room.__all__
    if isinstance(value := getattr(room, name), type) and issubclass(value, msgspec.Struct)
]
CALLS = (
    Archive.search,
    Archive.events,
    Corpus.who,
    Corpus.bodies,
    Corpus.instrument,
    Corpus.plans,
    Corpus.positions,
    Corpus.relation,
    Corpus.thread,
)
"""What gives what commands print as JSON."""

REGISTRIES = re.compile(r"https?://(?:[\w.-]+\.)?(?:pypi|pythonhosted|conda|anaconda)\b", re.IGNORECASE)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_examples_print_what_the_document_shows(name: str) -> None:
    assert built(ROOT / name) == read(name), "run `make docs` and look at what it changes"


@pytest.mark.parametrize("name", NAMES)
def test_a_python_example_is_followed_by_what_it_prints(name: str) -> None:
    found = blocks(read(name))
    followers = [below.language for block, below in pairwise(found) if block.language == "python"]
    assert set(followers) <= {"text"}


@pytest.mark.parametrize("name", NAMES)
def test_json_examples_are_parts_of_real_records(name: str) -> None:
    for block in blocks(read(name)):
        if block.language == "json":
            shown = json.loads(block.content)
            assert part(shown, record(shown["source"]["path"], shown["id"])) == shown


def record(path: str, identity: str) -> Any:
    found = [msgspec.to_builtins(one) for one in read_paths([str(ROOT / path)]) if isinstance(one, reftel.record.Cable)]
    return next({**one, "source": {**one["source"], "path": path}} for one in found if one["id"] == identity)


def part(shown: Any, whole: Any) -> Any:
    """As much of a value as is shown of it: the keys of an object, the beginning of a list."""
    if isinstance(shown, dict):
        return {key: part(value, whole[key]) for key, value in shown.items()}
    if isinstance(shown, list) and shown:
        return [part(one, other) for one, other in zip(shown, whole, strict=False)]
    return list(whole) if isinstance(whole, tuple) else whole


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
def test_the_record_format_has_every_key(struct: type[msgspec.Struct]) -> None:
    documented = keys_of_section(read("docs/record-format.md"), f"`{struct.__name__}`")
    assert documented == {field.encode_name for field in msgspec.structs.fields(struct)}


def shapes_of(kind: object) -> Iterator[type[msgspec.Struct]]:
    """The structs that a type speaks of, and those that they have, but for the record's own."""
    for part in get_args(kind):
        yield from shapes_of(part)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind.__module__.startswith("reftel."):
        if kind.__module__.startswith("reftel.record"):
            return
        yield kind
        for field in get_type_hints(kind).values():
            if field != kind:
                yield from shapes_of(field)


PRINTED = sorted(
    {each for call in CALLS for each in shapes_of(get_type_hints(call)["return"])}, key=lambda one: one.__name__
)


@pytest.mark.parametrize("struct", PRINTED, ids=lambda struct: struct.__name__)
def test_what_commands_print_as_json_has_every_key_in_the_documents(struct: type[msgspec.Struct]) -> None:
    documented = all_keys_of_section(read("docs/json.md"), struct.__name__)
    assert documented == {field.encode_name for field in msgspec.structs.fields(struct)}


def test_what_stats_prints_is_in_the_documents() -> None:
    assert all_keys_of_section(read("docs/json.md"), "Stats") == set(Stats._fields)


def all_keys_of_section(text: str, name: str) -> set[str]:
    """The keys in the first column of the table below a heading."""
    table = text.partition(f"\n### {name}\n")[2].partition("\n#")[0]
    return {key for row in re.findall(r"^\| (`[^|]+) \|", table, re.MULTILINE) for key in re.findall(r"`(\w+)`", row)}


def keys_of_section(text: str, name: str) -> set[str]:
    """The keys in the first column of the first table below a heading that ends in the name."""
    section = re.split(r"^#+ ", text, flags=re.MULTILINE)
    [found] = [part for part in section if part.partition("\n")[0].endswith(name)]
    table = found.partition("| key | value |\n")[2].partition("\n\n")[0]
    return {key for row in table.splitlines()[1:] for key in re.findall(r"`(\w+)`", row.split("|")[1])}


@pytest.mark.parametrize(
    "kind", ["lost_text", "lost_header", "lost_heading", "lost_section", "repeated_text", "foreign_text"]
)
def test_the_record_format_explains_every_kind_of_damage(kind: str) -> None:
    assert f"| `{kind}` |" in read("docs/record-format.md")


def test_the_record_format_explains_every_role_of_the_samples() -> None:
    text = read("docs/record-format.md").partition("| role | lines that are |")[2].partition("\n\n")[0]
    readings = read_paths([str(ROOT / "samples")])
    roles = {run.role for one in readings if isinstance(one, reftel.record.Cable) for run in one.layout}
    assert roles <= set(re.findall(r"`(\w+)`", text))


@pytest.mark.parametrize("name", [known.name for known in formats()])
def test_every_format_is_in_the_documents(name: str) -> None:
    assert f"`{name}`" in read("docs/formats.md")
    assert f"\n| {name} |" in read("README.md")


@pytest.mark.parametrize("name", ALL)
def test_links_lead_to_files_and_headings(name: str) -> None:
    for address in addresses(read(name)):
        if "://" in address:
            continue
        file, _, heading = address.partition("#")
        target = (ROOT / name).parent / file if file else ROOT / name
        assert target.exists(), address
        assert not heading or heading in headings(target), address


def addresses(text: str) -> list[str]:
    inline = [token for token in MarkdownIt().enable("table").parse(text) if token.type == "inline"]
    children = [child for token in inline for child in token.children or []]
    return [str(child.attrs["href"]) for child in children if child.type == "link_open"]


def headings(document: Path) -> set[str]:
    """The addresses of a document's headings, as code hosts make them."""
    lines = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", line.lower()).replace(" ", "-") for line in lines}


@pytest.mark.parametrize("name", ALL)
def test_no_document_sends_to_a_package_registry(name: str) -> None:
    assert not REGISTRIES.search(read(name))


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["read", "samples/README.md"], 0),
        (["read", "samples/09LYSANDRA88.txt", "no/such/file"], 1),
        (["read"], 2),
        (["read", "--no-such-option", "samples"], 2),
    ],
)
@pytest.mark.parametrize("name", ["README.md", "docs/cli.md"])
def test_exit_statuses_are_as_documented(arguments: list[str], status: int, name: str) -> None:
    main = "from reftel.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", main, *arguments], cwd=ROOT, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == status
    assert f"\n| {status} |" in read(name)


def test_commands_named_in_the_documents_are_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), flags=re.MULTILINE))
    named = {
        target for name in ALL for target in re.findall(r"\bmake ([a-z]+)`|^make ([a-z]+)$", read(name), re.MULTILINE)
    }
    assert {one or other for one, other in named} <= targets


def test_a_region_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match=r"^no lines `<!-- x -->` and `<!-- end x -->` in this order$"):
        filled("a\n<!-- end x -->\n<!-- x -->\n", "x", "new")


def test_what_is_cited_is_this_version() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    told = dict(line.split(": ", 1) for line in read("CITATION.cff").splitlines() if ": " in line)
    assert {key: told[key] for key in ("version", "license", "abstract")} == {
        "version": project["version"],
        "license": project["license"],
        "abstract": project["description"],
    }

"""Copies side by side as a person sees them, and as JSON."""

import io
import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from rich.console import Console

import reftel
from collated import cable
from reftel.cli.copies_show import show_copies
from reftel.cli.main import commands
from reftel.collation import Collation, collate
from reftel.errors import ReftelError
from reftel.record import Cable, Damage, Header

SAMPLES = Path(__file__).parents[2] / "samples"
TEXT = "The gulls of the harbour were nobody's business, said the skipper, and went on mending his nets in the rain."


def shown(collation: Collation, *, width: int = 100, whole: bool = False) -> str:
    page = Console(file=io.StringIO(), width=width, highlight=False)
    show_copies(collation, page, whole=whole)
    assert isinstance(page.file, io.StringIO)
    return "\n".join(line.rstrip() for line in page.file.getvalue().splitlines())


def folded(collation: Collation, *, width: int = 60, whole: bool = False) -> str:
    return " ".join(shown(collation, width=width, whole=whole).split())


def run(*arguments: str) -> str:
    done = CliRunner().invoke(commands, ["copies", *arguments])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("copies") / "archive"
    reftel.open(folder).add([str(path) for path in sorted(SAMPLES.glob("08LYSANDRA212*"))], workers=1)
    return str(folder)


def test_the_sample_side_by_side(archive: str) -> None:
    page = run(archive, "08LYSANDRA212")
    assert page.startswith("08LYSANDRA212 ─")
    assert "A    491     53            0  " in page
    assert "base B, most words: 503 words; the other 491" in page
    assert "classification supplied from A: SBU" in page
    assert "Paragraphs 1, 2: the same in all copies." in page
    assert "been suspended [-29 words-] the two families." in page
    assert "suspended {+since January. According to Dell'Orso," in page
    assert "{~XXXXXXXXXXXX [...]~}" in page
    assert "heading in A: none" in page
    assert "B lost text, paragraph 5: nothing but blacked-out words is left; made good" in page
    assert all(len(line) <= 100 for line in page.splitlines())


def test_the_whole_shows_every_paragraph(archive: str) -> None:
    page = run(archive, "08 lysandra 212", "--whole")
    assert "the same in all copies" not in page
    assert page.count("Cape Ansel") >= 2


def test_json_is_the_collation(archive: str) -> None:
    line = run(archive, "08LYSANDRA212", "--json")
    assert json.loads(line)["id"] == "08LYSANDRA212"
    assert msgspec.json.decode(line, type=Collation) == collate(reftel.open(archive).cable("08LYSANDRA212"))


def test_no_such_cable_is_said_plainly(archive: str) -> None:
    done = CliRunner().invoke(commands, ["copies", archive, "08NOWHERE1"])
    assert isinstance(done.exception, ReftelError)
    assert str(done.exception) == f"{archive}: no cable 08NOWHERE1; `reftel search` finds the ids it has"


@pytest.mark.parametrize(
    ("other", "text"),
    [
        (TEXT.replace("harbour", "quay"), "A: The gulls of the {+harbour+} were"),
        (TEXT.replace("harbour", "quay"), "B: The gulls of the {~quay~} were"),
        (TEXT.replace(" of the harbour", ""), "B: The gulls [-3 words-] were"),
        (TEXT.replace("harbour ", ""), "B: The gulls of the [-1 word-] were"),
        (TEXT.replace("the harbour", "[...]"), "B: The gulls of {~[...]~} were"),
    ],
)
def test_differences_are_marked_without_colours(other: str, text: str) -> None:
    assert text in folded(collate([cable((1, TEXT)), cable((1, other), path="b.txt")], base=0))


def test_foreign_text_is_shown_as_such() -> None:
    signed = cable((1, TEXT), header=Header(signed="WEXCOMBE"))
    page = cable((1, f"{TEXT} Ferry fares to rise"), path="b.html", kind="html")
    assert "{foreign: Ferry fares to rise}" in folded(collate([signed, page]))


def test_matters_of_form_do_not_count_as_differences() -> None:
    collation = collate([cable((1, TEXT)), cable((1, TEXT.upper()), path="b.txt")])
    assert "Paragraph 1: the same in all copies." in shown(collation)
    assert "B: THE GULLS OF THE HARBOUR" in folded(collation, whole=True)


def test_many_copies_stand_one_below_the_other() -> None:
    made = [
        cable((1, TEXT.replace("gulls", word)), path=f"{word}.txt") for word in ("gulls", "terns", "crows", "geese")
    ]
    page = shown(collate(made))
    assert [line[:3] for line in page.splitlines() if line[1:2] == ":"] == ["A: ", "B: ", "C: ", "D: "]


def test_marks_numbers_and_what_stands_apart() -> None:
    other = "Nobody in the ministry had read the minutes of 1976 before the president asked for them over breakfast."
    made = [cable((1, TEXT)), cable((1, TEXT, "C"), path="b.txt"), cable((7, other), path="c.txt")]
    page = shown(collate(made, base=0), width=140)
    assert "mark supplied from B" in page
    assert "number in C: 7" in page
    assert "c.txt (text); another text, kept apart" in page


def test_damage_that_remains_is_said() -> None:
    lost = (Damage(kind="lost_section", paragraph=0, note="the head says 2 sections; lost: 2"),)
    assert "A lost section: the head says 2 sections; lost: 2; remains" in shown(
        collate([cable((1, TEXT), damage=lost)])
    )


def test_nothing_of_a_copy_reaches_the_terminal_unmade_safe() -> None:
    evil = "\x1b[2J\u202e"
    made = [evil_copy(f"{evil}{n}") for n in range(2)]
    page = shown(collate(made), whole=True)
    assert "\x1b" not in page
    assert "\u202e" not in page


def evil_copy(evil: str) -> Cable:
    damage = (Damage(kind="lost_text", paragraph=1, note=evil),)
    return cable((1, f"{TEXT} {evil}", evil, evil), path=evil, damage=damage, header=Header(subject=evil, tags=(evil,)))

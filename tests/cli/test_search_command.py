"""`reftel search` and `reftel show` as a user runs them."""

import io
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from archive.story import STORY, keyed
from commands import reftel as run
from reftel.archive import Archive
from reftel.archive.folder import Folder
from reftel.archive.index import Index
from reftel.cli.main import commands
from reftel.cli.search import show_results
from reftel.record import decode


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An archive whose index holds the story."""
    folder = Folder(tmp_path_factory.mktemp("archive") / "story")
    folder.make()
    folder.stamp()
    index = Index.open(folder.index)
    index.add("story", keyed(STORY))
    index.commit(["story"])
    index.close()
    return str(folder)


def reftel(*words: str) -> Result:
    return CliRunner().invoke(commands, words)


def lines(done: Result) -> list[str]:
    assert done.exit_code == 0, done.output
    return done.output.splitlines()


def test_hits_are_shown_with_their_place_words_and_citation(archive: str) -> None:
    assert lines(reftel("search", archive, "tariff post:porthaven")) == [
        "1. 08PORTHAVEN45#2 (SBU)",
        "    He did not mention the trawlers. The Ambassador said the *tariff* on herring had doubled since",
        "    2006.",
        "    Embassy Porthaven, telegram 08PORTHAVEN45, 15 January 2008, para. 2",
        "",
        "1 found, 1 to 1 shown.",
        "year            2008 1",
        "post            Porthaven 1",
        "classification  CONFIDENTIAL 1",
        "tag             PREL 1 · EWWT 1",
        "person          Yusuf al-Tamiri 1",
        "register        paragraph 1 · statement 1 · change 1",
    ]


@pytest.mark.parametrize(
    ("term", "said"), [("dumb", "the *tariff* on herring"), ("xterm", "the \x1b[1;33mtariff\x1b[0m on herring")]
)
def test_what_was_looked_for_is_marked_on_every_terminal(archive: str, term: str, said: str) -> None:
    page = io.StringIO()
    console = Console(file=page, force_terminal=True, width=200, _environ={"TERM": term})
    show_results(Archive(archive).search("tariff post:porthaven"), 0, console)
    assert said in page.getvalue()


@pytest.mark.parametrize("query", ["08PORTHAVEN45", "08porthaven45#2", "id:08PORTHAVEN45#2"])
def test_who_looks_for_a_cable_s_number_is_told_how_to_see_it(archive: str, query: str) -> None:
    advice = f"`reftel show {archive} 08PORTHAVEN45` prints that cable; id:08PORTHAVEN45 finds its paragraphs."
    assert lines(reftel("search", archive, query)) == ["0 found.", *wrapped(advice)]
    assert lines(reftel("search", archive, "zebra"))[1].startswith("Look for fewer words")


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ("post:porthavn tariff", "No cable here has post:porthavn; try: post:Porthaven."),
        ("zebra post:(porthaven OR Atlantis)", "No cable here has post:Atlantis."),
        ('classification:"top secret"', 'No cable here has classification:"top secret".'),
        ("tariff person:Nemo", "No cable here has person:Nemo."),
        (
            "zebra post:porthaven",
            "Look for fewer words, for the beginning of one (fish*), or in the entries too (--in all).",
        ),
    ],
)
def test_a_field_that_no_cable_has_is_named(archive: str, query: str, advice: str) -> None:
    assert lines(reftel("search", archive, query))[:2] == ["0 found.", advice]


def wrapped(text: str) -> list[str]:
    page = Console(file=io.StringIO(), width=100)
    with page.capture() as shown:
        page.print(text, markup=False, highlight=False)
    return [line.rstrip() for line in shown.get().splitlines()]


def test_entries_are_shown_with_their_kind(archive: str) -> None:
    shown = lines(reftel("search", archive, "said", "--in", "statements", "--sort", "date", "--limit", "1"))
    assert shown[0].startswith("1. 08PORTHAVEN45#")
    assert shown[0].endswith(" statement")
    assert "2 found, 1 to 1 shown." in shown


def test_places_given_as_options_are_joined(archive: str) -> None:
    assert "2 found, 1 to 2 shown." in lines(reftel("search", archive, "kestria OR trawlers", "--in", "plans", "--in", "silences"))  # fmt: skip


def test_later_hits_keep_their_numbers(archive: str) -> None:
    shown = lines(reftel("search", archive, "-gulls", "--limit", "2", "--offset", "3"))
    assert [line[:2] for line in shown if line[:1].isdigit() and "#" in line] == ["4.", "5."]
    assert "5 found, 4 to 5 shown." in shown


def test_nothing_found_is_no_fault_and_says_what_else_to_ask(archive: str) -> None:
    assert lines(reftel("search", archive, "gulls"))[0] == "0 found."
    assert "--in all" in reftel("search", archive, "gulls").output


def test_json_is_the_library_s_own_result(archive: str) -> None:
    [line] = lines(reftel("search", archive, "in:statements herring", "--json"))
    found = json.loads(line)
    assert found["total"] == 1
    [hit] = found["hits"]
    assert hit["entry"]["content"] == "the tariff on herring had doubled since 2006"
    assert found["total"] == Archive(archive).search("in:statements herring").total


def test_a_wrong_query_is_shown_with_a_caret(archive: str) -> None:
    done = run("search", archive, "fish pst:lima")
    assert done.returncode == 2
    assert done.stderr == b"reftel: there is no field `pst`; try: post:\n    fish pst:lima\n         ^^^\n"


def test_the_caret_stays_in_the_user_s_query_when_options_say_where(archive: str) -> None:
    done = reftel("search", archive, "fish pst:lima", "--in", "plans")
    assert str(done.exception).splitlines()[1] == "    fish pst:lima"


def test_a_query_in_another_encoding_is_said_to_be_one(archive: str) -> None:
    done = run("search", archive, os.fsdecode(b"fish \xff"))
    assert done.returncode == 2
    assert b"reftel: this is no letter: what was typed is not in the terminal's encoding; try: write it" in done.stderr


def test_a_cable_is_shown_with_its_entries_below_their_paragraphs(archive: str) -> None:
    shown = lines(reftel("show", archive, "08porthaven45"))
    first = shown.index("1. (C) Foreign Minister Yusuf al-Tamiri said that Kestria would sign the Strait Transit Agreement by")  # fmt: skip
    assert shown[first + 1 : first + 9] == [
        "June 30.",
        "    meetings     call: Penhallow, al-Tamiri at Lysandra (2008-01-14)",
        "    statements   Foreign Minister Yusuf al-Tamiri said: Kestria would sign the Strait Transit",
        "    Agreement by June 30",
        "    plans        [promised] Kestria: sign the Strait Transit Agreement (to 2008-06-30)",
        "",
        "2. (SBU) He did not mention the trawlers. The Ambassador said the tariff on herring had doubled",
        "since 2006.",
    ]
    assert "    silences     Yusuf al-Tamiri, about: the trawlers (so Embassy Porthaven)" in shown
    assert "    changes      the tariff on herring had doubled since 2006" in shown
    assert any(line.startswith("people       Yusuf al-Tamiri, Foreign Minister") for line in shown)
    assert any(line.startswith("instruments  Strait Transit Agreement (STA)") for line in shown)


def test_one_paragraph_is_shown_alone(archive: str) -> None:
    shown = lines(reftel("show", archive, "08PORTHAVEN45#2"))
    assert not any("Strait Transit Agreement by" in line for line in shown)
    assert any(line.startswith("2. (SBU) He did not") for line in shown)
    assert not any(line.startswith("people") for line in shown)


def test_what_stands_before_paragraph_1_is_called_one_name_by_which_it_is_shown(tmp_path: Path) -> None:
    head = (
        "R 031502Z FEB 09\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nUNCLAS LIMA 000012\n\nTAGS: PREL\nSUBJECT: GULLS\n\n"
    )
    (tmp_path / "a.txt").write_text(f"{head}Herring was dear that day.\n\n1. The gulls went home.\n", "utf-8")
    folder = str(tmp_path / "cables")
    Archive(folder).add([str(tmp_path / "a.txt")], workers=1)
    place = lines(reftel("search", folder, "herring"))[0].removeprefix("1. ")
    assert place.endswith("LIMA12#opening")
    shown = lines(reftel("show", folder, place))
    assert "Herring was dear that day." in shown
    assert not any("gulls went" in line for line in shown)
    assert lines(reftel("show", folder, place.replace("opening", "0"))) == shown


def test_the_opening_of_a_cable_that_has_no_text_there_is_its_head(archive: str) -> None:
    shown = lines(reftel("show", archive, "08PORTHAVEN45#opening"))
    assert shown[0].startswith("08PORTHAVEN45 ")
    assert any(line.startswith("from") for line in shown)
    assert not any(line.startswith("1. ") for line in shown)


def test_json_is_the_record(archive: str) -> None:
    [line] = lines(reftel("show", archive, "09sablemont7", "--json"))
    assert decode(line) == STORY[2]


@pytest.mark.parametrize(
    ("name", "status", "said"),
    [
        ("08NOWHERE1", 1, "story: no cable 08NOWHERE1; `reftel search` finds the ids it has"),
        ("08PORTHAVEN45#9", 1, "story: no paragraph 9 in 08PORTHAVEN45; it has 1 to 2"),
        ("08PORTHAVEN45#two", 2, "`two` is no paragraph's number; give one such as 08PORTHAVEN45#3, or #opening"),
        ("", 2, "'' has no letter and no figure; write what to look for"),
    ],
)
def test_what_is_not_there_is_said(archive: str, name: str, status: int, said: str) -> None:
    done = run("show", archive, name)
    assert done.returncode == status
    assert said in done.stderr.decode()


@pytest.mark.parametrize("command", [("search", "fish"), ("show", "09SABLEMONT7")])
def test_a_folder_without_an_archive_is_named(tmp_path: Path, command: tuple[str, str]) -> None:
    done = reftel(command[0], str(tmp_path / "none"), command[1])
    assert "no archive" in str(done.exception)

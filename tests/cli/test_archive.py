"""The commands of an archive as a user runs them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from archive.made import folder_of
from reftel.archive.lock import writing


def reftel(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "reftel", *map(str, words)]
    return subprocess.run(command, capture_output=True, check=False, timeout=120, text=True)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    assert reftel("add", tmp_path / "archive", folder_of(tmp_path / "cables", range(1, 5))).returncode == 0
    return tmp_path / "archive"


def test_adding_ends_with_a_tally(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("eggs\nbread\n")
    done = reftel("add", tmp_path / "a", folder_of(tmp_path / "c", range(3)), tmp_path / "list.txt", "no/such")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "5 files seen (3 read, 1 without a cable, 1 failed), 3 cables found." in done.stderr
    assert "no/such: no such file or folder; check the spelling" in done.stderr


def test_adding_names_the_rows_without_a_cable(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text("mrn,date,subject,body\n,,,Eggs\n08LIMA7,2008-01-15,A bridge,It falls.\n")
    done = reftel("add", tmp_path / "a", tmp_path / "rows.csv")
    assert "1 file seen (1 read, 0 without a cable, 0 failed), 1 cable found." in done.stderr
    assert "No line of a telegram's head, nor a cable's id in the row, in some texts of:\n" in done.stderr
    assert done.stderr.endswith("rows.csv: 1 text, in line 2\n")


def test_an_archive_among_the_sources_is_called_what_it_is(archive: Path, tmp_path: Path) -> None:
    done = reftel("add", tmp_path / "other", tmp_path)
    assert "5 files seen (4 read, 0 without a cable, 1 failed), 4 cables found." in done.stderr
    assert f"{archive}: an archive of Reftel's; give the files that were added to it" in done.stderr


def test_adding_again_says_what_was_passed_over(tmp_path: Path, archive: Path) -> None:
    done = reftel("add", archive, tmp_path / "cables")
    assert done.returncode == 0
    assert "4 files seen (0 read, 0 without a cable, 0 failed), 0 cables found." in done.stderr
    assert "4 of the files were in the archive already, and were passed over." in done.stderr


def test_numbers_for_people_and_for_programs(archive: Path) -> None:
    shown = reftel("stats", archive).stdout
    assert "cables                     4\n" in shown
    assert "paragraphs                12\n" in shown
    found = json.loads(reftel("stats", archive, "--json").stdout)
    assert (found["copies"], found["entries"]["paragraphs"]) == (4, 12)


def test_a_check_of_what_is_whole(archive: Path) -> None:
    done = reftel("check", archive)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "4 copies checked, all is well.\n"


def test_a_check_names_what_is_damaged(archive: Path) -> None:
    [file] = (archive / "records").glob("*.parquet")
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 255
    file.write_bytes(content)
    done = reftel("check", archive)
    assert done.returncode == 1
    assert f"records/{file.name}: its bytes are not those that were written\n" in done.stdout
    file.unlink()
    done = reftel("check", archive)
    assert done.returncode == 1
    assert f"records/{file.name}: cannot be read" in done.stdout
    assert done.stderr.endswith("0 copies checked, 1 thing wrong.\n")


def test_removing(archive: Path, tmp_path: Path) -> None:
    done = reftel("remove", archive, "08LIMA2")
    assert (done.returncode, done.stderr) == (0, "1 copy removed.\n")
    assert reftel("remove", archive, "08LIMA2").returncode == 1
    done = reftel("remove", archive, "--source", tmp_path / "cables/08LIMA3.txt")
    assert (done.returncode, done.stderr) == (0, "1 copy removed.\n")
    assert "cables                     2\n" in reftel("stats", archive).stdout


@pytest.mark.parametrize("words", [["remove", "a"], ["remove", "a", "x", "--source", "y"], ["add", "a"], ["stats"]])
def test_wrong_use(words: list[str]) -> None:
    done = reftel(*words)
    assert done.returncode == 2
    assert "Usage:" in done.stderr


def test_an_id_is_taken_as_anybody_writes_it(archive: Path) -> None:
    assert reftel("show", archive, "08 lima 2", "--json").stdout == reftel("show", archive, "08LIMA2", "--json").stdout
    assert reftel("remove", archive, "08 lima 2").stderr == "1 copy removed.\n"


def test_an_archive_may_stand_in_the_folder_that_is_added(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "cables", range(1, 3))
    for seen in ("2 files seen (2 read, ", "2 files seen (0 read, "):
        done = reftel("add", f"{folder}/archive", folder)
        assert (done.returncode, done.stderr[: len(seen)]) == (0, seen)


@pytest.mark.parametrize("words", [["add", "", "samples"], ["stats", ""]])
def test_an_empty_name_is_no_folder(words: list[str]) -> None:
    assert reftel(*words).stderr == "reftel: ``: no folder; give the folder of an archive\n"


@pytest.mark.parametrize(
    "words",
    [
        ("who", "a", " "),
        ("body", "a", ""),
        ("instrument", "a", "--"),
        ("thread", "a", "?"),
        ("copies", "a", ""),
        ("relation", "a", "Veldora", ""),
        ("positions", "a", "Veldora", "--on", ""),
        ("explain", "", "samples"),
    ],
)
def test_what_has_no_letter_is_nothing_to_look_for(words: tuple[str, ...]) -> None:
    done = reftel(words[0], "--", *words[1:]) if "--on" not in words else reftel(*words)
    assert done.returncode == 2
    assert "has no letter and no figure; write what to look for" in done.stderr


@pytest.mark.parametrize(
    "words", [("plans",), ("who", "Strand"), ("relation", "Veldora", "Kestria"), ("thread", "08LIMA1")]
)
def test_an_archive_without_a_cable_says_so(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "list.txt").write_text("eggs\nbread\n")
    archive = tmp_path / "archive"
    assert reftel("add", archive, tmp_path / "list.txt").returncode == 0
    done = reftel(words[0], archive, *words[1:])
    assert (done.returncode, done.stderr) == (
        1,
        f"reftel: {archive}: no cable in it; add some with `reftel add {archive} PATH...`\n",
    )
    assert "There is no cable in it: `reftel add` adds some." in reftel("search", archive, "fish").stdout


def test_a_command_that_is_none_has_those_like_it_named() -> None:
    done = reftel("serach")
    assert done.returncode == 2
    assert "No such command 'serach'. Did you mean 'search'" in done.stderr


def test_compacting_says_what_it_came_to(archive: Path, tmp_path: Path) -> None:
    reftel("add", archive, folder_of(tmp_path / "more", range(7, 9)))
    done = reftel("compact", archive)
    assert done.returncode == 0
    assert done.stderr.startswith("1 file fewer; ")


@pytest.mark.parametrize("command", ["stats", "check", "compact", "remove"])
def test_what_is_no_archive_is_not_made_one(tmp_path: Path, command: str) -> None:
    words: list[str | Path] = [command, tmp_path / "none", *(["x"] if command == "remove" else [])]
    done = reftel(*words)
    assert done.returncode == 1
    assert f"none: no archive; make one with `reftel add {tmp_path / 'none'} PATH...`" in done.stderr
    assert not (tmp_path / "none").exists()


def test_a_second_writer_is_refused(archive: Path, tmp_path: Path) -> None:
    with writing(archive / "lock", str(archive)):
        done = reftel("add", archive, tmp_path / "cables")
        assert reftel("stats", archive).returncode == 0
    assert done.returncode == 1
    assert "archive: being written by process " in done.stderr
    assert "Traceback" not in done.stderr

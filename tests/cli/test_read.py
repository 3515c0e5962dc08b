"""`reftel read` as a user runs it: a process, its output, its exit status."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from commands import TELEGRAM, reftel
from reftel.reading import read_paths
from reftel.record import Cable, decode


@pytest.fixture
def telegram(tmp_path: Path) -> Path:
    path = tmp_path / "08LIMA12.txt"
    path.write_text(TELEGRAM, encoding="utf-8")
    return path


def test_a_cable_is_shown_for_a_person(telegram: Path) -> None:
    done = reftel("read", telegram)
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert "08LIMA12" in shown
    assert "number      08 LIMA 12" in shown
    assert "2. (SBU) He told Poloff that shoes were cheaper than tyres." in shown
    assert "ABERNATHY" in shown


def test_piped_output_is_plain(telegram: Path) -> None:
    done = reftel("read", telegram)
    assert b"\x1b" not in done.stdout + done.stderr


def test_json_is_the_library_s_own_record(telegram: Path) -> None:
    done = reftel("read", telegram, "--json")
    [line] = done.stdout.splitlines()
    assert [decode(line)] == [found for found in read_paths([str(telegram)]) if isinstance(found, Cable)]


def test_standard_input_is_read(telegram: Path) -> None:
    done = reftel("read", "-", "--json", stdin=telegram.read_bytes())
    assert json.loads(done.stdout)["id"] == "08LIMA12"


def test_a_zip_is_read_member_by_member(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "box.zip", "w") as box:
        box.writestr("a/08LIMA12.txt", TELEGRAM)
        box.writestr("notes.txt", "Nothing but a shopping list.\n")
    done = reftel("read", tmp_path / "box.zip", "--json")
    assert json.loads(done.stdout)["source"]["path"].endswith("box.zip!a/08LIMA12.txt")
    assert "2 files seen (1 read, 1 without a cable, 0 failed), 1 cable found." in done.stderr.decode()


def test_a_folder_goes_on_after_a_bad_file_and_says_so(telegram: Path) -> None:
    (telegram.parent / "sub").mkdir()
    (telegram.parent / "sub" / "volume.pdf").write_bytes(b"%PDF-1.4 cut off")
    (telegram.parent / "list.txt").write_text("eggs\nbread\n")
    done = reftel("read", telegram.parent, "--json")
    said = done.stderr.decode()
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "3 files seen (1 read, 1 without a cable, 1 failed), 1 cable found." in said
    assert "list.txt: no line of a telegram's head was found" in said
    assert "volume.pdf: " in said


def test_damage_is_tallied_by_kind(telegram: Path) -> None:
    telegram.write_text(TELEGRAM.replace("SUBJECT: A MINISTER TAKES THE LONG ROAD\n", ""))
    assert "Damage in 1 cable: lost_header 1." in reftel("read", telegram).stderr.decode()


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = reftel("read", tmp_path / "nowhere.txt")
    assert done.returncode == 1
    assert "nowhere.txt: no such file or folder; check the spelling" in done.stderr.decode()


@pytest.mark.parametrize("words", [("read",), ("read", "--jsno", "x"), ("raed",)])
def test_wrong_use_is_status_2_with_a_hint(words: tuple[str, ...]) -> None:
    done = reftel(*words)
    assert done.returncode == 2
    assert b"Usage:" in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_empty_folder_is_no_failure(tmp_path: Path) -> None:
    done = reftel("read", tmp_path)
    assert done.returncode == 0
    assert "0 files seen" in done.stderr.decode()


def test_terminal_escapes_in_a_cable_are_shown_harmless(telegram: Path) -> None:
    telegram.write_text(TELEGRAM.replace("walked to work", "walked \x1b[2J\x1b]0;title\x07 to work"))
    done = reftel("read", telegram)
    assert b"\x1b" not in done.stdout
    assert "\ufffd[2J" in done.stdout.decode()


def test_a_reader_that_stops_early_gets_no_traceback(telegram: Path) -> None:
    for number in range(200):
        (telegram.parent / f"copy{number}.txt").write_text(TELEGRAM)
    command = f"{sys.executable} -m reftel read {telegram.parent} --json | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, check=False, timeout=60)
    assert len(done.stdout.splitlines()) == 1
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def test_version_and_help() -> None:
    assert reftel("--version").stdout.startswith(b"reftel ")
    assert b"Read cables and print what each one is" in reftel("read", "--help").stdout

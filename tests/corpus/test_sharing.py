"""One corpus, several processes: whoever reads goes on while another writes, and one writes at a time."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

import pytest

import reftel
from reftel.archive import Archive, Event
from reftel.archive.lock import writing
from reftel.brief import brief_of
from reftel.corpus import Corpus
from reftel.corpus.surveys.plans import Wanted, counts_of_plans, plans
from reftel.errors import ArchiveError

SAMPLES = sorted(str(path) for path in Path("samples").iterdir() if path.suffix == ".txt")
ASKED: tuple[Callable[[Corpus], object], ...] = (
    lambda corpus: corpus.who("Vasht"),
    lambda corpus: corpus.bodies("TCO"),
    lambda corpus: corpus.relation("Veldora", "Kestria"),
    lambda corpus: corpus.positions("Kestria", "STA"),
    lambda corpus: corpus.plans(),
    lambda corpus: corpus.thread("08PORTHAVEN402"),
    lambda corpus: counts_of_plans(corpus.survey, Wanted()),
    lambda corpus: plans(corpus.survey, Wanted())[0],
)


def replaced(archive: Archive) -> None:
    """Put the same corpus there in files of other names, as another process does that makes it anew."""
    folder = archive.folder.path / "corpus"
    card = (folder / "corpus.json").read_text(encoding="utf-8")
    for number, file in enumerate(sorted(folder.glob("*.parquet"))):
        new = f"{file.name.partition('-')[0]}-{number}{len(file.name)}.parquet"
        card = card.replace(file.name, new)
        file.rename(file.with_name(new))
    (folder / "corpus.json").write_text(card, encoding="utf-8")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = reftel.open(tmp_path / "cables")
    made.add(SAMPLES, workers=1)
    return made


def test_a_corpus_that_is_open_goes_on_when_another_process_makes_it_anew(archive: Archive) -> None:
    held = Corpus(archive, workers=1)
    before = [ask(held) for ask in ASKED]
    for at, ask in enumerate(ASKED):
        replaced(archive)
        assert ask(held) == before[at]
    replaced(archive)
    assert brief_of(archive, "Veldora", "Kestria", corpus=held).sections


def test_an_open_corpus_is_brought_up_to_date_after_another_process_did_it(archive: Archive) -> None:
    held = Corpus(archive, workers=1)
    archive.remove(cable="09LYSANDRA88")
    assert "09LYSANDRA88" not in Corpus(archive, workers=1).who("Vasht")[0].cables
    assert held.update(workers=1) == 0
    assert "09LYSANDRA88" not in held.who("Vasht")[0].cables
    archive.remove(cable="08LYSANDRA331")
    assert held.update(workers=1) > 0


def test_two_that_find_it_out_of_date_make_it_one_after_the_other(archive: Archive) -> None:
    with ThreadPoolExecutor(2) as both:
        found = [*both.map(lambda _: Corpus(archive, workers=1).who("Vasht"), range(2))]
    assert found[0] == found[1] != []


def test_a_corpus_whose_files_are_gone_says_so_and_is_made_anew(archive: Archive) -> None:
    held = Corpus(archive, workers=1)
    shutil.rmtree(archive.folder.path / "corpus")
    with pytest.raises(ArchiveError, match="delete that folder: it is made anew"):
        held.who("Vasht")
    held.update(workers=1)
    assert held.who("Vasht")


def test_who_waits_for_another_process_is_told_which_one(archive: Archive) -> None:
    folder, told = archive.folder.path / "corpus", Queue[str]()
    folder.mkdir()
    with ThreadPoolExecutor(1) as beside:
        with writing(folder / "lock", "another process"):
            opening = beside.submit(Corpus, archive, workers=1, waiting=told.put)
            assert f"process {os.getpid()} on " in told.get(timeout=60)
            assert not opening.done()
        assert opening.result().who("Vasht")


def test_a_command_that_waits_says_so(archive: Archive) -> None:
    folder = archive.folder.path
    (folder / "corpus").mkdir()
    words = [sys.executable, "-m", "reftel", "who", str(folder), "Vasht"]
    with writing(folder / "corpus" / "lock", "another process"):
        process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert process.stderr is not None
        said = process.stderr.readline()
        assert said.startswith(f"{folder / 'corpus'}: being brought up to date by process {os.getpid()} on ")
        assert said.endswith("; waiting for it to end\n")
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    assert "Dragomir Vasht" in out


def test_what_is_up_to_date_is_read_where_nothing_can_be_written(archive: Archive) -> None:
    Corpus(archive, workers=1)
    folder = archive.folder.path / "corpus"
    with writing(folder / "lock", "another process"):
        assert Corpus(archive, workers=1).who("Vasht")


def test_all_that_is_removed_is_gone(tmp_path: Path) -> None:
    archive = reftel.open(tmp_path / "cables")
    archive.add(SAMPLES[:3], workers=1)
    held = Corpus(archive, workers=1)
    for path in SAMPLES[:3]:
        archive.remove(source=path)
    archive.add_events([Event(start="2008-03-04", end="2008-03-05", who="Vasht", where="Marenne", source="a")])
    assert held.who("")
    held.update(workers=1)
    assert held.who("") == []


def test_what_does_not_fit_into_memory_goes_where_temporary_files_do(tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    asked = "from reftel.corpus.kept.holdings import Holdings; from pathlib import Path; "
    asked += "print(Holdings(Path('x')).ask(\"SELECT current_setting('temp_directory') AS it\")['it'][0])"
    done = subprocess.run(
        [sys.executable, "-c", asked],
        env={**os.environ, "TMPDIR": str(temporary)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(temporary)

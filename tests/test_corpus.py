"""Real cables, volumes and documents, where they lie beside the checkout."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reftel.record import Cable, encode
from reftel.telegram import Tally, read_paths

SHARED = Path(__file__).parents[2] / "shared"
FOLDERS = [str(SHARED / name) for name in ("cables", "frus", "dfat")]

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the real cables are not beside this checkout"),
]


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> tuple[Tally, Path]:
    records, tally = tmp_path_factory.mktemp("corpus") / "records.jsonl", Tally()
    with records.open("wb") as lines:
        for found in read_paths(FOLDERS):
            tally.add(found)
            if isinstance(found, Cable):
                lines.write(encode(found) + b"\n")
    return tally, records


def test_every_file_is_read_and_accounted_for(reading: tuple[Tally, Path]) -> None:
    tally, _ = reading
    on_disk = sum(path.is_file() for folder in FOLDERS for path in Path(folder).rglob("*"))
    assert tally.files == on_disk
    assert tally.errors == []
    assert tally.without_cable == []


@pytest.mark.parametrize(("figure", "least"), [("header", 0.97), ("paragraphs", 0.97), ("damage", 0.75)])
def test_records_agree_with_those_made_by_hand(reading: tuple[Tally, Path], figure: str, least: float) -> None:
    command = [sys.executable, str(SHARED / "score.py"), str(SHARED / "gold"), str(reading[1]), "--json"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    scores = json.loads(done.stdout)
    assert scores["unread"] == []
    assert scores["registers"][figure]["f1"] >= least

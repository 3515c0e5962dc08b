"""The order in which cables come, and how many at a time, means nothing to what is known across them."""

import hashlib
import random
from pathlib import Path

import msgspec
import pytest

import reftel
from benchmarks.cables import made
from reftel.corpus import Corpus

MADE = 24
BATCHES = 4


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("cables")
    for number in range(MADE):
        name, text = made(number)
        (folder / name).write_text(text, encoding="utf-8")
    samples = [path for path in Path("samples").iterdir() if path.suffix in {".txt", ".html"}]
    return sorted(str(path) for path in (*folder.iterdir(), *samples))


def digest(corpus: Corpus) -> dict[str, str]:
    """Hashes of everything that is told of people, bodies, plans, agreements and of two parties."""
    told = {
        "people": sorted(corpus.who("", limit=100_000), key=lambda one: one.id),
        "bodies": corpus.bodies("", limit=100_000),
        "plans": corpus.plans(),
        "instruments": corpus.instrument(""),
        "relation": corpus.relation("Veldora", "Kestria"),
        "thread": corpus.thread("08PORTHAVEN402"),
        "position": corpus.positions("Kestria", "STA"),
    }
    return {name: hashlib.sha256(msgspec.json.encode(value)).hexdigest() for name, value in told.items()}


@pytest.fixture(scope="module")
def whole(files: list[str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("whole") / "archive"
    reftel.open(folder).add(files, workers=1)
    return digest(Corpus(reftel.open(folder), workers=1))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_three_random_orders_come_to_what_all_at_once_gives(
    files: list[str], whole: dict[str, str], tmp_path: Path, seed: int
) -> None:
    mixed = random.Random(seed).sample(files, len(files))
    archive = reftel.open(tmp_path / "archive")
    size = len(mixed) // BATCHES + 1
    archive.add(mixed[:size], workers=1)
    corpus = Corpus(archive, workers=1)
    for start in range(size, len(mixed), size):
        archive.add(mixed[start : start + size], workers=1)
        assert corpus.update(workers=1)
    assert digest(corpus) == whole

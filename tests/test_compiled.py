"""The registers as they are installed, compiled, read what their source reads."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from telegrams import HEAD

ROOT = Path(__file__).parent.parent
INSTALLED = Path(sysconfig.get_path("platlib"), "reftel", "reading")
TABLES = sorted((ROOT / "tests" / "fixtures" / "reading").glob("*.txt"))

pytestmark = pytest.mark.skipif(
    not list(INSTALLED.glob("study.*.so")), reason="Reftel is not installed with its registers compiled"
)


@pytest.fixture(scope="module")
def cables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cable of every table of the registers, each sentence a paragraph of it, and one of them all in capitals."""
    folder = tmp_path_factory.mktemp("cables")
    for table in TABLES:
        lines = table.read_text(encoding="utf-8").splitlines()
        sentences = [line for line in lines if line and line[0].isalnum()]
        text = HEAD + "\n\n".join(f"{number}. (U) {sentence}" for number, sentence in enumerate(sentences, start=1))
        (folder / table.name).write_text(text, encoding="utf-8")
        (folder / f"capitals-{table.name}").write_text(text.upper(), encoding="utf-8")
    return folder


def read(folder: Path, environment: dict[str, str]) -> bytes:
    command = [sys.executable, "-m", "reftel", "read", "--json", str(ROOT / "samples"), str(folder)]
    done = subprocess.run(command, env=environment, cwd=folder, capture_output=True, check=True, timeout=300)
    return done.stdout


def test_the_installed_copy_is_of_this_source() -> None:
    source = ROOT / "src" / "reftel" / "reading"
    modules = [module.relative_to(source) for module in source.rglob("*.py")]
    stale = [str(name) for name in modules if (INSTALLED / name).read_bytes() != (source / name).read_bytes()]
    assert stale == []  # `make setup` builds it anew


def test_compiled_registers_read_what_their_source_reads(cables: Path) -> None:
    without = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    compiled, interpreted = read(cables, without), read(cables, dict(os.environ))
    assert compiled.count(b"\n") >= 2 * len(TABLES)
    assert compiled == interpreted

"""From an empty folder to a brief that Word opens: two commands, then clicks alone."""

import io
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page

from commands import reftel as command
from room.conftest import SAMPLES
from room.test_browser import browser, page, pytestmark  # noqa: F401  fixtures, and why they may be skipped


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """The address of the room of an archive that was made a moment before, both by the command line."""
    archive = tmp_path / "cables"
    added = command("add", str(archive), *SAMPLES)
    assert added.returncode == 0, added.stderr
    words = [sys.executable, "-m", "reftel", "serve", str(archive), "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as room:
        assert room.stdout
        found = re.search(r"(http://\S+)/ ", room.stdout.readline())
        assert found
        yield found[1]
        room.send_signal(signal.SIGINT)


def test_from_an_empty_folder_to_a_brief_by_clicks_alone(page: Page, served: str) -> None:  # noqa: F811
    page.goto(served)
    page.get_by_label("What to look for").fill("trawler")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.get_by_role("link", name="MORNING HERON: THE FOREIGN MINISTER TELEPHONES").first.click()
    assert "/cable/08PORTHAVEN45#p" in page.url
    assert page.locator(".paragraph:target").is_visible()

    page.locator("#named-bodies + .notes .note", has_text="Kestria").first.locator("summary").click()
    page.locator("#named-bodies + .notes details[open]").get_by_role("link", name="In all cables").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Kestria"

    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Relations").click()
    page.get_by_label("One party").fill("Veldora")
    page.get_by_label("The other").fill("Kestria")
    page.get_by_role("button", name="Open").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Veldora and Kestria"

    with page.expect_download() as saved:
        page.get_by_role("link", name="Word").click()
    assert saved.value.suggested_filename == "brief-Veldora-Kestria.docx"
    document = docx.Document(io.BytesIO(Path(saved.value.path()).read_bytes()))
    assert "Veldora and Kestria" in document.paragraphs[0].text
    assert "State of the relation" in [each.text for each in document.paragraphs]

"""Takes the pictures of README.md anew: pages of the reading room on the project's own story.

python -m docs.build_screenshots

Needs Chromium (`apt-get install chromium`).
"""

import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

import reftel

__all__ = ["main"]

ROOT = Path(__file__).resolve().parent.parent
PICTURES = {
    "search": "/search?q=trawler",
    "cable": "/cable/08LYSANDRA212#p2",
    "copies": "/copies/08LYSANDRA212",
}
WIDTH, HEIGHT, COLOURS = 1280, 800, 128


def main() -> None:
    """Add the samples to an archive, open the room on it, and take every picture."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "story"
        reftel.open(archive).add([str(each) for each in sorted((ROOT / "samples").glob("*.[th][xt]*"))])
        command = [sys.executable, "-m", "reftel", "serve", str(archive), "--port", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as room:
            said = room.stdout.readline() if room.stdout else ""
            address = re.search(r"http\S+(?=/ )", said)
            if address:
                take(address[0])
            room.terminate()


def take(address: str) -> None:
    """Take every picture of the room at an address."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name, path in PICTURES.items():
            page.goto(address + path)
            picture = Image.open(io.BytesIO(page.screenshot()))
            picture.quantize(COLOURS).save(ROOT / "docs/images" / f"{name}.png", optimize=True)
            print(f"docs/images/{name}.png")
        browser.close()


if __name__ == "__main__":
    main()

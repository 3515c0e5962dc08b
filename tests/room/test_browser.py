"""The room in a real browser: what lights up, what the keyboard reaches, what axe-core finds."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

import reftel
from reftel.room import Room, application
from reftel.sources import pdf
from reftel.sources.item import Item
from reftel.sources.witness import TextWitness

CHROMIUM = shutil.which("chromium")
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: apt-get install chromium")

PAGES = (
    "/search",
    "/search?q=trawler",
    "/search?q=zebra",
    "/search?q=(fish",
    "/cable/08PORTHAVEN45",
    "/cable/08LYSANDRA212",
    "/cable/09PORTHAVEN61",
    "/copies/08LYSANDRA212",
    "/cite/08PORTHAVEN45?paragraph=4",
    "/thread",
    "/thread/08PORTHAVEN45",
    "/sources",
    "/sources?which=empty",
    "/quality",
    "/nowhere",
)


@contextmanager
def served(room: Room) -> Iterator[str]:
    """The address of a room, served as `reftel serve` does."""
    config = uvicorn.Config(application(room), port=0, log_level="error", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def address(room: Room) -> Iterator[str]:
    """The address of the room of the story."""
    with served(room) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.close()
    assert [each for each in complaints if "status of 4" not in each] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(browser: Browser, address: str, path: str, scheme: str) -> None:
    page = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(address + path)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    options = None if scheme == "light" else {"runOnly": ["color-contrast", "link-in-text-block"]}
    found = Axe().run(page, options=options).response["violations"]
    page.close()
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_phone(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


def test_an_entry_and_its_words_light_up_together(page: Page, address: str) -> None:
    page.goto(f"{address}/cable/08PORTHAVEN45")
    entry = page.locator("#p9 .note.silences").first
    words = page.locator(f"#t-{entry.get_attribute('id')}")
    assert page.locator(".lit").count() == 0
    entry.hover()
    assert "lit" in (words.get_attribute("class") or "")
    page.locator("h1").hover()
    assert page.locator(".lit").count() == 0
    words.scroll_into_view_if_needed()
    x, y = words.evaluate("(one) => { const at = one.getClientRects()[0]; return [at.left + 3, at.top + 8]; }")
    page.mouse.move(x, y)
    assert "lit" in (entry.get_attribute("class") or "")


def test_an_entry_reached_by_keyboard_lights_its_words(page: Page, address: str) -> None:
    page.goto(f"{address}/cable/08PORTHAVEN45")
    note = page.locator("#p9 .note.silences").first
    note.locator("summary").focus()
    assert page.locator(".m.silences.lit").count() >= 1
    page.keyboard.press("Enter")
    assert page.locator("#p9 .note.silences details[open]").count() == 1
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#t-{note.get_attribute('id')}")


def test_without_a_script_links_light_what_they_lead_to(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}/cable/08PORTHAVEN45")
    plain = page.locator("#t-people-0").evaluate("(one) => getComputedStyle(one).backgroundColor")
    page.goto(f"{address}/cable/08PORTHAVEN45#t-people-0")
    lit = page.locator("#t-people-0").evaluate("(one) => getComputedStyle(one).backgroundColor")
    assert lit != plain
    page.locator("#t-people-0").click()
    assert page.url.endswith("#people-0")
    page.close()


def test_a_paragraph_of_another_part_is_found_with_a_script_and_without(browser: Browser, tmp_path: Path) -> None:
    paragraphs = "".join(f"{number}. (U) {'More of the same. ' * 1_000}\n\n" for number in range(1, 61))
    (tmp_path / "10LONG1.txt").write_text(f"UNCLAS LIMA 000012\nSUBJECT: A LONG TALK\n\n{paragraphs}SMITH\n")
    archive = reftel.open(tmp_path / "archive")
    archive.add([str(tmp_path / "10LONG1.txt")], workers=1)
    with served(Room(archive)) as address:
        page = browser.new_page()
        page.goto(f"{address}/search?q=in:paragraphs")
        cable = page.locator(".hit a").first.get_attribute("href").partition("#")[0]  # type: ignore[union-attr]
        page.goto(f"{address}{cable}#p55")
        page.locator("section#p55").wait_for()
        plain = browser.new_page(java_script_enabled=False)
        plain.goto(f"{address}{cable}#p55")
        assert plain.locator(".elsewhere li:visible").count() == 1
        plain.get_by_role("link", name="Paragraph 55 is in part").click()
        assert plain.locator("section#p55").is_visible()
        page.close()
        plain.close()


def test_a_register_is_switched_off_and_stays_so(page: Page, address: str) -> None:
    page.goto(f"{address}/cable/08PORTHAVEN45")
    assert page.locator("#p9 .note.silences").first.is_visible()
    page.get_by_label("Silences").uncheck()
    assert not page.locator("#p9 .note.silences").first.is_visible()
    colour = page.locator(".m.silences").first.evaluate("(one) => getComputedStyle(one).backgroundColor")
    assert colour == "rgba(0, 0, 0, 0)"
    page.goto(f"{address}/cable/09PORTHAVEN22")
    assert not page.get_by_label("Silences").is_checked()


def test_switches_work_without_a_script(browser: Browser, address: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{address}/cable/08PORTHAVEN45")
    page.get_by_label("Plans").uncheck()
    assert page.locator(".note.plans").first.is_hidden()
    page.close()


def test_from_a_search_to_its_paragraph_by_clicks(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("What to look for").fill("trawler")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="2008: 3").click()
    assert page.get_by_role("status").inner_text().startswith("3 found")
    page.locator(".facets").get_by_role("link", name="Porthaven").click()
    assert page.get_by_role("status").inner_text().startswith("3 found")
    page.locator(".hit a").first.click()
    assert "#p" in page.url
    assert page.locator(".paragraph:target").is_visible()


def test_a_search_is_kept_and_forgotten(page: Page, address: str) -> None:
    page.goto(f"{address}/search?q=trawler&post=Lysandra")
    page.get_by_role("button", name="Keep this search").click()
    page.goto(f"{address}/search")
    page.get_by_role("link", name="trawler, post: Lysandra").click()
    assert page.url == f"{address}/search?q=trawler&post=Lysandra"
    page.get_by_role("button", name="Forget trawler, post: Lysandra").click()
    assert page.locator("[data-kept]").is_hidden()


def test_copies_are_reached_and_stand_side_by_side(page: Page, address: str) -> None:
    page.goto(f"{address}/cable/08LYSANDRA212")
    page.get_by_role("link", name="side by side").click()
    first, second = page.locator(".row").first.locator(".column").all()
    one, other = first.bounding_box(), second.bounding_box()
    assert one
    assert other
    assert abs(one["y"] - other["y"]) < 2
    assert one["x"] + one["width"] <= other["x"]


def test_a_citation_is_saved_as_a_file(page: Page, address: str) -> None:
    page.goto(f"{address}/cable/08PORTHAVEN45")
    page.locator("#p4").hover()
    page.get_by_role("link", name="Cite paragraph 4").click()
    with page.expect_download() as saved:
        page.locator("section", has_text="RIS").get_by_role("link").click()
    assert saved.value.suggested_filename == "citation.ris"


def test_the_first_stop_of_the_keyboard_skips_to_the_content(page: Page, address: str) -> None:
    page.goto(f"{address}/cable/08PORTHAVEN45")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_a_cable_prints_as_its_text_alone(page: Page, address: str) -> None:
    page.goto(f"{address}/cable/08PORTHAVEN45")
    page.emulate_media(media="print")
    for hidden in (".masthead", ".switches", ".beside", ".named", ".colophon"):
        assert page.locator(hidden).first.is_hidden()
    assert page.locator("#p4 .words").is_visible()


def test_a_cable_saved_as_pdf_has_its_words_in_their_order(page: Page, address: str) -> None:
    page.goto(f"{address}/cable/08PORTHAVEN45")
    [text] = pdf.witnesses(Item.of_bytes("08PORTHAVEN45.pdf", page.pdf()))
    assert isinstance(text, TextWitness)
    whole = " ".join(text.lines)
    assert "1. (SBU) Summary: Foreign Minister Leontine Adeyemi-Strand" in whole
    assert "4. (SBU) She was not content." in whole


@pytest.mark.parametrize(
    "path", ["/plans", "/relation", "/relation/Veldora/Kestria", "/person?name=vasht", "/search?q=strait"]
)
def test_nothing_to_fill_in_is_printed(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}{path}")
    page.emulate_media(media="print")
    assert page.locator("form:visible, input:visible, button:visible").count() == 0
    assert page.locator("h1").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).breakAfter") == "avoid"


def test_what_is_wider_than_a_phone_begins_where_a_reader_looks(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}/timeline")
    for looked_for in (page.locator("svg.bars a").last, page.locator(".masthead a[aria-current]")):
        box = looked_for.bounding_box()
        assert box
        assert 0 <= box["x"] <= 390 - box["width"]
    page.close()

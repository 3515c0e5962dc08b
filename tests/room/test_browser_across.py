"""Pages across cables in a real browser: what the keyboard reaches, what axe-core finds, what fits on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from room.test_browser import address, browser, page, pytestmark  # noqa: F401  fixtures, and why they may be skipped

PAGES = (
    "/relation",
    "/relation/Veldora/Kestria",
    "/person",
    "/person?name=al-Tamiri",
    "/person?name=nobody",
    "/body",
    "/body/Kestria",
    "/instrument",
    "/instrument/STA",
    "/plans",
    "/timeline",
    "/timeline?within=2008&kind=plans",
    "/network",
    "/map",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(browser: Browser, address: str, path: str, scheme: str) -> None:  # noqa: F811
    one = browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
    one.goto(address + path)
    one.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    options = None if scheme == "light" else {"runOnly": ["color-contrast", "link-in-text-block"]}
    found = Axe().run(one, options=options).response["violations"]
    one.close()
    assert [(each["id"], each["nodes"][0]["html"][:200]) for each in found] == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_phone(browser: Browser, address: str, path: str) -> None:  # noqa: F811
    one = browser.new_page(viewport={"width": 390, "height": 844})
    one.goto(address + path)
    assert one.evaluate("document.documentElement.scrollWidth") <= 390
    one.close()


def test_two_parties_are_chosen_by_clicks_and_a_line_leads_to_its_paragraph(page: Page, address: str) -> None:  # noqa: F811
    page.goto(address)
    page.get_by_role("link", name="Relations").click()
    page.get_by_role("link", name="Kestria and Veldora").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Kestria and Veldora"
    place = page.locator(".entry .place").first
    named = place.inner_text()
    place.click()
    cable, _, number = named.partition("#")
    assert page.url.endswith(f"/cable/{cable}#p{number}")
    assert page.locator(f"#p{number}").is_visible()


def test_parties_are_typed_and_years_chosen_without_a_mouse(page: Page, address: str) -> None:  # noqa: F811
    page.goto(f"{address}/relation")
    page.get_by_label("One party").fill("Veldora")
    page.keyboard.press("Tab")
    page.keyboard.type("Kestria")
    page.keyboard.press("Enter")
    page.wait_for_url("**/relation/Veldora/Kestria")
    page.locator("svg.bars a").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**start=2008&end=2008")
    assert page.locator("svg.bars a[aria-current]").count() == 1


@pytest.mark.parametrize("path", ["/network", "/relation/Veldora/Kestria", "/timeline"])
def test_what_is_drawn_is_reached_by_the_keyboard(page: Page, address: str, path: str) -> None:  # noqa: F811
    page.goto(address + path)
    page.locator("main svg").first.locator("a").first.focus()
    named = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert named
    before = page.url
    page.keyboard.press("Enter")
    page.wait_for_function("(before) => location.href !== before", arg=before)


def test_a_node_of_the_network_draws_the_network_around_it(page: Page, address: str) -> None:  # noqa: F811
    page.goto(f"{address}/network")
    page.locator("svg.network a").first.click()
    page.wait_for_url("**/network?around=*")
    assert page.locator("svg.network a.middle").count() == 1

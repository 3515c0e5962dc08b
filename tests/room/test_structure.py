"""No text of a cable, no name and no query changes what a page is made of."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from litestar.testing import TestClient
from litestar.types import ASGIApp

from reftel.room import Room
from reftel.room.catalogue import Catalogue
from reftel.room.pages.cable import view as cable_view
from reftel.room.pages.cite import view as cite_view
from reftel.room.pages.copies import view as copies_view
from reftel.room.rendering import Frame, render
from room.hostile import STRANGE, cable_of, harmless, texts
from room.parsed import attributes, skeleton

Place = tuple[int, int, int]
Client = TestClient[ASGIApp]

drawn_texts = st.lists(texts, min_size=1, max_size=12)
drawn_places = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 300), st.integers(0, 300)), min_size=3, max_size=6)
relaxed = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def catalogue(room: Room) -> Catalogue:
    return room.catalogue


@pytest.fixture(scope="module")
def usual(client: Client) -> set[str]:
    """The elements that pages of the story are made of."""
    paths = ("/search", "/search?q=fish&year=2008", "/search?q=(fish", "/copies/08LYSANDRA212", "/cable/08LYSANDRA212")
    return {element for path in paths for element in elements_of(client.get(path).text)}


def elements_of(page: str) -> set[str]:
    return {element.partition(" ")[2] for element, _ in skeleton(page)}


def leads_here(page: str) -> bool:
    """Tell whether every address of a page is of the room."""
    return all(each.startswith(("/", "#")) for each in attributes(page, "//@href | //@src | //@action"))


@relaxed
@given(drawn=drawn_texts, places=drawn_places)
def test_a_cable_cannot_change_its_page(catalogue: Catalogue, drawn: list[str], places: list[Place]) -> None:
    one, same = (cable_of(drawn, places, change) for change in (str, harmless))
    page, plain = (
        render("cable.html", cable_view([each], catalogue, "x", None, 1), Frame(path="/cable/x")).decode()
        for each in (one, same)
    )
    assert skeleton(page) == skeleton(plain)
    assert leads_here(page)


@relaxed
@given(drawn=drawn_texts, places=drawn_places)
def test_a_cable_cannot_change_the_page_that_cites_it(drawn: list[str], places: list[Place]) -> None:
    page, plain = (
        render("cite.html", cite_view(cable_of(drawn, places, change), "x", 1, "story"), Frame(path="/cite/x")).decode()
        for change in (str, harmless)
    )
    assert skeleton(page) == skeleton(plain)


@relaxed
@given(drawn=drawn_texts, others=drawn_texts, places=drawn_places)
def test_copies_cannot_change_their_page(
    usual: set[str], drawn: list[str], others: list[str], places: list[Place]
) -> None:
    """Copies that differ have more or fewer differences: so only what the page is made of is compared."""
    both = [msgspec.structs.replace(cable_of(each, places, str), id="x") for each in (drawn, others)]
    page = render("copies.html", copies_view(both, "x", 0, whole=True), Frame(path="/copies/x")).decode()
    assert elements_of(page) <= usual
    assert leads_here(page)


@relaxed
@given(query=texts, value=texts)
def test_a_query_cannot_change_its_page(client: Client, usual: set[str], query: str, value: str) -> None:
    for asked in ({"q": query}, {"q": query, "post": value}, {"q": "fish", "year": value, "register": query}):
        found = client.get("/search", params=asked)
        assert found.status_code in {200, 400}
        assert elements_of(found.text) <= usual
        assert leads_here(found.text)


@pytest.mark.parametrize("part", STRANGE)
@pytest.mark.parametrize("page", ["cable", "copies", "cite", "thread", "static", "nowhere"])
def test_no_address_changes_a_fault(client: Client, page: str, part: str) -> None:
    fault = client.get(f"/{page}/" + "".join(f"%{byte:02X}" for byte in part.encode()))
    assert fault.status_code == 404
    assert skeleton(fault.text) == skeleton(client.get("/nowhere").text)

import socket

import pytest
from litestar.testing import TestClient
from litestar.types import ASGIApp

from reftel.errors import ReftelError
from reftel.room import Room, application
from reftel.room.guard import Limits
from reftel.room.serving import serve
from room.parsed import attributes, elements, words

Client = TestClient[ASGIApp]


@pytest.mark.parametrize("path", ["/search?q=trawler", "/nowhere", "/search.json", "/static/room.css", "/openapi.json"])
def test_every_answer_forbids_what_a_page_does_not_need(client: Client, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(each.split(" ", 1) for each in headers["content-security-policy"].split("; "))
    assert policy == {
        "default-src": "'none'",
        "style-src": "'self'",
        "script-src": "'self'",
        "img-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_nothing_can_be_written(client: Client, method: str) -> None:
    refused = client.request(method, "/search")
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD")
    assert "Nothing can be written here" in refused.text


def test_a_head_is_a_page_without_its_body(client: Client) -> None:
    head, page = client.head("/search?q=trawler"), client.get("/search?q=trawler")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == page.headers["content-length"]


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/nowhere", 404, "There is no page /nowhere"),
        ("/static/app.py", 404, "There is no such file"),
        ("/search?after=-1", 400, "This address gives something for after that cannot be"),
        ("/search?sort=worst", 400, "This address gives something for sort that cannot be"),
        ("/search?q=" + "a" * 5000, 414, "This address is longer than 4,096 bytes"),
    ],
)
def test_a_fault_is_a_page_and_json_that_say_what_was_found(client: Client, path: str, status: int, said: str) -> None:
    page = client.get(path)
    assert page.status_code == status
    assert words(page.text, "//p[@class='lead']") == [f"{said}."]
    head, _, asked = path.partition("?")
    fault = client.get(f"{head}.json?{asked}")
    assert (fault.status_code, fault.json()["found"]) == (status, said)
    assert fault.json()["advice"]


def test_what_fails_is_told_to_the_terminal_and_not_to_the_reader(
    room: Room, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a cog is loose")

    monkeypatch.setattr(Room, "search", fail)
    with TestClient(application(room), raise_server_exceptions=False) as client:
        page = client.get("/search?q=fish")
    assert page.status_code == 500
    assert "cog" not in page.text
    assert "Traceback" not in page.text
    assert capsys.readouterr().err == (
        "reftel: a page failed (RuntimeError: a cog is loose) at /search; please report this\n"
    )


def test_an_archive_that_cannot_be_read_is_said(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ReftelError("cables/records: cannot be read; bring it back")

    monkeypatch.setattr(Room, "search", fail)
    with TestClient(application(room)) as client:
        assert client.get("/search.json?q=fish").json()["found"] == "cables/records: cannot be read; bring it back"


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1:8470", 200), ("LOCALHOST", 200), ("[::1]:1", 200), ("reader.example", 400), ("", 400)],
)
def test_a_room_for_this_machine_goes_by_its_own_names_only(room: Room, host: str, status: int) -> None:
    names = frozenset({"127.0.0.1", "localhost", "[::1]"})
    with TestClient(application(room, hosts=names)) as client:
        assert client.get("/search", headers={"host": host}).status_code == status


def test_what_takes_too_long_is_given_up(room: Room) -> None:
    with TestClient(application(room, limits=Limits(seconds=0.0))) as client:
        late = client.get("/search?q=fish")
    assert (late.status_code, late.headers["retry-after"]) == (503, "1")
    assert "This took longer than 0 seconds" in late.text


def test_a_full_room_lets_nobody_in(room: Room) -> None:
    with TestClient(application(room, limits=Limits(at_once=0))) as client:
        assert "The room is full" in client.get("/search").text


@pytest.mark.parametrize("path", ["/schema", "/schema/redoc", "/docs", "/openapi/redoc"])
def test_nothing_is_served_that_fetches_from_elsewhere(client: Client, path: str) -> None:
    found = client.get(path)
    assert found.status_code == 404
    assert "://" not in found.text


def test_the_description_names_every_page_with_its_json(client: Client) -> None:
    described = client.get("/openapi.json").json()
    assert described["openapi"].startswith("3.")
    search = described["paths"]["/search.json"]["get"]
    assert {each["name"] for each in search["parameters"]} >= {"q", "sort", "year", "post", "after"}


def test_files_of_pages_have_an_address_of_their_content(client: Client) -> None:
    for address in attributes(client.get("/search").text, "//link/@href | //script/@src"):
        found = client.get(address)
        assert found.status_code == 200
        assert "immutable" in found.headers["cache-control"]


def test_the_door_leads_to_search(client: Client) -> None:
    assert client.get("/").url.path == "/search"


def test_a_page_has_landmarks_a_title_and_one_first_heading(client: Client) -> None:
    page = client.get("/search?q=trawler").text
    assert words(page, "//head/title") == ["trawler · Search · story · Reftel"]
    landmarks = [each.tag for each in elements(page, "/html/body/header | //header/nav | //main | //footer")]
    assert landmarks == ["header", "nav", "main", "footer"]
    assert len(elements(page, "//h1")) == 1
    assert words(page, "//nav//a[@aria-current]") == ["Search"]


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        ("/plans", [("Plans", "page")]),
        ("/thread/08PORTHAVEN45", [("Threads", "true")]),
        ("/relation/Veldora/Kestria", [("Relations", "true")]),
        ("/cable/08PORTHAVEN45", []),
        ("/copies/08LYSANDRA212", []),
    ],
)
def test_the_menu_shows_where_a_page_belongs(client: Client, path: str, entry: list[tuple[str, str]]) -> None:
    found = elements(client.get(path).text, "//nav[@aria-label='Pages']//a[@aria-current]")
    assert [(each.text, each.get("aria-current")) for each in found] == entry


def test_a_port_that_is_taken_is_told_in_words(room: Room) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ReftelError, match=f"^127.0.0.1, port {port}: cannot be opened"):
            serve(room, "127.0.0.1", port, print)


@pytest.mark.parametrize(
    ("address", "status", "found"),
    [
        ("/cable/08PORTHAVEN45.json?part=-1", 400, "This address gives something for part that cannot be"),
        ("/relation/Veldora/Kestria.json?start=abc", 400, "This address gives something for start that cannot be"),
        (
            "/relation/Veldora/Kestria.json?start=2009-05&end=2007",
            400,
            "The time from 2009-05 to 2007 ends before it begins",
        ),
        ("/plans.ics.json", 404, "There is no page /plans.ics.json"),
        ("/brief/Veldora/Kestria.json", 404, "There is no page /brief/Veldora/Kestria.json"),
    ],
)
def test_what_is_wrong_with_an_address_is_named_and_nothing_else(
    client: Client, address: str, status: int, found: str
) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.json()["found"]) == (status, found)


def test_places_and_faults_are_described_as_they_are_sent(client: Client) -> None:
    described = client.get("/openapi.json").json()
    assert described["components"]["schemas"]["Place"]["type"] == "array"
    fault = client.get("/cable/NONE.json").json()
    assert described["components"]["schemas"]["FaultPage"]["required"] == list(fault)
    assert "404" in described["paths"]["/cable/{identity}.json"]["get"]["responses"]


def test_the_value_that_is_chosen_has_the_count_of_what_is_found(client: Client) -> None:
    page = client.get("/search.json?q=minister&person=Brandvold").json()
    [chosen] = [one for facet in page["facets"] for one in facet["choices"] if one["is_on"]]
    assert (chosen["value"], chosen["count"]) == ("Brandvold", page["total"])

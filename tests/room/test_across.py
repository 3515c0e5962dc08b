"""Pages across cables as somebody without a script gets them."""

from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest
from litestar.testing import TestClient
from litestar.types import ASGIApp

import reftel
from reftel.corpus import Line
from reftel.corpus.surveys.ties import Tie, Tied
from reftel.record import Person, Place, Statement, encode
from reftel.room import Room, application
from reftel.room.faults import Fault
from reftel.room.moments import Moment, drawn, moments_of
from reftel.room.pages.map import view as map_view
from reftel.room.pages.network import view as network_view
from reftel.room.pages.relation import two_of
from room.hostile import STRANGE, cable_of
from room.parsed import attributes, elements, words

Client = TestClient[ASGIApp]

PAGES = (
    "/relation",
    "/relation?one=Veldora",
    "/relation?one=Atlantis",
    "/relation/Veldora/Kestria",
    "/relation/Veldora/Kestria?start=2008&end=2008",
    "/relation/Veldora/Kestria?start=1990&end=1990",
    "/person",
    "/person?name=a",
    "/person?name=nobody",
    "/body",
    "/body?name=compact",
    "/body?name=nothing",
    "/body/Kestria",
    "/body/Kestria?register=plans",
    "/instrument",
    "/instrument?name=treaty",
    "/instrument?name=nothing",
    "/instrument/SOFA",
    "/plans",
    "/plans?fate=done",
    "/plans?fate=due",
    "/plans?fate=overdue&party=Kestria&due=2008",
    "/plans?party=Atlantis",
    "/timeline",
    "/timeline?within=2008&kind=meetings",
    "/timeline?within=2008-05&kind=plans",
    "/timeline?within=1990",
    "/network",
    "/network?around=body+Atlantis",
    "/map",
)


def somebody(client: Client, name: str) -> str:
    return str(client.get(f"/person?name={name}").url.path)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole_small_and_there_as_json(client: Client, path: str) -> None:
    page = client.get(path)
    head, _, asked = path.partition("?")
    found = client.get(f"{head}.json?{asked}")
    assert (page.status_code, found.status_code) == (200, 200)
    assert len(page.content) < 200_000
    assert len(elements(page.text, "//h1")) == 1
    assert attributes(page.text, "//@style | //@onclick") == []
    assert words(page.text, "//title")[0].startswith(found.json()["title"])
    ids = attributes(page.text, "//@id")
    assert len(ids) == len(set(ids))
    assert set(attributes(page.text, "//@aria-labelledby")) <= set(ids)


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_leads_somewhere(client: Client, path: str) -> None:
    page = client.get(path).text
    addresses = {each.partition("#")[0] for each in attributes(page, "//main//a/@href")}
    for address in sorted(filter(None, addresses))[:25]:
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/person?name=nobody", "Nobody here is called so."),
        ("/body?name=nothing", "No body here is called so."),
        ("/instrument?name=nothing", "No instrument here is called so."),
        ("/relation?one=Atlantis", "No two parties are spoken of together with that one."),
        ("/relation/Veldora/Kestria?start=1990&end=1990", "No cable of these days speaks of both."),
        ("/plans?party=Atlantis", "No such plan."),
        ("/timeline?within=1990", "No cables of these days."),
        ("/network?around=body+Atlantis", "No ties of that one."),
    ],
)
def test_an_empty_page_says_what_to_do(client: Client, path: str, said: str) -> None:
    page = client.get(path).text
    assert words(page, "//div[@class='empty']/p[1]") == [said]
    assert elements(page, "//div[@class='empty']//a | //div[@class='empty']//code")


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/person/nobody-00000000", 404, "Nobody here has the id nobody-00000000."),
        ("/body/Atlantis", 404, "No body here is called Atlantis."),
        ("/instrument/Atlantis", 404, "No instrument here is called Atlantis."),
        ("/relation/Veldora/Atlantis", 404, "No cable here names a state or organisation Atlantis."),
        (
            "/brief/Veldora/Kestria?start=1990&end=1990",
            404,
            "No cable of these days speaks of both Veldora and Kestria.",
        ),
        ("/relation/Veldora/Veldora", 400, "'Veldora' and 'Veldora' are one party; a relation is of two."),
        ("/brief/Veldora/Veldora", 400, "'Veldora' and 'Veldora' are one party; a relation is of two."),
        ("/plans?due=2008-13", 400, "This address gives something for due that cannot be."),
        ("/relation/Veldora", 404, "A relation is of two parties."),
        ("/relation/a/b/c", 404, "A relation is of two parties."),
        ("/plans?due=someday", 400, "This address gives something for due that cannot be."),
        ("/plans?fate=eaten", 400, "This address gives something for fate that cannot be."),
        ("/timeline?within=x", 400, "This address gives something for within that cannot be."),
        ("/relation/Veldora/Kestria?start=x", 400, "This address gives something for start that cannot be."),
    ],
)
def test_what_is_not_there_is_said(client: Client, path: str, status: int, said: str) -> None:
    page = client.get(path)
    assert (page.status_code, words(page.text, "//p[@class='lead']")) == (status, [said])


def test_a_party_written_wrongly_is_told_from_one_that_is_spoken_of_with_others(client: Client) -> None:
    page = client.get("/relation/Veldroa/Kestria").text
    assert "Perhaps Veldora is meant." in " ".join(words(page, "//main"))
    assert words(page, "//main//a") == ["Veldora and Kestria", "Choose two parties"]
    assert attributes(page, "//main//a/@href") == ["/relation/Veldora/Kestria", "/relation"]


def test_a_name_that_one_person_has_leads_to_them(client: Client) -> None:
    page = client.get("/person?name=al-Tamiri")
    assert words(page.text, "//h1") == ["Yusuf al-Tamiri"]
    assert client.get("/person.json?name=al-Tamiri").json()["total"] == 1


def test_a_person_has_offices_with_days_statements_with_places_and_people_beside(client: Client) -> None:
    path = somebody(client, "al-Tamiri")
    found = client.get(f"{path}.json").json()
    held = {each["office"]: (each["first"], each["last"]) for each in found["offices"]}
    assert held["Kestrian Foreign Minister"][0] == "2007-03-15"
    days = [group["date"] for group in found["said"]]
    assert days == sorted(days)
    places = [said["address"] for group in found["said"] for said in group["said"]]
    assert "/cable/07LYSANDRA164#p2" in places
    assert "Leontine Adeyemi-Strand" in [each["name"] for each in found["related"]]
    assert {dot["register"] for dot in found["drawing"]["dots"]} >= {"meetings", "statements"}


def test_what_a_person_said_is_narrowed_to_a_subject_and_its_changes_are_marked_computed(client: Client) -> None:
    path = somebody(client, "al-Tamiri")
    page = client.get(f"{path}?about=station").text
    assert words(page, "//nav[@class='topics']//a[@aria-current]") == ["station"]
    assert all(
        "station" in said or "written" in said for said in words(page, "//section//ol[contains(@class,'close')]//p")
    )
    assert "computed" in words(page, "//span[contains(@class, 'computed')]")
    assert words(client.get(f"{path}?about=zebra").text, "//div[@class='empty']/p[1]") == ["Nothing on that."]


def test_a_body_has_relations_people_and_lines_of_one_register(client: Client) -> None:
    found = client.get("/body/Kestria.json?register=meetings").json()
    assert "Veldora" in [pair["other"] for pair, _ in found["relations"]]
    assert "Yusuf al-Tamiri" in [each["name"] for each in found["people"]]
    assert {line["register"] for line in found["lines"]} == {"meetings"}
    assert not any(line["words"].startswith(f"{line['kind']}: ") for line in found["lines"])


def test_whoever_is_only_spoken_through_has_a_page(room: Room, client: Client) -> None:
    rows = room.corpus.survey.rows("SELECT DISTINCT unnest(who) FROM told WHERE register = 'through'", [])
    names = {name for row in rows for name in row.values()}
    assert names
    assert [name for name in names if client.get(f"/body/{quote(name, safe='')}").status_code != 200] == []


@pytest.mark.parametrize("name", ["SOFA", "status of forces agreement", "Status of Forces Agreement (SOFA)"])
def test_an_instrument_is_found_by_each_of_its_names(client: Client, name: str) -> None:
    found = client.get(f"/instrument/{name}.json").json()
    assert found["name"] == "status of forces agreement (SOFA)"
    assert "Veldora" in found["parties"]
    assert [each["date"] for each in found["standings"]] == sorted(each["date"] for each in found["standings"])
    assert all(each["address"].startswith("/cable/") for each in (*found["standings"], *found["places"]))


@pytest.mark.parametrize(("typed", "known"), [("kestria", "Kestria"), ("tidewater compact organization", "TCO")])
def test_a_party_is_found_in_any_capitals_and_by_its_whole_name(client: Client, typed: str, known: str) -> None:
    for path, key in (("/plans.json?party=", "plans"), ("/relation.json?one=", "pairs")):
        assert client.get(path + typed).json()[key] == client.get(path + known).json()[key] != []


def test_two_parties_that_are_typed_lead_to_their_relation(client: Client) -> None:
    assert client.get("/relation?one=Veldora&other=Kestria").url.path == "/relation/Veldora/Kestria"
    assert client.get("/relation.json").json()["pairs"][0]["lines"] > 10


def test_a_relation_has_all_that_both_did_and_every_line_its_place(client: Client) -> None:
    page = client.get("/relation/Veldora/Kestria").text
    headings = {heading.rstrip(" 0123456789") for heading in words(page, "//h2")}
    assert headings >= {
        "Meetings",
        "Instruments and how they stand",
        "What each side said",
        "Changes",
        "Silences",
        "Plans and what became of them",
        "Who carries it",
    }
    assert (
        elements(page, "//li[@class='entry' or contains(@class, 'plan')][not(.//a[contains(@class, 'place')])]") == []
    )
    assert "stated" in words(page, "//span[contains(@class, 'stated')]")
    assert "planned Veldora: hand over its charts of the southern approaches" in words(page, "//li[@class='plan']/p[2]")


def test_a_relation_is_narrowed_to_years(client: Client) -> None:
    page = client.get("/relation/Veldora/Kestria?start=2008&end=2008").text
    met = "//section[@aria-labelledby='meetings']"
    assert {address[7:9] for address in attributes(page, f"{met}//a[@class='place']/@href")} == {"08"}
    days = attributes(page, f"{met}//time/@datetime")
    assert days == sorted(days)  # those of the meetings: one of 2007 is told of in 2008
    assert days[0] == "2007-09-01"
    assert attributes(page, "//a[@aria-current='true']/@aria-label")[0].startswith("2008: ")


@pytest.mark.parametrize(
    ("form", "begins"), [("docx", b"PK"), ("md", b"# Brief: Veldora and Kestria"), ("html", b"<!doctype html>")]
)
def test_a_brief_is_downloaded(client: Client, form: str, begins: bytes) -> None:
    page = client.get("/relation/Veldora/Kestria?start=2008").text
    [address] = [each for each in attributes(page, "//p[@class='brief']/a/@href") if f"form={form}" in each]
    assert "start=2008" in address
    found = client.get(address)
    assert found.status_code == 200
    assert found.content[: len(begins)].lower() == begins.lower()
    assert found.headers["content-disposition"] == f'attachment; filename="brief-Veldora-Kestria.{form}"'


def test_a_brief_of_nothing_is_not_there(client: Client) -> None:
    assert client.get("/brief/Veldora/Kestria?start=1990&end=1990").status_code == 404
    assert client.get("/brief/Veldora").status_code == 404
    assert client.get("/brief/Veldora/Kestria?form=pdf").status_code == 400


def test_plans_are_chosen_by_fate_party_and_year(client: Client) -> None:
    done = client.get("/plans.json?fate=done").json()
    assert {plan["fate"] for plan in done["plans"]} == {"done"}
    assert all(plan["words"] and plan["is_perhaps"] for plan in done["plans"])
    counts = {each["state"]: each["count"] for each in done["states"]}
    assert counts["done"] == done["total"]
    assert counts[""] == sum(number for state, number in counts.items() if state not in {"", "due"})
    late = client.get("/plans.json?fate=overdue").json()
    assert {plan["fate"] for plan in late["plans"]} == {"no later word"}
    assert all(plan["due"] < late["today"] for plan in late["plans"])
    year = client.get("/plans.json?due=2008&party=Kestria").json()
    assert 0 < year["total"] < client.get("/plans.json?due=2008").json()["total"]


def test_long_lists_are_paged_by_a_cursor(client: Client) -> None:
    first = client.get("/plans").text
    second = client.get(attributes(first, "//nav[@class='pager']//a[@rel='next']/@href")[0]).text
    assert words(second, "//nav[@class='pager']/span")[0].startswith("51 to ")
    assert not set(words(first, "//li[@class='plan']")) & set(words(second, "//li[@class='plan']"))


def test_the_timeline_has_three_kinds_over_the_same_years_and_lists_one(client: Client) -> None:
    found = client.get("/timeline.json").json()
    assert [row["kind"] for row in found["rows"]] == ["cables", "meetings", "plans"]
    assert len({len(row["bars"]) for row in found["rows"]}) == 1
    assert found["total"] == found["rows"][0]["total"] == 16
    months = client.get("/timeline.json?within=2008&kind=meetings").json()
    assert next(bar["name"] for bar in months["rows"][1]["bars"]) == "2008-01"
    assert months["total"] == months["rows"][1]["total"]


def test_the_timeline_counts_what_is_of_years_without_a_bar(tmp_path: Path) -> None:
    one = cable_of(["word"], [(1, 0, 4)] * 3, str)
    headers = [msgspec.structs.replace(one.header, date=f"{year}-01-02") for year in (1790, 2010)]
    cables = [
        msgspec.structs.replace(one, id=f"10YEARS{number}", header=header) for number, header in enumerate(headers)
    ]
    (tmp_path / "records.jsonl").write_bytes(b"\n".join(map(encode, cables)) + b"\n")
    archive = reftel.open(tmp_path / "cables")
    archive.add([str(tmp_path / "records.jsonl")], workers=1)
    page = TestClient(application(Room(archive))).get("/timeline").text
    assert "Cables 2, 1 of them before or after these years" in words(page, "//figcaption")


def test_a_network_is_laid_out_the_same_every_time_and_its_names_do_not_cover_one_another(client: Client) -> None:
    first, again = (client.get("/network.json").json() for _ in range(2))
    assert first == again
    places = [(node["x"], node["y"]) for node in first["nodes"]]
    assert all(0 <= x <= first["width"] and 0 <= y <= first["height"] for x, y in places)
    assert len(set(places)) == len(places)
    page = client.get("/network").text
    assert len(elements(page, "//table[@class='ties']/tbody/tr")) == len(first["edges"])


def test_a_network_of_few_is_as_small_as_a_phone_and_nobody_stands_outside_of_it(client: Client) -> None:
    few, many = (client.get("/network.json", params={"around": around}).json() for around in ("body Kestria", ""))
    assert len(few["nodes"]) < len(many["nodes"])
    assert few["width"] < 390 < many["width"]
    for page in (few, many):
        assert all(0 < one["x"] < page["width"] and 0 < one["y"] < page["height"] for one in page["nodes"])


def test_the_network_around_somebody_has_them_in_it(client: Client) -> None:
    path = somebody(client, "al-Tamiri").removeprefix("/person/")
    found = client.get("/network.json", params={"around": f"person {path}"}).json()
    assert found["middle"] == "Yusuf al-Tamiri"
    assert [node["name"] for node in found["nodes"] if node["is_middle"]] == ["Yusuf al-Tamiri"]


@pytest.mark.parametrize("names", [("a", "b"), ("a", "a" * 5_000)])
def test_a_network_of_two_is_drawn(names: tuple[str, str]) -> None:
    one, other = (Tied(key=f"body {name}", name=name) for name in names)
    tie = Tie(one=one, other=other, met=1, through=0, first=None, last=None, cable=None, paragraph=0)
    page = network_view([tie], "")
    assert len(page.nodes) == 2
    assert all(len(node.name) < 70 for node in page.nodes)


def test_posts_without_a_place_are_listed_beneath_the_map_and_none_is_invented(client: Client) -> None:
    found = client.get("/map.json").json()
    assert [post["name"] for post in found["posts"]] == ["State"]
    assert "Porthaven" in [post["name"] for post in found["elsewhere"]]
    assert found["cables"] == 16


def test_names_on_the_map_do_not_cover_one_another() -> None:
    page = map_view([("Paris", 9), ("London", 8), ("Brussels", 7), ("Canberra", 1)])
    named = {post.name for post in page.posts if post.is_named}
    assert {"Paris", "Canberra"} <= named
    assert page.land.startswith("M")


def test_no_name_on_the_map_covers_the_circle_of_another_post() -> None:
    page = map_view([("London", 9), ("Brussels", 3), ("The Hague", 2), ("Berlin", 1)])
    london, *others = page.posts
    assert (london.is_named, london.is_named_before) == (True, True)
    assert all(other.x and london.x and other.x > london.x for other in others)


@pytest.mark.parametrize(
    "parts", [("relation",), ("relation", "a"), ("relation", "a", " "), ("relation", "a", "b", "c")]
)
def test_a_relation_is_of_two(parts: tuple[str, ...]) -> None:
    with pytest.raises(Fault):
        two_of(parts)


def moment(date: str, lane: str = "Meetings") -> Moment:
    return Moment(lane=lane, date=date, label="x", address=f"/cable/{date}")


@pytest.mark.parametrize(
    ("days", "dots"),
    [
        ([], None),
        (["2008-01-01"], None),
        (["never", "2008-01-01"], None),
        (["2008-01-01", "2008-01-01"], [2]),
        (["2008-01-01", "2009-01-01"], [1, 1]),
        (["0001-01-01", "9999-12-31"], [1, 1]),
        (["2008", "2008-06", "2009-01-01"], [1, 1, 1]),
        (["2000-01-01", "2000-01-02", "2009-01-01"], [2, 1]),
    ],
)
def test_moments_are_drawn_in_their_order_and_near_ones_together(days: list[str], dots: list[int] | None) -> None:
    drawing = drawn(map(moment, days))
    if dots is None:
        assert drawing is None
        return
    assert drawing is not None
    assert [
        int(dot.label.split(": ")[1].split()[0]) if " meetings, " in dot.label else 1 for dot in drawing.dots
    ] == dots
    places = [dot.x for dot in drawing.dots]
    assert places == sorted(places)
    assert all(drawing.left <= x <= drawing.width for x in (*places, *(tick.x for tick in drawing.ticks)))


def test_a_line_without_a_day_or_a_number_is_no_moment() -> None:
    line = Line(copy="a", cable=None, date="2008", register="plans", position=0, paragraph=0, kind="", words="")
    assert moments_of("Plans", [line, msgspec.structs.replace(line, cable="08X1", date=None)]) == []


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Client:
    """An archive of cables whose every name is a stranger's."""
    folder = tmp_path_factory.mktemp("across")
    cables = []
    for number, name in enumerate(STRANGE):
        one = cable_of([name, *STRANGE], [(1, 0, 400)] * 3, str)
        header = msgspec.structs.replace(one.header, date=f"2010-01-{number + 1:02}")
        cables.append(msgspec.structs.replace(one, id=f"10STRANGE/{number}", header=header))
    (folder / "records.jsonl").write_bytes(b"\n".join(map(encode, cables)) + b"\n")
    archive = reftel.open(folder / "cables")
    archive.add([str(folder / "records.jsonl")], workers=1)
    return TestClient(application(Room(archive)), raise_server_exceptions=False)


NAMES = ("ليلى منصوري", "דוד לוי")
"""Nobody's: a name from right to left stands whole, in an element that keeps its direction to itself."""


@pytest.fixture(scope="module")
def from_right(tmp_path_factory: pytest.TempPathFactory) -> Client:
    """A cable in which people of such names speak."""
    folder = tmp_path_factory.mktemp("right")
    one = cable_of(["word"], [(1, 0, 4)] * 3, str)
    text = "".join(f"{name} said that the harbor was closed. " for name in NAMES)
    starts = [text.index(name) for name in NAMES]
    places = [(Place(1, start, start + len(name)),) for start, name in zip(starts, NAMES, strict=True)]
    people = [
        Person(name=name, mentions=(name,), paragraphs=(1,), at=at) for name, at in zip(NAMES, places, strict=True)
    ]
    said = [
        Statement(speaker=name, source=name, cue="said", content="the harbor was closed", paragraph=1, at=at)
        for name, at in zip(NAMES, places, strict=True)
    ]
    paragraphs = (one.paragraphs[0], msgspec.structs.replace(one.paragraphs[1], number=1, text=text))
    header = msgspec.structs.replace(one.header, date="2010-01-02", subject=f"CALL ON {NAMES[0]}")
    one = msgspec.structs.replace(
        one, id="10RIGHT1", header=header, paragraphs=paragraphs, people=tuple(people), statements=tuple(said),
        bodies=(), instruments=(), meetings=(), silences=(), changes=(), plans=(), dates=(), withheld=(), damage=(),
    )  # fmt: skip
    (folder / "records.jsonl").write_bytes(encode(one) + b"\n")
    archive = reftel.open(folder / "cables")
    archive.add([str(folder / "records.jsonl")], workers=1)
    return TestClient(application(Room(archive)), raise_server_exceptions=False)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_from_right_to_left_is_whole_and_keeps_its_direction_to_itself(from_right: Client, name: str) -> None:
    person = from_right.get("/person", params={"name": name})
    assert person.url.path.startswith("/person/")
    for path in ("/cable/10RIGHT1", "/person", person.url.path, "/search?q=harbor"):
        page = from_right.get(path).text
        assert name in page
        apart = "ancestor-or-self::*[self::bdi or self::title or @dir='auto']"
        assert elements(page, f"//main//*[text()[contains(., '{name}')]][not({apart})]") == [], path


FOREIGN = "//script[not(@src)] | //img | //iframe | //style | //textarea | //*[@onerror or @onmouseover or @style]"
LISTS = ("/person", "/body", "/instrument", "/relation", "/plans", "/timeline", "/network", "/map")


@pytest.mark.parametrize("path", LISTS)
def test_no_name_of_a_cable_changes_what_a_page_is_made_of(strange: Client, client: Client, path: str) -> None:
    page = strange.get(path)
    assert page.status_code == 200
    addresses = dict.fromkeys(
        each.partition("#")[0] for each in attributes(page.text, "//main//a[not(contains(., 'iCalendar'))]/@href")
    )
    for found in (page, *map(strange.get, [*addresses][:40])):
        assert found.status_code in {200, 404}
        assert elements(found.text, FOREIGN) == []
        assert [len(elements(found.text, f"//{own}")) for own in ("h1", "main", "head/title", "script")] == [1, 1, 1, 1]
        assert all(each.startswith(("/", "#")) for each in attributes(found.text, "//@href | //@src | //@action"))


@pytest.mark.parametrize("name", STRANGE)
def test_no_address_changes_a_page(client: Client, name: str) -> None:
    for path in ("/person", "/body", "/instrument", "/relation", "/plans", "/network"):
        for field in ("name", "one", "party", "around"):
            found = client.get(path, params={field: name})
            assert found.status_code in {200, 400}
            assert elements(found.text, FOREIGN) == []

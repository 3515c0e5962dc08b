"""The pages as somebody without a script gets them."""

from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from litestar.testing import TestClient
from litestar.types import ASGIApp

import reftel
from reftel.record import Cable, encode
from reftel.room import Room, application
from reftel.room.addresses import cable_address
from reftel.room.keeping import Kept
from reftel.room.room import DEAR
from room.hostile import STRANGE, cable_of
from room.parsed import attributes, elements, words

Client = TestClient[ASGIApp]
BIDI = "\u202eeert a\u202c <script>alert(1)</script>"


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Client:
    """An archive of cables that nobody would send."""
    folder = tmp_path_factory.mktemp("strange")
    long, strange = (
        msgspec.structs.replace(one, id=name, header=msgspec.structs.replace(one.header, date="2010-01-02"))
        for one, name in ((cable_of(["word"], [(0, 0, 4)] * 3, str), "10LONG1"), (_strange(), "10STRANGE/1"))
    )
    paragraphs = (
        msgspec.structs.replace(long.paragraphs[0], number=1, text="<b>&" * 2_500_000),
        msgspec.structs.replace(long.paragraphs[1], number=2, text="the end"),
    )
    long = msgspec.structs.replace(long, paragraphs=paragraphs)
    (folder / "records.jsonl").write_bytes(b"\n".join(map(encode, (long, strange))) + b"\n")
    archive = reftel.open(folder / "cables")
    archive.add([str(folder / "records.jsonl")], workers=1)
    room = Room(archive)
    room.prepare()  # as it is before it opens: what is worked out first may take longer than a request
    return TestClient(application(room), raise_server_exceptions=False)


def _strange() -> Cable:
    return cable_of([BIDI, *STRANGE], [(1, 0, 400)] * 3, str)


PAGES = (
    "/search",
    "/search?q=trawler",
    "/search?q=zebra",
    "/search?q=(fish",
    "/cable/08PORTHAVEN45",
    "/cable/08LYSANDRA212",
    "/cable/09PORTHAVEN61",
    "/copies/08LYSANDRA212",
    "/copies/08PORTHAVEN45",
    "/cite/08PORTHAVEN45?paragraph=4",
    "/thread",
    "/thread/08PORTHAVEN45",
    "/sources",
    "/sources?which=empty",
    "/quality",
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_small_and_leads_only_here(client: Client, path: str) -> None:
    page = client.get(path)
    assert len(page.content) <= 200_000
    assert len(elements(page.text, "//h1")) == 1
    assert not attributes(page.text, "//@style | //@*[starts-with(name(), 'on')]")
    assert elements(page.text, "//script[not(@src)] | //style") == []
    ids = attributes(page.text, "//@id")
    assert len(ids) == len(set(ids))
    for each in attributes(page.text, "//@href[starts-with(., '#')]"):
        assert each[1:] in ids, each
    levels = [int(each.tag[1]) for each in elements(page.text, "//main//*[self::h1 or self::h2 or self::h3]")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("path", PAGES)
def test_the_same_is_there_as_json(client: Client, path: str) -> None:
    head, _, asked = path.partition("?")
    page, data = client.get(path), client.get(f"{head}.json?{asked}")
    assert data.status_code == page.status_code
    assert data.headers["content-type"] == "application/json"
    assert words(page.text, "//head/title")[0].startswith(" ".join(data.json()["title"].split()))


def test_a_hit_leads_to_its_paragraph(client: Client) -> None:
    page = client.get('/search?q="joint inquiry" year:2008 post:porthaven').text
    leads = attributes(page, "//li[@class='hit']//a/@href")[0]
    assert leads == "/cable/08PORTHAVEN45#p4"
    assert words(page, "//li[@class='hit'][1]//mark") == ["joint inquiry"]
    path, _, anchor = leads.partition("#")
    assert "joint inquiry" in words(client.get(path).text, f"//*[@id='{anchor}']")[0]


def test_a_search_that_finds_nothing_names_the_field_that_no_cable_has(client: Client) -> None:
    page = client.get("/search?q=trawler+post:porthavn").text
    assert "No cable here has <code>post:porthavn</code>" in page
    assert "/search?q=post%3APorthaven" in page
    assert "No cable here has" not in client.get("/search?q=zebra+post:porthaven").text


def test_counts_narrow_a_search_and_can_be_taken_back(client: Client) -> None:
    page = client.get("/search?q=trawler").text
    [narrower] = attributes(page, "//section[@aria-labelledby='facet-post']//a[.='Porthaven']/@href")
    narrowed = client.get(narrower).text
    assert words(narrowed, "//p[@class='total']") == ["3 found, 1 to 3 shown"]
    [wider] = attributes(narrowed, "//a[@class='on']/@href")
    assert words(client.get(wider).text, "//p[@class='total']") == words(page, "//p[@class='total']")


def test_years_are_bars_that_narrow_and_a_table(client: Client) -> None:
    page = client.get("/search?q=trawler").text
    bars = dict(zip(attributes(page, "//svg//a/@aria-label"), attributes(page, "//svg//a/@href"), strict=True))
    assert list(bars) == ["2007: 1", "2008: 3", "2009: 2"]
    assert words(page, "//figure//tbody/tr") == ["20071", "20083", "20092"]
    assert client.get(bars["2009: 2"].replace("/search", "/search.json")).json()["total"] == 2


def test_a_register_is_looked_in_through_its_count(client: Client) -> None:
    found = client.get("/search.json", params={"q": "fish OR salt", "register": "statements"}).json()
    assert {hit["kind"] for hit in found["hits"]} == {"statement"}
    assert client.get("/search.json?q=in:plans treaty").json()["facets"][0]["facet"] != "register"


def test_a_long_list_goes_on_at_its_cursor(client: Client) -> None:
    first = client.get("/search.json?q=the&sort=date").json()
    second = client.get(first["pager"]["after"].replace("/search", "/search.json")).json()
    assert second["pager"]["first"] == 21
    places = [hit["place"] for page in (first, second) for hit in page["hits"]]
    assert len(places) == len(set(places)) == 40
    assert client.get(second["pager"]["before"]).status_code == 200


def test_a_query_that_cannot_be_understood_is_shown_with_its_mistake(client: Client) -> None:
    page = client.get("/search?q=pots:lysandra fish")
    assert page.status_code == 400
    assert words(page.text, "//*[@role='alert']") == ["There is no field `pots`. Try: post: pots:lysandra fish"]
    assert words(page.text, "//*[@role='alert']//mark") == ["pots"]
    assert attributes(page.text, "//input[@id='q']/@value") == ["pots:lysandra fish"]


def test_what_finds_nothing_says_what_to_do(client: Client) -> None:
    page = client.get("/search?q=zebra&post=Porthaven&year=2008").text
    assert words(page, "//*[@class='empty']//li/a") == [
        "Look without “Porthaven”",
        "Look in every year",
        "Look in the entries too",
    ]


def test_entries_stand_beside_their_words(client: Client) -> None:
    page = client.get("/cable/08PORTHAVEN45").text
    [silence] = elements(page, "//section[@id='p9']//li[contains(@class, 'silences')][1]")
    entry = silence.get("data-of")
    assert words(page, f"//*[@id='{entry}']//summary") == [
        "Leontine Adeyemi-Strand not a word about STEADY LANTERN 08 or the status of forces agreement"
    ]
    said = "".join(words(page, f"//section[@id='p9']//*[@class='m silences'][@data-of='{entry}']"))
    assert said == "did not raise STEADY LANTERN 08 or the status of forces agreement"
    assert "right 90 times in 100" in words(page, f"//*[@id='{entry}']//dl")[0]


def test_a_subject_that_only_the_page_gives_is_doubted(client: Client) -> None:
    page = client.get("/cable/09PORTHAVEN61").text
    assert words(page, "//h1") == ["Tco Deputy Secretary General Briefs On Second"]
    assert "only the page's title gives the subject" in words(page, "//dt[.='Doubts']/../dd")[0]


def test_cables_of_a_usual_length_stand_on_one_page(client: Client, room: Room) -> None:
    for row in room.archive.sql("SELECT DISTINCT id FROM records").to_pylist():
        assert client.get(f"/cable/{row['id']}.json").json()["part"]["parts"] == 1


def test_what_is_told_through_another_is_indented(client: Client) -> None:
    page = client.get("/cable/08LYSANDRA212").text
    assert any("depth-1" in each for each in attributes(page, "//li[contains(@class, 'statements')]/@class"))


def test_references_lead_on_and_back(client: Client) -> None:
    page = client.get("/cable/08PORTHAVEN45").text
    assert "/cable/07PORTHAVEN131" in attributes(page, "//dt[.='Ref']/../dd//a/@href")
    assert "/cable/08LYSANDRA212" in attributes(page, "//dt[.='Cited by']/../dd//a/@href")
    missing = client.get("/cable/06PORTHAVEN702")
    assert missing.status_code == 404
    assert "It is referred to by 07PORTHAVEN131" in missing.text


def test_supplied_words_and_damage_are_marked(client: Client) -> None:
    joined = client.get("/cable/08LYSANDRA212").text
    supplied = elements(joined, "//section[@id='p5']//*[@title='supplied from copy A']")
    assert supplied
    assert "made good" in words(joined, "//ul[@class='damage']")[0]
    single = client.get("/cable/08LYSANDRA212?copy=2").text
    assert not elements(single, "//*[@title='supplied from copy A']")
    assert elements(single, "//*[@title='blacked out before release']")
    damaged = client.get("/cable/09PORTHAVEN61").text
    assert "breaks off after" in " ".join(words(damaged, "//p[@class='damage']"))
    assert client.get("/cable/08LYSANDRA212?copy=3").status_code == 404
    assert client.get("/cable/08LYSANDRA212?part=2").status_code == 404


def test_copies_stand_side_by_side(client: Client) -> None:
    page = client.get("/copies/08LYSANDRA212").text
    assert [each[:2] for each in words(page, "//section[@class='row']/h2")] == ["3.", "5.", "6."]
    assert "[29 words lacking]" in " ".join(words(page, "//span[@class='lacks']"))
    whole = client.get("/copies/08LYSANDRA212?whole=true").text
    assert len(elements(whole, "//section[@class='row']")) > 3
    assert "There is one copy of this cable." in client.get("/copies/08PORTHAVEN45").text


@pytest.mark.parametrize(
    ("form", "kind", "begins"),
    [
        ("chicago", "text/plain", "Embassy Porthaven, telegram"),
        ("bibtex", "application/x-bibtex", "@misc{08PORTHAVEN45p4,"),
        ("csl", "application/vnd.citationstyles.csl+json", '[\n  {\n    "id": "08PORTHAVEN45p4"'),
        ("ris", "application/x-research-info-systems", "TY  - PCOMM\r\n"),
    ],
)
def test_citations_are_shown_and_sent_as_files(client: Client, form: str, kind: str, begins: str) -> None:
    page = client.get("/cite/08PORTHAVEN45?paragraph=4").text
    shown = elements(page, f"//pre[@id='text-{form}']")[0].text or ""
    assert shown.startswith(begins.replace("\r\n", "\n").rstrip("\n"))
    [leads] = attributes(page, f"//section[@aria-labelledby='form-{form}']//a/@href")
    sent = client.get(leads)
    assert sent.headers["content-type"].startswith(kind)
    assert sent.headers["content-disposition"].startswith("attachment")
    assert sent.text.startswith(begins)
    assert client.get("/cite/08PORTHAVEN45?paragraph=99").status_code == 404


def test_a_thread_has_what_is_missing(client: Client) -> None:
    page = client.get("/thread/09PORTHAVEN22").text
    assert "06PORTHAVEN702 not in the archive" in words(page, "//ol/li//p[@class='what']")
    assert attributes(page, "//li[@aria-current]//a/@href")[0] == "/cable/09PORTHAVEN22"
    assert len(elements(page, "//svg//path")) > 10
    assert client.get("/thread/06PORTHAVEN702").status_code == 200
    assert client.get("/thread/99NOWHERE1").status_code == 404
    assert client.get("/thread.json").json()["threads"][0]["cables"] == 20


def test_a_cable_announced_without_a_number_is_the_one_that_the_corpus_takes_it_for(client: Client, room: Room) -> None:
    page = client.get("/thread/08LYSANDRA331").text
    [announced] = elements(page, "//p[contains(., 'announces without a number')][a]")
    assert announced.xpath("a/@href") == ["/cable/08LYSANDRA340"]
    assert "of the same post" in "".join(map(str, announced.itertext()))
    told = {one.cable: [each.cable for each in one.meant] for one in room.corpus.thread("08LYSANDRA331").entries}
    shown = client.get("/thread/08LYSANDRA331.json").json()["entries"]
    assert {one["cable"]["cable"]: [each["cable"] for each in one["septels"] if each["cable"]] for one in shown} == told


def test_sources_tell_of_every_file(client: Client) -> None:
    page = client.get("/sources.json").json()
    assert page["read"] == len(page["files"]) == 16
    one = client.get("/sources.json?path=331_AND").json()["files"]
    assert [each["cables"] for each in one] == [["08LYSANDRA331", "08LYSANDRA340"]]
    assert "In every file that was added there was a cable." in client.get("/sources?which=empty").text
    assert "Show all of them" in client.get("/sources?path=it's").text


def test_quality_counts_what_is_there(client: Client, story: Path) -> None:
    figures = client.get("/quality.json").json()["figures"]
    stats = reftel.open(story).stats()
    assert (figures["cables"], figures["copies"]) == (stats.cables, stats.copies)
    by_rules = sum(rule["entries"] for rule in figures["rules"] if rule["register"] == "statements")
    assert by_rules == stats.entries["statements"]


def test_what_takes_long_to_count_is_counted_when_asked(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(DEAR, "person", 20)
    few, many = (client.get(f"/search.json?q={words}").json()["facets"] for words in ("skipper", "strait"))
    assert few
    assert all(facet["counted_at"] is None for facet in few)
    [people] = [facet for facet in many if facet["facet"] == "person"]
    assert people["choices"] == []
    assert attributes(client.get("/search?q=strait").text, "//section[@aria-labelledby='facet-person']//a/@href") == [
        people["counted_at"]
    ]
    counted = client.get(people["counted_at"].replace("?", ".json?")).json()["facets"]
    assert all(facet["choices"] and facet["counted_at"] is None for facet in counted)


def test_a_paragraph_of_ten_megabytes_is_shown_in_parts(strange: Client) -> None:
    with strange as client:
        first = client.get("/cable/10LONG1")
        assert len(first.content) <= 200_000
        [leads] = attributes(first.text, "(//nav[@class='parts'])[1]//a[@rel='next']/@href")
        second = client.get(leads)
        assert len(second.content) <= 200_000
        assert "(continued)" in second.text
        parts = client.get("/cable/10LONG1.json").json()["part"]["parts"]
        assert len(attributes(first.text, "//nav[@class='parts']//details//li")) == min(parts, 500)
        [other] = attributes(first.text, "//ul[@class='elsewhere']/li[@id='p2']/a/@href")
        assert attributes(client.get(f"/cable/10LONG1{other}").text, "//section[@id='p2']/@aria-label") == [
            "Paragraph 2"
        ]
        assert "the end" in client.get(f"/cable/10LONG1?part={parts}").text


def test_strange_text_shows_as_text(strange: Client) -> None:
    with strange as client:
        page = client.get("/cable/10STRANGE%2F1").text
        assert "⟦RLO⟧eert a⟦PDF⟧ &lt;script&gt;" in page
        assert elements(page, "//script[not(@src)]") == []
        assert client.get("/search.json?q=id:10strange*").json()["hits"][0]["address"] == "/cable/10STRANGE%2F1#p0"


def test_an_archive_without_cables_says_what_to_do(tmp_path: Path) -> None:
    archive = reftel.open(tmp_path / "empty")
    archive.add([], workers=1)
    with TestClient(application(Room(archive))) as client:
        for path, said in (
            ("/search", "Nothing was found"),
            ("/thread", "No cable here refers to another"),
            ("/sources", "Add cables with"),
            ("/quality", "0 cables"),
        ):
            assert said in client.get(path).text


def test_what_is_kept_is_made_once_and_anew_when_the_archive_is_another() -> None:
    made: list[int] = []

    def make() -> int:
        made.append(0)
        return len(made)

    kept = Kept(make, pause=0.0)
    assert [kept.get(1), kept.get(1)] == [1, 1]
    assert kept.get(2) == 1  # the old is given while the new is made
    while kept.version == 1:
        continue
    assert kept.get(2) == len(made) == 2


def test_a_hit_of_another_copy_is_told_from_the_first(client: Client) -> None:
    page = client.get("/search?q=charts").text
    assert page.count("another copy") == 1


def test_threads_with_the_most_cables_here_come_first(client: Client) -> None:
    threads = client.get("/thread.json").json()["threads"]
    here = [one["cables"] - one["missing"] for one in threads]
    assert here == sorted(here, reverse=True)


def test_what_stands_in_the_head_of_a_printed_document_leads_to_the_head(tmp_path: Path) -> None:
    archive = reftel.open(tmp_path / "cables")
    archive.add(["tests/fixtures/frus", "tests/fixtures/dfat"], workers=1)
    room = Room(archive)
    room.prepare()
    client = TestClient(application(room), raise_server_exceptions=False)
    leading = set()
    for identity in sorted(one["id"] for one in archive.sql("SELECT id FROM records").to_pylist()):
        page = client.get(cable_address(identity)).text
        found = {each.rpartition("#")[2] for each in attributes(page, "//dd/a/@href[contains(., '#p')]")}
        assert found <= set(attributes(page, "//@id")), identity
        leading |= found & set(attributes(page, "//div[@class='head']/@id"))
    assert leading == {"p0"}


def test_one_of_a_kind_is_counted_in_the_singular(tmp_path: Path) -> None:
    archive = reftel.open(tmp_path / "cables")
    archive.add(["samples/08PORTHAVEN45.txt"], workers=1)
    room = Room(archive)
    room.prepare()
    client = TestClient(application(room), raise_server_exceptions=False)
    assert "1 cable from 1 file, 15 January 2008." in client.get("/quality").text
    assert " in 1 cable." in client.get("/search").text
    assert "1 file with cables" in client.get("/sources").text


def test_a_timeline_counts_the_cables_without_a_day_and_names_months_by_their_names(client: Client) -> None:
    dated = client.get("/timeline.json").json()
    assert dated["total"] + dated["undated"] == client.get("/search.json").json()["cables"]
    year = client.get("/timeline?within=2008").text
    assert "Jan" in [each.text for each in elements(year, "//*[name()='text']")]
    assert any(each.startswith("January 2008: ") for each in attributes(year, "//@aria-label"))

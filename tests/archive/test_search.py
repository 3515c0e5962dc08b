"""What a search finds: words, fields, entries; in which order; what it counts and what it shows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.story import STORY, cable, keyed, with_header
from reftel.archive import index_reading, search_terms
from reftel.archive.index import Index
from reftel.archive.index_documents import KINDS, REGISTERS
from reftel.archive.search_facets import FACETS
from reftel.record import Statement

PORTHAVEN, LYSANDRA, MARROW = "08PORTHAVEN45", "07LYSANDRA164", "09SABLEMONT7"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    opened = Index.open(tmp_path_factory.mktemp("index"))
    opened.add("story", keyed(STORY))
    opened.commit(["story"])
    yield opened
    opened.close()


def found(index: Index, query: str) -> list[str]:
    return sorted(f"{hit.id}#{hit.paragraph}" for hit in index.search(query).hits)


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        # words with their endings, phrases without
        ("tariff", [f"{LYSANDRA}#1", f"{PORTHAVEN}#2"]),
        ("TARIFFS", [f"{LYSANDRA}#1", f"{PORTHAVEN}#2"]),
        ('"tariff"', [f"{PORTHAVEN}#2"]),
        ('"tariffs on fish"', [f"{LYSANDRA}#1"]),
        ('"tariff on fish"', []),
        ("fishing", [f"{LYSANDRA}#1"]),
        ("al-Tamiri", [f"{PORTHAVEN}#1"]),
        ("gulls", []),
        # joined
        ("tariff fish", [f"{LYSANDRA}#1"]),
        ("tariff OR permit", [f"{LYSANDRA}#1", f"{LYSANDRA}#2", f"{PORTHAVEN}#2"]),
        ("tariff -fish", [f"{PORTHAVEN}#2"]),
        ("NOT (fish OR permit OR agreement)", [f"{PORTHAVEN}#2"]),
        # wildcards
        ("fish*", [f"{LYSANDRA}#1", f"{MARROW}#1"]),
        ("*men", []),
        ("fisherm?n", [f"{MARROW}#1"]),
        ("al-tam*", [f"{PORTHAVEN}#1"]),
        # fields of the header
        ("post:lysandra", [f"{LYSANDRA}#1", f"{LYSANDRA}#2"]),
        ('post:"tel marrow"', [f"{MARROW}#1"]),
        ("post:tel*", [f"{MARROW}#1"]),
        ("post:tel", []),
        ("from:amembassy post:lysandra", [f"{LYSANDRA}#1", f"{LYSANDRA}#2"]),
        ('from:"amembassy tel marrow"', [f"{MARROW}#1"]),
        ("to:porthaven", [f"{LYSANDRA}#1", f"{LYSANDRA}#2"]),
        ("to:amem*", [f"{LYSANDRA}#1", f"{LYSANDRA}#2"]),
        ("tag:efis", [f"{LYSANDRA}#1", f"{LYSANDRA}#2"]),
        ("tag:(EWWT OR ECON)", [f"{PORTHAVEN}#1", f"{PORTHAVEN}#2", f"{MARROW}#1"]),
        ("id:07lysandra164", [f"{LYSANDRA}#1", f"{LYSANDRA}#2"]),
        ('id:"07 LYSANDRA 164" permit', [f"{LYSANDRA}#2"]),
        ("id:07*", [f"{LYSANDRA}#1", f"{LYSANDRA}#2"]),
        ("classification:secret", [f"{LYSANDRA}#1", f"{LYSANDRA}#2"]),
        ("classification:u", [f"{MARROW}#1"]),
        ("mark:s/nf", [f"{LYSANDRA}#2"]),
        ("year:2007..2008 tariff", [f"{LYSANDRA}#1", f"{PORTHAVEN}#2"]),
        ("date:2009-11", [f"{MARROW}#1"]),
        ("date:..2007-05-22", []),
        # what the text speaks of
        ("person:tamiri", [f"{PORTHAVEN}#1", f"{PORTHAVEN}#2"]),
        ('person:"al-Tamiri Yusuf"', []),
        ("person:yus*", [f"{PORTHAVEN}#1", f"{PORTHAVEN}#2"]),
        ("speaker:ambassador", [f"{PORTHAVEN}#2"]),
        ("speaker:amb*", [f"{PORTHAVEN}#2"]),
        ("body:kestria", [f"{PORTHAVEN}#1"]),
        ("instrument:STA", [f"{PORTHAVEN}#1"]),
        ('instrument:"transit agreement"', [f"{PORTHAVEN}#1"]),
        ("about:tariff", [f"{LYSANDRA}#1", f"{LYSANDRA}#2"]),
        ("about:sight agreement", [f"{PORTHAVEN}#1"]),
    ],
)
def test_which_paragraphs_a_query_finds(index: Index, query: str, hits: list[str]) -> None:
    assert found(index, query) == hits
    assert index.search(query).total == len(hits)


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("in:statements said", ["statement 0", "statement 1"]),
        ("in:statements tariffs", ["statement 1"]),
        ("in:statements speaker:tamiri", ["statement 0"]),
        ("in:statements speaker:tamiri tariff", []),
        ("in:statements ambassador tariff", ["statement 1"]),
        ('in:statements "tariff on herring"', ["statement 1"]),
        ("in:statements person:tamiri", ["statement 0"]),
        ("in:silences trawler", ["silence 0"]),
        ("in:silences about:trawlers speaker:tamiri", ["silence 0"]),
        ("in:changes doubled", ["change 0"]),
        ("in:plans sign*", ["plan 0"]),
        ("in:plans sign -kestria", []),
        ("in:meetings penhallow", ["meeting 0"]),
        ("in:(plans OR statements) agreement", ["plan 0", "statement 0"]),
        ("in:all herring", ["change 0", "paragraph 1", "statement 1"]),
        ("in:entries mark:sbu", ["change 0", "silence 0", "statement 1"]),
        ("in:entries id:08porthaven45 instrument:sta", ["meeting 0", "plan 0", "statement 0"]),
        ("in:entries -said", ["change 0", "meeting 0", "plan 0", "silence 0"]),
    ],
)
def test_which_entries_a_query_finds(index: Index, query: str, kinds: list[str]) -> None:
    found = index.search(query)
    assert sorted(f"{hit.kind} {hit.index}" for hit in found.hits) == kinds
    assert found.total == len(kinds)


def test_a_meeting_is_shown_in_its_paragraph(index: Index) -> None:
    [hit] = index.search("in:meetings penhallow").hits
    assert len(hit.snippet.text.split()) > 5


def test_a_hit_says_all_that_a_list_of_hits_shows(index: Index) -> None:
    [hit] = index.search('"doubled since"').hits
    assert hit.citation == "Embassy Porthaven, telegram 08PORTHAVEN45, 15 January 2008, para. 2"
    assert (hit.kind, hit.id, hit.index, hit.at, hit.paragraph, hit.mark) == ("paragraph", PORTHAVEN, 1, 1, 2, "SBU")
    assert (hit.post, hit.date, hit.classification) == ("Porthaven", "2008-01-15", "CONFIDENTIAL")
    assert hit.subject == "KESTRIA: A SIGNATURE IN SIGHT"
    assert [hit.snippet.text[slice(*mark)] for mark in hit.snippet.marks] == ["doubled since"]


def test_a_hit_of_an_entry_has_the_entry_and_its_own_words(index: Index) -> None:
    [hit] = index.search("in:statements herring speaker:ambassador").hits
    assert isinstance(hit.entry, Statement)
    assert hit.entry == STORY[0].statements[1]
    assert hit.snippet.text == "The Ambassador said the tariff on herring had doubled since 2006"
    assert [hit.snippet.text[slice(*mark)] for mark in hit.snippet.marks] == ["Ambassador", "herring"]


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("tariffs post:porthaven", ["tariff"]),
        ("tar* her?ing", ["tariff", "herring"]),
        ("NOT trawlers herring", []),
        ("person:tamiri herring", ["herring"]),
    ],
)
def test_what_is_marked(index: Index, query: str, marked: list[str]) -> None:
    for hit in index.search(f"({query}) id:{PORTHAVEN}").hits:
        assert [hit.snippet.text[slice(*mark)] for mark in hit.snippet.marks] == marked


def test_only_whole_words_are_marked(tmp_path: Path) -> None:
    index = Index.open(tmp_path)
    plain = "A herringbone; HERRINGS, herring_3 and red-herring's: no kherring."
    index.add("batch", keyed([cable("08PORTHAVEN46", [plain, f"{plain} Señor Peña."])]))
    index.commit(["batch"])
    marked = [[hit.snippet.text[slice(*mark)] for mark in hit.snippet.marks] for hit in index.search("herring").hits]
    assert marked == [["HERRINGS", "herring", "herring"]] * 2
    index.close()


def test_by_date_the_newest_comes_first(index: Index) -> None:
    hits = index.search("-gulls", sort="date").hits
    assert [hit.date for hit in hits] == ["2009-11-02", "2008-01-15", "2008-01-15", "2007-05-23", "2007-05-23"]


def test_best_first_a_short_paragraph_with_the_word_beats_a_long_one(index: Index) -> None:
    assert [hit.id for hit in index.search("agreement").hits] == [MARROW, PORTHAVEN]


def test_pages_of_hits_join_without_a_gap(index: Index) -> None:
    whole = [hit.citation for hit in index.search("-gulls", sort="date").hits]
    pages = [hit.citation for at in range(5) for hit in index.search("-gulls", sort="date", limit=1, offset=at).hits]
    assert sorted(pages) == sorted(whole)
    beyond = index.search("-gulls", offset=99)
    assert (beyond.total, beyond.hits) == (5, ())
    assert index.search("-gulls", limit=0).hits == ()


def test_facets_count_all_hits(index: Index) -> None:
    found = index.search("-gulls", limit=1)
    facets = {name: {count.value: count.count for count in counts} for name, counts in found.facets.items()}
    assert tuple(facets) == FACETS
    assert facets["year"] == {"2008": 2, "2007": 2, "2009": 1}
    assert facets["post"] == {"Porthaven": 2, "Lysandra": 2, "Tel Marrow": 1}
    assert facets["classification"] == {"CONFIDENTIAL": 2, "SECRET": 2, "UNCLASSIFIED": 1}
    assert facets["tag"] == {"PREL": 4, "EWWT": 2, "EFIS": 2, "ECON": 1}
    assert facets["person"] == {"Yusuf al-Tamiri": 2}
    assert facets["register"] == {
        "paragraph": 5, "statement": 2, "silence": 1, "change": 1, "plan": 1, "meeting": 1,
    }  # fmt: skip


@pytest.mark.parametrize("query", ["-gulls", "(tariff OR agreement)", "in:statements said", "in:entries -gulls"])
@pytest.mark.parametrize("facet", ["year", "post", "classification", "tag", "person"])
def test_a_facet_s_count_is_what_it_finds_as_a_field(index: Index, query: str, facet: str) -> None:
    for count in index.search(query).facets[facet]:
        assert index.search(f'{query} {facet}:"{count.value}"').total == count.count


@pytest.mark.parametrize("looks_in", ["", "in:statements ", "in:entries ", "in:all "])
@pytest.mark.parametrize(
    "query",
    [
        *("Tamiri", "he", "tariff he", "(tariff OR he)", "-gulls", "he -tariff", "speaker:he", "(body:ministry OR he)"),
        *('"free trade"', "about:fish", "fish*", "year:2007", "Tamiri year:2008..2009", "said -he"),
    ],
)
def test_a_register_s_count_is_what_is_found_there(index: Index, query: str, looks_in: str) -> None:
    counts = {count.value: count.count for count in index.search(f"{looks_in}{query}").facets["register"]}
    for kind in KINDS:
        among = REGISTERS[KINDS.index(kind)]
        assert counts.get(kind, 0) == index.search(f"in:{among} {query}").total, kind


def test_only_the_facets_asked_for_are_counted(index: Index) -> None:
    assert index.search("fish", facets=("post", "mark")).facets.keys() == {"post", "mark"}
    assert index.search("fish", facets=()).facets == {}


def test_every_year_is_counted(tmp_path: Path) -> None:
    cables = [with_header(cable(f"YEAR{year}", ["A treaty."]), date=f"{year}-01-15") for year in range(1960, 2000)]
    index = Index.open(tmp_path)
    index.add("batch", keyed(cables))
    index.commit(["batch"])
    assert len(index.search("treaty").facets["year"]) == 40


def test_which_facets_are_counted_may_depend_on_how_many_hits_there_are(index: Index) -> None:
    facets = {"year": None, "person": 3}
    totals = {query: index.search(query, facets=facets) for query in ("treaty", "in:all year:1900..2100")}
    assert {tuple(found.facets): found.total <= 3 for found in totals.values()} == {
        ("year", "person"): True,
        ("year",): False,
    }


def test_what_is_found_slowly_is_not_found_again_to_be_counted(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    facets = {"year": None, "person": 1}  # both words stand in two paragraphs, so that the phrase has to be found first
    assert index.search('"said the"', facets=facets).facets.keys() == {"year", "person"}
    monkeypatch.setattr(search_terms, "_DEAR", 1)  # words that stand everywhere, in a story that has none
    assert index.search('"said the"', facets=facets).facets.keys() == {"year"}
    assert index.search('"said the"').facets.keys() == set(FACETS)


def test_more_copies_of_a_cable_than_there_mostly_are(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    [identity] = {hit.id for hit in index.search("fish", limit=1).hits}
    assert identity
    before = index.cable(identity)
    monkeypatch.setattr(index_reading, "_COPIES", 1)
    assert index.cable(identity) == before

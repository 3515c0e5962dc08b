"""Questions over the corpus of the story: bounded, in order, and answered anew when the corpus is another."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec
import pytest

import reftel
from reftel.corpus import Corpus
from reftel.corpus.surveys.days import cables_in, counted, lines_in, posts_counted
from reftel.corpus.surveys.instruments import instrument, instruments
from reftel.corpus.surveys.parties import bodies, lines_naming, lines_of_party, pairs, years_of_pair
from reftel.corpus.surveys.people import beside, cables_of, lines_of_person, people
from reftel.corpus.surveys.plans import STATES, State, Wanted, counts_of_plans, last_day, plans
from reftel.corpus.surveys.survey import Survey
from reftel.corpus.surveys.ties import ties
from reftel.reading import read_paths
from reftel.record import Cable, Header, Instrument, Paragraph, Plan, Source, Span, encode

SAMPLES = sorted(str(path) for path in Path("samples").iterdir() if path.suffix in {".txt", ".html"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("surveys") / "story"
    reftel.open(path).add(SAMPLES, workers=1)
    yield path
    shutil.rmtree(path)


@pytest.fixture(scope="module")
def corpus(folder: Path) -> Corpus:
    return Corpus(reftel.open(folder), workers=1)


@pytest.fixture(scope="module")
def survey(corpus: Corpus) -> Survey:
    return corpus.survey


def one_called(survey: Survey, name: str) -> str:
    [one], total = people(survey, name)
    assert total == 1
    return one.id


@pytest.mark.parametrize("name", ["al-Tamiri", "tamiri yusuf", "TAMI", "Yusuf al-Tam"])
def test_people_are_found_by_the_beginnings_of_their_names(survey: Survey, name: str) -> None:
    assert [one.name for one in people(survey, name)[0]] == ["Yusuf al-Tamiri"]


def test_lists_of_people_are_pages_of_one_order(survey: Survey) -> None:
    whole, total = people(survey, limit=1_000)
    assert total == len(whole)
    parts = [one for start in range(0, total, 7) for one in people(survey, start=start, limit=7)[0]]
    assert parts == whole
    assert [one.cables for one in whole] == sorted((one.cables for one in whole), reverse=True)
    assert {party for one in people(survey, party="Kestria")[0] for party in one.parties} >= {"Kestria"}


def test_a_persons_lines_cables_and_company(survey: Survey) -> None:
    identity = one_called(survey, "al-Tamiri")
    met, total = lines_of_person(survey, identity, "meetings")
    assert total == len(met) > 0
    assert [line.date for line in met] == sorted(line.date or "" for line in met)
    found, number = cables_of(survey, identity, limit=3)
    assert (len(found), number) == (3, 7)
    assert all(one.names for one in found)
    company = beside(survey, identity)
    assert identity not in [one.identity for one in company]
    assert "Leontine Adeyemi-Strand" in [one.name for one in company]


def test_of_cables_without_a_day_there_is_company_too(tmp_path: Path) -> None:
    undated = tmp_path / "records.jsonl"
    with undated.open("wb") as file:
        for cable in read_paths(SAMPLES):
            if isinstance(cable, Cable):
                header = msgspec.structs.replace(cable.header, date=None, dtg=None)
                file.write(encode(msgspec.structs.replace(cable, header=header)) + b"\n")
    archive = reftel.open(tmp_path / "undated")
    archive.add([str(undated)], workers=1)
    survey = Corpus(archive, workers=1).survey
    company = beside(survey, one_called(survey, "al-Tamiri"))
    assert company
    assert {one.last for one in company} == {None}


def test_where_two_were_told_of_last_is_one_place(survey: Survey) -> None:
    meetings = {(one.cable, one.paragraph) for one in survey.lines("SELECT * FROM told WHERE register = 'meetings'")}
    through = {(one.cable, one.paragraph) for one in survey.lines("SELECT * FROM told WHERE register = 'through'")}
    tied = {(one.cable, one.paragraph) for one in ties(survey)}
    company = {(one.cable, one.paragraph) for one in beside(survey, one_called(survey, "al-Tamiri"))}
    assert tied
    assert company
    assert tied | company <= meetings | through


def test_no_bare_office_is_tied_to_anybody(survey: Survey) -> None:
    assert not {tied.name for tie in ties(survey) for tied in (tie.one, tie.other)} & {"Ambassador", "Charge"}


def test_a_cable_of_which_a_copy_lost_the_day_has_that_of_the_other(survey: Survey) -> None:
    found, _ = cables_of(survey, one_called(survey, "Dell'Orso"))
    assert {one.cable: one.date for one in found}["08LYSANDRA212"] == "2008-05-14"


def test_forms_of_address_are_no_offices(survey: Survey) -> None:
    assert not {office for one in people(survey)[0] for office in one.offices} & {"Mr.", "Dr.", "Mrs."}


def test_a_body_is_listed_once_with_its_abbreviation_and_a_state_by_its_name(survey: Survey) -> None:
    listed, _ = bodies(survey)
    assert [one.abbreviation for one in listed if "Tidewater" in one.name or one.name == "TCO"] == ["TCO"]
    assert all(one.party != one.abbreviation for one in listed)


def test_instruments_without_a_name_of_their_own_stand_behind_the_others(survey: Survey) -> None:
    names = [one.name for one in instruments(survey)[0]]
    assert names.index("treaty") > names.index("Strait Transit Agreement (STA)")
    assert sum("STEADY LANTERN 08" in name for name in names) == 1


def test_plans_of_a_person_are_those_of_every_form_of_the_name_in_the_order_of_the_text(survey: Survey) -> None:
    plans, _ = lines_of_person(survey, one_called(survey, "al-Tamiri"), "plans")
    assert {"Al-Tamiri", "Yusuf al-Tamiri"} <= {name for line in plans for name in line.who}
    first = [line.paragraph for line in plans if line.cable == "07LYSANDRA164"]
    assert first == sorted(first)


def test_pairs_of_parties_and_their_years(survey: Survey) -> None:
    assert {(pair.one, pair.other) for pair in pairs(survey, limit=3)} >= {("Kestria", "Veldora")}
    assert {pair.one for pair in pairs(survey, "Veldora")} == {"Veldora"}
    assert [each.year for each in years_of_pair(survey, "Kestria", "Veldora")] == [2007, 2008, 2009]
    assert years_of_pair(survey, "Kestria", "Atlantis") == []


def test_lines_of_a_party_and_of_a_name(survey: Survey) -> None:
    plan, total = lines_of_party(survey, "Kestria", "plans", limit=5)
    assert len(plan) == 5 < total
    assert {line.register for line in plan} == {"plans"}
    assert lines_naming(survey, "Atlantis") == ([], 0)
    assert all("Zofia Dell'Orso" in line.who for line in lines_naming(survey, "Zofia Dell'Orso")[0])


def test_bodies_are_found_by_any_words_of_their_names(survey: Survey) -> None:
    assert "Strait Consultative Forum" in [one.name for one in bodies(survey, "forum strait")[0]]
    assert bodies(survey, "atlantis") == ([], 0)


def test_an_abbreviation_that_stands_for_one_name_is_that_one(survey: Survey) -> None:
    names = [one.name for one in instruments(survey, "", limit=1_000)[0]]
    assert "SOFA" not in names
    one = instrument(survey, "sofa")
    assert one is not None
    assert one.name == "status of forces agreement (SOFA)"
    assert instrument(survey, "atlantis") is None


def test_an_abbreviation_of_several_names_is_the_one_whose_letters_it_is(tmp_path: Path) -> None:
    names = ["Harbor Assistance Program", "harbor assistance", "HAP", "program"]
    entries = [Instrument(name=name, abbreviation="HAP", kind="programme", paragraphs=(1,)) for name in names]
    source = Source(path="a", format="text", sha256="00")
    rows = [
        Cable(id=f"08PORTHAVEN{number}", header=Header(), source=source, instruments=(one,))
        for number, one in enumerate(entries)
    ]
    (tmp_path / "rows.jsonl").write_bytes(b"".join(encode(row) + b"\n" for row in rows))
    archive = reftel.open(tmp_path / "cables")
    archive.add([str(tmp_path / "rows.jsonl")], workers=1)
    corpus = Corpus(archive, workers=1)
    counts = {one.name: one.lines for one in instruments(corpus.survey)[0]}
    assert counts == {"Harbor Assistance Program (HAP)": 3, "harbor assistance (HAP)": 1}
    assert corpus.instrument("HAP")[0].count == counts["Harbor Assistance Program (HAP)"]


def test_a_list_gives_the_offices_that_many_cables_give_each_once(tmp_path: Path) -> None:
    offices = ["Prime Minister"] * 30 + ["PM"] * 20 + ["Defense Minister"] * 5 + ["American Ambassador"]
    for number, office in enumerate(offices):
        text = f"UNCLAS PORTHAVEN 0000{number + 10}\n\n1. {office} Strand said that he would wait.\n"
        (tmp_path / f"{number:02}.txt").write_text(text)
    archive = reftel.open(tmp_path / "cables")
    archive.add([str(tmp_path)], workers=1)
    [strand] = people(Corpus(archive, workers=1).survey, "Strand")[0]
    assert strand.offices == ("Prime Minister", "Defense Minister")


def test_accords_and_agreements_of_a_name_are_one_instrument(tmp_path: Path) -> None:
    texts = ["The Lysandra-Tarnmouth Accords were signed.", "The Lysandra/Tarnmouth Agreements were suspended."]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(f"UNCLAS PORTHAVEN 00000{number + 1}\n\n1. {text}\n")
    archive = reftel.open(tmp_path / "cables")
    archive.add([str(tmp_path)], workers=1)
    corpus = Corpus(archive, workers=1)
    [listed] = instruments(corpus.survey, "tarnmouth")[0]
    [told] = corpus.instrument("tarnmouth")
    assert listed.lines == len(texts)
    assert told.names == ("Lysandra/Tarnmouth Agreements", "Lysandra-Tarnmouth Accords")
    for name in ("Lysandra-Tarnmouth Accords", "the Lysandra/Tarnmouth Accord"):
        assert instrument(corpus.survey, name) == instrument(corpus.survey, told.name)


@pytest.mark.parametrize("state", STATES)
def test_plans_are_as_many_as_counted_and_of_the_state_that_is_wanted(survey: Survey, state: State) -> None:
    found, total = plans(survey, Wanted(state=state), limit=1_000)
    assert len(found) == total == counts_of_plans(survey, Wanted())[state]
    fate = {"due": "open", "overdue": "no later word"}.get(state, state)
    assert {one.fate.fate for one in found} <= {fate}


def test_fates_are_those_that_the_corpus_gives(corpus: Corpus, survey: Survey) -> None:
    found, _ = plans(survey, Wanted(), limit=1_000)
    asked = {(one.line.copy, one.line.position): one.fate for one in corpus.plans()}
    assert {(one.line.copy, one.line.position): one.fate for one in found} == asked
    assert last_day(survey) == "2009-04-17"


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2008", ["fish", "mend the boats"]),
        ("2008-07", ["fish"]),
        ("2009-03", ["mend the boats"]),
        ("2012", []),
        ("2018-01", ["build a harbour"]),
        ("2018-02", []),
    ],
)
def test_a_plan_of_more_than_a_year_is_due_on_its_last_day_alone(planned: Corpus, day: str, due: Sequence[str]) -> None:
    assert [one.line.words for one in planned.plans(due=day)] == due
    assert [one.line.words for one in plans(planned.survey, Wanted(due=day))[0]] == due


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """A corpus of one cable with plans: of ten years, of a year, of a year over New Year."""
    spans = {
        "build a harbour": ("2008-01-15", "2018-01-14"),
        "fish": ("2008-01-01", "2008-12-31"),
        "mend the boats": ("2008-09-01", "2009-08-31"),
    }
    made = tuple(
        Plan(who="Veldora", what=what, when=Span(from_=start, to=end), standing="planned", paragraph=1)
        for what, (start, end) in spans.items()
    )
    text = Paragraph(number=1, text="Veldora has plans.", lines=(1, 1))
    source = Source(path="a.txt", format="text", sha256="0" * 64)
    one = Cable(id="08LIMA1", header=Header(date="2008-01-15"), paragraphs=(text,), plans=made, source=source)
    folder = tmp_path_factory.mktemp("planned")
    (folder / "records.jsonl").write_bytes(encode(one) + b"\n")
    archive = reftel.open(folder / "cables")
    archive.add([str(folder / "records.jsonl")], workers=1)
    return Corpus(archive, workers=1)


@pytest.mark.parametrize("kind", ["meetings", "plans"])
def test_lines_of_a_year_are_as_many_as_its_months_have(survey: Survey, kind: Literal["meetings", "plans"]) -> None:
    of_year = {each.span: each.count for each in counted(survey, kind)}
    months = counted(survey, kind, "2008")
    assert sum(each.count for each in months) == of_year["2008"] == lines_in(survey, kind, "2008")[1]


def test_cables_of_a_month_and_posts(survey: Survey) -> None:
    found, total = cables_in(survey, "2008-10")
    assert total == len(found) == 3
    assert posts_counted(survey, 2) == [("Porthaven", 7), ("Lysandra", 5)]


def test_ties_are_between_those_that_are_drawn(survey: Survey) -> None:
    found = ties(survey, most=6)
    assert len({end.key for tie in found for end in (tie.one, tie.other)}) <= 6
    middle = f"person {one_called(survey, 'al-Tamiri')}"
    around = ties(survey, middle, most=4)
    assert middle in {end.key for tie in around for end in (tie.one, tie.other)}
    assert all(tie.met + tie.through > 0 for tie in around)
    assert ties(survey, "body Atlantis") == []


def test_who_speaks_through_whom_is_a_line(corpus: Corpus) -> None:
    pairs_told = {line.who for line in corpus.lines("through")}
    assert ("Leontine Adeyemi-Strand", "Yusuf al-Tamiri") in pairs_told


def test_an_answer_is_kept_until_the_corpus_is_another(tmp_path: Path) -> None:
    archive = reftel.open(tmp_path / "cables")
    archive.add(SAMPLES[:2], workers=1)
    corpus = Corpus(archive, workers=1)
    before = counts_of_plans(corpus.survey, Wanted())
    assert counts_of_plans(corpus.survey, Wanted()) == before
    archive.add(SAMPLES[2:6], workers=1)
    corpus.update(workers=1)
    assert sum(counts_of_plans(corpus.survey, Wanted()).values()) > sum(before.values())

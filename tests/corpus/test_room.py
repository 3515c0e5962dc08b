import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import reftel
from commands import reftel as command
from reftel.cli.main import main
from reftel.corpus import Corpus

SAMPLES = sorted(str(path) for path in Path("samples").iterdir() if path.suffix in {".txt", ".html"})


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("story") / "cables"
    reftel.open(folder).add(SAMPLES, workers=1)
    Corpus(reftel.open(folder), workers=1)
    yield folder
    shutil.rmtree(folder)


def opened(folder: Path) -> Corpus:
    return Corpus(reftel.open(folder), workers=1)


def test_a_person_is_one_from_1976_to_2009(story: Path) -> None:
    [vasht] = opened(story).who("vasht")
    assert vasht.name == "Dragomir Vasht"
    assert {"76PORTHAVEN1190", "09LYSANDRA88"} <= set(vasht.cables)
    assert opened(story).person(vasht.id) == vasht
    assert opened(story).person("nobody") is None


def test_a_party_of_an_instrument_is_told_once_by_its_name_and_its_letters(story: Path) -> None:
    [sofa] = [one for one in opened(story).instrument("SOFA") if "SOFA" in one.name]
    assert sofa.parties == ("TCO", "Veldora")


def test_an_instrument_has_its_standings_in_order(story: Path) -> None:
    found = opened(story).instrument("strait transit agreement")[0]
    days = [standing.date for standing in found.standings]
    assert days == sorted(day for day in days if day)
    assert any("ratified" in standing.words for standing in found.standings)


@pytest.mark.parametrize(
    ("cable", "words", "fate", "evidence"),
    [
        ("07LYSANDRA164", "written note", "not done", ("08LYSANDRA212", 9)),
        ("07LYSANDRA164", "a list of all licensed", "done", ("09LYSANDRA88", 5)),
        ("07LYSANDRA164", "eighth session", "put off", ("08PORTHAVEN45", 5)),
        ("07LYSANDRA164", "send observers", "not done", ("08PORTHAVEN402", 5)),
        ("08LYSANDRA331", "ratify the STA", "repeated", ("09LYSANDRA88", 1)),
        ("08USTCO57", "sign the STA", "done", ("08PORTHAVEN402", 2)),
    ],
)
def test_a_plan_is_followed_with_its_evidence(
    story: Path, cable: str, words: str, fate: str, evidence: tuple[str, int]
) -> None:
    [found] = [one for one in opened(story).plans() if one.line.cable == cable and words in one.line.words]
    assert found.fate.fate == fate
    assert evidence in [(one.report.cable, one.report.paragraph) for one in found.fate.evidence]


def test_no_verdict_stands_without_a_line_of_a_later_cable(story: Path) -> None:
    for plan in opened(story).plans():
        own = {"open", "no later word"} | ({"refused"} if plan.line.kind == "refused" else set())
        assert (
            plan.fate.evidence if plan.fate.fate not in own else not plan.fate.evidence or plan.fate.fate == "refused"
        )
        for one in plan.fate.evidence:
            assert (one.report.date or "") > (plan.line.date or "")
            [text] = {
                copy.paragraphs[one.report.index].text[one.report.start : one.report.end]
                for key, copy in reftel.open(story).copies(one.report.cable or "")
                if key == one.report.copy
            }
            assert text == one.report.words


def test_plans_are_asked_for_by_fate_day_and_party(story: Path) -> None:
    corpus = opened(story)
    assert {one.fate.fate for one in corpus.plans(fate="put off")} == {"put off"}
    due = corpus.plans(due="2008-03")
    assert due
    assert all((one.line.start or "9") <= "2008-03-31" and (one.line.end or "0") >= "2008-03" for one in due)
    assert all("Kestria" in one.line.parties for one in corpus.plans(party="Kestria"))


def test_a_thread_has_what_is_here_and_what_is_missing(story: Path) -> None:
    thread = opened(story).thread("09PORTHAVEN22")
    here = {entry.cable: entry.is_here for entry in thread.entries}
    assert here["08PORTHAVEN402"]
    assert not here["06PORTHAVEN702"]
    assert thread.is_whole
    [asked] = [entry for entry in thread.entries if entry.cable == "09PORTHAVEN22"]
    assert asked.cited_by == ("09LYSANDRA88",)
    assert next(entry for entry in thread.entries if entry.cable == "08PORTHAVEN45").septels


def test_a_missing_cable_stands_behind_those_of_its_post_with_lower_numbers(story: Path) -> None:
    cables = [entry.cable for entry in opened(story).thread("08PORTHAVEN402").entries]
    assert cables.index("08PORTHAVEN45") < cables.index("08PORTHAVEN240") < cables.index("08PORTHAVEN402")


def test_a_position_says_when_a_subject_was_raised_and_when_not(story: Path) -> None:
    [found] = opened(story).positions("Adeyemi-Strand", "membership")
    assert [(shift.kind, shift.cable) for shift in found.shifts if shift.is_computed] == [
        ("raised for the first time", "07PORTHAVEN131"),
        ("raised before and not this time", "07PORTHAVEN388"),
        ("raised before and not this time", "08PORTHAVEN402"),
    ]


@pytest.mark.parametrize(
    ("who", "subject", "kind", "on", "said"),
    [
        ("Kestria", "STA", "party", "instrument", "the Senate would ratify the STA by the end of June 2009"),
        ("Veldora", "Kestria", "party", "words", "Kestria pay compensation to the families of the two missing men"),
        ("Kestria", "PREL", "party", "tag", "Veldora's radar station"),
        ("Veldora", "TCO", "party", "body", "a SOFA between Veldora and the TCO"),
        ("Vasht", "speaker:Vasht", "person", "query", "NO FOREIGN INSPECTOR"),
        ("Adeyemi-Strand", "membership", "person", "words", "Membership was a question of when"),
    ],
)
def test_positions_are_a_person_s_a_body_s_or_a_party_s_on_any_subject(
    story: Path, who: str, subject: str, kind: str, on: str, said: str
) -> None:
    found = next(one for one in opened(story).positions(who, subject) if one.kind == kind)
    assert found.on == on
    assert any(said in one.content for one in found.statements)
    assert [one.date for one in found.statements] == sorted(one.date or "" for one in found.statements)
    assert any(shift.kind == "raised for the first time" and shift.is_computed for shift in found.shifts)


def test_a_body_is_one_with_its_abbreviation(story: Path) -> None:
    found = opened(story).bodies("TCO")[0]
    assert found.forms == ("TCO", "Tidewater Compact Organization")
    assert len(found.cables) > 5
    again = opened(story).body(found.id)
    assert again is not None
    assert again.forms == found.forms
    assert opened(story).body("nobody-00000000") is None


def test_a_septel_is_taken_for_a_cable_and_marked_so(story: Path) -> None:
    entries = {entry.cable: entry for entry in opened(story).thread("08LYSANDRA331").entries}
    [meant] = entries["08LYSANDRA331"].meant
    assert meant.cable == "08LYSANDRA340"
    assert "subject has reaction" in meant.reasons
    assert "08LYSANDRA212" in entries["08STATE731207"].replies_to


def test_a_change_is_told_in_the_words_of_its_cable(story: Path) -> None:
    changes = {line.words for line in opened(story).relation("Veldora", "Kestria").changes}
    assert "had suspended its part in the Strait Consultative Forum" in changes


def test_people_carry_a_relation_each_once_however_a_cable_calls_them(story: Path) -> None:
    carriers = opened(story).relation("Veldora", "Kestria").carriers
    assert carriers[0].name == "Leontine Adeyemi-Strand"
    assert {"Adeyemi-Strand", "Leontine Adeyemi-Strand"} <= set(carriers[0].forms)
    assert len({one.identity for one in carriers}) == len(carriers)
    assert all(opened(story).person(one.identity) for one in carriers)


def test_carriers_are_told_anew_when_cables_are_added(tmp_path: Path) -> None:
    archive = reftel.open(tmp_path / "cables")
    archive.add([path for path in SAMPLES if "2008" not in Path(path).read_text(errors="replace")], workers=1)
    corpus = Corpus(archive, workers=1)
    before = corpus.relation("Veldora", "Kestria").carriers
    archive.add(SAMPLES, workers=1)
    corpus.update(workers=1)
    after = opened(tmp_path / "cables").relation("Veldora", "Kestria").carriers
    assert corpus.relation("Veldora", "Kestria").carriers == after != before


def test_an_organisation_that_no_list_has_is_its_officers_party(story: Path) -> None:
    met = {(line.cable, frozenset(line.who)) for line in opened(story).relation("TCO", "Veldora").meetings}
    assert ("09PORTHAVEN61", frozenset({"Ilse van der Maarten", "Matteo Brandvold"})) in met


@pytest.mark.parametrize("name", ["TCO", "tco", "tidewater compact organization", "Tidewater Compact Organization"])
def test_a_party_that_no_list_has_is_found_by_any_name_in_any_capitals(story: Path, name: str) -> None:
    assert opened(story).relation(name, "veldora").parties == ("TCO", "Veldora")


def test_whoever_waits_for_the_corpus_is_told_when_it_is_made_and_not_again(story: Path, tmp_path: Path) -> None:
    shutil.copytree(story, tmp_path / "cables")
    shutil.rmtree(tmp_path / "cables" / "corpus")
    told: list[str] = []
    for _ in range(2):
        Corpus(reftel.open(tmp_path / "cables"), workers=1, begin=lambda: told.append("begun"))
    assert told == ["begun"]


def test_the_bodies_between_two_parties_are_none_of_the_two(story: Path) -> None:
    bodies = [line.name for line in opened(story).relation("TCO", "Veldora").bodies]
    assert "Strait Consultative Forum (SCF)" in bodies
    assert not any("TCO" in name or "Tidewater" in name for name in bodies)


def test_words_of_a_copy_that_break_off_are_not_told_where_another_copy_has_them_whole(story: Path) -> None:
    said = [one.content for one in opened(story).relation("Veldora", "Kestria").said["Kestria"]]
    assert not any("suspended the two families" in words for words in said)
    assert any(words.endswith("which has been suspended since January") for words in said)


def test_a_line_of_a_plan_s_fate_is_told_once_whatever_copies_have_it(story: Path) -> None:
    for plan in opened(story).plans():
        told = [(one.fate, one.report.cable, one.report.paragraph, one.report.words) for one in plan.fate.evidence]
        assert len(told) == len(set(told))


def test_a_relation_is_between_days(story: Path) -> None:
    whole = opened(story).relation("Veldora", "Kestria")
    part = opened(story).relation("Veldora", "Kestria", start="2008", end="2008")
    assert whole.totals["meetings"] > part.totals["meetings"] > 0
    assert {line.date[:4] for line in part.meetings if line.date} == {"2008"}
    assert all({"Veldora", "Kestria"} <= set(line.parties) for line in whole.meetings)


def test_batches_in_any_order_give_the_same_people(tmp_path: Path) -> None:
    found = []
    for order in (1, -1):
        folder = tmp_path / f"order{order}"
        for path in SAMPLES[::order]:
            reftel.open(folder).add([path], workers=1)
        corpus = Corpus(reftel.open(folder), workers=1)
        found.append(sorted((one.id, one.forms, one.offices, one.members) for one in corpus.who("")))
    assert found[0] == found[1]


def test_a_batch_added_later_comes_to_what_all_at_once_gives(story: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cables"
    reftel.open(folder).add(SAMPLES[:9], workers=1)
    first = Corpus(reftel.open(folder), workers=1)
    reftel.open(folder).add(SAMPLES[9:], workers=1)
    assert first.update(workers=1) == 1
    assert first.update(workers=1) == 0
    names = {(one.id, one.members) for one in first.who("", limit=1000)}
    assert names == {(one.id, one.members) for one in opened(story).who("", limit=1000)}
    reftel.open(folder).remove(cable="09LYSANDRA88")
    assert "09LYSANDRA88" not in Corpus(reftel.open(folder), workers=1).who("Vasht")[0].cables


def test_a_damaged_corpus_is_made_anew(story: Path) -> None:
    (story / "corpus" / "corpus.json").write_text("{", encoding="utf-8")
    assert opened(story).who("Vasht")
    assert os.listdir(story / "corpus")  # noqa: PTH208


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("relation", "Veldora", "Kestria"), "Meetings ("),
        (("who", "Vasht"), "Dragomir Vasht  ["),
        (("instrument", "SOFA"), "status of forces agreement (SOFA)"),
        (("plans", "--fate", "put off"), "-- perhaps put off"),
        (("plans", "--open"), "-- open"),
        (("thread", "08PORTHAVEN402"), "* 2008-10-10  08PORTHAVEN402"),
        (("body", "TCO"), "Tidewater Compact Organization: organisation"),
        (("positions", "Kestria", "--on", "STA"), "* computed: raised for the first time"),
    ],
)
def test_commands_print_lines_and_json(story: Path, words: tuple[str, ...], expected: str) -> None:
    printed = command(words[0], story, *words[1:])
    assert printed.returncode == 0, printed.stderr
    assert expected in printed.stdout.decode()
    for line in command(words[0], story, *words[1:], "--json").stdout.splitlines():
        assert msgspec.json.decode(line)


def test_a_relation_says_where_only_the_newest_lines_are_shown(story: Path) -> None:
    shown = command("relation", story, "Veldora", "Kestria", "--limit", "2").stdout.decode()
    assert re.search(r"^Plans \(\d+, the newest 2 of them\)$", shown, re.MULTILINE)
    assert "Kestria said (13, the newest 2 of them)" in shown
    assert "Instruments (the 2 named oftenest)" in shown
    assert "Bodies (the 2 named oftenest)" in shown


def test_the_cables_of_a_relation_are_those_too_in_which_one_side_only_speaks_of_the_other(story: Path) -> None:
    found = opened(story).relation("Veldora", "Kestria", limit=1000)
    said = [one for side in found.said.values() for one in side]
    assert list(found.sayings.items()) == [(side, len(spoken)) for side, spoken in found.said.items()]  # in this order
    assert found.first == min(one.date for one in said if one.date)
    for start in sorted({one.date for one in said if one.date}):
        part = opened(story).relation("Veldora", "Kestria", start=start, end=start, limit=1000)
        assert part.cables >= len({one.cable for side in part.said.values() for one in side}) > 0


def test_wrong_use_is_told_in_words(story: Path) -> None:
    for words, said in (
        (("thread", "99NOWHERE1"), b"no cable 99NOWHERE1"),
        (("who", "Nowhere"), b"nobody named Nowhere"),
        (("body", "Nowhere"), b"no state, ministry or organisation named Nowhere"),
        (("positions", "Nowhere", "--on", "tea"), b"nothing that Nowhere said on tea"),
        (("plans", "--due", "1999"), b"no such plan"),
        (("events", "list"), b"no such event"),
        (("brief", "--about", "Veldora, Kestria", "-o", "no/such/folder.md"), b"cannot be written"),
        (("instrument", "Nowhere"), b"no agreement, programme or forum named Nowhere"),
        (("relation", "Nowhere", "Kestria"), b"no state or organisation called Nowhere in its cables; `reftel body` "),
        (("relation", "veldroa", "Kestria"), b"called veldroa in its cables; perhaps Veldora is meant; `reftel body` "),
        (("relation", "Veldora", "Kestria", "--to", "1990"), b"speaks of both Veldora and Kestria; ask for other "),
        (("plans", "--of", "Narnia"), b"no state or organisation called Narnia in its cables"),
    ):
        at = 2 if words[0] == "events" else 1
        missing = command(*words[:at], story, *words[at:])
        assert missing.returncode == 1
        assert said in missing.stderr


@pytest.mark.parametrize("words", [("relation", "TCO", "tco"), ("brief", "--about", "TCO, tco")])
def test_a_relation_is_of_two(story: Path, words: tuple[str, ...]) -> None:
    wrong = command(words[0], story, *words[1:])
    assert wrong.returncode == 2
    assert wrong.stderr == b"reftel: 'TCO' and 'tco' are one party; a relation is of two\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("plans", "--due", "soon"), "'soon' is no day; write 2010, 2010-03 or 2010-03-31"),
        (("plans", "--due", "2008-13"), "'2008-13' is no day"),
        (("relation", "Veldora", "Kestria", "--from", "2008-02-31"), "'2008-02-31' is no day"),
        (("brief", "--about", "Veldora, Kestria", "--to", "²⁰⁰⁸"), "is no day"),
        (("events", "list", "--from", "May"), "'May' is no day"),
        (("relation", "Veldora", "Kestria", "--from", "2009", "--to", "2008"), "'2008' is before --from '2009'"),
        (("brief", "--about", "Veldora, Kestria", "--from", "2009", "--to", "2008"), "'2008' is before --from '2009'"),
        (("events", "list", "--from", "2009", "--to", "2008-12"), "'2008-12' is before --from '2009'"),
        (("plans", "--open", "--fate", "done"), "--open asks for other plans than --fate 'done'"),
    ],
)
def test_an_option_that_cannot_be_meant_is_wrong_use(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = 2 if words[0] == "events" else 1
    monkeypatch.setattr("sys.argv", ["reftel", *words[:at], "nowhere", *words[at:]])
    with pytest.raises(SystemExit, match="2"):
        main()
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ("body", "TCO"),
        ("positions", "TCO", "--on", "STA"),
        ("events", "list"),
        ("events", "remove", "--source", "a"),
        ("brief", "--about", "A, B"),
        ("relation", "A", "B"),
        ("plans",),
        ("thread", "08PORTHAVEN45"),
        ("serve",),
    ],
)
def test_what_is_no_archive_is_told_in_words(
    words: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    at = 2 if words[0] == "events" else 1
    for folder in (tmp_path / "none", tmp_path):
        monkeypatch.setattr("sys.argv", ["reftel", *words[:at], str(folder), *words[at:]])
        with pytest.raises(SystemExit, match="1"):
            main()
        assert f"{folder}: no archive; make one with" in capsys.readouterr().err


def test_how_an_agreement_stands_is_cited_by_the_paragraph_that_says_so(story: Path) -> None:
    corpus = opened(story)
    lines = [line for line in corpus.lines("instruments") if line.words]
    assert len(lines) > 10
    for line in lines:
        copies = dict(reftel.open(story).copies(line.cable or ""))
        texts = [one.text for one in copies[line.copy].paragraphs if one.number == line.paragraph]
        assert any(" ".join(line.words.split()) in " ".join(text.split()) for text in texts), (line.cable, line.words)


def test_a_party_is_known_by_its_governments_acronym_and_its_capital(tmp_path: Path) -> None:
    text = (
        Path("samples/08PORTHAVEN45.txt")
        .read_text(encoding="utf-8")
        .replace("2. (", "2. (C) The Government of Turkey (GOT) asked for fish. The GOT got some.\n\n3. (", 1)
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    reftel.open(tmp_path / "cables").add([str(tmp_path / "a.txt")], workers=1)
    corpus = Corpus(reftel.open(tmp_path / "cables"), workers=1)
    assert (corpus.party("got"), corpus.party("Cairo")) == ("Turkey", "Egypt")


def test_as_many_bodies_are_counted_as_are_shown_where_all_are(story: Path) -> None:
    for one, other in (("Veldora", "Kestria"), ("TCO", "Veldora")):
        found = opened(story).relation(one, other)
        assert found.totals["bodies"] == len(found.bodies)


def test_an_agreement_is_found_by_whole_words_under_each_of_its_names(story: Path) -> None:
    corpus = opened(story)
    assert {one.name for one in corpus.instrument("STA")}.isdisjoint({one.name for one in corpus.instrument("SOFA")})
    short, whole = corpus.instrument("SOFA"), corpus.instrument("status of forces")
    assert [one.lines for one in short] == [one.lines for one in whole]


def test_of_a_paragraph_that_a_copy_lost_lines_of_the_other_copy_tells_what_became_of_a_plan(story: Path) -> None:
    [found] = [one for one in opened(story).plans() if "eleven would be released" in one.line.words]
    [told] = [one for one in found.fate.evidence if one.report.cable == "08LYSANDRA212"]
    assert told.report.words.startswith("He insisted that nobody had given an order to ram")

"""Who held an office by an edition's own list of persons."""

from datetime import date

import msgspec
import pytest

from reading.cases import Case
from reftel.reading import read_registers
from reftel.reading.people.listed import offices_on
from reftel.record import Cable, Editorial, NamedPerson


def _identified(text: str, *people: NamedPerson, post: str | None = "Oslo") -> list[str | None]:
    case = Case(
        place="here", settings=(("day", "1966-09-19"), ("signed", "Battersby")), paragraphs=(text,), expected=()
    )
    header = msgspec.structs.replace(case.cable.header, post=post, post_kind="embassy" if post else None)
    edition = Editorial(volume="v1", document="d1", kind="telegram", head="Telegram", people=people)
    cable: Cable = msgspec.structs.replace(case.cable, header=header, editorial=edition)
    found = read_registers(cable).statements
    assert all(one.speaker is None for one in found)  # what the cable does not say is not its speaker
    assert all(one.identified_as.source == "v1, list of persons" for one in found if one.identified_as)
    return [one.identified_as.name if one.identified_as else None for one in found]


def _listed(name: str, role: str, full_name: str | None = None) -> NamedPerson:
    return NamedPerson(name=name, role=role, full_name=full_name)


STRAND = _listed(
    "Strand", "Norwegian Foreign Minister, May–December 1966; thereafter Minister of Defense", "Erik Strand"
)


def test_an_office_is_the_one_of_the_list_who_held_it_on_the_day() -> None:
    assert _identified("FonMin said talks were over.", STRAND) == ["Erik Strand"]
    assert _identified("The Norwegian Foreign Minister said talks were over.", STRAND) == ["Erik Strand"]


@pytest.mark.parametrize(
    "role",
    [
        "Norwegian Foreign Minister until May 1966",
        "Former Norwegian Foreign Minister",
        "Danish Foreign Minister",
        "Deputy Norwegian Foreign Minister",
        "Adviser to the Norwegian Foreign Minister",
        "Foreign Minister, Holm University",
    ],
)
def test_nobody_who_held_another_office_or_at_another_time(role: str) -> None:
    assert _identified("FonMin said talks were over.", _listed("Strand", role)) == [None]


def test_an_ambassador_to_another_state_or_of_one_is_not_ours() -> None:
    text = "Ambassador said talks were over."
    assert _identified(text, _listed("Strand", "Ambassador to Sealand from October 1965"), post="Alder") == [None]
    assert _identified(text, _listed("Strand", "Norwegian Ambassador to the United States"), post="Alder") == [None]


def test_the_secretary_is_ours_where_no_post_writes() -> None:
    text = "Secretary said talks were over."
    assert _identified(text, _listed("Strand", "Secretary of State"), post=None) == ["Strand"]
    assert _identified(text, _listed("Strand", "Secretary of Defense"), post=None) == [None]
    assert _identified(text, _listed("Strand", "Secretary of State"), post="Oslo") == [None]


def test_two_who_held_one_office_leave_it_open() -> None:
    tran = _listed("Tran", "Norwegian Foreign Minister from 1964 to 1967")
    assert _identified("FonMin said talks were over.", STRAND, tran) == [None]


@pytest.mark.parametrize(
    ("text", "signed", "speakers"),
    [
        ("FonMin said talks were over. Mr. Strand left.", "Battersby", ["Strand"]),
        ("FonMin said talks were over. Anna Strand left.", "Battersby", [None]),
        ("FonMin said talks were over. He hoped to come again.", "Strand", ["Strand", "Strand"]),
    ],
)
def test_the_list_tells_which_of_those_whom_the_cable_names_held_an_office(
    text: str, signed: str, speakers: list[str | None]
) -> None:
    case = Case(place="here", settings=(("day", "1966-09-19"), ("signed", signed)), paragraphs=(text,), expected=())
    edition = Editorial(volume="v1", document="d1", kind="telegram", head="Telegram", people=(STRAND,))
    header = msgspec.structs.replace(case.cable.header, post="Oslo")
    found = read_registers(msgspec.structs.replace(case.cable, editorial=edition, header=header)).statements
    assert [one.speaker for one in found] == speakers


@pytest.mark.parametrize(("post", "speaker"), [(None, "Strand"), ("Copenhagen", None)])
def test_a_minister_of_no_state_is_none_of_another_than_the_host(post: str | None, speaker: str | None) -> None:
    text = "FonMin said talks were over. Mr. Strand left."
    case = Case(place="here", settings=(("day", "1966-09-19"),), paragraphs=(text,), expected=())
    edition = Editorial(volume="v1", document="d1", kind="telegram", head="Telegram", people=(STRAND,))
    header = msgspec.structs.replace(case.cable.header, post=post)
    found = read_registers(msgspec.structs.replace(case.cable, editorial=edition, header=header)).statements
    assert [one.speaker for one in found] == [speaker]


def test_a_monarch_or_bishop_is_known_by_the_name_before_his_number() -> None:
    text = "President said talks were over. Archbishop said no. Mr. Gregor left."
    case = Case(place="here", settings=(("day", "1966-09-19"),), paragraphs=(text,), expected=())
    gregor = _listed("Gregor", "Orthodox Archbishop of Norway; President of Norway", "Gregor III")
    edition = Editorial(volume="v1", document="d1", kind="telegram", head="Telegram", people=(gregor,))
    header = msgspec.structs.replace(case.cable.header, post="Oslo")
    found = read_registers(msgspec.structs.replace(case.cable, editorial=edition, header=header)).statements
    assert [one.speaker for one in found] == ["Gregor", "Gregor"]


def test_whom_the_text_names_needs_no_list() -> None:
    text = "FonMin Okoro said talks were over. FonMin said no."
    case = Case(place="here", settings=(("day", "1966-09-19"),), paragraphs=(text,), expected=())
    edition = Editorial(volume="v1", document="d1", kind="telegram", head="Telegram", people=(STRAND,))
    found = read_registers(msgspec.structs.replace(case.cable, editorial=edition)).statements
    assert [(one.speaker, one.identified_as) for one in found] == [("Okoro", None)] * 2


@pytest.mark.parametrize(
    ("role", "held"),
    [
        ("Foreign Minister", ["Foreign Minister"]),
        ("Foreign Minister, 1966", ["Foreign Minister"]),
        ("Foreign Minister from 1964 until 1966", ["Foreign Minister"]),
        ("Foreign Minister, June 1, 1965–July 1967", ["Foreign Minister"]),
        ("Foreign Minister to September 1966; Minister of Trade from October 1966", ["Foreign Minister"]),
        ("Foreign Minister, 1961, 1964 and 1966", []),
        ("later Foreign Minister", []),
        ("Member, 88th Congress", []),
    ],
)
def test_offices_on_a_day(role: str, held: list[str]) -> None:
    assert list(offices_on(role, date(1966, 9, 19))) == held

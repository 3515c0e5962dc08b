"""Who held an office by an edition's own list of persons."""

from datetime import date

import msgspec
import pytest

from reading.cases import Case
from reftel.reading import read_registers
from reftel.reading.people.listed import offices_on
from reftel.record import Cable, Editorial, NamedPerson


def _speakers(
    text: str, *people: NamedPerson, post: str | None = "Oslo", signed: str = "Battersby"
) -> list[str | None]:
    case = Case(place="here", settings=(("day", "1966-09-19"), ("signed", signed)), paragraphs=(text,), expected=())
    header = msgspec.structs.replace(case.cable.header, post=post, post_kind="embassy" if post else None)
    edition = Editorial(volume="v1", document="d1", kind="telegram", head="Telegram", people=people)
    cable: Cable = msgspec.structs.replace(case.cable, header=header, editorial=edition)
    return [one.speaker for one in read_registers(cable).statements]


def _listed(name: str, role: str) -> NamedPerson:
    return NamedPerson(name=name, role=role)


STRAND = _listed("Strand", "Norwegian Foreign Minister, May–December 1966; thereafter Minister of Defense")


def test_an_office_is_the_one_of_the_list_who_held_it_on_the_day() -> None:
    assert _speakers("I met Mr. Strand. FonMin said talks were over. He added he was sorry.", STRAND) == ["Strand"] * 2


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
    assert _speakers("I met Mr. Strand. FonMin said talks were over.", _listed("Strand", role)) == [None]


def test_the_ambassador_is_the_signer_whom_the_list_has_as_ambassador_to_the_host() -> None:
    strand = _listed("Strand", "Ambassador to Norway from October 1965")
    assert _speakers("Ambassador said talks were over.", strand, signed="Strand") == ["Strand"]
    envoy = _listed("Strand", "Norwegian Ambassador to the United States")
    assert _speakers("Ambassador said talks were over.", envoy, signed="Strand") == [None]


def test_the_secretary_is_ours_where_no_post_writes() -> None:
    text = "Mr. Strand was late. Secretary said talks were over."
    assert _speakers(text, _listed("Strand", "Secretary of State"), post=None) == ["Strand"]
    assert _speakers(text, _listed("Strand", "Secretary of Defense"), post=None) == [None]
    assert _speakers(text, _listed("Strand", "Secretary of State"), post="Oslo") == [None]


def test_two_who_held_one_office_leave_it_open() -> None:
    tran = _listed("Tran", "Norwegian Foreign Minister from 1964 to 1967")
    assert _speakers("Mr. Strand and Mr. Tran came. FonMin said talks were over.", STRAND, tran) == [None]


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

"""Telegrams that a text names by number: whose number it is, by the words and by who writes to whom."""

import pytest

from reftel.corpus.citations.citing import citations_of
from reftel.corpus.citations.series import Ends, code_of, ends_of, names_of
from reftel.corpus.citations.wording import found_in
from reftel.record import Addressee, Cable, Editorial, Footnote, Header, Paragraph, Reference, Source

POST = Ends("PORTHAVEN", "STATE", "STATE", "1964-05-12")
HOME = Ends("STATE", "PORTHAVEN", "STATE", "1964-05-12")
LATER = Ends("PORTHAVEN", "STATE", "STATE", "1969-05-12")
COMMONWEALTH = Ends("JAKARTA", "CANBERRA", "CANBERRA", "1975-09-12")


def made(identity: str, text: str, *notes: Footnote, **header: object) -> Cable:
    """A printed telegram of a fictional volume."""
    kind = "cablegram" if identity.startswith("dfat") else "telegram"
    volume, _, document = identity.partition("/")
    return Cable(
        id=identity,
        header=Header(**{"date": "1964-05-12", **header}),  # type: ignore[arg-type]
        paragraphs=(Paragraph(number=1, text=text, lines=(1, 1)),),
        source=Source(path="volume.xml", format="dfat" if kind == "cablegram" else "frus", sha256="0" * 64),
        editorial=Editorial(volume=volume, document=document, kind=kind, head="Telegram", footnotes=notes),
    )


@pytest.mark.parametrize(
    ("words", "ends", "expected"),
    [
        ("The Minister said so (Embtel 1429).", POST, ["PORTHAVEN 1429"]),
        ("The Minister said so (Embtel 1429).", HOME, ["PORTHAVEN 1429"]),
        ("As instructed Deptel 567, I called.", POST, ["STATE-PORTHAVEN 567"]),
        ("As instructed Deptel 567, you called.", HOME, ["STATE-PORTHAVEN 567"]),
        ("As instructed Deptel 56712, I called.", LATER, ["STATE 56712"]),
        ("Embtels 416, 452 and 454 tell of the bell.", POST, ["PORTHAVEN 416", "PORTHAVEN 452", "PORTHAVEN 454"]),
        ("Your telegram No. 32 of March 5 helped.", POST, ["STATE-PORTHAVEN 32 1964-03-05"]),
        ("Thanks for urtel 1234.", HOME, ["PORTHAVEN 1234"]),
        ("We gather from your 1064 that he wept.", HOME, ["PORTHAVEN 1064"]),
        ("As said in my 410, and mytel 412.", POST, ["PORTHAVEN 410", "PORTHAVEN 412"]),
        ("See our telegram 410 of 8 October, 1963.", POST, ["PORTHAVEN 410 1963-10-08"]),
        ("Athens's 304 to Ankara says so.", POST, ["ATHENS-ANKARA 304"]),
        ("Athens's 304 to Ankara says so.", LATER, ["ATHENS 304"]),
        ("Athens' 304 to Dept says so.", POST, ["ATHENS 304"]),
        ("Geneva's 97 to you has the letter.", HOME, ["GENEVA-PORTHAVEN 97"]),
        ("Deptel 403 to Nicosia was clear.", POST, ["STATE-NICOSIA 403"]),
        ("Telegram 77 to Djakarta was clear.", POST, ["STATE-JAKARTA 77"]),
        ("In telegrams 349 from London, April 5, and 351 from Ankara, April 6.", POST,
         ["LONDON 349 1964-04-05", "ANKARA 351 1964-04-06"]),
        ("Amman Embtel 470 to Dept has it.", HOME, ["AMMAN 470"]),
        ("The levy passed (Porthaven 131).", HOME, ["PORTHAVEN 131"]),
        ("He wept (Tel Aviv 1742, Athens 1343 and 1293).", POST, ["TELAVIV 1742", "ATHENS 1343", "ATHENS 1293"]),
        ("The levy is in Athens 417 [471].", POST, ["ATHENS 471"]),
        ("The levy (State 123456) passed.", LATER, ["STATE 123456"]),
        ("All posts have Depcirtel 1750.", POST, ["STATE-CIRCULAR 1750"]),
        ("Mission tel 383 has it.", Ends("GENEVA", "STATE", "STATE", "1964-05-12"), ["GENEVA 383"]),
        ("As put in our O.JA1427 and Lisbon's O.LB235.", COMMONWEALTH, ["O.JA 1427", "O.LB 235"]),
        ("Your telegram 345 and New York’s 870.", COMMONWEALTH, ["CANBERRA-JAKARTA 345", "NEWYORK-CANBERRA 870"]),
        ("Cablegram 185 (7 April) from Washington had it.", COMMONWEALTH, ["WASHINGTON-CANBERRA 185 1975-04-07"]),
    ],
)  # fmt: skip
def test_a_text_names_a_telegram(words: str, ends: Ends, expected: list[str]) -> None:
    assert [f"{one.series} {one.figures} {one.day}".strip() for one in found_in(words, ends)] == expected


@pytest.mark.parametrize(
    "words",
    [
        "In my 45 minute talk with the Minister he wept.",
        "Since your 1962 speech much has changed.",
        "Four of the State's 10 towns burned.",
        "He was in Paris 1954 and in Athens 12 times.",
        "Athens 400 guards marched.",
        "Athens's 23 famous schools, and our 27 EU partners, wept.",
        "He praised our 400 guards and Athens's 150-strong choir.",
        "The levy of March 12 brought 416 crowns and 30 sheep.",
        "Embtel 197 rptd Ankara 173; London 157."[len("Embtel 197 ") :],
        "My telegram Ankara 789 London 407.",
        "Doe's telegram 583 to London was long.",
        "Telegram 3869, February 17, told of it.",
        "Embtel 12,500 is no number.",
        "The Embassy 245 miles away burned.",
    ],
)
def test_what_names_no_telegram_for_sure_names_none(words: str) -> None:
    assert [f"{one.series} {one.figures}" for one in found_in(words, POST)] == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("He wept (State 123456).", ["STATE 123456"]),
        ("See Athens 1841, para 3, and Ankara 302.", ["ATHENS 1841", "ANKARA 302"]),
        ("In Athens 400 marched; Ankara's 120 strong choir sang.", []),
    ],
)
def test_where_there_are_ref_lines_a_number_must_stand_alone(words: str, expected: list[str]) -> None:
    ends = Ends("PORTHAVEN", "STATE", "STATE", "2008-05-12")
    assert [f"{one.series} {one.figures}" for one in found_in(words, ends)] == expected


def test_a_text_without_a_day_names_nothing() -> None:
    assert list(found_in("Embtel 1429.", POST._replace(day=""))) == []


@pytest.mark.parametrize(
    ("addressee", "office", "expected"),
    [
        ("Embassy in the United Arab Republic", "STATE", "CAIRO"),
        ("Mission to the United Nations", "STATE", "USUNNEWYORK"),
        ("Paris for USRO", "STATE", "PARIS"),
        ("Certain Posts", "STATE", ""),
        ("Embassy in Zell", "STATE", ""),
        ("Department of External Affairs", "CANBERRA", "CANBERRA"),
        ("NEW YORK", "CANBERRA", "NEWYORK"),
        ("Doe", "CANBERRA", ""),
    ],
)
def test_a_post_is_known_by_what_heads_call_it(addressee: str, office: str, expected: str) -> None:
    assert code_of(addressee, office) == expected


def test_of_several_receivers_nobody_is_you() -> None:
    to = tuple(Addressee(addressee=name) for name in ("Embassy in Greece", "Embassy in Turkey"))
    cable = made("frus1999v09/d2", "Your 410 helped, and Athens 410 too.", post="State", serial=7, to=to)
    assert ends_of(cable).other == ""
    assert [one.known_as for one in citations_of("copy", cable)] == ["64ATHENS410"]


def test_before_the_one_series_a_telegram_of_the_department_is_the_first_receivers() -> None:
    to = tuple(Addressee(addressee=name) for name in ("Embassy in Greece", "Ankara"))
    cable = made("frus1999v09/d2", "Text.", post="State", serial=7, to=to)
    assert list(names_of(cable)) == [("STATE-ATHENS", 7)]
    later = made("frus1999v09/d2", "Text.", post="State", serial=70_000, to=to, date="1968-05-12")
    assert list(names_of(later)) == [("STATE", 70_000)]


def test_a_cablegram_has_its_letters_and_its_plain_number() -> None:
    to = (Addressee(addressee="Canberra"),)
    cable = made("dfat-v90/3", "Text.", mrn="O.JA1427", serial=1427, sender="Jakarta", to=to)
    assert list(names_of(cable)) == [("O.JA", 1427), ("JAKARTA-CANBERRA", 1427)]


def test_a_note_behind_a_number_says_which_document_or_day_it_is() -> None:
    text = "He wept (Embtel 410). I smiled (Embtel 412)."
    notes = (
        Footnote(number="2", text="See Document 7 and footnote 1 thereto.", paragraph=1, at=text.index(").")),
        Footnote(number="3", text="Telegram 412, May 3, told of smiles.", paragraph=1, at=text.rindex(").")),
    )
    found = citations_of("copy", made("frus1999v09/d9", text, *notes, post="Porthaven", serial=500))
    assert [(one.number, one.document, one.day) for one in found if one.place == "text"] == [
        (410, "frus1999v09/d7", None),
        (412, "", "1964-05-03"),
    ]


def test_editors_name_telegrams_by_post_and_day() -> None:
    note = Footnote(number="2", text="In telegram 410 from Athens, May 14 (Document 8), Doe wept.", paragraph=1, at=4)
    [found] = citations_of("copy", made("frus1999v09/d9", "Text.", note, post="Porthaven", serial=500))
    assert (found.place, found.known_as, found.day) == ("note", "64ATHENS410", "1964-05-14")


def test_figures_that_may_end_in_a_notes_mark_are_two_and_neither_is_sure() -> None:
    note = Footnote(number="1", text="Document 8.")
    to = (Addressee(addressee="Canberra"),)
    cable = made("dfat-v90/9", "As said in your 4101.", note, serial=500, sender="Jakarta", to=to, date="1971-05-12")
    found = citations_of("copy", cable)
    assert [(one.number, one.document, one.sure) for one in found] == [(4101, "", 0), (410, "dfat-v90/8", 0)]


def test_a_number_said_to_be_to_another_post_stays_that_ones() -> None:
    reference = Reference(text="Deptel 403 to Nicosia")
    cable = made("frus1999v09/d9", "As Deptel 403 stressed.", post="Porthaven", serial=5, references=(reference,))
    assert [one.known_as for one in citations_of("copy", cable)] == ["64STATE-NICOSIA403"] * 2


def test_a_cable_does_not_name_itself() -> None:
    cable = made("frus1999v09/d9", "This Embtel 500 answers Embtel 499.", post="Porthaven", serial=500)
    assert [one.number for one in citations_of("copy", cable)] == [499]


def test_in_january_a_number_above_ones_own_is_of_the_year_before() -> None:
    cable = made("frus1999v09/d9", "See Embtels 3 and 2200.", post="Porthaven", serial=9, date="1970-01-04")
    assert [one.known_as for one in citations_of("copy", cable)] == ["70PORTHAVEN3", "69PORTHAVEN2200"]

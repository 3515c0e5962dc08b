import json
from pathlib import Path
from typing import Any

import pytest

from reftel.record import Addressee, Cable, Reference, decode, encode
from reftel.sources import frus
from reftel.sources.item import Item
from reftel.telegram.printed import read_document

VOLUME = Path(__file__).parents[1] / "fixtures" / "frus" / "volume.xml"
SHARED = Path(__file__).parents[2].parent / "shared"


def cables_of(path: Path) -> dict[str, Cable]:
    item = Item(str(path), lambda: path.open("rb"))
    return {witness.id.partition("/")[2]: read_document(witness) for witness in frus.witnesses(item)}


def cable_of(inside: str, head: str = "Telegram From the Embassy in Orland to the Department of State") -> Cable:
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><div type="document" xml:id="d9"><head>9. {head}</head>{inside}</div></text></TEI>'
    (witness,) = frus.witnesses(Item.of_bytes("frus9v9.xml", text.encode()))
    return read_document(witness)


@pytest.fixture(scope="module")
def read() -> dict[str, Cable]:
    return cables_of(VOLUME)


def misplaced(cable: Cable) -> list[str]:
    texts = {paragraph.number: paragraph.text for paragraph in cable.paragraphs}
    edition = cable.editorial
    assert edition is not None
    marks = [(p.name, p.paragraph, p.at) for p in edition.people] + [
        (g.text, g.paragraph, g.at) for g in edition.glosses
    ]
    return [
        text
        for text, number, at in marks
        if number is not None and (at is None or texts[number][at[0] : at[1]] != text)
    ]


# -------------------------------------------------------------------------------------------------------------- header


def test_header_of_a_telegram(read: dict[str, Cable]) -> None:
    header = read["d1"].header
    assert (header.post, header.post_kind, header.serial) == ("Port Orl", "embassy", 417)
    assert (header.dtg, header.date) == ("2902-05-03T18:00:00", "2902-05-03")
    assert (header.classification, header.precedence, header.caveats) == ("SECRET", "NIACT IMMEDIATE", ("NODIS",))
    assert (header.sender, header.to) == ("Embassy in Orland", (Addressee(addressee="Department of State"),))
    assert [one.addressee for one in header.info] == ["Zell", "Quay for Bond", "Varn"]
    assert header.passing == ("White House",)
    assert (header.subject, header.signed) == ("Talks with Bey on OTU", "Tarn")
    assert header.references == (Reference(text="Zell 189"),)


def test_header_of_an_older_telegram(read: dict[str, Cable]) -> None:
    header = read["d4"].header
    assert (header.post, header.post_kind, header.serial) == ("State", "department", 83)
    assert (header.dtg, header.date) == ("2902-07-01T21:00:00Z", "2902-07-01")
    assert (header.classification, header.precedence) == ("TOP SECRET", "PRIORITY")
    assert (header.sender, [one.addressee for one in header.to]) == (
        "Secretary of State",
        ["Consulate General at Quay"],
    )


def test_header_of_a_memorandum_of_conversation(read: dict[str, Cable]) -> None:
    header = read["d2"].header
    assert (header.post, header.sender, header.to, header.serial) == (None, None, (), None)
    assert (header.classification, header.precedence) == (None, None)
    assert (header.dtg, header.subject) == ("2902-06-01T15:00:00", "Harbour Dues in GOO Ports")


def test_header_of_an_editorial_note_is_empty(read: dict[str, Cable]) -> None:
    header = read["d3"].header
    assert (header.date, header.sender, header.classification, header.signed) == (None, None, None, None)


def test_letter_is_between_persons(read: dict[str, Cable]) -> None:
    header = read["d5"].header
    assert (header.sender, [one.addressee for one in header.to]) == ("President Ansel", ["King Orso"])
    assert (header.post, header.date, header.signed, header.classification) == (
        None,
        "2902-08-04",
        "Ansel",
        "CONFIDENTIAL",
    )


def test_source_note_of_a_withheld_document_stands_in_its_text() -> None:
    cable = cable_of("<p>[Source: Orland Archives, Box 2. Secret; Exdis. 3 pages not declassified.]</p>")
    assert (cable.header.classification, cable.header.caveats) == ("SECRET", ("EXDIS",))
    assert [(damage.kind, damage.paragraph) for damage in cable.damage] == [("lost_text", 1)]


def test_misprinted_head_falls_back_on_its_mark_up() -> None:
    head = 'Telegram From the <gloss type="from">Department of State</gloss> of the <gloss type="to">Embassies in Orland and Varn</gloss>'
    header = cable_of("<p>12. Go.</p>", head).header
    assert (header.sender, [one.addressee for one in header.to]) == (
        "Department of State",
        ["Embassy in Orland", "Embassy in Varn"],
    )


def test_series_number_is_the_reference_number() -> None:
    header = cable_of(
        "<p>Secto 4/93. We met.</p>", "Telegram From Secretary of State Orme to the Department of State"
    ).header
    assert (header.mrn, header.serial, header.post) == ("Secto 4/93", 93, None)


def test_genitive_reference_names_a_cable() -> None:
    dated = '<dateline><placeName>Port Orl</placeName>, <date when="1964-02-11">x</date></dateline>'
    header = cable_of(f"{dated}<p>12. Ref: Ankara's 1441. We met.</p>").header
    assert header.references == (Reference(text="Ankara's 1441", id="64ANKARA1441"),)


# ---------------------------------------------------------------------------------------------------------- paragraphs


def test_numbered_paragraphs(read: dict[str, Cable]) -> None:
    assert [(p.number, p.text) for p in read["d1"].paragraphs] == [
        (1, "I called on Foreign Minister Bey today. He said the OTU was quiet."),
        (2, "He asked for grain [1 line not declassified] and left. Comment: He looked tired."),
        (4, "Port was closed. ships still waited outside it for Bey."),
    ]


def test_damage(read: dict[str, Cable]) -> None:
    assert [(d.kind, d.paragraph, d.note) for d in read["d1"].damage] == [
        ("lost_text", 2, "'[1 line not declassified]'"),
        ("lost_text", 4, "a sentence starts in the middle: 'ships still waited outside'"),
    ]


def test_points_inside_a_text_are_no_numbers(read: dict[str, Cable]) -> None:
    assert [(p.number, p.heading, p.text) for p in read["d2"].paragraphs][:4] == [
        (1, "Summary", "The points were these:"),
        (2, "Summary", "1. Dues will fall."),
        (3, "Summary", "2. Ships will come."),
        (4, "Account How it went", "The King spoke first."),
    ]


def test_preamble_that_is_more_than_header_is_paragraph_zero() -> None:
    cable = cable_of("<p>417. Subj: Talks. For Bond from Tarn.</p><p>1. We met.</p><p>2. We left.</p>")
    assert [(p.number, p.text) for p in cable.paragraphs] == [
        (0, "Subj: Talks. For Bond from Tarn."),
        (1, "We met."),
        (2, "We left."),
    ]
    assert cable.header.subject == "Talks"


def test_preamble_of_an_unnumbered_text_is_counted() -> None:
    cable = cable_of("<p>417. Subj: Talks.</p><p>We met.</p>")
    assert [(p.number, p.text) for p in cable.paragraphs] == [(1, "Subj: Talks."), (2, "We met.")]


def test_number_alone_is_no_paragraph() -> None:
    cable = cable_of("<p>A–605</p><p>We met.</p>", "Airgram From the Embassy in Orland to the Department of State")
    assert [(p.number, p.text) for p in cable.paragraphs] == [(1, "We met.")]
    assert cable.header.serial == 605


def test_document_without_text() -> None:
    assert cable_of("").paragraphs == ()


# ----------------------------------------------------------------------------------------------------------- editorial


def test_marks_move_with_their_words(read: dict[str, Cable]) -> None:
    assert [misplaced(cable) for cable in read.values()] == [[]] * 5
    edition = read["d1"].editorial
    assert edition is not None
    assert [(p.name, p.paragraph) for p in edition.people if p.identity == "p_BA1"] == [
        ("Bey", None),
        ("Foreign Minister Bey", 1),
        ("Bey", 4),
    ]
    assert [(note.number, note.paragraph, note.at) for note in edition.footnotes] == [("2", 1, 39)]


def test_names_in_joined_blocks_move_too() -> None:
    cable = cable_of(
        "<p>417. 1. A.</p><p>Then <persName>Bey</persName>.<note n='2'>x</note></p><p>2. <gloss>OTU</gloss>.</p>"
    )
    assert misplaced(cable) == []
    edition = cable.editorial
    assert edition is not None
    assert [
        (edition.people[0].paragraph, edition.people[0].at),
        (edition.glosses[0].paragraph, edition.glosses[0].at),
    ] == [
        (1, (8, 11)),
        (2, (0, 3)),
    ]
    assert (edition.footnotes[0].paragraph, edition.footnotes[0].at) == (1, 12)


def test_source_note_fills_the_editorial_part(read: dict[str, Cable]) -> None:
    edition = read["d1"].editorial
    assert edition is not None
    assert (edition.drafted_by, edition.cleared_by, edition.approved_by) == ("Quill", "Orme", "Varga")
    participants = read["d2"].editorial
    assert participants is not None
    assert [(one.name, one.role, one.side) for one in participants.participants] == [
        ("Quill", "Under Secretary", "Testland"),
        ("Semi Ost", "interpreter", "Testland"),
        ("Arda Bey", "Foreign Minister", "Orland"),
        (None, "The King", "Orland"),
    ]


def test_source_and_json(read: dict[str, Cable]) -> None:
    cable = read["d1"]
    assert (cable.id, cable.source.format, cable.source.path) == ("frus2901-04v01/d1", "frus", str(VOLUME))
    assert [decode(encode(one)) == one for one in read.values()] == [True] * 5


# -------------------------------------------------------------------------------------------------------- real volumes


def gold_records() -> list[Path]:
    return sorted((SHARED / "gold").glob("frus*.json"))


@pytest.fixture(scope="module")
def real() -> dict[str, Cable]:
    volumes = sorted((SHARED / "frus").glob("*.xml"))
    if not volumes or not gold_records():
        pytest.skip(f"{SHARED}/frus and {SHARED}/gold are not here")
    return {str(cable.id): cable for path in volumes for cable in cables_of(path).values()}


@pytest.mark.corpus
def test_real_documents_agree_with_records_made_by_hand(real: dict[str, Cable]) -> None:
    for path in gold_records():
        gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        cable = real[gold["id"]]
        assert {key: getattr(cable.header, key) for key in gold["header"]} == gold["header"], gold["id"]
        marks = {str(p.number): p.mark for p in cable.paragraphs if p.number}
        assert not gold["paragraph_marks"] or marks == gold["paragraph_marks"], gold["id"]
        for number, heading in gold.get("paragraph_headings", {}).items():
            assert next(p.heading for p in cable.paragraphs if str(p.number) == number) == heading


@pytest.mark.corpus
def test_quoted_words_of_records_made_by_hand_stand_in_their_paragraphs(real: dict[str, Cable]) -> None:
    for path in gold_records():
        gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        texts = {p.number: p.text for p in real[gold["id"]].paragraphs}
        for statement in gold.get("statements", []):
            assert " ".join(statement["content"].split()) in texts[statement["paragraph"]], (gold["id"], statement)


@pytest.mark.corpus
def test_real_marks_move_with_their_words(real: dict[str, Cable]) -> None:
    assert {id_: wrong for id_, cable in real.items() if (wrong := misplaced(cable))} == {}
    assert all(len({p.number for p in cable.paragraphs}) == len(cable.paragraphs) for cable in real.values())

import pytest
from volumes import VOLUME, only, volume  # type: ignore[import-not-found]  # found beside this file by pytest

from reftel.errors import SourceError
from reftel.record import Gloss, NamedPerson
from reftel.sources import frus
from reftel.sources.item import Item
from reftel.sources.witness import DocumentWitness

# --------------------------------------------------------------------------------------------------- head, notes, foot


def test_head_matter_of_a_telegram(read: dict[str, DocumentWitness]) -> None:
    witness = read["d1"]
    edition = witness.editorial
    assert edition.kind == "telegram"
    assert edition.head == "Telegram From the Embassy in Orland to the Department of State"
    assert (witness.sender, witness.receivers) == ("Embassy in Orland", ("Department of State",))
    assert (witness.when, edition.place) == ("2902-05-03T18:00:00", "Port Orl")
    assert edition.dateline == "Port Orl, May 3, 2902, 6 p.m."
    assert edition.source_note
    assert edition.source_note.startswith("Source: Testland Archives, Box 7")
    assert (witness.signed, edition.closer) == ("Olin Tarn, Jr.", "Olin Tarn, Jr. Ambassador")


def test_opener_of_the_older_volumes(read: dict[str, DocumentWitness]) -> None:
    edition = read["d4"].editorial
    assert edition.kind == "telegram"
    assert edition.source_note == "851.01/7–102: Telegram"
    assert edition.opener == "top secret priority"
    assert edition.dateline == "[Capitol,] July 1, 2902—5 p. m."
    assert (edition.place, read["d4"].signed) == ("Capitol", "Quill")
    assert read["d4"].receivers == ("Consulate General at Quay",)
    assert [(note.number, note.text) for note in edition.footnotes] == [("1", "Repeated to Zell.")]


@pytest.mark.parametrize(
    ("name", "kind"), [("d2", "memorandum of conversation"), ("d3", "editorial note"), ("d5", "letter")]
)
def test_kinds(read: dict[str, DocumentWitness], name: str, kind: str) -> None:
    assert read[name].editorial.kind == kind


def test_what_is_set_right_is_signature_or_dateline(read: dict[str, DocumentWitness]) -> None:
    assert read["d5"].editorial.dateline == "Capitol, August 4, 2902."
    assert read["d5"].editorial.opener == "Your Majesty:"
    assert (read["d5"].signed, read["d5"].editorial.closer) == ("A. N. Ansel", "A. N. Ansel")


def test_dateline_of_an_enclosure_set_right_is_its_heading() -> None:
    witness = only(
        "<p>One.</p><p rend='right'>For the Director:</p><p rend='right'>Bond</p><p rend='right'>Zell, undated.</p><p>Two.</p>"
    )
    assert [(block.heading, block.text) for block in witness.blocks] == [(None, "One."), ("Zell, undated.", "Two.")]
    assert witness.signed == "Bond"


def test_footnotes_keep_the_place_of_their_mark(read: dict[str, DocumentWitness]) -> None:
    (note,) = read["d1"].editorial.footnotes
    assert (note.number, note.text) == ("2", "See Document 2. Not Tarn's copy.")
    assert note.paragraph == 2
    assert read["d1"].blocks[1].text[: note.at] == "1. I called on Foreign Minister Bey today."
    places = [(note.number, note.paragraph, note.at) for note in read["d5"].editorial.footnotes]
    assert places == [("2", 2, 15), ("3", 7, 16)]


def test_people_and_glosses_are_told_from_the_lists(read: dict[str, DocumentWitness]) -> None:
    people = read["d1"].editorial.people
    assert people[0] == NamedPerson(name="Quill", identity="p_QM1", full_name="Mara Quill", role="Under Secretary")
    bey = next(person for person in people if person.paragraph == 2)
    assert (bey.name, bey.full_name, bey.role) == (
        "Foreign Minister Bey",
        "Arda Bey",
        "Foreign Minister of Orland until 2903",
    )
    tarn = next(person for person in people if person.name == "Tarn")
    assert (tarn.full_name, tarn.paragraph, tarn.at) == ("Olin Tarn, Jr.", None, None)
    assert read["d1"].editorial.glosses[0] == Gloss(
        text="OTU", target="t_OTU1", expansion="Orland Trade Union", paragraph=1, at=(29, 32)
    )


def test_participants_stand_on_their_sides(read: dict[str, DocumentWitness]) -> None:
    assert [(one.text, one.name, one.side, one.identity) for one in read["d2"].editorial.participants] == [
        ("Under Secretary Quill", "Quill", "Testland", "p_QM1"),
        ("Semi Ost—interpreter", None, "Testland", None),
        ("Arda Bey, Foreign Minister", None, "Orland", None),
        ("The King", None, "Orland", None),
    ]
    assert read["d2"].subject == "Harbour Dues in GOO Ports"


@pytest.mark.parametrize(
    ("xml", "sides"),
    [
        ("<list><head>ORLAND PARTICIPANTS</head><item>Bey</item></list>", ["ORLAND"]),
        (
            "<list><head>PRESENT</head><item>Orland<list><item>Bey</item></list></item><item>Quill</item></list>",
            ["Orland", "Orland"],
        ),
        ("<list type='participants'><item>Bey</item></list>", [None]),
    ],
)
def test_sides_of_lists(xml: str, sides: list[str | None]) -> None:
    assert [one.side for one in only(xml).editorial.participants] == sides


def test_lists_to_from_and_references() -> None:
    lists = "".join(
        f"<list><head>{head}</head><item>{item}</item></list>"
        for head, item in (
            ("MEMORANDUM FOR", "The Secretary"),
            ("FROM", "Bond"),
            ("REFERENCE", "Zell 12"),
            ("COUNTRY", "Orland"),
        )
    )
    witness = only(lists)
    assert (witness.receivers, witness.sender, witness.references) == (("The Secretary",), "Bond", ("Zell 12",))
    assert [(block.heading, block.text) for block in witness.blocks] == [("COUNTRY", "Orland")]


def test_head_of_a_memorandum_printed_as_a_table() -> None:
    rows = (
        ("Subject:", "Dues"),
        ("Participants:", "<persName corresp='#p_1'>Bey</persName>"),
        ("", "Mr. Tarn"),
        ("", ""),
    )
    table = "".join(f"<row><cell>{label}</cell><cell>{value}</cell></row>" for label, value in rows)
    witness = only(f"<table>{table}</table><p>They met.</p>")
    assert [(one.text, one.identity) for one in witness.editorial.participants] == [("Bey", "p_1"), ("Mr. Tarn", None)]
    assert witness.subject == "Dues"
    assert [block.text for block in witness.blocks] == ["They met."]


def test_salutation_stands_in_the_opener_or_in_its_place() -> None:
    assert only("<salute>Sir:</salute><p>No.</p>").editorial.opener == "Sir:"
    assert [block.text for block in only("<p>No.</p><salute>Sir:</salute><p>Yes.</p>").blocks] == [
        "No.",
        "Sir:",
        "Yes.",
    ]


def test_anything_may_stand_in_a_list() -> None:
    witness = only("<list><item>One</item><note n='4'>Old.</note><p>Two</p><label>c.</label></list>")
    assert [block.text for block in witness.blocks] == ["One", "Two", "c."]
    assert [note.number for note in witness.editorial.footnotes] == ["4"]


def test_quoted_document_keeps_its_foot() -> None:
    quoted = "<floatingText><body><head>Letter</head><p>Dear Orso.</p><signed>Bey</signed></body></floatingText>"
    witness = only(f"<p>He wrote:</p>{quoted}<p>I agree.</p><closer><signed>Tarn</signed></closer>")
    assert [(block.heading, block.text) for block in witness.blocks] == [
        (None, "He wrote:"),
        ("Letter", "Dear Orso."),
        ("Letter", "Bey"),
        (None, "I agree."),
    ]
    assert witness.signed == "Tarn"


# --------------------------------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("dateline", "attributes", "when"),
    [
        ('<dateline><date when="2902-05-03">x</date></dateline>', "", "2902-05-03"),
        ('<dateline><date from="2902-05-03" to="2902-05-05">x</date></dateline>', "", "2902-05-03"),
        ('<dateline><date notBefore="2902-05-03">x</date></dateline>', "", "2902-05-03"),
        (
            '<dateline><date when="2902-05-03">x</date> <time from="15:00:00">3</time></dateline>',
            "",
            "2902-05-03T15:00:00",
        ),
        (
            "<dateline>undated</dateline>",
            'frus:doc-dateTime-min="2902-05-03T00:00:00-05:00" frus:doc-dateTime-max="2902-05-03T23:59:59-05:00"',
            "2902-05-03",
        ),
        (
            "",
            'frus:doc-dateTime-min="2902-05-03T09:00:00-05:00" frus:doc-dateTime-max="2902-05-03T09:00:00-05:00"',
            "2902-05-03T09:00:00-05:00",
        ),
        (
            "",
            'frus:doc-dateTime-min="2902-05-01T00:00:00-05:00" frus:doc-dateTime-max="2902-05-31T23:59:59-05:00"',
            None,
        ),
        ("<dateline>Zell, undated.</dateline>", "", None),
        ("<closer><dateline><date when='2902-05-03'>x</date></dateline><signed>B</signed></closer>", "", "2902-05-03"),
    ],
)
def test_dates_of_either_mark_up(dateline: str, attributes: str, when: str | None) -> None:
    assert only(f"{dateline}<p>x</p>", attributes).when == when


# -------------------------------------------------------------------------------------------------------------- errors


@pytest.mark.parametrize("cut", ["<p>2. He asked for grain", "They parted."])
def test_malformed_volume_fails_after_the_documents_before(cut: str) -> None:
    text = VOLUME.read_text(encoding="utf-8")
    at = text.index(cut)
    item = Item.of_bytes("cut.xml", text[:at].encode())
    found: list[str] = []
    with pytest.raises(SourceError) as caught:
        found.extend(witness.id for witness in frus.witnesses(item))
    assert found == (["frus2901-04v01/d1"] if "parted" in cut else [])
    assert caught.value.path == "cut.xml"
    assert caught.value.line == text[:at].count("\n") + 1
    assert str(caught.value).startswith(f"cut.xml, line {caught.value.line}: the XML breaks off here (")
    assert str(caught.value).endswith(
        "the documents before it were read; fetch the volume again, or mend the mark-up there"
    )


def test_wrong_tag_is_named_with_its_line() -> None:
    with pytest.raises(
        SourceError, match=r"up\.xml, line 2: the XML breaks off here \(Opening and ending tag mismatch"
    ):
        list(frus.witnesses(volume("<div><p></div>")))

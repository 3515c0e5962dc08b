import pytest
from volumes import VOLUME, item_of, only  # type: ignore[import-not-found]  # found beside this file by pytest

from reftel.sources import frus
from reftel.sources.item import Item
from reftel.sources.witness import DocumentWitness

# ---------------------------------------------------------------------------------------------------- what is claimed


@pytest.mark.parametrize(
    ("head", "claimed"),
    [
        (b"<?xml version='1.0'?>\n<TEI xmlns='http://www.tei-c.org/ns/1.0'><idno type=\"frus\">x</idno>", True),
        (b"<tei:TEI xmlns:tei='x'><title>Foreign Relations of the United States</title>", True),
        ("<TEI xmlns:frus='http://history.state.gov/ns/1.0'>".encode("utf-16"), True),
        (b'<TEI><div type="document">', True),
        (b"<TEI><text>A poem by nobody</text></TEI>", False),
        (b"<html>history.state.gov</html>", False),
        (b"UNCLAS LIMA 000012", False),
        (b"", False),
    ],
)
def test_claims_by_content(head: bytes, claimed: bool) -> None:  # noqa: FBT001
    assert frus.claims(Item.of_bytes("frus1.xml", head)) is claimed


# --------------------------------------------------------------------------------------------------------- identifiers


def test_ids_are_volume_and_document(read: dict[str, DocumentWitness]) -> None:
    assert [witness.id for witness in read.values()] == [f"frus2901-04v01/d{n}" for n in (1, 2, 3, 4, 5)]
    assert {witness.format for witness in read.values()} == {"frus"}
    assert read["d1"].sha256 == item_of(VOLUME).sha256


@pytest.mark.parametrize(
    ("root", "expected"), [('xml:id="frus7v2"', "frus7v2/d1"), ("", "up/d1")], ids=["of the root", "of the file"]
)
def test_volume_where_header_has_no_idno(root: str, expected: str) -> None:
    text = f'<TEI {root}><text><div type="document" xml:id="d1"><p>x</p></div></text></TEI>'
    (witness,) = frus.witnesses(Item.of_bytes("box.zip!made/up.xml", text.encode()))
    assert witness.id == expected


# -------------------------------------------------------------------------------------------------------------- blocks


def test_text_is_folded_without_notes(read: dict[str, DocumentWitness]) -> None:
    assert [block.text for block in read["d1"].blocks] == [
        "417. Subj: Talks with Bey on OTU. Ref: Zell 189.",
        "1. I called on Foreign Minister Bey today. He said the OTU was quiet.",
        "2. He asked for grain [1 line not declassified] and left.",
        "Comment: He looked tired.",
        "4. Port was closed. ships still waited outside it for Bey.",
    ]


def test_blocks_say_their_source_lines(read: dict[str, DocumentWitness]) -> None:
    lines = VOLUME.read_text(encoding="utf-8").splitlines()
    first, last = read["d1"].blocks[1].lines
    assert "1. I called on" in lines[first - 1]
    assert "was quiet" in lines[last - 1]
    assert 'xml:id="d1"' in lines[read["d1"].lines[0] - 1]


def test_headings_stand_above_the_blocks_that_follow(read: dict[str, DocumentWitness]) -> None:
    assert [(block.heading, block.text) for block in read["d2"].blocks] == [
        ("Summary", "The points were these:"),
        ("Summary", "1. Dues will fall."),
        ("Summary", "2. Ships will come."),
        ("Account How it went", "The King spoke first."),
        ("Account How it went", "Quill answered him."),
        ("Account How it went", "Nobody laughed much."),
        ("Account How it went", "They parted."),
        (None, "Annex list"),
    ]


def test_lists_tables_verse_and_enclosures_are_blocks(read: dict[str, DocumentWitness]) -> None:
    assert [(block.heading, block.text) for block in read["d5"].blocks] == [
        (None, "I write of three things:"),
        (None, "a. The harbour;"),
        (None, "b. The fleet:"),
        (None, "ships"),
        (None, "crews"),
        (None, "and docks."),
        (None, "Ships 12 Docks 3"),
        (None, "The sea is wide and so are we."),
        ("Enclosure Zell, August 1, 2902.", "A list of docks."),
        ("Enclosure Zell, August 1, 2902.", "B. Bond"),
    ]


def test_quotations_split_their_paragraph(read: dict[str, DocumentWitness]) -> None:
    assert [block.text for block in read["d3"].blocks] == [
        "On June 2 the King sailed.",
        "“I shall return,” he wrote.",
        "He did.",
    ]


def test_message_marks_are_text_not_headings() -> None:
    witness = only('<p rend="sectiontitleital">Begin text</p><p>Dear Orso.</p><p rend="center">End text.</p>')
    assert [(block.heading, block.text) for block in witness.blocks] == [
        (None, "Begin text"),
        (None, "Dear Orso."),
        (None, "End text."),
    ]


def test_heading_of_a_list_ends_with_the_list() -> None:
    witness = only("<list><head>Aims</head><item>Peace</item></list><p>So it went.</p>")
    assert [(block.heading, block.text) for block in witness.blocks] == [("Aims", "Peace"), (None, "So it went.")]


def test_entities_comments_and_instructions_do_no_harm() -> None:
    text = '<!DOCTYPE TEI [<!ENTITY who "Bey">]><TEI><div type="document" xml:id="d1"><p>A &amp; B<!-- no --><?pi x?> met &who;.</p></div></TEI>'
    (witness,) = frus.witnesses(Item.of_bytes("a.xml", text.encode()))
    assert witness.blocks[0].text == "A & B met &who;."

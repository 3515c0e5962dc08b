import io
import os
import re
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from reftel.errors import SourceError
from reftel.record import Gloss, NamedPerson
from reftel.sources import frus
from reftel.sources.item import Item
from reftel.sources.witness import DocumentWitness

FIXTURES = Path(__file__).parents[1] / "fixtures" / "frus"
SHARED = Path(__file__).parents[2].parent / "shared" / "frus"
VOLUME = FIXTURES / "volume.xml"
TEI = "{http://www.tei-c.org/ns/1.0}"
LABELS = Counter(
    dict.fromkeys(
        ("SUBJECT", "SUBJECTS", "PARTICIPANTS", "PARTICIPATION", "PRESENT", "REF", "REFERENCE", "TO", "RE"), 9
    )
)
INLINE = ("hi", "persName", "gloss", "ref", "date", "placeName", "seg", "pb")


def item_of(path: Path) -> Item:
    return Item(str(path), lambda: path.open("rb"))


def volume(body: str, header: str = '<idno type="frus">frus1v1</idno>') -> Item:
    text = f"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="http://history.state.gov/ns/1.0">
    <teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>"""
    return Item.of_bytes("box.zip!made/up.xml", text.encode())


def document(inside: str, number: int = 1, attributes: str = "") -> str:
    return (
        f'<div type="document" xml:id="d{number}" n="{number}" {attributes}><head>{number}. Paper</head>{inside}</div>'
    )


def only(inside: str, attributes: str = "") -> DocumentWitness:
    (found,) = frus.witnesses(volume(document(inside, attributes=attributes)))
    return found


@pytest.fixture(scope="module")
def read() -> dict[str, DocumentWitness]:
    return {witness.id.partition("/")[2]: witness for witness in frus.witnesses(item_of(VOLUME))}


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


# ---------------------------------------------------------------------------------------------------------- properties


def spaced(element: etree._Element) -> Iterator[str]:
    """Every word of the element but those of its notes, with space around pieces that stand apart."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag != TEI + "note":
            apart = " " if etree.QName(child).localname not in INLINE else ""
            yield apart
            yield from spaced(child)
            yield apart
        yield child.tail or ""


def said(witness: DocumentWitness) -> Counter[str]:
    """Every word that a witness has outside its notes, headings once each time they change."""
    edition = witness.editorial
    texts = [edition.head, edition.opener, edition.closer, edition.dateline, witness.subject, *witness.references]
    texts += witness.receivers
    texts += [one.text for one in edition.participants]
    texts += {one.side for one in edition.participants}
    heading = None
    for block in witness.blocks:
        texts += [block.text, block.heading if block.heading != heading else None]
        heading = block.heading
    return Counter(word.strip(":") for text in texts for word in (text or "").split())


def missing_words(path: Path) -> dict[str, Counter[str]]:
    tree = etree.parse(str(path))
    documents = {
        d.get("{http://www.w3.org/XML/1998/namespace}id"): d
        for d in tree.iter(TEI + "div")
        if d.get("type") == "document"
    }
    missing = {}
    for witness in frus.witnesses(item_of(path)):
        element = documents[witness.id.partition("/")[2]]
        printed = Counter(word.strip(":") for word in "".join(spaced(element)).split())
        left = printed - said(witness) - LABELS - Counter([f"{element.get('n')}."])
        if left:
            missing[witness.id] = left
    return missing


def misplaced(witness: DocumentWitness) -> list[str]:
    edition = witness.editorial
    marks = [(p.name, p.paragraph, p.at) for p in edition.people] + [
        (g.text, g.paragraph, g.at) for g in edition.glosses
    ]
    return [
        text
        for text, paragraph, at in marks
        if paragraph is not None and (at is None or witness.blocks[paragraph - 1].text[at[0] : at[1]] != text)
    ]


def test_every_word_stands_somewhere() -> None:
    assert missing_words(VOLUME) == {}


def test_offsets_are_those_of_the_names(read: dict[str, DocumentWitness]) -> None:
    assert [misplaced(witness) for witness in read.values()] == [[]] * 5


@pytest.mark.parametrize("space", ["", " ", "\n    "])
def test_offsets_hold_with_any_white_space(space: str) -> None:
    witness = only(
        f"<p>{space}<persName>{space}Bey{space}</persName>{space}met{space}<gloss>{space}OTU</gloss>{space}<persName/>.</p>"
    )
    assert misplaced(witness) == []
    assert [person.name for person in witness.editorial.people] == ["Bey"]


def test_a_volume_is_not_held_in_memory() -> None:
    one = document(f"<p>{'word ' * 400}</p>")

    class Endless(io.RawIOBase):
        """A volume of 2,000 documents, 4 MB, that is never in memory as a whole."""

        def __init__(self) -> None:
            head = '<TEI xmlns:frus="http://history.state.gov/ns/1.0"><text>'
            self.parts = iter([head.encode(), *([one.encode()] * 2000), b"</text></TEI>"])
            self.left = b""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            self.left = self.left or next(self.parts, b"")
            size = min(len(buffer), len(self.left))
            buffer[:size], self.left = self.left[:size], self.left[size:]
            return size

    item = Item("many.xml", lambda: io.BufferedReader(Endless()))  # type: ignore[type-var]  # it is a RawIOBase
    count, held = 0, []
    tracemalloc.start()
    for witness in frus.witnesses(item):
        count += len(witness.blocks)
        if count % 500 == 0:
            held.append((tracemalloc.get_traced_memory()[0], resident()))
    tracemalloc.stop()
    assert count == 2000
    assert held[-1][0] - held[0][0] < 1_000_000
    assert held[-1][1] - held[0][1] < 8_000_000


def resident() -> int:
    """The memory that this process has, in bytes; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


# -------------------------------------------------------------------------------------------------------- real volumes


@pytest.mark.corpus
@pytest.mark.parametrize(
    "name", ["frus1964-68v16", "frus1964-68v18", "frus1969-76v20", "frus1969-76v38p1", "frus1977-80v01"]
)
def test_real_volumes(name: str) -> None:
    path = SHARED / f"{name}.xml"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    assert frus.claims(item_of(path))
    found = list(frus.witnesses(item_of(path)))
    assert {witness.id.partition("/")[0] for witness in found} == {name}
    assert len(found) == len(re.findall(rb'<div type="document"', path.read_bytes()))
    assert [word for witness in found for word in misplaced(witness)] == []
    missing = missing_words(path)
    assert len(missing) <= 0.03 * len(found), missing

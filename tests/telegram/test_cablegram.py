from collections import Counter
from pathlib import Path

import pytest

from reftel.record import Cable, Editorial
from reftel.sources.dfat import witnesses
from reftel.sources.item import Item
from reftel.sources.witness import Block, DocumentWitness
from reftel.telegram.cablegram import opening, read_cablegram
from reftel.telegram.cablegram_head import is_attention, is_subject, read_opening, read_references

FIXTURES = Path(__file__).parents[1] / "fixtures" / "dfat"
SHARED = Path(__file__).parents[2].parent / "shared" / "dfat"


def read(path: Path) -> Cable:
    [witness] = witnesses(Item.of_bytes(path.name, path.read_bytes()))
    assert isinstance(witness, DocumentWitness)
    return read_cablegram(witness)


def fixture(start: str) -> Cable:
    [path] = FIXTURES.glob(f"{start}*.md")
    return read(path)


def cable_of(*texts: str) -> Cable:
    editorial = Editorial(volume="dfat-v1", document="2", kind="cablegram", head="2 Cablegram to Rome")
    blocks = tuple(Block(text=text, lines=(line, line)) for line, text in enumerate(texts, 1))
    witness = DocumentWitness(
        path="a.md",
        format="dfat",
        sha256="0",
        id="dfat-v1/2",
        editorial=editorial,
        blocks=blocks,
        lines=(1, len(texts)),
    )
    return read_cablegram(witness)


def numbers_and_texts(cable: Cable) -> list[tuple[int, str]]:
    return [(paragraph.number, paragraph.text) for paragraph in cable.paragraphs]


@pytest.mark.parametrize(
    ("line", "mrn", "numbers", "classification", "caveats", "precedence"),
    [
        ("O.CH183503 SECRET ROUTINE", "O.CH183503", (183503,), "SECRET", (), "ROUTINE"),
        ("0.CH51736 CONFIDENTIAL", "O.CH51736", (51736,), "CONFIDENTIAL", (), None),
        ("O.LB405 SECRET AUSTEO PRioRITY", "O.LB405", (405,), "SECRET", ("AUSTEO",), "PRIORITY"),
        ("O.CH252701 UNCLASSIFIED IMMEDIATE/PRIORITY", "O.CH252701", (252701,), "UNCLASSIFIED", (), "IMMEDIATE"),
        ("O.30115/SAVING 292 SECRET", "O.30115/SAVING 292", (30115,), "SECRET", (), None),
        ("1213. CONFIDENTIAL", None, (1213,), "CONFIDENTIAL", (), None),
        ("608. Secret Emergency", None, (608,), "SECRET", (), "EMERGENCY"),
        ("848.Secret", None, (848,), "SECRET", (), None),
        ("1351 . Top Secret Immediate", None, (1351,), "TOP SECRET", (), "IMMEDIATE"),
        ("466. Top Secret Most Immediate", None, (466,), "TOP SECRET", (), "MOST IMMEDIATE"),
        ("3550, 300. EMERGENCY TOP SECRET", None, (3550, 300), "TOP SECRET", (), "EMERGENCY"),
        ("59. 98. Secret Piority And Personal", None, (59, 98), "SECRET", ("PERSONAL",), "PRIORITY"),
        ("[1]441. IMMEDIATE TOP SECRET", None, (441,), "TOP SECRET", (), "IMMEDIATE"),
        ("UN 641. Confidential Priority", "UN 641", (641,), "CONFIDENTIAL", (), "PRIORITY"),
        ("AP71. Secret", "AP71", (71,), "SECRET", (), None),
        ("1746. Top Secret Eclipse<", None, (1746,), "TOP SECRET", ("ECLIPSE",), None),
        ("Secret Austeo Priority", None, (), "SECRET", ("AUSTEO",), "PRIORITY"),
        ("257.", None, (257,), None, (), None),
        ("1152. Priority", None, (1152,), None, (), "PRIORITY"),
    ],
)
def test_opening_lines(
    line: str,
    mrn: str | None,
    numbers: tuple[int, ...],
    classification: str | None,
    caveats: tuple[str, ...],
    precedence: str | None,
) -> None:
    found = read_opening(line)
    assert found is not None
    assert (found.mrn, found.numbers, found.classification, found.caveats, found.precedence, found.rest) == (
        *(mrn, numbers, classification, caveats, precedence),
        "",
    )


@pytest.mark.parametrize(
    "line",
    ["", "Secret talks were held.", "Priority should be given to salt.", "2. We met.", "Salt Islands", "12 men came."],
)
def test_lines_that_open_nothing(line: str) -> None:
    assert read_opening(line) is None


def test_a_text_that_begins_on_the_opening_line() -> None:
    cable = cable_of("1229. Following are the texts.", "He left.")
    assert (cable.header.serial, cable.header.classification) == (1229, None)
    assert numbers_and_texts(cable) == [(1, "Following are the texts."), (2, "He left.")]


def test_a_first_paragraph_is_no_opening() -> None:
    cable = cable_of("24. He came.", "25. He left.")
    assert cable.header.serial is None
    assert numbers_and_texts(cable) == [(24, "He came."), (25, "He left.")]


def test_the_opening_may_stand_second() -> None:
    blocks = [Block(text="Joint Statement", lines=(1, 1)), Block(text="O.PH7 SECRET", lines=(2, 2))]
    assert opening(blocks)[1] == 1
    assert cable_of("Joint Statement", "O.PH7 SECRET", "Salt", "We met.").header.passing == ("Joint Statement",)


def test_a_whole_cablegram() -> None:
    cable = fixture("v90_12")
    header = cable.header
    assert (cable.id, header.mrn, header.serial, header.classification) == ("dfat-v90/12", "O.CH4711", 4711, "SECRET")
    assert (header.caveats, header.precedence, header.dtg, header.date) == (
        ("AUSTEO",),
        "PRIORITY",
        "1975-06-02T17:30:00",
        "1975-06-02",
    )
    assert (header.subject, header.passing, header.signed) == (
        "Salt Islands: Fisheries",
        ("For Wren from Alder",),
        "ALDER",
    )
    assert (header.sender, [to.addressee for to in header.to]) == ("Canberra", ["Port Haven", "Old Mills"])
    assert [(reference.text, reference.id) for reference in header.references] == [
        ("O.PH0815", "O.PH0815"),
        ("O.OM77", "O.OM77"),
    ]


def test_the_paragraphs_of_a_whole_cablegram() -> None:
    cable = fixture("v90_12")
    assert [(p.number, p.heading, p.text, p.lines) for p in cable.paragraphs] == [
        (0, None, "Minister Brill received the islands' envoy this morning.", (22, 22)),
        (2, None, "He asked for three things: 1. a longer season; 2. two patrol boats.", (24, 27)),
        (3, None, "We promised nothing.", (29, 29)),
        (
            6,
            None,
            "Please tell Quill ... that the boats are not for sale. Comment We doubt that the envoy has instructions.",
            (33, 37),
        ),
    ]
    assert [(damage.kind, damage.paragraph, damage.lines) for damage in cable.damage] == [
        ("lost_text", 3, (31, 31)),
        ("lost_text", 6, (33, 33)),
    ]


def test_notes_point_into_paragraphs() -> None:
    cable = fixture("v90_12")
    assert cable.editorial is not None
    assert [(note.number, note.paragraph, note.at) for note in cable.editorial.footnotes] == [
        ("1", 0, None),
        ("2", 0, 42),
        ("3", 3, 20),
    ]


def test_a_cablegram_to_several_with_no_numbered_paragraphs() -> None:
    cable = fixture("v91_3")
    assert (cable.header.serial, cable.header.mrn, cable.header.subject) == (66, None, "Harbour Treaty")
    assert cable.header.caveats == ("PERSONAL",)
    assert [reference.text for reference in cable.header.references] == ["Your telegram No. 12"]
    assert [paragraph.number for paragraph in cable.paragraphs] == [1, 2]
    assert [(damage.paragraph, damage.note) for damage in cable.damage] == [
        (1, "left out in the edition: [matter omitted]")
    ]


def test_a_letter() -> None:
    cable = fixture("v92_57")
    assert (cable.header.classification, cable.header.serial, cable.header.sender) == ("SECRET", None, "BRILL")
    assert cable.paragraphs[0].text == "My dear Quill,"


def test_numbers_of_several_receivers() -> None:
    editorial = Editorial(volume="dfat-v1", document="2", kind="cablegram", head="2 Cablegram to Rome and Bern")
    witness = DocumentWitness(
        path="a.md", format="dfat", sha256="0", id="dfat-v1/2", editorial=editorial, lines=(1, 2), receivers=("Rome", "Bern"),
        blocks=(Block(text="721. 766. Unclassified", lines=(1, 1)), Block(text="We met.", lines=(2, 2))),
    )  # fmt: skip
    assert [(to.addressee, to.number) for to in read_cablegram(witness).header.to] == [("Rome", 721), ("Bern", 766)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["We met.", "He left."], [1, 2]),
        (["We met.", "2. He left.", "So did we.", "3. It rained."], [0, 2, 3]),
        (["7. He left.", "8. It rained."], [7, 8]),
        (["1. One.", "2. Two:", "1. a", "2. b", "3. c", "3. Three.", "4. Four."], [1, 2, 3, 4]),
        (["One.", "2. Two.", "[matter omitted]", "9. Nine."], [0, 2, 9]),
        (["One.", "2. Two.", "10.Ten.", "1963. A year."], [0, 2, 10]),
        (
            ["We met.", "He asked.", "We said:", "1. fish", "2. salt", "He left.", "We too.", "So did all."],
            [1, 2, 3, 4, 5, 6, 7, 8],
        ),
    ],
)
def test_paragraph_numbers(texts: list[str], expected: list[int]) -> None:
    assert [paragraph.number for paragraph in cable_of("12. Secret", *texts).paragraphs] == expected


def test_no_text_at_all() -> None:
    assert cable_of().paragraphs == ()
    assert cable_of("O.CH12 SECRET").paragraphs == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ref O.JA1547", [("O.JA1547", "O.JA1547")]),
        ("Ref. 0.CH280045, O.JA2498", [("0.CH280045", "O.CH280045"), ("O.JA2498", "O.JA2498")]),
        ("Your telegram No. 534.", [("Your telegram No. 534", None)]),
        ("Reference your telegram No. 534", [("Reference your telegram No. 534", None)]),
        ("Thanks your O.JA4767.", [("Thanks your O.JA4767", "O.JA4767")]),
        ("Ref O.JA140J", [("O.JA140J", None)]),
        ("Ref O.CH26[0]710", [("O.CH26[0]710", None)]),
    ],
)
def test_lines_of_references(line: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(reference.text, reference.id) for reference in read_references(line) or ()] == expected


@pytest.mark.parametrize(
    "line", ["Your telegram 534 is not clear.", "Our hopes are high", "Refugees: 12 came", "We met."]
)
def test_lines_that_point_at_nothing(line: str) -> None:
    assert read_references(line) is None


def test_a_last_figure_that_may_be_a_mark_leaves_the_id_open() -> None:
    [reference] = read_references("Ref O.UN31031", notes=["1"]) or ()
    assert (reference.text, reference.id) == ("O.UN31031", None)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("For Wren from Alder.", True),
        ("Personal for Wren", True),
        ("For the Minister and the Acting Secretary from Wren", True),
        ("Rome: for Wren; Bern: for Alder", True),
        ("Please pass to Wren", True),
        ("Wren from Alder", True),
        ("For two reasons we must wait.", False),
        ("Salt Islands", False),
    ],
)
def test_lines_that_say_whom_it_is_for(line: str, expected: object) -> None:
    assert is_attention(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Salt Islands", True),
        ("Salt and Fish Treaty.", True),
        ("We met.", False),
        ("Begins", False),
        ("2. Salt", False),
        ("[matter omitted]", False),
        ("x" * 91, False),
    ],
)
def test_subjects(line: str, expected: object) -> None:
    assert is_subject(line) is expected


def test_an_extract_says_so() -> None:
    cable = cable_of("O.PH7 SECRET", "EXTRACT", "Salt Treaty.", "10. We met.")
    assert (cable.header.subject, numbers_and_texts(cable)) == ("Salt Treaty", [(10, "We met.")])
    assert [(damage.paragraph, damage.note) for damage in cable.damage] == [(0, "printed as an extract")]


def test_a_reference_and_a_title_on_one_line() -> None:
    header = cable_of("12. Secret", "Your 720—Salt", "We met.").header
    assert (header.subject, [reference.text for reference in header.references]) == ("Salt", ["Your 720"])


@pytest.mark.corpus
def test_the_real_cablegrams() -> None:
    if not SHARED.exists():
        pytest.skip("the real documents are not beside this checkout")
    cables = [read(path) for path in sorted(SHARED.glob("*.md"))]
    found = Counter(cable.header.classification for cable in cables)
    assert len(cables) - found[None] >= 0.97 * len(cables)
    assert all(cable.paragraphs for cable in cables)
    assert sum(cable.header.serial is not None for cable in cables) >= 0.97 * len(cables)
    for cable in cables:
        numbers = [paragraph.number for paragraph in cable.paragraphs]
        assert numbers == sorted(set(numbers)), cable.id
        assert all(paragraph.text.strip() for paragraph in cable.paragraphs), cable.id

from collections import Counter
from pathlib import Path

import pytest

from reftel.errors import SourceError
from reftel.sources.dfat import claims, witnesses
from reftel.sources.dfat_head import read_dateline, read_head
from reftel.sources.dfat_marks import take_marks
from reftel.sources.item import Item
from reftel.sources.witness import DocumentWitness

FIXTURES = Path(__file__).parents[1] / "fixtures" / "dfat"
SHARED = Path(__file__).parents[2].parent / "shared" / "dfat"
TOP = "---\nvolume: V\ndoc_id: 9\nvol_id: 93\ndoc_date: 1970-01-02\n---\n\n"


def read(path: Path) -> DocumentWitness:
    [witness] = witnesses(Item.of_bytes(path.name, path.read_bytes()))
    assert isinstance(witness, DocumentWitness)
    return witness


def fixture(start: str) -> DocumentWitness:
    [path] = FIXTURES.glob(f"{start}*.md")
    return read(path)


def read_text(text: str) -> DocumentWitness:
    [witness] = witnesses(Item.of_bytes("a.md", (TOP + text).encode()))
    assert isinstance(witness, DocumentWitness)
    return witness


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (TOP.encode(), True),
        (b"\xef\xbb\xbf" + TOP.replace("\n", "\r\n").encode(), True),
        (b"---\ntitle: a\n---\n# A", False),
        (b"---\ndoc_id: 1\nvolume: V\n---\n", False),
        (b"# volume: doc_id: vol_id:", False),
        (b"", False),
    ],
)
def test_keys_at_the_top_tell_the_edition(content: bytes, expected: object) -> None:
    assert claims(Item.of_bytes("any.name", content)) is expected


def test_a_cablegram() -> None:
    witness = fixture("v90_12")
    assert (witness.id, witness.format, witness.lines) == ("dfat-v90/12", "dfat", (1, 47))
    assert (witness.when, witness.sender, witness.receivers) == (
        "1975-06-02T17:30:00",
        "Canberra",
        ("Port Haven", "Old Mills"),
    )
    assert witness.signed == "ALDER"
    assert [(block.text, block.heading, block.lines) for block in witness.blocks] == [
        ("O.CH4711 SECRET AUSTEO PRIORITY", None, (14, 14)),
        (
            "Minister Brill received the islands' envoy this morning.",
            "Salt Islands: Fisheries\nRef O.PH0815, O.OM77\nFor Wren from Alder",
            (22, 22),
        ),
        ("2. He asked for three things:", None, (24, 24)),
        ("1. a longer season;", None, (26, 26)),
        ("2. two patrol boats.", None, (27, 27)),
        ("3. We promised nothing.", None, (29, 29)),
        ("[matter omitted]", None, (31, 31)),
        ("6. Please tell Quill ... that the boats are not for sale.", None, (33, 33)),
        ("We doubt that the envoy has instructions.", "Comment", (37, 37)),
    ]


def test_what_the_editors_added() -> None:
    editorial = fixture("v90_12").editorial
    assert (editorial.volume, editorial.document, editorial.kind) == ("dfat-v90", "12", "cablegram")
    assert editorial.head == "12 Cablegram to Port Haven and Old Mills"
    assert (editorial.dateline, editorial.place) == ("Canberra, 2 June 1975, 5.30 p.m.", "Canberra")
    assert editorial.source_note == "NAA: A0000, 12/3/4, ii"
    assert [(note.number, note.text, note.paragraph, note.at) for note in editorial.footnotes] == [
        ("1", "Document 11.", 2, None),
        ("2", "Orrin Finch.", 2, 42),
        ("3", "Cablegram PH0816 (3 June) reported that Quill was content. He had expected less.", 6, 23),
    ]


def test_bracketed_marks_and_notes_above_the_place_of_the_file() -> None:
    witness = fixture("v91_3")
    assert (witness.sender, witness.receivers, witness.editorial.place) == ("Wren", ("Alder",), "Port Haven")
    assert witness.editorial.source_note == "NAA : A0001, TS1/2, i"
    assert [block.text for block in witness.blocks][1:3] == ["Your telegram No. 12.", "Harbour Treaty."]
    places = [(note.number, note.paragraph, note.at) for note in witness.editorial.footnotes]
    assert places == [("1", None, None), ("2", 2, 21), ("3", 6, 37)]


def test_a_letter_with_the_place_of_the_file_on_top() -> None:
    witness = fixture("v92_57")
    assert (witness.editorial.kind, witness.sender, witness.receivers) == ("letter", "BRILL", ("QUILL",))
    assert (witness.when, witness.editorial.place) == ("1966-04-30", "High Commission, Old Mills")
    assert witness.editorial.source_note == "NAA: A0002, 5/6 PART 7"
    assert [block.text for block in witness.blocks] == [
        "Secret",
        "My dear Quill,",
        "Thank you for the salt. Finch tells me that Wren wants more.",
        "I shall write again in May.",
    ]


def test_the_sites_own_day_where_none_is_printed() -> None:
    witness = read_text("# 4 Cablegram to Rome\n\n550\\. Secret\n\nWe met.\n")
    assert (witness.id, witness.when, witness.editorial.dateline, witness.sender) == (
        "dfat-v93/4",
        "1970-01-02",
        None,
        None,
    )


def test_the_sites_number_where_none_is_printed() -> None:
    assert read_text("# Cablegram to Rome\n\nBern, 3 May 1970\n\nWe met.\n").id == "dfat-v93/9"


def test_a_head_shown_twice_and_lists_set_in_as_code() -> None:
    witness = read_text(
        "# 4 Letter to Wren\n\n## 4 Letter to Wren1\n\nBern, 3 May 1970\n\nWe met.\n\n[NAA: A1, 2]\n\n    * 1 A poet.\n"
    )
    assert [block.text for block in witness.blocks] == ["We met."]
    assert [(note.number, note.text) for note in witness.editorial.footnotes] == [("1", "A poet.")]


def test_an_essay_of_the_editors_is_no_text_of_the_cable() -> None:
    text = "# 4 Letter to Wren\n\nBern, 3 May 1970\n\nWe met.1\n\nHe left.\n\n[NAA: A1, 2]\n\n**The Thaw**\n\nIt began in May.\n\n1 Once.\n"
    witness = read_text(text)
    assert [block.text for block in witness.blocks] == ["We met.", "He left."]
    assert [(note.number, note.text) for note in witness.editorial.footnotes] == [
        (None, "The Thaw It began in May."),
        ("1", "Once."),
    ]


@pytest.mark.parametrize(
    ("body", "signed"),
    [
        ("We met.\n\nWREN", "WREN"),
        ("We met.\n\nWREN 2", "WREN"),
        ("We met.\n\nWren.", "Wren"),
        ("We met.\n\nENDS", None),
        ("We met.\n\n_WREN [NAA: A1, 2]_", "WREN"),
    ],
)
def test_signatures(body: str, signed: str | None) -> None:
    assert read_text(f"# 4 Letter to Wren\n\nBern, 3 May 1970\n\n{body}\n").signed == signed


def test_headings_with_nothing_below_them_are_kept() -> None:
    witness = read_text("# 4 Letter to Wren\n\nBern, 3 May 1970\n\nWe met.\n\n## Next Steps\n")
    assert [block.text for block in witness.blocks] == ["We met.", "Next Steps"]


def test_a_file_with_nothing_below_its_keys() -> None:
    [error] = witnesses(Item.of_bytes("a.md", TOP.encode()))
    assert isinstance(error, SourceError)
    assert str(error) == "a.md: front matter with no document below it; fetch the page again"


@pytest.mark.parametrize(
    ("head", "number", "kind", "sender", "receivers"),
    [
        ("5 Cablegram to Rome", "5", "cablegram", None, ("Rome",)),
        ("5 CABLEGRAM FROM WREN TO ROME AND BERN", "5", "cablegram", "WREN", ("ROME", "BERN")),
        ("5 Extract From Cablegram From Wren to Rome", "5", "cablegram", "Wren", ("Rome",)),
        ("5-Cablegram-to-New-Haven", "5", "cablegram", None, ("New Haven",)),
        ("Cablegram to Rome, Bern, Oslo", None, "cablegram", None, ("Rome", "Bern", "Oslo")),
        (
            "5 Cablegram From Wren to Quill and Delegation, United Nations",
            "5",
            "cablegram",
            "Wren",
            ("Quill", "Delegation, United Nations"),
        ),
        (
            "5 CABLEGRAM; WREN TO FOREIGN AND COMMONWEALTH OFFICE",
            "5",
            "cablegram",
            "WREN",
            ("FOREIGN AND COMMONWEALTH OFFICE",),
        ),
        ("5 Submission to Brill", "5", "submission", None, ("Brill",)),
        ("5 Minute from Wren to Quill", "5", "minute", "Wren", ("Quill",)),
        ("5 Record of Conversation Between Wren and Quill", "5", "record of conversation", None, ()),
        ("5 Cablegram to Rome - Historical Documents - A Department", "5", "cablegram", None, ("Rome",)),
        ("5 Ode to Rome", "5", "document", None, ()),
    ],
)
def test_heads(head: str, number: str | None, kind: str, sender: str | None, receivers: tuple[str, ...]) -> None:
    found = read_head(head)
    assert (found.number, found.kind, found.sender, found.receivers) == (number, kind, sender, receivers)


@pytest.mark.parametrize(
    ("line", "place", "day", "hour"),
    [
        ("Bern, 3 May 1970", "Bern", "1970-05-03", None),
        ("Bern, 3 May 1970,9.38 a.m.", "Bern", "1970-05-03", "09:38:00"),
        ("Bern, 3 May 1970. 12.15 P.M.", "Bern", "1970-05-03", "12:15:00"),
        ("Bern, 3 May 19703", "Bern", "1970-05-03", None),
        ("Bern,1 3 May 1970", "Bern", "1970-05-03", None),
        ("Bern, 3 [May]2 19[70]", "Bern", "1970-05-03", None),
        ("Cablegram, New Haven, 3 May 1970", "New Haven", "1970-05-03", None),
        ("Extract, Bern, 3 May 1970", "Bern", "1970-05-03", None),
        ("Bern, 3 May 197", "Bern", None, None),
        ("Bern, 31 February 1970", "Bern", None, None),
        ("3 May 1970", None, "1970-05-03", None),
    ],
)
def test_datelines(line: str, place: str | None, day: str | None, hour: str | None) -> None:
    found = read_dateline(line, "cablegram")
    assert found is not None
    assert (found.place, found.day, found.hour) == (place, day, hour)


@pytest.mark.parametrize("line", ["We met on 3 May 1970", "On 3 May 1970 we met him again.", "Bern", "", "550. Secret"])
def test_lines_that_are_no_datelines(line: str) -> None:
    assert read_dateline(line, "cablegram") is None


@pytest.mark.parametrize(
    ("texts", "numbers", "expected"),
    [
        (["see telegram1 and Wren.2"], "12", ["see telegram and Wren."]),
        (["see 11831 and 7201"], "1", ["see 11831 and 7201"]),  # figures glued to figures
        (["Your 338.1"], "1", ["Your 338."]),
        (["It cost 4.1 million, or A1 said so"], "1", ["It cost 4.1 million, or A said so"]),
        (["U2 flew; Wren2 saw it"], "2", ["U2 flew; Wren2 saw it"]),  # two places fit
        (["Wren1 saw U2", "Finch2 left"], "12", ["Wren saw U2", "Finch2 left"]),
        (["Wren[1] and Finch [2] left"], "12", ["Wren and Finch left"]),
        (["Wren3 left"], "1", ["Wren3 left"]),  # no note of that number
        (["(paragraph 2)1 says"], "1", ["(paragraph 2) says"]),
    ],
)
def test_only_sure_marks_are_taken_out(texts: list[str], numbers: str, expected: list[str]) -> None:
    assert [found.text for found in take_marks(texts, list(numbers))] == expected


@pytest.mark.corpus
def test_every_real_file_is_one_document_with_a_date() -> None:
    if not SHARED.exists():
        pytest.skip("the real documents are not beside this checkout")
    paths = sorted(SHARED.glob("*.md"))
    found = Counter[str]()
    ids = set()
    for path in paths:
        assert claims(Item.of_bytes("no name", path.read_bytes()))
        witness = read(path)
        ids.add(witness.id)
        found["date"] += witness.when is not None
        found["text"] += len(witness.blocks) > 0
        found["receivers"] += bool(witness.receivers)
        found["notes"] += len(witness.editorial.footnotes)
        found["placed"] += sum(note.paragraph is not None for note in witness.editorial.footnotes)
    assert len(ids) == len(paths)
    assert found["text"] == found["receivers"] == len(paths)
    assert found["date"] >= len(paths) - 1  # one is printed without a date, and the site has none
    assert found["placed"] > 0.8 * found["notes"]

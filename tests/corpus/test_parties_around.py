"""Of which parties a line is: of those who are named around its words, and not anywhere in a long paragraph."""

import re
from pathlib import Path

import msgspec
import pytest

from reftel.archive import Archive
from reftel.corpus import Corpus
from reftel.corpus.identity.parties import Parties
from reftel.record import Body, Cable, Header, Meeting, Paragraph, Person, Place, Source, encode

SHARED = Path(__file__).parents[3] / "shared"
PAGE = SHARED / "cables" / "page"
STATES = ("Brazil", "Chile", "Denmark", "Ghana", "Iceland", "Japan", "Kenya", "Malta")
FILLING = " ".join(["The ferry was late."] * 4)


def cable(*texts: str) -> Cable:
    """A cable of some paragraphs that names states."""
    paragraphs = tuple(Paragraph(number=at, text=text, lines=(at, at)) for at, text in enumerate(texts, 1))
    bodies = []
    for name in STATES:
        at = tuple(
            Place(index, found.start(), found.end())
            for index, text in enumerate(texts)
            for found in re.finditer(name, text)
        )
        if at:
            bodies.append(Body(name=name, kind="state", at=at))
    source = Source(path="a", format="text", sha256="00")
    return Cable(id="09PORTHAVEN61", header=Header(), source=source, paragraphs=paragraphs, bodies=tuple(bodies))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in the sentence of the words, wherever it names them
        ("Brazil will send pilots to Chile.", {"Brazil", "Chile"}),
        # in the sentence before, which the words go on from, and not in the one behind
        ("Chile asked Brazil for help. The navy will send pilots.", {"Brazil", "Chile"}),
        ("The navy will send pilots. A storm hit Kenya.", set()),
        ("Chile asked for help. The ferry was late. The navy will send pilots.", set()),
        # farther off those whom the cable is mostly about, as far as a thought goes
        ("Japan waited. The ferry was late. The navy will send pilots. The ferry was late. Malta slept.", {"Japan"}),
        (f"Japan waited. {FILLING} The navy will send pilots.", set()),
    ],
)
def test_a_line_is_of_those_named_around_its_words(text: str, expected: set[str]) -> None:
    about = " ".join(["Japan met Iceland. "] * 9)  # whom the cable is mostly about
    made = cable(about, text)
    start = text.index("send pilots")
    assert Parties(made).mentions.around([Place(1, start, start + len("send pilots"))]) == expected


def test_words_in_several_sentences_are_of_all_these() -> None:
    text = "The ferry was late. Kenya spoke. The ferry was late. Ghana spoke. The ferry was late."
    first, last = text.index("Kenya"), text.index("Ghana")
    assert Parties(cable(text)).mentions.around([Place(0, first, last + 5)]) == {"Kenya", "Ghana"}
    assert Parties(cable(text)).mentions.around([Place(0, first, first + 5), Place(0, last, last + 5)]) == {
        "Kenya",
        "Ghana",
    }


@pytest.mark.parametrize(
    "places", [[], [Place(0, 0, 0)], [Place(0, 900, 950)], [Place(7, 0, 4)]], ids=["none", "empty", "far", "no text"]
)
def test_a_place_that_no_text_has_is_nobodys(places: list[Place]) -> None:
    about = Parties(cable("The ferry was late.")).mentions
    assert about.around(places) == set()
    assert Parties(cable()).mentions.around([*places, *about.whole([1, 9])]) == set()


def test_an_entry_without_a_place_is_of_its_whole_paragraph() -> None:
    made = Parties(cable("Brazil waited. The ferry was late. Chile waited.", "Ghana waited.")).mentions
    assert made.around(made.whole([1])) == {"Brazil", "Chile"}


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Brazil met Chile.", 0),
        ("Brazil slept. The ferry was late. Brazil spoke. Chile answered.", 34),
        ("Brazil slept. The ferry was late. Chile slept.", None),
        ("The ferry was late.", None),
    ],
)
def test_two_are_told_of_together_from_a_sentence_on(text: str, begins: int | None) -> None:
    assert Parties(cable(text)).mentions.together(0, ("Chile", "Brazil")) == begins


@pytest.mark.skipif(not PAGE.exists(), reason="the page that the project starts from is not here")
def test_the_page_alone_has_the_whole_relation(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    archive.add([str(PAGE)])
    relation = Corpus(archive).relation("NATO", "Israel")
    assert [len(relation.meetings), len(relation.silences), len(relation.changes)] == [8, 5, 3]
    named = {one.name for one in relation.instruments} | {line.name for line in relation.bodies}
    assert {"Individual Cooperation Program (ICP)", "Mediterranean Dialogue", "North Atlantic Council (NAC)"} <= named
    assert len(named) >= 12
    assert sum(one.line.start is not None for one in relation.plans) == 6  # as the record by hand has it


def test_a_meeting_is_of_those_who_were_there_and_not_of_whom_it_was_about(tmp_path: Path) -> None:
    """Whose Rask is, another cable tells; his visit, about Brazil and Chile, is not theirs."""
    met = Meeting(kind="visit", participants=("Rask",), paragraphs=(1,), at=(Place(0, 0, 11),))
    visit = cable("Rask called. Denmark had asked for Brazil and Chile.")
    visit = msgspec.structs.replace(visit, people=(Person(name="Rask", at=(Place(0, 0, 4),)),), meetings=(met,))
    known = msgspec.structs.replace(cable(), id="09PORTHAVEN62", people=(Person(name="Rask", roles=("Danish FM",)),))
    (tmp_path / "rows.jsonl").write_bytes(encode(visit) + b"\n" + encode(known))
    archive = Archive(tmp_path / "archive")
    archive.add([str(tmp_path / "rows.jsonl")], workers=1)
    corpus = Corpus(archive, workers=1)
    pairs = (("Brazil", "Chile"), ("Brazil", "Denmark"))
    assert [len(corpus.relation(*pair).meetings) for pair in pairs] == [0, 1]

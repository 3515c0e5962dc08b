"""A cable packed and unpacked is the same cable, whatever its entries say of their places."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.story import STORY
from reftel.archive.index_packing import pack_registers, pack_text
from reftel.archive.index_records import Record
from reftel.archive.index_squeezing import NO_NAME, Dictionaries
from reftel.archive.quotes import emptied
from reftel.record import (
    REGISTERS,
    Body,
    Cable,
    Change,
    DateMention,
    Header,
    Instrument,
    Meeting,
    Paragraph,
    Person,
    Place,
    Plan,
    Silence,
    Source,
    Statement,
)

TEXTS = ("Yusuf al-Tamiri said that it rained.", "", "He was silent. The fish were not.")


def places() -> st.SearchStrategy[tuple[Place, ...]]:
    def one(index: int, ends: tuple[int, int]) -> Place:
        return Place(index, *sorted(min(end, len(TEXTS[index])) for end in ends))

    ends = st.tuples(st.integers(0, 40), st.integers(0, 40))
    return st.lists(st.builds(one, st.integers(0, 2), ends), max_size=3).map(tuple)


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5)  # NUL is in no text


def entries(kind: type[msgspec.Struct]) -> st.SearchStrategy[tuple[msgspec.Struct, ...]]:
    known = {field.name for field in msgspec.structs.fields(kind)}
    given_places = {key: places() for key in known if key == "at" or key.endswith("_at")}
    given_numbers: dict[str, st.SearchStrategy[object]] = {key: st.integers(0, 9) for key in known & {"paragraph"}}
    given_numbers |= {key: st.lists(st.integers(0, 9)).map(lambda found: (*found,)) for key in known & {"paragraphs"}}
    required = {
        field.name: TEXT
        for field in msgspec.structs.fields(kind)
        if field.default is msgspec.NODEFAULT and field.name != "paragraph"
    }
    return st.lists(st.builds(kind, **required, **given_places, **given_numbers), max_size=4).map(tuple)


REGISTERED: tuple[type[msgspec.Struct], ...] = (
    Person, Body, Instrument, Meeting, Statement, Silence, Change, Plan, DateMention,
)  # fmt: skip
KINDS = dict(zip(REGISTERS, REGISTERED, strict=True))
CABLES = st.builds(
    Cable,
    id=st.none() | TEXT,
    header=st.just(Header(serial=3)),
    paragraphs=st.just(tuple(Paragraph(number=at + 4, text=text, lines=(at, at)) for at, text in enumerate(TEXTS))),
    source=st.just(Source(path="a", format="text", sha256="0")),
    **{register: entries(kind) for register, kind in KINDS.items()},
)


NONE = Dictionaries()
VARIED = [msgspec.structs.replace(STORY[at % len(STORY)], id=f"08X{at}") for at in range(400)]


def learned() -> Dictionaries:
    short = [emptied(cable) for cable in VARIED]
    return Dictionaries.learned(list(map(pack_text, short)), list(map(pack_registers, short)))


def record_of(cable: Cable, dictionaries: Dictionaries = NONE) -> Record:
    without_words = emptied(cable)
    squeezed = dictionaries.squeezed(pack_text(without_words), pack_registers(without_words))
    return Record(squeezed, dictionaries)


def unpacked(cable: Cable) -> Cable:
    return record_of(cable).cable()


@given(CABLES)
def test_unpacked_is_as_it_was(cable: Cable) -> None:
    assert unpacked(cable) == cable


def test_the_story_is_as_it_was() -> None:
    assert [unpacked(cable) for cable in STORY] == list(STORY)


def test_one_entry_is_unpacked_without_the_others() -> None:
    cable = STORY[0]
    record = record_of(cable)
    for register in REGISTERS:
        for index, entry in enumerate(getattr(cable, register)):
            assert record.entry(register, index) == entry


def test_words_that_places_give_are_not_kept_twice() -> None:
    assert b"herring" in pack_text(STORY[0])
    assert b"Strait Transit Agreement by June" not in pack_registers(emptied(STORY[0]))


def test_a_dictionary_makes_records_smaller_and_changes_none() -> None:
    known = learned()
    for cable in STORY:
        packed = pack_text(emptied(cable)), pack_registers(emptied(cable))
        assert len(known.squeezed(*packed).text) < len(NONE.squeezed(*packed).text)
        assert record_of(cable, known).cable() == cable


def test_dictionaries_are_kept_under_their_name() -> None:
    known = learned()
    assert Dictionaries.decode(known.encode()).name == known.name != NO_NAME
    assert Dictionaries.decode(NONE.encode()).name == NONE.name == NO_NAME


@pytest.mark.parametrize("samples", [[], [b"a letter"] * 3, [b"one"] * 400])
def test_what_has_too_little_in_common_gives_no_dictionary_or_a_good_one(samples: list[bytes]) -> None:
    known = Dictionaries.learned(samples, samples)
    squeezed = known.squeezed(b"a text", b"registers")
    assert (known.text(squeezed), known.registers(squeezed)) == (b"a text", b"registers")

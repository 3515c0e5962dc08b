"""A cable packed and unpacked is the same cable, whatever its entries say of their places."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from archive.story import STORY
from reftel.archive.index_blocks import GROUP, SIZE, Block, group_of, texts_at, texts_of
from reftel.archive.index_packing import REGISTERS, compressed, decompressed, pack_registers, pack_text
from reftel.archive.index_unpacking import unpack, unpack_entry, unpack_text
from reftel.archive.quotes import emptied
from reftel.record import (
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


def entries(kind: type[msgspec.Struct]) -> st.SearchStrategy[tuple[msgspec.Struct, ...]]:
    known = {field.name for field in msgspec.structs.fields(kind)}
    given_places = {key: places() for key in known if key == "at" or key.endswith("_at")}
    given_numbers: dict[str, st.SearchStrategy[object]] = {key: st.integers(0, 9) for key in known & {"paragraph"}}
    given_numbers |= {key: st.lists(st.integers(0, 9)).map(lambda found: (*found,)) for key in known & {"paragraphs"}}
    required = {
        field.name: st.text(max_size=5)
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
    id=st.none() | st.text(max_size=9),
    header=st.just(Header(serial=3)),
    paragraphs=st.just(tuple(Paragraph(number=at + 4, text=text, lines=(at, at)) for at, text in enumerate(TEXTS))),
    source=st.just(Source(path="a", format="text", sha256="0")),
    **{register: entries(kind) for register, kind in KINDS.items()},
)


def unpacked(cable: Cable) -> Cable:
    without_words = emptied(cable)
    return unpack(unpack_text(*pack_text(without_words)), tuple(pack_registers(without_words)))


@given(CABLES)
def test_unpacked_is_as_it_was(cable: Cable) -> None:
    assert unpacked(cable) == cable


def test_the_story_is_as_it_was() -> None:
    assert [unpacked(cable) for cable in STORY] == list(STORY)


def test_one_entry_is_unpacked_without_the_others() -> None:
    cable = STORY[0]
    registers = tuple(pack_registers(emptied(cable)))
    for register in REGISTERS:
        for index, entry in enumerate(getattr(cable, register)):
            assert unpack_entry(cable.paragraphs, registers, register, index) == entry


def test_words_that_places_give_are_not_kept_twice() -> None:
    assert b"herring" in pack_text(STORY[0])[0]
    assert b"Strait Transit Agreement by June" not in b"".join(pack_registers(emptied(STORY[0])))


@given(st.binary(max_size=300))
def test_compressed_bytes_come_back(content: bytes) -> None:
    assert decompressed(compressed(content)) == content


def test_cables_come_out_of_a_block_one_by_one() -> None:
    cables = [msgspec.structs.replace(STORY[at % 3], id=f"08X{at}") for at in range(GROUP)]
    short = [emptied(cable) for cable in cables]
    registers = group_of(short)
    for start in range(0, GROUP, SIZE):
        there = cables[start : start + SIZE]
        block = Block(texts_at(GROUP + start, texts_of(short[start : start + SIZE])), {GROUP: registers}.__getitem__)
        assert block.cables() == there
        assert block.named(f"08x{start + 4}") == [there[4]]
        assert block.named("08X99") == []
        assert block.entry(3, "people", 0) == there[3].people[0] if there[3].people else True

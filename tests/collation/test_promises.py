"""Promises that hold for any copies at all: nothing is thrown away, nothing is invented."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from collated import cable
from reftel.collation import Collation, collate, joined_cable, pieces
from reftel.record import Cable, decode, encode

WORDS = (
    "the", "of", "and", "Minister", "minister", "MINISTER,", "treaty", "strait", "1.5", "15", "Hélène", "Helene", "re-elected",
    "re-", "elected", "said", "said.", "--", "XXXXXXXXXXXX", "XXXXXXXXXXXX.", "[...]", "(text omitted)", "gulls", "charts", "Vasht",
    "http://example.org", "©", '"for', 'now."', "harbour", "ferry", "monitors", "clerks", "quays",
)  # fmt: skip
texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
paragraphs = st.lists(
    st.tuples(
        st.integers(0, 5),
        texts,
        st.sampled_from([None, "U", "SBU", "C/NF"]),
        st.sampled_from([None, "Fish", "The treaty"]),
    ),
    max_size=5,
)
copies = st.lists(paragraphs, min_size=1, max_size=4).map(
    lambda made: [cable(*one, path=f"{n}.txt") for n, one in enumerate(made)]
)
steady = settings(max_examples=150, deadline=None, derandomize=True)


@st.composite
def relatives(draw: st.DrawFn) -> list[Cable]:
    """Copies of one text, from each of which words and paragraphs are lost."""
    whole = draw(paragraphs)
    found = []
    for number in range(draw(st.integers(2, 4))):
        kept = [one for one in whole if draw(st.integers(0, 5))]
        cut = [
            (n, " ".join(w for w in text.split() if draw(st.integers(0, 7))), mark, head)
            for n, text, mark, head in kept
        ]
        found.append(cable(*cut, path=f"{number}.txt"))
    return found


either = st.one_of(copies, relatives())


def letters(text: str) -> str:
    return "".join(text.split())


def own_words(collation: Collation, copy: int) -> str:
    """The words of one copy, read out of the collation again."""
    found = [piece.text for paragraph in collation.paragraphs for piece in pieces(paragraph, copy, collation.base)]
    return letters("".join(found))


@steady
@given(either)
def test_each_copy_can_be_read_out_of_the_collation_again(made: list[Cable]) -> None:
    collation = collate(made)
    if not collation.paragraphs:
        assert not any(one.paragraphs for one in made)
        return
    for copy, one in enumerate(made):
        assert own_words(collation, copy) == letters("".join(p.text for p in one.paragraphs))


@steady
@given(either)
def test_the_joined_text_has_words_of_the_copies_only(made: list[Cable]) -> None:
    collation = collate(made)
    for paragraph in collation.paragraphs:
        spans = [one.at for one in paragraph.supplied if one.part == "text"]
        assert spans == sorted(spans)
        for one in paragraph.supplied:
            if one.part == "text":
                assert letters(paragraph.text[slice(*one.at)]) == letters(quoted(made[one.copy], one.places))
        for variant in paragraph.variants:
            if variant.part == "text":
                assert letters(variant.text) == letters(quoted(made[variant.copy], variant.places))


def quoted(one: Cable, places: tuple[msgspec.Struct, ...]) -> str:
    return " ".join(one.paragraphs[index].text[start:end] for index, start, end in map(msgspec.structs.astuple, places))


@steady
@given(either)
def test_marks_and_headings_of_every_copy_are_kept(made: list[Cable]) -> None:
    collation = collate(made)
    kept = {value for p in collation.paragraphs for value in (str(p.number), p.mark, p.heading)}
    kept |= {one.text for p in collation.paragraphs for one in p.variants if one.part != "text"}
    said = {value for one in made for p in one.paragraphs for value in (str(p.number), p.mark, p.heading)}
    assert said <= kept | {None}


@steady
@given(either)
def test_a_collation_is_json_and_the_joined_cable_a_record(made: list[Cable]) -> None:
    collation = collate(made)
    assert msgspec.json.decode(msgspec.json.encode(collation), type=Collation) == collation
    joined = joined_cable(collation)
    assert decode(encode(joined)) == joined
    assert collate(made) == collation


@steady
@given(copies)
def test_a_copy_compared_with_itself_differs_in_nothing(made: list[Cable]) -> None:
    collation = collate([made[0], made[0]])
    assert all(not paragraph.supplied and not paragraph.variants for paragraph in collation.paragraphs)
    assert [p.text for p in collation.paragraphs] == [" ".join(p.text.split()) for p in made[0].paragraphs]
    assert not collation.header_supplied
    assert not collation.header_variants

"""Copies brought together: what is supplied, what is kept as a variant, and where it stands."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest

from collated import cable, texts
from reftel.collation import CollatedParagraph, Collation, collate, joined_cable, pieces
from reftel.record import Cable, Damage, Header
from reftel.telegram import read_paths

SAMPLES = Path(__file__).parents[2] / "samples"
CHARTS = "The charts of the southern approaches arrived on March 27, and the clerks of two ports counted them twice."
GULLS = "The gulls of the harbour were nobody's business, said the skipper, and went on mending his nets in the rain."
BELL = "A bell was given back on the quay, and four observers saw it hung again before the evening ferry sailed."


def joined(collation: Collation) -> list[tuple[int, str]]:
    return texts(joined_cable(collation))


def variants(collation: Collation, part: str = "text") -> list[tuple[int, str, int, str, str]]:
    """Paragraph, kind, copy, the joined words there, and the copy's."""
    return [
        (p.number, one.kind, one.copy, p.text[slice(*one.at)] if part == "text" else "", one.text)
        for p in collation.paragraphs
        for one in p.variants
        if one.part == part
    ]


def supplied(collation: Collation, part: str = "text") -> list[tuple[int, int, str]]:
    """Paragraph, the copy it comes from, and what it gives."""
    return [
        (p.number, one.copy, str(getattr(p, part))[slice(*one.at)])
        for p in collation.paragraphs
        for one in p.supplied
        if one.part == part
    ]


@pytest.fixture(scope="module")
def copies() -> list[Cable]:
    found = read_paths([str(SAMPLES / f"08LYSANDRA212_copy_{letter}.txt") for letter in ("a", "b")])
    return [one for one in found if isinstance(one, Cable)]


class TestTheSample:
    @pytest.mark.parametrize("base", [None, 0, 1])
    def test_the_two_copies_make_the_cable_whole(self, copies: list[Cable], base: int | None) -> None:
        collation = collate(copies, base=base)
        whole = joined_cable(collation)
        assert [p.number for p in whole.paragraphs] == list(range(1, 12))
        text = {p.number: p.text for p in whole.paragraphs}
        assert "which has been suspended since January. According to Dell'Orso," in text[3]
        assert text[5] == copies[0].paragraphs[4].text
        assert "published in September 2008. He blamed the divers" in text[6]
        assert whole.paragraphs[4].heading == "The Families"
        assert whole.header.sender == "AMEMBASSY LYSANDRA"
        assert whole.damage == ()
        assert whole.withheld == ()
        assert whole.summary == copies[0].summary

    def test_each_loss_is_named(self, copies: list[Cable]) -> None:
        collation = collate(copies)
        assert (collation.base, collation.reason) == (1, "most words: 503 words; the other 491")
        assert [(one.words, one.lacks, one.blacked_out) for one in collation.copies] == [(491, 53, 0), (503, 41, 2)]
        assert supplied(collation, "text") == [(5, 0, copies[0].paragraphs[4].text)]
        assert [(n, kind, copy) for n, kind, copy, _, _ in variants(collation)] == [
            (3, "removed", 0),
            (5, "blacked_out", 1),
            (6, "removed", 0),
        ]
        assert variants(collation, "heading") == [(5, "removed", 0, "", "")]
        assert {one.field for one in collation.header_supplied} >= {
            "dtg",
            "sender",
            "to",
            "info",
            "classification",
            "tags",
        }
        assert all(one.restored for one in collation.repairs)

    def test_a_base_that_lost_a_heading_is_supplied_with_it(self, copies: list[Cable]) -> None:
        assert supplied(collate(copies, base=0), "heading") == [(5, 1, "The Families")]


def test_copies_that_agree_differ_in_nothing() -> None:
    collation = collate([cable((1, CHARTS, "SBU", "Charts")), cable((1, CHARTS, "SBU", "Charts"), path="b.txt")])
    assert joined(collation) == [(1, CHARTS)]
    assert variants(collation) == []
    assert collation.reason == "as good as the other, and first by its path: 19 words; the other 19"


def test_one_copy_alone_is_its_own_base() -> None:
    assert collate([cable((1, CHARTS))]).reason == "the only copy"


def test_nothing_to_compare_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing to compare: give at least one copy"):
        collate([])


def test_cables_of_two_ids_are_no_copies() -> None:
    one = cable((1, CHARTS))
    with pytest.raises(ValueError, match="copies of one cable have one id, these have 08LYSANDRA212, 09LIMA1"):
        collate([one, msgspec.structs.replace(one, id="09LIMA1")])


@pytest.mark.parametrize("base", [0, 1])
@pytest.mark.parametrize(
    ("cut", "lost"),
    [
        ([(1, CHARTS), (3, BELL)], GULLS),
        ([(2, GULLS), (3, BELL)], CHARTS),
        ([(1, CHARTS), (2, GULLS)], BELL),
        (
            [(1, CHARTS), (2, GULLS.replace(" were nobody's business, said", "")), (3, BELL)],
            "were nobody's business, said",
        ),
    ],
)
def test_what_one_copy_lost_comes_from_the_other(base: int, cut: list[tuple[int, str]], lost: str) -> None:
    whole = cable((1, CHARTS), (2, GULLS), (3, BELL), path="whole.txt")
    collation = collate([whole, cable(*cut, path="cut.txt")], base=base)
    assert joined(collation) == texts(whole)
    found = (
        supplied(collation)
        if base
        else [(n, c, has) for n, kind, c, has, _ in variants(collation) if kind == "removed"]
    )
    assert [text for _, _, text in found] == [lost]


@pytest.mark.parametrize("rest", [GULLS[:41], GULLS[35:]])
@pytest.mark.parametrize("base", [0, 1])
def test_a_cut_through_a_word_is_made_good(base: int, rest: str) -> None:
    whole = cable((1, CHARTS), (2, GULLS), (3, BELL))
    collation = collate([whole, cable((1, CHARTS), (2, rest), (3, BELL), path="cut.txt")], base=base)
    assert joined(collation) == texts(whole)


def test_a_paragraph_that_lost_its_number_is_parted_again() -> None:
    whole = cable((1, CHARTS), (2, GULLS, "C"), (3, BELL))
    merged = cable((1, f"{CHARTS} {GULLS[30:]}", "U"), (3, BELL), path="merged.txt")
    collation = collate([whole, merged], base=1)
    assert joined(collation) == texts(whole)
    assert [p.mark for p in collation.paragraphs] == ["U", "C", None]


def test_copies_that_part_paragraphs_otherwise_keep_the_base_s() -> None:
    parted = cable((1, CHARTS), (1, GULLS), path="parted.txt")
    whole = cable((1, f"{CHARTS} {GULLS}"))
    assert joined(collate([whole, parted], base=0)) == texts(whole)
    assert joined(collate([whole, parted], base=1)) == texts(parted)


def test_a_copy_without_printed_numbers_that_lost_a_block_is_numbered_on() -> None:
    whole = cable((1, CHARTS), (2, GULLS), (3, BELL), (4, CHARTS[::-1]))
    cut = cable((1, CHARTS), (2, BELL), (3, CHARTS[::-1]), path="cut.txt")
    collation = collate([whole, cut], base=1)
    assert joined(collation) == texts(whole)
    assert variants(collation, "number") == [(4, "changed", 1, "", "3")]


@pytest.mark.parametrize(
    "sign", ["XXXXXXXXXXXX", "[...]", "(text omitted)", "XXXXXXXXXXXX [...]", "[2 lines not declassified]"]
)
@pytest.mark.parametrize("base", [0, 1])
def test_what_is_blacked_out_comes_from_the_other_copy(sign: str, base: int) -> None:
    told, hidden = (
        cable((1, CHARTS), (2, GULLS)),
        cable((1, CHARTS.replace("two ports", sign)), (2, sign), path="b.txt"),
    )
    collation = collate([told, hidden], base=base)
    assert joined(collation) == texts(told)
    assert variants(collation) == [(1, "blacked_out", 1, "two ports", sign), (2, "blacked_out", 1, GULLS, sign)]
    assert [one.blacked_out for one in collation.copies] == [0, 2 * (2 if sign.endswith("X [...]") else 1)]


def test_two_readings_are_both_kept() -> None:
    collation = collate([cable((1, CHARTS)), cable((1, CHARTS.replace("southern", "northern")), path="b.txt")])
    assert joined(collation) == [(1, CHARTS)]
    assert variants(collation) == [(1, "changed", 1, "southern", "northern")]


@pytest.mark.parametrize(
    ("other", "has", "reads"),
    [
        (CHARTS.upper(), CHARTS, CHARTS.upper()),
        (CHARTS.replace("approaches", "ap- proaches"), "approaches", "ap- proaches"),
        (CHARTS.replace("March 27, and", "March 27 and"), "27,", "27"),
        (CHARTS.replace("two ports", "two pòrts"), "ports", "pòrts"),
    ],
)
def test_matters_of_form_are_no_changes(other: str, has: str, reads: str) -> None:
    collation = collate([cable((1, CHARTS)), cable((1, other), path="b.txt")], base=0)
    assert variants(collation) == [(1, "form", 1, has, reads)]
    assert collation.copies[1].lacks == 0


def test_figures_are_no_matter_of_form() -> None:
    one, other = cable((1, f"{CHARTS} It cost 1.5 million.")), cable((1, f"{CHARTS} It cost 15 million."), path="b.txt")
    assert variants(collate([one, other])) == [(1, "changed", 1, "1.5", "15")]


def test_three_copies_each_with_a_loss_make_one_whole() -> None:
    words = GULLS.split()
    cuts = [" ".join(words[:at] + words[at + 4 :]) for at in (2, 8, 14)]
    copies = [cable((1, CHARTS), (2, cut), (3, BELL), path=f"{n}.txt") for n, cut in enumerate(cuts)]
    collation = collate(copies)
    assert joined(collation) == [(1, CHARTS), (2, GULLS), (3, BELL)]
    assert [one.lacks for one in collation.copies] == [4, 4, 4]
    assert Counter(copy for _, _, copy, _, _ in variants(collation)) == {1: 1, 2: 1}


def test_places_lead_to_the_words_in_their_copy() -> None:
    copies = [
        cable((1, CHARTS), (3, BELL)),
        cable((1, CHARTS), (2, GULLS), (3, BELL.replace("four", "five")), path="b.txt"),
    ]
    collation = collate(copies, base=0)
    [given] = [one for p in collation.paragraphs for one in p.supplied]
    [variant] = [one for p in collation.paragraphs for one in p.variants]
    for one, words in ((given, GULLS), (variant, "five")):
        [place] = one.places
        assert copies[one.copy].paragraphs[place.index].text[place.start : place.end] == words


class TestForeignText:
    NEWS = "Ferry fares to rise again in spring"

    @pytest.mark.parametrize("base", [0, 1])
    def test_below_the_signature_is_not_supplied(self, base: int) -> None:
        signed = cable((1, CHARTS), (2, GULLS), header=Header(signed="WEXCOMBE"))
        page = cable((1, CHARTS), (2, f"{GULLS} WEXCOMBE {self.NEWS}"), (2, self.NEWS), path="b.html", kind="html")
        collation = collate([signed, page], base=base)
        assert self.NEWS not in " ".join(text for _, text in joined(collation))
        kept = " ".join(text for _, kind, _, _, text in variants(collation) if kind == "foreign")
        assert kept.count(self.NEWS) == 2

    def test_above_the_first_paragraph_is_not_supplied(self) -> None:
        plain = cable((1, CHARTS), (2, GULLS), header=Header(subject="CHARTS"))
        page = cable((0, "Welcome to the Courier"), (1, CHARTS), (2, GULLS), path="b.html", kind="html")
        collation = collate([plain, page])
        assert joined(collation) == texts(plain)
        assert [(kind, text) for _, kind, _, _, text in variants(collation)] == [("foreign", "Welcome to the Courier")]

    def test_in_the_middle_is_known_by_its_first_words(self) -> None:
        plain = cable((1, CHARTS), (2, GULLS))
        page = cable((1, CHARTS), (1, "Share this page with friends"), (2, GULLS), path="b.txt")
        assert joined(collate([plain, page])) == texts(plain)

    def test_a_copy_with_foreign_text_is_no_base_where_another_is_as_long(self) -> None:
        damage = (Damage(kind="foreign_text", paragraph=0, note="text that is not of the cable in line 9"),)
        collation = collate([cable((1, CHARTS), damage=damage), cable((1, CHARTS), path="b.txt")])
        assert (collation.base, collation.reason) == (1, "no foreign text in it: 19 words; the other 19")


class TestHeadings:
    def test_one_that_was_read_as_text_is_not_supplied_as_text(self) -> None:
        whole = cable((1, CHARTS), (2, GULLS, None, "Nets in the Rain"))
        misread = cable((1, f"{CHARTS} Nets in the Rain {GULLS[30:]}"), path="b.txt")
        collation = collate([whole, misread])
        assert joined(collation) == texts(whole)
        assert (1, "added", 1, "", "Nets in the Rain") in variants(collation)

    def test_one_that_both_have_otherwise_is_kept_twice(self) -> None:
        one, other = cable((1, CHARTS, None, "Charts")), cable((1, CHARTS, None, "Old Charts"), path="b.txt")
        assert variants(collate([one, other]), "heading") == [(1, "changed", 1, "", "Old Charts")]

    def test_one_holds_until_the_next(self) -> None:
        whole = cable((1, CHARTS, None, "A"), (2, GULLS, None, "B"), (3, BELL, None, "B"))
        cut = cable((1, CHARTS, None, "A"), (2, GULLS, None, "A"), (3, BELL, None, "A"), path="b.txt")
        collation = collate([cut, whole], base=0)
        assert [p.heading for p in collation.paragraphs] == ["A", "B", "B"]
        assert supplied(collation, "heading") == [(2, 1, "B")]


@pytest.mark.parametrize("base", [0, 1])
def test_a_number_and_mark_that_were_read_as_text_are_not_supplied_as_text(base: int) -> None:
    whole = cable((1, CHARTS, "U"), (2, GULLS, "SBU"))
    misread = cable((1, f"{CHARTS} 2. (SBU) {GULLS}", "U"), path="b.txt")
    collation = collate([whole, misread], base=base)
    assert joined(collation) == texts(whole)
    assert [p.mark for p in collation.paragraphs] == ["U", "SBU"]
    assert "2. (SBU)" in [text for _, kind, _, _, text in variants(collation) if kind == "added"]


def test_a_signature_that_was_read_as_text_is_not_supplied_as_text() -> None:
    signed = cable((1, CHARTS), header=Header(signed="WEXCOMBE"))
    collation = collate([signed, cable((1, f"{CHARTS} WEXCOMBE"), path="b.txt")])
    assert joined(collation) == texts(signed)
    assert variants(collation) == [(1, "added", 1, "", "WEXCOMBE")]


class TestMarks:
    @pytest.mark.parametrize(
        ("one", "other", "mark"),
        [("U", "SBU", "SBU"), ("S", "C", "S"), ("C/NF", "S", "S/NF"), (None, "C", "C"), ("TS", "S/NF", "TS/NF")],
    )
    def test_the_stricter_one_stands_and_both_are_kept(self, one: str | None, other: str, mark: str) -> None:
        collation = collate([cable((1, CHARTS, one)), cable((1, CHARTS, other), path="b.txt")], base=0)
        [paragraph] = collation.paragraphs
        assert paragraph.mark == mark
        said = {one, other} - {None, mark}
        assert said == {v.text for v in paragraph.variants if v.part == "mark"}

    def test_one_that_the_base_lost_is_supplied(self) -> None:
        collation = collate([cable((1, CHARTS)), cable((1, CHARTS, "C"), path="b.txt")], base=0)
        assert supplied(collation, "mark") == [(1, 1, "C")]


def test_texts_that_share_too_little_are_kept_apart() -> None:
    other = "Nobody in the ministry had read the minutes of 1976 before the president asked for them over breakfast."
    collation = collate([cable((1, CHARTS), (2, GULLS)), cable((1, other), path="b.txt")])
    assert joined(collation) == [(1, CHARTS), (2, GULLS)]
    assert collation.copies[1].apart
    assert other in [text for _, _, copy, _, text in variants(collation) if copy == 1]


def test_a_copy_s_words_are_its_pieces() -> None:
    cut = cable((1, CHARTS.replace(" of two ports", "")), path="b.txt")
    collation = collate([cable((1, CHARTS)), cut])
    [paragraph] = collation.paragraphs
    assert [(piece.kind, piece.lacks) for piece in pieces(paragraph, 1, collation.base)] == [
        ("same", ""),
        ("removed", "of two ports"),
        ("same", ""),
    ]


def test_two_losses_parted_by_a_word_that_fits_twice_are_one() -> None:
    whole = cable((1, f"{CHARTS} She met the envoy of Marenne and the widow of the skipper. {BELL}"))
    cut = cable((1, f"{CHARTS} She met the skipper. {BELL}"), path="b.txt")
    found = variants(collate([whole, cut]))
    assert [(kind, len(has.split())) for _, kind, _, has, _ in found] == [("removed", 8)]


@pytest.mark.parametrize("base", [0, 1])
@pytest.mark.parametrize(
    "lost",
    ["The envoy left the quay.", "Envoys left the quay. the"],
)
def test_spelling_tells_where_a_loss_lies(base: int, lost: str) -> None:
    whole = cable((1, f"{CHARTS} {lost} The bell rang once, and the ferry sailed without him."))
    cut = cable((1, f"{CHARTS} The bell rang once, and the ferry sailed without him."), path="b.txt")
    collation = collate([whole, cut], base=base)
    assert joined(collation) == texts(whole)
    assert not [kind for _, kind, *_ in variants(collation) if kind == "form"]


def test_paragraph_order_is_kept_where_each_copy_lost_another() -> None:
    one, other = cable((1, CHARTS), (2, GULLS)), cable((1, CHARTS), (3, BELL), path="b.txt")
    assert joined(collate([one, other])) == [(1, CHARTS), (2, GULLS), (3, BELL)]
    assert joined(collate([other, one])) == [(1, CHARTS), (2, GULLS), (3, BELL)]


def test_paragraphs_say_whose_lines_they_are() -> None:
    collation = collate(
        [cable((1, CHARTS), (3, BELL)), cable((1, CHARTS), (2, GULLS), (3, BELL), path="b.txt")], base=0
    )
    found: list[CollatedParagraph] = list(collation.paragraphs)
    assert [(p.copy, p.lines) for p in found] == [(0, (1, 1)), (1, (2, 2)), (0, (2, 2))]

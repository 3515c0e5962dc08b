"""Heads, levels, signs, damage: the parts of a collation, each on its own."""

from typing import Any

import pytest

from collated import cable
from reftel.collation import Collation, collate, joined_cable
from reftel.collation.levels import stricter_level, stricter_mark
from reftel.collation.signs import find_signs
from reftel.collation.tokens import key_of, tokens_of
from reftel.record import Addressee, Damage, Editorial, ExecutiveOrder, Footnote, Header, Reference

TEXT = "The gulls of the harbour were nobody's business, said the skipper, and went on mending his nets in the rain."


def compared(one: Header, other: Header) -> Collation:
    return collate([cable((1, TEXT), header=one), cable((1, TEXT), header=other, path="b.txt")], base=0)


def supplied(collation: Collation) -> list[tuple[str, Any]]:
    return [(one.field, one.value) for one in collation.header_supplied]


def variants(collation: Collation) -> list[tuple[str, str, int, Any]]:
    return [(one.field, one.kind, one.copy, one.value) for one in collation.header_variants]


class TestHeads:
    def test_a_field_that_the_base_lost_is_supplied(self) -> None:
        collation = compared(Header(), Header(dtg="2008-05-14T16:05:00Z", serial=212))
        assert collation.header.dtg == "2008-05-14T16:05:00Z"
        assert supplied(collation) == [("serial", 212), ("dtg", "2008-05-14T16:05:00Z")]
        assert variants(collation) == []

    def test_a_field_that_another_copy_lost_is_named(self) -> None:
        assert variants(compared(Header(serial=212), Header())) == [("serial", "removed", 1, 212)]

    def test_two_values_are_both_kept(self) -> None:
        collation = compared(Header(serial=212), Header(serial=221))
        assert collation.header.serial == 212
        assert variants(collation) == [("serial", "changed", 1, 221)]

    def test_case_is_a_matter_of_form(self) -> None:
        found = variants(compared(Header(subject="Two Charts"), Header(subject="TWO CHARTS")))
        assert found == [("subject", "form", 1, "TWO CHARTS")]

    def test_a_subject_that_lost_a_line_is_supplied_whole(self) -> None:
        whole = "A GOOD TREATY WAITING FOR A GOOD DAY"
        collation = compared(Header(subject="A GOOD TREATY WAITING"), Header(subject=whole))
        assert collation.header.subject == whole
        assert supplied(collation) == [("subject", whole)]
        assert variants(collation) == [("subject", "changed", 0, "A GOOD TREATY WAITING")]

    def test_other_words_do_not_replace_the_base_s(self) -> None:
        collation = compared(Header(subject="A GOOD TREATY"), Header(subject="A BAD AND OLD TREATY"))
        assert collation.header.subject == "A GOOD TREATY"

    def test_lists_are_brought_together_in_order(self) -> None:
        collation = compared(Header(tags=("PREL", "XT")), Header(tags=("PREL", "PGOV", "XT", "XV")))
        assert collation.header.tags == ("PREL", "PGOV", "XT", "XV")
        assert supplied(collation) == [("tags", "PGOV"), ("tags", "XV")]

    def test_an_item_that_another_copy_lost_is_named(self) -> None:
        assert variants(compared(Header(tags=("PREL", "XT")), Header(tags=("PREL",)))) == [("tags", "removed", 1, "XT")]

    def test_receivers_are_known_by_their_names(self) -> None:
        one, other = Addressee(addressee="AMEMBASSY LIMA", number=5), Addressee(addressee="AMEMBASSY LIMA")
        collation = compared(Header(info=(one,)), Header(info=(other, Addressee(addressee="AMEMBASSY QUITO"))))
        assert [receiver.addressee for receiver in collation.header.info] == ["AMEMBASSY LIMA", "AMEMBASSY QUITO"]
        assert [(kind, value["number"]) for _, kind, _, value in variants(collation)] == [("changed", None)]

    def test_references_are_known_by_the_cable_they_name(self) -> None:
        one, other = Reference(label="A", text="LIMA 2", id="08LIMA2"), Reference(text="08 LIMA 2", id="08LIMA2")
        assert len(compared(Header(references=(one,)), Header(references=(other,))).header.references) == 1

    def test_the_strictest_classification_stands(self) -> None:
        collation = compared(Header(classification="SBU"), Header(classification="SECRET"))
        assert collation.header.classification == "SECRET"
        assert variants(collation) == [("classification", "changed", 0, "SBU")]

    @pytest.mark.parametrize("base", [0, 1])
    def test_a_page_s_lines_above_the_text_are_not_supplied(self, base: int) -> None:
        plain = cable((1, TEXT), header=Header(passing=("DEPT FOR NS",)))
        page = cable((1, TEXT), header=Header(passing=("Home | News", "DEPT FOR NS")), path="b.html", kind="html")
        collation = collate([plain, page], base=base)
        assert collation.header.passing == ("DEPT FOR NS",)
        assert variants(collation) == [("passing", "foreign", 1, "Home | News")]

    def test_orders_are_compared_whole(self) -> None:
        order = ExecutiveOrder(order="12958", text="N/A")
        assert compared(Header(), Header(executive_order=order)).header.executive_order == order


@pytest.mark.parametrize(
    ("levels", "strictest"),
    [
        ([], None),
        ([None], None),
        (["SBU", "UNCLASSIFIED"], "SBU"),
        (["TOP SECRET", "SECRET"], "TOP SECRET"),
        (["SELDOM"], "SELDOM"),
    ],
)
def test_levels(levels: list[str | None], strictest: str | None) -> None:
    assert stricter_level(levels) == strictest


@pytest.mark.parametrize(
    ("marks", "strictest"),
    [
        ([None], None),
        (["U", "FOUO"], "FOUO"),
        (["S//NF", "TS"], "TS/NF"),
        (["C-NF", "C"], "C-NF"),
        (["LOU", "SBU"], "LOU"),
    ],
)
def test_marks(marks: list[str | None], strictest: str | None) -> None:
    assert stricter_mark(marks) == strictest


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("No sign (at all) here.", []),
        ("[garble] and [2 lines not declassified]", ["[garble]", "[2 lines not declassified]"]),
        ("(TEXT OMITTED)", ["(TEXT OMITTED)"]),
        ("the [... missing ...] rest", ["[... missing ...]"]),
        ("XXXXXXXXXXXX, XXXXXXXXXXXX", ["XXXXXXXXXXXX, XXXXXXXXXXXX"]),
    ],
)
def test_signs(text: str, signs: list[str]) -> None:
    assert [text[slice(*at)] for at in find_signs(text)] == signs


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("Minister,", "MINISTER", True),
        ("Hélène", "Helene", True),
        ("re-elected", "reelected", True),
        ("“now.”", '"now."', True),
        ("—", "--", True),
        ("1.5", "15", False),
        ("$5", "5", False),
        ("1,000.", "1,000", True),
        ("...", "!", False),
    ],
)
def test_keys(one: str, other: str, equal: bool) -> None:  # noqa: FBT001  a column of the table
    assert (key_of(one) == key_of(other)) is equal


def test_a_sign_glued_to_a_point_stays_glued() -> None:
    collation = collate([cable((1, "We met XXXXXXXXXXXX."))])
    assert collation.paragraphs[0].text == "We met XXXXXXXXXXXX."
    assert [token.glued for token in tokens_of(cable((1, "We met [...].")), 0)] == [False, False, False, False, True]


class TestDamage:
    LOST = Damage(kind="lost_text", paragraph=1, note="breaks off after 'nobody's business, said the'", lines=(1, 1))

    def test_what_no_copy_supplies_remains(self) -> None:
        broken = cable((1, TEXT.partition(" skipper")[0]), damage=(self.LOST,))
        collation = collate([broken, broken])
        assert [one.restored for one in collation.repairs] == [False, False]
        assert [(one.kind, one.paragraph) for one in collation.remaining] == [("lost_text", 1)]
        assert joined_cable(collation).damage == collation.remaining

    def test_what_a_copy_supplies_is_made_good(self) -> None:
        broken = cable((1, TEXT.partition(" skipper")[0]), damage=(self.LOST,))
        collation = collate([broken, cable((1, TEXT), path="b.txt")])
        assert [(one.copy, one.restored) for one in collation.repairs] == [(0, True)]
        assert collation.remaining == ()

    def test_a_head_that_is_lost_in_all_copies_remains_so_far(self) -> None:
        note = "no date-time group, FM, TO, classification, TAGS and SUBJECT lines"
        lost = (Damage(kind="lost_header", paragraph=0, note=note),)
        one = cable((1, TEXT), damage=lost, header=Header(tags=("PREL",), date="2008-05-14"))
        other = cable((1, TEXT), damage=lost, header=Header(sender="AMEMBASSY LIMA", date="2008-05-14"), path="b.txt")
        [remaining] = collate([one, other]).remaining
        assert remaining.note == "no date-time group, TO, classification and SUBJECT lines"

    @pytest.mark.parametrize(("kind", "number"), [("lost_heading", 1), ("lost_section", 0)])
    def test_lost_headings_and_sections_remain_where_no_copy_has_them(self, kind: str, number: int) -> None:
        damage = (Damage(kind=kind, paragraph=number, note="gone"),)
        one = cable((1, TEXT), damage=damage)
        assert [left.kind for left in collate([one, one]).remaining] == [kind]
        whole = cable((1, TEXT, None, "Gulls"), path="b.txt")
        assert collate([one, whole], base=0).remaining == ()

    def test_what_is_about_a_copy_alone_is_no_damage_of_the_cable(self) -> None:
        damage = (
            Damage(kind="foreign_text", paragraph=0, note="a menu"),
            Damage(kind="repeated_text", paragraph=0, note="twice"),
        )
        collation = collate([cable((1, TEXT), damage=damage)])
        assert (collation.repairs, collation.remaining) == ((), ())
        assert collation.copies[0].damage == damage


def test_places_of_footnotes_go_where_words_were_supplied() -> None:
    import msgspec

    note = Footnote(number="1", text="Not printed.", paragraph=1, at=4)
    other = Footnote(number="2", text="Not found.", paragraph=2, at=4)
    editorial = Editorial(volume="v", document="d1", kind="telegram", head="1. Telegram", footnotes=(note, other))
    one = msgspec.structs.replace(cable((1, TEXT[:50]), (2, TEXT[::-1])), editorial=editorial)
    collation = collate([one, cable((1, TEXT), (2, TEXT[::-1]), path="b.txt")], base=0)
    assert collation.editorial is not None
    assert [note.at for note in collation.editorial.footnotes] == [None, 4]
    assert collate([one, one]).editorial == editorial

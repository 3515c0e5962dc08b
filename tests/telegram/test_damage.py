import msgspec
import pytest

from reftel.record import Addressee, Damage, Header, Paragraph
from reftel.telegram.damage import blacked_out, lost_header, lost_headings, lost_sections, lost_text

WHOLE = Header(
    dtg="2009-01-02T10:11:00Z",
    date="2009-01-02",
    sender="AMEMBASSY LIMA",
    to=(Addressee(addressee="SECSTATE WASHDC"),),
    classification="UNCLASSIFIED",
    tags=("PREL",),
    subject="A VISIT",
)


def paragraphs(*texts: str) -> list[Paragraph]:
    return [Paragraph(number=n, text=text, lines=(n, n)) for n, text in enumerate(texts, 1)]


def broken(text: str) -> str | None:
    """Return what is wrong with a paragraph that stands between two whole ones."""
    found = [
        d.note for d in lost_text(paragraphs("The gulls went home early.", text, "They came back.")) if d.paragraph == 2
    ]
    return found[0] if found else None  # fmt: skip


def missing(header: Header, *, subject_printed: bool = True, has_order: bool = True) -> list[str]:
    return [d.note for d in lost_header(header, subject_printed=subject_printed, has_order=has_order)]


def changed(**fields: object) -> Header:
    return msgspec.structs.replace(WHOLE, **fields)


def test_a_whole_head_has_lost_nothing() -> None:
    assert missing(WHOLE) == []


@pytest.mark.parametrize(
    ("header", "note"),
    [
        (changed(dtg=None), "no date-time group line"),
        (changed(sender=None), "no FM line"),
        (changed(to=()), "no TO line"),
        (changed(classification=None), "no classification line"),
        (changed(tags=()), "no TAGS line"),
        (changed(subject=None), "no SUBJECT line"),
        (changed(sender=None, to=(), tags=()), "no FM, TO and TAGS lines"),
    ],
)
def test_a_line_that_every_cable_has_is_missed(header: Header, note: str) -> None:
    assert missing(header) == [note]


def test_a_subject_from_elsewhere_is_not_printed() -> None:
    assert missing(WHOLE, subject_printed=False) == ["no SUBJECT line"]


def test_a_telegram_older_than_tags_lines_has_lost_none() -> None:
    assert missing(changed(tags=(), date="1973-12-31")) == []
    assert missing(changed(tags=(), date="1974-01-01")) == ["no TAGS line"]


@pytest.mark.parametrize(
    "text",
    [
        "He said that the gulls would come back before the",
        "He said that the gulls would come back and the Ministry was",
        "He said that the gulls, the terns,",
        "He said that the gulls would come back with the oth...",
        "He said that the gulls would come back with the oth…",
    ],
)
def test_a_sentence_breaks_off(text: str) -> None:
    note = broken(text)
    assert note is not None
    assert note.startswith("breaks off after ")


@pytest.mark.parametrize(
    "text", ["of the gulls that went home last night", "and then the gulls came back home at last."]
)
def test_a_sentence_starts_in_the_middle(text: str) -> None:
    note = broken(text)
    assert note is not None
    assert note.startswith("starts in the middle of a sentence: ")


@pytest.mark.parametrize(
    "text",
    [
        "He said [text omitted] that the gulls were gone.",
        "He said (paragraph missing) that the gulls were gone.",
        "[4 lines not declassified] The gulls were gone.",
        "He said [1 line garbled] that [1 line garbled] gulls were gone.",
    ],
)
def test_a_note_says_that_words_are_cut_out(text: str) -> None:
    note = broken(text)
    assert note is not None
    assert note.startswith("words are cut out")


@pytest.mark.parametrize(
    "text",
    [
        "The gulls came back.",
        'He said, "The gulls came back."',
        "The gulls came back (and stayed)",
        "The points were: gulls; terns; and chips:",
        "The gulls came back and stayed for the winter. End comment",
        "The gulls came back and stayed for the whole winter",
        "What would they do without us?",
        "More on the",
        "the gulls.",
        "e-mail: roe@example.org is where the gulls are counted",
        "",
    ],
)
def test_a_whole_paragraph_is_not_damaged(text: str) -> None:
    assert broken(text) is None


def test_old_telegrams_in_capitals_begin_as_they_like() -> None:
    texts = paragraphs("THE GULLS WENT HOME EARLY.", "de GAULLE SAID THAT GULLS WERE FRENCH BIRDS.", "THEY CAME BACK.")
    assert list(lost_text(texts)) == []


def test_the_start_of_the_text_may_be_in_the_middle() -> None:
    text = Paragraph(number=0, text="of the gulls that went home last night", lines=(1, 1))
    assert list(lost_text([text])) == []


@pytest.mark.parametrize(
    ("numbers", "notes"),
    [
        ((1, 2, 3), []),
        ((1, 3), ["the printed numbers go from 1 to 3: no paragraph 2"]),
        ((1, 5, 6), ["the printed numbers go from 1 to 5: no paragraphs 2 to 4"]),
        ((1, 2, 2, 4), []),
        ((2, 1, 2), []),
        ((0, 1, 2), []),
        ((0, 3, 4), []),
    ],
)
def test_numbers_that_are_not_there(numbers: tuple[int, ...], notes: list[str]) -> None:
    texts = [Paragraph(number=number, text="The gulls went home.", lines=(number, number)) for number in numbers]
    assert [damage.note for damage in lost_text(texts)] == notes


def test_a_copy_without_text_says_so() -> None:
    [damage] = lost_text([])
    assert damage == Damage(kind="lost_text", paragraph=0, note="the copy ends before the text begins")


TEN = paragraphs(*["The gulls went home."] * 10)


@pytest.mark.parametrize(
    ("blanks", "headed", "expected"),
    [
        ((0, 1, 1, 1, 2, 1, 1, 1, 1, 1), (3,), [5]),
        ((0, 1, 1, 1, 3, 1, 1, 1, 4, 1), (3,), [5, 9]),
        ((0, 1, 1, 1, 5, 1, 1, 1, 1, 1), (3,), []),
        ((0, 1, 1, 1, 2, 1, 1, 1, 1, 1), (), []),
        ((0, 1, 1, 1, 2, 1, 1, 1, 1, 1), (3, 5), []),
        ((0, 2, 1, 1, 1, 1, 1, 1, 1, 1), (3,), []),
        ((0, 2, 2, 2, 2, 2, 2, 2, 2, 2), (3,), []),
        ((0, 1, 1, 2, 2, 2, 1, 1, 1, 1), (3,), []),
        ((0, 1, 1, 2, 1, 2, 2, 2, 2, 2), (3,), []),
    ],
)
def test_blank_lines_show_where_a_heading_stood(
    blanks: tuple[int, ...], headed: tuple[int, ...], expected: list[int]
) -> None:
    own = [paragraph.number in headed for paragraph in TEN]
    assert [damage.paragraph for damage in lost_headings(TEN, blanks, own)] == expected


@pytest.mark.parametrize(
    ("present", "signed", "pages", "note"),
    [
        ({1, 2, 3}, False, 0, None),
        ({2, 3}, True, 3, "the head says 3 sections; lost: 1"),
        ({3}, True, 3, "the head says 3 sections; lost: 1 and 2"),
        ({1, 3}, True, 3, "the head says 3 sections; lost: 2"),
        ({1, 2}, False, 0, "the head says 3 sections; lost: 3"),
        ({1, 2}, True, 0, None),
        ({1}, True, 0, None),
        ({1}, False, 3, None),
    ],
)
def test_sections_that_are_not_there(
    present: set[int],
    signed: bool,  # noqa: FBT001  a table's column
    pages: int,
    note: str | None,
) -> None:
    header = changed(section=min(present), sections=3)
    found = [d.note for d in lost_sections(header, present, class_line=True, signed=signed, pages=pages)]
    assert found == ([note] if note else [])


def test_a_section_of_the_de_line_alone() -> None:
    header = changed(section=1)
    [damage] = lost_sections(header, set(), class_line=False, signed=False, pages=0)
    assert (damage.kind, damage.note) == ("lost_section", "the DE line says section 01 of more")
    assert list(lost_sections(header, set(), class_line=False, signed=True, pages=0)) == []
    assert list(lost_sections(WHOLE, set(), class_line=False, signed=False, pages=0)) == []


def test_a_lone_start_with_dots_behind_it_is_cut_off() -> None:
    [damage] = lost_text(paragraphs("The gulls..."))
    assert damage.note == "breaks off after 'The gulls...'"
    assert list(lost_text(paragraphs("The gulls...", "went home."))) == []


def test_of_a_paragraph_nothing_may_be_left_but_blacked_out_words() -> None:
    texts = paragraphs("The gulls went home.", "XXXXXXXXXXXX [...]", "We met XXXXXXXXXXXX.")
    assert [(damage.kind, damage.paragraph) for damage in blacked_out(texts)] == [("lost_text", 2)]

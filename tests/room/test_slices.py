import pytest

from reftel.record import Paragraph
from reftel.room.slices import parts_of


def paragraph(text: str, number: int = 1) -> Paragraph:
    return Paragraph(number=number, text=text, lines=(1, 1))


@pytest.mark.parametrize(
    ("paragraphs", "entries", "parts"),
    [
        ([], [], 1),
        ([paragraph("")], [0], 1),
        ([paragraph("word " * 1000)] * 10, [5] * 10, 1),
        ([paragraph("word " * 1000)] * 40, [0] * 40, 2),
        ([paragraph("a")] * 1000, [0] * 1000, 3),
        ([paragraph("a b")] * 3, [100] * 3, 2),
        ([paragraph("x" * 1_000_000)], [0], 7),
        ([paragraph("&" * 100_000)], [0], 4),
        ([paragraph("\u202e" * 30_000)], [0], 2),
    ],
)
def test_a_part_has_room_on_a_page(paragraphs: list[Paragraph], entries: list[int], parts: int) -> None:
    assert len(parts_of(paragraphs, entries)) == parts


def test_parts_together_are_the_cable() -> None:
    paragraphs = [paragraph("word " * 9000, 1), paragraph("y" * 50_000, 2), paragraph("", 3), paragraph("end", 4)]
    slices = [each for part in parts_of(paragraphs, [3, 0, 0, 1]) for each in part]
    for at, one in enumerate(paragraphs):
        cut = [each for each in slices if each.paragraph == at]
        assert "".join(one.text[each.start : each.end] for each in cut) == one.text
        assert cut
    assert [each.paragraph for each in slices] == sorted(each.paragraph for each in slices)

import pytest

from reftel.telegram.frame import Frame, find_frames
from telegrams import lines_of


def frames(text: str) -> list[Frame]:
    return find_frames(tuple(text.split("\n")))


def spans(text: str) -> list[tuple[int, int]]:
    return [(frame.start, frame.end) for frame in frames(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UNCLAS LIMA 000012\n1. Text.", [(0, 2)]),
        ("Rain.\n\nUNCLAS LIMA 000012\n1. Text.\n\nSun.", [(0, 6)]),
        ("UNCLAS LIMA 000012\n1. Text.\nUNCLAS QUITO 000013\n1. Text.", [(0, 2), (2, 4)]),
        ("UNCLAS LIMA 000012\n1. Text.\nNNNN\n\nDE RUEHQT #0013 0341502\nUNCLAS QUITO 000013\nA", [(0, 4), (4, 7)]),
        (
            "UNCLAS LIMA 000012\n1. Text here.\n\nR 031502Z FEB 09\nFM AMEMBASSY QUITO\n\nUNCLAS QUITO 000013\nA",
            [(0, 3), (3, 8)],
        ),
        ("1. (U) He quoted UNCLAS LIMA 12 at length.", [(0, 1)]),
        ("No telegram at all.", [(0, 1)]),
        ("", [(0, 1)]),
    ],
)  # fmt: skip
def test_frames_cover_all_lines(text: str, expected: list[tuple[int, int]]) -> None:
    assert spans(text) == expected


def test_a_frame_begins_with_the_site_lines_above_its_transmission_block() -> None:
    text = "UNCLAS LIMA 000012\n1. Text.\n\n09QUITO13\n2009-02-03 10:11\nVZCZCXYZ0001\nDE RUEHQT #0013 0341502\nUNCLAS QUITO 000013"
    assert spans(text) == [(0, 3), (3, 8)]


def test_sections_of_one_cable_are_parts_of_one_frame() -> None:
    [frame] = find_frames(lines_of("sections"))
    assert [(part.found.section, part.line) for part in frame.parts] == [(1, 9), (2, 49)]
    assert frame.parts[1].start == 41
    assert frame.repeats == ()


def test_of_a_section_that_stands_twice_the_longer_copy_is_read() -> None:
    [frame] = find_frames(lines_of("twice"))
    assert [part.line for part in frame.parts] == [38]
    assert [part.line for part in frame.repeats] == [14]


def test_sections_come_in_their_order_whatever_that_of_the_file() -> None:
    text = "UNCLAS SECTION 02 OF 02 LIMA 000012\nB\nUNCLAS SECTION 01 OF 02 LIMA 000012\nA"
    [frame] = frames(text)
    assert [part.line for part in frame.parts] == [2, 0]


def test_a_classification_line_may_stand_in_the_middle_of_a_line() -> None:
    [frame] = frames('RUEHQT/AMEMBASSY QUITO 1618","UNCLAS LIMA 000012\nSUBJECT: A')
    assert frame.parts[0].found.start == 30


def test_without_classification_lines_another_serial_is_another_cable() -> None:
    prose = "The gulls went home early."
    text = f"DE RUEHPE #0012/01 0341502\n{prose}\nDE RUEHPE #0012/02 0341502\n{prose}\nDE RUEHPE #0013 0341503\n{prose}"
    assert spans(text) == [(0, 4), (4, 6)]
    assert all(frame.parts == () for frame in frames(text))


def test_a_line_in_capitals_about_secrets_starts_no_cable() -> None:
    text = "UNCLAS LIMA 000012\n1. THE TALKS WERE ON THE\nSECRET PROTOCOL OF AUGUST 1939\nAND NOTHING ELSE."
    assert spans(text) == [(0, 4)]

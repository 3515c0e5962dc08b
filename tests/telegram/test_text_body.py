from reftel.telegram.frame import find_frames
from reftel.telegram.text_body import Body, head_lines, read_body
from telegrams import cables, lines_of, only, witness

HEAD = "UNCLAS LIMA 000012\nTAGS: PREL\nSUBJECT: A VISIT\n\n"


def body(text: str) -> Body:
    copy = witness(text)
    [frame] = find_frames(copy.lines)
    return read_body(copy, frame, (4, 0))


def numbers(found: Body, start: int, end: int) -> list[int]:
    return [line.number for line in found.lines[start:end]]


def test_the_body_starts_where_the_head_ends() -> None:
    found = body(f"{HEAD}1. Text.\nBAKER")
    assert numbers(found, 0, 9) == [5, 6]
    assert (found.foot.signed, found.tail) == ("BAKER", 2)


def test_the_body_may_start_in_the_middle_of_a_line() -> None:
    copy = witness("UNCLAS LIMA 000012 SUBJECT: A VISIT 1. (U) Text.")
    [frame] = find_frames(copy.lines)
    found = read_body(copy, frame, (0, 36))
    assert [line.text for line in found.lines] == ["1. (U) Text."]


def test_a_frame_without_a_body_has_no_lines() -> None:
    found = body("UNCLAS LIMA 000012\nTAGS: PREL")
    assert (found.lines, found.drafts) == ([], [])


def test_further_sections_go_on_below_their_heads() -> None:
    copy = witness(lines_of("sections"))
    [frame] = find_frames(copy.lines)
    found = read_body(copy, frame, (26, 0))
    assert (found.lines[0].number, found.lines[-1].number) == (27, 71)
    assert not {line.number for line in found.lines} & set(range(49, 58))


def test_below_the_end_sign_nothing_is_of_the_cable() -> None:
    cable = only(f"{HEAD}1. (U) Text.\n\nBAKER\n\nNNNN\n\nThe Weather\nRain in the north.")
    assert [(run.role, run.lines) for run in cable.layout][-2:] == [("end", (9, 9)), ("foreign", (11, 12))]
    assert (cable.header.signed, cable.damage[-1].kind) == ("BAKER", "foreign_text")


def test_a_level_below_the_end_sign_is_no_foreign_text() -> None:
    cable = only(f"{HEAD}1. (U) Text.\n\nBAKER\n\nNNNN\n\nUNCLASSIFIED\n#0012")
    assert "foreign_text" not in {entry.kind for entry in cable.damage}


def test_an_end_sign_between_paragraphs_ends_nothing() -> None:
    cable = only(f"{HEAD}1. (U) Text.\n\nNNNN\n\n2. (U) More.\n\nBAKER")
    assert [paragraph.number for paragraph in cable.paragraphs] == [1, 2]


def test_a_transmission_block_below_the_text_is_a_repetition() -> None:
    [cable] = cables(
        f"{HEAD}1. (U) The gulls went home.\n\nBAKER\n\nVZCZCXYZ0001\nDE RUEHPE #0012 0341502\nFM AMEMBASSY LIMA"
    )
    assert [(run.role, run.lines) for run in cable.layout][-1] == ("repeated", (9, 11))
    assert cable.header.signed == "BAKER"


def test_head_lines_are_those_of_one_part() -> None:
    lines = ("UNCLAS LIMA 000012 SIPDIS", "TAGS: PREL", "1. Text.")
    assert head_lines(lines, 0, 2, 18) == [" SIPDIS", "TAGS: PREL"]
    assert head_lines(lines, 2, 2, 0) == []

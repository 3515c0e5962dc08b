"""Many encounters in one text: looked up by names, and read in time."""

import string
import time

from hypothesis import given
from hypothesis import strategies as st

from reftel.reading import read_registers
from reftel.reading.meetings.named_alike import NamesAlike, distinct, is_one_name
from reftel.record import Cable, Header, Paragraph, Source

WORDS = ("Ambassador", "Minister", "Strand", "Tran", "strand", "al-Tamiri", "of", "Kestria")
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
IN_TIME = 10  # seconds; it takes one


@given(st.lists(st.lists(NAMES, max_size=4), max_size=8), st.lists(NAMES, max_size=4))
def test_names_alike_are_found_without_a_look_at_each(encounters: list[list[str]], names: list[str]) -> None:
    alike = NamesAlike(name for each in encounters for name in each)
    for number, each in enumerate(encounters):
        for name in each:
            alike.add(name, number)
    shared = [
        distinct(name for name in each if any(is_one_name(name, other) for other in names)) for each in encounters
    ]
    assert alike.of(names) == tuple(
        {number for number, count in enumerate(shared) if count >= enough} for enough in (1, 2)
    )


def test_two_thousand_meetings_in_one_paragraph_are_read_in_time() -> None:
    letters = string.ascii_lowercase
    ends = [one + two + three for one in letters for two in letters for three in "bdf"][:2_000]
    text = " ".join(f"Minister Str{end} met Minister Tr{end} on May 3." for end in ends)
    paragraph = Paragraph(number=1, text=text, lines=(1, 1))
    source = Source(path="many.txt", format="text", sha256="0" * 64)
    cable = Cable(id="08ELDVIK1", header=Header(date="2008-05-14"), source=source, paragraphs=(paragraph,))
    start = time.perf_counter()
    meetings = read_registers(cable).meetings
    assert len(meetings) == len(ends)
    assert time.perf_counter() - start < IN_TIME

"""Mentions by their places: those within a stretch are each found once, in the order of the text."""

from hypothesis import given
from hypothesis import strategies as st

from reftel.reading.mentions import Mention, Mentions

SIZE = 12
SPANS = st.tuples(st.integers(0, SIZE - 1), st.integers(1, 6)).map(lambda span: (span[0], min(SIZE, sum(span))))


@given(st.lists(st.tuples(SPANS, st.sampled_from(["person", "body", "instrument"])), max_size=6), SPANS)
def test_mentions_within_a_stretch_are_those_that_its_tokens_are_part_of(
    given_mentions: list[tuple[tuple[int, int], str]], stretch: tuple[int, int]
) -> None:
    mentions = Mentions([SIZE])
    for entry, ((start, end), kind) in enumerate(given_mentions):
        mentions.add(Mention(index=0, start=start, end=end, kind=kind, entry=entry))
    tokens = [mentions.at(0, token) for token in range(*stretch)]
    whole = [one for one in dict.fromkeys(tokens) if one and stretch[0] <= one.start and one.end <= stretch[1]]
    assert mentions.within(0, *stretch) == whole

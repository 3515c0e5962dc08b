"""Lines of keys aligned: what answers what, on texts of any length."""

import random
import time

import pytest

from reftel.collation.alignment import align
from reftel.collation.anchors import BREAKS, find_anchors, in_like_paragraphs


@pytest.mark.parametrize(
    ("one", "other", "matches"),
    [
        ("", "", []),
        ("a", "", []),
        ("a b c", "a b c", [(0, 0, 3)]),
        ("a b c d", "a x d", [(0, 0, 1), (3, 2, 1)]),
        ("a the b", "a p q the r s the b", [(0, 0, 1), (1, 6, 2)]),
        ("a p q the r s the b", "a the b", [(0, 0, 1), (6, 1, 2)]),
        ("x1 x2 x3 x4 of y1 y2 y3 y4", "u1 u2 u3 u4 of v1 v2 v3 v4", []),
    ],
)
def test_matches(one: str, other: str, matches: list[tuple[int, int, int]]) -> None:
    assert align(one.split(), other.split()) == matches


def test_a_run_is_an_anchor_only_where_it_stands_once() -> None:
    one = ["the", "old", "treaty", "of", "the", "strait", "and", "the", "old", "treaty", "of", "the", "port"]
    assert find_anchors(one, ["and", "the", "old", "treaty", "waits"], 4) == [(6, 0, 4)]
    assert find_anchors(one, ["the", "old", "treaty", "of", "nobody"], 4) == []


def test_anchors_that_cross_are_left_to_the_longer_order() -> None:
    one = [f"a{n}" for n in range(8)] + [f"b{n}" for n in range(20)]
    other = one[8:] + one[:8]
    assert find_anchors(one, other, 4) == [(8, 0, 20)]


def test_beginnings_of_paragraphs_are_anchors() -> None:
    assert find_anchors(["\n1", "x", "\n2", "y"], ["\n1", "z", "\n2"], BREAKS) == [(0, 0, 1), (2, 2, 1)]


def test_a_summary_s_words_are_not_taken_for_a_later_paragraph_s() -> None:
    one = ["\n1", *"abcdefgh", "\n2", *"ijklmnop"]
    other = ["\n1", *"qrstuvwx", "\n2", *"abyzyzyz"]
    assert in_like_paragraphs([(0, 0), (1, 10), (2, 11), (9, 9)], one, other) == [(0, 0), (9, 9)]


def test_paragraphs_numbered_otherwise_are_known_by_their_words() -> None:
    one, other = ["\n1", *"abcdefgh", "\n2", "x"], ["\n1", "x", "\n2", *"abcdefgh"]
    pairs = [(at + 1, at + 3) for at in range(8)]
    assert in_like_paragraphs(pairs, one, other) == pairs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["a"] * 60_000, ["a"] * 59_000),
        (["a", "b"] * 30_000, ["b", "a"] * 30_000),
        ([f"w{n}" for n in range(60_000)], [f"v{n}" for n in range(60_000)]),
        ([f"w{n % 900}" for n in range(60_000)], [f"w{n % 700}" for n in range(60_000)]),
    ],
    ids=["one word", "two words", "nothing shared", "periods"],
)
def test_a_long_text_of_any_kind_takes_seconds(one: list[str], other: list[str]) -> None:
    start = time.process_time()
    matches = align(one, other)
    assert time.process_time() - start < 20
    assert all(one[at : at + size] == other[beside : beside + size] for at, beside, size in matches)


def test_a_large_text_is_aligned_by_its_rare_runs() -> None:
    chance = random.Random(1)
    one = [f"w{int(chance.paretovariate(0.7)) % 5_000}" for _ in range(80_000)]
    other = [word for at, word in enumerate(one) if at % 400 > 12]
    assert sum(size for _, _, size in align(one, other)) == len(other)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reftel.room.marks import Mark, Run, runs_of

TEXT = "She said that he said no, and would not say it again."

marks_of = st.lists(
    st.builds(
        Mark,
        start=st.integers(0, 60),
        end=st.integers(0, 60),
        kind=st.sampled_from(["statements", "people", "plans"]),
        entry=st.sampled_from(["a-0", "a-1", "b-0", None]),
        rank=st.integers(0, 3),
    ),
    max_size=40,
)


def shape(runs: list[Run]) -> str:
    """The runs as one line: `<kind` begins, `>` ends."""
    return "".join("".join(f"<{piece.kind} " for piece in run.begins) + run.text + ">" * len(run.ends) for run in runs)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], "She said no."),
        ([Mark(0, 3, "a")], "<a She> said no."),
        ([Mark(0, 12, "a")], "<a She said no.>"),
        ([Mark(0, 11, "a"), Mark(4, 8, "b")], "<a She <b said> no>."),
        ([Mark(0, 8, "a"), Mark(4, 11, "b")], "<a She <b said>><b  no>."),
        ([Mark(4, 8, "a", rank=1), Mark(4, 8, "b")], "She <b <a said>> no."),
        ([Mark(4, 8, "a"), Mark(8, 11, "b")], "She <a said><b  no>."),
        ([Mark(5, 5, "a"), Mark(40, 50, "b"), Mark(11, 40, "c")], "She said no<c .>"),
    ],
)
def test_marks_become_elements_that_nest(marks: list[Mark], expected: str) -> None:
    assert shape(runs_of("She said no.", marks, seen=set())) == expected


@given(marks=marks_of, start=st.integers(0, 30), length=st.integers(0, 40))
def test_runs_are_the_text_and_nest_whatever_overlaps(marks: list[Mark], start: int, length: int) -> None:
    end = min(start + length, len(TEXT))
    runs = runs_of(TEXT, marks, start, end, seen=set())
    assert "".join(run.text for run in runs) == TEXT[start:end]
    within: list[bool] = []
    firsts = []
    for run in runs:
        assert run.text
        assert not any(within) or not any(piece.is_link for piece in run.begins)
        within += [piece.is_link for piece in run.begins]
        firsts += [(piece.kind, piece.entry) for piece in run.begins if piece.is_first]
        for is_link in run.ends:
            assert within.pop() == is_link
    assert not within
    assert len(firsts) == len(set(firsts))


@given(marks=marks_of)
def test_every_marked_letter_is_in_its_element(marks: list[Mark]) -> None:
    covered: dict[tuple[str, str | None], set[int]] = {}
    at, within = 0, list[tuple[str, str | None]]()
    for run in runs_of(TEXT, marks, seen=set()):
        within += [(piece.kind, piece.entry) for piece in run.begins]
        for key in within:
            covered.setdefault(key, set()).update(range(at, at + len(run.text)))
        at += len(run.text)
        del within[len(within) - len(run.ends) :]
    wanted: dict[tuple[str, str | None], set[int]] = {}
    for mark in marks:
        if places := set(range(mark.start, min(mark.end, len(TEXT)))):
            wanted.setdefault((mark.kind, mark.entry), set()).update(places)
    if len(marks) <= 20:  # what is deeper than anybody reads is left out
        assert covered == wanted


def test_entries_nested_without_end_are_left_out() -> None:
    marks = [Mark(0, 50 - at, "a", f"a-{at}") for at in range(40)]
    assert len([piece for run in runs_of(TEXT, marks, seen=set()) for piece in run.begins]) == 24

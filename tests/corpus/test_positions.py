"""Changes in what somebody said, computed from statements in order of time."""

from reftel.cli.told import position_lines
from reftel.corpus.views.positions import Met, Position, Spoken, shifts_of

MONITORS = "monitors would come in spring"


def said(cable: str, date: str | None, content: str = MONITORS, paragraph: int = 1, position: int = 0) -> Spoken:
    return Spoken(
        cable=cable, date=date, paragraph=paragraph, position=position, speaker="Vasht", cue="said", content=content
    )


def test_what_has_no_day_is_neither_first_nor_before_a_meeting() -> None:
    statements = [said("08LYSANDRA1", None), said("08LYSANDRA7", "2008-03-01")]
    met = [Met("08LYSANDRA3", None, 2, "Lysandra"), Met("08LYSANDRA9", "2008-04-01", 2, "Lysandra")]
    assert [(one.kind, one.cable) for one in shifts_of(statements, met)] == [
        ("raised for the first time", "08LYSANDRA7"),
        ("raised before and not this time", "08LYSANDRA9"),
    ]
    assert shifts_of([said("08LYSANDRA1", None)], met) == []


def test_a_change_stands_behind_the_paragraph_it_is_seen_in() -> None:
    statements = (said("08LYSANDRA7", "2008-03-01"), said("08LYSANDRA7", "2008-03-01", "No.", 8, 1))
    found = Position(who="Vasht", subject="monitors", statements=statements, shifts=tuple(shifts_of(statements)))
    assert [*position_lines(found)][1:] == [
        f"  2008-03-01  08LYSANDRA7#1  Vasht said: {MONITORS}",
        f"  2008-03-01  08LYSANDRA7#1  * computed: raised for the first time: {MONITORS}",
        "  2008-03-01  08LYSANDRA7#8  Vasht said: No.",
    ]

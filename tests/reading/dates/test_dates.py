"""Expressions of time are found and resolved against the cable's own day."""

import string

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading.cases import Case, cases, line
from reftel.reading.dates import find_dates
from reftel.reading.mentions import Mentions
from reftel.reading.study import study
from reftel.record import Cable, DateMention


def dates_of(cable: Cable) -> tuple[DateMention, ...]:
    work = study(cable)
    return find_dates(work, Mentions([len(passage.words) for passage in work.passages]))


def case_of(text: str) -> Case:
    return Case(place="here", settings=(), paragraphs=(text,), expected=())


@pytest.mark.parametrize("case", cases("dates"), ids=str)
def test_dates(case: Case) -> None:
    case.check(line(date.text, date.from_, date.to) for date in dates_of(case.cable))


DAYS = [f"2008-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 15, 28)]


@pytest.mark.parametrize("day", [*DAYS, "2008-02-29", "2008-12-31", "0001-01-01", "1000-01-01", "9999-12-31"])
def test_every_expression_is_read_on_any_day(day: str) -> None:
    """`last winter` is another one in January, and a garbled year is not counted past an end of the calendar."""
    paragraphs = tuple(text for case in cases("dates") for text in case.paragraphs)
    cable = Case(place="here", settings=(), paragraphs=paragraphs, expected=()).cable
    dated = msgspec.structs.replace(cable, header=msgspec.structs.replace(cable.header, date=day))
    assert len(dates_of(dated)) > len(paragraphs) / 2


def test_entry_names_its_rule_and_place() -> None:
    [entry] = dates_of(case_of("Strand left by the end of the year.").cable)
    assert entry.rule == "end"
    assert 0 < entry.confidence <= 1
    [place] = entry.at
    assert (place.index, place.start, place.end) == (0, 15, 34)


def test_dates_are_mentions() -> None:
    work = study(case_of("On May 3 and June 4 they met.").cable)
    mentions = Mentions([len(passage.words) for passage in work.passages])
    entries = find_dates(work, mentions)
    assert [(one.kind, entries[one.entry].text) for one in mentions.of(0)] == [("date", "May 3"), ("date", "June 4")]


_WORDS = st.sampled_from(
    [
        *(
            "May",
            "March",
            "Nov.",
            "November",
            "early",
            "late",
            "mid-June",
            "the",
            "of",
            "and",
            "to",
            "-",
            "/",
            ",",
            "'",
        ),
        *("24", "31", "09", "2009", "1990s", "17th", "FY", "FY2010", "Q1", "first", "quarter", "half", "week", "weeks"),
        *("last", "next", "this", "past", "two", "several", "a", "ago", "later", "before", "today", "Monday", "summer"),
        *("end", "year", "in", "within", "between", "instant", "century", "hours", "from", "now", "year-end", "Strand"),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(_WORDS, max_size=12).map(" ".join), st.sampled_from(["2009-11-27", "1964-02-29", "none"]))
def test_whatever_the_words_each_entry_stands_in_the_text(text: str, day: str) -> None:
    cable = Case(place="here", settings=(("day", day),), paragraphs=(text,), expected=()).cable
    for entry in dates_of(cable):
        [place] = entry.at
        assert text[place.start : place.end] == entry.text
        assert (entry.from_ is None) == (entry.to is None)
        assert entry.from_ is None or entry.to is None or entry.from_ <= entry.to


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=string.printable, max_size=80))
def test_any_text_is_read(text: str) -> None:
    dates_of(case_of(" ".join(text.split()) or "Nothing.").cable)

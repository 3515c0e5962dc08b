"""The language of a search: what is understood, and what is said of what is not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reftel.archive.query import And, Node, Not, Or, Query, Term, parse, terms
from reftel.archive.query_errors import QueryError
from reftel.archive.query_fields import FIELDS


def said(node: Node | None) -> str:
    """The tree in brackets, as short as can be."""
    match node:
        case Term(text=text, form=form, field=field):
            marks = {"word": "", "phrase": '"', "wildcard": "~", "span": "#"}[form]
            return f"{f'{field}:' if field else ''}{marks}{text}{marks}"
        case Not(part=part):
            return f"!{said(part)}"
        case And(parts=parts):
            return f"({' & '.join(map(said, parts))})"
        case Or(parts=parts):
            return f"({' | '.join(map(said, parts))})"
    return "everything"


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("tariff", "tariff"),
        ("  tariff   fish ", "(tariff & fish)"),
        ("tariff AND fish", "(tariff & fish)"),
        ("a1 OR b2 c3", "(a1 | (b2 & c3))"),
        ("(a1 OR b2) c3", "((a1 | b2) & c3)"),
        ("a1 NOT b2", "(a1 & !b2)"),
        ("a1 -b2", "(a1 & !b2)"),
        ("NOT NOT a1", "a1"),
        ("NOT (a1 b2)", "!(a1 & b2)"),
        ("a1 AND NOT b2 OR c3", "((a1 & !b2) | c3)"),
        ('"free trade"', '"free trade"'),
        ("“free trade”", '"free trade"'),
        ("al-Tamiri", "al-Tamiri"),
        ("tarif* wom?n", "(~tarif*~ & ~wom?n~)"),
        ("and or not", "(and & or & not)"),
        ("post:lima", "post:lima"),
        ("POST:lima", "post:lima"),
        ('post:"Tel Marrow"', 'post:"Tel Marrow"'),
        ("post:(lima OR madrid)", "(post:lima | post:madrid)"),
        ("-post:lima", "!post:lima"),
        ("classification:ts", "classification:TOP SECRET"),
        ("classification:limited*", "classification:~limited*~"),
        ("year:2008", "year:#20080101..20081231#"),
        ("year:2005..2009", "year:#20050101..20091231#"),
        ("year:(2005 OR 2007)", "(year:#20050101..20051231# | year:#20070101..20071231#)"),
        ("date:2009-11..2010-03", "date:#20091101..20100331#"),
        ("date:2008-02", "date:#20080201..20080229#"),
        ("date:2009-11-27", "date:#20091127..20091127#"),
        ("date:..2008-6", "date:#00000101..20080630#"),
        ("date:2008-06..", "date:#20080601..99991231#"),
        ("10:30", "10:30"),
        ("in:statements", "everything"),
        ("in:plans sign", "sign"),
        ("tag:PREL (in:plans sign)", "(tag:PREL & sign)"),
    ],
)
def test_what_a_query_means(query: str, tree: str) -> None:
    assert said(parse(query).node) == tree


@pytest.mark.parametrize(
    ("query", "among"),
    [
        ("fish", ("paragraph",)),
        ("in:statements fish", ("statement",)),
        ("in:statement fish", ("statement",)),
        ("fish in:(plans OR changes)", ("plan", "change")),
        ("in:plans in:changes in:plans", ("plan", "change")),
        ("in:entries", ("statement", "silence", "change", "plan", "meeting")),
        ("in:all", ("paragraph", "statement", "silence", "change", "plan", "meeting")),
    ],
)
def test_where_a_query_looks(query: str, among: tuple[str, ...]) -> None:
    assert parse(query).among == among


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "there is nothing to look for; try: give a word\n    \n    ^"),
        (
            "fish AND (salt OR gull",
            "this bracket is not closed; try: fish AND (salt OR gull)\n    fish AND (salt OR gull\n             ^",
        ),
        ("fish) salt", "this bracket closes none; try: take it out\n    fish) salt\n        ^"),
        ("fish ()", "there is nothing in these brackets; try: take them out\n    fish ()\n          ^"),
        (
            'say "free trade',
            'this quotation mark is not closed; try: say "free trade"\n    say "free trade\n        ^',
        ),
        ('fish "', 'this quotation mark is not closed; try: take it out\n    fish "\n         ^'),
        ("fish !salt", "what is not wanted has a minus before it; try: -salt\n    fish !salt\n         ^^^^^"),
        (
            "clasification:secret",
            "there is no field `clasification`; try: classification:\n    clasification:secret\n    ^^^^^^^^^^^^^",
        ),
        ("post:", "`post:` has nothing behind it; try: post:lima\n    post:\n    ^^^^"),
        ("post:OR x", "`post:` has nothing behind it; try: post:lima\n    post:OR x\n    ^^^^"),
        (
            "post:(tag:PREL)",
            "a field stands inside the field `post`; try: close the brackets before it\n    post:(tag:PREL)\n          ^^^",
        ),
        (
            "classification:secrt",
            "there is no classification `secrt`; try: classification:secret\n    classification:secrt\n                   ^^^^^",
        ),
        (
            "classification:topsecrets",
            'there is no classification `topsecrets`; try: classification:"top secret"\n    classification:topsecrets\n                   ^^^^^^^^^^',
        ),
        ("year:08", "`08` is no year; try: year:2005..2009\n    year:08\n         ^^"),
        ("year:2008-05", "`2008-05` is no year; try: year:2005..2009\n    year:2008-05\n         ^^^^^^^"),
        ("date:May", "`May` is no year, month or day; try: date:2009-11..2010-03\n    date:May\n         ^^^"),
        ("date:2008-13", "there is no month 13; try: date:2009-11..2010-03\n    date:2008-13\n         ^^^^^^^"),
        (
            "date:2007-02-29",
            "that month has 28 days; try: date:2009-11..2010-03\n    date:2007-02-29\n         ^^^^^^^^^^",
        ),
        (
            "date:2009..2008",
            "this span ends before it begins; try: date:2008..2009\n    date:2009..2008\n         ^^^^^^^^^^",
        ),
        ("date:..", "a span needs a beginning or an end; try: date:2009-11..2010-03\n    date:..\n         ^^"),
        ("in:statments", "`in:` knows no `statments`; try: in:statements\n    in:statments\n       ^^^^^^^^^"),
        (
            "fish OR in:plans",
            "`in:` holds for the whole query and stands in no OR or NOT; try: put it beside the rest: `in:(statements OR plans) (fish OR salt)`\n    fish OR in:plans\n            ^^",
        ),
        (
            "in:(plans AND changes)",
            "places are joined by OR; try: in:(statements OR plans)\n    in:(plans AND changes)\n        ^^^^^",
        ),
        ("fish OR", "nothing to look for stands behind OR; try: add it, or take this out\n    fish OR\n         ^^"),
        (
            "AND fish",
            "something to look for should stand before AND; try: add it, or take this out\n    AND fish\n    ^^^",
        ),
        ("NOT", "nothing to look for stands behind NOT; try: add it, or take this out\n    NOT\n    ^^^"),
        ("fish ...", "there is no letter or figure in this; try: give a word\n    fish ...\n         ^^^"),
        ("f*", "a word with a wildcard needs two letters or more; try: give more of the word\n    f*\n    ^^"),
        (
            '"free trad*"',
            'in quotation marks every word is exact, so `*` stands for nothing there; try: take the star out, or the word out of the marks\n    "free trad*"\n    ^^^^^^^^^^^^',
        ),
        (": fish", "a colon stands behind a field's name; try: post:lima\n    : fish\n    ^"),
    ],
)
def test_what_is_said_of_a_wrong_query(query: str, message: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse(query)
    assert str(raised.value) == message


def test_an_unknown_field_far_from_any_is_told_of_all_and_of_quotation_marks() -> None:
    with pytest.raises(QueryError, match="quotation marks, where the colon is part of the text"):
        parse("http://example")


def test_a_query_may_not_be_too_long_or_too_deep() -> None:
    with pytest.raises(QueryError, match="at most 2,000 characters, this one has 2,001"):
        parse("a" * 2001)
    with pytest.raises(QueryError, match="brackets stand more than 40 deep"):
        parse("(" * 100 + "fish" + ")" * 100)


def test_a_long_query_is_shown_around_its_fault() -> None:
    with pytest.raises(QueryError) as raised:
        parse(f"{'fish ' * 60}pst:x {'salt ' * 60}")
    first, shown, carets = str(raised.value).splitlines()
    assert "pst" in first
    assert len(shown) <= 150
    assert shown[carets.index("^") :].startswith("pst:x")


def test_terms_leave_out_what_no_hit_shows() -> None:
    assert [term.text for term in terms(parse("a1 (b2 OR NOT c3) -d4").node)] == ["a1", "b2"]


def test_every_example_of_a_field_is_a_query() -> None:
    for text in FIELDS.values():
        parse(text)


PIECES = st.sampled_from(
    [*'()"-:*? ', "AND", "OR", "NOT", "in:", "post:", "date:", "2008", "..", "fish", "plans", "«", "\n", "é", "\x00"]
)


@given(st.lists(PIECES, max_size=30).map("".join))
@example("-" * 50)
@example('"' * 51)
def test_any_text_is_a_query_or_a_fault_with_its_place(text: str) -> None:
    understood = fault_of(text)
    if isinstance(understood, QueryError):
        assert 0 <= understood.at[0] < understood.at[1]
        assert understood.at[0] <= len(text)
        assert understood.suggestion
        assert "^" in str(understood).splitlines()[-1]
    else:
        assert understood.among
        assert all(text[slice(*term.at)] for term in terms(understood.node))


def fault_of(text: str) -> Query | QueryError:
    try:
        return parse(text)
    except QueryError as wrong:
        return wrong

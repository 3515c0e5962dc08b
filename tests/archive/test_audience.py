"""Who sees what: nothing that an audience is shown depends on what it may not see."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.story import STORY, cable, keyed, with_header
from reftel.archive.audience import EVERYTHING, LEVELS, Audience, marking_of
from reftel.archive.audience_view import seen_by
from reftel.archive.index import Index
from reftel.record import Body, Cable, Damage, Instrument, Person, Place, Reference, Silence, Statement, encode

SECRET = Audience("SECRET", frozenset())
OPEN = Audience("SBU", frozenset())
EVERY_CAVEAT = Audience("SECRET")


@pytest.mark.parametrize(
    ("mark", "classification", "caveats", "rank", "closing"),
    [
        ("U", "SECRET", (), 0, set()),
        ("SBU", "SECRET", (), 1, set()),
        ("FOUO", "SECRET", (), 1, set()),
        ("U/FOUO", "SECRET", (), 1, set()),
        ("LOU", None, (), 2, set()),
        ("R", None, (), 3, set()),
        ("C", "SECRET", ("SIPDIS",), 3, set()),
        ("C/NF", "SECRET", (), 3, {"NOFORN"}),
        ("S//NF", "SECRET", ("NOFORN",), 4, {"NOFORN"}),
        ("TS-SI", "TOP SECRET", (), 5, {"SI"}),
        ("S/REL TO AUS, GBR", "SECRET", (), 4, {"REL TO AUS, GBR"}),
        ("U", "SECRET", ("EXDIS", "NOFORN"), 0, {"EXDIS"}),
        ("Q", "UNCLASSIFIED", (), 5, set()),
        (None, "CONFIDENTIAL", ("NOFORN", "SENSITIVE"), 3, {"NOFORN"}),
        (None, None, (), 5, set()),
        (None, "COSMIC", (), 5, set()),
    ],
)
def test_what_a_mark_closes(
    mark: str | None, classification: str | None, caveats: tuple[str, ...], rank: int, closing: set[str]
) -> None:
    found = marking_of(mark, classification, caveats)
    assert (LEVELS[found.rank], set(found.caveats)) == (LEVELS[rank], closing)


@pytest.mark.parametrize(
    ("audience", "seen"),
    [
        (EVERYTHING, {"08PORTHAVEN45": 2, "07LYSANDRA164": 2, "09SABLEMONT7": 1}),
        (EVERY_CAVEAT, {"08PORTHAVEN45": 2, "07LYSANDRA164": 2, "09SABLEMONT7": 1}),
        (SECRET, {"08PORTHAVEN45": 2, "07LYSANDRA164": 1, "09SABLEMONT7": 1}),
        (OPEN, {"08PORTHAVEN45": 1, "07LYSANDRA164": 1, "09SABLEMONT7": 1}),
        (Audience("UNCLASSIFIED", frozenset()), {"07LYSANDRA164": 1, "09SABLEMONT7": 1}),
    ],
)
def test_how_many_paragraphs_an_audience_sees(audience: Audience, seen: dict[str, int]) -> None:
    views = {each.id: view for each in STORY if (view := seen_by(audience, each))}
    assert {identity: len(view.paragraphs) for identity, view in views.items()} == seen


def test_who_sees_all_of_a_cable_gets_the_cable_itself() -> None:
    assert all(seen_by(EVERYTHING, each) is each for each in STORY)
    assert seen_by(OPEN, STORY[2]) is STORY[2]


def test_entries_stay_where_all_their_words_are_seen() -> None:
    view = seen_by(OPEN, STORY[0])
    assert view is not None
    assert [each.content for each in view.statements] == ["the tariff on herring had doubled since 2006"]
    assert [each.about for each in view.silences] == ["the trawlers"]
    assert (view.meetings, view.plans, view.bodies, view.instruments) == ((), (), (), ())
    assert view.header.subject is None
    assert [each.at[0].index for each in view.changes] == [0]
    moved = view.changes[0].at[0]
    assert view.paragraphs[0].text[moved.start : moved.end] == "the tariff on herring had doubled since 2006"


def test_a_person_known_from_unseen_words_goes_by_the_seen_ones() -> None:
    view = seen_by(OPEN, STORY[0])
    assert view is not None
    [person] = view.people
    assert (person.name, person.mentions, person.roles, person.paragraphs) == ("He", ("He",), (), (2,))


def test_a_speaker_or_outer_statement_that_is_not_seen_is_not_named() -> None:
    texts = ("Vasht argued at length.", "Tran said it rained, and it did.")
    inner = Statement(
        source="Tran", speaker="Dragomir Vasht", cue="said", content="it rained", via=0, paragraph=2,
        at=(Place(1, 0, 19),),
    )  # fmt: skip
    outer = Statement(cue="argued", content="at length", paragraph=1, at=(Place(0, 0, 22),))
    made = msgspec.structs.replace(cable("08X1", texts, ("S", "U")), statements=(outer, inner))
    view = seen_by(OPEN, made)
    assert view is not None
    [left] = view.statements
    assert (left.speaker, left.via, left.at) == (None, None, (Place(0, 0, 19),))


def closed(words: str, number: int) -> Cable:
    """A cable with an open paragraph between two closed ones that hold these words, in every place there is."""
    texts = (f"{words} was here.", "Tran spoke of fish.", f"Of {words} Tran spoke.")
    spots = tuple(Place(index, texts[index].index(words), texts[index].index(words) + len(words)) for index in (0, 2))
    tran = (Place(1, 0, 4), Place(2, texts[2].index("Tran"), texts[2].index("Tran") + 4))
    made = with_header(
        cable("08X1", texts, ("S", "U", "S/NF")),
        classification="SECRET",
        subject=words,
        references=(Reference(text=words),),
        classified_by=words,
    )
    return msgspec.structs.replace(
        made,
        damage=(Damage(kind="lost_text", paragraph=1, note=words),),
        summary=words,
        people=(
            Person(name=words, mentions=(words,), at=spots),
            Person(name=f"Tran {words}", titles=(words,), roles=(words,), mentions=("Tran",) * number, at=tran),
        ),
        bodies=(Body(name=words, kind="other", at=spots),) * number,
        instruments=(Instrument(name=words, kind="other", standing=words, at=spots),),
        statements=(
            Statement(cue="was", content=words, paragraph=1, at=spots),
            Statement(source="Tran", speaker=words, cue="spoke of", content="fish", paragraph=2, at=(Place(1, 0, 18),)),
        ),
        silences=(Silence(about=words, paragraph=3, about_at=spots),),
    )


@given(st.from_regex(r"[A-Z][a-z]{3,9}", fullmatch=True), st.integers(1, 3))
def test_what_is_not_seen_changes_nothing_that_is(words: str, number: int) -> None:
    view, other = seen_by(OPEN, closed(words, number)), seen_by(OPEN, closed("Zzyzx", 1))
    assert view is not None
    assert view == other


def test_an_index_for_an_audience_knows_nothing_of_the_rest(tmp_path: Path) -> None:
    index = Index.open(tmp_path, OPEN)
    index.add("one", keyed([*STORY, closed("Zzyzx", 1)]))
    index.commit(["one"])
    for query in ("zzyzx", "permit", "kestria", "in:entries kestria", "about:zzyzx", "speaker:zzyzx", "zzy*"):
        found = index.search(query)
        assert found.total == 0
        assert not any(found.facets.values())
    assert index.search("fish").total == 2
    assert b"Zzyzx" not in b"".join(encode(each) for each in index.cable("08X1"))
    index.close()

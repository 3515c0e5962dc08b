"""Entries that say the same are weighed once: what comes of it is what weighing each by itself would give."""

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as some

from reftel.corpus.identity.people import people_of
from reftel.corpus.identity.sightings import Sighting, kind, kinds_of

NAMES = ("Mara Strand", "M. Strand", "Ilse Strand", "Strand", "Stranda", "Mara", "Tran Thi Quyen", "Quyen")
ROLES = ((), ("Foreign Minister",), ("Ambassador",), ("Mrs.",))
DAYS = (None, "1976-08-10", "1976-12-01", "2008-05-14")


@some.composite
def sightings(draw: some.DrawFn) -> list[Sighting]:
    count = draw(some.integers(1, 30))
    return [
        Sighting(
            f"{draw(some.integers(0, 12)):02}",
            position,
            draw(some.sampled_from((None, "08PORTHAVEN45", "08LYSANDRA212"))),
            draw(some.sampled_from(DAYS)),
            draw(some.sampled_from(("", "VL"))),
            draw(some.sampled_from(NAMES)),
            roles=draw(some.sampled_from(ROLES)),
            alone=draw(some.sampled_from(((), ("Strand",)))),
        )
        for position in range(count)
    ]


def told(kinds: Mapping[str, Sequence[Sighting]]) -> list[object]:
    """Every person, and where their entries stand."""
    return [
        (person, sorted(one.key for key in keys for one in kinds[key]))
        for person, keys in people_of(kind(*each) for each in kinds.items())
    ]


@given(sightings())
@settings(max_examples=300, deadline=None)
def test_entries_of_a_kind_are_one_persons(seen: list[Sighting]) -> None:
    alone = {str(at): [one] for at, one in enumerate(sorted(seen, key=lambda one: one.key))}
    assert told(kinds_of(seen)) == told(alone)


def test_a_given_name_alone_is_of_a_kind_in_its_cable_only() -> None:
    seen = [Sighting(copy, 0, None, None, "", name) for copy in "ab" for name in ("John", "Strand")]
    assert sorted(map(len, kinds_of(seen).values())) == [1, 1, 2]

"""A family of so many people that the name alone tells nobody: who is one there, and that adding stays simple."""

import random
from collections.abc import Sequence
from pathlib import Path

import duckdb
import msgspec
import pytest

import reftel
from reftel.corpus import Corpus, PersonIdentity, Sighting, identify
from reftel.corpus.identity.crowds import CROWD, Alike, likeness_of
from reftel.corpus.identity.people import resolve

GIVEN = ("Ba", "De", "Fo", "Gu", "Ki", "Lo", "Mu", "Ne", "Pi", "Ra", "So", "Tu")
NAMES = [f"{first}{second.lower()}rin" for first in GIVEN for second in GIVEN][: CROWD + 8]
CABLE = """VZCZCXYZ0001
RR RUEHPH

DE RUEHPH #{number:04} 0{day}1200
ZNR UUUUU ZZH
R 0{day}1200Z MAY 08
FM AMEMBASSY PORTHAVEN
TO RUEHC/SECSTATE WASHDC

UNCLAS PORTHAVEN {number:06}

SIPDIS

E.O. 12958: N/A
TAGS: PREL
SUBJECT: TALKS ON THE STRAIT

1. (U) Foreign Minister {given} Strand told the Ambassador on May {day} that the charts were ready. {bare} said that the
session would be held in June.
"""


def sighting(copy: int, name: str, *roles: str, place: str = "VL") -> Sighting:
    return Sighting(f"{copy:03}", 0, f"08PORTHAVEN{copy}", f"2008-05-{copy % 27 + 1:02}", place, name, roles=roles)


def crowd() -> list[Sighting]:
    return [sighting(copy, f"{given} Strand") for copy, given in enumerate(NAMES)]


def of(found: Sequence[PersonIdentity], copy: int) -> PersonIdentity:
    return next(one for one in found if (f"{copy:03}", 0) in one.members)


def test_in_a_crowd_the_same_full_name_is_one_person_and_an_initial_nobody_s() -> None:
    more = [sighting(101, f"{NAMES[0]} Strand", "Foreign Minister"), sighting(102, f"{NAMES[0][0]}. Strand")]
    found = identify([*crowd(), *more])
    assert of(found, 101).members == (("000", 0), ("101", 0))
    assert of(found, 101).offices[0].office == "Foreign Minister"
    assert of(found, 102).members == (("102", 0),)


def test_in_a_crowd_bare_names_of_one_office_and_country_are_one_and_join_no_full_name() -> None:
    offices = [("Foreign Minister", "VL"), ("FonMin", "VL"), ("Foreign Minister", "KS"), ("President", "VL")]
    bare = [sighting(101 + at, "Strand", role, place=place) for at, (role, place) in enumerate(offices)]
    found = identify([*crowd(), *bare])
    assert [len(of(found, copy).members) for copy in (101, 102, 103, 104)] == [2, 2, 1, 1]


def test_a_family_with_one_who_is_named_oftenest_is_no_crowd() -> None:
    often = [sighting(101 + copy, "Mara Strand") for copy in range(len(NAMES) + 1)]
    found = identify([*crowd(), *often, sighting(300, "Strand")])
    assert len(found) == len(resolve([*crowd(), *often, sighting(300, "Strand")]))
    assert len(identify([*crowd(), sighting(300, "Strand")])) == len(NAMES) + 1


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_entries_that_are_alike_come_to_the_same_in_any_order_and_after_being_kept(seed: int) -> None:
    rows = [sighting(copy, "Mara Strand", role) for copy, role in enumerate(["FonMin", "Foreign Minister", "FM"] * 3)]
    whole = Alike(id=likeness_of(rows[0]).identity)
    for row in rows:
        whole.add([(row, {"Veldora"}, {"Kestria"})])
    mixed = Alike(id=whole.id)
    for row in random.Random(seed).sample(rows, len(rows)):
        mixed.add([(row, {"Veldora"}, {"Kestria"})])
        mixed = msgspec.json.decode(msgspec.json.encode(mixed), type=Alike)
    assert mixed.person() == whole.person()
    assert mixed.votes.sides == ("Veldora",)


@pytest.mark.parametrize(
    ("stated", "guessed", "sides"),
    [
        (["Veldora", "Veldora", "Kestria"], ["Kestria"] * 9, ("Veldora",)),
        ([], ["Kestria"] * 3 + ["Veldora"], ("Kestria",)),
        ([], ["Kestria"] * 2 + ["Veldora"], ()),  # one is wrong, and nobody knows which
        ([], ["Kestria"], ()),  # in its own cable alone
        ([], [], ()),
    ],
)
def test_somebody_is_of_whom_cables_say_and_else_of_whom_several_take_them_for(
    stated: list[str], guessed: list[str], sides: tuple[str, ...]
) -> None:
    one = Alike(id="a")
    one.add([(sighting(1, "Mara Strand"), {party}, set()) for party in stated])
    one.add([(sighting(2, "Mara Strand"), set(), {party}) for party in guessed])
    assert one.votes.sides == sides


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Cables of a crowd, and of one who in the end is named oftener than all others together."""
    folder = tmp_path_factory.mktemp("cables")
    names = [*NAMES, *NAMES[:6], *["Mara"] * (len(NAMES) + 8)]
    for number, given in enumerate(names):
        bare = "President Strand" if number % 3 else "Strand"
        text = CABLE.format(number=number + 1, day=number % 9 + 1, given=given, bare=bare)
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return sorted(str(path) for path in folder.iterdir())


def told(corpus: Corpus) -> list[bytes]:
    people = sorted(corpus.who("", limit=10_000), key=lambda one: one.id)
    return [msgspec.json.encode(one) for one in people]


@pytest.mark.parametrize("ends", [[10, 20, 30, 60], [40, 41, 60]], ids=["becomes one and ceases", "is added to"])
def test_cables_added_bit_by_bit_come_to_what_all_at_once_gives(
    files: list[str], tmp_path: Path, ends: list[int]
) -> None:
    bit, start = reftel.open(tmp_path / "bit"), 0
    for end in ends:
        bit.add(files[start:end], workers=1)
        start = end
        corpus = Corpus(bit, workers=1)
        whole = reftel.open(tmp_path / f"whole-{end}")
        whole.add(files[:end], workers=1)
        assert told(corpus) == told(Corpus(whole, workers=1))


def test_a_crowd_is_added_to_in_files_of_its_own_that_become_few(files: list[str], tmp_path: Path) -> None:
    archive = reftel.open(tmp_path / "archive")
    archive.add(files[:38], workers=1)
    Corpus(archive, workers=1)
    for file in files[38:42]:
        archive.add([file], workers=1)
        corpus = Corpus(archive, workers=1)
    folder = tmp_path / "archive" / "corpus"
    assert len(list(folder.glob("members-*.parquet"))) < 4
    with duckdb.connect() as database:
        ids = database.execute("SELECT count(*), count(DISTINCT id) FROM read_parquet(?)", [f"{folder}/identities-*"])
        rows, people = ids.fetchall()[0]
    assert people == len(corpus.who("", limit=10_000)) <= rows

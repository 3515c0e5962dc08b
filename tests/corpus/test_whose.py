"""Whose somebody is in one cable: the party of its people, bodies and of who speaks without a name."""

from collections.abc import Sequence

import pytest

from reftel.corpus.identity.hosts import host_of, sender_of
from reftel.corpus.identity.parties import Parties
from reftel.record import Body, Cable, Editorial, Header, Identification, Participant, Person, Source, Statement


def parties(
    post: str | None = None,
    date: str = "1965-03-01",
    *,
    edition: str = "text",
    people: Sequence[Person] = (),
    bodies: Sequence[Body] = (),
    signed: str | None = None,
) -> Parties:
    header = Header(post=post, date=date, signed=signed)
    source = Source(path="a", format=edition, sha256="00")
    return Parties(Cable(id="65X1", header=header, source=source, people=tuple(people), bodies=tuple(bodies)))


def said(source: str | None, speaker: str | None, who: Identification | None = None) -> Statement:
    return Statement(source=source, speaker=speaker, cue="said", content="no", paragraph=1, identified_as=who)


@pytest.mark.parametrize(
    ("post", "date", "state"),
    [
        ("Moscow", "1973-05-01", "Soviet Union"),
        ("Moscow", "2009-05-01", "Russia"),
        ("Belgrade", "1975-05-01", "Yugoslavia"),
        ("Belgrade", "2008-05-01", "Serbia"),
        ("Hanoi", "1974-05-01", "North Vietnam"),
        ("Saigon", "1974-05-01", "South Vietnam"),
        ("Hanoi", "2006-05-01", "Vietnam"),
        ("Sanaa", "2010-05-01", "Yemen"),
        ("Aden", "1968-05-01", "South Yemen"),
        ("Colombo", "1970-05-01", "Sri Lanka"),
        ("Cairo", "1967-05-01", "Egypt"),
        ("Colombo", "2005-05-01", "Sri Lanka"),
        ("Mexico", "2009-05-01", "Mexico"),
        ("Kuwait", "2007-05-01", "Kuwait"),
        ("Athens", "1965-05-01", "Greece"),
        # guests of an organisation, and the Department at home
        ("USNATO", "2007-05-01", ""),
        ("Geneva", "1964-05-01", ""),
        ("State", "1964-05-01", ""),
        ("Port Haven", "2008-05-01", ""),
    ],
)
def test_a_post_is_the_guest_of_a_state_on_a_day(post: str, date: str, state: str) -> None:
    assert host_of(post, date) == state


@pytest.mark.parametrize(
    ("post", "edition", "state"),
    [
        ("Athens", "text", "United States"),
        (None, "frus", "United States"),
        (None, "dfat", "Australia"),
        ("Port Haven", "text", ""),
    ],
)
def test_diplomats_of_a_state_write_a_cable(post: str | None, edition: str, state: str) -> None:
    source = Source(path="a", format=edition, sha256="00")
    assert sender_of(Cable(id="65X1", header=Header(post=post), source=source)) == state


@pytest.mark.parametrize(
    ("name", "titles", "roles", "expected"),
    [
        # a state's office without a nation is the host's, one that many houses have only where nothing speaks against it
        ("Melas", (), ("Foreign Minister",), {"Greece"}),
        ("Melas", (), ("President",), {"Greece"}),
        ("Melas", (), ("senior official",), {"Greece"}),
        ("Melas", (), ("President of Aegean Lines",), set()),
        ("Melas", (), ("embassy official",), set()),
        ("Melas", (), ("deputy",), {"Greece"}),
        ("Melas", (), ("Deputy Chief of Mission",), set()),
        # what the words say goes first
        ("Okyar", (), ("Turk FonMin",), {"Turkey"}),
        ("Haddad", (), ("Palestinian minister",), {"Palestine"}),
        # to whom somebody is sent is not who sends them
        ("Haddad", (), ("Thai Ambassador to Japan",), {"Thailand"}),
        ("Haddad", (), ("Ambassador to Japan",), {"United States"}),
        ("Haddad", (), ("Ambassador to the US",), set()),
        # nor is a desk its state's
        ("Haddad", (), ("Country Director for Turkey",), {"United States"}),
        ("Haddad", (), ("Officer-in-Charge, Cyprus Affairs",), {"United States"}),
        ("Haddad", (), ("Greek Permanent Representative to the UN",), {"Greece"}),
        # heads and officers of those who write need no nation
        ("Johnson", (), ("President",), {"United States"}),
        ("Nixon", (), ("former Vice President",), {"United States"}),
        ("Carter", (), ("President",), {"Greece"}),  # not yet
        ("McNamara", (), ("Secretary",), {"United States"}),
        ("Rusk", (), ("Secretary",), {"United States"}),
        ("Rusk", ("Mr.",), (), set()),
        # nor do those of other states whom everybody knows, by the office alone
        ("Nasser", (), ("President",), {"Egypt"}),
        ("Gamal Abdel Nasser", (), ("former President",), {"Egypt"}),
        ("Nasser", (), ("President of Aegean Lines",), set()),
        ("Inönü", (), ("PriMin",), {"Turkey"}),
        ("Merkel", (), ("Chancellor",), {"Greece"}),  # not yet
        ("Lindqvist", (), ("Secretary",), set()),
    ],
)
def test_an_officer_is_somebodys(
    name: str, titles: tuple[str, ...], roles: tuple[str, ...], expected: set[str]
) -> None:
    person = Person(name=name, titles=titles, roles=roles)
    company = Body(name="Aegean Lines", kind="company")
    assert parties("Athens", people=[person], bodies=[company]).of(name) == expected


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Washington", "government", {"United States"}),
        ("Moscow", "government", {"Soviet Union"}),
        ("Ankara", "government", {"Turkey"}),
        ("GOG", "government", {"Greece"}),
        ("caretaker government", "government", {"Greece"}),
        ("Palestinian Authority", "government", {"Palestine"}),
        ("Foreign Ministry", "ministry", {"Greece"}),
        # houses of those who write
        ("Dept", "ministry", {"United States"}),
        ("Embassy Ankara", "other", {"United States"}),
        ("Embassy of Turkey", "other", {"Turkey"}),
        ("Turkish Embassy", "other", {"Turkey"}),
    ],
)
def test_a_body_is_somebodys(name: str, kind: str, expected: set[str]) -> None:
    assert parties("Athens", bodies=[Body(name=name, kind=kind)]).of(name) == expected


@pytest.mark.parametrize(
    ("name", "date", "expected"),
    [
        # one state under two names, and a name that meant another state once
        ("UAR", "1967-05-01", {"Egypt"}),
        ("Egypt", "1967-05-01", {"Egypt"}),
        ("Ceylon", "1965-05-01", {"Sri Lanka"}),
        ("Russians", "1967-05-01", {"Soviet Union"}),
        ("Russia", "1967-05-01", {"Soviet Union"}),
        ("Russia", "2009-05-01", {"Russia"}),
        ("Russia", None, {"Russia"}),
    ],
)
def test_a_state_that_goes_on_under_another_name_is_one(name: str, date: str | None, expected: set[str]) -> None:
    header = Header(post="Athens", date=date)
    source = Source(path="a", format="text", sha256="00")
    person = Person(name="Haddad", roles=(f"{name} envoy",))
    cable = Cable(id="65X1", header=header, source=source, bodies=(Body(name=name, kind="state"),), people=(person,))
    found = Parties(cable)
    assert found.of(name) == found.of("Haddad") == expected


def test_of_two_in_one_office_neither_is_taken_for_the_hosts() -> None:
    people = [
        Person(name="Melas", roles=("Foreign Minister",)),
        Person(name="Okyar", roles=("FonMin",)),
        Person(name="Dragoumis", roles=("Prime Minister",)),
        Person(name="Rallis", roles=("former Prime Minister",)),
    ]
    found = parties("Athens", people=people)
    assert [found.of(one.name) for one in people] == [set(), set(), {"Greece"}, {"Greece"}]
    assert found.guessed("Rallis") == {"Greece"}
    assert found.stated("Rallis") == set()


def test_who_signed_a_letter_in_an_edition_need_not_be_of_those_who_publish_it() -> None:
    assert parties(None, edition="frus", signed="Labard").of("Labard") == set()


def test_a_ministry_in_a_cable_of_a_mission_to_an_organisation_is_nobodys() -> None:
    assert parties("USNATO", bodies=[Body(name="MFA", kind="ministry")]).of("MFA") == set()


@pytest.mark.parametrize(
    ("post", "edition", "source", "speaker", "expected"),
    [
        ("Athens", "text", "we", "Labard", {"United States"}),  # who signed
        ("Athens", "text", "the Secretary", None, {"United States"}),
        ("Manila", "text", "the Secretary", None, set()),  # ministers there are secretaries
        ("Athens", "text", "the President", None, {"Greece"}),
        (None, "frus", "The President", None, {"United States"}),
        (None, "dfat", "The President", None, set()),
        (None, "frus", "we", None, {"United States"}),
        (None, "dfat", "we", None, {"Australia"}),
        ("Athens", "text", "we", None, set()),  # it may be a letter that somebody else wrote
        ("Athens", "text", None, None, set()),
    ],
)
def test_who_speaks_without_a_name_is_of_those_who_write(
    post: str | None, edition: str, source: str | None, speaker: str | None, expected: set[str]
) -> None:
    assert parties(post, edition=edition, signed="LABARD").saying(said(source, speaker)) == expected


def test_the_ambassador_whom_a_list_names_is_of_those_who_write() -> None:
    assert parties("Athens").saying(said("The Ambassador", None)) == set()
    assert parties("Athens").saying(said("The Ambassador", None, Identification(name="H", source="L"))) == {
        "United States"
    }


def test_who_writes_from_a_capital_is_not_who_governs_there() -> None:
    cable = Cable(
        id="dfat-v1/1",
        header=Header(sender="Jakarta", date="1975-09-01"),
        source=Source(path="a", format="dfat", sha256="00"),
        bodies=(Body(name="Jakarta", kind="government"),),
    )
    assert Parties(cable).saying(said("Jakarta", "Jakarta")) == {"Indonesia"}
    assert Parties(cable).saying(said("We", "Jakarta")) == {"Australia"}


def test_a_printed_list_tells_whose_side_somebody_is_on() -> None:
    sides = (("Ada Wren", "The Greek Side"), ("Leo Rask", "NSC"), ("Ann Holm", "Foreign"), ("Ilse Tarn", None))
    listed = tuple(Participant(text=name, name=name, side=side) for name, side in sides)
    editorial = Editorial(volume="v1", document="d1", kind="memorandum", head="Conversation", participants=listed)
    source = Source(path="a", format="frus", sha256="00")
    people = tuple(Person(name=name) for name in ("Wren", "Leo Rask", "Ann Holm", "Ilse Tarn"))
    found = Parties(Cable(id="v1/d1", header=Header(), source=source, people=people, editorial=editorial))
    assert [found.of(one.name) for one in people] == [{"Greece"}, {"United States"}, set(), set()]

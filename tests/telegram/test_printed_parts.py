"""The pieces that a printed document's header and paragraphs are made of."""

import time
from collections.abc import Callable

import pytest

from reftel.record import Participant
from reftel.sources.witness import Block
from reftel.telegram.printed_damage import find_damage
from reftel.telegram.printed_date import day_of, moment_of
from reftel.telegram.printed_head import ends_of, station
from reftel.telegram.printed_numbers import numbered, opening_of
from reftel.telegram.printed_people import read_participant, surname_of
from reftel.telegram.printed_preamble import read_preamble
from reftel.telegram.printed_text import Printed, lay_out

TELEGRAM = "telegram"


def blocks(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(text=text, lines=(at, at)) for at, text in enumerate(texts, 1))


def printed(*texts: str, kind: str = TELEGRAM) -> Printed:
    return lay_out(blocks(*texts), [0] * len(texts), kind)


# ---------------------------------------------------------------------------------------------------------------- head


@pytest.mark.parametrize(
    ("head", "sender", "receivers"),
    [
        ("Telegram From the Embassy in Orland to the Department of State", "Embassy in Orland", ["Department of State"]),
        ("Telegram From the Mission to the United Nations to the Embassy in Varn", "Mission to the United Nations", ["Embassy in Varn"]),
        ("Memorandum From President Ansel to his Assistant (Bond)", "President Ansel", ["his Assistant (Bond)"]),
        ("Letter From the Ambassador to Orland (Tarn) to the Under Secretary (Quill)", "Ambassador to Orland (Tarn)", ["Under Secretary (Quill)"]),
        ("Memorandum From Mara Quill and Olin Tarn of the Council to King Orso", "Mara Quill and Olin Tarn of the Council", ["King Orso"]),
        ("Memorandum From the Director (Lord) to the Secretary (Orme) and the Counselor (Bey)", "Director (Lord)", ["Secretary (Orme)", "Counselor (Bey)"]),
        ("Telegram From the Department of State to the Consulates General in Quay and Zell", "Department of State", ["Consulate General in Quay", "Consulate General in Zell"]),
        ("Telegram From the Department of State to Secretary of State Orme, at Quay", "Department of State", ["Secretary of State Orme, at Quay"]),
        ("Telegram From the Embassy in Orland", "Embassy in Orland", []),
        ("The Secretary of State to the Consulate General at Quay", "Secretary of State", ["Consulate General at Quay"]),
        ("Memorandum of Conversation", None, []),
        ("Address by President Ansel to the Nation", None, []),
        ("", None, []),
    ],
)  # fmt: skip
def test_ends(head: str, sender: str | None, receivers: list[str]) -> None:
    assert ends_of(head) == (sender, tuple(receivers))


@pytest.mark.parametrize(
    ("sender", "place", "kind", "expected"),
    [
        ("Embassy in Orland", "Port Orl", TELEGRAM, ("Port Orl", "embassy")),
        ("Embassy Office in Orland", "Port Orl", TELEGRAM, ("Port Orl", "embassy")),
        ("Consulate General in Quay", None, TELEGRAM, ("Quay", "consulate")),
        ("Mission to the United Nations", "New Quay", TELEGRAM, ("New Quay", "mission")),
        ("Liaison Office in Varn", "Var City", TELEGRAM, ("Var City", "liaison_office")),
        ("Interests Section in Varn", "Var City", TELEGRAM, ("Var City", "other")),
        ("Department of State", "Washington", TELEGRAM, ("State", "department")),
        ("Acting Secretary of State", "Washington", TELEGRAM, ("State", "department")),
        ("Ambassador in Orland (Tarn)", "Port Orl", TELEGRAM, ("Port Orl", "embassy")),
        ("Ambassador to Orland (Tarn)", "Port Orl", "letter", (None, None)),
        ("Secretary of State Orme", "Quay", TELEGRAM, (None, None)),
        ("Executive Secretary of the Department of State (Read)", "Washington", "memorandum", (None, None)),
        ("President Ansel", "Capitol", TELEGRAM, (None, None)),
        (None, "Quay", TELEGRAM, (None, None)),
    ],
)
def test_station(sender: str | None, place: str | None, kind: str, expected: tuple[str | None, str | None]) -> None:
    assert station(sender, place, kind) == expected


# --------------------------------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("when", "dateline", "moment"),
    [
        ("1966-05-06T11:35:00Z", "Quay, May 6, 1966, 1135Z.", "1966-05-06T11:35:00Z"),
        ("1966-05-06T18:00:00", "Quay, May 6, 1966, 6 p.m.", "1966-05-06T18:00:00"),
        ("1966-05-06T23:30:00-05:00", None, "1966-05-07T04:30:00Z"),
        ("1966-05-06", "Quay, May 6, 1966, 3–3:40 p.m.", "1966-05-06T15:00:00"),
        ("1966-05-06", "Quay, May 6, 1966, 11:30–1 p.m.", "1966-05-06T11:30:00"),
        ("1966-05-06", "Quay, May 6, 1966, 10 a.m.–noon", "1966-05-06T10:00:00"),
        ("1966-05-06", "Quay, May 6, 1966, 12:05 a.m.", "1966-05-06T00:05:00"),
        ("1966-05-06", "Quay, May 6, 1966—5 p. m.", "1966-05-06T17:00:00"),
        (None, "Quay, May 6, 1966.", "1966-05-06"),
        (None, "Quay, May 6–7, 1966.", "1966-05-06"),
        (None, "Quay, 6 May 1966", "1966-05-06"),
        (None, "Quay, February 30, 1966", None),
        (None, "Quay, undated.", None),
        (None, None, None),
        ("1966-05", None, "1966-05"),
        ("1966-05-06Tnoon", None, "1966-05-06"),
    ],
)
def test_moments(when: str | None, dateline: str | None, moment: str | None) -> None:
    assert moment_of(when, dateline) == moment


@pytest.mark.parametrize(
    ("when", "moment", "day"),
    [
        ("1966-05-06T23:30:00-05:00", "1966-05-07T04:30:00Z", "1966-05-06"),
        (None, "1966-05-06", "1966-05-06"),
        ("1966", "1966", None),
        (None, None, None),
    ],
)
def test_days_are_those_printed(when: str | None, moment: str | None, day: str | None) -> None:
    assert day_of(when, moment) == day


# ------------------------------------------------------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("texts", "kind", "serial", "series", "left"),
    [
        (["417. We met."], TELEGRAM, 417, None, "We met."),
        (["055342. For Ambassador."], TELEGRAM, 55342, None, "For Ambassador."),
        (["190. 1. We met.", "2. We left."], TELEGRAM, 190, None, "1. We met."),
        (["Secto 44/3193. Subj: Talks"], TELEGRAM, 3193, "Secto 44/3193", "Subj: Talks"),
        (["A–605"], "airgram", 605, "A–605", ""),
        (["1. We met.", "2. We left."], TELEGRAM, None, None, "1. We met."),
        (["417. We met."], "letter", None, None, "417. We met."),
        (["We met 417. times"], TELEGRAM, None, None, "We met 417. times"),
        ([], TELEGRAM, None, None, ""),
    ],
)
def test_own_number(texts: list[str], kind: str, serial: int | None, series: str | None, left: str) -> None:
    opening = opening_of(texts, kind)
    assert (opening.serial, opening.series) == (serial, series)
    assert "".join(texts[:1])[opening.cut :] == left


@pytest.mark.parametrize(
    ("points", "kind", "expected"),
    [
        ("1 2 3", TELEGRAM, [1, 2, 3]),
        ("- 1 2 3 -", TELEGRAM, [1, 2, 3]),
        ("- 1 2 3 4 5 7 8", TELEGRAM, [1, 2, 3, 4, 5, 7, 8]),
        ("1 2 3 - - - - - - -", TELEGRAM, [1, 2, 3]),
        ("- 1 - - - - - 2", TELEGRAM, [1, 2]),
        ("- 2 3 4", TELEGRAM, [2, 3, 4]),
        ("- 1 2 3 - 1 2", TELEGRAM, [1, 2, 3]),
        ("- 1 2 3 - - - - - -", TELEGRAM, []),
        ("- - - - 1 2 3 -", TELEGRAM, []),
        ("- - - 1 2", "memorandum", []),
        ("- 1 2 3 - 1 2", "memorandum", []),
        ("1 2 3", "memorandum", [1, 2, 3]),
        ("- 1", TELEGRAM, []),
        ("- 5 6 7", TELEGRAM, []),
        ("1 2 60", TELEGRAM, [1, 2]),
        ("- - -", TELEGRAM, []),
        ("", TELEGRAM, []),
    ],
)
def test_numbered_throughout(points: str, kind: str, expected: list[int]) -> None:
    texts = ["Words." if point == "-" else f"{point}. Words." for point in points.split()]
    assert [number for number, _ in numbered(texts, kind).values()] == expected


def test_unnumbered_text_is_counted() -> None:
    assert [(p.number, p.text) for p in printed("We met:", "1. here", "2. there", "He left.", "I left.", "All left.").paragraphs] == [
        (1, "We met:"), (2, "1. here"), (3, "2. there"), (4, "He left."), (5, "I left."), (6, "All left."),
    ]  # fmt: skip


def test_unnumbered_block_joins_the_number_before() -> None:
    found = printed("For Bond.", "1. (S) We met.", "He smiled.", "2. We left.", "Comment: Good.")
    assert [(p.number, p.mark, p.text, p.lines) for p in found.paragraphs] == [
        (0, None, "For Bond.", (1, 1)),
        (1, "S", "We met. He smiled.", (2, 3)),
        (2, None, "We left. Comment: Good.", (4, 5)),
    ]


def test_heading_of_a_joined_block_stays_in_the_text() -> None:
    parts = (
        Block(text="1. We met.", heading="Talks", lines=(1, 1)),
        Block(text="He smiled.", heading="For Zell", lines=(2, 2)),
        Block(text="2. We left.", heading="For Zell", lines=(3, 3)),
    )
    found = lay_out(parts, [0, 0, 0], TELEGRAM)
    assert [(p.heading, p.text) for p in found.paragraphs] == [
        ("Talks", "We met. For Zell He smiled."),
        ("For Zell", "We left."),
    ]


def test_bracketed_capital_is_no_portion_mark() -> None:
    assert printed("1. [S]he met him.", "2. They left.").paragraphs[0].text == "[S]he met him."


# ------------------------------------------------------------------------------------------------------------ preamble


@pytest.mark.parametrize(
    ("text", "subject", "references", "rest"),
    [
        ("Subj: Orland-Varn.", "Orland-Varn", None, ""),
        (
            "Subject: Talks: Part 2. Ref: Zell 12; Quay's 13. For Bond.",
            "Talks: Part 2",
            "Zell 12; Quay's 13",
            "For Bond.",
        ),
        ("Subj Ambassador Has Talk with Bey. Ref Zell 12.", "Ambassador Has Talk with Bey", "Zell 12", ""),
        (
            "For Asst. Sec. Orme from Bond. Ref: A. Zell 12. B. Quay 13. Pass Varn.",
            None,
            "A. Zell 12. B. Quay 13",
            "For Asst. Sec. Orme from Bond. Pass Varn.",
        ),
        ("Re Deptel 978. We met.", None, "Deptel 978", "We met."),
        ("Re: Orland. We met.", "Orland", None, "We met."),
        ("Refugees came. We met.", None, None, "Refugees came. We met."),
        ("References to trade were cut.", None, None, "References to trade were cut."),
        ("We met on the subject of trade.", None, None, "We met on the subject of trade."),
        ("Reply as follows: no. 2", None, None, "Reply as follows: no. 2"),
        ("", None, None, ""),
    ],
)
def test_preamble(text: str, subject: str | None, references: str | None, rest: str) -> None:
    found = read_preamble(text)
    assert (found.subject, found.references, found.rest) == (subject, references, rest)


# -------------------------------------------------------------------------------------------------------------- people


@pytest.mark.parametrize(
    ("text", "marked", "name", "role"),
    [
        ("Arda Bey, Foreign Minister", None, "Arda Bey", "Foreign Minister"),
        ("Arda Bey, Jr., Foreign Minister", None, "Arda Bey, Jr.", "Foreign Minister"),
        ("Semi Ost—interpreter", None, "Semi Ost", "interpreter"),
        ("Mr. Olin Tarn, Counselor", None, "Olin Tarn", "Counselor"),
        ("The Honorable Olin Tarn", None, "Olin Tarn", None),
        ("Ambassador Olin Tarn", "Olin Tarn", "Olin Tarn", "Ambassador"),
        ("Foreign Minister A.A. Bey", "Bey", "A.A. Bey", "Foreign Minister"),
        ("Assistant Secretary Mara Quill (IO)", None, "Mara Quill", "Assistant Secretary (IO)"),
        ("N. Ost, Secretary to Mr. Bey", "Bey", "N. Ost", "Secretary to Mr. Bey"),
        ("Ambassador Arda Bey, Orland Embassy", "Bey", "Arda Bey", "Ambassador, Orland Embassy"),
        ("Under Secretary of State Bey", "Bey", "Bey", "Under Secretary of State"),
        ("NEA—Arda Bey", "Bey", "Arda Bey", "NEA"),
        ("AA/AFR—Mr. Arda Bey", None, "Arda Bey", "AA/AFR"),
        ("NEA—Ambassador Tarn", None, "Tarn", "NEA, Ambassador"),
        ("Orland Foreign Minister, Arda Bey", None, "Arda Bey", "Orland Foreign Minister"),
        ("Executive Secretary, Mr. Arda Bey", None, "Arda Bey", "Executive Secretary"),
        ("His Excellency, Arda Bey, President of Orland", None, "Arda Bey", "President of Orland"),
        ("H. E. Arda Bey, President of Orland", None, "Arda Bey", "President of Orland"),
        ("H.M. King Arda", None, "Arda", "King"),
        ("Madam Bey", None, "Bey", None),
        ("Sudarno, Ambassador to Orland", None, "Sudarno", "Ambassador to Orland"),
        ("Orland—Ambassador Tarn", None, None, "Orland—Ambassador Tarn"),
        ("Mr. Arda Bey (for portions)", None, "Arda Bey", None),
        ("The Secretary (joined later)", None, None, "The Secretary"),
        ("The President", None, None, "The President"),
        ("Department of Trade", None, None, "Department of Trade"),
    ],
)
def test_participants(text: str, marked: str | None, name: str | None, role: str | None) -> None:
    found = read_participant(Participant(text=text, name=marked, identity="p_1" if marked else None))
    assert (found.text, found.name, found.role) == (text, name, role)


def test_identity_of_somebody_else_is_dropped() -> None:
    assert (
        read_participant(Participant(text="N. Ost, Secretary to Mr. Bey", name="Bey", identity="p_1")).identity is None
    )


@pytest.mark.parametrize(
    ("signed", "surname"),
    [("Olin Tarn", "Tarn"), ("Olin Tarn, Jr.", "Tarn"), ("O. Tarn III", "Tarn"), ("Tarn", "Tarn"), ("O. T.", "O. T."), ("McG. B.", "McG. B."),
     ("Tarn, Ambassador", "Tarn"), ("[name not declassified]", None), ("", None), (None, None)],
)  # fmt: skip
def test_surname(signed: str | None, surname: str | None) -> None:
    assert surname_of(signed) == surname


# -------------------------------------------------------------------------------------------------------------- damage


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("He met [1 line of source text not declassified] there.", ["'[1 line of source text not declassified]'"]),
        ("He met [garble] and (illegible) there.", ["'[garble]'; '(illegible)'"]),
        (
            "It grew through Testland assistance. plans for more were made.",
            ["a sentence starts in the middle: 'plans for more were'"],
        ),
        (
            "He had got a copy of a long letter to the King alleging involvement Bey said so too.",
            ["breaks off after 'alleging involvement'"],
        ),
        ("In this connection Bey said so.", []),
        ("He met the Asst. sec of state and his dept. head.", []),
        ("It cost 3.5 million. He left.", []),
        ("[Omitted here is a list.] He left [sic].", []),
        ("He (the King) left the declassified room.", []),
    ],
)
def test_damage(text: str, notes: list[str]) -> None:
    found = find_damage(printed(text))
    assert [(damage.kind, damage.paragraph, damage.note) for damage in found] == [
        ("lost_text", 1, note) for note in notes
    ]


def test_missing_number_is_damage_unless_text_stands_there() -> None:
    assert [d.note for d in find_damage(printed("1. A.", "2. B.", "4. C."))] == [
        "the printed numbers go from 2 to 4: no paragraph 3"
    ]
    assert find_damage(printed("1. A.", "2. B.", "Words.", "4. C.")) == ()


# ------------------------------------------------------------------------------------------------------------- hostile

HOSTILE = [
    "a",
    "A ",
    "A. ",
    " to the ",
    "1. ",
    "Ref: ",
    "[",
    "(A) ",
    "a. b ",
    "The ",
    "Mr. ",
    "and ",
    "1–",
    ", ",
    "Embassies in ",
]
READERS: list[Callable[[str], object]] = [
    ends_of,
    read_preamble,
    surname_of,
    lambda text: station(text, None),
    lambda text: moment_of(None, text),
    lambda text: opening_of([text, text], TELEGRAM),
    lambda text: find_damage(printed(text)),
    lambda text: read_participant(Participant(text=text)),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_texts_take_linear_time(piece: str) -> None:
    start = time.process_time()
    for reader in READERS:
        reader(piece * 20_000)
    assert time.process_time() - start < 8

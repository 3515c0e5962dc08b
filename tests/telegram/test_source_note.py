import time

import pytest

from reftel.telegram.note_sentences import note_sentences
from reftel.telegram.printed_marks import marks_above
from reftel.telegram.source_note import read_source_note, split_names

FILED = "Source: Orland Archives, Central Files, POL 1 VARN. "


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("Secret; Niact Immediate; Nodis.", ("SECRET", "NIACT IMMEDIATE", ("NODIS",))),
        ("Top Secret; Sensitive; Codeword.", ("TOP SECRET", None, ("SENSITIVE", "CODEWORD"))),
        ("Confidential.", ("CONFIDENTIAL", None, ())),
        ("Limited Official Use; Priority.", ("LIMITED OFFICIAL USE", "PRIORITY", ())),
        ("Limited official use.", ("LIMITED OFFICIAL USE", None, ())),
        ("Unclassified; Routine.", ("UNCLASSIFIED", "ROUTINE", ())),
        ("Secret; Operational Immediate; Limdis; Noforn.", ("SECRET", "IMMEDIATE", ("LIMDIS", "NOFORN"))),
        ("Secret; Flash; Exdis-TAG.", ("SECRET", "FLASH", ("EXDIS-TAG",))),
        ("Secret; Immediate; Niact; Cherokee.", ("SECRET", "NIACT IMMEDIATE", ("CHEROKEE",))),
        ("Secret; Limit Distribution; No Foreign Dissem.", ("SECRET", None, ("LIMDIS", "NOFORN"))),
        ("Secret; Exdis/Tan; Priority All Addressees.", ("SECRET", "PRIORITY", ("EXDIS", "TAN"))),
        ("Secret; Priority, Exdis.", ("SECRET", "PRIORITY", ("EXDIS",))),
        ("Secret: Exdis.", ("SECRET", None, ("EXDIS",))),
        ("Secret. Eyes Only.", ("SECRET", None, ("EYES ONLY",))),
        ("Secret; Nodis . A note reads: “Secret; Exdis.”", ("SECRET", None, ("NODIS",))),
        ("Secert; Limdis.", ("SECRET", None, ("LIMDIS",))),
        ("Secret; Verbatim Text.", ("SECRET", None, ())),
        ("No classification marking.", (None, None, ())),
        ("No classification marking; Immediate.", (None, "IMMEDIATE", ())),
        ("Eyes Only.", (None, None, ("EYES ONLY",))),
        ("The King spoke in secret with many a confidential envoy.", (None, None, ())),
        ("Restricted data was cut.", (None, None, ())),
    ],
)
def test_marks(marks: str, expected: tuple[str | None, str | None, tuple[str, ...]]) -> None:
    note = read_source_note(FILED + marks)
    assert (note.classification, note.precedence, note.caveats) == expected


@pytest.mark.parametrize(
    "file",
    [
        "Vol. I. ",
        "Vol. 16, ",
        "DEF 12 NEAR E. ",
        "FRC 70 A 44, Israel 470 ",
        "[2 of 2]. ",
        "(Minister). ",
        "TRV BOND, R. ",
    ],
)
def test_marks_after_any_file(file: str) -> None:
    assert (
        read_source_note(f"Source: Orland Archives, {file}Secret; Exdis. Drafted by Tarn.").classification == "SECRET"
    )


@pytest.mark.parametrize(
    ("deeds", "drafted", "cleared", "approved"),
    [
        ("Drafted by Tarn.", "Tarn", None, None),
        ("Drafted and approved by Tarn and cleared by Bey.", "Tarn", "Bey", "Tarn"),
        (
            "Drafted by A. B. Tarn on May 2; cleared by Bey, Orme (EUR), and Varga; and approved in S on June 19.",
            "A. B. Tarn",
            "Bey, Orme (EUR), and Varga",
            "S",
        ),
        (
            "Drafted by Tarn, cleared in NEA and in substance by Bey, and approved by Orme, Jr.",
            "Tarn",
            "NEA and in substance by Bey",
            "Orme, Jr",
        ),
        (
            "Drafted at the White House, cleared by Bey, and approved and initialed by Orme.",
            "the White House",
            "Bey",
            "Orme",
        ),
        ("Drafted by Tarn and forwarded to Bey under cover of a note.", "Tarn", None, None),
        ("Tarn wrote that it was drafted by Bey.", None, None, None),
        ("Received at 5 p.m. Drafted by Tarn.", "Tarn", None, None),
    ],
)
def test_who_drafted_cleared_and_approved(
    deeds: str, drafted: str | None, cleared: str | None, approved: str | None
) -> None:
    note = read_source_note(f"{FILED}Secret. {deeds}")
    assert (note.drafted_by, note.cleared_by, note.approved_by) == (drafted, cleared, approved)


@pytest.mark.parametrize(
    ("deeds", "to", "info", "passing"),
    [
        ("Repeated to Zell, Quay, and Varn.", (), ("Zell", "Quay", "Varn"), ()),
        ("Repeated to Zell and Quay.", (), ("Zell", "Quay"), ()),
        ("Repeated Priority to Zell.", (), ("Zell",), ()),
        ("Repeated to Zell for Bond, and to the Mission to Varn.", (), ("Zell for Bond", "Mission to Varn"), ()),
        (
            "Also sent to Zell and repeated to Quay. Passed to the White House and DOD.",
            ("Zell",),
            ("Quay",),
            ("White House", "DOD"),
        ),
        ("Received at 1:10 p.m. and repeated to Zell and passed to CIA and JCS.", (), ("Zell",), ("CIA", "JCS")),
        ("Sent for action.", (), (), ()),
        ("A copy was sent to Bond, and another was repeated to Zell.", (), (), ()),
    ],
)
def test_who_else_got_it(deeds: str, to: tuple[str, ...], info: tuple[str, ...], passing: tuple[str, ...]) -> None:
    note = read_source_note(f"{FILED}Secret. {deeds}")
    assert (note.to, note.info, note.passing) == (to, info, passing)


def test_no_note_tells_nothing() -> None:
    assert read_source_note(None) == read_source_note("") == read_source_note("Source: Public Papers, p. 3.")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", ()),
        ("Zell", ("Zell",)),
        ("Zell, Quay and Varn", ("Zell", "Quay", "Varn")),
        ("Zell for A and B", ("Zell for A and B",)),
    ],
)
def test_split_names(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


def test_sentences_end_at_no_initial() -> None:
    text = "Sent by J. R. Orme, Jr., of St. Varn at 5 p.m. on May 2. “He left!” (Ibid., Vol. 3) It is done."
    assert list(note_sentences(text)) == [
        "Sent by J. R. Orme, Jr., of St. Varn at 5 p.m. on May 2",
        "“He left!”",
        "(Ibid., Vol. 3) It is done",
    ]


@pytest.mark.parametrize(
    ("opener", "expected"),
    [
        (None, (None, None, ())),
        ("secret", ("SECRET", None, ())),
        ("top secret niact immediate Dear Arda:", ("TOP SECRET", "NIACT IMMEDIATE", ())),
        ("Dear Secretary: secret", (None, None, ())),
        ("secretly", (None, None, ())),
    ],
)
def test_marks_above(opener: str | None, expected: tuple[str | None, str | None, tuple[str, ...]]) -> None:
    assert marks_above(opener) == expected


@pytest.mark.parametrize(
    "piece", ["Secret; ", "Drafted by A, ", "a. B. ", " to the ", "and ", ", ", "(", "Secret", "by in at ", "."]
)
def test_hostile_notes_take_linear_time(piece: str) -> None:
    start = time.process_time()
    read_source_note("Source: " + piece * 40_000)
    marks_above(piece * 40_000)
    assert time.process_time() - start < 5

"""Citations resolved to the cables of an archive, whenever these come, and what is told by them."""

import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict, Unpack

import pytest
from litestar.testing import TestClient

import reftel
from reftel.corpus import Corpus, Thread
from reftel.record import (
    Addressee,
    Cable,
    Editorial,
    Footnote,
    Header,
    Paragraph,
    Place,
    Plan,
    Reference,
    Source,
    encode,
)
from reftel.room import Room, application


class Extra(TypedDict, total=False):
    """What a telegram has besides its text: an editors' note, a promise of Varn's in these words, a REF line."""

    note: Footnote
    plan: str
    references: Sequence[str]


def telegram(number: int, serial: int, day: str, text: str, **extra: Unpack[Extra]) -> Cable:
    """A telegram of a fictional volume, from the embassy in Porthaven to the Department."""
    what = extra.get("plan", "")
    at = (Place(index=0, start=text.find(what), end=text.find(what) + len(what)),)
    plan = Plan(who="Varn", what=what, standing="promised", paragraph=1, at=at, what_at=at)
    return Cable(
        id=f"frus1999v09/d{number}",
        header=Header(
            post="Porthaven",
            serial=serial,
            date=day,
            to=(Addressee(addressee="Department of State"),),
            references=tuple(Reference(text=words) for words in extra.get("references", ())),
        ),
        paragraphs=(Paragraph(number=1, text=text, lines=(1, 1)),),
        plans=(plan,) if what else (),
        source=Source(path="volume.xml", format="frus", sha256=f"{number:064d}"),
        editorial=Editorial(
            volume="frus1999v09",
            document=f"d{number}",
            kind="telegram",
            head=f"Telegram {number}",
            footnotes=tuple(one for one in [extra.get("note")] if one),
        ),
    )


def add(folder: Path, *cables: Cable) -> Corpus:
    """An archive with some more cables, each batch of its own."""
    archive = reftel.open(folder)
    records = folder.with_suffix(f".{cables[0].source.sha256[-4:]}.jsonl")
    records.write_bytes(b"".join(encode(cable) + b"\n" for cable in cables))
    archive.add([str(records)], workers=1)
    return Corpus(archive, workers=1)


def refers(thread: Thread) -> dict[str, tuple[str, ...]]:
    return {entry.cable.rpartition("/")[2]: entry.refers_to for entry in thread.entries if entry.is_here}


ASKED = telegram(1, 410, "1964-05-02", "The Minister asked for charts.")


@pytest.mark.parametrize(
    ("day", "words", "expected"),
    [
        ("1964-05-12", "As told in Embtel 410, he wants charts.", "frus1999v09/d1"),
        ("1964-05-12", "As told in my 410 of May 2, he wants charts.", "frus1999v09/d1"),
        ("1964-05-12", "As told in my 410 of May 9, he wants charts.", "64PORTHAVEN410"),
        ("1964-05-12", "As told in Embtel 411, he wants charts.", "64PORTHAVEN411"),
        ("1964-04-12", "As told in Embtel 410, he wants charts.", "64PORTHAVEN410"),
        ("1965-05-12", "As told in Embtel 410, he wants charts.", "65PORTHAVEN410"),
        ("1964-05-12", "As told in Deptel 410, we want charts.", "64STATE-PORTHAVEN410"),
    ],
)
def test_a_number_is_the_one_telegram_before_and_near(tmp_path: Path, day: str, words: str, expected: str) -> None:
    corpus = add(tmp_path / "archive", ASKED, telegram(2, 500, day, words))
    assert refers(corpus.thread("frus1999v09/d2"))["d2"] == (expected,)


def test_of_two_that_it_may_be_it_is_neither(tmp_path: Path) -> None:
    citing = telegram(2, 500, "1964-05-12", "As told in Embtel 410, he wants charts.")
    corpus = add(tmp_path / "archive", ASKED, telegram(3, 410, "1964-03-02", "A slip of the clerk's."), citing)
    assert refers(corpus.thread("frus1999v09/d2"))["d2"] == ("64PORTHAVEN410",)


def test_editors_are_believed_where_the_number_bears_them_out(tmp_path: Path) -> None:
    text = "As told in Embtel 410 and Embtel 411, he wants charts."
    note = Footnote(number="2", text="Document 4.", paragraph=1, at=text.index(" and"))
    other = telegram(4, 410, "1962-05-02", "Long ago.")
    corpus = add(tmp_path / "archive", ASKED, other, telegram(2, 500, "1964-05-12", text, note=note))
    assert refers(corpus.thread("frus1999v09/d2"))["d2"] == ("frus1999v09/d4", "64PORTHAVEN411")


CITING = telegram(2, 500, "1964-05-12", "As told in Embtel 410, he wants charts.")
SLIP = telegram(3, 410, "1964-05-03", "A slip of the clerk's.")


def test_what_is_known_does_not_hang_on_the_order_of_adding(tmp_path: Path) -> None:
    found = []
    for number, order in enumerate(itertools.permutations((ASKED, CITING, SLIP))):
        for cable in order:
            corpus = add(tmp_path / f"archive{number}", cable)
        found.append(corpus.thread("frus1999v09/d2"))
    assert all(one == found[0] for one in found)
    assert refers(found[0])["d2"] == ("64PORTHAVEN410",)


def test_what_comes_later_is_what_was_missing(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    missing = add(folder, CITING).thread("64PORTHAVEN410")
    assert [(one.cable, one.is_here) for one in missing.entries] == [
        ("64PORTHAVEN410", False),
        ("frus1999v09/d2", True),
    ]
    there = add(folder, ASKED).thread("64porthaven410")
    assert [one.cable for one in there.entries] == ["frus1999v09/d1", "frus1999v09/d2"]


def test_the_thread_tells_words_and_paragraph(tmp_path: Path) -> None:
    note = Footnote(number="2", text="Telegram 520 from Athens, May 14, told of bells.", paragraph=1, at=3)
    citing = telegram(2, 500, "1964-05-12", "Embtel 410 told it.", note=note, references=("Embtel 410",))
    thread = add(tmp_path / "archive", ASKED, citing).thread("frus1999v09/d1")
    entries = {one.cable: one for one in thread.entries}
    assert [(one.cable, one.place, one.paragraph, one.words) for one in entries["frus1999v09/d2"].named] == [
        ("frus1999v09/d1", "ref", None, "Embtel 410"),
        ("frus1999v09/d1", "text", 1, "Embtel 410"),
        ("64ATHENS520", "note", 1, "Telegram 520 from Athens, May 14"),
    ]
    assert (entries["64ATHENS520"].is_here, entries["64ATHENS520"].date) == (False, "1964-05-14")
    assert entries["frus1999v09/d1"].cited_by == ("frus1999v09/d2",)


def test_a_missing_cable_stands_before_the_first_that_cites_it(tmp_path: Path) -> None:
    thread = add(tmp_path / "archive", CITING, telegram(5, 90, "1964-02-01", "Embtel 500 will say more.")).thread(
        "frus1999v09/d2"
    )
    assert [one.cable for one in thread.entries] == ["64PORTHAVEN410", "frus1999v09/d2"]


PROMISED = telegram(1, 410, "1964-05-02", "Varn promised to send the Strait charts.", plan="send the Strait charts")
REFUSED = "The Strait charts promised in Embtel 410 have been called off, I regret to say."


@pytest.mark.parametrize("words", ["Embtel 410", "my 410"])
def test_a_plan_is_followed_in_a_cable_that_names_its_own_by_number(tmp_path: Path, words: str) -> None:
    citing = telegram(2, 500, "1964-06-12", REFUSED.replace("Embtel 410", words))
    [together] = add(tmp_path / "together", PROMISED, citing).plans()
    assert together.fate.fate == "not done"
    add(tmp_path / "apart", citing)
    [apart] = add(tmp_path / "apart", PROMISED).plans()
    told, again = together.fate.evidence[0].report, apart.fate.evidence[0].report
    assert (again.cable, again.cites, again.refers) == (told.cable, told.cites, told.refers)
    assert told.cites == told.refers == ("frus1999v09/d1",)


def test_a_verdict_goes_when_the_number_may_be_anothers(tmp_path: Path) -> None:
    corpus = add(tmp_path / "archive", PROMISED, telegram(2, 500, "1964-06-12", REFUSED))
    assert [one.fate.fate for one in corpus.plans()] == ["not done"]
    corpus = add(tmp_path / "archive", SLIP)
    assert [one.fate.fate for one in corpus.plans()] == ["open"]


def test_what_a_sentence_tells_beside_a_number_is_of_its_clause(tmp_path: Path) -> None:
    text = "I have not yet discussed Embtel 410 with him but have arranged to send a boat."
    corpus = add(tmp_path / "archive", PROMISED, telegram(2, 500, "1964-06-12", text))
    assert [one.fate.fate for one in corpus.plans()] == ["open"]


def test_the_room_shows_words_and_paragraphs(tmp_path: Path) -> None:
    citing = telegram(2, 500, "1964-05-12", "Embtel 410 told it, and Deptel 90 too.", references=("Embtel 410",))
    add(tmp_path / "archive", ASKED, citing)
    room = Room(reftel.open(tmp_path / "archive"))
    with TestClient(application(room), raise_server_exceptions=False) as client:
        thread = client.get("/thread/frus1999v09/d1").text
        assert "<q><bdi>Embtel 410</bdi></q>" in thread
        assert 'd2#p1">¶1</a>' in thread
        page = client.get("/cable/frus1999v09/d2.json").json()
        assert [one["cable"]["cable"] for one in page["references"]] == ["frus1999v09/d1"]
        assert [(one["cable"]["cable"], one["words"], one["paragraphs"]) for one in page["names"]] == [
            ("64STATE-PORTHAVEN90", "Deptel 90", [1])
        ]
        cited = client.get("/cable/frus1999v09/d1.json").json()
        assert [one["cable"] for one in cited["cited_by"]] == ["frus1999v09/d2"]

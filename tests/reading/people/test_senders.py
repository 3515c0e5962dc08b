"""Who writes a printed document."""

import msgspec
import pytest

from reading.cases import Case
from reftel.reading import read_registers
from reftel.reading.people.senders import Sender, writer_of
from reftel.reading.study import study
from reftel.record import Addressee, Cable, NamedPerson

_PLACE = Sender(name="Zell", is_person=False)


def printed(head: str, sender: str | None, *marked: str, signed: str = "", place: str = "Zell") -> Cable:
    """A printed document with people marked in its head, and with what is signed below it."""
    settings = (("head", head), *((("signed", signed),) if signed else ()))
    cable = Case(
        place="here",
        settings=settings,
        paragraphs=("I believe that Norway will agree. We hope to visit Oslo.",),
        expected=(),
    ).cable
    assert cable.editorial is not None
    edition = msgspec.structs.replace(
        cable.editorial,
        people=tuple(NamedPerson(name=name) for name in marked),
        place=place,
        closer=signed or None,
    )
    header = msgspec.structs.replace(cable.header, sender=sender, post=None, post_kind=None)
    return msgspec.structs.replace(cable, header=header, editorial=edition)


@pytest.mark.parametrize(
    ("head", "sender", "marked", "expected"),
    [
        ("Cablegram from Tarn to Vane", "Tarn", (), Sender(name="Tarn")),
        ("Cablegram to Varn", "Zell", (), _PLACE),
        ("Cablegram from Oslo to Vane", "Oslo", (), Sender(name="Oslo", is_person=False)),
        ("", "Foreign Affairs", (), Sender(name="Foreign Affairs", is_person=False)),
        ("", "Secretary of State Tarn", ("Tarn", "Vane"), Sender(name="Tarn", role="Secretary of State")),
        ("", "Director of the Staff (Tarn)", (), Sender(name="Tarn", role="Director of the Staff")),
        ("", "Ada Tarn of the Council Staff", ("Ada Tarn", "Tarn"), Sender(name="Ada Tarn")),
        ("", "Ada Tarn and Hal Vane of the Council Staff", ("Ada Tarn", "Hal Vane"), None),
        ("", "Ada Tarn and Hal Vane of the Council Staff", ("Hal Vane",), None),
        ("", "Director (Tarn) and the Counselor (Vane)", (), None),
        ("Address by President Tarn Before the Council", None, ("Tarn",), Sender(name="Tarn", role="President")),
        ("Statement by the Envoy to Varn (Tarn)", None, ("Tarn",), Sender(name="Tarn", role="Envoy to Varn")),
        ("Paper Prepared in the Bureau of Ports", None, (), Sender(name="Bureau of Ports", is_person=False)),
        ("Memorandum of Conversation", None, ("Tarn",), None),
    ],
)
def test_head(head: str, sender: str | None, marked: tuple[str, ...], expected: Sender | None) -> None:
    assert writer_of(study(printed(head, sender, *marked))) == expected


@pytest.mark.parametrize(
    ("sender", "signed", "name"),
    [
        ("Director of the Staff (Tarn)", "Tarn", "Tarn"),
        ("Director of the Staff (Tarn)", "Hal", "Hal Tarn"),
        ("Director of the Staff (Tarn)", "H.T.", "Tarn"),
        ("Embassy in Varn", "Hal", "Hal"),
    ],
)
def test_signed(sender: str, signed: str, name: str) -> None:
    assert writer_of(study(printed("", sender, signed=signed))) == Sender(
        name=name, role="Director of the Staff" if name.endswith("Tarn") and signed != "Tarn" else None
    )


def test_speaker() -> None:
    record = read_registers(printed("Cablegram from Tarn to Vane", "Tarn"))
    assert {one.speaker for one in record.statements} == {"Tarn"}
    assert [one.name for one in record.people] == ["Tarn"]


def test_post() -> None:
    record = read_registers(printed("Cablegram to Varn", "Zell"))
    assert {one.speaker for one in record.statements} == {"Zell"}
    assert record.people == ()


@pytest.mark.parametrize(
    ("to", "text", "speaker"),
    [
        (("President Tarn",), "You asked for a map.", "Tarn"),
        (("President Tarn",), "Strand told me: “You asked for a map.”", None),
        (("Varn",), "You asked for a map.", "Varn"),
        (("Oslo",), "You asked for a map.", None),
        (("Varn", "President Tarn"), "You asked for a map.", None),
    ],
)
def test_reader(to: tuple[str, ...], text: str, speaker: str | None) -> None:
    cable = Case(place="here", settings=(("head", "Letter"),), paragraphs=(text,), expected=()).cable
    assert cable.editorial is not None
    edition = msgspec.structs.replace(cable.editorial, people=(NamedPerson(name="Tarn"),))
    header = msgspec.structs.replace(cable.header, to=tuple(Addressee(addressee=one) for one in to))
    record = read_registers(msgspec.structs.replace(cable, header=header, editorial=edition))
    assert [one.speaker for one in record.statements if one.source == "You"] == [speaker]


def _conversation(text: str, *participants: str, drafted_by: str | None) -> list[tuple[str | None, str | None]]:
    """The sources and speakers of a memorandum of conversation."""
    settings = tuple(("participant", one) for one in participants)
    cable = Case(place="here", settings=settings, paragraphs=(text,), expected=()).cable
    assert cable.editorial is not None
    edition = msgspec.structs.replace(cable.editorial, drafted_by=drafted_by)
    header = msgspec.structs.replace(cable.header, post=None, post_kind=None)
    found = read_registers(msgspec.structs.replace(cable, header=header, editorial=edition)).statements
    return [(one.source, one.speaker) for one in found]


_TWO = ("Ada Tarn | Ambassador", "Hal Vane | Minister")


@pytest.mark.parametrize(
    ("participants", "drafted_by", "speaker"),
    [
        (_TWO, "Tarn", "Ada Tarn"),
        (_TWO, "Tarn on June 3", "Ada Tarn"),
        (_TWO, "Tarn and Vane", None),
        (_TWO, "Okoro", None),
        ((*_TWO, "Eve Okoro | Director"), "Tarn", None),
        (_TWO, None, None),
    ],
)
def test_who_drafts_what_two_talked_of_is_i(
    participants: tuple[str, ...], drafted_by: str | None, speaker: str | None
) -> None:
    text = "I asked for help, and Minister Vane said no."
    assert ("I", speaker) in _conversation(text, *participants, drafted_by=drafted_by)


def test_we_in_a_conversation_are_those_who_take_it_down() -> None:
    text = "Ambassador Tarn said that we hoped to find a way. Minister Vane said that the United States was late."
    assert ("we", "United States") in _conversation(text, *_TWO, drafted_by=None)
    spoken = "Minister Vane was bitter. I believe that we want war. Ambassador Tarn praised the United States."
    assert ("we", None) in _conversation(spoken, *_TWO, drafted_by=None)  # his own words

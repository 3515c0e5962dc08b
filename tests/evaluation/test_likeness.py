"""When two entries are the same thing."""

import pytest

from reftel.evaluation.details import REGISTERS
from reftel.evaluation.likeness import Entry

SAID: Entry = {
    "source": "Strand",
    "speaker": "Leontine Strand",
    "cue": "said",
    "content": "talks failed",
    "paragraph": 2,
}


@pytest.mark.parametrize(
    ("register", "gold", "found", "same"),
    [
        ("people", {"name": "Leontine Strand"}, {"name": "Strand"}, True),
        ("people", {"name": "Leontine Strand"}, {"name": "Leontine Tran"}, False),
        ("bodies", {"name": "North Sea Council", "abbreviation": "NSC"}, {"name": "the Council", "mentions": ["NSC"]}, True),
        ("bodies", {"name": "Kestria", "abbreviation": None}, {"name": "Veldora"}, False),
        ("statements", SAID, {**SAID, "content": "the talks had failed"}, True),
        ("statements", SAID, {**SAID, "paragraph": 3}, False),
        ("statements", SAID, {**SAID, "cue": "denied"}, False),
        ("statements", SAID, {**SAID, "source": "She", "speaker": "Leontine Strand"}, True),
        ("statements", SAID, {**SAID, "source": "She", "speaker": None}, False),
        ("statements", {**SAID, "source": None}, {**SAID, "source": None}, True),
        ("silences", {"about": "membership", "paragraph": 1}, {"about": "membership in the Compact", "paragraph": 1}, True),
        ("silences", {"about": "membership", "paragraph": 1}, {"about": "herring", "paragraph": 1}, False),
        ("changes", {"about": "the ban", "paragraph": 1}, {"about": "ban", "paragraph": 1}, True),
        ("plans", {"who": "Tran", "what": "visit Porthaven", "paragraph": 1}, {"who": "Tran", "what": "to visit Porthaven in May", "paragraph": 1}, True),
        ("plans", {"who": "Tran", "what": "visit Porthaven", "paragraph": 1}, {"who": "Tran", "what": "sign", "paragraph": 1}, False),
        ("dates", {"text": "in May", "from": "2008-05-01", "to": "2008-05-31", "paragraph": 1}, {"text": "May", "from": "2008-05-01", "to": "2008-05-31", "paragraph": 1}, True),
        ("dates", {"text": "in May", "from": "2008-05-01", "to": "2008-05-31", "paragraph": 1}, {"text": "May", "from": "2009-05-01", "to": "2009-05-31", "paragraph": 1}, False),
        ("damage", {"kind": "lost_text", "paragraph": 3}, {"kind": "lost_text", "paragraph": 3}, True),
        ("meetings", {"kind": "visit", "participants": ["Tran"], "paragraphs": [1]}, {"kind": "visit", "participants": ["Tran"], "paragraphs": [1, 2]}, True),
        ("meetings", {"kind": "visit", "participants": ["Tran"], "paragraphs": [1]}, {"kind": "call", "participants": ["Tran"], "paragraphs": [1]}, False),
        ("meetings", {"kind": "talks", "participants": ["Tran", "Strand"], "paragraphs": [1]}, {"kind": "talks", "participants": ["Tran"], "paragraphs": [1]}, False),
        ("meetings", {"kind": "talks", "participants": ["Tran", "Strand"], "paragraphs": [1]}, {"kind": "talks", "participants": ["Tran", "Strand"], "paragraphs": [2]}, False),
    ],
)  # fmt: skip
def test_pairs(register: str, gold: Entry, found: Entry, *, same: bool) -> None:
    assert bool(REGISTERS[register].likeness(gold, found)) is same


@pytest.mark.parametrize(
    ("detail", "gold", "found", "verdict"),
    [
        ("people.role", {"roles": ["Foreign Minister"]}, {"roles": [], "titles": ["Foreign Minister"]}, True),
        ("people.role", {"roles": ["Foreign Minister"]}, {"roles": ["harbour master"]}, False),
        ("people.role", {"roles": []}, {"roles": ["harbour master"]}, None),
        ("bodies.kind", {"kind": "state"}, {"kind": "state"}, True),
        ("instruments.standing", {"standing": "in its second draft"}, {"standing": "second draft"}, True),
        ("instruments.standing", {"standing": None}, {"standing": "second draft"}, None),
        ("meetings.date", {"date": {"from": "2008-05-01", "to": "2008-05-01"}}, {"date": None}, False),
        ("meetings.place", {"place": "Lysandra"}, {"place": "in Lysandra"}, True),
        ("statements.speaker", {"speaker": "Strand"}, {"speaker": "Leontine Strand"}, True),
        ("statements.speaker", {"speaker": None}, {"speaker": "Tran"}, None),
        ("statements.polarity", {"polarity": "negated"}, {}, False),
        ("statements.nested", {"via": 0}, {"via": 3}, True),
        ("statements.nested", {"via": None}, {"via": 3}, None),
        ("silences.who", {"who": "Tran"}, {"who": "Tran Thi Quyen"}, True),
        ("plans.who", {"who": "Strand"}, {"who": "Leontine Strand"}, True),
        ("plans.who", {"who": None}, {"who": "Tran"}, None),
        ("plans.when", {"when": {"from": "2008-05-01", "to": "2008-05-31"}}, {"when": {"from": "2008-05-01", "to": "2008-05-31"}}, True),
        ("plans.when", {"when": None}, {"when": {"from": "2008-05-01"}}, None),
        ("plans.standing", {"standing": "promised"}, {"standing": "planned"}, False),
    ],
)  # fmt: skip
def test_details(detail: str, gold: Entry, found: Entry, *, verdict: bool | None) -> None:
    register, _, name = detail.partition(".")
    assert REGISTERS[register].details[name](gold, found) is verdict

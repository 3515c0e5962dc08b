"""Verbs and their subjects."""

import pytest

from reftel.reading.base.clauses import clauses_of
from reftel.reading.base.passage import prepare
from reftel.reading.base.phrases import noun_phrase_before, noun_phrase_from
from reftel.record import Paragraph


def shown(text: str) -> list[str]:
    """The clauses of a text: verb, its subject, what else is told of it."""
    passage = prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)
    found = []
    for sentence in passage.sentences:
        for clause in clauses_of(passage, *sentence):
            subject = passage.words_of(*clause.subject) if clause.subject else "-"
            marks = [name for name in ("passive", "negated", "shared", "relative") if getattr(clause, name)]
            kind = [] if clause.kind == "finite" else [clause.kind]
            found.append(
                " ".join([f"{clause.lemma}: {subject}", *kind, *([clause.modal] if clause.modal else []), *marks])
            )
    return found


@pytest.mark.parametrize(
    ("text", "lemma", "subject"),
    [
        ("Travelers planning to visit Kestria should register.", "register", "Travelers"),
        ("Companies operating in Kestria should pay.", "pay", "Companies"),
        ("Traders hoping to sell grain in Marenne asked for help.", "ask", "Traders"),
        ("Anyone wishing to leave must apply.", "apply", "Anyone"),
        ("Those attending the dinner agreed.", "agree", "Those"),
        ("The proposals put forward by Kestria would close the port.", "close", "The proposals"),
        ("The committee set up by the King in March recommended that they stay.", "recommend", "The committee"),
        ("A report issued in May says that the port is closed.", "say", "A report"),
        ("The decision to close the port was late.", "be", "The decision"),
        ("The envoy with whom we spoke said that it was late.", "say", "The envoy"),
        ("The officers we met yesterday said that it was late.", "say", "The officers"),
        ("The lawyer who had been hired to defend Tran asked for a delay.", "ask", "The lawyer"),
        ("He said firms wishing to buy the port would apply.", "apply", "firms"),
        ("He heard of steps to meet Kestrian fears.", "hear", "He"),
    ],
)
def test_subjects_behind_what_is_told_of_them(text: str, lemma: str, subject: str) -> None:
    found = [line for line in shown(text) if line.startswith(f"{lemma}: ")]
    assert found[0].startswith(f"{lemma}: {subject}")


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Tran did not say so.", ["say: Tran negated"]),
        ("Tran and Holm agreed.", ["agree: Tran and Holm"]),
        (
            "He said both Kestria and Marenne interlocutors agreed.",
            ["say: He", "agree: both Kestria and Marenne interlocutors"],
        ),
        (
            "Tran visited Holm in May, and plans to visit Oslo.",
            ["visit: Tran", "plan: Tran shared", "visit: Tran infinitive shared"],
        ),
        (
            "Tran asked Strand to visit Holm, and plans to visit Oslo have failed.",
            [
                "ask: Tran",
                "visit: Tran infinitive shared",
                "visit: Tran infinitive shared",
                "fail: plans",
            ],
        ),
        (
            "Tran discussed the vote in Holm, and plans to visit Oslo.",
            ["discuss: Tran", "visit: Tran infinitive shared"],
        ),
        ("He saw the plan and the talks failed.", ["see: He", "fail: the talks"]),
        ("Kestria, Marenne, and the Forum all voted.", ["vote: Marenne, and the Forum"]),
        ("The vice-minister responsible for fuel (DMF), Arvo Holm, left.", ["leave: Arvo Holm"]),
        ("Tran, who was late, left.", ["be: Tran relative", "leave: Tran"]),
        ("He raised it with Minister Holm, who left.", ["raise: He", "leave: Minister Holm relative"]),
        ("The measures adopted by the board failed.", ["adopt: - participle passive shared", "fail: The measures"]),
        (
            "Strand asked what wider part Kestria might play, but did not explain.",
            ["ask: Strand", "play: Kestria might", "explain: Strand negated shared"],
        ),
        ("Strand asked what expanded part Kestria might play.", ["ask: Strand", "play: Kestria might"]),
        (
            "He denied that the sinking of the Heron had cost him his post, and left.",
            ["deny: He", "cost: the sinking of the Heron", "leave: He shared"],
        ),
        (
            "Tran said that the Board did not meet, but hoped so.",
            ["say: Tran", "meet: the Board negated", "hope: the Board shared"],
        ),
        (
            "Tran said that the Board had met, and would meet.",
            ["say: Tran", "meet: the Board", "meet: the Board would shared"],
        ),
        (
            "The plan that has stood since Tran left.",
            ["stand: The plan relative", "leave: Tran"],
        ),
        ("Officials who attended the talks left.", ["attend: Officials relative", "leave: Officials"]),
        ("The plan that opposed the tax failed.", ["oppose: The plan relative", "fail: The plan"]),
        ("Officials who said Kestria left.", ["say: Officials relative", "leave: Kestria"]),
        (
            "There are reports which make us believe it.",
            ["be: There", "make: reports relative", "believe: us"],
        ),
        ("He met Strand, who came late, and left.", ["meet: He", "come: Strand relative", "leave: He shared"]),
        (
            "Kestria has a plan, which promotes peace, and seeks talks.",
            ["have: Kestria", "promote: a plan relative", "seek: a plan shared"],
        ),
        ("Strand asked what caused the delays.", ["ask: Strand", "cause: what relative"]),
        (
            "Kestria had tried the port, where Tran had been held, but was willing to talk.",
            ["try: Kestria", "hold: Tran passive", "be: Kestria shared", "talk: Kestria infinitive shared"],
        ),
        (
            "Tran has told them their ships will sail, but has also called for help.",
            ["tell: Tran", "sail: their ships will", "call: Tran shared"],
        ),
        ("Groups linked to the coup are few.", ["link: - participle passive shared", "be: Groups"]),
        (
            "He has spent funds earmarked for ships and left.",
            ["spend: He", "earmark: He participle passive shared", "leave: He shared"],
        ),
        ("He linked to the coup what Tran said.", ["link: He", "say: Tran"]),
        ("We'll talk and they'd come.", ["talk: We will", "come: they would"]),
        ("They'd signed it.", ["sign: They"]),
        ("Strand would of course be glad.", ["be: Strand would"]),
        ("Strand has in fact signed it.", ["sign: Strand"]),
        ("Strand was in Kestria on leave.", ["be: Strand"]),
        ("Tran could come and did.", ["come: Tran could", "do: Tran shared"]),
        ("The talks were put off.", ["put: The talks passive"]),
        ("He would like to go.", ["like: He would", "go: He infinitive shared"]),
        ("Tran no longer agrees.", ["agree: Tran negated"]),
        ("He denied having met Holm.", ["deny: He", "meet: He ing shared"]),
        ('"It is over," said Tran.', ["be: It", "say: It shared"]),
        ("The ambassador said must be signed.", ["say: The ambassador", "sign: The ambassador must passive shared"]),
    ],
)
def test_clauses(text: str, clauses: list[str]) -> None:
    assert shown(text) == clauses


def test_noun_phrases_end_at_the_edges() -> None:
    passage = prepare(Paragraph(number=1, text="He left.", lines=(1, 1)), 0)
    assert noun_phrase_before(passage, 0, 0) is None
    assert noun_phrase_before(passage, 2, 1) is None
    assert noun_phrase_from(passage, 1, 3) is None

"""Rules on `be`, `have` and `need` with a verb behind, on motion, and on what is still to be done."""

import re
from collections.abc import Iterator

from reftel.reading.base.clauses import Clause
from reftel.reading.plans.draft import Draft, Rule
from reftel.reading.plans.lexicon import words_in
from reftel.reading.plans.scene import Scene

__all__ = ["AIM_RULES", "TO_ACT", "to_be_done"]

TO_ACT = re.compile(r"[BHZEVGN]R{0,2}tR{0,2}[VH]|tR?B|BR?G")  # what the rules here need in a sentence
_MOTION = frozenset(
    ("go", "come", "travel", "leave", "arrive", "visit", "return", "meet", "depart", "fly", "send", "host")
)


def is_to(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`Strand is to visit Kestria`, `is going to sign`, `needs to sign`, `we would have to sign`."""
    act = scene.verb_right_after(clause.end)
    if act is None or scene.passage.tags[act] != "V" or clause.negated or clause.kind != "finite":
        return
    must = clause.lemma in ("need", "have")
    if (clause.modal and not must) or (clause.lemma == "go" and scene.passage.tags[clause.head] != "G"):
        return
    if clause.lemma == "have" and (
        scene.passage.lows[clause.head] == "had" or (clause.modal and not scene.is_us(clause.subject))
    ):
        return
    if scene.is_doer(clause.subject) and not scene.is_asked(clause):
        yield Draft("is to", "requested" if must else "planned", clause.subject, act, clause.start)


def aim_is_to(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`The next step is to sign`."""
    if clause.subject is None or clause.negated:
        return
    act = scene.verb_right_after(clause.end)
    if act is not None and scene.passage.lows[scene.head_of(clause.subject)] in words_in("aims.txt"):
        yield Draft("aim is to", "planned", _owner(scene, clause.subject), act, clause.head)


def _owner(scene: Scene, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """Whose aim it is: `his next step`, `the Minister's plan`."""
    start, end = phrase
    if scene.passage.lows[start] in ("his", "her", "their", "its", "our", "my"):
        return start, start + 1
    mark = scene.passage.tags.find("'", start, end)
    return (start, mark) if mark > start else None


def is_going(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`Strand is going to Lysandra tomorrow`: motion, and a day to come."""
    group = scene.passage.tags[clause.start : clause.end]
    if not group.endswith("G") or "B" not in group or clause.negated or not scene.is_doer(clause.subject):
        return
    if scene.comes_after(clause.end, clause.end + 12):
        yield Draft("is going", "planned", clause.subject, clause.head, clause.start)


# The rules on the clauses of a verb.
AIM_RULES: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys(_MOTION, (is_going,)),
    "go": (is_to, is_going),
    "be": (is_to, aim_is_to),
    "have": (is_to,),
    "need": (is_to,),
}


def to_be_done(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`the report (to be published in May)`, `points to be discussed`."""
    if (
        clause.kind == "infinitive"
        and clause.passive
        and scene.passage.tags[clause.start - 1 : clause.start] in (*"NC,(",)
    ):
        yield Draft("to be done", "planned", None, clause.start + 1, clause.start, verb=clause.head)

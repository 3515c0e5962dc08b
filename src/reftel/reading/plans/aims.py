"""Rules on `be`, `have` and `need` with a verb behind, on motion, and on what is still to be done."""

from collections.abc import Iterator

from reftel.reading.base.clauses import Clause
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.lexicon import words_in
from reftel.reading.plans.scene import Scene

__all__ = ["AIM_LEMMAS", "AIM_RULES", "to_be_done"]

_MOTION = frozenset(
    ("go", "come", "travel", "leave", "arrive", "visit", "return", "meet", "depart", "fly", "send", "host")
)
AIM_LEMMAS = _MOTION | {"be", "have", "need"}


def is_to(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`Strand is to visit Kestria`, `is going to sign`, `needs to sign`, `would have to sign`."""
    must = clause.lemma in ("need", "have")
    if clause.negated or clause.kind != "finite" or (clause.modal and not must) or not scene.is_doer(clause.subject):
        return
    if not must and clause.lemma != "be" and scene.passage.tags[clause.head] != "G":
        return
    act = scene.verb_right_after(clause.end)
    if act is not None and scene.passage.tags[act] == "V" and not scene.is_asked(clause):
        yield Draft("is to", "requested" if must else "planned", clause.subject, act, clause.start)


def aim_is_to(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`The next step is to sign`."""
    if clause.lemma != "be" or clause.subject is None or clause.negated:
        return
    act = scene.verb_right_after(clause.end)
    if act is not None and scene.passage.lows[scene.head_of(clause.subject)] in words_in("aims.txt"):
        yield Draft("aim is to", "planned", None, act, clause.head)


def is_going(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`Strand is going to Lysandra tomorrow`: motion, and a day to come."""
    if clause.lemma not in _MOTION or clause.negated or clause.modal or not scene.is_doer(clause.subject):
        return
    group = scene.passage.tags[clause.start : clause.end]
    if group.endswith("G") and "B" in group and scene.comes_after(clause.end, clause.end + 12):
        yield Draft("is going", "planned", clause.subject, clause.head, clause.start)


AIM_RULES = (is_to, aim_is_to, is_going)


def to_be_done(scene: Scene, clause: Clause) -> Iterator[Draft]:
    """`the report (to be published in May)`, `points to be discussed`."""
    if (
        clause.kind == "infinitive"
        and clause.passive
        and scene.passage.tags[clause.start - 1 : clause.start] in (*"NC,(",)
    ):
        yield Draft("to be done", "planned", None, clause.start + 1, clause.start, verb=clause.head)

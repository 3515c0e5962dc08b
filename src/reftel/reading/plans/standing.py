"""The standing that an auxiliary gives a plan, by who says it and how."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.tables import read_words
from reftel.reading.plans.scene import Scene

__all__ = ["standing_of"]

_LIKELY: Final = frozenset(("likely", "probably", "undoubtedly", "presumably", "doubtless", "surely"))


def standing_of(scene: Scene, clause: Clause) -> str:
    """Return promised where the speaker says it of himself, expected where it is foreseen, tentative with an `if`."""
    lows = scene.passage.lows
    if _is_on_condition(scene, clause) or lows[scene.start] == "if":
        return "tentative"
    first = clause.subject[0] if clause.subject else clause.start
    near = lows[max(scene.start, first - 2) : first] + lows[max(scene.start, clause.start - 2) : clause.end + 2]
    if not _LIKELY.isdisjoint(near) or _is_trusted(scene, clause):
        return "expected"
    before = {one.lemma for one in scene.clauses if one.end <= clause.start and one.kind != "infinitive"}
    if not before.isdisjoint(("promise", "pledge", "assure", "vow")):
        return "promised"
    if not before.isdisjoint(read_words("foresight.txt")):
        return "expected"
    own = scene.is_pronoun(clause.subject) or (
        clause.subject and lows[clause.subject[0]] in ("his", "her", "its", "our", "their")
    )
    under_way = scene.passage.tags[clause.head] == "G"  # `said he would be going`
    said = not before.isdisjoint(read_words("promises.txt")) or _goes_on_saying(scene, clause)
    if own and not under_way and said:
        return "promised"
    before_it = lows[scene.start : clause.start]
    return "tentative" if "if" in before_it and "even" not in before_it else "planned"


def _is_on_condition(scene: Scene, clause: Clause) -> bool:
    """Whether an `if` stands behind a clause, and no `and` before it (`will go, and if he refuses, they will not`)."""
    lows = scene.passage.lows
    if "if" not in lows[clause.end : scene.end]:
        return False
    return scene.passage.tags[lows.index("if", clause.end) - 1] != "K"


def _goes_on_saying(scene: Scene, clause: Clause) -> bool:
    """Whether a sentence goes on with what somebody said of himself (`He would look into it`), no verb before it."""
    he = clause.subject is not None and scene.passage.lows[clause.subject[0]] in ("he", "she")
    return he and clause.modal == "would" and scene.verb_before(clause.start) is None


def _is_trusted(scene: Scene, clause: Clause) -> bool:
    """Whether somebody is confident of it (`was confident that the Senate would sign`)."""
    before = scene.verb_before(clause.start)
    return before is not None and scene.passage.lows[before.end : before.end + 1] == ["confident"]

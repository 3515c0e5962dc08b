"""Rules on what a noun names as the aim: `the next step is to sign`, `the only way would be for Strand to sign`."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.tables import read_words
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.scene import Scene

__all__ = ["JUDGED", "THAT_ACTS", "aim_is_doing", "aim_is_for", "aim_is_to"]

THAT_ACTS: Final = re.compile(
    r"T(?P<who>[Uu]|[DJNC']{1,8}(?:[OP][DJNC']{1,6})?(?:K[DJNC']{1,6}(?:[OP][DJNC']{1,6})?)?)R?(?P<act>V|(?<=C)N(?=P))"
)
JUDGED: Final = frozenset((
    "hard", "easy", "likely", "unlikely", "difficult", "enough", "too", "tough", "early", "late", "free", "yet", "less",
    "more", "much", "little", "nothing", "nowhere",
))  # fmt: skip
_FOR_WHOM: Final = re.compile(r"P(?P<who>[uU]|[DJNC']{1,8}?(?:K[DJNC']{1,6}?)?)tR{0,2}(?P<act>[VH])")
_TO_OBJECT: Final = 3  # tokens from `way` to the object of `to avoid`
_INTENDED: Final = frozenset(("plan", "plans", "intent", "intention", "idea", "decision", "purpose"))
_ASKED_FOR: Final = frozenset((
    "request", "requests", "suggestion", "recommendation", "proposal", "demand", "plea", "instruction", "appeal",
))  # fmt: skip
_WISHED: Final = frozenset((
    "concern", "desire", "wish", "hope", "condition", "priority", "preference", "requirement", "requirements",
    "position", "recommendations", "suggestions", "proposals", "advice", "instructions", "view", "point", "purpose",
))  # fmt: skip
_GATHERINGS: Final = frozenset((
    "meeting", "meetings", "visit", "call", "talks", "trip", "conference", "demarche", "cable", "message", "letter",
    "note", "telegram", "memorandum", "paper", "report", "study", "article", "speech", "seminar", "session",
))  # fmt: skip
_CHANGES: Final = frozenset((
    "initiative", "initiatives", "change", "changes", "reform", "reforms", "aim", "aims", "goal", "goals", "objective",
    "objectives", "priority", "priorities", "task", "tasks", "purpose", "proposal", "idea", "focus", "step", "steps",
))  # fmt: skip


def aim_is_to(scene: Scene, clause: Clause) -> list[Draft]:
    """`The next step is to sign`."""
    lows = scene.passage.lows
    if clause.subject is None or clause.negated or not JUDGED.isdisjoint(lows[clause.end : clause.end + 1]):
        return []
    act = scene.verb_right_after(clause.end)
    if act is None or not _GATHERINGS.isdisjoint(lows[slice(*clause.subject)]):
        return _aim_is_that(scene, clause)
    if lows[scene.head_of(clause.subject)] in read_words("aims.txt") and not scene.is_asked(clause):
        return [Draft("aim is to", "planned", _owner(scene, clause.subject), act, clause.head)]
    return []


def aim_is_for(scene: Scene, clause: Clause) -> list[Draft]:
    """`The only way out would be for Strand to sign`, `the plan is for the envoys to come`."""
    passage = scene.passage
    if clause.subject is None or clause.negated or passage.lows[clause.end : clause.end + 1] != ["for"]:
        return []
    match, aim = _FOR_WHOM.match(passage.tags, clause.end, scene.end), _aim_before(scene, clause.subject)
    if match is None or aim is None or not scene.is_doer(match.span("who")) or scene.is_asked(clause):
        return []
    standing = "planned" if aim in _INTENDED else "requested"
    return [Draft("aim is to", standing, match.span("who"), match.start("act"), clause.head)]


def _aim_before(scene: Scene, phrase: tuple[int, int]) -> str | None:
    """The aim that a clause tells of, also where its object stands before the verb (`the way to avoid war | is`)."""
    lows, head = scene.passage.lows, scene.head_of(phrase)
    if lows[head] in read_words("aims.txt"):
        return lows[head]
    before = phrase[0] - _TO_OBJECT
    opens = before >= scene.start and scene.passage.tags[before + 1 : phrase[0]] == "tV"
    return lows[before] if opens and lows[before] in read_words("aims.txt") else None


def aim_is_doing(scene: Scene, clause: Clause) -> list[Draft]:
    """`The chief aim is restoring order`, `his initiatives are enlarging the Council and closing the port`."""
    tags = scene.passage.tags
    if clause.subject is None or clause.negated or clause.relative or tags[clause.start : clause.end] != "BG":
        return []
    head = scene.passage.lows[scene.head_of(clause.subject)]
    if head in _CHANGES and tags[clause.end : clause.end + 1] in ("D", "C", "N", "J", "#", "G"):
        return [Draft("aim is to", "planned", _owner(scene, clause.subject), clause.head, clause.start)]
    return []


def _aim_is_that(scene: Scene, clause: Clause) -> list[Draft]:
    """`The request was that the Embassy in Lysandra intervene`."""
    head = scene.passage.lows[scene.head_of(clause.subject)] if clause.subject else ""
    match = THAT_ACTS.match(scene.passage.tags, clause.end, scene.end) if head in _ASKED_FOR | _WISHED else None
    if match is None or (head in _WISHED and not _is_one(scene, match)):
        return []
    if scene.is_doer(match.span("who")):
        return [Draft("aim is to", "requested", match.span("who"), match.start("act"), clause.head)]
    return []


def _is_one(scene: Scene, match: re.Match[str]) -> bool:
    """Whether one is to act, so that the verb's base form asks for it (`his wish is that Kestria sign`)."""
    who, acts = match.span("who"), scene.passage.tags[match.start("act")] == "V"
    one = scene.passage.tags[who[0]] not in "Uu" and "K" not in scene.passage.tags[slice(*who)]
    return acts and one and not scene.passage.lows[who[1] - 1].endswith("s")


def _owner(scene: Scene, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """Whose aim it is: `his next step`, `the Minister's plan`."""
    start, end = phrase
    if scene.passage.lows[start] in ("his", "her", "their", "its", "our", "my"):
        return start, start + 1
    mark = scene.passage.tags.find("'", start, end)
    if mark > start:
        return start, mark
    head = scene.head_of(phrase) + 1
    whose = (head + 1, end)  # `the main goals of Kestria`
    return whose if head + 1 < end and scene.passage.tags[head] == "O" and scene.is_doer(whose) else None

"""Whether a clause asks, doubts or supposes what it tells: `if he would`, `doubt that he will`, `what he should do`."""

from typing import TYPE_CHECKING, Final

from reftel.reading.base.clauses import Clause

if TYPE_CHECKING:
    from reftel.reading.plans.scene import Scene

__all__ = ["is_asked"]

_OPEN: Final = frozenset(("if", "whether", "what", "how", "where", "why", "unless", "lest"))
_WHETHER: Final = frozenset(("whether", "how", "why"))
_INVERTED: Final = frozenset(("should", "had", "were"))
_UNKNOWN: Final = frozenset((
    "matter", "idea", "question", "clue", "knowledge", "point", "area", "areas", "position",
    "situation", "case", "cases", "extent", "circumstances",
))  # fmt: skip
_QUERIES: Final = frozenset(
    ("ask", "inquire", "enquire", "wonder", "explain", "say", "know", "query", "determine", "reveal")
)
_ASKERS: Final = frozenset(("who", "which", "what", "when", "how", "why"))
_ASKED: Final = _ASKERS | _WHETHER
_UNLIKELY: Final = frozenset((
    "unlikely", "doubtful", "improbable", "likelihood", "possibility", "chance", "chances", "risk", "danger", "fear",
    "fears", "prospect", "impression", "odds", "possible", "doubt", "doubts", "estimate", "estimates", "prediction",
    "predictions", "denial", "denials", "forecast", "forecasts", "speculation", "suspicion", "suspicions",
))  # fmt: skip
_FROM_WHOM: Final = 4  # tokens from a doubt to its `that`, whose it is and how between
_OR_THAT: Final = 2  # tokens
_FREE_OF: Final = frozenset(("no", "little"))
_DOUBTED: Final = frozenset(("doubt", "deny", "fear", "wonder", "question", "worry"))


def is_asked(scene: "Scene", clause: Clause) -> bool:
    """Return whether a clause stands in a question, a condition or a doubt (`if he would`, `what he should do`)."""
    first = clause.subject[0] if clause.subject else clause.start
    if first > scene.start and _opens(scene, first - 1 - (scene.passage.tags[first - 1] == "R")):
        return True
    if scene.passage.lows[first] in _ASKERS and (first == scene.start or scene.passage.tags[first - 1] in "Pt"):
        return True  # `Who will go is not known`, `rumours about who will go`
    opened = _behind_brief(scene)
    on_condition = scene.passage.lows[opened] == "if" and _is_first(scene, clause)
    if (
        on_condition
        or _is_unlikely(scene, max(first - 2, opened), first)
        or _is_joined(scene, first)
        or _is_glued(scene, clause)
    ):
        return True  # `If the security reform and Kestria are to succeed`
    if scene.passage.lows[first - 1] == "which" and scene.passage.tags[first] == "N":
        return True  # `on which countries will be asked`
    before = scene.verb_before(clause.start)
    if before is None or before.lemma in _DOUBTED:
        return before is not None
    asks = clause.shared or before.lemma in _QUERIES
    asked = asks and not _ASKED.isdisjoint(scene.passage.lows[before.end : clause.start])
    return asked and _is_query(scene, clause, first, before)


def _is_unlikely(scene: "Scene", start: int, end: int) -> bool:
    """Whether what stands before a clause guesses or doubts it (`expressed doubt that`, not `no doubt that`)."""
    lows = scene.passage.lows
    return any(lows[at] in _UNLIKELY and lows[at - 1] not in _FREE_OF for at in range(start, end))


def _is_glued(scene: "Scene", clause: Clause) -> bool:
    """Whether a doubt is taken into a subject, `that` being left out behind it (`believes any prospect Tran will`)."""
    if clause.subject is None or clause.subject[1] - clause.subject[0] == 1:
        return False
    lows, first = scene.passage.lows, clause.subject[0]
    return lows[first] in _UNLIKELY and lows[first - 1] not in _FREE_OF


def _is_joined(scene: "Scene", first: int) -> bool:
    """Whether a clause is joined by `or that` to one that is doubted (`denials that it is | or that Kestria would`)."""
    lows = scene.passage.lows
    if lows[first - 1] != "that" or first < _OR_THAT or lows[first - 2] != "or":
        return False
    if "that" not in lows[scene.start : first - 2]:
        return False
    that = lows.index("that", scene.start)
    return _is_unlikely(scene, max(that - _FROM_WHOM, scene.start), that)


def _behind_brief(scene: "Scene") -> int:
    """Return where the sentence goes on behind an `if` that has no clause (`If possible, envoys should`)."""
    brief = scene.passage.lows[scene.start] == "if" and scene.passage.tags[scene.start + 2 : scene.start + 3] == ","
    return scene.start + 3 * brief


def _is_first(scene: "Scene", clause: Clause) -> bool:
    """Return whether no finite verb stands before that of a clause."""
    return not any(one.kind == "finite" and one.start < clause.start for one in scene.clauses)


def _opens(scene: "Scene", at: int) -> bool:
    """Whether a token opens a question or a condition: `if`, `whether`; `Should Strand decide to leave`."""
    low = scene.passage.lows[at]
    return (low in _OPEN and not _is_place(scene, at)) or (at == scene.start and low in _INVERTED)


def _is_place(scene: "Scene", at: int) -> bool:
    """Whether `where` tells of a place (`to Lysandra, where he will meet Tran`) and asks for none."""
    lows = scene.passage.lows
    return lows[at] == "where" and lows[at - 1] not in _UNKNOWN and scene.passage.tags[at - 1] in ",NC"


def _is_query(scene: "Scene", clause: Clause, first: int, before: Clause) -> bool:
    """Whether somebody asks it or leaves it open (`asked who would pay`, `did not say when Strand would come`)."""
    if clause.shared and not _WHETHER.isdisjoint(scene.passage.lows[before.end : clause.start]):
        return True  # `asked whether the sinking would change this`
    if before.lemma not in _QUERIES:
        return False
    asked = first - 1 if scene.passage.lows[first] not in _ASKERS else first
    if clause.relative:
        asked = clause.start - 1
    if scene.passage.lows[asked - 1] in ("what", "which") and scene.passage.tags[asked] == "N":
        asked -= 1  # `inquired at what level we would act`
    told = asked >= before.end and "T" not in scene.passage.tags[before.end : asked]
    return told and scene.passage.lows[asked] in _ASKERS

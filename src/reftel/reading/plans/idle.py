"""Whether a noun or adjective of plans tells of none: it is denied, given up, asked about, or only says something."""

import re
from typing import Final

from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.scene import Scene

__all__ = ["MINDED", "asks_him", "is_idle", "only_tells"]

_QUERIES: Final = frozenset(("ask", "inquire", "enquire", "query", "wonder", "probe"))
_TEXTS: Final = frozenset(
    (
        "para",
        "paras",
        "para.",
        "paras.",
        "paragraph",
        "paragraphs",
        "ref",
        "refs",
        "reftel",
        "septel",
        "below",
        "above",
        "attached",
    )
)
_PAGES: Final = frozenset(("website", "web", "site", "homepage", "webpage", "page"))
_DENIED: Final = frozenset(("no", "without", "neither", "any"))
_IDLE: Final = frozenset(("previous", "earlier", "former", "past"))
_GLAD: Final = frozenset(("pleased", "glad", "happy"))
_ANYBODY: Final = frozenset(("those", "people", "anyone", "anybody", "persons"))  # `those who are ready to help`
_SEEKING: Final = frozenset((
    "explore", "seek", "consider", "study", "examine", "look", "discuss", "identify", "research", "investigate",
    "review", "devise", "develop", "search", "pursue", "suggest", "propose", "outline", "recommend",
))  # fmt: skip
_TRAITS: Final = frozenset((
    "willingness", "readiness", "preparedness", "unwillingness", "determination", "eagerness",
))  # fmt: skip
_SHOWN: Final = frozenset((
    "express", "stress", "emphasize", "emphasise", "underline", "underscore", "show", "demonstrate", "signal", "voice",
    "convey", "declare", "affirm", "reaffirm", "note", "have", "be", "mention", "offer", "communicate", "evince",
    "profess", "signify", "hint", "imply", "display", "acknowledge", "manifest", "give", "see", "make", "exhibit",
))  # fmt: skip
_STEPS: Final = frozenset(("step", "steps", "measures"))
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NEAR: Final = 5  # tokens from `avoided` to the noun
MINDED: Final = frozenset(
    ("prepared", "ready", "willing", "anxious", "eager", "glad", "determined", "reluctant", "inclined")
)


def is_idle(scene: Scene, at: int) -> bool:
    """Whether a word tells of no plan: it is denied, of the past (`an earlier decision`), or names who is meant."""
    tags, lows = scene.passage.tags, scene.passage.lows
    if tags[at] in "VZE" or (tags[at] == "Y" and tags[at - 1 : at] not in ("B", "R")):
        return True
    if lows[at - 1] in ("who", "which") or (lows[at - 1] == "that" and tags[at - 2] == "N" and tags[at] == "N"):
        return True  # `those who wish to leave`
    if (lows[at] in _TRAITS and not _is_expressed(scene, at)) or (lows[at] in _STEPS and _is_taken(scene, at)):
        return True
    if (lows[at] == "ways" and not _is_sought(scene, at)) or _is_of_last_year(scene, at):
        return True
    if (
        _is_of_neither(scene, at)
        or _is_another_thing(scene, at)
        or (
            _is_asked_about(scene, at)
            or _is_given_up(scene, at)
            or "!" in tags[max(at - 3, 0) : at]
            or not _DENIED.isdisjoint(lows[max(at - 3, scene.start) : at])
            or not _IDLE.isdisjoint(lows[max(at - 4, scene.start) : at])
        )
    ):
        return True
    return lows[at - 1] in ("less", "hardly", "scarcely") or (tags[at] in "JY" and _is_apart(scene, at))


def _is_of_neither(scene: Scene, at: int) -> bool:
    """Whether its subject denies an adjective (`neither Kestria nor Marenne was ready to sign`)."""
    verb = scene.verb_before(at) if scene.passage.tags[at] in "JY" else None
    if verb is None or verb.subject is None:
        return False
    first = max(verb.subject[0] - _NEAR, scene.start)
    return "neither" in scene.passage.lows[first : verb.subject[1]]


def _is_another_thing(scene: Scene, at: int) -> bool:
    """Whether a word means no agreement: `there is a good deal to be said`, `an understanding of the text`."""
    lows = scene.passage.lows
    if lows[at] == "deal":
        return lows[at - 1] in ("good", "great")
    return lows[at] == "understanding" and lows[at - 2 : at] != ["memorandum", "of"]


def _is_expressed(scene: Scene, at: int) -> bool:
    """Whether somebody is said to have or to show a readiness; not where it is praised, doubted or looked for."""
    verb = next((one for one in reversed(scene.clauses) if one.end <= at and one.kind != "infinitive"), None)
    if verb is None:
        return scene.passage.tags[scene.start] in "NJ"  # `Willingness to help noted`
    return not verb.negated and (verb.lemma in _SHOWN or verb.lemma in read_words("tellings.txt"))


def _is_taken(scene: Scene, at: int) -> bool:
    """Whether steps are or were taken (`have taken steps to open the port`), and not to be taken."""
    verb = scene.verb_before(at)
    taken = verb is not None and verb.lemma == "take" and verb.end > at - _NEAR and verb.modal is None
    return taken and verb is not None and scene.passage.tags[verb.head] != "G"


def _is_of_last_year(scene: Scene, at: int) -> bool:
    """`the 2003 decision to disarm` in a cable of 2009."""
    year, day = scene.passage.lows[at - 1], scene.cast.study.day
    return day is not None and len(year) == 4 and _YEAR.fullmatch(year) is not None and int(year) < day.year


def _is_sought(scene: Scene, at: int) -> bool:
    """Whether somebody is said to look for ways to do something (`is exploring ways to help`)."""
    near = next((one for one in reversed(scene.clauses) if one.end <= at), None)
    return near is not None and near.end > at - _NEAR and near.lemma in _SEEKING and not near.negated


def _is_given_up(scene: Scene, at: int) -> bool:
    """Whether a verb right before says that there is none (`avoided any commitment to`, `denied requests to`)."""
    for clause in reversed(scene.clauses):
        if clause.end <= at:
            lemma = clause.lemma
            given = lemma == "give" and scene.passage.lows[clause.end : clause.end + 1] == ["up"]
            near = clause.end > at - _NEAR
            return near and not clause.passive and (given or lemma in read_words("giving_up.txt"))
    return False


def _is_asked_about(scene: Scene, at: int) -> bool:
    """Whether somebody only asks about a plan (`asked about plans to close the port`)."""
    verb = scene.verb_before(at)
    if verb is None or verb.lemma not in _QUERIES or verb.end < at - 6:
        return False
    return scene.passage.lows[verb.end : verb.end + 1] in (["about"], ["regarding"], ["re"], ["concerning"], ["if"])


def _is_apart(scene: Scene, at: int) -> bool:
    """Whether an adjective stands behind its noun, or in a question."""
    verb = next((one for one in reversed(scene.clauses) if one.start <= at and one.kind == "finite"), None)
    if verb is not None and verb.end > at - 4 and (verb.negated or (scene.is_asked(verb) and not asks_him(scene, at))):
        return True
    told_of = scene.passage.lows[max(at - 4, scene.start) : at]
    before = not _ANYBODY.isdisjoint(told_of) or scene.passage.tags[at - 1] == "N"
    return at > scene.start and before and not scene.passage.capitals


def asks_him(scene: Scene, at: int) -> bool:
    """Whether somebody asks another whether he is ready (`asked whether Kestria was prepared to sell arms`)."""
    asked = next((one for one in reversed(scene.clauses) if one.end <= at and one.lemma in ("ask", "inquire")), None)
    if asked is None or scene.passage.lows[at] not in MINDED or asked.passive:
        return False
    return scene.passage.lows[asked.end : asked.end + 1] in (["whether"], ["if"])


def only_tells(scene: Scene, act: int) -> bool:
    """Whether a verb says nothing of what is done (`ready to do so`), or points to a text (`request: see para 6`)."""
    lows, tags = scene.passage.lows, scene.passage.tags
    if tags[act] == "H" and tags[act + 1 : act + 2] in ("Y", "E", "B"):
        return True  # `pleased to have met`
    if lows[act - 2] in _GLAD and lemma_of(lows[act]) in read_words("performing.txt"):
        return True  # `is pleased to announce`
    if lows[act] == "visit" and not _PAGES.isdisjoint(lows[act + 1 : act + 7]):
        return True  # `Please visit our website at`
    return scene.is_vague(act) or (lows[act] == "see" and not _TEXTS.isdisjoint(lows[act + 1 : act + 3]))

"""Rules on -ing forms behind a noun or adjective: `the idea of visiting`, `stressed the importance of signing`."""

import re
from typing import Final

from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.lexicon import NOUNS
from reftel.reading.plans.owners import name_before, owner, possessor
from reftel.reading.plans.scene import Scene

__all__ = ["LINKS", "MATTERS", "STATED", "is_own_need", "is_stated", "is_told", "listener", "of_ing"]

_OF_ING: Final = re.compile(r"[OPt](?:D?(?P<who>[JNC#]{0,5}[NC])'?)?R?(?P<act>G|N(?=P))")
# The prepositions between a word and what is planned, for words that have only some.
LINKS: Final = {
    "interest": ("in",), "need": ("for",), "keen": ("on",), "insistence": ("on",), "opposition": ("to",),
    "importance": ("of",), "necessity": ("of", "for"), "urgency": ("of",), "desirability": ("of",), "ways": ("of",),
    "step": ("of",), "strategy": ("of",), "aim": ("of",), "goal": ("of",), "objective": ("of",),
}  # fmt: skip
_ANY_LINK: Final = ("of", "to", "on", "in", "for", "about", "with", "against", "toward", "towards", "from", "at")
MATTERS: Final = frozenset(("need", "importance", "necessity", "urgency", "desirability"))
STATED: Final = MATTERS | {"interest"}  # plans only where somebody states them
_LASTING: Final = frozenset((
    "continuing", "corresponding", "existing", "growing", "increasing", "lasting", "ongoing", "pressing", "overriding",
))  # fmt: skip
_TO_WHOM: Final = ("to", "on", "upon")
_RAISED_WITH: Final = ("to", "with")
_OURSELVES: Final = ("us", "me", "you")
_FELT: Final = frozenset(("feel", "see", "indicate"))
_NEEDING: Final = frozenset((
    "indicate", "express", "state", "feel", "see", "stress", "emphasize", "underline", "underscore", "highlight",
    "raise",
))  # fmt: skip
# With these somebody states what needs doing, beside the verbs of telling, but no more than that it is so of a thing.
_TOLD: Final = frozenset((
    "agree", "recognize", "recognise", "acknowledge", "accept", "realize", "realise", "repeat", "reemphasize",
    "reaffirm", "affirm", "mention", "discuss", "address", "speak", "talk", "refer", "urge", "press", "cite",
))  # fmt: skip


def of_ing(scene: Scene, at: int) -> Draft | None:
    """Return `the idea of visiting`, `the possibility of Strand visiting`, `stressed the importance of signing`."""
    low, tags = scene.passage.lows[at], scene.passage.tags
    frame = NOUNS[low]
    match = _OF_ING.match(tags, at + 1, scene.end) if "ing" in frame.shapes else None
    if match is None or scene.passage.lows[at + 1] not in LINKS.get(low, _ANY_LINK):
        return None
    act = match.start("act")
    if match["who"] and (low == "interest" or not scene.is_doer(match.span("who"))):
        return None  # `its interest in three banks operating in Kestria`, `the possibility of the market falling`
    if _is_noun(scene, act) or (low in STATED and not (_is_wanted(scene, at) and _is_to_do(scene, act))):
        return None
    who = match.span("who") if match["who"] else _doer(scene, at)
    return Draft("noun of -ing", frame.standing, who, act, at)


def _is_wanted(scene: Scene, at: int) -> bool:
    """Whether somebody states that something matters, or has an interest in it (`Kestria's interest in trading`)."""
    if scene.passage.lows[at] == "interest" and (possessor(scene, at) or name_before(scene, at)):
        return True
    return is_told(scene, at)


def _is_to_do(scene: Scene, act: int) -> bool:
    """Whether an -ing form tells what is to be done, not what would be fine (`interest in enhancing relations`)."""
    if scene.passage.lows[act] in _LASTING and scene.passage.tags[act + 1] in "NJ":
        return False  # `the need for continuing support`
    return not scene.is_goal(act) and lemma_of(scene.passage.lows[act]) not in read_words("spontaneous.txt")


def _doer(scene: Scene, at: int) -> tuple[int, int] | None:
    """Who is to do what a noun tells of; who says that it matters need not do it."""
    if scene.passage.lows[at] in MATTERS:
        return possessor(scene, at) or listener(scene, at)
    return owner(scene, at)


def is_own_need(scene: Scene, at: int) -> bool:
    """Return whether who tells of a need has it himself (`felt the need to act`, `expressed a need for help`).

    Whoever stresses `the need` may speak of others.
    """
    verb, noun = scene.verb_before(at), noun_phrase_before(scene.passage, at + 1, scene.start)
    if verb is None or noun is None or not is_stated(scene, at):
        return False
    return verb.lemma in _FELT or scene.passage.lows[noun[0]] == "a"


def listener(scene: Scene, at: int) -> tuple[int, int] | None:
    """Return to whom it is said that something matters: he is to do it (`stressed to Tran the need | to pay`).

    Whoever tells `us` of it may mean others.
    """
    verb = scene.verb_before(at)
    noun = noun_phrase_before(scene.passage, at + 1, scene.start)
    if verb is None or noun is None or verb.end + 1 >= noun[0]:
        return None
    if scene.passage.lows[verb.end] not in (_TO_WHOM if verb.lemma != "raise" else _RAISED_WITH):
        return None
    whom = scene.object_at(verb.end + 1)
    if whom is None or whom[1] > noun[0] or not scene.is_doer(whom):
        return None
    return None if scene.passage.lows[whom[0]] in _OURSELVES else whom


def _is_noun(scene: Scene, at: int) -> bool:
    """Whether a form in -ing has no object and is a noun (`a plan against trafficking in persons`)."""
    behind = scene.passage.tags[at + 1 : at + 2]
    if "-" in scene.passage.lows[at] or not scene.passage.lows[at].endswith("ing"):
        return True  # `opposition to right-wing parties`
    if scene.passage.lows[at + 1 : at + 2] == ["with"] and scene.passage.tags[at - 1] in "OPt":
        return False  # `open to meeting with Tran`
    if lemma_of(scene.passage.lows[at]) in read_words("forecasts.txt"):
        return True  # `committed to seeing it through`
    return scene.passage.lows[at] in read_words("ing_nouns.txt") and behind not in ("D", "C", "u", "#", "J")


def is_stated(scene: Scene, at: int) -> bool:
    """Return whether a verb before a noun says that somebody states or feels it (`stressed the need for a truce`)."""
    verb = scene.verb_before(at)
    if verb is None or verb.negated or verb.lemma not in _NEEDING:
        return False
    return "no" not in scene.passage.lows[verb.end : at]


def is_told(scene: Scene, at: int) -> bool:
    """Return whether somebody states that something needs doing, in whatever words (`agreed on the need to sign`)."""
    verb = scene.verb_before(at)
    if verb is None or verb.negated or "no" in scene.passage.lows[verb.end : at]:
        return False
    return any(verb.lemma in words for words in (_NEEDING, _TOLD, read_words("tellings.txt")))

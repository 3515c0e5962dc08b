"""The nouns of encounters as heads of their phrases: `the press briefing`, not `briefing room`, `briefing Tran`."""

from typing import Final

from reftel.reading.meetings.gatherings import FOR_MANY
from reftel.reading.meetings.lexicon import nouns, words
from reftel.reading.meetings.scene import Scene

__all__ = ["is_head", "kind_of"]

_WIRE: Final = words("wire")
_NOUNS: Final = nouns()
_WENT_ON: Final = words("went on")

_PRESS: Final = frozenset(("press", "news"))
_TIMES: Final = frozenset(("last", "today", "yesterday", "tonight", "morning", "afternoon", "evening"))
_LASTED: Final = frozenset(("long", "hour", "half", "quarter", "minute"))  # before `meeting`, taken for a verb
_ADJECTIVES: Final = frozenset(("bilateral", "ministerial"))
_FORUM: Final = ("JP", "Jy", "J.", "J,", "JE")  # `the Forum ministerial in Lysandra`


def kind_of(scene: Scene, first: int, at: int, kind: str) -> str:
    """Return the kind of a noun with what stands before it: `press conference`, `phone conversation`."""
    before = scene.passage.lows[first:at]
    if not _PRESS.isdisjoint(before):
        return kind  # a press conference is an `other`, a press briefing a briefing
    if kind == "visit" and scene.passage.lows[at + 1 : at + 2] == ["with"]:
        return "meeting"  # `her visit with Strand`
    return kind if _WIRE.isdisjoint(before) else "call"


def is_head(scene: Scene, at: int) -> bool:
    """Return whether a word is a noun and the last of its phrase: not `meeting room`, `meeting with` as a verb."""
    tags = scene.passage.tags
    if scene.passage.lows[at] == "aside" and scene.passage.lows[at + 1 : at + 2] != ["to"]:
        return False  # `took Strand aside`
    mention = scene.cast.mentions.at(scene.passage.index, at)
    if (mention is not None and mention.kind == "body" and mention.end > at + 1) or _is_in_name(scene, at):
        return False
    if tags[at] == "G" and at > scene.start and _is_noun(scene, at):
        return True
    if tags[at] in "ZV" and at > scene.start and tags[at - 1] in "D'":
        return True
    if scene.passage.lows[at] in _ADJECTIVES:
        return scene.passage.lows[at + 1 : at + 2] == ["with"] or tags[at : at + 2] in _FORUM
    ends = at + 1 >= scene.end or tags[at + 1] not in "N'" or scene.passage.lows[at + 1] in _TIMES
    return tags[at] in "NC" and ends


def _is_noun(scene: Scene, at: int) -> bool:
    """Whether a form in -ing is a noun by what stands before it: `the meeting`, `hour-long meeting`."""
    before = scene.passage.lows[at - 1]
    return scene.passage.tags[at - 1] in "y#D'" or before in _LASTED or before in _PRESS or before.startswith("hour-")


def _is_in_name(scene: Scene, at: int) -> bool:
    """`the Office of Foreign Exchange`: a capital among capitals; not `The Defense Consultations took place`."""
    word = scene.passage.words[at]
    if _NOUNS[scene.passage.lows[at]].kind in FOR_MANY:
        return False  # `the Harbor Symposium`: those have names
    if not _WENT_ON.isdisjoint(scene.passage.lows[at + 1 : at + 2]):
        return False
    return (
        at > scene.start
        and word.istitle()
        and scene.passage.words[at - 1].istitle()
        and scene.passage.tags[at - 1] == "C"
    )

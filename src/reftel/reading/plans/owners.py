"""Whose a plan is that a noun tells of: `the Minister's plan`, `his plan`, `the US decision`."""

import re
from typing import Final

from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.base.tables import read_words
from reftel.reading.bodies.lexicon import lexicon
from reftel.reading.plans.scene import Scene

__all__ = ["EVENTS", "doer_of_request", "giver", "met_in", "name_before", "owner", "owner_within", "possessor"]

EVENTS: Final = frozenset(("event", "noun of act", "planned event", "agrees"))  # the rules whose act is a noun
_OWNER: Final = re.compile(r"[JNR]{0,3}'([CNJ]{1,8}D?)")
_NAMED: Final = re.compile(r"C{1,3}(?!C)")
_BEFORE: Final = re.compile(r"C{1,4}D?(?=[PKT,):-]|$)")  # right to left
_HIS: Final = re.compile(r"[JNRC]{0,3}D")
_HELP: Final = frozenset(("help", "aid", "assistance", "support", "backing", "cooperation", "co-operation"))
# What whoever is named before it does himself (`a KLB review`).
_DONE_BY: Final = _HELP | {
    "review", "response", "reply", "approval", "action", "decision", "reaction", "agreement", "concurrence", "consent",
    "intervention", "participation", "comments", "input", "clearance", "guidance", "statement", "withdrawal", "study",
}  # fmt: skip
_ADJECTIVES_TOO: Final = frozenset(
    ("firm", "terrorist", "military", "communist", "nationalist", "moderate", "contingent")
)
_ADJECTIVAL: Final = ("ial", "ional")  # `Presidential approval` names nobody
_RESTRAINT: Final = frozenset(("restraint", "moderation", "caution"))
_GOES_AFTER: Final = frozenset(("seek", "want", "need", "wish", "like", "desire", "crave", "hope", "mean"))
_LEAVE: Final = frozenset(("permission", "leave", "authority", "authorization", "authorisation", "clearance"))
_ASKS_OTHERS: Final = frozenset(("ask", "request", "press", "push", "propose"))
_PLAIN: Final = frozenset("DJNCOPt")  # `a visit to Kestria by Tran`, not `efforts to help sales by firms`
_TAKING_PART: Final = frozenset(("between", "among", "by"))
_REST: Final = re.compile(r"P[DJNC#]{1,6}(?=P)")
_WHOSE: Final = frozenset(("his", "her", "their", "its", "our", "my", "your"))


def owner(scene: Scene, at: int) -> tuple[int, int] | None:
    """Return who has a plan: the possessive before the noun, else the subject of the verb before it."""
    if whose := possessor(scene, at) or name_before(scene, at):
        return whose
    before = (one.subject for one in reversed(scene.clauses) if one.start <= at and one.kind == "finite")
    return next((one for one in before if scene.is_doer(one)), None)


def name_before(scene: Scene, at: int) -> tuple[int, int] | None:
    """Return the name right before a noun, or the pronoun before an adjective.

    So in `the US decision`, `we willing postpone`.
    """
    tags = scene.passage.tags
    if tags[at] in "JY":
        first = at - 1 - (tags[at - 1] == "R")
        if first >= scene.start and tags[first] == "U":
            return first, first + 1
        named = _BEFORE.match(tags[scene.start : first + 1][::-1])  # `with Kestria willing to help`
        phrase = (first + 1 - named.end(), first + 1) if named and not scene.passage.capitals else None
        return phrase if scene.is_doer(phrase) else None
    if tags[at] != "N" or scene.passage.capitals or scene.passage.lows[at] == "offering":
        return None  # also not `wrote to Tran offering to help`
    named = _NAMED.match(tags[scene.start : at][::-1])
    if named is None:
        return _people_before(scene, at)
    phrase = at - named.end(), at
    return phrase if scene.passage.words[phrase[0]][0].isupper() and scene.is_doer(phrase) else None


def _people_before(scene: Scene, at: int) -> tuple[int, int] | None:
    """Return the people right before a noun (`the government decision`, `authorities plan to`, `they both plan to`)."""
    passage = scene.passage
    end = at - (passage.lows[at - 1] == "both")
    known = passage.lows[end - 1] in read_words("doers.txt") and passage.lows[end - 1] not in _ADJECTIVES_TOO
    if end <= scene.start or not (known or (end < at and passage.tags[end - 1] == "C")):
        return None
    who = noun_phrase_before(passage, end, scene.start)
    if who is None or not scene.is_doer(who) or not set(passage.tags[slice(*who)]).isdisjoint("PO"):
        return None
    first = noun_phrase_before(passage, who[0] - 1, scene.start) if passage.tags[who[0] - 1] == "K" else None
    return (first[0], who[1]) if first and end < at else who  # `Strand and Tran both`


def possessor(scene: Scene, at: int) -> tuple[int, int] | None:
    """Return the possessive before a noun: `the Minister's`, `his`."""
    tags = scene.passage.tags
    if match := _OWNER.match(tags[scene.start : at][::-1]):
        return at - match.end(1), at - match.start(1)
    if match := _HIS.match(tags[scene.start : at][::-1]):
        his = at - match.end()
        if scene.passage.lows[his] in _WHOSE:
            return his, his + 1
    return None


def owner_within(scene: Scene, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """Return who is to give what a phrase means: `the Department's comments`, `comments of the three ministers`."""
    start, end = phrase
    tags = scene.passage.tags
    if (mark := tags.find("'", start, end)) > start:
        whose = start, mark
    elif (link := tags.find("O", start, end)) > start:
        whose = link + 1, end
    elif helper := _helper(scene, phrase):
        whose = helper
    elif scene.passage.lows[end : end + 1] == ["from"] and (giver := scene.object_at(end + 1)):
        whose = giver
    else:
        return None
    return whose if scene.is_doer(whose) else None


def doer_of_request(
    scene: Scene, verb: str, phrase: tuple[int, int], asker: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Return who is to do what a verb asks for by a noun: whoever is to give it, where that is told.

    Else the asker, where he goes after it himself (`seeks a solution`), has a part in it (`asked for a meeting`) or is
    to do what it allows (`requested permission to leave`), and nobody where it is another's to give (`requested
    guidance`).
    """
    if _is_leave(scene, phrase):
        return asker
    if helper := giver(scene, phrase):
        return helper
    head = scene.passage.lows[scene.head_of(phrase)]
    if head in read_words("together.txt"):
        has_part = verb in _GOES_AFTER | _ASKS_OTHERS or scene.passage.lows[phrase[1] : phrase[1] + 1] == ["with"]
        return asker if has_part else None
    return asker if verb in _GOES_AFTER and head not in read_words("given.txt") else None


def _is_leave(scene: Scene, phrase: tuple[int, int]) -> bool:
    """Whether leave to do something is asked for: whoever is given it does it."""
    allowed = scene.passage.lows[scene.head_of(phrase)] in _LEAVE
    return allowed and scene.verb_right_after(phrase[1]) is not None


def giver(scene: Scene, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """Return who is to give what is asked for: `Kestria's support`, `their help`, `reform of the KLB`.

    So in `Kestrian restraint`, `a statement by Kestria`, `guidance from Lysandra`, and in `restraint on Kestria`.
    """
    tags = scene.passage.tags
    if behind := _behind(scene, phrase):
        return behind if scene.is_doer(behind) else None
    if scene.passage.lows[phrase[0]] in _WHOSE and scene.passage.lows[scene.head_of(phrase)] in _DONE_BY:
        return phrase[0], phrase[0] + 1
    mark = tags.find("'", *phrase)
    whose = (phrase[0], mark) if mark > phrase[0] else _helper(scene, phrase)
    if whose is None and (link := tags.rfind("O", *phrase)) == scene.head_of(phrase) + 1:
        named = scene.cast.mentions.at(scene.passage.index, phrase[1] - 1)
        whole = named and named.kind == "body" and named.start <= link + 2
        return (link + 1, phrase[1]) if whole else None
    return whose if scene.is_doer(whose) else None


def met_in(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    """Return who has a part in what a noun means: `talks between Kestria and Marenne`, `a visit by the envoy`."""
    lows, tags = scene.passage.lows, scene.passage.tags
    link = next((at for at in range(start + 1, end) if lows[at] in _TAKING_PART), None)
    first = scene.object_at(link + 1) if link else None
    if link is None or first is None or tags[first[0]] == "G" or not scene.is_doer(first) or "Z" in tags[start:link]:
        return None
    second = scene.object_at(first[1] + 1) if tags[first[1]] == "K" else None
    if lows[link] == "by":
        plain = set(tags[start:link]) <= _PLAIN and "for" not in lows[start:link]
        return first if plain and scene.is_event((start, link)) else None
    return (first[0], second[1]) if second else first if lows[link] == "among" else None


def _behind(scene: Scene, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """Who is named behind what is asked for: by whom, from whom it is to come, or on whom restraint is urged."""
    passage, head, link = scene.passage, scene.passage.lows[scene.head_of(phrase)], phrase[1]
    if passage.lows[link : link + 1] == ["by"] or (head in _RESTRAINT and passage.lows[link : link + 1] == ["on"]):
        return scene.object_at(link + 1)
    if head not in read_words("given.txt"):
        return None  # `the withdrawal of all ships from Marenne`
    if passage.lows[link : link + 1] != ["from"] and (rest := _REST.match(passage.tags, link, scene.end)):
        link = rest.end()  # `approval for the flight from the Ministry`
    return scene.object_at(link + 1) if passage.lows[link : link + 1] == ["from"] else None


def _helper(scene: Scene, phrase: tuple[int, int]) -> tuple[int, int] | None:
    """Who is to help, whose name stands before the help (`further KLB assistance`, `Kestrian restraint`)."""
    passage, head = scene.passage, scene.head_of(phrase)
    helps = passage.lows[head] in _DONE_BY
    if passage.capitals:
        return None
    first = next((at for at in range(*phrase) if passage.words[at][0].isupper() and at < head), None)
    if first is None or not (helps or _is_of_state(scene, first, phrase)):
        return None
    last = next((at for at in range(first, head) if not passage.words[at][0].isupper()), head)
    return None if passage.lows[last - 1].endswith(_ADJECTIVAL) else (first, last)


def _is_of_state(scene: Scene, at: int, phrase: tuple[int, int]) -> bool:
    """Whether a token says of which state an act is to be, and no other does (`Kestrian withdrawal`)."""
    known = lexicon(capitals=False).forms.at(scene.passage.words, at)
    alone = known is not None and len(known.words) == 1 and known.role in ("adjective", "both")
    return alone and scene.passage.words[at + 1].islower() and scene.is_event(phrase)

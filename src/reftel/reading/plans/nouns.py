"""Rules on nouns and adjectives: `a plan to visit`, `the possibility of visiting`, `a planned visit`."""

import re
from collections.abc import Iterator

from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.lexicon import adjectives, nouns
from reftel.reading.plans.scene import Scene

__all__ = ["planned_event", "triggers"]

_OF_ING = re.compile(r"[OPt](?:D?(?P<who>[JNC#]{1,6})'?)?(?P<act>G)")
_FOR_TO = re.compile(
    r"(?:[Pt](?P<who>[uU]|[DJNCG#'()]{1,12}?(?:[OP][DJNC#']{1,6}?){0,2}))?(?:t[R!]?<?)?(?P<act>[VBXH])"
)
_THAT = re.compile(r"T(?P<who>[Uu]|[DJNC']{1,8})R?(?P<act>V)")
_BEHIND = frozenset("OPtTRVBXH!<")  # what may follow a noun or adjective that something is planned with
_ADDRESSED = frozenset(
    ("request", "requests", "appeal", "appeals", "call", "calls", "invitation", "demand", "demands", "plea")
)
_IDLE = frozenset(("previous", "earlier", "former", "past"))
_NEEDING = frozenset(
    (
        "indicate",
        "express",
        "state",
        "feel",
        "see",
        "stress",
        "emphasize",
        "underline",
        "underscore",
        "highlight",
        "raise",
    )
)  # fmt: skip
_OWNER = re.compile(r"[JNR]{0,3}'([CNJ]{1,8}D?)")
_NAMED = re.compile(r"C{1,3}(?=[DJPON])")
_HIS = re.compile(r"[JNRC]{0,3}D")
_EVENT = re.compile(r"[JNC#]{0,3}?(?=(?P<head>N))")
_BY = re.compile(r"[^.,;:]{0,10}?P")


def triggers(scene: Scene, at: int) -> Iterator[Draft]:
    """`a plan to visit`, `plans for Strand to visit`, `the idea of visiting`, `ready to help`."""
    passage = scene.passage
    frame, tags = nouns()[passage.lows[at]], passage.tags
    if at + 1 >= scene.end or tags[at + 1] not in _BEHIND:
        return
    if passage.lows[at] == "please":
        if tags[at + 1 : at + 2] == "V":
            yield Draft("noun to", frame.standing, None, at + 1, at)
        return
    if _is_idle(scene, at):
        return
    yield from _noun_of_act(scene, at)
    if "ing" in frame.shapes and (match := _OF_ING.match(tags, at + 1, scene.end)):
        verb = next((one for one in reversed(scene.clauses) if one.end <= at and one.kind == "finite"), None)
        who = match.span("who") if match["who"] else _owner(scene, at) or (verb.subject if verb else None)
        yield Draft("noun of -ing", frame.standing, who, match.start("act"), at)
    match = _THAT.match(tags, at + 1, scene.end) if tags[at + 1] == "T" else None
    if match and frame.standing in ("requested", "tentative") and scene.is_doer(match.span("who")):
        yield Draft("noun that", "requested", match.span("who"), match.start("act"), at)
    if "to" in frame.shapes:
        match = _FOR_TO.match(tags, at + 1, scene.end)
        if match and not _only_tells(scene, match.start("act")) and _fits(scene, at, match):
            who, act = match.span("who") if match["who"] else _owner(scene, at), match.start("act")
            if match["who"] and not scene.is_doer(who):  # `its desire for the talks to be held`
                yield Draft("noun to", "requested", _possessor(scene, at), match.start("who"), at, verb=act)
            else:
                yield Draft("noun to", frame.standing, who, act, at)


def _is_idle(scene: Scene, at: int) -> bool:
    """Whether a word tells of no plan: it is denied, of the past (`an earlier decision`), or names who is meant."""
    tags, lows = scene.passage.tags, scene.passage.lows
    if tags[at] in "VZE" or (tags[at] == "Y" and tags[at - 1 : at] not in ("B", "R")):
        return True
    if "!" in tags[max(at - 3, 0) : at] or not _IDLE.isdisjoint(lows[max(at - 4, scene.start) : at]):
        return True
    return lows[at - 1] in ("less", "hardly", "scarcely") or (tags[at] in "JY" and _is_apart(scene, at))


def _is_apart(scene: Scene, at: int) -> bool:
    """Whether an adjective stands behind its noun, or in a question."""
    verb = next((one for one in reversed(scene.clauses) if one.start <= at and one.kind == "finite"), None)
    if verb is not None and verb.end > at - 4 and (verb.negated or scene.is_asked(verb)):
        return True
    before = scene.passage.lows[at - 1] in ("those", "people", "anyone") or scene.passage.tags[at - 1] == "N"
    return at > scene.start and before and not scene.passage.capitals


def _only_tells(scene: Scene, act: int) -> bool:
    """Whether a verb says nothing of what is done (`ready to do so`), or points to a text (`request: see para 6`)."""
    lows = scene.passage.lows
    return scene.is_vague(act) or (lows[act] == "see" and lows[act + 1 : act + 2] in (["para"], ["paras"], ["ref"]))


def _noun_of_act(scene: Scene, at: int) -> Iterator[Draft]:
    """`an offer of help to the refugees`; `plans for a trip` alone says too little."""
    passage, frame = scene.passage, nouns()[scene.passage.lows[at]]
    if "np" not in frame.shapes or passage.lows[at + 1 : at + 2] not in (["of"], ["for"], ["to"]):
        return
    if passage.lows[at] == "need" and not _is_stated(scene, at):
        return
    phrase = scene.object_at(at + 2)
    if phrase and scene.is_event(phrase) and passage.tags[phrase[1] : phrase[1] + 2] != "tV":
        end = verb_phrase_end(passage, phrase[1] - 1, scene.end)
        if end > phrase[0] + 2:
            yield Draft("noun of act", frame.standing, _owner(scene, at), phrase[0], at, end)


def _fits(scene: Scene, at: int, match: re.Match[str]) -> bool:
    """Whether the word opens the verb phrase: `for` stands before who does it, and `need` only with it."""
    passage = scene.passage
    if match["who"] is not None:
        links = ("for", "from", "to", "by") if passage.lows[at] in _ADDRESSED else ("for",)
        return passage.lows[at + 1] in links and "t" in passage.tags[match.end("who") : match.start("act")]
    if passage.tags[match.start("act") - 1] not in "tR!<":
        return passage.tags[at] in "JY" and passage.tags[match.start("act")] == "V"
    if passage.lows[at] != "need":
        return True
    return _is_stated(scene, at)


def _is_stated(scene: Scene, at: int) -> bool:
    """Whether a verb before a noun says that somebody states or feels it (`stressed the need to sign`)."""
    verb = next((one for one in reversed(scene.clauses) if one.end <= at and one.kind == "finite"), None)
    if verb is None or verb.negated or verb.lemma not in _NEEDING:
        return False
    return "no" not in scene.passage.lows[verb.end : at]


def planned_event(scene: Scene, at: int) -> Iterator[Draft]:
    """`a planned visit to Lysandra by Strand`."""
    passage = scene.passage
    match = _EVENT.match(passage.tags, at + 1, scene.end)
    while match and not scene.is_event_word(match.start("head")):
        match = _EVENT.match(passage.tags, match.start("head") + 1, min(match.start("head") + 3, scene.end))
    if match is None:
        return
    head = match.start("head")
    if passage.tags[head + 1 : head + 2] in ("N", "C") or scene.phrase_end((head, head + 1)) < head + 3:
        return  # `potential training opportunities`; `the proposed talks`, which something else tells of
    tentative = "tentatively" in passage.lows[scene.start : scene.end]
    standing = "tentative" if tentative else adjectives()[passage.lows[at]]
    end = verb_phrase_end(passage, head, scene.end)
    by = next((one for one in range(head, end) if passage.lows[one] == "by"), None)
    who = scene.object_at(by + 1) if by else _possessor(scene, at)
    if passage.lows[at] in ("upcoming", "forthcoming") and not (who or scene.calendar.between(passage, at, end)):
        return  # only named in passing
    yield Draft("planned event", standing, who, head, at, by or end)


def _owner(scene: Scene, at: int) -> tuple[int, int] | None:
    """Who has the plan: the possessive before the noun, else the subject of the verb before it."""
    if whose := _possessor(scene, at) or _name_before(scene, at):
        return whose
    before = [one for one in scene.clauses if one.start <= at and one.kind == "finite"]
    return before[-1].subject if before and scene.is_doer(before[-1].subject) else None


def _name_before(scene: Scene, at: int) -> tuple[int, int] | None:
    """The name right before a noun, or the pronoun before an adjective: `the US decision`, `we willing postpone`."""
    tags = scene.passage.tags
    if tags[at] in "JY":
        first = at - 1 - (tags[at - 1] == "R")
        return (first, first + 1) if first >= scene.start and tags[first] == "U" else None
    if tags[at] != "N" or scene.passage.capitals or not (named := _NAMED.match(tags[scene.start : at][::-1])):
        return None
    phrase = at - named.end(), at
    return phrase if scene.passage.words[phrase[0]][0].isupper() and scene.is_doer(phrase) else None


def _possessor(scene: Scene, at: int) -> tuple[int, int] | None:
    """The possessive before a noun: `the Minister's`, `his`."""
    tags = scene.passage.tags
    if match := _OWNER.match(tags[scene.start : at][::-1]):
        return at - match.end(1), at - match.start(1)
    if match := _HIS.match(tags[scene.start : at][::-1]):
        his = at - match.end()
        if scene.passage.lows[his] in ("his", "her", "their", "its", "our", "my"):
            return his, his + 1
    return None

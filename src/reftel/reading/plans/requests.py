"""Rules on requests that nobody's `asked` tells: `We would appreciate your guidance`, `Deliver the note by Friday`."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.passage import Passage
from reftel.reading.base.tables import read_words
from reftel.reading.plans.draft import Draft, Rule
from reftel.reading.plans.owners import owner_within
from reftel.reading.plans.scene import Scene

__all__ = ["REQUEST_RULES", "bare_request", "if_you_would", "imperative", "opens_with_verb"]

_GRATEFUL: Final = frozenset(("grateful", "thankful", "obliged", "glad", "interested"))
_WELCOMED: Final = _GRATEFUL | {"appreciate", "appreciated", "helpful", "useful", "best", "welcome", "preferable"}
_TO_IF: Final = 4  # tokens from `glad` to `if`: `glad, however, if`
_DOING: Final = frozenset((
    "working", "meeting", "visiting", "cooperating", "hosting", "welcoming", "continuing", "discussing", "attending",
    "travelling", "traveling", "returning", "collaborating", "participating", "seeing", "engaging", "joining",
))  # fmt: skip
_GETTING: Final = frozenset(("receiving", "having", "getting", "seeing", "obtaining"))
_GET: Final = frozenset(("have", "receive", "get", "see", "obtain"))
_BIDS: Final = frozenset((
    "invitation", "visit", "help", "aid", "assistance", "support", "guidance", "advice", "offer", "meeting",
))  # fmt: skip
_OWN: Final = frozenset((
    "we", "i", "post", "embassy", "department", "dept", "mission", "consulate", "washington", "usun",
))  # fmt: skip
_WRITTEN_TO: Final = frozenset(
    ("embassy", "embassies", "post", "posts", "consulate", "addressee", "addressees", "action")
)
_IF: Final = re.compile(r"[uU]?A(?P<who>[Uu]|[DJNC']{1,8})R?M?R?(?P<act>V)")
_THAT_YOU: Final = re.compile(r"TU(?P<act>V)(?=[DCNJu#PT])")
_OPENING: Final = re.compile(r"(?:[-(]|[NLC#]\))?(?P<act>V)(?=[DCNJu#P])")
_TO_MARK: Final = 4  # tokens with the mark of a point, or the words before a colon
_ASKING: Final = frozenset(("request", "suggest", "recommend", "urge", "seek"))


def appreciates(scene: Scene, clause: Clause) -> list[Draft]:
    """`We would appreciate your guidance`, `Post would welcome comments`, `would appreciate it if Kestria signed`."""
    if clause.passive or clause.negated or clause.modal not in ("would", "should", "will"):
        return []
    if clause.lemma == "welcome" and not (_is_ours(scene, clause) or _is_bid(scene, clause)):
        return []
    return _favour(scene, clause, clause.end)


def grateful(scene: Scene, clause: Clause) -> list[Draft]:
    """`Embassy would be grateful for instructions`, `I would be glad to have your comments`."""
    lows, at = scene.passage.lows, clause.end
    if clause.negated or clause.modal not in ("would", "should") or at >= scene.end or lows[at] not in _GRATEFUL:
        return []
    if lows[at + 1 : at + 2] in (["for"], ["in"]):
        return _favour(scene, clause, at + 2)
    if lows[at + 1 : at + 2] == ["if"]:
        return _favour(scene, clause, at + 1)
    if lows[at + 1 : at + 2] == ["to"] and not _GET.isdisjoint(lows[at + 2 : at + 3]):
        return _favour(scene, clause, at + 3)
    return []


def if_you_would(scene: Scene, clause: Clause) -> list[Draft]:
    """`Grateful if you would tell Tran`, `We should be glad, however, if Kestria could sign`."""
    passage, link = scene.passage, clause.subject[0] - 1 if clause.subject else 0
    if passage.lows[link] != "if" or link < scene.start or clause.negated or passage.tags[clause.head] not in "VX":
        return []
    before = passage.lows[max(link - _TO_IF, scene.start) : link]
    if scene.is_doer(clause.subject) and not _WELCOMED.isdisjoint(before):
        return [Draft("would appreciate", "requested", clause.subject, clause.head, clause.start)]
    return []


def looks_forward(scene: Scene, clause: Clause) -> list[Draft]:
    """`Post looks forward to receiving the Department's comments`."""
    if not clause.negated and scene.passage.lows[clause.end : clause.end + 2] == ["forward", "to"]:
        at = clause.end + 2
        if (
            _is_ours(scene, clause)
            and scene.passage.lows[at] in _GETTING
            and scene.passage.tags[at + 1 : at + 2] not in ("U", "u")
        ):
            return _favour(scene, clause, at)
        if not _DOING.isdisjoint(scene.passage.lows[at : at + 1]) and (
            scene.is_doer(clause.subject) or clause.start == scene.start
        ):
            return [Draft("subject does", "planned", clause.subject, at, clause.head)]
    return []


def is_told_to(scene: Scene, clause: Clause) -> list[Draft]:
    """`Embassy requested deliver note soonest`: a telegram that leaves `is` and `to` out."""
    alone = clause.kind == "finite" and scene.passage.tags[clause.start : clause.end + 1] == "EV"
    if alone and not clause.shared and clause.subject and scene.passage.lows[clause.subject[0]] in _WRITTEN_TO:
        return [Draft("subject does", "requested", clause.subject, clause.end, clause.head)]
    return []


def _favour(scene: Scene, clause: Clause, at: int) -> list[Draft]:
    """What is asked for by what would be welcome; what somebody may do himself is no request."""
    passage = scene.passage
    match = _IF.match(passage.tags, at, scene.end)
    if match and passage.lows[match.start("who") - 1] == "if":
        if scene.is_doer(match.span("who")):
            return [Draft("would appreciate", "requested", match.span("who"), match.start("act"), clause.start)]
        return []
    at += at < scene.end and passage.lows[at] in _GETTING
    phrase = scene.object_at(at)
    if phrase is None or passage.tags[phrase[0]] in "uG":
        return []
    return _asked_for(scene, clause, phrase)


def _asked_for(scene: Scene, clause: Clause, phrase: tuple[int, int]) -> list[Draft]:
    """What is asked for, where it is something that another gives: an answer, an event."""
    head = scene.passage.lows[scene.head_of(phrase)]
    if head in read_words("replies.txt") or head in _BIDS or scene.is_event(phrase):
        end = verb_phrase_end(scene.passage, phrase[1] - 1, scene.end)
        return [Draft("would appreciate", "requested", owner_within(scene, phrase), phrase[0], clause.start, end)]
    return []


def _is_bid(scene: Scene, clause: Clause) -> bool:
    """Whether somebody would welcome what another must give: an invitation, help."""
    phrase = scene.object_at(clause.end)
    return phrase is not None and scene.is_doer(clause.subject) and scene.passage.lows[scene.head_of(phrase)] in _BIDS


def _is_ours(scene: Scene, clause: Clause) -> bool:
    """Whether a request is the writer's own."""
    return clause.subject is None or scene.passage.lows[scene.head_of(clause.subject)] in _OWN


def opens_with_verb(passage: Passage, start: int, end: int) -> int | None:
    """Return the token of the verb that a sentence opens with, behind the mark of a point if it has one."""
    if not _may_open(passage.tags, start):
        return None
    colon = passage.tags.find(":", start, min(start + _TO_MARK, end))
    if that_you := _THAT_YOU.match(passage.tags, max(start, colon + 1), end):
        you = that_you.start("act") - 1
        return that_you.start("act") if passage.lows[you] == "you" else None
    if colon > 0 and "action" in passage.lows[start:colon]:
        start = colon + 1  # `Action requested: deliver the note`
    match = _OPENING.match(passage.tags, start, end)
    if match is None or passage.lows[match.start("act")] not in read_words("imperatives.txt"):
        return None
    return match.start("act")


def _may_open(tags: str, start: int) -> bool:
    """Whether a sentence begins with a verb, `that`, or the mark of a point of a list, or such a mark stands near."""
    if tags[start] == "T" or tags[start] == "V" or tags[start] == "-" or tags[start] == "(":  # quicker than `in`
        return True
    return any(tags[at] == ":" or tags[at] == ")" for at in range(start + 1, min(start + _TO_MARK, len(tags))))


def imperative(scene: Scene, act: int) -> list[Draft]:
    """`Deliver the note to the Foreign Ministry by Friday`: by whom is not said; `That you sign the letter`."""
    tags, lows = scene.passage.tags, scene.passage.lows
    if tags[act - 2 : act] != "TU" or act - 2 < scene.start:
        return [Draft("imperative", "requested", None, act, act)]
    found: list[Draft] = []
    for match in _THAT_YOU.finditer(tags, act - 2, scene.end):
        at = match.start("act")
        if lows[at - 1] == "you" and (at == act or tags[at - 3] == "K"):
            found.append(Draft("imperative", "requested", (at - 1, at), at, at))
    return found


def bare_request(scene: Scene, clause: Clause) -> list[Draft]:
    """`Request Embassy's comments on the draft`: the writer's own, with no subject."""
    if clause.subject is not None or scene.passage.tags[clause.start : clause.end] != "V":
        return []
    phrase = scene.object_at(clause.end)
    if phrase is None or scene.passage.tags[phrase[1] : phrase[1] + 1] in ("V", "t"):
        return []
    return _asked_for(scene, clause, phrase)


# The rules on the clauses of a verb.
REQUEST_RULES: Final[dict[str, tuple[Rule, ...]]] = {
    "appreciate": (appreciates,),
    "welcome": (appreciates,),
    "be": (grateful,),
    "look": (looks_forward,),
    **dict.fromkeys(_ASKING, (bare_request,)),
    "request": (bare_request, is_told_to),
    **dict.fromkeys(("authorize", "instruct"), (is_told_to,)),
}

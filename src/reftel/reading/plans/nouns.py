"""Rules on nouns and adjectives: `a plan to visit`, `the possibility of visiting`, `ready to help`."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import base_tags, lemma_of
from reftel.reading.plans.doing import LINKS, MATTERS, STATED, is_own_need, is_stated, is_told, listener, of_ing
from reftel.reading.plans.draft import Draft
from reftel.reading.plans.frames import befalls, is_to_be_so
from reftel.reading.plans.idle import MINDED, asks_him, is_idle, only_tells
from reftel.reading.plans.lexicon import NOUNS, Frame
from reftel.reading.plans.owners import doer_of_request, met_in, name_before, owner, possessor
from reftel.reading.plans.scene import Scene

__all__ = ["triggers"]

_FOR_TO: Final = re.compile(
    r"(?:R{0,2}[PtO](?P<who>[uU]|[DJNCG#'()]{1,12}?(?:[OP][DJNC#']{1,6}?){0,2}(?:K[DJNC#']{1,6}?)?))?(?:R{0,2}!?t[R!]?<?)?(?P<act>[VBXH])"
)
_NAME_TO: Final = re.compile(r"(?P<who>C{1,4})tR?(?P<act>V)")
_THAT: Final = re.compile(r"(?:P[DJNC']{1,6})?T(?P<who>[Uu]|[DJNC']{1,8})R?(?P<act>V)")
_THAT_DONE: Final = re.compile(r"T(?P<what>[DJNC'#]{1,8}(?:[OP][DJNC']{1,6})?)(?P<be>B)R?(?P<act>[YE])")
# What somebody is told to do: `from` stands before who tells him.
_ORDERS: Final = frozenset(("instruction", "instructions", "directive", "directives", "advice", "orders"))
_INVITATIONS: Final = frozenset(("invitation", "invitations"))
_TAKES: Final = frozenset((
    "accept", "receive", "decline", "refuse", "reject", "get", "have", "appreciate", "welcome", "consider",
))  # fmt: skip
_BEHIND: Final = frozenset("OPtTRVBXH!<")  # what may follow a noun or adjective that something is planned with
_ADDRESSED: Final = frozenset((
    "request", "requests", "appeal", "appeals", "call", "calls", "invitation", "demand", "demands", "plea", *_ORDERS,
))  # fmt: skip
_JOINT: Final = frozenset(("agreement", "deal", "accord", "memorandum", "understanding", "arrangement", "contract"))
_WITH: Final = frozenset(("with", "between"))  # behind an agreement: not who is to do it, or not he alone
_MOST_NAMES: Final = 5
_TO_DAY: Final = 7  # tokens from `due` to its day
_DECISIONS: Final = frozenset(("decision", "decisions"))
_INTENTS: Final = frozenset((
    "decision", "desire", "intent", "intention", "willingness", "readiness", "refusal", "wish", "determination",
))  # fmt: skip
_VERBS_TOO: Final = frozenset(("please", "requests"))
_ONLY_TOLD: Final = frozenset(("about", "possible", "potential", "regarding"))
_WHOSE: Final = ("of", "by", "from")
_VISITS: Final = frozenset(("visit", "visits", "trip", "trips", "tour", "summit"))
_OPEN_TO: Final = frozenset(("possibility", "idea", "prospect"))
_HOPES: Final = frozenset(
    ("ways", "desire", "wish", "eager", "eagerness", "anxious", "keen", "determination", "ambition", "aspiration")
)
_MINDED: Final = frozenset(("inclined", "disposed"))
_DONE: Final = frozenset(("made", "taken", "done", "said", "reached", "decided"))
_DUE: Final = frozenset(("due", "set", "scheduled", "slated", "expected", "poised", "meant"))
_TO_ACTS: Final = ("of", "for", "to")
_WISHED: Final = frozenset(("anxious", "eager", "keen", "desirous", "desire", "wish"))  # `anxious that Kestria sign`
_LETS: Final = frozenset(("allow", "permit", "enable", "cause", "let", "expect", "require", "want"))
_MEANS: Final = frozenset(("step", "steps", "measures"))


def triggers(scene: Scene, at: int) -> list[Draft]:
    """`a plan to visit`, `plans for Strand to visit`, `the idea of visiting`, `ready to help`."""
    low, tags = scene.passage.lows[at], scene.passage.tags
    known = low in _VERBS_TOO or low in _INTENTS or tags[at] in "JY"
    if at + 1 >= scene.end or (tags[scene.behind_adverb(at + 1)] not in _BEHIND and not known):
        return []
    found = [_asks(scene, at) if low == "requests" else None]
    if low == "please":
        found = [_please(scene, at)]
    elif not is_idle(scene, at):
        found += [_due_on(scene, at), _noun_of_act(scene, at), of_ing(scene, at), _that(scene, at), _to(scene, at)]
    return [draft for draft in found if draft]


def _please(scene: Scene, at: int) -> Draft | None:
    """`Please deliver the note`; not `please note`."""
    noted = lemma_of(scene.passage.lows[at + 1]) in read_words("views_taken.txt")
    if not _is_verb(scene, at + 1) or noted or only_tells(scene, at + 1):
        return None
    return Draft("noun to", NOUNS[scene.passage.lows[at]].standing, None, at + 1, at)


def _asks(scene: Scene, at: int) -> Draft | None:
    """`Mission Veldora requests guidance`, `Post therefore requests updated guidance`: a verb like the noun."""
    passage = scene.passage
    own = at - (passage.tags[at - 1] == "R")
    who = noun_phrase_before(passage, own, scene.start)
    first = at + 1 + (passage.tags[at + 1] in "EY")
    phrase = scene.object_at(first)
    opens = who is not None and (who[0] == scene.start or passage.tags[who[0] - 1] == ":")  # `Action request: Post`
    if who is None or not opens or phrase is None or not scene.is_event(phrase):
        return None
    if who[1] - who[0] >= _MOST_NAMES or not scene.is_doer(who):
        return None
    end = verb_phrase_end(passage, phrase[1] - 1, scene.end)
    return Draft("event", "requested", doer_of_request(scene, "request", phrase, who), at + 1, at, end)


def _is_verb(scene: Scene, at: int) -> bool:
    """Whether a token behind `please` is a verb, also one that may be a noun (`please report back`)."""
    tag = scene.passage.tags[at : at + 1]
    return tag == "V" or (tag == "N" and base_tags().get(scene.passage.lows[at]) == "1")


def _that(scene: Scene, at: int) -> Draft | None:
    """`our request that Marenne measure the stocks`."""
    frame, tags = NOUNS[scene.passage.lows[at]], scene.passage.tags
    done = _THAT_DONE.match(tags, at + 1, scene.end) if tags[at + 1] == "T" else None
    if done and frame.standing in ("requested", "tentative") and scene.passage.lows[done.start("be")] == "be":
        return Draft("noun that", "requested", None, done.start("what"), at, verb=done.start("act"))
    from_whom = scene.passage.lows[at + 1] in ("from", "by")
    match = _THAT.match(tags, at + 1, scene.end) if tags[at + 1] == "T" or from_whom else None
    if (
        match
        and (frame.standing in ("requested", "tentative") or scene.passage.lows[at] in _WISHED)
        and scene.passage.lows[at] not in STATED
        and scene.is_doer(match.span("who"))
    ):
        return Draft("noun that", "requested", match.span("who"), match.start("act"), at)
    return None


def _to(scene: Scene, at: int) -> Draft | None:
    """`a plan to visit`, `plans for Strand to visit`, `ready to help`."""
    low = scene.passage.lows[at]
    frame = NOUNS[low]
    if "to" not in frame.shapes:
        return None
    match = _FOR_TO.match(scene.passage.tags, scene.behind_adverb(at + 1), scene.end)
    if match is None:
        return _bare(scene, at, frame)
    act = match.start("act")
    if only_tells(scene, act) or not _fits(scene, at, match) or _only_foresees(scene, at, act):
        return None
    done = scene.passage.lows[act + 1] in _DONE or low in _MEANS or _is_let(scene, at)
    if (scene.passage.tags[act] == "B" and done) or (low in _DECISIONS and _is_made(scene, act)):
        return None  # `steps to be adopted`, `the decision to be made`
    return _by_whom(scene, at, frame, match)


def _by_whom(scene: Scene, at: int, frame: Frame, match: re.Match[str]) -> Draft | None:
    """What is to be done, with who is to do it: whoever stands before the verb, or has the plan."""
    low, link, act = scene.passage.lows[at], scene.passage.lows[at + 1], match.start("act")
    who = match.span("who") if match["who"] else _whose(scene, at)
    several = bool(match["who"]) and "K" in scene.passage.tags[match.start("who") : match.end("who")]
    if match["who"] and not scene.is_doer(who):  # `its desire for the talks to be held`
        if several or link != "for":
            return None  # `the need for trucks and money to pay for food`, `appeals to pride to win votes`
        return Draft("noun to", "requested", possessor(scene, at), match.start("who"), at, verb=act)
    if what := _event_due(scene, at):
        return Draft("noun to", frame.standing, None, what[0], at, verb=act)
    from_him = link == "from" and (low in _ORDERS or low in _INVITATIONS)
    if match["who"] and not (several and link == "between") and (link in _WITH or from_him):
        who = _guest(scene, at) if low in _INVITATIONS else owner(scene, at)
    return Draft("noun to", "requested" if asks_him(scene, at) else frame.standing, who, act, at)


def _is_let(scene: Scene, at: int) -> bool:
    """Whether a noun is the object of what lets something be done to it (`would permit the plan | to be executed`)."""
    verb, phrase = scene.verb_before(at), noun_phrase_before(scene.passage, at + 1, scene.start)
    return verb is not None and phrase is not None and verb.end == phrase[0] and verb.lemma in _LETS


def _whose(scene: Scene, at: int) -> tuple[int, int] | None:
    """Whose the act is; who says that there is a need need not meet it, and who invites does not come."""
    if scene.passage.lows[at] in _INVITATIONS and (possessor(scene, at) or name_before(scene, at)):
        return _guest(scene, at)
    if scene.passage.lows[at] not in MATTERS or is_own_need(scene, at):
        return owner(scene, at)
    return possessor(scene, at) or name_before(scene, at) or listener(scene, at)


def _guest(scene: Scene, at: int) -> tuple[int, int] | None:
    """Who is invited, where the invitation is another's: whoever accepts it."""
    verb = scene.verb_before(at)
    return verb.subject if verb and verb.lemma in _TAKES and scene.is_doer(verb.subject) else None


def _only_foresees(scene: Scene, at: int, act: int) -> bool:
    """Whether something is only foreseen or wished (`is expected to benefit`, `eager to find peace`)."""
    low = scene.passage.lows[at]
    if low == "expected" and (scene.passage.lows[at - 2] in ("can", "could") or is_to_be_so(scene, act)):
        return True  # `can be expected to object`
    if (NOUNS[low].standing == "expected" or low in _MINDED) and befalls(scene, act):
        return True
    return low in _HOPES and (scene.is_goal(act) or scene.passage.lows[act] == "find")


def _is_made(scene: Scene, act: int) -> bool:
    """Whether a decision was taken, long ago (`The decision to appoint Tran was taken in haste`)."""
    main = next((one for one in scene.clauses if one.start > act and one.kind == "finite"), None)
    made = main is not None and main.passive and main.lemma in ("take", "make", "reach")
    return main is not None and made and scene.passage.lows[main.start] in ("was", "were")


def _due_on(scene: Scene, at: int) -> Draft | None:
    """`Elections are due in May 2010`: an event, and a day to come."""
    if scene.passage.lows[at] not in _DUE or scene.passage.tags[at + 1] != "P":
        return None
    what = _event_due(scene, at)
    if what is None or not scene.is_event(what) or not scene.comes_after(at + 1, at + _TO_DAY):
        return None
    return Draft("planned event", "planned", None, what[0], at, what[1])


def _bare(scene: Scene, at: int, frame: Frame) -> Draft | None:
    """A verb that no table knows (`a request to interrogate her`); without its `to` (`was prepared stay in town`)."""
    tags, lows = scene.passage.tags, scene.passage.lows
    act = scene.verb_right_after(at + 1)
    if act is None and lows[at] in MINDED and tags[at - 1] == "B" and tags[at + 1] == "N":
        act = at + 1 if base_tags().get(lows[at + 1]) == "1" and tags[at + 2 : at + 3] in ("P", "D", "u", "C") else None
    if act is not None:
        return Draft("noun to", frame.standing, owner(scene, at), act, at)
    named = _NAME_TO.match(tags, at + 1, scene.end) if lows[at] in _INTENTS else None
    if named and scene.is_doer(named.span("who")):  # `willingness Kestria to supply ships`
        return Draft("noun to", frame.standing, named.span("who"), named.start("act"), at)
    return None


def _event_due(scene: Scene, at: int) -> tuple[int, int] | None:
    """The event that an adjective is said of (`the talks are due to open`): it is part of what is planned."""
    if scene.passage.lows[at] not in _DUE:
        return None
    verb = scene.verb_before(at)
    if verb is None or verb.lemma != "be" or verb.end < at - 2 or verb.subject is None:
        return None
    plain = scene.is_pronoun(verb.subject) or scene.is_doer(verb.subject)
    return None if plain else verb.subject


def _noun_of_act(scene: Scene, at: int) -> Draft | None:
    """`an offer of help to the refugees`; `plans for a trip` alone says too little."""
    passage, frame = scene.passage, NOUNS[scene.passage.lows[at]]
    if "np" not in frame.shapes or passage.lows[at + 1] not in LINKS.get(passage.lows[at], _TO_ACTS):
        return None
    unstated = passage.lows[at] in STATED and not is_stated(scene, at)
    if unstated or not _ONLY_TOLD.isdisjoint(passage.lows[max(at - 2, scene.start) : at]):
        return None  # `asked about possible requests for help`
    phrase = scene.object_at(at + 2)
    if phrase and passage.lows[at] in _ADDRESSED and passage.lows[phrase[1] : phrase[1] + 1] == ["for"]:
        phrase = scene.object_at(phrase[1] + 1) if scene.is_doer(phrase) else phrase  # `request to the board for help`
    if phrase and passage.lows[at] in _OPEN_TO and not _is_of_people(scene, phrase):
        return None  # `the possibility of an increase`
    if phrase is None or not scene.is_event(phrase) or passage.tags[phrase[1] : phrase[1] + 2] == "tV":
        return None
    end = verb_phrase_end(passage, phrase[1] - 1, scene.end)
    end = next((one.start for one in scene.clauses if _is_main(scene, one, phrase[1], end)), end)
    if end <= phrase[0] + 2:
        return None
    who = owner(scene, at)
    if passage.lows[at] in _OPEN_TO:
        who = met_in(scene, phrase[0], end) or who
    elif frame.standing == "requested":
        who = doer_of_request(scene, "request", phrase, who)
    return Draft("noun of act", frame.standing, who, phrase[0], at, end)


def _is_of_people(scene: Scene, phrase: tuple[int, int]) -> bool:
    """Whether a noun means what people do when they come together (`the possibility of a visit by Tran`)."""
    low = scene.passage.lows[scene.head_of(phrase)]
    return low in _VISITS or low in read_words("together.txt")


def _is_main(scene: Scene, clause: Clause, start: int, end: int) -> bool:
    """Whether a verb behind a noun is that of its own clause (`the request for news of the case is pending`)."""
    main = clause.kind == "finite" and not clause.relative and start <= clause.start < end
    return main and scene.passage.tags[clause.start] in "BHMZ" and scene.passage.tags[clause.start - 1] in "NC"


def _fits(scene: Scene, at: int, match: re.Match[str]) -> bool:
    """Whether the word opens the verb phrase: `for` stands before who does it, and `need` only with it."""
    passage = scene.passage
    if match["who"] is not None:
        links: tuple[str, ...] = ("for", "from", "to", "by") if passage.lows[at] in _ADDRESSED else ("for",)
        if passage.lows[at] in _JOINT:
            links = ("for", "with", "between")
        if passage.lows[at + 1] in _WHOSE:  # `the decision of the board to close the port`
            named = passage.tags[at] == "N" and passage.tags[at + 2] != "G" and scene.is_doer(match.span("who"))
            links = _WHOSE if named else ()
        return passage.lows[at + 1] in links and "t" in passage.tags[match.end("who") : match.start("act")]
    if passage.tags[match.start("act") - 1] not in "tR!<":
        if passage.tags[match.start("act")] != "V":
            return False
        whose = possessor(scene, at) or name_before(scene, at)
        return passage.tags[at] in "JY" or (passage.lows[at] in _INTENTS and whose is not None)
    return passage.lows[at] not in STATED or is_told(scene, at)

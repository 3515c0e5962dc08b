"""Rules on verbs: what rose, became, is no longer, was once refused."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.changes.doubts import is_aside, is_before_it
from reftel.reading.changes.draft import Draft, Phrase
from reftel.reading.changes.firsts import FIRST_WORDS
from reftel.reading.changes.lexicon import tellers, verbs, words_of
from reftel.reading.changes.matter import both_sides, is_denied, is_told
from reftel.reading.changes.subjects import subject_of
from reftel.reading.sentence import Sentence

__all__ = ["STATE_WORDS", "and_now", "changed", "changing", "compared", "lately"]

_COMPARATIVE: Final = words_of("more")
_STATE: Final = re.compile(r"R?((?:R?J)+)")
_HANGING: Final = re.compile(r"(?:[Pt][DJNC']{1,6}){0,3}")
_FROM_TO: Final = re.compile(r"[#DJNCP%-]{0,8}?P(?P<was>[DJNC#]{1,6})t(?P<now>[DJNC#]{1,6})")
_DIFFERENT: Final = frozenset(("different",))
_BEING: Final = frozenset(("be", "feel", "seem", "appear", "look"))
_MOST_COMPARED: Final = 6  # tokens from a verb to the `than` of what it compares with
_NEARER: Final = frozenset(("closer", "nearer"))
_WHITHER: Final = frozenset(("closer", "nearer", "toward", "towards"))
_TIMES: Final = frozenset(
    (
        "year",
        "month",
        "week",
        "quarter",
        "season",
        "time",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "morning",
        "afternoon",
        "evening",
        "day",
        "decade",
    )
)
_EFFORTS: Final = frozenset(("efforts", "effort", "attempts", "campaign", "plans", "ability", "capacity"))
_TO: Final = re.compile(r"tV[DJNC#']{1,6}+")
_ENDING: Final = frozenset(("stop", "abandon"))
_REACHED: Final = frozenset((
    "level", "levels", "high", "highs", "low", "lows", "peak", "point", "stage", "proportions", "percent", "limit",
    "record", "crisis", "climax", "impasse", "stalemate", "deadlock", "maturity", "saturation",
))  # fmt: skip
_GETTING: Final = frozenset(("reach", "move", "spread", "vary", "enter"))  # fmt: skip
_TALKED_OF: Final = frozenset(
    ("question", "issue", "subject", "matter", "discussion", "case", "topic", "proposal", "idea")
)
_NO_CHANGE: Final = {
    **dict.fromkeys(("reopen", "resume", "drop", "narrow"), _TALKED_OF),
    **dict.fromkeys(("eliminate", "reduce", "lessen"), frozenset(("possibility", "possibilities"))),
    "end": frozenset(
        (
            "discussion",
            "meeting",
            "conversation",
            "interview",
            "session",
            "remarks",
            "call",
            "speech",
            "presentation",
            "visit",
            "lunch",
            "dinner",
            "briefing",
        )
    ),
    "change": frozenset(("subject", "topic")),  # a silence
    "freeze": frozenset(("assets", "accounts", "funds", "account")),  # a court's order
    "cut": frozenset(("debate", "discussion")),  # `the chairman cut off debate`
}  # with these a verb tells of no change
_BY_ITSELF: Final = frozenset((
    "spread", "mount", "fade", "vanish", "disappear", "collapse", "stagnate", "mature", "drift", "swing", "stall",
))  # fmt: skip
_ELSEWHERE: Final = frozenset(("through", "on", "to", "for", "away"))
_NOW: Final = frozenset(("now", "today", "since", "recently", "lately", "currently", "nowadays"))


def changed(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`Piracy rates have declined`, `Kestria has increased its aid`, `relations are improving`."""
    if clause.negated or not is_told(sentence, clause) or _is_told_of_noun(sentence, clause):
        return []
    if not is_aside(sentence, clause) and not is_before_it(sentence, clause):
        return changing(sentence, clause, "changed")
    return []


def _is_told_of_noun(sentence: Sentence, clause: Clause) -> bool:
    """Whether a past form behind the `that` of a verb tells of its noun: `said that | improved ties were vital`."""
    tags, at = sentence.passage.tags, clause.start
    alone = clause.end - at == 1 and at - 2 >= sentence.start and tags[at] == "E" and tags[at + 1] in "NJ"
    return alone and tags[at - 1] == "T" and tags[at - 2] in "GEYVZ"


def changing(sentence: Sentence, clause: Clause, rule: str, kinds: frozenset[str] | None = None) -> list[Draft]:
    """Yield what changes by a verb, its object or its subject, where the verb is known to be told."""
    kinds = verbs().get(clause.lemma, frozenset()) if kinds is None else kinds
    about = _thing(sentence, clause) if "thing" in kinds else None
    if about is None and ("self" in kinds or clause.passive) and not _has_object(sentence, clause):
        about = subject_of(sentence, clause)
    if about and kinds & {"self", "thing"} and _is_meant(sentence, clause, about):
        was, now = _from_to(sentence, clause)
        return [Draft(rule, about, (min(about[0], clause.start), max(about[1], clause.end)), was, now)]
    return []


def _is_meant(sentence: Sentence, clause: Clause, about: Phrase) -> bool:
    """Whether the verb means a change: not `the envoys, who declined`, not `reopened the question`."""
    passage = sentence.passage
    words = passage.lows[slice(*about)]
    if clause.lemma == "decline":
        who = passage.lows[clause.start - 1] == "who" or passage.tags[about[1] - 1] == "U"
        return words[-1] not in tellers() and not who
    if clause.lemma == "relax" and clause.passive and passage.tags[about[1] - 1] in "UC":
        return False  # `he was relaxed`
    if clause.lemma == "diverge" and passage.lows[clause.end : clause.end + 1] == ["from"]:
        return False  # `Strand diverged from his brief`
    if passage.tags[slice(*about)] in ("J", "RJ"):
        return False  # `for yet unknown radicalized people`
    return _NO_CHANGE.get(clause.lemma, frozenset()).isdisjoint(words)


def lately(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`The unrest has spread`."""
    lows, tags = sentence.passage.lows, sentence.passage.tags
    if "lately" not in verbs().get(clause.lemma, ()) or clause.negated or clause.passive or is_denied(sentence, clause):
        return []  # among others, `this is not to say that they have abandoned it`
    if clause.lemma == "reach" and not _is_measure(sentence, clause.end):
        return []  # `have reached agreement`, `reports have reached the Board`
    if clause.lemma == "move" and clause.end + 1 < sentence.end and lows[clause.end] in _WHITHER:
        return _drawn(sentence, clause)
    if clause.lemma == "move" and not _ELSEWHERE.isdisjoint(lows[clause.end : clause.end + 2]):
        return []  # `the bill has moved through the Assembly`, `has moved somewhat away`
    had = clause.start - 3 * (lows[clause.start - 2 : clause.start] == ["all", "but"])  # `has all but disappeared`
    perfect = lows[had] in ("has", "have", "had") or _is_left_out(sentence, clause)
    under_way = _is_under_way(sentence, clause)
    if ((perfect and tags[clause.head] in "YE") or under_way) and not _is_carried(sentence, clause):
        about = _ended(sentence, clause) if clause.lemma in _ENDING else _made(sentence, clause)
        if about:
            return [Draft("lately", about, (min(about[0], clause.start), max(about[1], clause.end)))]
    return []


def _is_measure(sentence: Sentence, at: int) -> bool:
    """Whether what was reached is a measure or a point: `has reached 20 percent`, `a new high`."""
    behind = slice(at, min(at + 5, sentence.end))
    return "#" in sentence.passage.tags[behind] or not _REACHED.isdisjoint(sentence.passage.lows[behind])


def _is_under_way(sentence: Sentence, clause: Clause) -> bool:
    """Whether it is coming about by itself: `capacity is mounting`, `the unrest was spreading`."""
    told = sentence.passage.lows[clause.start] in ("is", "are", "was", "were") and not clause.modal
    by_itself = clause.lemma in _BY_ITSELF and not _has_object(sentence, clause)
    return told and by_itself and sentence.passage.tags[clause.head] == "G" and is_told(sentence, clause)


def _is_left_out(sentence: Sentence, clause: Clause) -> bool:
    """Whether a telegram leaves `have` or `are` out: `believes relations now normalized`."""
    alone = clause.end - clause.start == 1 and clause.subject is not None and clause.subject[1] == clause.start - 1
    return alone and sentence.passage.lows[clause.start - 1] == "now" and not _has_object(sentence, clause)


def _made(sentence: Sentence, clause: Clause) -> Phrase | None:
    """What somebody has built or strengthened (`has consolidated his power`); else the subject (`has spread`)."""
    if clause.lemma in _GETTING or not _has_object(sentence, clause) or sentence.passage.tags[clause.end] in "uU":
        return subject_of(sentence, clause)
    return _thing(sentence, clause) or subject_of(sentence, clause)


def _ended(sentence: Sentence, clause: Clause) -> Phrase | None:
    """What has stopped, or what somebody has stopped or abandoned; not somebody or some that were stopped."""
    if sentence.passage.tags[clause.end : clause.end + 1] == "#":
        return None  # `had stopped 300 lorries`
    if _has_object(sentence, clause):
        near = sentence.passage.lows[clause.end : clause.end + 5]
        whom = sentence.passage.tags[clause.end] in "uUC" or "from" in near
        return None if whom else _thing(sentence, clause)
    return subject_of(sentence, clause)


def _is_carried(sentence: Sentence, clause: Clause) -> bool:
    """Whether something was moved or got somewhere: `had moved it`, `has reached him`, `had reached the docks`."""
    tags, lows, behind = sentence.passage.tags, sentence.passage.lows, clause.end
    if clause.lemma == "reach":
        there = lows[clause.start] == "had" and lows[behind : behind + 1] == ["the"]
        return there or tags[behind : behind + 1] in ("u", "U", "C")
    where = lows[behind : behind + 1] in (["onto"], ["back"], ["into"])
    return clause.lemma == "move" and (_has_object(sentence, clause) or where)


def _is_attribute(sentence: Sentence, at: int, words: list[str]) -> bool:
    """Whether the word for more stands before its noun behind a preposition: `is destined to higher education`."""
    tags = sentence.passage.tags
    places = [at + place for place, low in enumerate(words) if low in _COMPARATIVE]
    return any(tags[place - 1] in "tPO" and tags[place + 1 : place + 2] in tuple("NC") for place in places)


def _drawn(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`Kestria is moving closer to Marenne`, `has moved towards the treaty`."""
    about = subject_of(sentence, clause) if is_told(sentence, clause) else None
    if about and sentence.passage.tags[about[0]] not in "UQT":
        return [Draft("lately", about, (about[0], clause.end + 1))]
    return []


def compared(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`The talks are now less urgent`, `the port is closer to opening`."""
    lows = sentence.passage.lows
    if clause.kind != "finite" or clause.negated or clause.modal or clause.lemma not in _BEING:
        return []
    words = lows[clause.end : min(clause.end + 3, sentence.end)]
    if _is_attribute(sentence, clause.end, words):
        return []
    nearer = not _NEARER.isdisjoint(words) and "to" in words
    if nearer or (
        not (_COMPARATIVE | _different(lows, clause)).isdisjoint(words)
        and "than" not in lows[clause.end : min(clause.end + _MOST_COMPARED, sentence.end)]
        and not _NOW.isdisjoint(lows[sentence.start : sentence.end])
    ):
        about = subject_of(sentence, clause)
        if about:
            match = _STATE.match(sentence.passage.tags, clause.end, sentence.end)
            return [Draft("compared", about, (about[0], clause.end), now=match.span(1) if match else None)]
    return []


def _different(lows: list[str], clause: Clause) -> frozenset[str]:
    """`different` where it is said to be so now: `the situation was now quite different`."""
    return _DIFFERENT if "now" in lows[clause.start : clause.end + 2] else frozenset()


def and_now(sentence: Sentence, clause: Clause) -> list[Draft]:
    """`Kestria had decided against the treaty and was now courting Marenne`."""
    if not clause.shared or clause.modal or clause.kind != "finite":
        return []
    if "now" not in sentence.passage.lows[max(sentence.start, clause.start - 1) : clause.end]:
        return []
    before = (one for one in sentence.clauses if one.end <= clause.start and one.subject == clause.subject)
    if any(sentence.passage.lows[one.start] == "had" for one in before):
        about = subject_of(sentence, clause)
        if about:
            return [Draft("and now", about, (about[0], clause.end))]
    return []


# One of them is in every sentence in which `compared`, `at_first` or `and_now` find a change.
STATE_WORDS: Final = _NOW | FIRST_WORDS | _NEARER


def _thing(sentence: Sentence, clause: Clause) -> Phrase | None:
    """The object; a bare noun behind `increased` with no subject of its own is no object (`increased pressure`)."""
    tags = sentence.passage.tags
    if clause.passive or not _has_object(sentence, clause):
        return None
    own = clause.subject is not None and not clause.shared and _is_beside(sentence, clause, clause.subject[1])
    if not own and clause.end - clause.start == 1 and clause.kind != "ing" and tags[clause.end] != "D":
        return None  # `and improved equipment`
    thing = noun_phrase_from(sentence.passage, clause.end, sentence.end)
    if thing and clause.lemma == "restore" and tags[thing[1] : thing[1] + 1] == "t":
        return noun_phrase_from(sentence.passage, thing[1] + 1, sentence.end)  # `restored some substance to our talks`
    if thing and tags[thing[1] : thing[1] + 1] == "Z" and tags[thing[1] + 1 : thing[1] + 2] in tuple("PO.,;K"):
        thing = thing[0], thing[1] + 1  # `had heightened Kestrian doubts about it`, which looks like a verb
    if thing and tags[thing[1] : thing[1] + 1] == ">" and (rest := _behind_quote(sentence, thing[1] + 1)):
        thing = thing[0], rest  # `ended its "permanent" truce`
    if thing and sentence.passage.lows[thing[1] - 1] in _EFFORTS and (to := _TO.match(tags, thing[1], sentence.end)):
        return thing[0], to.end()  # `stepped up efforts to close the port`
    match = _HANGING.match(tags, thing[1], sentence.end) if thing else None
    return both_sides(sentence, (thing[0], match.end())) if thing and match else thing


def _behind_quote(sentence: Sentence, at: int) -> int | None:
    """The end of the noun that a closing quotation mark stands before."""
    rest = noun_phrase_from(sentence.passage, at, sentence.end)
    return rest[1] if rest and sentence.passage.tags[at] in "NJ" else None


def _is_beside(sentence: Sentence, clause: Clause, end: int) -> bool:
    """Whether a subject ends right before its verb; for `who` and `which` whatever they stand for does."""
    return clause.relative or not sentence.passage.tags[end : clause.start].strip("R!")


def _has_object(sentence: Sentence, clause: Clause) -> bool:
    if not clause.passive and sentence.passage.lows[clause.end : clause.end + 2] in (["quite", "a"], ["quite", "an"]):
        return True  # `is building up quite a head of steam`
    if clause.passive or clause.end >= sentence.end or sentence.passage.tags[clause.end] not in "DJNCuU":
        return False
    if sentence.passage.tags[clause.end] in "uU":
        return sentence.passage.tags[clause.end + 1 : clause.end + 2] in {"", *"PO.,;"}  # `plunged it into war`
    phrase = noun_phrase_from(sentence.passage, clause.end, sentence.end)
    lows = sentence.passage.lows[clause.end : clause.end + 2]
    how_much = lows[0] in ("last", "each", "every", "next") or (lows[0] == "this" and lows[1:2] and lows[1] in _TIMES)
    how_much = how_much or lows in (["a", "great"], ["a", "good"], ["a", "lot"], ["a", "bit"])
    return phrase is not None and not (how_much or "#" in sentence.passage.tags[slice(*phrase)])


def _from_to(sentence: Sentence, clause: Clause) -> tuple[Phrase | None, Phrase | None]:
    """`from 10 to 20 percent`, `rose to 20 percent in 2009 from 10`, `fell 5 percent to 12 million`."""
    lows, tags = sentence.passage.lows, sentence.passage.tags
    match = _FROM_TO.match(tags, clause.end, sentence.end)
    if match is not None and clause.lemma != "recover" and lows[match.start("was") - 1] == "from":
        return match.span("was"), match.span("now")
    if _has_object(sentence, clause):
        return None, None
    parts: dict[str, Phrase] = {}
    at, last = clause.end, min(clause.end + _MOST_AMOUNTS, sentence.end)
    while at < last and tags[at] in "PtR#NJyD":
        amount = _AMOUNT.match(tags, at + 1, sentence.end) if lows[at] in ("from", "to") else None
        if amount and not _YEAR.fullmatch(sentence.passage.words_of(*amount.span())):
            parts.setdefault(lows[at], amount.span())
            at = amount.end()
        else:
            at += 1
    return parts.get("from"), parts.get("to")


_MOST_AMOUNTS: Final = 16  # tokens from the verb to the last amount
_AMOUNT: Final = re.compile(r"C?#{1,2}[NJ]{0,2}")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")

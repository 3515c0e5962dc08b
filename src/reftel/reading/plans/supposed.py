"""What a clause with an auxiliary only supposes, guesses, asks, or tells of a thing: none of it is a plan."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.scene import Scene
from reftel.reading.statements.lexicon import verbs as cues

__all__ = ["LIKELIHOOD", "MODALS", "is_guessed", "is_supposed", "is_told_of_thing", "modal_of", "tells_which"]

MODALS: Final = frozenset(("will", "would", "shall", "should", "must", "ought", "could", "might", "may"))
LIKELIHOOD: Final = frozenset(
    ("probably", "undoubtedly", "doubtless", "presumably", "inevitably", "surely", "perhaps", "never")
)
_UNLIKELY: Final = frozenset(("inevitably", "perhaps", "never"))  # with them it is no plan
# Behind `is`, `remains`, `thought it`: how likely somebody holds it to be, or how he feels about it.
_FEELINGS: Final = frozenset((
    "concern", "concerns", "fear", "fears", "apprehension", "worry", "worries", "suspicion",
    "concerned", "worried", "afraid", "fearful", "alarmed", "apprehensive", "nervous", "anxious", "doubtful",
    "sceptical", "skeptical", "pessimistic", "optimistic", "hopeful", "unlikely", "improbable",
    "inconceivable", "unthinkable", "inevitable", "conceivable",
))  # fmt: skip
_OPINIONS: Final = frozenset(("say", "think", "believe", "expect", "mean", "suggest", "imply", "claim", "want", "know"))
_SHOWING: Final = frozenset(("suggest", "imply", "mean"))
# behind a verb with no object
_ENDS: Final = frozenset(("P", "M", ".", ",", "t", "B", "Z", "E", ">", ";", ":", ")", ""))
_THING_AND_NAME: Final = re.compile(r"D[JN]{0,3}N(?P<name>C{1,4})")
# Nouns behind which `that` opens what is thought or said: `his belief that Kestria will go`.
_CLAUSAL: Final = frozenset((
    "belief", "view", "opinion", "fact", "hope", "expectation", "impression", "claim", "statement", "assertion",
    "assessment", "conclusion", "announcement", "report", "reports", "feeling", "conviction", "indication",
    "indications", "understanding", "news", "word", "sign", "signs", "evidence", "argument", "prediction", "assurance",
    "assurances", "promise", "pledge", "confidence", "rumors", "rumours",
))  # fmt: skip
_PARTICLES: Final = (["forward"], ["out"], ["up"], ["down"], ["back"])
_TIMES: Final = frozenset(("time", "moment", "point", "day", "week", "month", "year", "stage", "case", "event", "way"))
_POSTS: Final = frozenset(("embassy", "post", "mission", "consulate", "consulates"))
_TO_DAY: Final = 8  # tokens from a verb to its day
_NEAR: Final = 6  # tokens of a feeling before the clause that it is about


def modal_of(clause: Clause) -> str | None:
    """Return the auxiliary of a clause, also where its verb stands apart (`will, in any case, sign`)."""
    return clause.modal or (clause.lemma if clause.lemma in MODALS else None)


def is_told_of_thing(scene: Scene, clause: Clause) -> bool:
    """Return whether a relative clause tells of a thing what it would do (`a unit that will guard judges`)."""
    if clause.shared and scene.passage.tags[clause.start - 1] == "K":  # `a pact that will end it and will last`
        same = (one for one in reversed(scene.clauses) if one.relative and one.end < clause.start)
        clause = next((one for one in same if one.subject == clause.subject), clause)
    link = clause.start - 1
    while link > scene.start and scene.passage.tags[link] in "R!":
        link -= 1
    if not clause.relative or scene.passage.lows[link] not in ("which", "that"):
        return False
    if modal_of(clause) == "will" and _is_dated(scene, clause):
        return False  # `the working group, which will meet in May`
    return modal_of(clause) == "would" or not scene.is_named(clause.subject) or _is_with_thing(scene, clause)


def _is_with_thing(scene: Scene, clause: Clause) -> bool:
    """Whether the thing stands behind a name and a preposition (`talks with Kestria on a pact which will end it`)."""
    start, end = clause.subject or (0, 0)
    link = scene.passage.tags.rfind("P", start, end)
    return link > start and scene.passage.lows[link + 1] in ("a", "an") and not scene.is_doer((link + 1, end))


def _is_dated(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells on which day to come somebody does it, and its subject ends in who that is."""
    plain = clause.subject is not None and "P" not in scene.passage.tags[slice(*clause.subject)]
    return plain and scene.is_doer(clause.subject) and scene.comes_after(clause.end, clause.end + _TO_DAY)


def is_guessed(scene: Scene, clause: Clause, act: int) -> bool:
    """Return whether somebody only hopes, fears or foretells it, or says that he does not think so.

    So in `predicted that Kestria would withdraw`, `is afraid that it will`, `does not believe that it will`.
    """
    lows = scene.passage.lows
    first = clause.subject[0] if clause.subject else clause.start
    if not _UNLIKELY.isdisjoint(lows[max(clause.start - 1, scene.start) : act]) or lows[first - 1] == "inevitably":
        return True
    before = scene.verb_before(clause.start)
    if before is None:
        return modal_of(clause) == "would" and not LIKELIHOOD.isdisjoint(lows[clause.start : act])
    if before.negated:
        return before.lemma in _OPINIONS and before.end <= first
    if before.lemma in read_words("guesses.txt") or (before.lemma == "know" and lows[first] == "you"):
        return True  # `I know you will share my concern`
    if before.lemma in _SHOWING and before.subject and not scene.is_doer(before.subject):
        return True  # `the figures suggest that voters will`
    of_feeling = lows[slice(*before.subject)] if before.lemma == "be" and before.subject else []
    felt = of_feeling + lows[max(before.end, first - _NEAR) : first + (scene.passage.tags[first] == "J")]
    return not _FEELINGS.isdisjoint(felt)


def tells_which(scene: Scene, clause: Clause, act: int) -> bool:
    """Return whether a clause only tells which thing is meant: its verb has no object.

    So in `the decrees that he will make`, `the role Kestria will play in the talks`.
    """
    tags, lows = scene.passage.tags, scene.passage.lows
    first = clause.subject[0] if clause.subject else clause.start
    before = scene.verb_before(clause.start)
    told = before is not None and before.lemma in read_words("clausal.txt")
    if before and told and before.subject and before.end == first and not before.shared:
        first = before.subject[0]  # `the steps that Strand said Kestria would take`
    link = first - 1
    if clause.subject and (named := _THING_AND_NAME.fullmatch(tags, *clause.subject)):
        thing = named.start("name") - 1  # `the role Kestria will play`, not `the minister Strand will`
        link = link if scene.is_doer((first, thing + 1)) else thing
    behind = act + 1 + (lows[act + 1 : act + 2] in _PARTICLES)
    if link <= scene.start or tags[act] == "B" or tags[behind : behind + 1] not in _ENDS:
        return False
    if lows[link] in ("that", "which"):
        told = lows[link - 1] in _CLAUSAL or (lows[link] == "that" and lows[link - 1] in _TIMES)
        return tags[link - 1] in "NC" and not told and not _is_told_him(scene, link)
    if clause.shared or tags[link] != "N" or lows[link] in _TIMES:
        return False  # `at which time he will break with Kestria`
    if tags[behind : behind + 1] == "t" and lemma_of(lows[act]) not in read_words("transitive.txt"):
        return False  # `the text that you should present to Kestria`
    before = scene.verb_before(link)  # `told the press Kestria would withdraw`: the press is the one told
    return before is None or before.lemma not in read_words("tellings.txt")


def _is_told_him(scene: Scene, link: int) -> bool:
    """Whether `that` opens what somebody is told (`told the Minister that he will try`, `stressed to Tran that`)."""
    if scene.passage.lows[link] != "that":
        return False
    told = next((one for one in reversed(scene.clauses) if one.end <= link), None)
    if told is None or not (told.lemma in cues() or told.lemma in read_words("tellings.txt")):
        return False
    phrase = scene.object_at(told.end + (scene.passage.lows[told.end] == "to"))
    return phrase is not None and phrase[1] == link and scene.is_doer(phrase)


def _is_own(scene: Scene, clause: Clause) -> bool:
    """Whether a post says what it would do itself (`If you agree, Embassy Lysandra would brief the Minister`)."""
    return clause.subject is not None and scene.passage.lows[clause.subject[0]] in _POSTS


def is_supposed(scene: Scene, clause: Clause) -> bool:
    """Return whether a clause with `would` only supposes what came of an `if`, and nobody said that he would."""
    before = scene.passage.lows[scene.start : clause.start]
    if modal_of(clause) != "would" or "if" not in before or scene.is_us(clause.subject) or _is_own(scene, clause):
        return False
    supposed = scene.start + before.index("if")
    return not any(one.lemma in read_words("tellings.txt") for one in scene.clauses if one.end <= supposed)

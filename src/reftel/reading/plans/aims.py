"""Rules on `be`, `have` and `need` with a verb behind, on motion, and on what is still to be done."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.plans.draft import Draft, Rule
from reftel.reading.plans.duties import up_to
from reftel.reading.plans.scene import Scene
from reftel.reading.plans.supposed import tells_which
from reftel.reading.plans.targets import JUDGED, THAT_ACTS, aim_is_for, aim_is_to
from reftel.reading.statements.lexicon import verbs as cues

__all__ = ["AIM_RULES", "TO_ACT", "fit_alone", "to_be_done"]

# What the rules here need in a sentence; each begins with a letter of its own, which the engine finds fast.
TO_ACT: Final = re.compile(
    r"t(?:R?B|(?:(?<=[BHZEVGN]t)|(?<=[BHZEVGN]Rt)|(?<=[BHZEVGN]RRt))R{0,2}[VH])|B(?:tN[DuK]|R?G|Pt|T[DJNC']{1,8}V)"
)
_FITTING: Final = read_words("fitting.txt")
_FOR_TO: Final = re.compile(r"(?:P(?P<who>[uU]|[DJNC']{1,8}?(?:K[DJNC']{1,6}?)?))?tR{0,2}(?P<act>[VH])")
_BARE: Final = re.compile(r"(?:P(?P<who>[uU]|[DJNC']{1,8}))?(?:tR{0,2})?(?P<act>[VH])")
# `that Kestria sign`; behind a name a noun's form may be the verb (`that Kestria offer membership`)
_THAT: Final = re.compile(
    r"(?:T(?P<who>[Uu]|[DJNC']{1,8}(?:K[DJNC']{1,6})?)|(?P<pronoun>U))R?(?P<act>V|(?<=C)N(?=[NDCPJ]))"
)
# `that the point be covered`
_THAT_DONE: Final = re.compile(r"T(?P<what>[DJNC'#]{1,8}(?:[OP][DJNC']{1,6})?)(?P<be>B)R?(?P<act>[YE])")
_TO_BE_DONE: Final = re.compile(r"tBR{0,2}(?P<act>[YE])")
_FOR_IT: Final = frozenset(("allow", "permit", "enable", "order", "for", "require", "cause", "allowing", "enabling"))
_NEAR: Final = 6  # tokens from `allow` to what it allows
_HELD: Final = frozenset((
    "held", "convened", "hosted", "signed", "opened", "launched", "published", "announced", "issued", "submitted",
    "presented", "delivered", "discussed", "given", "sent", "taken", "provided", "conducted", "attended", "chaired",
))  # fmt: skip
_NEEDED: Final = frozenset(("essential", "necessary", "vital", "crucial", "critical", "imperative"))
_EMPTY: Final = frozenset(("it", "there", "this"))
_URGED: Final = frozenset(
    ("emphasize", "emphasise", "stress", "insist", "underline", "underscore", "urge", "warn", "demand")
)
_STATES: Final = frozenset((
    "appear", "seem", "know", "understand", "realize", "realise", "recognize", "recognise", "remember", "feel", "see",
    "believe", "remain", "become", "stay", "keep", "note", "bear", "admit", "say",
))  # fmt: skip
_NOUNS_TOO: Final = frozenset(("meet", "send", "host"))  # `at the board meeting it was agreed`
_MOTION: Final = frozenset(
    ("go", "come", "travel", "leave", "arrive", "visit", "return", "meet", "depart", "fly", "send", "host")
)


def is_to(scene: Scene, clause: Clause) -> list[Draft]:
    """`Strand is to visit Kestria`, `is going to sign`, `needs to sign`, `we would have to sign`."""
    act = scene.verb_right_after(clause.end)
    if act is None or scene.passage.tags[act] not in "VX" or clause.negated or clause.kind != "finite":
        return []
    lows = scene.passage.lows
    able = "able" in lows[max(clause.start - 3, scene.start) : clause.start]  # `the better able we were to help`
    if able or not JUDGED.isdisjoint(lows[clause.end : act]) or lows[act] == "blame":
        return []  # `it is hard to say`, `he is likely to win`, `he has yet to sign`, `the weather is to blame`
    must = clause.lemma in ("need", "have")
    if (
        scene.is_vague(act)
        or _is_what_is_needed(scene, clause)
        or (clause.modal and not must)
        or (clause.lemma == "go" and scene.passage.tags[clause.head] != "G")
        or (clause.lemma == "have" and (lows[clause.head] == "had" or (clause.modal and not _is_told(scene, clause))))
    ):
        return []
    if must and _is_no_deed(scene, clause, act):
        return []
    nobody = clause.subject is None and clause.modal is not None and clause.start == scene.start  # in telegrams
    if not (nobody or scene.is_doer(clause.subject)) or scene.is_asked(clause):
        return []
    return [Draft("is to", _standing(scene, clause), clause.subject, act, clause.start)]


def _is_no_deed(scene: Scene, clause: Clause, act: int) -> bool:
    """Whether what is needed is nothing that anybody does (`needs to appear firm`, `prices need to grow`)."""
    lemma = lemma_of(scene.passage.lows[act])
    if lemma in _STATES or _is_of_thing(scene, clause, act):
        return True
    return lemma in read_words("spontaneous.txt") and not scene.object_at(act + 1)


def _standing(scene: Scene, clause: Clause) -> str:
    """Planned with `is to`, requested with `needs to`; what others `will have to` do is foreseen, unless urged."""
    if clause.lemma not in ("need", "have"):
        return "planned"
    if clause.modal is None or (clause.subject and scene.passage.lows[clause.subject[0]] == "you"):
        return "requested"
    said = scene.verb_before(clause.start)
    return "requested" if said is not None and said.lemma in _URGED else "expected"


def _is_of_thing(scene: Scene, clause: Clause, act: int) -> bool:
    """Whether a need only tells which thing is meant (`the loans that Kestria needs to repay`), or what for."""
    if clause.passive:
        return True  # `more help is needed to feed them`
    transitive = lemma_of(scene.passage.lows[act]) in read_words("transitive.txt")
    return clause.lemma == "need" and transitive and tells_which(scene, clause, act)


def _is_what_is_needed(scene: Scene, clause: Clause) -> bool:
    """Whether `needed to` only tells of a thing (`the number of officers needed to guard it`)."""
    if scene.passage.lows[clause.head] != "needed" or clause.subject is None or clause.start != clause.head:
        return False
    before = clause.subject[0] - 1
    if scene.passage.lows[scene.head_of(clause.subject)] in read_words("quantities.txt"):
        return True
    if before < scene.start or scene.passage.tags[before] not in "PtOVEZYG":
        return False
    verb = lemma_of(scene.passage.lows[before])
    return verb not in read_words("tellings.txt") and verb not in read_words("clausal.txt")


def _is_told(scene: Scene, clause: Clause) -> bool:
    """Whether `will have to` is said, of whomever, or `would have to` of whoever writes."""
    return (
        clause.modal == "will"
        or clause.subject is None
        or scene.is_us(clause.subject)
        or _says_of_himself(scene, clause)
    )


def _says_of_himself(scene: Scene, clause: Clause) -> bool:
    """Whether somebody says what he himself would have to do (`replied that he would have to ask his Government`)."""
    said = scene.verb_before(clause.start)
    he = clause.subject is not None and scene.passage.lows[clause.subject[0]] in ("he", "she", "they")
    told = said is not None and said.lemma in read_words("tellings.txt") and not said.negated
    return he and told and "if" not in scene.passage.lows[scene.start : scene.end]


def needs_doing(scene: Scene, clause: Clause) -> list[Draft]:
    """`The text needs to be changed`, `the law has to be amended`, `the conference is to be held in May`."""
    passage, subject = scene.passage, clause.subject
    to_be = passage.tags.startswith("tB", clause.end)
    match = _TO_BE_DONE.match(passage.tags, clause.end, scene.end) if to_be else None
    if match is None or clause.negated or clause.kind != "finite" or subject is None:
        return []
    had, verb = passage.lows[clause.start : clause.end], match.start("act")
    said = scene.verb_before(clause.start)
    if had[1:] == ["had"] or (had == ["had"] and (said is None or said.lemma not in read_words("tellings.txt"))):
        return []  # `they had to be reminded` is past
    if passage.lows[verb] == "expected" or lemma_of(passage.lows[verb]) in read_words("views_taken.txt"):
        return []  # `is to be expected`, `has to be seen as a loss`
    if (clause.modal and not _must_come(scene, clause)) or scene.is_asked(clause) or _is_not_every(scene, subject):
        return []
    act = verb if scene.is_pronoun(subject) else subject[0]
    return [Draft("needs doing", _standing(scene, clause), None, act, clause.start, verb=verb)]


def _must_come(scene: Scene, clause: Clause) -> bool:
    """Whether `will have to be`, or `would have to be` where somebody says so, is said without an `if`."""
    if clause.lemma != "have" or clause.relative or "if" in scene.passage.lows[scene.start : scene.end]:
        return False
    said = any(one.lemma in cues() for one in scene.clauses if one.end <= clause.start)
    return clause.modal == "will" or said


def _is_not_every(scene: Scene, subject: tuple[int, int]) -> bool:
    """Whether a subject is denied (`not every point needs to be resolved`)."""
    return "!" in scene.passage.tags[max(subject[0] - 6, scene.start) : subject[0] + 1]


def fit_to(scene: Scene, clause: Clause) -> list[Draft]:
    """`It would be useful for Strand to sign`, `it is important to sign`: what ought to be done."""
    passage = scene.passage
    at = clause.end
    while at < scene.end and (passage.tags[at] == "R" or passage.lows[at] in ("more", "most")):
        if passage.lows[at] == "well" and clause.modal:
            break  # `it might be well to sign`
        at += 1
    idea = passage.tags[at : at + 3] == "DJN" and passage.lows[at + 2] == "idea"  # `would be a good idea for`
    at += 2 * idea
    well = at < scene.end and passage.lows[at] == "well"
    if clause.negated or at >= scene.end or not (idea or well or passage.lows[at] in _FITTING):
        return []
    found: list[Draft] = []
    plain = clause.subject is None or passage.lows[clause.subject[0]] in _EMPTY or clause.subject[1] <= scene.start + 2
    if plain and (that := _THAT.match(passage.tags, at + 1, scene.end)):
        doer = that.span("who") if that["who"] else that.span("pronoun")
        if scene.is_doer(doer):
            found.append(Draft("fit to", "requested", doer, that.start("act"), clause.start))
    if plain and (done := _THAT_DONE.match(passage.tags, at + 1, scene.end)) and passage.lows[done.start("be")] == "be":
        found.append(Draft("fit to", "requested", None, done.start("what"), clause.start, verb=done.start("act")))
    for_to = _FOR_TO if clause.subject else _BARE  # `Would be useful try again`
    first = scene.behind_adverb(at + 1)
    match = for_to.match(passage.tags, first, scene.end) if plain else None
    if match and passage.tags[match.end()] == ".":
        return found  # `which it is desirable to maintain`
    if match and match["who"] is None and _is_need_of_this(scene, clause, at):
        return found
    if match and (match["who"] is None or (passage.lows[first] == "for" and scene.is_doer(match.span("who")))):
        who = match.span("who") if match["who"] else None
        found.append(Draft("fit to", "requested", who, match.start("act"), clause.start))
    return found


def _is_need_of_this(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether it is told what something is needed for (`This is essential to avoid new raids`), not what to do."""
    this = clause.subject is not None and scene.passage.lows[clause.subject[0]] == "this"
    return this and scene.passage.lows[at] in _NEEDED


def fit_alone(scene: Scene) -> Draft | None:
    """`Essential that Kestria sign`, `Necessary obtain the text`: a telegram that leaves `it is` out."""
    passage, at = scene.passage, scene.start
    while at < scene.end - 1 and passage.tags[at] == "R":
        at += 1
    behind = passage.tags[at + 1 : at + 2]
    if passage.lows[at] not in _FITTING or behind not in ("T", "V", "t", "P"):
        return None
    if behind == "T" and (that := _THAT.match(passage.tags, at + 1, scene.end)):
        fits = that["who"] and scene.is_doer(that.span("who"))
        return Draft("fit to", "requested", that.span("who"), that.start("act"), at) if fits else None
    if done := _THAT_DONE.match(passage.tags, at + 1, scene.end):
        fits = passage.lows[done.start("be")] == "be"
        return Draft("fit to", "requested", None, done.start("what"), at, verb=done.start("act")) if fits else None
    match = _BARE.match(passage.tags, at + 1, scene.end)
    who = match.span("who") if match and match["who"] else None
    if match is None or (who and not (passage.lows[at + 1] == "for" and scene.is_doer(who))):
        return None
    return Draft("fit to", "requested", who, match.start("act"), at)


def fit_it(scene: Scene, clause: Clause) -> list[Draft]:
    """`We feel it important for Strand to sign`, `thought it best that Kestria sign`."""
    passage, at = scene.passage, clause.end + 1
    while at < scene.end and (passage.tags[at] == "R" or passage.lows[at] in ("more", "most")):
        at += 1
    known = passage.lows[clause.end : clause.end + 1] == ["it"] and at < scene.end and not clause.negated
    if not known or passage.lows[at] not in _FITTING:
        return []
    match = THAT_ACTS.match(passage.tags, at + 1, scene.end) or _FOR_TO.match(passage.tags, at + 1, scene.end)
    if match and match["who"] and scene.is_doer(match.span("who")):  # not `felt it better to leave`
        return [Draft("fit to", "requested", match.span("who"), match.start("act"), clause.start)]
    return []


def is_going(scene: Scene, clause: Clause) -> list[Draft]:
    """`Strand is going to Lysandra tomorrow`: motion, and a day to come."""
    group, who = scene.passage.tags[clause.start : clause.end], clause.subject
    if group == "G" and clause.lemma not in _NOUNS_TOO:  # `the delegation arriving in Lysandra tomorrow`
        who = noun_phrase_before(scene.passage, clause.start, scene.start)
    elif "B" not in group or not group.endswith("G"):
        return []
    if not clause.negated and scene.is_doer(who) and scene.comes_after(clause.end, clause.end + 12):
        main = (one.start for one in scene.clauses if one.start >= clause.end and one.kind == "finite")
        end = next(main, None) if group == "G" else None  # `has no visas` is told of the delegation
        return [Draft("is going", "planned", who, clause.head, clause.start, end)]
    return []


def be_to(scene: Scene, clause: Clause) -> list[Draft]:
    """What may stand behind `be`, asked for by the letter of the next token."""
    letter = scene.passage.tags[clause.end : clause.end + 1]
    found: list[Draft] = []
    if letter in ("t", "R", "!", "T"):
        found += is_to(scene, clause)
        found += needs_doing(scene, clause)
        found += aim_is_to(scene, clause)
    if letter in ("J", "R", "N", "D"):
        found += fit_to(scene, clause)
    if letter == "P":
        found += up_to(scene, clause)
        found += aim_is_for(scene, clause)
    return found


# The rules on the clauses of a verb.
AIM_RULES: Final[dict[str, tuple[Rule, ...]]] = {
    **dict.fromkeys(_MOTION, (is_going,)),
    "go": (is_to, is_going),
    "be": (be_to,),
    "have": (is_to, needs_doing),
    **dict.fromkeys(("think", "consider", "feel", "find", "believe", "deem", "judge", "make"), (fit_it,)),
    "need": (is_to, needs_doing),
}


def to_be_done(scene: Scene, clause: Clause) -> list[Draft]:
    """`the report (to be published in May)`, `talks to be held`: an event, a day to come or a remark in brackets."""
    if (
        clause.kind == "infinitive"
        and clause.passive
        and scene.passage.tags[clause.start - 1 : clause.start] in {*"NC,("}
        and _is_to_come(scene, clause)
    ):
        return [Draft("to be done", "planned", None, clause.start + 1, clause.start, verb=clause.head)]
    return []


def _is_to_come(scene: Scene, clause: Clause) -> bool:
    before, lows = clause.start - 1, scene.passage.lows
    if not _FOR_IT.isdisjoint(lows[max(before - _NEAR, scene.start) : before]):
        return False  # `time to allow an assessment to be made`
    if scene.passage.tags[before] in ",(":
        return True
    held = scene.is_event_word(before) and lows[clause.head] in _HELD
    return held or scene.comes_after(clause.end, clause.end + 8)

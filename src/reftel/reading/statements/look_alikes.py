"""Verbs that only look like cues: participles that go with a noun, what is handed over, where a copy went."""

from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.words import lemma_of, nation_adjectives
from reftel.reading.statements.lexicon import nouns, word_class
from reftel.reading.statements.sentence import Sentence
from reftel.reading.statements.subjects import is_somebody

__all__ = ["is_look_alike"]

_PARTICLES: Final = word_class("particles")
_ASKED: Final = word_class("asked")
_PUT_FORWARD: Final = word_class("put forward")
_KEPT: Final = word_class("kept")
_SOURCES_OF_REPORTS: Final = word_class("sources of reports")
_HANDED_OVER: Final = word_class("handed over")
_NOUNS: Final = nouns()
_BIDDING: Final = word_class("bidding")

_LEADING: Final = frozenset({"a", "an", "the", "when", "if", "once", "unless"})
_WAYS: Final = frozenset({"condition", "background", "behalf", "camera"})
_TANKS: Final = frozenset({"tank", "tanks"})
_SENT_ON: Final = frozenset({"repeated", "rptd"})
_DEGREES: Final = frozenset({"less", "more", "most", "very"})
_POINTS: Final = ("(#)", "(N)", "(L)")  # the number of a point
_VERBS: Final = frozenset("EZVGY")
_KNOWN: Final = frozenset({"know", "knows", "knew"})
_SOURCES: Final = frozenset({"from", "by"})
_HOW_MUCH: Final = frozenset({"some", "any", "no", "little", "much", "more"})


def is_look_alike(sentence: Sentence, clause: Clause, governor: Clause, before: Clause | None, at: int) -> bool:
    """Return whether a verb only looks like a cue. `at` is the token behind it, `before` the clause before it."""
    return (
        sentence.passage.lows[clause.head] in _PARTICLES
        or _is_named_after(sentence, clause)
        or _is_asked(sentence, clause)
        or _is_led_to(sentence, clause)
        or _is_kept(sentence, clause)
        or _is_in_quotes(sentence, clause)
        or _is_proviso(sentence, clause)
        or _is_way_of_speaking(sentence, clause)
        or _is_put_of_thing(sentence, clause.lemma, governor, at)
        or _is_sent_on(sentence, clause)
        or _is_quality(sentence, clause)
        or _is_handed_over(sentence, clause, before)
        or _is_put_in(sentence, governor, at)
        or _is_point(sentence, clause)
        or _is_judging(sentence, clause, at)
        or _is_bidden(sentence, clause, at)
        or _is_raised_in(sentence, clause, at)
        or _is_noun_of_nation(sentence, clause)
    )


def _is_asked(sentence: Sentence, clause: Clause) -> bool:
    """Whether a clause is a question: `What does Strand believe?`."""
    if clause.subject is None or sentence.passage.words[sentence.end - 1] != "?":
        return False
    first = clause.subject[0] - 1
    return first >= sentence.start and sentence.passage.tags[first] in "MXBH"


def _is_led_to(sentence: Sentence, clause: Clause) -> bool:
    """Whether a participle only looks like a verb: `an estimated loss`, `Strand, when told of it, left`."""
    before = clause.start - 1
    past = clause.end - clause.start == 1 and sentence.passage.tags[clause.start] == "E"
    lows = sentence.passage.lows
    led = before > sentence.start or (before == sentence.start and lows[clause.start] not in _ASKED)
    return past and led and lows[before] in _LEADING


def _is_in_quotes(sentence: Sentence, clause: Clause) -> bool:
    """`no "preferred option"`: an adjective in quotation marks."""
    tags, at = sentence.passage.tags, clause.start
    alone = clause.shared or clause.subject is None
    return alone and tags[at] == "E" and tags[at - 1 : at] == "<" and ">" in tags[at : at + 4]


def _is_way_of_speaking(sentence: Sentence, clause: Clause) -> bool:
    """`an officer, speaking on condition of anonymity, said`: how he speaks, and not what of."""
    lows, at = sentence.passage.lows, clause.end
    return (
        clause.lemma in {"speak", "talk"}
        and lows[at : at + 1] == ["on"]
        and not _WAYS.isdisjoint(lows[at + 1 : at + 3])
    )


def _is_put_of_thing(sentence: Sentence, lemma: str, clause: Clause, at: int) -> bool:
    """`the plan he proposed would be good`: what is proposed stands before it, and its own verb behind."""
    if clause.subject is None or clause.shared or lemma not in _PUT_FORWARD:
        return False
    first, tags = clause.subject[0], sentence.passage.tags
    beside = first > sentence.start and tags[first - 1 : first + 1] == "NU"
    if beside and tags[at : at + 1] == "P":  # `the plan he promised in May and has since forgotten`
        return not is_somebody(sentence.passage, (first - 1, first))
    return beside and tags[at : at + 1] in tuple("MBHXZ")


def _is_proviso(sentence: Sentence, clause: Clause) -> bool:
    """`Kestria would agree, provided that Marenne signed`."""
    lows, at = sentence.passage.lows, clause.head
    return lows[at] == "provided" and sentence.passage.tags[at - 1] == "," and lows[at + 1 : at + 2] == ["that"]


def _is_kept(sentence: Sentence, clause: Clause) -> bool:
    """`must be kept fully informed of`; not `kept reminding us`."""
    lows, at = sentence.passage.lows, clause.head
    kept = (at > 0 and lows[at - 1] in _KEPT) or (at > 1 and lows[at - 2] in _KEPT)
    return kept and clause.kind != "ing"


def _is_named_after(sentence: Sentence, clause: Clause) -> bool:
    """Whether what looks like a verb goes with the noun before it: `confirmed press reports that`."""
    phrase = clause.subject
    if phrase is None or clause.shared or phrase[1] != clause.start or phrase[1] - phrase[0] > 1:
        return False
    compound = sentence.passage.lows[phrase[0]] in _SOURCES_OF_REPORTS
    return compound and phrase[0] > sentence.start and sentence.passage.tags[phrase[0] - 1] in "EZVYGPJOKNC"


def _is_sent_on(sentence: Sentence, clause: Clause) -> bool:
    """`the note (Holm's 109, repeated Tarn as 73)`: where a copy of a telegram went."""
    lows, tags, at = sentence.passage.lows, sentence.passage.tags, clause.start
    return lows[at] in _SENT_ON and tags[at - 1] in ",;(" and tags[at + 1 : at + 2] in ("C", "t")


def _is_quality(sentence: Sentence, clause: Clause) -> bool:
    """`a think tank`; `a less pressing matter`: no verbs."""
    lows, at = sentence.passage.lows, clause.head
    if lows[at] == "think" and lows[at + 1] in _TANKS:
        return True
    return clause.kind == "ing" and at == clause.start and lows[at - 1] in _DEGREES


def _is_handed_over(sentence: Sentence, clause: Clause, before: Clause | None) -> bool:
    """`delivered | Forum points | to Strand`: what is given to somebody, by a noun that may be a verb."""
    if clause.subject is None or clause.shared or before is None or sentence.passage.tags[clause.start] != "Z":
        return False
    handed = lemma_of(sentence.passage.lows[before.head]) in _HANDED_OVER
    return handed and before.head == clause.subject[0] - 1 and sentence.passage.tags[before.head] in _VERBS


def _is_put_in(sentence: Sentence, clause: Clause, at: int) -> bool:
    """`Strand said the port, as Tran knew, was late`: put into what somebody else says, which goes on behind it."""
    tags = sentence.passage.tags
    if tags[at] != "," or clause.subject is None or clause.shared:
        return False
    as_ = clause.subject[0] - 1
    if as_ - 2 < sentence.start or tags[as_ - 1 : as_ + 1] != ",a":
        return False
    return any(verb < as_ for verb in sentence.verbs) or sentence.passage.lows[at - 1] in _KNOWN


def _is_point(sentence: Sentence, clause: Clause) -> bool:
    """`had two aims: (1) oppose the plan, (2) support the port`: points of what is said."""
    tags, at = sentence.passage.tags, clause.start
    return tags[at] == "V" and at - 3 > sentence.start and tags[at - 3 : at] in _POINTS


def _is_judging(sentence: Sentence, clause: Clause, at: int) -> bool:
    """`Judging from what we have read, talks are over`: on what something rests, and nobody's words."""
    lows = sentence.passage.lows
    return lows[clause.head] == "judging" and not _SOURCES.isdisjoint(lows[at : at + 1])


def _is_noun_of_nation(sentence: Sentence, clause: Clause) -> bool:
    """`said Danish hopes for peace were high`, `there is some hope that talks will go on`: nouns, and no verbs."""
    passage, phrase = sentence.passage, clause.subject
    if phrase is None or clause.shared or phrase[1] - phrase[0] > 1 or passage.lows[clause.head] not in _NOUNS:
        return False
    if clause.end - clause.start > 1 or phrase[1] != clause.start:
        return False
    if passage.tags[clause.start] == "Z" and passage.lows[clause.head][-1] == "s":
        return passage.lows[phrase[0]] in nation_adjectives()
    is_ = phrase[0] > sentence.start and passage.tags[phrase[0] - 1] in "BH"
    return is_ and passage.lows[phrase[0]] in _HOW_MUCH


def _is_bidden(sentence: Sentence, clause: Clause, at: int) -> bool:
    """`You requested to confirm this`, `You requested urge that`: a passive of telegrams, without its `are`."""
    tags, lows = sentence.passage.tags, sentence.passage.lows
    if clause.subject is None or clause.shared or tags[clause.start] != "E" or clause.lemma not in _BIDDING:
        return False
    you = lows[slice(*clause.subject)] == ["you"] and clause.end - clause.start == 1
    return you and (tags[at : at + 1] == "V" or tags[at : at + 2] == "tV")


def _is_raised_in(sentence: Sentence, clause: Clause, at: int) -> bool:
    """`Strand by his acts has raised doubts in many towns`: what others feel."""
    lows = sentence.passage.lows
    felt = clause.lemma == "raise" and not _FELT.isdisjoint(lows[at : at + 2])
    return felt and not _AMONG.isdisjoint(lows[at + 1 : at + 3])


_FELT: Final = frozenset({"doubts", "fears", "hopes", "suspicions", "expectations", "eyebrows"})
_AMONG: Final = frozenset({"in", "among", "amongst"})

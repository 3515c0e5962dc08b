"""Rules on verbs: what rose, became, is no longer, was once refused."""

import re
from collections.abc import Iterator

from reftel.reading.base.clauses import Clause, noun_phrase_before, noun_phrase_from
from reftel.reading.base.extent import verb_phrase_end
from reftel.reading.changes.draft import Draft, Phrase, Sentence
from reftel.reading.changes.lexicon import verbs

__all__ = ["STATE_RULES", "STATE_WORDS", "VERB_RULES"]

_OPEN = frozenset(("could", "would", "might", "may", "should", "will"))
_COMPARATIVE = frozenset(
    ("more", "less", "better", "worse", "closer", "warmer", "colder", "stronger", "weaker", "tougher")
)
_PLAIN = frozenset(
    ("clear", "public", "known", "involved", "aware", "available", "apparent", "evident", "obvious", "ill")
)
_INTO = re.compile(r"PD?([JNC]{1,6})")
_ADJECTIVE = re.compile(r"(R{0,2}[JY](?:[RKJ]{0,3}J)?)")
_STATE = re.compile(r"R?((?:R?J)+)")
_HANGING = re.compile(r"(?:[Pt][DJNC']{1,6}){0,3}")
_FROM_TO = re.compile(r"[#DJNCP%-]{0,8}?P(?P<was>[DJNC#]{1,6})t(?P<now>[DJNC#]{1,6})")
_FIRST = frozenset(("initially", "originally", "first"))
_BEING = frozenset(("be", "feel", "seem", "appear", "look"))
_NEARER = frozenset(("closer", "nearer"))
_NOW = frozenset(("now", "today", "since", "recently", "lately", "currently", "nowadays"))


def changed(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Piracy rates have declined`, `Kestria has increased its aid`, `relations are improving`."""
    kinds = verbs().get(clause.lemma, frozenset())
    if not kinds & {"self", "thing"} or clause.negated or not _is_told(sentence, clause):
        return
    about = _thing(sentence, clause) if "thing" in kinds else None
    if about is None and ("self" in kinds or clause.passive) and not _has_object(sentence, clause):
        about = _subject(sentence, clause)
    if about:
        was, now = _from_to(sentence, clause)
        yield Draft("changed", about, (min(about[0], clause.start), max(about[1], clause.end)), was, now)


def became(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`The party had turned into one of restoration`, `Strand has grown weary`."""
    if "turn" not in verbs().get(clause.lemma, ()) or clause.negated or not _is_told(sentence, clause):
        return
    now, passage = None, sentence.passage
    if clause.lemma == "turn" and passage.lows[clause.end : clause.end + 1] in (["into"], ["to"]):
        match = _INTO.match(passage.tags, clause.end, sentence.end)
        now = match.span(1) if match else None
    else:
        match = _ADJECTIVE.match(passage.tags, clause.end, sentence.end)
        words = passage.lows[slice(*match.span(1))] if match else []
        if match and (
            not _COMPARATIVE.isdisjoint(words)
            or (clause.lemma in ("become", "grow", "turn") and _PLAIN.isdisjoint(words))
        ):
            now = match.span(1)
    about = _subject(sentence, clause)
    if now and about:
        yield Draft("became", about, (about[0], now[1]), now=now)


def lately(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`The unrest has spread`."""
    lows, tags = sentence.passage.lows, sentence.passage.tags
    if "lately" not in verbs().get(clause.lemma, ()) or clause.negated or clause.passive:
        return
    if clause.lemma == "move" and lows[clause.end : clause.end + 1] in (["through"], ["on"], ["to"], ["for"]):
        return  # `the bill has moved through the Assembly`
    if lows[clause.start] in ("has", "have") and tags[clause.head] in "YE":
        about = _subject(sentence, clause)
        if about:
            yield Draft("lately", about, (about[0], clause.end))


def compared(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`The talks are now less urgent`, `the port is closer to opening`."""
    lows = sentence.passage.lows
    if clause.kind != "finite" or clause.negated or clause.modal or clause.lemma not in _BEING:
        return
    words = lows[clause.end : min(clause.end + 3, sentence.end)]
    nearer = not _NEARER.isdisjoint(words) and "to" in words
    if nearer or (
        not _COMPARATIVE.isdisjoint(words)
        and "than" not in words
        and not _NOW.isdisjoint(lows[sentence.start : sentence.end])
    ):
        about = _subject(sentence, clause)
        if about:
            match = _STATE.match(sentence.passage.tags, clause.end, sentence.end)
            yield Draft("compared", about, (about[0], clause.end), now=match.span(1) if match else None)


def at_first(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`accepted all points, even though he had initially refused to discuss the treaty`."""
    passage = sentence.passage
    group = passage.lows[clause.start : clause.end]
    if clause.kind != "finite" or group[0] != "had" or _FIRST.isdisjoint(group):
        return
    first = next(at for at in range(clause.start, clause.end) if passage.lows[at] in _FIRST)
    inner = next((one for one in sentence.clauses if one.kind == "infinitive" and one.start == clause.end), clause)
    about = inner.end, verb_phrase_end(passage, inner.head, sentence.end)
    if about[0] < about[1]:
        yield Draft("at first", about, (clause.start, about[1]), was=(first, inner.end))


def and_now(sentence: Sentence, clause: Clause) -> Iterator[Draft]:
    """`Kestria had decided against the treaty and was now courting Marenne`."""
    now = "now" in sentence.passage.lows[max(sentence.start, clause.start - 1) : clause.end]
    if not now or not clause.shared or clause.modal or clause.kind != "finite":
        return
    before = (one for one in sentence.clauses if one.end <= clause.start and one.subject == clause.subject)
    if any(sentence.passage.lows[one.start] == "had" for one in before):
        about = _subject(sentence, clause)
        if about:
            yield Draft("and now", about, (about[0], clause.end))


VERB_RULES = (became, changed, lately)
STATE_WORDS = _NOW | _FIRST | _NEARER
STATE_RULES = (compared, at_first, and_now)  # where one of STATE_WORDS is in the sentence


def _is_told(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause tells what happened: past, perfect or under way, and neither forecast nor wish."""
    passage = sentence.passage
    if clause.modal or clause.kind != "finite" or _is_open(sentence, clause):
        return False
    if clause.end < sentence.end and passage.lows[clause.end] in ("behind", "apart", "short", "to", "through", "out"):
        return False  # `fell behind`, `declined to`
    group = passage.tags[clause.start : clause.end]
    standing = clause.passive and group[0] == "B" and passage.lows[clause.start] in ("is", "are", "be")
    return group[-1] in "EYG" and not standing


def _is_open(sentence: Sentence, clause: Clause) -> bool:
    """Whether an `if` stands before the clause, or an auxiliary parted from it (`could in truth be growing`)."""
    before = sentence.passage.lows[sentence.start : clause.start]
    return "if" in before[-14:] or not _OPEN.isdisjoint(before[-4:])


def _thing(sentence: Sentence, clause: Clause) -> Phrase | None:
    """The object; a bare noun behind `increased` with no subject of its own is no object (`increased pressure`)."""
    tags = sentence.passage.tags
    if clause.passive or not _has_object(sentence, clause):
        return None
    own = clause.subject is not None and not clause.shared
    if not own and clause.end - clause.start == 1 and tags[clause.end] != "D":
        return None
    thing = noun_phrase_from(sentence.passage, clause.end, sentence.end)
    if thing and clause.lemma == "restore" and tags[thing[1] : thing[1] + 1] == "t":
        return noun_phrase_from(sentence.passage, thing[1] + 1, sentence.end)  # `restored some substance to our talks`
    match = _HANGING.match(tags, thing[1], sentence.end) if thing else None
    return (thing[0], match.end()) if thing and match else thing


def _has_object(sentence: Sentence, clause: Clause) -> bool:
    if clause.passive or clause.end >= sentence.end or sentence.passage.tags[clause.end] not in "DJNC":
        return False
    phrase = noun_phrase_from(sentence.passage, clause.end, sentence.end)
    how_much = sentence.passage.lows[clause.end] in ("last", "this", "each", "every", "next")
    return phrase is not None and not (how_much or "#" in sentence.passage.tags[slice(*phrase)])


def _subject(sentence: Sentence, clause: Clause) -> Phrase | None:
    """The subject with what hangs on it by `to` (`travellers to Kestria`)."""
    subject, passage = clause.subject, sentence.passage
    if subject is None:
        return None
    if subject[0] - 2 > sentence.start and passage.tags[subject[0] - 1] == "t":
        wider = noun_phrase_before(passage, subject[0] - 1, sentence.start)
        return (wider[0], subject[1]) if wider else subject
    return subject


def _from_to(sentence: Sentence, clause: Clause) -> tuple[Phrase | None, Phrase | None]:
    """`from 10 to 20 percent`."""
    match = _FROM_TO.match(sentence.passage.tags, clause.end, sentence.end)
    if match is None or sentence.passage.lows[match.start("was") - 1] != "from":
        return None, None
    return match.span("was"), match.span("now")

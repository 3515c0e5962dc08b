"""Rules on more and less: an increase in, a change has taken place in, up from 10 percent, increasingly critical."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_before, noun_phrase_from
from reftel.reading.changes.doubts import is_only_proposed
from reftel.reading.changes.draft import Draft, Phrase
from reftel.reading.changes.lexicon import words_of
from reftel.reading.changes.matter import both_sides, is_time
from reftel.reading.sentence import Sentence

__all__ = [
    "at_record",
    "ever_more_often",
    "increase_in",
    "increasingly",
    "more_and_more",
    "of_record",
    "on_the_rise",
    "up_from",
]

_HANGING: Final = re.compile(r"(?:P[DJNC']{1,6}(?:K[DJNC]{1,4})?){0,2}")
_BEFORE: Final = re.compile(r"(?P<first>[D'#](?:[JYGNR#]|,(?=[JYG])|K(?=[JYG])){0,5})$")
_TRAFFIC: Final = re.compile(r"(?<=N)G[JN]{0,3}")
_MOST_IF: Final = 12  # tokens behind `if`
_MOST_HOPED: Final = 4  # tokens behind `hope`
_MOST_WORDS: Final = 8  # between the article and the noun
_OCCURRING: Final = frozenset(("occur", "take", "come", "happen"))
_TURNS: Final = frozenset(("change", "changes", "shift", "reversal", "improvement", "deterioration"))
_TIMES: Final = frozenset((
    "years", "months", "weeks", "days", "decade", "decades", "year", "month", "week", "increments", "steps", "stages",
))  # fmt: skip
_WANTING: Final = frozenset(
    ("want", "urge", "ask", "call", "seek", "demand", "fear", "prevent", "avoid", "hope", "expect", "propose")
)
_SEEING: Final = frozenset((
    "see", "show", "record", "register", "experience", "undergo", "witness", "report", "note", "suffer", "bring",
    "produce", "cause", "mark", "lead", "result", "trigger", "spark", "prompt", "signal", "enjoy", "achieve",
    "contribute", "spur", "drive", "fuel", "generate", "observe", "detect", "sense", "indicate", "reflect", "reveal",
    "represent", "find", "face", "feel", "perceive", "notice", "discern", "announce",
))  # fmt: skip
_NOT_SO: Final = frozenset(("no", "any", "without", "if", "whether", "for"))
_NOT_YET: Final = frozenset((
    "expected", "proposed", "possible", "potential", "planned", "future", "prospective", "projected", "requested",
    "anticipated", "likely", "eventual", "necessary", "needed", "required", "desired", "further",
    "recommended", "suggested", "contemplated", "envisaged",
))  # fmt: skip
_PLACES: Final = frozenset(("polls", "poll", "ratings", "survey"))  # `the jump in the polls`
# What only counts: `the figures show a rise in exports`.
_COUNTS: Final = frozenset(("figures", "data", "statistics", "numbers", "survey", "surveys", "poll", "polls", "report"))
_OWN: Final = frozenset(("the", "this", "its", "his", "her", "their", "our"))
_EVER_MORE: Final = frozenset((
    "greater", "increasing", "growing", "larger", "rising", "declining", "dwindling", "diminishing", "lesser", "record",
))  # fmt: skip
_IF: Final = frozenset(("if", "unless", "whether", "lest"))
_FEARED: Final = frozenset(
    ("possibility", "prospect", "likelihood", "danger", "risk", "chance", "threat", "fear", "hope")
)


def increase_in(sentence: Sentence, at: int) -> list[Draft]:
    """`a considerable increase in the use of heroin`, `there was some improvement in it`, `the rise in prices`."""
    passage = sentence.passage
    if passage.lows[at + 1] in ("over", "from") and is_time(sentence, at + 2):
        return _over_last(sentence, at)
    if passage.tags[at] != "N" or passage.lows[at + 1] not in ("in", "of"):
        return _took_place(sentence, at)
    verb = sentence.clause_before(at)
    first = _first(sentence, at)
    if _is_open(sentence, verb, first) or is_only_proposed(sentence, at, known=passage.lows[first] in _OWN):
        return []
    seen = verb is not None and verb.lemma in _SEEING and passage.lows[first] in ("a", "an", "the")
    if not (seen or _is_told(sentence, verb, first, at) or passage.lows[at - 1] in words_of("degree")):
        return []
    phrase = noun_phrase_from(passage, at + 2, sentence.end)
    if phrase and (more := _TRAFFIC.match(passage.tags, phrase[1], sentence.end)):
        phrase = phrase[0], more.end()  # `a rise in drug trafficking activities`
    if phrase and (not _TIMES.isdisjoint(passage.lows[slice(*phrase)]) or "y" in passage.tags[slice(*phrase)]):
        phrase = verb.subject if verb and seen else None  # `has undergone a change in the last three years`
    phrase = phrase and _shown(sentence, verb, phrase)
    if phrase and _PLACES.isdisjoint(passage.lows[slice(*phrase)]):
        match = _HANGING.match(passage.tags, phrase[1], sentence.end)
        phrase = both_sides(sentence, (phrase[0], match.end())) if match else phrase
        return [Draft("increase in", phrase, (at - 1, phrase[1]))]
    return []


def _shown(sentence: Sentence, verb: Clause | None, phrase: Phrase) -> Phrase:
    """What changes where it is shown: `exports show a drop in Kestria`, `figures show a drop in Kestrian exports`."""
    passage = sentence.passage
    named = not passage.tags[slice(*phrase)].strip("CD")
    if verb is None or verb.subject is None or verb.lemma not in _SEEING or not named:
        return phrase
    if passage.lows[verb.subject[1] - 1] in _COUNTS:
        return phrase[0], phrase[1] + (passage.tags[phrase[1]] == "Z")
    return verb.subject


def _over_last(sentence: Sentence, at: int) -> list[Draft]:
    """`exports reached 20 million, a fivefold increase over 2008`, `80,000 visas (an 8 percent rise from 2007)`."""
    passage, first = sentence.passage, _first(sentence, at)
    if first <= sentence.start or passage.tags[first - 1] not in ",(-" or passage.lows[at] not in words_of("amount"):
        return []
    verb = sentence.clause_before(first)
    about = verb.subject if verb and passage.tags[first - 1] != "(" else None
    if verb and passage.tags[first - 1] == "(":
        about = noun_phrase_from(passage, verb.end + (passage.tags[verb.end] == "R"), first)
    if about is None or passage.tags[about[0]] in "UQT":
        about = noun_phrase_before(passage, first - 1, sentence.start)
    if about:
        return [Draft("up from", _uncounted(sentence, about), (min(about[0], first), at + 2))]
    return []


def _uncounted(sentence: Sentence, about: Phrase) -> Phrase:
    """What is counted, without how many and when: `80,000 | visas | last year`."""
    passage, (first, last) = sentence.passage, about
    while first < last - 1 and passage.tags[first] in "#R":
        first += 1
    when = next(
        (at for at in range(first + 1, last) if passage.lows[at] in ("last", "this") and is_time(sentence, at)), last
    )
    return first, when


def _first(sentence: Sentence, at: int) -> int:
    """The token at which the noun phrase of a noun begins, by what stands before the noun."""
    match = _BEFORE.search(sentence.passage.tags, max(sentence.start, at - _MOST_WORDS), at)
    return match.start("first") if match else at


def _is_told(sentence: Sentence, verb: Clause | None, first: int, at: int) -> bool:
    """Whether a change is told without more: `the reversal of it`, `the rise in it`, `there has been a rise in it`."""
    passage = sentence.passage
    noun, own = passage.lows[at], passage.lows[first] in _OWN or passage.tags[first] == "'"
    if first == at:
        return False
    if noun in words_of("told") and (own or passage.tags[at - 1] in "D'"):
        return True
    if passage.lows[at + 1] != "in" or noun not in words_of("amount"):
        return False
    there = verb is not None and verb.lemma == "be" and verb.subject is not None
    return own or (there and verb is not None and verb.subject is not None and _is_there(sentence, verb.subject, first))


def _is_there(sentence: Sentence, subject: Phrase, first: int) -> bool:
    """Whether a clause begins with `there`, and the noun is what there is."""
    lows = sentence.passage.lows
    return lows[subject[0]] == "there" and lows[first] in ("a", "an", "some", "also", "further")


def _is_open(sentence: Sentence, verb: Clause | None, first: int) -> bool:
    """Whether a change is only asked for, feared or denied: `would welcome a rise in pay`, `the risk of a fall`."""
    lows = sentence.passage.lows
    before = lows[max(sentence.start, first - 2) : first]
    words = lows[max(sentence.start, first - 1) : first + 2]
    if not (_NOT_SO.isdisjoint(words) and _NOT_YET.isdisjoint(words)):
        return True
    if _is_if(sentence, first) or "hope" in lows[max(sentence.start, first - _MOST_HOPED) : first]:
        return True  # `expressed the hope that with the reversal of it`
    near = lows[max(sentence.start, first - 3) : first]
    if ("of" in near and not _FEARED.isdisjoint(near)) or before[-1:] in (["against"], ["unless"]):
        return True
    last = next((one for one in reversed(sentence.clauses) if one.end <= first), None)
    if last is not None and last.kind == "infinitive" and first - last.end <= 1:
        return True  # `to achieve a sharp reduction in it`
    be = verb is not None and lows[verb.start] == "be"  # `on condition that there be some improvement in it`
    return verb is not None and (be or verb.modal is not None or verb.negated or verb.lemma in _WANTING)


def _is_if(sentence: Sentence, first: int) -> bool:
    """Whether a clause hangs on an `if` that no comma parts from it: `in case there is a deterioration in it`."""
    lows, tags = sentence.passage.lows, sentence.passage.tags
    near = range(max(sentence.start, first - _MOST_IF), first)
    found = (at for at in near if lows[at] in _IF or lows[at - 1 : at + 1] == ["in", "case"])
    return any("," not in tags[at:first] for at in found)


def _took_place(sentence: Sentence, at: int) -> list[Draft]:
    """`a change has taken place in their attitude`, `a shift had occurred in the attitude of the board`."""
    verb = next((one for one in sentence.clauses if at < one.start <= at + 2), None)
    if verb is None or verb.kind != "finite" or verb.negated or verb.modal or verb.lemma not in _OCCURRING:
        return []
    lows = sentence.passage.lows
    if lows[at] not in _TURNS or "no" in lows[max(0, at - 3) : at]:
        return []
    behind = next((one for one in range(verb.end, min(verb.end + 4, sentence.end - 1)) if lows[one] == "in"), None)
    about = noun_phrase_from(sentence.passage, behind + 1, sentence.end) if behind else None
    if about and _TIMES.isdisjoint(lows[slice(*about)]):
        return [Draft("increase in", about, (at, about[1]))]
    return []


def up_from(sentence: Sentence, at: int) -> list[Draft]:
    """`exports reached 20 million, up from 12`, `support of 30 percent (down from 40)`."""
    passage = sentence.passage
    lows = passage.lows
    way = next((one for one in range(at - 1, max(sentence.start, at - 5), -1) if lows[one] in ("up", "down")), 0)
    if not way or passage.tags[way + 1 : at].strip("#NJ"):
        return []
    if passage.tags[way - 1] not in ",(-" and not _is_by_so_much(sentence, way):
        return []
    if "#" not in passage.tags[at + 1 : at + 5] and not ("#" in passage.tags[way:at] and _is_then(sentence, at + 1)):
        return []
    was = noun_phrase_from(passage, at + 1, sentence.end)
    verb = sentence.clause_before(way)
    about = verb.subject if verb and verb.subject and passage.tags[verb.subject[0]] not in "UQT" else None
    about = about or noun_phrase_before(passage, way - 1, sentence.start)
    if about:
        return [Draft("up from", about, (min(about[0], way), at + 1), was=was)]
    return []


def _is_by_so_much(sentence: Sentence, way: int) -> bool:
    """Whether something is up or down by an amount: `revenue is still | down 5 percent from last year`."""
    verb = sentence.clause_before(way)
    be = verb is not None and verb.lemma in ("be", "remain") and not verb.modal and not verb.negated
    between = sentence.passage.tags[verb.end : way] if verb else ""
    return be and not between.strip("R") and sentence.passage.tags[way + 1] == "#"


def _is_then(sentence: Sentence, at: int) -> bool:
    """Whether a time stands at a token, or `this spring's survey`, `last year`, `a year ago`."""
    return is_time(sentence, at) or sentence.passage.lows[at] in ("last", "this", "a")


def on_the_rise(sentence: Sentence, at: int) -> list[Draft]:
    """`Poverty has been in decline since 1992`, `crime is on the rise`."""
    lows = sentence.passage.lows
    first = at - 1 - (lows[at - 1] == "the")
    if lows[first] not in ("in", "on") or (lows[first] == "on") != (lows[at - 1] == "the"):
        return []
    verb = next((one for one in sentence.clauses if one.end in (first, first - 1) and one.kind == "finite"), None)
    if verb and verb.lemma in ("be", "remain", "seem") and not verb.modal and not verb.negated and verb.subject:
        return [Draft("increase in", verb.subject, (verb.subject[0], at + 1))]
    return []


def at_record(sentence: Sentence, at: int) -> list[Draft]:
    """`Output has reached a six-year high`."""
    if sentence.passage.lows[at - 1].endswith(("-year", "-month", "-decade")):
        return _recorded(sentence, at)
    return []


def of_record(sentence: Sentence, at: int) -> list[Draft]:
    """`Sales are at an all-time high`, `record levels of violence`."""
    if sentence.passage.lows[at + 1] in _HEIGHTS:
        return _recorded(sentence, at + 1)
    return []


_HEIGHTS: Final = frozenset(("high", "low", "highs", "lows", "level", "levels", "peak"))
_MOST_TO_RECORD: Final = 7  # tokens from the verb to the record


def _recorded(sentence: Sentence, at: int) -> list[Draft]:
    """Who has reached a record; with `of` what there is a record of."""
    passage, verb = sentence.passage, sentence.clause_before(at)
    if verb is None or verb.modal or verb.negated or at - verb.end > _MOST_TO_RECORD:
        return []
    of = passage.lows[at + 1 : at + 2] == ["of"]
    about = noun_phrase_from(passage, at + 2, sentence.end) if of else verb.subject
    if about:
        return [Draft("up from", about, (min(about[0], at - 1), max(about[1], at + 1)), now=(at - 1, at + 1))]
    return []


def increasingly(sentence: Sentence, at: int) -> list[Draft]:
    """`The Assembly is increasingly critical of the treaty`, `the banks have increasingly turned to Marenne`."""
    passage = sentence.passage
    verb = next((one for one in sentence.clauses if one.start <= at + 1 and at <= one.end), None)
    if verb is None or verb.kind != "finite" or verb.modal or verb.negated or verb.subject is None:
        return []
    inside = verb.start - 1 <= at < verb.end and verb.lemma != "be"
    if inside or (verb.lemma == "be" and at + 1 < sentence.end and passage.tags[at + 1] in "JYN"):
        now = (at, at + 2) if verb.lemma == "be" else None
        return [Draft("increasingly", verb.subject, (verb.subject[0], max(verb.end, at + 2)), now=now)]
    return []


def more_and_more(sentence: Sentence, at: int) -> list[Draft]:
    """`More and more families are leaving`, `amasses more and more evidence`, `with more and more refusing to pay`."""
    passage, then = sentence.passage, at + 3
    then += passage.tags[then : then + 2] == "RG"
    if passage.lows[at + 1 : at + 3] != ["and", passage.lows[at]] or passage.tags[then : then + 1] not in tuple("NCG"):
        return []
    verb = next((one for one in sentence.clauses if one.subject and one.subject[0] == then), None)
    verb = verb or sentence.clause_before(at)
    if verb is None or verb.modal or verb.negated or verb.kind != "finite":
        return []
    about = verb.subject if passage.tags[then] == "G" else noun_phrase_from(passage, then, sentence.end)
    if passage.tags[then] == "C" and not passage.lows[then].endswith(("s", "men")):
        return []  # `more and more Kestria takes an interest`
    if about:
        return [Draft("increase in", about, (min(at, about[0]), max(at + 3, about[1])), now=(at, at + 3))]
    return []


def ever_more_often(sentence: Sentence, at: int) -> list[Draft]:
    """`Thefts are being seen with greater frequency`, `They arrive in growing numbers`."""
    passage = sentence.passage
    verb = sentence.clause_before(at - 2)
    if passage.lows[at - 1] not in _EVER_MORE or passage.tags[at - 2] != "P" or verb is None:
        return []
    if verb.subject and not verb.modal and not verb.negated and at - verb.end <= _MOST_WORDS:
        return [Draft("increase in", verb.subject, (verb.subject[0], at + 1), now=(at - 1, at + 1))]
    return []

"""Adjectives as cues: `was very interested in`, `is in favor of`, in a telegram also without a verb."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.statements.asides import aside
from reftel.reading.statements.complements import begins_clause
from reftel.reading.statements.conditions import begin_of, is_condition
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.governors import dress
from reftel.reading.statements.lexicon import Verb, adjectives, phrases, word_class
from reftel.reading.statements.sentence import Sentence
from reftel.reading.statements.subjects import can_say, is_somebody, is_text, noun_before

__all__ = ["adjective_cue", "verbless_cues"]

_WILLING_MODALS: Final = word_class("willing_modals")
_WILLING: Final = word_class("willing")
_ADJECTIVES: Final = adjectives()
_COPULAS: Final = word_class("copulas")
_DEGREES: Final = word_class("degrees")
_PHRASES: Final = phrases()

_HOWEVER: Final = re.compile(r",[AR]{1,2},(?=T)")  # `is sure, however, that`
_VERB: Final = re.compile(r"[ZEMBHX]")
_FEELING: Final = Verb("show", "", frozenset())
_PERCEIVING: Final = frozenset({"see", "hear", "learn", "note", "find", "read", "know"})
_PERSUADED: Final = frozenset({"convinced", "persuaded"})
_PERSONS: Final = frozenset("UC")
_SURE: Final = Verb("say", "t", frozenset())
_JUST: Final = frozenset({"just", "exactly", "precisely", "quite"})  # before a question


def adjective_cue(sentence: Sentence, clause: Clause) -> Cue | None:
    """Return the cue that an adjective behind a clause's verb is; None where there is none."""
    if clause.kind != "finite" or (clause.modal and clause.modal not in _WILLING_MODALS):
        return None
    at = _adjective_at(sentence, clause)
    if at is None or at + 1 >= sentence.end:
        return None
    if clause.modal and sentence.passage.lows[at] not in _WILLING:
        return None
    if beside := _beside(sentence, clause, at):
        return beside
    return (_standing if sentence.passage.tags[at] in "PO" else _feeling)(sentence, clause, at)


def _beside(sentence: Sentence, clause: Clause, at: int) -> Cue | None:
    """`The talks, he is convinced, will fail`; not `In May, he was sure, and ...`."""
    tags = sentence.passage.tags
    sure = (clause.lemma == "be" or clause.passive) and "that" in _ADJECTIVES.get(sentence.passage.lows[at], ())
    if not sure or tags[at + 1] != "," or tags[sentence.start] == "P":
        return None
    if clause.subject is None or not set(tags[slice(*clause.subject)]) <= _PERSONS:
        return None  # `Why, the needs were clear, and so were the means`
    cue = aside(sentence, _SURE, clause, at + 1)
    return cue and dress(sentence, cue, clause, cue.source)


def _adjective_at(sentence: Sentence, clause: Clause) -> int | None:
    """The token at which the adjective must stand: behind a copula, or as the verb of a passive."""
    if clause.lemma not in _COPULAS:
        return clause.head if clause.passive or _is_telegraphic(sentence, clause) else None
    at, lows, tags = clause.end, sentence.passage.lows, sentence.passage.tags
    while at < sentence.end:
        if (
            tags[at] in "R!"
            or tags[at - 1 : at + 2] == "RKR"
            or lows[at] in _DEGREES
            or (lows[at] == "as" and lows[at + 1] in _ADJECTIVES)
            or (tags[at] == "<" and (">" in tags[at : at + 5] or lows[at + 1] in _ADJECTIVES))
        ):
            at += 1
        elif lows[at : at + 2] in (["at", "all"], ["no", "longer"]):
            at += 2
        else:
            break
    return at


def _is_telegraphic(sentence: Sentence, clause: Clause) -> bool:
    """`Shah deeply concerned at`: the verb left out behind a name."""
    if clause.subject is None or clause.shared:
        return False
    tags, (first, last) = sentence.passage.tags, clause.subject
    named = tags[last - 1] in "CU" or (first == sentence.start and is_somebody(sentence.passage, clause.subject))
    return named and all(_is_degree(sentence, at) for at in range(last, clause.start))


def _is_degree(sentence: Sentence, at: int) -> bool:
    """Whether a word only says how much: `Shah | most deeply | concerned at`, `we | not at all | sure that`."""
    lows = sentence.passage.lows
    at_all = lows[at : at + 2] == ["at", "all"] or lows[at - 1 : at + 1] == ["at", "all"]
    return sentence.passage.tags[at] in "R!" or lows[at] == "most" or at_all


def _standing(sentence: Sentence, clause: Clause, at: int) -> Cue | None:
    """`is in favor of`, `was of the opinion that`."""
    lows = sentence.passage.lows
    for words, links in _PHRASES.items():
        after = at + len(words)
        if tuple(lows[at:after]) == words and after + 1 < sentence.end:
            linked = lows[after] in links
            return _felt(sentence, clause, at, after + linked) if linked or not links else None
    return None


def _feeling(sentence: Sentence, clause: Clause, at: int) -> Cue | None:
    """`concerned about`, `afraid that`, `afraid the boat sank`, `not sure what`, in a telegram `glad learn that`."""
    links = _ADJECTIVES.get(sentence.passage.lows[at])
    start = _content_at(sentence, links, at) if links is not None and at + 2 < sentence.end else None
    return None if start is None else _felt(sentence, clause, at, start)


def _content_at(sentence: Sentence, links: frozenset[str], at: int) -> int | None:
    """The token at which the content of an adjective begins."""
    lows, tags = sentence.passage.lows, sentence.passage.tags
    behind = at + 1 + (tags[at + 1] == ">")  # `was "very keen" on`
    if however := _HOWEVER.match(tags, behind, sentence.end):
        behind = however.end()
    if lows[behind] in links:
        return behind + 1
    compared = noun_phrase_from(sentence.passage, behind + 1, sentence.end) if lows[behind] == "as" else None
    if compared and lows[compared[1]] in links:
        return compared[1] + 1  # `as anxious as the envoys about`
    joint = behind + (tags[behind] == ",")
    if tags[joint] == "K" and (start := _joined(sentence, joint + 1)):
        return start
    return behind if _is_asked(sentence, links, behind) else _bare(sentence, links, at)


def _is_asked(sentence: Sentence, links: frozenset[str], behind: int) -> bool:
    """`not sure | just what he meant`."""
    asked = behind + (sentence.passage.lows[behind] in _JUST)
    return "whether" in links and sentence.passage.tags[asked] == "Q" and asked + 1 < sentence.end


def _bare(sentence: Sentence, links: frozenset[str], at: int) -> int | None:
    """Where a content begins that nothing joins: `afraid | the boat sank`, `glad | learn`, `encouraged to | hear`."""
    lows, tags = sentence.passage.lows, sentence.passage.tags
    moved = "that" in links and lows[at] not in _PERSUADED
    if moved and lows[at + 1] == "to" and lows[at + 2] in _PERCEIVING:
        return at + 2  # not `encouraged to apply`
    follows = tags[at + 1] in "DUC" or begins_clause(sentence.passage, at + 1, sentence.end)
    bare = ("that" in links and follows) or ("to" in links and tags[at + 1] == "V")
    return at + 1 if bare else None


def _joined(sentence: Sentence, at: int) -> int | None:
    """Where the content of `interested and pleased with` begins, of which the second adjective stands at a token."""
    lows = sentence.passage.lows
    at += sentence.passage.tags[at : at + 1] == "R"
    linked = at + 2 < sentence.end and lows[at + 1] in _ADJECTIVES.get(lows[at], ())
    return at + 2 if linked else None


def _felt(sentence: Sentence, clause: Clause, at: int, start: int) -> Cue | None:
    """The cue of an adjective at a token whose content begins at another."""
    tags, lows = sentence.passage.tags, sentence.passage.lows
    if not clause.subject or not can_say(sentence.passage, clause.subject, _FEELING) or is_condition(sentence, clause):
        return None
    clausal = start == at + 1 or tags[start - 1] in "TA"
    rule = "adjective-clause" if clausal else "adjective"
    cue = Cue(begin_of(clause), (clause.start, start), start, sentence.end, rule)
    cue.kind = "mind"
    cue.negated = clause.negated or "!" in tags[clause.subject[1] : at] or "no" in lows[clause.end : at]
    return dress(sentence, cue, clause, clause.subject)


def _leading(sentence: Sentence) -> Cue | None:
    """`Concerned that talks would fail, Strand left`: of whom the main clause tells."""
    at = sentence.start
    links = _ADJECTIVES.get(sentence.passage.lows[at], frozenset())
    if at + 2 >= sentence.end or sentence.passage.lows[at + 1] not in links:
        return None
    cue = Cue(at, (at, at + 2), at + 2, sentence.end, "adjective-leading")
    cue.kind, cue.form, cue.own = "mind", "ing", False
    return cue


def _opens_with(sentence: Sentence, subject: tuple[int, int] | None, cue: Cue) -> bool:
    """Whether somebody called by a noun begins a sentence without another verb: `Minister | agreeable to plan`."""
    passage = sentence.passage
    if subject is None or subject[0] != sentence.start or not is_somebody(passage, subject):
        return False
    alone = cue.rule == "adjective-clause" or _VERB.search(passage.tags, cue.start, sentence.end) is None
    return alone and passage.tags[subject[0]] != "D" and not is_text(passage, subject)


def _is_adjective(sentence: Sentence, at: int) -> bool:
    """Whether a word of feeling is an adjective there: `Strand not certain he can come`, not `certain talks`."""
    tags = sentence.passage.tags
    return tags[at] == "J" or (sentence.passage.lows[at] == "certain" and tags[at + 1 : at + 2] in tuple("UTQ"))


def verbless_cues(sentence: Sentence) -> list[Cue]:
    """Return the adjectives of a telegram's sentence that stand behind a name without a verb: `GOK fearful that`."""
    tags, found = sentence.passage.tags, list[Cue]()
    for at in sentence.adjectives:
        if at == sentence.start and (leading := _leading(sentence)) is not None:
            found.append(leading)
        last = at - 1
        while last > sentence.start and _is_degree(sentence, last):
            last -= 1
        if not _is_adjective(sentence, at) or last < sentence.start or tags[last] not in "CUN":
            continue
        subject = noun_before(sentence.passage, last + 1, sentence.start)
        clause = Clause(last + 1, at + 1, at, "be", "finite", subject=subject)
        cue = _feeling(sentence, clause, at)
        if cue is not None and (tags[last] != "N" or _opens_with(sentence, subject, cue)):
            found.append(cue)
    return found

"""Whether the clause of a word for a fate says who does what to what, as a plan does: by words alone."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from reftel.corpus.fates.acts import stems_of, verb_key
from reftel.corpus.fates.clauses import REACH, Clause, clause_of
from reftel.corpus.fates.pairs import ENOUGH, Pair
from reftel.corpus.fates.reports import Cue
from reftel.corpus.keywords import WORD, key_of, keys_of

__all__ = ["is_of_the_day", "is_told"]

_BE = re.compile(r"\b(?:has|have|had|was|were|been|being)\b")
_OWN = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)
_LONG = 18  # months in which a plan is spoken of without a word of which
_SHORT = 6  # months in which a journey is known by who made it and where to
_JOURNEYS = frozenset(map(verb_key, ("visit", "travel", "go", "come", "return", "arrive", "leave", "fly", "proceed")))
_VISIT = verb_key("visit")
_WHOSE = 3  # words before a visit that say whose it was
_THEIR = re.compile(r"\b(?:his|her|their)\b")
# a visit that is yet to be made, or may be
_MEANT = re.compile(
    r"\b(?:(?:propos|plann|possib|intend|invit|expect|suggest)[a-z]{1,5}|"
    r"forthcoming|coming|next|early|future|prospective|any|no)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|no|nor|neither|without|unless|until)\b")
_OPEN = ("not", "not been", "not yet", "failed to")  # what was not done stands behind


class _Telling(NamedTuple):
    """A word for a fate, its clause, and the plan beside the sentence."""

    cue: Cue
    clause: Clause
    pair: Pair

    @property
    def words(self) -> str:
        """The words that tell the fate."""
        return self.pair.report.words[self.cue.start : self.cue.end]

    @property
    def is_by_doer(self) -> bool:
        """Whether it is the doer of whom the clause tells."""
        subject = self.clause.subject
        own = self.pair.report.own if _OWN.search(subject) else ""
        return self.pair.act.has_doer and self.pair.act.names_doer(stems_of(f"{subject} {own}"))

    @property
    def is_known(self) -> bool:
        """Whether the sentence names somebody of the plan's; one of nobody's is told of by the same post."""
        return self.pair.names_somebody or (not self.pair.act.has_doer and self.pair.post is not None)

    @property
    def has_object(self) -> bool:
        """Whether the thing stands behind the word for the fate."""
        return self.pair.act.core.issubset(keys_of(self.clause.behind))

    @property
    def has_subject(self) -> bool:
        """Whether the thing is what the clause is of."""
        act, head = self.pair.act, verb_key(self.clause.head)
        return head in {*act.core, act.verb} and act.core.issubset(keys_of(self.clause.before))

    def has_verb(self, words: str) -> bool:
        """Whether some words have the act's verb, or its noun; an act that is told by a noun alone has none.

        Of a journey it may be another verb: who was to go has not yet left.
        """
        verb = self.pair.act.verb
        wanted = _JOURNEYS if verb in _JOURNEYS else {verb}
        return not verb or not wanted.isdisjoint(verb_key(word) for word in WORD.findall(words))


def is_told(cue: Cue, pair: Pair) -> bool:
    """Return whether the clause of a cue says who does what to what, as the plan does, in most of its words."""
    is_long_after = pair.months > _LONG and not pair.names_cable
    if is_long_after or pair.act.core.isdisjoint(pair.said):  # what says nothing but who is never told of
        return False
    told = _Telling(cue, clause_of(pair.report.words, cue.start, cue.end), pair)
    return not told.clause.is_unreal and _RULES[cue.fate](told)


def is_of_the_day(cue: Cue, pair: Pair) -> bool:
    """Return whether a sentence that names the plan's day says of the thing that it was done, or of the doer."""
    told = _Telling(cue, clause_of(pair.report.words, cue.start, cue.end), pair)
    clause, core = told.clause, pair.act.core
    here = core.intersection(keys_of(clause.before + clause.behind))
    if clause.is_unreal or 2 * len(here) < len(core):
        return False
    return clause.is_passive or not pair.act.has_doer or told.is_by_doer


def _is_done(told: _Telling) -> bool:
    if told.pair.is_cited and told.clause.is_passive and told.pair.names_doer:
        return True
    if _is_journey(told):
        return True
    if len(told.pair.act.core) < ENOUGH or not told.pair.is_telling or not told.pair.has_most:
        return False
    if told.has_subject:
        return (told.clause.is_passive or told.has_verb(f"{told.clause.before} {told.words}")) and told.is_known
    return told.is_by_doer and told.has_object and not told.clause.is_passive


def _is_journey(told: _Telling) -> bool:
    """Whether whoever was to go somewhere is said soon after to have been there: who it was and where to is enough."""
    clause, pair = told.clause, told.pair
    if not (pair.act.has_doer and pair.act.verb in _JOURNEYS and _VISIT in told.cue.verbs and pair.months <= _SHORT):
        return False
    before = " ".join(clause.before.split()[-_WHOSE:])
    before = clause.subject if _THEIR.search(before) else before
    if _MEANT.search(before) or not pair.act.names_doer(stems_of(before)):
        return False
    named = [key for word in WORD.findall(clause.behind) if word[0].isupper() and (key := key_of(word))]
    return bool(named) and named[0] in pair.places and pair.places.issubset(named)


def _is_put_off(told: _Telling) -> bool:
    """Whether it is the act, by its verb or noun, or the thing alone beside somebody whom the plan names."""
    clause, pair = told.clause, told.pair
    said = frozenset(keys_of(_BE.sub("", clause.before)))
    if clause.is_passive and said and said <= pair.act.core:
        return pair.names_somebody or len(said) >= ENOUGH
    if not (pair.has_most or pair.is_linked):
        return False
    if told.has_subject and told.has_verb(clause.before):
        return told.is_known or len(pair.act.core) >= ENOUGH
    return told.is_by_doer and told.has_object and told.has_verb(clause.behind)


def _is_refused(told: _Telling) -> bool:
    if told.pair.is_linked and not told.pair.act.verb:
        return told.has_object
    if not told.pair.has_most:
        return False
    if told.has_object:
        return told.has_verb(told.clause.behind) and told.is_by_doer
    return told.clause.is_passive and told.has_subject and told.has_verb(told.clause.before) and told.is_known


def _is_undone(told: _Telling) -> bool:
    clause, pair = told.clause, told.pair
    if told.cue.verbs:  # without Kestrian observers
        return pair.act.has_doer and pair.has_names and told.has_object and pair.act.names_doer(stems_of(clause.behind))
    if not pair.has_most:
        return False
    if told.words.lower().endswith(_OPEN):
        if not told.has_verb(clause.behind):
            return False
        return (told.has_subject and told.is_known) or (told.is_by_doer and told.has_object)
    return pair.is_telling and told.has_subject and told.is_known


def _is_repeated(told: _Telling) -> bool:
    """Whether the act stands behind the word, wherever a clause ends: they reaffirmed that they would sign."""
    cue, pair = told.cue, told.pair
    behind = pair.report.words[cue.end : cue.end + REACH]
    is_doers = pair.act.has_doer and pair.act.names_doer(stems_of(behind)) and not pair.places.isdisjoint(pair.act.core)
    is_there = (is_doers or pair.is_telling) and pair.has_most and pair.act.core.issubset(keys_of(behind))
    is_so = is_there and bool(pair.act.verb) and told.has_verb(behind) and pair.names_somebody
    return is_so and _DENIED.search(behind) is None


_RULES: Mapping[str, Callable[[_Telling], bool]] = {
    "done": _is_done,
    "put off": _is_put_off,
    "overtaken": _is_put_off,
    "refused": _is_refused,
    "not done": _is_undone,
    "repeated": _is_repeated,
}

"""The act that a plan is of: its verb, what it is done to, and who is to do it."""

import re
from collections.abc import Collection
from functools import cache, lru_cache

import msgspec

from reftel.corpus.keywords import WORD, key_of, keys_of
from reftel.corpus.tables import read_rows

__all__ = ["Act", "act_of", "stems_of", "verb_key"]

_MEANT = r"\b(?:would|will|shall|should|to)\b"
_CLAUSE = re.compile(_MEANT + r"(?: now| soon| then)?(?: be)? (\w++)", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:would|will|shall|should)\b(?: now| soon| then)?(?: be)? (\w++)", re.IGNORECASE)
_ADJUNCT = re.compile(
    r"\b(?:to|of|in|at|on|for|with|from|by|off|about|during|before|after|without)\b|[,;(]", re.IGNORECASE
)
_NAME = re.compile(r"[A-Z]{3,20}(?: [A-Z]{2,20}){0,4} '?\d{2}\b")  # an exercise in capitals, by its year
_WHOSE = re.compile(r"['’]s? ")
_NO_VERB = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "both", "all", "any", "this", "each"})
_STEM = 5  # letters that a name and what is of it have in common: Consul, Consulate
_SHORTEST = 3


class Act(msgspec.Struct, frozen=True):
    """What a plan is about: the key of its verb, those of what the verb is said of, and the first letters of its doer.

    `verb` is empty for a plan told by a noun alone (a joint inquiry); it `is_telling` where it is no common one. `core`
    holds the telling words before the first preposition, else the others, else the verb, else the doer's. `doers` holds
    nothing where whoever is to do it has no name.
    """

    verb: str
    is_telling: bool
    core: frozenset[str]
    doers: frozenset[str]
    has_doer: bool

    def is_named(self, sentence: str) -> bool:
        """Return whether a sentence has the verb or its noun, which it need not have where the verb is a common one."""
        return not self.is_telling or self.verb.rstrip("s") in {key.rstrip("s") for key in keys_of(sentence)}

    def is_meant(self, sentence: str) -> bool:
        """Return whether a sentence speaks of the act as of one to come.

        >>> act_of("send observers", ("Kestria",)).is_meant("Kestria was invited to send observers")
        True
        """
        return any(verb_key(found[1]) == self.verb for found in _CLAUSE.finditer(sentence))

    def names_doer(self, stems: Collection[str]) -> bool:
        """Return whether the stems of a sentence's words name who is to do it; a plan of nobody's asks for none."""
        return not self.has_doer or not self.doers.isdisjoint(stems)


@lru_cache(maxsize=65536)
def act_of(words: str, doers: tuple[str, ...], about: str = "", who: str = "") -> Act:
    """Return the act of a plan; `about` says what a word such as `it` stands for, `who` whose it is, named or not.

    >>> act = act_of("send observers to the exercise", ("Kestria",))
    >>> act.verb, sorted(act.core), act.names_doer(stems_of("without Kestrian observers"))
    ('send', ['observ'], True)
    >>> act_of("the eleven would be released", ()).verb, act_of("Strand's talk to us would be given", ()).verb
    ('releas', 'giv')
    """
    word, said_of = _parts(words)
    verb, doer = verb_key(word), " ".join(doers)
    told = (f"{said_of} {about}", words, who, word, doer)
    core = next((keys for text in told if (keys := frozenset(keys_of(text)).difference([verb]))), frozenset({verb}))
    names = [name for name in WORD.findall(doer) if len(name) >= _SHORTEST and not name.islower() and key_of(name)]
    return Act(verb, bool(key_of(word)), core, frozenset(name[:_STEM].lower() for name in names), bool(doers))


@lru_cache(maxsize=16384)
def stems_of(sentence: str) -> frozenset[str]:
    """Return the first letters of a sentence's words: a name and what is of it have them in common."""
    return frozenset(word[:_STEM].lower() for word in WORD.findall(sentence))


@lru_cache(maxsize=65536)
def verb_key(word: str) -> str:
    """Return the key of a verb in any of its forms.

    >>> verb_key("held"), verb_key("holding"), verb_key("Released"), verb_key("went")
    ('hold', 'hold', 'releas', 'go')
    """
    verb = _forms().get(word.lower(), word)
    return key_of(verb, small=False) or (verb.lower() if verb.lower() in _short() else "")


@cache
def _forms() -> dict[str, str]:
    return {row["form"]: row["verb"] for row in read_rows("corpus/verb_forms.csv")}


@cache
def _short() -> frozenset[str]:
    """The verbs of the table that are too short to have a key."""
    return frozenset(verb for verb in _forms().values() if not key_of(verb, small=False))


def _parts(words: str) -> tuple[str, str]:
    """The verb, and the words with which a plan says its act."""
    said = _ADJUNCT.split(words, maxsplit=1)[0]
    clause = _CLAUSE.search(words)
    first = WORD.match(words)
    if first and first[0][0].isupper() and not words.isupper() and (meant := _MODAL.search(words)):
        return meant[1], words[: meant.start()]  # Strand's address to the Council will be given
    if _NAME.match(words):
        return "", said
    is_noun = first is None or first[0].lower() in _NO_VERB
    if (is_noun or _WHOSE.search(said)) and (verb := _done_by(said)):
        return verb, ""
    if clause and (is_noun or clause.start() < len(said)):
        return clause[1], words[: clause.start()]
    return "" if first is None or is_noun else first[0], said


def _done_by(said: str) -> str:
    """The verb of what a noun of doing at the end names (the visit, Strand's address); nothing for any other."""
    words = WORD.findall(said)
    return _nouns().get(words[-1].lower(), "") if words else ""


@cache
def _nouns() -> dict[str, str]:
    return {row["noun"]: row["verb"] for row in read_rows("corpus/act_nouns.csv")}

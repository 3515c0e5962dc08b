"""The words of meetings: `data/reading/meetings.csv`, taken apart once."""

from functools import cache
from typing import Final, NamedTuple

from reftel.reading.base.tables import read_rows

__all__ = ["UNTIL", "Frame", "lemmas", "needs", "needs_to", "nouns", "triggers", "verbs", "words"]


UNTIL: Final = frozenset(("until", "till"))  # what had not been before it was then
_NOT: Final = frozenset(("not", "didn't", "hadn't"))
_LED: Final = frozenset(("head", "leader", "led", "headed", "chaired"))
_TO_DO: Final = frozenset(("meet", "see", "speak", "talk", "discuss", "visit", "call"))
_US: Final = frozenset(("me", "us"))
_REPLIES: Final = frozenset(("response", "reply", "answer"))
_NEEDED: Final = {
    "w": frozenset(("with",)),
    "yw": frozenset(("with",)),
    "td": frozenset(("over",)),
    "yb": frozenset(("before",)),
}


class Frame(NamedTuple):
    """The kind of encounter that a word tells of, and where the other side stands (letters of the table)."""

    kind: str
    places: str


def _read() -> dict[str, dict[str, Frame]]:
    found: dict[str, dict[str, Frame]] = {}
    for group, kind, places, row in read_rows("meetings.csv", 4):
        found.setdefault(group, {}).update(dict.fromkeys(row.split(), Frame(kind, places)))
    return found


_TABLES: Final = _read()
_WORDS: Final = {group: frozenset(table) for group, table in _TABLES.items()}


def verbs() -> dict[str, Frame]:
    """Return the verbs of encounters by their base form.

    >>> verbs()["call"]
    Frame(kind='call', places='n')
    """
    return _TABLES["verb"]


def nouns() -> dict[str, Frame]:
    """Return the nouns of encounters.

    >>> nouns()["luncheon"].kind
    'dinner'
    """
    return _TABLES["noun"]


def words(group: str) -> frozenset[str]:
    """Return the words of another group of the table.

    >>> "poloff" in words("own")
    True
    """
    return _WORDS[group]


@cache
def lemmas() -> frozenset[str]:
    """Return the base forms of every verb that may tell of an encounter, or of who was there."""
    return frozenset(verbs()).union(*map(words, ("tell", "tell_to", "tell_of", "come", "bid", "with", "list", "chair")))


@cache
def needs() -> dict[str, frozenset[str]]:
    """Return the words one of which a sentence must have, too, for a form to tell of an encounter.

    >>> "with" in needs()["raised"], "met" in needs()
    (True, False)
    """
    by_lemma: dict[str, frozenset[str]] = dict.fromkeys(words("bid") - frozenset(verbs()), _US | frozenset(nouns()))
    by_lemma |= dict.fromkeys(words("list") - {"attend", "participate"}, words("present"))
    by_lemma |= dict.fromkeys(("lead", "head", "chair"), words("party") | {"event", "meeting", "session"})
    for lemma, (kind, places) in verbs().items():
        if kind == "host":
            by_lemma[lemma] = frozenset(nouns())
        elif places in _NEEDED:
            by_lemma[lemma] = _NEEDED[places] | (words("brought") if places == "td" else frozenset())
    by_lemma["give"] |= words("feast")
    by_lemma["have"] = words("hours")
    by_lemma["ask"] |= {"i", "by"}
    by_lemma |= dict.fromkeys(words("pressing") - frozenset(by_lemma), frozenset(("by",)))
    by_lemma["read"] = frozenset(("to",))
    forms = {form: lemma or form for form, _, lemma in read_rows("words.csv", 3)}
    alone = frozenset(nouns()) | {"present", "attendance"}
    known = {form: by_lemma[lemma] for form, lemma in forms.items() if lemma in by_lemma and form not in alone}
    known |= dict.fromkeys(words("party"), _LED)
    known |= {"when": words("own") | {"i", "we"}} | dict.fromkeys(_REPLIES, words("asked"))
    return known | dict.fromkeys(UNTIL, _NOT) | dict.fromkeys(words("chance"), _TO_DO)


@cache
def needs_to() -> frozenset[str]:
    """Return the forms that tell of an encounter only with `to` soon behind.

    >>> "mentioned" in needs_to(), "told" in needs_to()
    (True, False)
    """
    return frozenset(
        form for form, _, lemma in read_rows("words.csv", 3) if (lemma or form) in words("tell_to") | words("tell_of")
    )


@cache
def triggers() -> frozenset[str]:
    """Return every form that may tell of an encounter that came about: the nouns, the past forms of the verbs.

    >>> {"met", "meetings"} <= triggers(), "meets" in triggers()
    (True, False)
    """
    forms = ((form, kinds, lemma or form) for form, kinds, lemma in read_rows("words.csv", 3))
    told = lemmas() | words("pressing")
    past = {form for form, kinds, lemma in forms if lemma in told and ("d" in kinds or _is_past(form, lemma))}
    of_company = words("present") | words("party") | {"present", "attendance", "when"} | _REPLIES
    return frozenset(past | frozenset(nouns()) | of_company | UNTIL | words("chance"))


def _is_past(form: str, lemma: str) -> bool:
    """Whether a form tells of what was, or, as `after visiting` does, can."""
    if form.endswith("ing"):
        return lemma in verbs()
    return form != lemma and not form.endswith("s")

"""Instruments named in small letters: `fisheries agreement`, `talks between Kestria and Veldora`, `UN sanctions`."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.index import Form
from reftel.reading.bodies.lexicon import Lexicon
from reftel.reading.bodies.marks import places
from reftel.reading.instruments.complements import aim_end, between_end, complement_end, content_end, run_end, year_end
from reftel.reading.instruments.dated import day_start, is_of_day
from reftel.reading.instruments.lexicon import HEADS, Head
from reftel.reading.instruments.modifiers import (
    adjectives_start,
    first_joined,
    first_word,
    format_start,
    is_acted_on,
    is_definite,
    nation_or,
    run_start,
    whole_name,
    with_figures,
)
from reftel.reading.instruments.needs import is_told, may_be_told
from reftel.reading.instruments.owned import find_owned, owner_start
from reftel.reading.instruments.tasks import task_end
from reftel.reading.mentions import Mentions

__all__ = ["find_common"]

_AT_HOME: Final = frozenset(["interagency", "inter-agency", "interministerial", "intra-party"])
_OPENING: Final = frozenset("'\"“‘")
_CLOSING: Final = frozenset("'\"”’")
_QUOTABLE: Final = frozenset(["any", "posed", "nation", "whose", "name", "dealt", "definite", "treaty"])
_SHORTEST_QUOTE: Final = 3  # tokens with the marks
_QUOTE: Final = 7  # tokens back to the mark that opens
_NO_OBJECTS: Final = ("B", "H", "M", "X", "E", "Z", ".", ",", "K")
_TITLED: Final = frozenset(["exercise", "operation"])
_SEARCH: Final = 3  # words before `resolution` that make the end of a quarrel of it
_DEALS: Final = frozenset(["deal", "deals"])
_DONE: Final = frozenset(["offer", "draft", "deal"])
_ARTICLES: Final = frozenset(["a", "an"])
_OWN: Final = frozenset(["our", "their", "its", "your"])
_WITH: Final = frozenset(["between", "with", "by"])
_NO_OTHERS: Final = frozenset(["dialogue", "sanction", "resolution"])  # `a second round`, `additional sanctions`
_SHORTENED: Final = frozenset(["res"])  # as telegrams write it, `Lysandra Res`
_UNDER: Final = frozenset(["agreement", "dialogue"])
_MEMORANDUM: Final = ["of", "understanding"]
_PLANS: Final = frozenset(["plan", "plans"])
_MONEY: Final = frozenset(["fund", "funds"])  # `Strand Initiative funds` are no other instrument
_WHEN: Final = frozenset(["last", "next", "this"])
_FINITE: Final = ("B", "H", "M", "X")
_TRUCES: Final = frozenset(["ceasefire", "cease-fire", "truce"])
_DELEGATES: Final = frozenset(["delegate", "delegates"])
_LOOSE: Final = frozenset(["framework", "bilateral", "trilateral", "tripartite", "multilateral", "technical", "joint"])
_SIGNED: Final = 9  # tokens from a head to those who signed it


def find_common(passage: Passage, at: int, names: Lexicon, mentions: Mentions) -> Find | None:
    """Return the instrument whose head stands at a token; rule `bare` where it is told from others by nothing."""
    head = HEADS.common[passage.lows[at]]
    is_common = passage.capitals or passage.words[at].islower() or passage.lows[at] in _SHORTENED
    tags = "NC" if is_common or _is_by_itself(passage, at) else "N"
    if passage.tags[at] not in tags and not _is_noun(passage, at):
        return None
    if passage.lows[at : at + 2] == ["agreement", "to"] and at + 2 < len(passage.lows) and _is_consent(passage, at):
        return None
    if passage.lows[at] in _TITLED and passage.tags[at + 1 : at + 2] == "C" and passage.words[at + 1].isupper():
        return _found(passage, at, run_end(passage, at + 1, "C#"), head, "named")
    if _is_broken(passage, at, head) or _is_matter(passage, at):
        return None
    if (figures := _by_figures(passage, at, head, mentions)) is not None:
        return _found(passage, *figures, head, "common")
    return (
        _of_known(passage, at, names)
        or (_bracketed(passage, at, head) if passage.tags[at - 1] == ")" else None)
        or _told(passage, at, head, names, mentions)
        or (_found(passage, at, end, head, "common") if (end := task_end(passage, at)) > at + 1 else None)
        or (_quoted(passage, at, head) if at and passage.words[at - 1] in _CLOSING else None)
        or find_owned(passage, at, head)
        or _alone(passage, at, head, mentions)
    )


def _by_figures(passage: Passage, at: int, head: Head, mentions: Mentions) -> tuple[int, int] | None:
    """The tokens of a forum told by its parties (`six-party talks`), of `resolution 194`, of `the May 5 note`."""
    if (start := day_start(passage, at)) < at:
        return start, complement_end(passage, start, at, head, mentions)
    if (start := format_start(passage, at)) < at:
        return start, at + 1
    is_numbered = passage.tags[at + 1 : at + 2] == "#" and passage.tags[at + 2 : at + 3] != "N"
    return (at, at + 2) if is_numbered and passage.lows[at] == "resolution" else None


def _is_consent(passage: Passage, at: int) -> bool:
    """`Kestrian agreement to holding talks`, `its agreement to furnish tanks`; not `a fisheries agreement to`."""
    start = first_word(passage, at)
    if start > 0 and passage.lows[start - 1] in _ARTICLES:
        return False
    is_owned = start > 0 and (passage.tags[start - 1] == "'" or passage.lows[start - 1] in _OWN)
    is_deed = passage.tags[at + 2 : at + 3] in tuple("VGD") or passage.lows[at + 2].endswith("ing")
    return is_deed and (is_owned or "N" not in passage.tags[start:at]) and not is_acted_on(passage, start)


def _is_by_itself(passage: Passage, at: int) -> bool:
    """Whether a head with a capital has no name beside it: `the Treaty`, `the Resolution passed in May`."""
    return at > 0 and passage.tags[at - 1] not in "C." and passage.tags[at + 1 : at + 2] != "C"


def _is_noun(passage: Passage, at: int) -> bool:
    """`the Strand plan was`, `arms aid to Kestria`: a noun, though it could be a verb; not `the Kestrians plan to`."""
    if passage.lows[at] == "aid":
        return passage.tags[max(at - 1, 0) : at + 2] in ("NVt", "JVt")
    if passage.tags[at] == "Z" and at and passage.lows[at - 1] in HEADS.common[passage.lows[at]].telling:
        return True  # `Reef peace talks`, taken for a verb
    if passage.tags[max(at - 2, 0) : at + 1] == "DNV" and passage.tags[at + 1 : at + 2] in _FINITE:
        return True  # `the arms package is late`
    return (
        passage.tags[max(at - 2, 0) : at + 1] == "DCV"
        and passage.tags[at + 1 : at + 2] in _NO_OBJECTS
        and not passage.capitals
    )


def _told(passage: Passage, at: int, head: Head, names: Lexicon, mentions: Mentions) -> Find | None:
    """The instrument that words before or behind a head tell from others."""
    if not may_be_told(passage, at, head) or (head.kind == "dialogue" and is_of_day(passage, at)):
        return None
    start = nation_or(passage, first_joined(passage, at, head), at, head, names, mentions)
    start = whole_name(passage, start, at, mentions)
    first, end = with_figures(passage, start, head), at + 1
    is_one = first < start or is_told(passage, start, at, head, names, mentions)
    is_given = (head.kind != "other" or "to" in head.links) and passage.lows[end : end + 1] == ["to"]
    is_given = is_given or (head.need == "treaty" and passage.lows[end : end + 1] == ["of"])
    is_given = is_given or (head.need == "dealt" and end - start == 2 and passage.lows[end : end + 1] == ["on"])
    is_given = is_given or (start < at and _LOOSE.issuperset(passage.lows[start:at]))
    is_given = is_given or passage.lows[end : end + 1] == ["against"] or (head.need == "bare" and bool(head.links))
    if not is_one or is_given or (head.kind == "other" and "for" in head.links):
        end = complement_end(passage, start, at, head, mentions)
        if end == at + 1 and is_definite(passage, start):
            end = year_end(passage, end, head)  # `the agreements of 1959`
        is_arsenal = head.need == "dealt" and not HEADS.arsenals.isdisjoint(passage.lows[start:at])
        if not is_one and (end == at + 1 or is_arsenal):
            return None
    end = max(end, year_end(passage, end, head), aim_end(passage, end, head))
    first -= _is_another(passage, first, head)
    if "C" not in passage.tags[first:end] and passage.tags[first] != "#":
        first = owner_start(passage, first)  # `Kestria's recovery program`, which nothing else tells from another's
    return _found(passage, first, end, head, "common")


def _is_another(passage: Passage, start: int, head: Head) -> bool:
    """Whether a word tells an instrument from one of its kind: `a | second | land deal`; not `additional aid`."""
    if start == 0 or head.kind in _NO_OTHERS or head.need == "given":
        return False
    return passage.words[start - 1].islower() and passage.lows[start - 1] in HEADS.another


def _quoted(passage: Passage, at: int, head: Head) -> Find | None:
    """`the Strand 'open sea' proposal`: words in quotation marks tell which one it is."""
    if head.need not in _QUOTABLE or at < _SHORTEST_QUOTE:
        return None
    start = next((one for one in range(at - 2, max(at - _QUOTE, -1), -1) if passage.words[one] in _OPENING), None)
    if start is None or not _is_telling(passage, start + 1, at - 1):
        return None
    first = run_start(passage, start) if start and passage.tags[start - 1] == "C" else start
    return _found(passage, first, at + 1, head, "common")


def _bracketed(passage: Passage, at: int, head: Head) -> Find | None:
    """`the Harbor Watch Support (HWS) program`: the acronym of the words before it stands before a head."""
    if head.kind == "report" or passage.lows[at] in _MONEY or passage.tags[max(at - 3, 0) : at] != "(C)":
        return None
    if not passage.words[at - 2].isupper():
        return None
    start = run_start(passage, at - 3)
    return _found(passage, start, at + 1, head, "common") if start < at - 3 - 1 else None


def _is_telling(passage: Passage, start: int, end: int) -> bool:
    """Whether quoted words can tell an instrument apart: a noun or name is among them, unlike `'tighter'`."""
    tags = passage.tags[start:end]
    return set(tags) <= set("NJC#RGY") and ("N" in tags or "C" in tags or "-" in passage.words_of(start, end))


def _alone(passage: Passage, at: int, head: Head, mentions: Mentions) -> Find | None:
    """`the agreement`: one named before, or the only one, where something is done with it; `signed an agreement`."""
    if not is_definite(passage, at) and not _is_told_of(passage, at, head):
        return _signed(passage, at, head, mentions)
    if passage.lows[at] in HEADS.strong and (end := _signed_end(passage, at, head, mentions)) is not None:
        return _found(passage, at, end, head, "signed" if end > at + 1 else "acted")
    if passage.lows[at] == "resolution" and "of" in passage.lows[at + 1 : at + 4]:
        return None  # `the resolution in May of its dispute`
    if passage.lows[at] == "convention" and not _DELEGATES.isdisjoint(passage.lows):
        return None  # of those who are to write a constitution
    if head.kind == "resolution" and _is_told_of(passage, at, head):
        return _found(passage, at, at + 1, head, "common")
    is_strong = passage.lows[at] in HEADS.strong and is_acted_on(passage, at - 1)
    return _found(passage, at, at + 1, head, "acted" if is_strong or passage.lows[at] in HEADS.alone else "bare")


def _is_told_of(passage: Passage, at: int, head: Head) -> bool:
    """`a resolution merely calling for peace`, `their resolution`, `an earlier resolution`: told without an article."""
    if head.kind != "resolution" or at == 0:
        return False
    behind = at + 1 + (passage.tags[at + 1 : at + 2] == "R")
    if behind < len(passage.lows) and passage.lows[behind] in HEADS.contents:
        return True
    if "of" in passage.lows[at + 1 : at + 4]:
        return False  # `the earlier resolution of disputes`
    is_will = passage.tags[at + 1 : at + 2] in ("t", "K")  # `our resolution to hold on`
    is_owned = (passage.lows[at - 1] in _OWN and not is_will) or passage.tags[at - 1] == "#"
    return is_owned or passage.lows[at - 1] in HEADS.drafts or passage.lows[at] == "resolutions"


def _signed(passage: Passage, at: int, head: Head, mentions: Mentions) -> Find | None:
    """`signed an agreement`, `passed a resolution`: a new one; `to sign a treaty` may be the one named before."""
    if passage.lows[at] not in HEADS.strong and passage.lows[at] not in _DEALS:
        return None
    if (end := _signed_end(passage, at, head, mentions)) is not None:
        return _found(passage, at, end, head, "signed")
    first = _before_many(passage, at)
    verb = first - 1 - (passage.lows[first - 1 : first] in (["a"], ["an"]))
    if head.kind == "resolution":
        verb = _before_which(passage, at) if passage.lows[at + 1 : at + 2] != ["of"] else -1
    if verb == at - 1 and passage.lows[at + 1 : at + 2] in (["with"], ["between"]) and _is_struck(passage, verb):
        return _found(passage, at, at + 1, head, "signed")  # `reached agreement with Kestria`
    if verb < 0 or passage.lows[verb] not in _done_with(passage, at, head) or passage.tags[verb] not in "EYVGZ":
        return None
    if passage.tags[verb] not in "EYZ":
        return _found(passage, at, at + 1, head, "acted")
    end = at + 1 if head.kind == "resolution" else content_end(passage, at + 1)
    return _found(passage, at, end, head, "signed")


def _before_many(passage: Passage, at: int) -> int:
    """Where words begin before a head that tell nothing of it: `signed | 11 agreements`, `signed a | new treaty`."""
    start = adjectives_start(passage, at)
    return start - (start > 0 and passage.tags[start - 1] == "#")


def _before_which(passage: Passage, at: int) -> int:
    """The token before `a`, `any`, `such a`."""
    while at > 0 and (passage.tags[at - 1] == "D" or passage.lows[at - 1] == "such"):
        at -= 1
    return at - 1


def _is_struck(passage: Passage, verb: int) -> bool:
    return verb >= 0 and passage.lows[verb] in HEADS.strikings and passage.tags[verb] in "EYZ"


def _done_with(passage: Passage, at: int, head: Head) -> frozenset[str]:
    """The verbs of what is done with a head: a deal is struck, a resolution adopted, a treaty signed."""
    if passage.lows[at] in _DEALS:
        return HEADS.strikings
    if passage.lows[at] in _TRUCES:
        return HEADS.truces
    if head.kind == "dialogue":
        return HEADS.acts  # `resume dialogue`
    return HEADS.adoptions if head.kind == "resolution" else HEADS.signings


def _signed_end(passage: Passage, at: int, head: Head, mentions: Mentions) -> int | None:
    """The end of a head and of who did it, behind it: `a protocol signed in May between Kestria and Veldora`."""
    behind = passage.lows[at + 1 : at + 2]
    if not behind or behind[0] not in HEADS.signings or passage.tags[at + 1] not in "YE":
        return None
    for one in range(at + 2, min(at + _SIGNED, len(passage.lows) - 1)):
        if passage.tags[one] in ".;:BHMX":
            return None
        if passage.lows[one] in _WITH:
            return between_end(passage, one + 1, head, mentions) or at + 1
    return None


def _found(passage: Passage, start: int, end: int, head: Head, rule: str) -> Find:
    """A find; one of a head alone has the adjectives before it with it (`international sanctions`)."""
    name, lows = passage.words_of(start, end), passage.lows[start:end]
    first = adjectives_start(passage, start) if end - start == 1 else start
    is_work = not _PLANS.isdisjoint(lows) and not HEADS.works.isdisjoint(lows)
    kind = "programme" if is_work else head.kind
    return Find(passage.index, first, end, Named(key=name.lower(), name=name, kind=kind, rule=rule))


def _of_known(passage: Passage, at: int, names: Lexicon) -> Find | None:
    """`MAP program`, `Reef Round talks`: a known instrument, by its acronym or its name, and what it is."""
    if at == 0 or passage.tags[at - 1] not in "C#" or passage.lows[at] in _MONEY:
        return None
    if passage.lows[at] in HEADS.enclosures or (before := names.forms.before(passage.words, at)) is None:
        return None
    form, start = before
    kind = HEADS.common[passage.lows[at]].kind
    if kind == "other" or (kind in _UNDER and form.kind == "programme"):
        return None  # `NPT letter`; `PL 480 agreement`, `PL 480 talks`, one of many under it
    if len(form.words) == 1 and not form.words[0].isupper() and not _is_programmes(kind, form):
        return None
    return Find(passage.index, start, at + 1, form.body)


def _is_programmes(kind: str, form: Form) -> bool:
    """`Lysandra and Marlow Megaports programs`: of a known programme, by a word that is no place's."""
    return kind == form.kind == "programme" and form.words[0] not in places()


def _is_matter(passage: Passage, at: int) -> bool:
    """`an MOU for dialogue`: what a memorandum is on, no instrument beside it."""
    is_of = passage.lows[max(at - 1, 0)] in ("for", "on") and at > 1
    return is_of and (passage.lows[at - 2] in ("mou", "mous") or passage.lows[max(at - 3, 0) : at - 1] == _MEMORANDUM)


def _is_broken(passage: Passage, at: int, head: Head) -> bool:
    """Whether a word beside a head makes another thing of it (`interagency agreement`, `aid donor`, `plan to sell`)."""
    if at and (passage.lows[at - 1] in _AT_HOME or passage.lows[at - 1] in HEADS.like):
        return True
    if at + 1 >= len(passage.words):
        return False
    if _is_deed(passage, at, head):
        return True
    if head.kind == "resolution" and not HEADS.searches.isdisjoint(passage.lows[max(at - _SEARCH, 0) : at]):
        return True
    if head.kind == "sanction" and at and passage.lows[at - 1] in HEADS.penalties:
        return True
    is_compound = head.need != "bare" and passage.tags[at + 1] == "N" and passage.lows[at + 1] not in _WHEN
    return passage.words[at + 1] in HEADS.broken or is_compound


def _is_deed(passage: Passage, at: int, head: Head) -> bool:
    """`a plan to sell`, `what the Kestrians offer us`, `a Kestrian draft law`; `Kestria and Veldora deal with it`."""
    if passage.lows[at : at + 2] == ["deal", "with"] and passage.tags[max(at - 2, 0)] == "K":
        return True
    if head.kind == "other" and passage.tags[at + 1 : at + 3] == "tV":
        return True
    return passage.lows[at] in _DONE and passage.tags[at + 1] in "DuUJC"

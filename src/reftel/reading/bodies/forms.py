"""Unknown names, by their form: a head (`Ministry`, `Council`) with capitals before it, or `of` and capitals behind."""

from reftel.reading.base.passage import Passage
from reftel.reading.base.words import base_tags
from reftel.reading.bodies.finds import Find, Named
from reftel.reading.bodies.lexicon import Lexicon
from reftel.reading.bodies.marks import places
from reftel.reading.bodies.mistaken import is_common, is_deed, is_portfolio, is_province, is_weak
from reftel.reading.bodies.parts import is_part
from reftel.reading.bodies.titles import is_ordinal, title_end

__all__ = ["find_formed", "name_around"]

_MOST = 12
_LINKS = frozenset(["of", "for", "on", "against"])
_POSTS = frozenset(["embassy", "consulate", "mission", "amconsul", "amembassy"])
_NATIONAL = frozenset(["bank", "university", "academy", "institute", "association", "federation", "party", "church"])
_ORGANS = frozenset(["board", "bureau", "directorate", "office", "headquarters", "command", "press"])
_OWNERS = frozenset(
    [
        "people",
        "workers",
        "women",
        "children",
        "lord",
        "farmers",
        "peasants",
        "teachers",
        "students",
        "victim",
        "victims",
        "consumer",
        "veterans",
        "citizen",
        "citizens",
    ]
)
_MINISTRIES = frozenset(["ministry", "ministries", "department", "secretariat"])
_UNITS = frozenset(["division", "brigade", "regiment", "battalion", "corps", "fleet", "army", "squadron"])
_LISTS = _MINISTRIES | {"committee", "commission", "council"}
_LED = ("-led", "-based", "-backed", "-sponsored", "-funded", "-dominated", "-controlled", "-run", "-chaired")
_NAMED_AFTER = {"group": "company", "administration": "government"}  # `Corvane Group`, `Strand Administration`


def find_formed(passage: Passage, at: int, lexicon: Lexicon) -> Find | None:
    """Return the body whose name has its head at a token; with rule `bare` where the head stands alone."""
    start, end = name_around(passage, at, lexicon)
    if is_portfolio(passage, start, lexicon) or is_province(passage, start, end, at) or is_deed(passage, start, at):
        return None
    end = title_end(passage, end, lexicon)
    kind = _kind(passage, start, end, at, lexicon)
    if start == at > 0 and is_ordinal(passage, at - 1) and passage.lows[at] in _UNITS:
        start, kind = at - 1, "armed_force"
    name = passage.words_of(start, end)
    if passage.capitals and is_common(passage, start, end, at):
        return None
    if passage.words[at] in lexicon.weak and is_weak(passage, start, end, lexicon):
        return None
    if end - start == 1:
        return Find(passage.index, start, end, Named(key=name, name=name, kind=kind, rule="bare"))
    return Find(
        passage.index, start, end, Named(key=_key(passage, start, end, lexicon), name=name, kind=kind, rule="form")
    )


def _key(passage: Passage, start: int, end: int, lexicon: Lexicon) -> str:
    """A name in small letters, its nation as that is called (`Kestria Coast Guard` is the `Kestrian Coast Guard`)."""
    nation = lexicon.forms.single.get(passage.words[start])
    if nation is None or nation.kind != "state":
        return passage.words_of(start, end).lower().replace("n's ", "ns' ")  # `Citizen's`, `Citizens' Movement`
    return f"{nation.key} {passage.words_of(start + 1, end)}".lower()


def _kind(passage: Passage, start: int, end: int, at: int, lexicon: Lexicon) -> str:
    """The kind that a head has, or that the other words of the name give it."""
    for deciding, kind in lexicon.kinds.get(passage.words[at], ()):
        if not deciding.isdisjoint(passage.words[start:end]):
            return kind
    if passage.lows[at] in _NAMED_AFTER and _is_named(passage, start, end, at, lexicon):
        return _NAMED_AFTER[passage.lows[at]]
    return lexicon.heads[passage.words[at]]


def _is_named(passage: Passage, start: int, end: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a group or an administration is called by a name that is no word and no nation's: `Corvane Group`."""
    word = passage.words[start]
    if (start, end) != (at - 1, at + 1) or not word.isalpha():
        return False
    return passage.lows[start] not in base_tags() and word not in lexicon.nations


def name_around(passage: Passage, at: int, lexicon: Lexicon) -> tuple[int, int]:
    """Return the whole name that a head is part of, as token indexes; the head alone where it has nothing to it.

    >>> from reftel.reading.bodies.lexicon import lexicon
    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> text = "He met the Kestrian Trade and Customs Council and the Ministry of Roads, Ports, and Canals."
    >>> passage = prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)
    >>> for at in (7, 10):
    ...     print(passage.words_of(*name_around(passage, at, lexicon(False))))
    Kestrian Trade and Customs Council
    Ministry of Roads, Ports, and Canals
    """
    start = _start(passage, at, lexicon)
    return start, _end(passage, start, at, lexicon)


def _start(passage: Passage, at: int, lexicon: Lexicon) -> int:
    start = at
    while start > 0 and at - start < _MOST:
        if passage.lows[start - 1].endswith(_LED):
            break  # `the Strand-led | Reef Guard`
        if is_part(passage, start - 1, lexicon) and not _is_government(passage, start - 1, lexicon):
            start -= 1
        elif _is_linked(passage, start, at, lexicon):
            start -= 2
        else:
            break
    return start


def _is_linked(passage: Passage, start: int, at: int, lexicon: Lexicon) -> bool:
    """Whether `X and` stands before: both sides must be words of the language, no names; or `People's`."""
    if start < 2 or not is_part(passage, start - 2, lexicon):
        return False
    if passage.tags[start - 1] == "'":
        return passage.lows[start - 2] in _OWNERS
    return (
        start < at
        and passage.tags[start - 1] == "K"
        and passage.lows[start] in base_tags()
        and passage.lows[start - 2] in base_tags()
        and passage.words[start - 2] not in lexicon.heads
    )


def _end(passage: Passage, start: int, at: int, lexicon: Lexicon) -> int:
    """Behind `of`, `for`, `on`: the capitals that follow, with `and`, `of`, `the` and commas of a list between them."""
    size, low = len(passage.words), passage.lows[at]
    end = at + 1
    is_post = low in _POSTS and passage.lows[max(at - 2, 0) : at] != ["chief", "of"]  # `Chief of Mission | Strand`
    if is_post and end < size and is_part(passage, end, lexicon) and passage.lows[end] not in base_tags():
        return end + next((many for many in (3, 2) if end + many <= size and _is_place(passage, end, end + many)), 1)
    if end >= size or not (passage.lows[end] in _LINKS or (low == "mission" and passage.lows[end] == "to")):
        return end
    first = _behind_the(passage, end + 1)
    if first >= size or not is_part(passage, first, lexicon) or passage.words[first] in lexicon.heads:
        return end
    if _is_known(passage, first, lexicon) or (
        (start < at or low in _ORGANS) and _begins_another(passage, first, lexicon)
    ):
        return end
    if start < at and low not in _NATIONAL and passage.words[first] in lexicon.nations:
        return end
    return _run(passage, first, lexicon, low)


def _is_place(passage: Passage, start: int, end: int) -> bool:
    """Whether words are a city of several (`Embassy Cape Town`)."""
    name = passage.words_of(start, end)
    return (name.title() if passage.capitals else name) in places()


def _is_known(passage: Passage, at: int, lexicon: Lexicon) -> bool:
    """Whether a body with a name of several words begins behind `of`, so that the words before are a part of it."""
    known = lexicon.forms.at(passage.words, at)
    return known is not None and len(known.words) > 1 and known.kind != "state"


def _run(passage: Passage, at: int, lexicon: Lexicon, head: str) -> int:
    end, most = at + 1, min(at + _MOST, len(passage.words))
    while end < most:
        if passage.tags[end] == "'" and passage.lows[end - 1] in _OWNERS and _is_owned(passage, end + 1, lexicon):
            end += 2
            continue
        if is_part(passage, end, lexicon):
            if _is_person(passage, end, lexicon):
                break
            end += 1
            continue
        after = _behind_link(passage, end, lexicon, head)
        if after is None:
            break
        end = after
    return min(end, len(passage.words))


def _is_owned(passage: Passage, at: int, lexicon: Lexicon) -> bool:
    """`Office of Women's Issues`: what stands behind the possessive is no body of its own."""
    return at < len(passage.words) and is_part(passage, at, lexicon) and passage.words[at] not in lexicon.heads


def _is_person(passage: Passage, at: int, lexicon: Lexicon) -> bool:
    """Whether somebody's given name and surname follow a name without a comma (`Office of Ports Anna Strand`)."""
    return passage.lows[at] in lexicon.given and at + 1 < len(passage.words) and is_part(passage, at + 1, lexicon)


def _behind_link(passage: Passage, at: int, lexicon: Lexicon, head: str) -> int | None:
    """The end of the first word behind `of the`, `and` or the comma of a list, where the name goes on."""
    size = len(passage.words)
    after = at + 1
    if passage.tags[at] == ",":
        if head not in _LISTS or not _is_list(passage, at, lexicon):
            return None
        after += after < size and passage.lows[after] == "and"
    elif passage.lows[at] not in lexicon.inner or passage.tags[at] == "D":
        return None
    after = _behind_the(passage, after)
    if after >= size or not is_part(passage, after, lexicon) or passage.words[after] in lexicon.heads:
        return None
    if head in _MINISTRIES and passage.words[after] in lexicon.nations:
        return None
    joined = passage.tags[at] in ",K"
    if joined and (not _is_field(passage, after, lexicon, head) or _begins_another(passage, after, lexicon)):
        return None
    return after + 1


def _is_field(passage: Passage, at: int, lexicon: Lexicon, head: str) -> bool:
    """Whether a word behind `and` can be what a body is for: a word of the language, a ministry's any but a name's."""
    if head not in _MINISTRIES:
        return passage.lows[at] in base_tags()
    word = passage.words[at]
    return word not in lexicon.forms.single and (passage.capitals or not word.isupper())


def _is_government(passage: Passage, at: int, lexicon: Lexicon) -> bool:
    """Whether a token is a government's acronym (`GOK Ministry of Ports`)."""
    form = lexicon.forms.single.get(passage.words[at])
    return form is not None and form.kind == "government"


def _begins_another(passage: Passage, at: int, lexicon: Lexicon) -> bool:
    """Whether what follows is a name of its own: it has a head or an office in it, no common word after `of`."""
    after_of = passage.tags[at - 1] == "O"
    for end in range(at, min(at + _MOST, len(passage.words))):
        word = passage.words[end]
        if word in lexicon.stops or (word in lexicon.heads and not (after_of and word in lexicon.weak)):
            return True
        if not is_part(passage, end, lexicon):
            return False
    return False


def _is_list(passage: Passage, at: int, lexicon: Lexicon) -> bool:
    """Whether words between commas go on to an `and` with a word behind it."""
    for end in range(at, min(at + 8, len(passage.words) - 1)):
        if passage.tags[end] == "K":
            return is_part(passage, end + 1, lexicon)
        if passage.tags[end] != "," and not is_part(passage, end, lexicon):
            return False
    return False


def _behind_the(passage: Passage, at: int) -> int:
    return at + (at < len(passage.words) and passage.lows[at] == "the")

"""Whether the words before the head of an instrument in small letters make one of it, as the head needs it."""

from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.words import base_tags
from reftel.reading.bodies.lexicon import Lexicon, lexicon
from reftel.reading.bodies.marks import places
from reftel.reading.instruments.lexicon import HEADS, Head
from reftel.reading.instruments.modifiers import DEFINITE, adjectives_start, is_acted_on, is_definite, is_nation
from reftel.reading.mentions import Mentions

__all__ = ["is_told", "may_be_told"]

_AGAINST: Final = ("anti-", "non-", "counter-", "free-")
_POSTS: Final = frozenset(["embassy", "consulate", "post", "department", "mission"])
_OURS: Final = DEFINITE | {"our"}
_COMING: Final = frozenset(["new", "draft", "proposed"])
_HELP: Final = frozenset(["aid", "assistance"])
_HELPED: Final = frozenset(["with", "without"])
_EMPTY: Final = "JN"  # `our present aid program`, where `present` is taken for a noun
_ON_IT: Final = frozenset(
    ["deal", "dealt", "dealing", "cope", "link", "linked", "connection", "connected", "along", "compared"]
)
_CERTAIN: Final = DEFINITE | {"our", "their", "its", "his", "her", "your"}
_INQUIRIES: Final = frozenset(["mission", "commission", "panel", "team", "inquiry", "group"])
_THOUGHT_OUT: Final = frozenset(["plan", "formula"])
_HELD: Final = frozenset(["dialogue", "resolution"])  # at a place, or between two that are joined
_MOST: Final = 6
_THROUGH: Final = frozenset(["through", "under", "entered", "entering"])
_ARTICLES: Final = frozenset(["a", "an", "the"])
_ARTICLES_OF: Final = frozenset(["article", "articles", "art"])
_ARTICLE: Final = 3  # tokens of an article, its number and `of`
_ACT: Final = 4  # words between an act and what it is done to
_JOINS: Final = frozenset(["-", "–", "/"])
_GRANT: Final = 9  # tokens from a verb of giving to the loan
_GRANTER: Final = 4  # and back to who gives it
_GRANTED: Final = "DJNC#-"
_SIGNED: Final = frozenset(["contract", "contracts"])


def may_be_told(passage: Passage, at: int, head: Head) -> bool:
    """Whether the words before a head that needs certain ones, or the word behind it, can make an instrument of it."""
    if head.need == "linked":
        return at > 0 and passage.lows[at - 1] == "working"
    before = passage.lows[max(at - _MOST, 0) : at]
    if head.need == "coming":
        return not _COMING.isdisjoint(before)
    if head.need == "told":
        return not head.telling.isdisjoint(before) or not head.links.isdisjoint(passage.lows[at + 1 : at + 2])
    return head.need != "owned"


def is_told(passage: Passage, start: int, at: int, head: Head, names: Lexicon, mentions: Mentions) -> bool:
    """Whether the words before a head make an instrument of it: they are asked in the way that the head needs."""
    if not head.telling.isdisjoint(passage.lows[start:at]):
        if head.need == "given" and head.kind == "programme":
            # `aircraft sales` may be anybody's
            is_one = _a_nation(passage, start, at, names, mentions) or _is_changed(passage, start)
            return is_one or _is_ours(passage, start) or _was_changed(passage, at)
        is_many = head.kind == "mechanism" and passage.lows[at] == "funds"  # any of them
        is_one = (head.kind != "programme" or head.need != "dealt") and not is_many
        is_one = is_one or _is_counted(passage, start)
        is_one = is_one or _is_launched(passage, start)
        return is_one or _a_nation(passage, start, at, names, mentions)
    is_held = head.kind in _HELD and head.need == "nation" and start < at
    if is_held and (_is_place(passage, at - 1) or _is_pair(passage, at - 1)):
        return True
    return head.need != "told" and _NEEDS[head.need](passage, start, at, names, mentions)


def _is_place(passage: Passage, at: int) -> bool:
    """`the Lysandra talks`; not `the Hill talks`, which a word of the language names."""
    word = passage.words[at].title() if passage.capitals else passage.words[at]
    return word in places() and passage.lows[at] not in base_tags()


def _is_counted(passage: Passage, start: int) -> bool:
    """`the aid programs`, `our present aid program`, `Kestria's aid programs`; not `a victim's aid programs`."""
    start = adjectives_start(passage, start, _EMPTY)
    is_owned = passage.tags[max(start - 2, 0) : start] == "N'" and passage.tags[start - 3] != "C"
    is_one = is_definite(passage, start) or passage.lows[max(start - 1, 0)] == "our"
    return (is_one and not is_owned) or passage.tags[max(start - 1, 0) : start] == "#"


def _is_changed(passage: Passage, start: int) -> bool:
    """`suspend military aid`; what is done `through economic aid` is done with any."""
    before = passage.lows[max(start - _ACT, 0) : start]
    return is_acted_on(passage, start) and _THROUGH.isdisjoint(before)


def _is_ours(passage: Passage, start: int) -> bool:
    """`our military assistance`, `our continuing military aid`; `we need their military aid` asks for any."""
    start = adjectives_start(passage, start, _EMPTY)
    return start > 0 and passage.lows[start - 1] == "our"


def _was_changed(passage: Passage, at: int) -> bool:
    """`Military aid was suspended`, `economic aid has been reduced`."""
    verb = at + 1 + (passage.tags[at + 1 : at + 2] == "H")
    is_passive = passage.tags[verb : verb + 2] in ("BY", "BE")
    return is_passive and passage.lows[verb + 1] in HEADS.cuts


def _is_launched(passage: Passage, start: int) -> bool:
    """`launched a harbor protection initiative`, `has started a new one`."""
    article = start - 1 - (passage.lows[max(start - 1, 0)] == "new")
    return article > 0 and passage.lows[article] in _ARTICLES and passage.lows[article - 1] in HEADS.launches


def _is_pair(passage: Passage, at: int) -> bool:
    """`the Strand-Marlow talks`, `the Strand/Marlow talks`: two names that end at a token, joined."""
    word = passage.words[at]
    if passage.tags[at - 2 : at + 1] in ("C-C", "C/C"):
        return True
    parts = word.split("-") if passage.tags[at] == "C" else []
    return len(parts) > 1 and all(part[:1].isupper() for part in parts)


def _nothing(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`sanctions`."""
    del passage, start, at, names, mentions
    return True


def _nobody(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`a full understanding`: only those it is with, behind it, make one."""
    del passage, start, at, names, mentions
    return False


def _definite(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`the treaty`."""
    del at, names, mentions
    return start > 0 and passage.lows[start - 1] in DEFINITE


def _a_nation(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`Kestrian talks`."""
    if passage.lows[start] in _POSTS:
        return False  # `Embassy notes`
    return any(is_nation(passage, one, names, mentions) for one in range(start, at))


def _a_giver(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`Kestrian aid`; `they requested Kestrian assistance` asks for a favour, `with Kestrian assistance` was one."""
    if not HEADS.favours.isdisjoint(passage.lows[max(start - 2, 0) : start]) and at - start == 1:
        return False
    if passage.lows[at] in _HELP and _is_help(passage, start):
        return False
    if passage.lows[at] in HEADS.sold or _is_taker(passage, start, at):
        return False
    if (
        passage.lows[at] in HEADS.lendings
        and start == at - 1
        and is_definite(passage, start)
        and _is_place(passage, start)
    ):
        return True  # `the Lysandra loan`
    is_lent = passage.lows[at] in HEADS.lendings and passage.tags[at - 1] not in "EYZ"  # not `gave credit to`
    is_lent = is_lent and _is_granted(passage, start, names, mentions)
    return is_lent or _a_nation(passage, start, at, names, mentions)


def _is_granted(passage: Passage, start: int, names: Lexicon, mentions: Mentions) -> bool:
    """`The Reef Bank approved a | loan`, `Kestria offered Norway a USD 3 million | grant`: who gives it does it."""
    verb = start - 1
    while verb > max(start - _GRANT, 0) and passage.tags[verb] in _GRANTED and passage.lows[verb] not in HEADS.grants:
        verb -= 1
    if verb < 1 or passage.lows[verb] not in HEADS.grants or passage.tags[verb] not in "EYZ":
        return False
    return any(is_nation(passage, one, names, mentions) for one in range(max(verb - _GRANTER, 0), verb))


def _is_help(passage: Passage, start: int) -> bool:
    """`built with Kestrian aid`; not `he had to deal with Kestrian aid`."""
    return passage.lows[max(start - 1, 0)] in _HELPED and passage.lows[max(start - 2, 0)] not in _ON_IT


def _is_taker(passage: Passage, start: int, at: int) -> bool:
    """`gave Norway significant assistance`: a state by its own name before a word that tells nothing."""
    return passage.lows[start + 1] in HEADS.empty and start + 1 < at and _is_state(passage, start)


def _a_name(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`Strand plan`, `Strand Commission report`."""
    if start < at and passage.lows[at - 1] in _INQUIRIES and passage.words[at - 1].istitle():
        return passage.lows[at] == "report" and start < at - 1
    is_apart = start < at - 1 and passage.lows[at] in _THOUGHT_OUT and passage.words[at - 1].islower()
    if is_apart and _is_name(passage, start, names, mentions):
        return True  # `the Strand technical formula`
    return start < at and (_is_name(passage, at - 1, names, mentions) or "-for-" in passage.lows[at - 1])


def _anybody(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`Strand proposal`, `Kestrian proposal`, `Strand's truce proposal`."""
    is_owned = 1 < start < at and passage.tags[start - 2 : start] == "C'" and "N" in passage.tags[start:at]
    if passage.lows[at] == "deal" and start == at - 1 and passage.tags[start] == "N":
        return is_definite(passage, start) and passage.lows[start] != "package"  # `the ship deal`
    return is_owned or _a_nation(passage, start, at, names, mentions) or _a_name(passage, start, at, names, mentions)


def _someone(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`Strand operation`, `Kestrian operation`."""
    return _a_nation(passage, start, at, names, mentions) or _a_name(passage, start, at, names, mentions)


def _a_noun(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`fisheries agreement`, `the Lysandra agreement`; of many, only `our fisheries agreements`."""
    if passage.lows[at][-1] == "s" and not _is_certain(passage, start, at, names, mentions):
        return False
    told = any(_tells(passage, one) or _is_name(passage, one, names, mentions) for one in range(start, at))
    if not told and start < at and _is_pair(passage, at - 1):
        return is_nation(passage, at - 1, names, mentions)  # `a Kestrian-Veldoran agreement`
    return told or (start == at - 1 and _is_place(passage, start) and _is_named_by(passage, start, at))


def _is_named_by(passage: Passage, start: int, at: int) -> bool:
    """Whether a place names what was agreed there: `the Lysandra agreement`, in a telegram `on Lysandra agreement`."""
    return passage.lows[start - 1] == "the" or (
        start > 0
        and passage.tags[start - 1] in "PO"
        and passage.lows[at + 1 : at + 2] not in (["to"], ["that"], ["in"])
    )


def _tells(passage: Passage, at: int) -> bool:
    """Whether a word is a noun, or says what is against or without what (`anti-piracy`, `cotton-for-rice`)."""
    return passage.tags[at] in "NG" or passage.lows[at].startswith(_AGAINST) or "-for-" in passage.lows[at]


def _is_certain(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """Whether several instruments are certain ones: an article, an owner or a name before them, or what is done."""
    first = start
    while first > 0 and passage.tags[first - 1] in "J#NGY" and start - first < _ACT:
        first -= 1
    is_owned = first > 0 and (passage.lows[first - 1] in _CERTAIN or passage.tags[first - 1] == "'")
    is_owned = is_owned or passage.tags[at + 1 : at + 3] == "(C"  # `catch sharing agreements (CSA)`
    if is_owned or is_acted_on(passage, start):
        return True
    words = range(start, at)
    return any(_is_name(passage, one, names, mentions) or is_nation(passage, one, names, mentions) for one in words)


def _a_treaty(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`the treaty`, `a peace treaty`, `the new Marlow Canal treaty`."""
    is_one = _definite(passage, start, at, names, mentions) or _is_by_article(passage, start)
    return is_one or _a_noun(passage, start, at, names, mentions) or _a_nation(passage, start, at, names, mentions)


def _is_by_article(passage: Passage, start: int) -> bool:
    """`under Article IV of | Treaty`, as a telegram leaves `the` out."""
    return start > _ARTICLE and passage.lows[start - 1] == "of" and passage.lows[start - _ARTICLE] in _ARTICLES_OF


def _a_dealt(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`Strand program`, `the harbor project`, `signed a new harbor contract`."""
    is_arsenal = not HEADS.arsenals.isdisjoint(passage.lows[start:at])
    if _a_name(passage, start, at, names, mentions):
        return not is_arsenal
    if start == at - 1 and _is_state(passage, start) and passage.lows[start - 1] == "the":
        return passage.lows[at][-1] != "s"  # `the Norway program`
    is_one = passage.lows[max(adjectives_start(passage, start, _EMPTY) - 1, 0)] in _OURS and passage.lows[at][-1] != "s"
    is_signed = passage.lows[at] in _SIGNED and not HEADS.signings.isdisjoint(passage.lows[max(start - 3, 0) : start])
    return (is_one or is_signed) and not is_arsenal and "N" in passage.tags[start:at]


def _is_state(passage: Passage, at: int) -> bool:
    """Whether a word is a state's own name, no adjective (`Norway`)."""
    form = lexicon(passage.capitals).forms.single.get(passage.words[at])
    return form is not None and form.kind == "state" and passage.words[at] == form.name


def _a_work(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`Kestrian working group`; not that of an organisation."""
    if at == 0 or passage.lows[at - 1] != "working":
        return False
    forms = lexicon(passage.capitals).forms.single
    words = [word for word in passage.words[start:at] if word not in forms or forms[word].kind != "organisation"]
    return len(words) == at - start and _a_nation(passage, start, at, names, mentions)


def _a_change(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`new fisheries law`."""
    del names, mentions
    is_coming = not _COMING.isdisjoint(passage.lows[max(start - 2, 0) : at])
    return is_coming and any(tag in "NC" for tag in passage.tags[start:at])


def _a_proposal(passage: Passage, start: int, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """`Kestrian proposals`, `the border proposals`."""
    is_short = (
        start < at and passage.words[at - 1].isupper() and not passage.capitals
    )  # `CT proposals`, on what they are
    if _a_nation(passage, start, at, names, mentions):
        return True
    return not is_short and _a_noun(passage, start, at, names, mentions)


_NEEDS: Final = {
    "bare": _nothing,
    "party": _nobody,
    "definite": _definite,
    "treaty": _a_treaty,
    "nation": _a_nation,
    "given": _a_giver,
    "name": _a_name,
    "whose": _anybody,
    "someone": _someone,
    "any": _a_noun,
    "posed": _a_proposal,
    "dealt": _a_dealt,
    "linked": _a_work,
    "coming": _a_change,
}


def _is_name(passage: Passage, at: int, names: Lexicon, mentions: Mentions) -> bool:
    """Whether a word is a name that is neither a nation's nor a people's; an organisation's is one."""
    if passage.tags[at] != "C" or passage.lows[at] in names.peoples:
        return False
    if passage.capitals and passage.lows[at] in base_tags():
        return False
    if not is_nation(passage, at, names, mentions):
        return True
    return _is_organisation(passage, at) or _is_firm(passage, at, names)


def _is_firm(passage: Passage, at: int, names: Lexicon) -> bool:
    """`the Strandco contract`: a body that no list has, by a word that is none of the language."""
    return passage.words[at] not in names.nations and passage.lows[at] not in base_tags()


def _is_organisation(passage: Passage, at: int) -> bool:
    """`IMF program`, `the Strandco contract`."""
    forms = lexicon(passage.capitals).forms
    form = forms.single.get(passage.words[at])
    if form is None and (before := forms.before(passage.words, at + 1)) is not None:
        form = before[0]
    if form is None:
        return False
    return form.kind in {"organisation", "company"} or (form.kind == "other" and passage.words[at].isupper())

"""What a word that can be more than one thing is, by its neighbours: the rules of `tagger` for what forms leave open.

Each rule is given the letters of a passage, in which a digit or another sign stands where nothing is decided yet, the
place of the word and the words in small letters; it returns the word's letter.
"""

from collections.abc import Callable, Sequence
from typing import Final

from reftel.reading.base.hints import GIVEN, MOSTLY_THIRD, MOSTLY_VERBS, TO_NOUN, is_done_by, is_plural
from reftel.reading.base.meaning import means_to
from reftel.reading.base.small_words import SMALL, first_of, last_before, letter_before
from reftel.reading.base.words import base_tags

__all__ = ["RESOLVERS"]

_BEFORE_VERB: Final = frozenset("MtX!")
_REPORTED: Final = frozenset({"estimate", "report"})
_TANKS: Final = frozenset({"tank", "tanks"})
_COPULAS: Final = frozenset({"remain", "remains", "remained", "become", "becomes", "became", "seemed", "seems", "seem"})
_OTHER: Final = frozenset({"other", "of", "these", "those", "some", "no", "any"})
_SOME: Final = frozenset({"many", "some", "most", "several", "few", "all", "both"})
_DEGREES: Final = frozenset({"more", "most", "less", "very", "so", "newly", "highly"})
_PERSONS: Final = frozenset(
    {"official", "individual", "general", "intellectual", "radical", "liberal", "conservative", "communist", "public"}
)
_ASKED: Final = frozenset({"request", "hope", "regret", "doubt"})  # what a telegram leaves `we` out before
_TOLD: Final = frozenset({"states", "requests", "notes", "asks", "urges"})  # what it leaves `he` out before
_OURS: Final = frozenset({"post", "embassy", "mission", "consulate", "department", "embassies", "posts"})
_MOST_TOLD_OF: Final = 5  # tokens of what somebody proposed
_MOST_BETWEEN_COMMAS: Final = 5  # tokens from a verb to the end of what is put in behind it
_MOST_CALLED: Final = 10  # tokens from `calls on` to its `to`
_TO_WHAT: Final = 5  # tokens back to `what`
_NEAR: Final = 24  # tokens back to the verb that another goes on from
_LEAVING: Final = frozenset({"leaves", "returns", "heads", "departs"})  # `Strand leaves for Lysandra`
_WHO: Final = frozenset({"who", "whom", "whose", "which"})  # these tell of a noun: `the member states who insisted`
_WHAT: Final = frozenset({"what", "which"})
_WANTING: Final = frozenset({"wish", "hope", "want", "intend", "need"})
_SAID: Final = frozenset({"said", "stated", "noted", "argued", "claimed", "added", "replied", "stressed"})
_NOUNISH: Final = frozenset("NC#710")


def _noun_or_verb(codes: list[str], at: int, lows: Sequence[str]) -> str:
    """`visit`, `plan`: a verb after `to`, a modal, a pronoun; after names and plurals with an object behind it."""
    last = last_before(codes, at)
    before, after = codes[last] if last >= 0 else ".", codes[at + 1]
    if before in _BEFORE_VERB or before == "U":
        named = (before == "t" and lows[last - 1] in TO_NOUN and not _is_due(codes, at, lows)) or (
            lows[last] == "one" and codes[last - 1 if last else 0] != "P"
        )
        return "N" if named else "V"
    if before == "K" and at > 1 and (codes[at - 2] == "V" or (at > 2 and codes[at - 3] == "V")):
        return "V" if after in "DtTQUuCP" else "N"
    if before == "K" and after in "DtT@U" and _follows_verb(codes, at, lows):
        return "V"
    if before == "." or (before == "," and after == "U" and lows[at] in _ASKED):
        return "V" if after in "DU" or (after in "NCJT" and lows[at] in _ASKED) else "N"
    return "V" if before in "NCD" and _has_object(codes, at, last, lows) else "N"


def _is_due(codes: list[str], at: int, lows: Sequence[str]) -> bool:
    """Whether it is to be done (`is due to visit Kestria`, `to vote`), and not the cause (`due to lack of time`)."""
    return lows[at - 2] == "due" and (codes[at + 1] in "DCu" or lows[at] == "vote")


def _has_object(codes: list[str], at: int, last: int, lows: Sequence[str]) -> bool:
    """Whether what stands behind a word behind a noun makes it a verb: `officials claim that`, `the GOK wish to`."""
    before, after = codes[last], codes[at + 1]
    if lows[at] == "point" and lows[at + 1 : at + 2] in (["out"], ["to"]):
        return before != "D" or (
            lows[last] in _SOME and codes[last - 1 if last else 0] != "P"
        )  # not `at some point to`
    if before == "D":
        return lows[last] in _SOME and (after in "TU" or (last > 0 and codes[last - 1] == "U"))
    if lows[at] in MOSTLY_VERBS and before in "NC" and after not in "OBHMX.,":
        return before == "C" or is_plural(lows[last])
    if before == "C" and (after in "DUT" or (after == "t" and lows[at] in _WANTING)):
        return codes[last - 1 if last else 0] != "D" or after != "T"
    return is_plural(lows[last]) and _is_said_of_many(codes, at, last, lows)


def _is_said_of_many(codes: list[str], at: int, last: int, lows: Sequence[str]) -> bool:
    """`officials claim that`, `officials estimate at least half`; not `the police state was`, `a think tank`."""
    before, after, farther = codes[last], codes[at + 1], codes[last - 1 if last else 0]
    if lows[at] in _REPORTED and after in "PG#" and before == "N":
        return farther not in "OP"
    stands = after in "BH" and (lows[at] == "state" or (before == "N" and not _is_what(codes, at)))
    if stands or (lows[at] == "think" and lows[at + 1] in _TANKS):
        return False
    return after in ("tTDQUBHC" if before == "N" else "tTDQUBH") and farther != "V"


def _is_what(codes: list[str], at: int) -> bool:
    """Whether a word is the verb of what something is (`what the officials fear is`; not `the affairs section is`)."""
    return any(code == "Q" for code in codes[max(0, at - _TO_WHAT) : at])


def _noun_or_third(codes: list[str], at: int, lows: Sequence[str]) -> str:
    """A noun before `who`, else what its neighbours say."""
    return "N" if codes[at + 1] == "Q" and lows[at + 1] in _WHO else _third_or_noun(codes, at, lows)


def _third_or_noun(codes: list[str], at: int, lows: Sequence[str]) -> str:
    """`visits`, `plans`: a verb after a pronoun or a relative; after a name or noun with an object behind it."""
    last = last_before(codes, at)
    before, after = codes[last] if last >= 0 else ".", _letter_behind(codes, at)
    acts = lows[at] in MOSTLY_THIRD or _calls_on(lows, at) or (last >= 0 and _is_ours(codes, lows, last, at))
    if before in "UQ" or (acts and _may_act(codes, last, after)):
        return "Z"
    if before == "C":
        of_name = after == "R" and (codes[last - 1 if last else 0] == "O" or codes[at + 2] in "48EYBMHX")
        object_ = (
            after in "DTtQURCL"
            or list(lows[at : at + 2]) == ["notes", "with"]
            or (after in "NJ#17" and _begins_clause(codes, at - 1))
            or (lows[at] in _LEAVING and lows[at + 1 : at + 2] in (["for"], ["from"]))
        )
        return "Z" if object_ and not of_name else "N"
    if before == "T" and after in "DTtQUP":
        return "Z"
    if before in "N)>-":
        if lows[at] == "terms":
            return "N"  # `spoke in general terms to`
        first = after in "NJ#" and before == "N" and (at < 2 or codes[at - 2] == ".")
        return "Z" if after in "DTtQUC" or first else "N"
    told = after == "T" and lows[at] in _TOLD  # `The note, dated May 6, requests that`
    opens = (before == "." and (after == "U" or told)) or (before == "," and told)
    return (
        "Z"
        if opens or (before == "K" and (after == "D" or _goes_on(codes, at, lows) or means_to(codes, at, lows)))
        else "N"
    )


def _calls_on(lows: Sequence[str], at: int) -> bool:
    """`The Council calls on Kestria to wait`; not `calls on the Minister`, which are visits."""
    if lows[at] != "calls" or lows[at + 1 : at + 2] not in (["on"], ["upon"]):
        return lows[at] == "calls" and lows[at + 1 : at + 2] == ["attention"]
    return "to" in lows[at + 3 : at + _MOST_CALLED]


def _is_ours(codes: list[str], lows: Sequence[str], before: int, at: int) -> bool:
    """`Post requests funds`, `Embassy notes delays`: what a telegram says in its own name; not `Embassy notes to`."""
    told = codes[at + 1] not in "tP" or lows[at + 1] == "with"
    return lows[before] in _OURS and lows[at] in _TOLD and told


def _letter_behind(codes: list[str], at: int) -> str:
    """The letter behind a word, past adverbs between commas: `expresses, once again, the hope`."""
    end = at + 2
    while codes[at + 1] == "," and end < at + _MOST_BETWEEN_COMMAS and end < len(codes) and codes[end] in "AR%":
        end += 1
    put_in = end > at + 2 and codes[end : end + 1] == [","] and end + 1 < len(codes)
    return codes[end + 1] if put_in else codes[at + 1]


def _goes_on(codes: list[str], at: int, lows: Sequence[str]) -> bool:
    """`considers the plan vital and requests an answer`: a third person behind another; not `plans and requests`."""
    if at < 3 or codes[at + 1] not in "NJuC" or (codes[at - 2] == "N" and is_plural(lows[at - 2])):
        return False
    near = codes[max(0, at - _NEAR) : at - 1]
    return "Z" in near and "." not in near[-near[::-1].index("Z") :]


def _follows_verb(codes: list[str], at: int, lows: Sequence[str]) -> bool:
    """`groups support the plan and report no losses`: a verb of many behind another; not `praised talks and work`.

    Behind a comma it may go on from the first verb of the sentence: `We know that it is so, and note that`.
    """
    if codes[at + 1] in "TU":
        own = codes[at - 2] == "," if codes[at + 1] == "T" else lows[at] in _ASKED
        return own and "".join(codes[first_of(codes, at) :][:2]) == "UV"
    for back in range(at - 2, max(0, at - _NEAR), -1):
        if codes[back] in ".;:,TQABHMXEZ":
            return False
        if codes[back] == "V":
            return codes[back - 1] in "NC" and is_plural(lows[back - 1])
    return False


def _may_act(codes: list[str], last: int, after: str) -> bool:
    """Whether a token can be the subject of what is a verb more often than a noun: not `of French fears`."""
    return codes[last] in "NCK)" and after not in "OBHMX.," and codes[last - 1 if last else 0] not in "OP'"


def _begins_clause(codes: list[str], at: int) -> bool:
    """Whether the name at a token is all there is before it in its clause: `GOK`, `that the GOK`, `Mission Kestria`."""
    while at > 0 and codes[at - 1] in "DC":
        at -= 1
    at -= at > 0 and codes[at - 1] == "N" and (at == 1 or codes[at - 2] in ".:")
    return at == 0 or codes[at - 1] in ".:T"


def _noun_or_ing(codes: list[str], at: int, lows: Sequence[str]) -> str:
    """`meeting`, `briefing`: a noun after a determiner, an adjective, a noun; before `of` or a verb."""
    before, after = codes[at - 1] if at else ".", codes[at + 1]
    if before in "NC" and after in "TUD":
        return "G"
    if before in "DJ'#NCy" or (before == "(" and after == ")"):
        return "G" if after in "DCu" and lows[at - 1] == "those" else "N"
    if before in "B,;":
        return "G"
    return "N" if after in "OBHME,." and before in "PO.K" else "G" if after in "DCUuTQt#J!<A" else "N"


def _past_or_participle(codes: list[str], at: int, lows: Sequence[str]) -> str:
    """`proposed`: a participle after have and be, before `by`; an adjective between determiner and noun."""
    before, after = letter_before(codes, at), codes[at + 1]
    if (
        before in "HBX"
        or (before == "G" and lows[last_before(codes, at)] == "having")
        or (before in "NC)." and is_done_by(lows, at))
    ):
        return "Y"
    if lows[at] in _SAID and after in "TU":
        return "E"  # `Officials who attended said that`
    if at and after != "D" and (codes[at - 1] in "EYZ" or lows[last_before(codes, at)] in _COPULAS):
        return "J"
    if _is_one_of_some(codes, at, lows) or (lows[at] in GIVEN and codes[at - 1] == "C" and _is_told_of(codes, at)):
        return "J"
    if after in "NCJ71032>)" and (before in "DJ'OPtEZVG" or _is_joined(codes, at, lows) or _is_asked(codes, at, lows)):
        return "J"
    return "E"


def _is_one_of_some(codes: list[str], at: int, lows: Sequence[str]) -> bool:
    """`other widely accepted methods`, `twelve of 14 suspected members`."""
    if at < 2 or codes[at + 1] not in "NJ1207":
        return False
    return (codes[at - 1] == "R" and lows[at - 2] in _OTHER) or (codes[at - 1] == "#" and codes[at - 2] in "OD")


def _is_told_of(codes: list[str], at: int) -> bool:
    """`the GOK proposed | measures have`: by whom something was done stands before it, and its own verb behind it."""
    first = at - 1
    while first > 0 and codes[first] == "C":
        first -= 1
    behind = at + 1
    while behind < min(len(codes) - 1, at + _MOST_TOLD_OF) and codes[behind] in "NJC712#L":
        behind += 1
    return codes[first] in "DOP'" and behind > at + 1 and codes[behind] in "BHMX"


def _is_asked(codes: list[str], at: int, lows: Sequence[str]) -> bool:
    """`what expanded part Kestria might play`, not `what caused delays`."""
    if at == 0 or lows[at - 1] not in _WHAT:
        return False
    end = at + 2
    while codes[end] == "C":
        end += 1
    return end > at + 2 and codes[end] == "M"


def _is_joined(codes: list[str], at: int, lows: Sequence[str]) -> bool:
    """Whether a word is one of two adjectives (`fair and proposed`) or has a degree (`more detailed`)."""
    joint = at - 1
    while joint > 0 and codes[joint] in "R!":
        joint -= 1
    if codes[joint] == "K" and joint > 0:
        adjective = codes[joint - 1] == "J" or (codes[joint - 1] == "N" and base_tags().get(lows[joint - 1]) == "7")
        return (
            (adjective and codes[at + 1] in "N1207")
            or (codes[joint - 1] == "J" and joint == at - 1)
            or codes[at + 1] == ")"
        )
    return lows[at - 1] in _DEGREES


def _past_or_adjective(codes: list[str], at: int, lows: Sequence[str]) -> str:
    """`concerned`, `committed`."""
    before, after = letter_before(codes, at), codes[at + 1]
    if before in "P." and after in "NJC":
        return "J"
    return _past_or_participle(codes, at, lows)


def _past_or_noun(codes: list[str], at: int, lows: Sequence[str]) -> str:
    """`thought`, `felt`."""
    before = at and codes[at - 1] in "DJ'O" and lows[at - 1] not in _SOME | {"each"}
    return "N" if before else _past_or_participle(codes, at, lows)


def _one_form(codes: list[str], at: int, lows: Sequence[str]) -> str:
    """`put`, `set`, `read`: one form for base, past and participle."""
    before = letter_before(codes, at)
    if before in _BEFORE_VERB:
        return "V"
    return "N" if before in "DJ'" else _past_or_participle(codes, at, lows)


def _verb_or_adjective(codes: list[str], at: int, _: Sequence[str]) -> str:
    """`open`, `clear`, `welcome`."""
    before = letter_before(codes, at)
    if before in _BEFORE_VERB or (before == "U" and codes[at - 1] != "B"):
        return "V"
    return "J"


def _ing_or_adjective(codes: list[str], at: int, _: Sequence[str]) -> str:
    """`existing`, `outstanding`."""
    return "J" if codes[at - 1] in "DJ'B" and codes[at + 1] in "NCJ710" else "G"


def _adjective_or_noun(codes: list[str], at: int, lows: Sequence[str]) -> str:
    """`official`, `military`: an adjective before a noun; `an official plans to`."""
    after = codes[at + 1]
    if after in _NOUNISH or codes[at - 1] == "B" or (after == "2" and lows[at] not in _PERSONS):
        return "J"
    if after == "K" and codes[at + 2] == "J" and lows[at] not in _PERSONS and lows[at] != "military":
        return "J"  # `fair and transparent bidding`
    return "N"


def _adjective_or_adverb(codes: list[str], at: int, lows: Sequence[str]) -> str:
    """`early`, `late`; `the worst forms`, not `no longer supports`."""
    after = codes[at + 1]
    described = after == "2" and codes[at - 1] in "D'EZP" and lows[at - 1] != "no"
    return "J" if described or after in _NOUNISH or after in "yJ" else "R"


RESOLVERS: Final[dict[str, Callable[[list[str], int, Sequence[str]], str]]] = {
    "1": _noun_or_verb,
    "2": _noun_or_third,
    "3": _noun_or_ing,
    "4": _past_or_adjective,
    "5": _verb_or_adjective,
    "6": _one_form,
    "7": _adjective_or_noun,
    "8": _past_or_participle,
    "9": _adjective_or_adverb,
    "0": _past_or_noun,
    "=": _ing_or_adjective,
    **SMALL,
}

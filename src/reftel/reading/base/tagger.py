"""A letter a token: what each word is in its sentence, found from its form and its neighbours.

The letters stand in one string, so that a grammar is a regular expression over it whose offsets are token indexes:

| letter | token | letter | token |
| --- | --- | --- | --- |
| `C` | name (a capital) | `V` `Z` | base form, third person |
| `N` `J` `R` | noun, adjective, adverb | `E` `Y` `G` | past, participle, -ing form |
| `D` `#` `y` | determiner, numeral, month or day | `B` `H` `X` `M` | be, have, do, modal |
| `U` `u` | pronoun as subject, as object | `!` | not, never |
| `P` `O` `t` `a` | preposition, of, to, as | `T` `Q` | that, question word or relative |
| `K` `A` | and or but, because although if | `'` | possessive |
| `.` `,` `;` `:` `-` `/` | signs; `-` any dash | `(` `)` `<` `>` | brackets, opening and closing quotation marks |
| `L` | anything else | | |

The method is the usual one for closed domains: a dictionary, and rules on the neighbours for what it leaves open
(E. Brill, "A Simple Rule-Based Part of Speech Tagger", ANLP 1992), here written by hand.
"""

import re
from collections.abc import Sequence

from reftel.reading.base.tokens import Tokens

__all__ = ["tag"]

_BEFORE_VERB = frozenset("MtX!")
_NOUNISH = frozenset("NC#710")
_AFTER_OPENER = re.compile(r"(?:^|[.:(<;-])(?=(.))")
_OPEN = re.compile(r"[0-9=]")


def tag(tokens: Tokens) -> str:
    """Return one letter a token.

    >>> from reftel.reading.base.tokens import tokenize
    >>> tag(tokenize("The Minister plans to visit NATO, noting their plans"))
    'DCZtVC,GDN'
    """
    codes = list(tokens.inside)
    for match in _AFTER_OPENER.finditer(tokens.inside):
        codes[match.start(1)] = tokens.first[match.start(1)]
    if '"' in tokens.inside:
        _pair_quotes(codes)
    codes.append(".")
    for match in _OPEN.finditer("".join(codes)):
        codes[match.start()] = _RESOLVERS[match[0]](codes, match.start(), tokens.lows)
    codes.pop()
    return "".join(codes)


def _pair_quotes(codes: list[str]) -> None:
    """Straight quotation marks open and close in turn."""
    for number, at in enumerate([at for at, code in enumerate(codes) if code == '"']):
        codes[at] = "><"[number % 2 == 0]


def _noun_or_verb(codes: list[str], at: int, lows: Sequence[str]) -> str:
    """`visit`, `plan`: a verb after `to`, a modal, a pronoun; after plural nouns with an object behind it."""
    before, after = _before(codes, at), codes[at + 1]
    if before in _BEFORE_VERB or before == "U":
        return "V"
    if before == "N" and lows[at - 1].endswith("s") and after in "tTDQU" and codes[at - 2 if at > 1 else 0] != "V":
        return "V"
    if before == "K" and at > 1 and (codes[at - 2] == "V" or (at > 2 and codes[at - 3] == "V")):
        return "V" if after in "DtTQUuCP" else "N"
    return "N"


def _noun_or_third(codes: list[str], at: int, _: Sequence[str]) -> str:
    """`visits`, `plans`: a verb after a pronoun or a relative; after a name or noun with an object behind it."""
    before, after = _before(codes, at), codes[at + 1]
    if before in "UQ":
        return "Z"
    if before == "C" and after in "DTtQU":
        return "Z"
    if before == "T" and after in "DTtQUP":
        return "Z"
    return "Z" if before in "N)" and after in "DTQU" else "N"


def _noun_or_ing(codes: list[str], at: int, _: Sequence[str]) -> str:
    """`meeting`, `briefing`: a noun after a determiner, an adjective, a noun; before `of` or a verb."""
    before, after = codes[at - 1] if at else ".", codes[at + 1]
    if before in "DJ'#NCy" or (before == "(" and after == ")"):
        return "N"
    if before in "B,;":
        return "G"
    return "N" if after in "OBHME,." and before in "PO.K" else "G" if after in "DCUuTQt#J" else "N"


def _past_or_participle(codes: list[str], at: int, _: Sequence[str]) -> str:
    """`proposed`: a participle after have and be, before `by`; an adjective between determiner and noun."""
    before, after = _before(codes, at), codes[at + 1]
    if before in "HBX":
        return "Y"
    if before in "DJ'O" and after in "NCJ7103":
        return "J"
    return "E"


def _past_or_adjective(codes: list[str], at: int, lows: Sequence[str]) -> str:
    """`concerned`, `committed`."""
    before, after = _before(codes, at), codes[at + 1]
    if before in "P." and after in "NJC":
        return "J"
    return _past_or_participle(codes, at, lows)


def _past_or_noun(codes: list[str], at: int, lows: Sequence[str]) -> str:
    """`thought`, `felt`."""
    return "N" if codes[at - 1] in "DJ'O" and at else _past_or_participle(codes, at, lows)


def _one_form(codes: list[str], at: int, lows: Sequence[str]) -> str:
    """`put`, `set`, `read`: one form for base, past and participle."""
    before = _before(codes, at)
    if before in _BEFORE_VERB:
        return "V"
    return "N" if before in "DJ'" else _past_or_participle(codes, at, lows)


def _verb_or_adjective(codes: list[str], at: int, _: Sequence[str]) -> str:
    """`open`, `clear`, `welcome`."""
    before = _before(codes, at)
    if before in _BEFORE_VERB or (before == "U" and codes[at - 1] != "B"):
        return "V"
    return "J"


def _ing_or_adjective(codes: list[str], at: int, _: Sequence[str]) -> str:
    """`existing`, `outstanding`."""
    return "J" if codes[at - 1] in "DJ'B" and codes[at + 1] in "NCJ710" else "G"


def _adjective_or_noun(codes: list[str], at: int, _: Sequence[str]) -> str:
    """`official`, `military`: an adjective before a noun."""
    return "J" if codes[at + 1] in _NOUNISH or codes[at - 1] == "B" else "N"


def _adjective_or_adverb(codes: list[str], at: int, _: Sequence[str]) -> str:
    """`early`, `late`."""
    return "J" if codes[at + 1] in _NOUNISH or codes[at + 1] in "yJ" else "R"


def _before(codes: list[str], at: int) -> str:
    """The letter before, adverbs and `not` passed over."""
    at -= 1
    while at > 0 and codes[at] in "R!":
        at -= 1
    return codes[at] if at >= 0 else "."


_RESOLVERS = {
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
}

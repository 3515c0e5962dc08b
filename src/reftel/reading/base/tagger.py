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
from typing import Final

from reftel.reading.base.neighbours import RESOLVERS
from reftel.reading.base.tables import read_words
from reftel.reading.base.tokens import FIRST, INSIDE, Tokens

__all__ = ["tag"]

# These are asked for by a letter's code, the quickest question in compiled code.
_OPENERS: Final = [chr(code) in ".:(<;-" for code in range(128)]
_RESOLVERS: Final = [RESOLVERS.get(chr(code)) for code in range(128)]
_CLOSING: Final = frozenset('>"')
_GOING_ON: Final = frozenset(",;.:)")  # no sentence begins with these
# What stands between an auxiliary and its verb (`would of course sign`).
_ASIDES: Final = frozenset((
    ("of", "course"), ("in", "fact"), ("in", "turn"), ("in", "effect"), ("in", "principle"), ("in", "general"),
    ("at", "once"), ("at", "least"), ("at", "best"), ("at", "most"), ("at", "last"), ("at", "present"), ("for", "now"),
    ("in", "future"), ("in", "essence"), ("in", "part"), ("in", "short"), ("by", "now"), ("by", "then"),
    ("of", "necessity"),
))  # fmt: skip
_ONLY: Final = (["only"], ["merely"], ["simply"])
_SOME: Final = (["one"], ["some"], ["several"], ["this"], ["that"])
_POINTS: Final = (["point"], ["points"], ["stage"], ["stages"])
_OPEN: Final = re.compile(r"[0-9=~^|%@}`]")


def tag(tokens: Tokens) -> str:
    """Return one letter a token.

    >>> from reftel.reading.base.tokens import tokenize
    >>> tag(tokenize("The Minister plans to visit NATO, noting their plans"))
    'DCZtVC,GDN'
    """
    signs, lows = tokens.letters + ".", tokens.lows
    codes = list(signs.encode("ascii").translate(INSIDE).decode("ascii"))
    _begin_sentences(codes, signs)
    if '"' in signs:
        _pair_quotes(codes)
    _mark_phrases(codes, tokens)
    for at in range(len(lows)):
        resolve = _RESOLVERS[ord(codes[at])]
        if resolve is not None:
            codes[at] = resolve(codes, at, lows)
    if " that " in tokens.text:
        _find_demanded(codes, signs, lows)
    codes.pop()
    letters = "".join(codes)
    if ",Q" in letters:
        letters = _with_main(letters, signs, lows)
    return letters.replace("DGO", "DNO")  # `the sinking of`


def _mark_phrases(codes: list[str], tokens: Tokens) -> None:
    """Words that are in a phrase what they are not by themselves."""
    lows, text = tokens.lows, tokens.text
    if " secretary " in text:
        _name_under_secretaries(codes, tokens)
    if " not " in text:
        _affirm(codes, lows)
    if " neither " in text:
        _deny(codes, lows)
    letters = tokens.letters
    for at in range(1, len(lows) - 1):
        put_in = letters[at] == "P" or letters[at] == "O"
        auxiliary = put_in and (letters[at - 1] == "M" or letters[at - 1] == "H" or letters[at - 1] == "B")
        if auxiliary and (lows[at], lows[at + 1]) in _ASIDES:
            codes[at : at + 2] = "RR"
    if " at " in text:
        _pass_over_points(codes, lows)


def _begin_sentences(codes: list[str], signs: str) -> None:
    """The first word of a sentence, or of what stands behind some signs, is what it is without its capital."""
    _begin(codes, signs, 0)
    if signs.startswith("#)"):
        _begin(codes, signs, 2)
    for at in range(len(signs) - 1):
        if _OPENERS[ord(signs[at])]:
            stop = codes[at] == "."
            quoted = stop and codes[at + 1] in _CLOSING and codes[at + 2] not in _GOING_ON
            _begin(codes, signs, at + 2 if quoted else at + 1)
            if stop and codes[at + 1] == "#" and codes[at + 2] == ")":
                _begin(codes, signs, at + 3)


def _begin(codes: list[str], signs: str, at: int) -> None:
    codes[at] = FIRST.get(signs[at], codes[at])


def _name_under_secretaries(codes: list[str], tokens: Tokens) -> None:
    """`the Under Secretary said`: an office, of which the first word is no preposition."""
    for at, low in enumerate(tokens.lows):
        if low == "secretary" and at and tokens.words[at - 1] == "Under" and codes[at] == "C":
            codes[at - 1] = "C"


def _deny(codes: list[str], lows: list[str]) -> None:
    """`can neither confirm nor deny it`: behind an auxiliary a denial, and nobody who does so."""
    for at, low in enumerate(lows):
        if low == "neither" and at and codes[at - 1] in "MBHX":
            codes[at] = "!"


def _affirm(codes: list[str], lows: list[str]) -> None:
    """`will not only sign it but pay for it` denies nothing."""
    for at, low in enumerate(lows):
        if low == "not" and at and codes[at - 1] in "MBHX" and lows[at + 1 : at + 2] in _ONLY:
            codes[at] = "R"


def _with_main(letters: str, signs: str, lows: list[str]) -> str:
    """`Strand, who lost, | plans to sue`, `which it opposed, now | supports it`: the verb behind a relative clause."""
    for match in _BEHIND_RELATIVE.finditer(letters):
        at = match.start("verb")
        if _OPEN.match(signs[at]) and lows[at].endswith("s"):
            letters = f"{letters[:at]}Z{letters[at + 1 :]}"
    return letters


_BEHIND_RELATIVE: Final = re.compile(r"[NC],Q[^,.;:()Q]{2,40}+,R?(?P<verb>N)(?=R?[tDuUT])")


def _find_demanded(codes: list[str], signs: str, lows: list[str]) -> None:
    """`asked that the team meet him`: a verb without an ending, behind a noun, where the clause has no other verb."""
    for that in [at for at in range(1, len(lows)) if lows[at] == "that" and lows[at - 1] in _DEMANDS]:
        last = min(that + _MOST_CLAUSE, len(lows))
        ends = (at for at in range(that + 1, last) if codes[at] in _CLAUSE_ENDS or lows[at] in _CLAUSE_BREAKS)
        clause = range(that + 2, next(ends, last))
        if any(codes[at] in _VERBS and codes[at - 1] != "t" for at in clause):
            continue
        for at in clause:
            behind = codes[at - 1] in "NC" or (codes[at - 1] in "R!" and codes[at - 2] in "NC")
            if codes[at] == "N" and _OPEN.match(signs[at]) and behind and _ENDED.search(lows[at]) is None:
                codes[at] = "V"
                break


_DEMANDS: Final = read_words("demands.txt")
_MOST_CLAUSE: Final = 40  # tokens of what is asked for in which its verb is looked for
_ENDED: Final = re.compile(r"(?:[^s]s|ing|ed)$")
_CLAUSE_ENDS: Final = frozenset(",.;:()Q")
_CLAUSE_BREAKS: Final = frozenset(
    ("when", "if", "unless", "before", "after", "because", "while", "until", "so", "and", "or")
)
_VERBS: Final = frozenset("EVZBHXMY")


def _pass_over_points(codes: list[str], lows: list[str]) -> None:
    """`Strand at one point mentioned it`: an adverb; not `at one point of the talks`."""
    for at in (at for at, low in enumerate(lows) if low == "at"):
        told = lows[at + 1 : at + 2] in _SOME and lows[at + 2 : at + 3] in _POINTS and lows[at + 3 : at + 4] != ["of"]
        if told or lows[at + 1 : at + 3] == ["one", "time"]:
            codes[at : at + 3] = "RRR"


def _pair_quotes(codes: list[str]) -> None:
    """Straight quotation marks open and close in turn."""
    for number, at in enumerate([at for at, code in enumerate(codes) if code == '"']):
        codes[at] = "><"[number % 2 == 0]

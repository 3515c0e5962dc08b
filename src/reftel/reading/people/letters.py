"""A letter a token for the grammar of names: what a capitalised word can be in the name or the office of a person.

The letters of `tagger` stay where they are, but a name's `C` and the words of offices get one of these:

| letter | token | letter | token |
| --- | --- | --- | --- |
| `n` | unknown word with a capital | `g` | given name |
| `c` | word of the language with a capital | `k` | acronym |
| `I` | initial | `v` | particle (`van`, `bin`) |
| `F` | form of address or rank | `s` | `Jr.`, `III` |
| `W` | office (`Minister`) | `w` | word beside an office (`Foreign`) |
| `x` | either (`Deputy`) | | |
| `r` | office in small letters (`member`) | `S` | state or its adjective |
| `p` | place | `q` | place or given name |
| `b` | part of a body, instrument, date | `z` | preposition that stands in no office |
"""

import re
from string import ascii_uppercase
from typing import Final

from reftel.reading.base.hints import is_plural
from reftel.reading.base.passage import Passage
from reftel.reading.base.rows import Row
from reftel.reading.base.tokens import low_of
from reftel.reading.base.words import base_tags, english
from reftel.reading.mentions import Mention, Mentions
from reftel.reading.people.lexicon import is_given, lexicon, long_places, not_names, particles, plain_lexicon, words
from reftel.reading.people.unlisted import unknowns

__all__ = ["joints", "letters_of"]

_SECRETARIES: Final = frozenset(("A", "U", "D"))
_JOINED: Final = re.compile(r"[(“\"]?(?:[Aa]l|[Ee]l|[Uu]l|ad|an|ar|as|ash|at|az|bin|d|l|o|t)[-'’]")
_LONGEST_ARTICLE: Final = 4
_FAMILY: Final = re.compile(r"\b(?:An|Moon|No|Oh|Park|Sun)$")
_SYLLABLES: Final = re.compile(r"[A-Z][a-z]+-[a-z]")
_GO_ON: Final = tuple("ngIckvFW")  # what a title stands before
_BEFORE_VERBS: Final = frozenset(["than", "as", "nor", "neither", "so", "how", "why", "what", "where", "when"])
_NAMED_AFTER: Final = words("named after")
_PRONOUNS: Final = ("He", "She", "You", "We")  # family names of China behind an office


def _letter(word: str, capitals: bool) -> str:  # noqa: FBT001  as rows are asked
    return lexicon(capitals=capitals).get(word, " ")


def _telling(word: str, _: bool) -> str:  # noqa: FBT001  as rows are asked
    low = low_of(word)
    if low == "justice":
        return "j"
    if low in words("regions"):
        return "r"
    if word in _PRONOUNS:
        return "U"
    if word.endswith("-e") and word[0].isupper():
        return "e"
    return "f" if _FAMILY.search(word) else word if word in ("i", "S") else " "


_LISTED: Final = Row(_letter)  # the letters of the words that stand in lists
_TELLING: Final = Row(_telling)  # the words that some of the rules here are about


def letters_of(passage: Passage, mentions: Mentions) -> str:
    """Return the letters of a passage, one a token.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.record import Paragraph
    >>> text = "Deputy Foreign Minister Yusuf al-Tamiri met Amb. J. P. van der Strand in Paris."
    >>> passage = prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)
    >>> letters_of(passage, Mentions([len(passage.words)]))
    'xwWgnEFIIvvcPp..'
    """
    listed, telling = _LISTED.of(passage), _TELLING.of(passage)
    letters = _by_word(passage, listed)
    if "1" in listed:
        _mark_places(passage, listed, letters)
    if passage.capitals:
        _mark_titled(passage, letters)
    else:
        _mark_joined(passage, letters)
    _mark_firsts(passage, letters)
    if "y" in passage.tags:
        _mark_months(passage, listed, letters)
    if not telling.isspace():
        _mark_told(passage, telling, listed, letters)
    _mark_bodies(passage, mentions, letters)
    letters.pop()
    row = _with_surnames(passage, "".join(letters))
    row = _mark_particles(passage, row) if "v" in row else row
    return _with_regions(telling, row) if "r" in telling else row


def _by_word(passage: Passage, listed: str) -> list[str]:
    """The letters that words have in the lists, or that of what looks like a name; the tags of all others; a stop."""
    tags, unknown = passage.tags, unknowns(passage.capitals)
    letters = [*tags, "."]
    for at in range(len(tags)):
        if listed[at] != " ":
            if tags[at] != "-":  # which counts points, and is no initial (`A. Strand was ill. B. Tran was not`)
                letters[at] = listed[at]
        elif tags[at] == "C":
            letters[at] = unknown[passage.words[at]]
    return letters


def _mark_told(passage: Passage, telling: str, listed: str, letters: list[str]) -> None:
    """What stands only where certain words do."""
    if "S" in telling and "/S " in passage.text:
        _mark_secretaries(passage, letters)
    if "j" in telling:
        _mark_justices(passage, letters)
    if "i" in telling and " i " in passage.text:
        _mark_catalan(passage, letters)
    if "e" in telling:
        _mark_persian(telling, letters)
    if "f" in telling and "-" in passage.text:
        _mark_korean(passage, telling, letters)
    if "U" in telling:
        _mark_pronouns(passage, telling, listed, letters)


def _mark_pronouns(passage: Passage, telling: str, listed: str, letters: list[str]) -> None:
    """`Premier He Lian`: what looks like a pronoun is a name between an office and a name."""
    for at in _places_of("U", telling):
        is_name = listed[at + 1] == "g" or (listed[at + 1] == " " and passage.tags[at + 1] == "C")
        if is_name and letters[at] == "U" and letters[at - 1] in "WF)":
            letters[at] = "g"


def _with_regions(telling: str, row: str) -> str:
    """`Upper Strandia`, `Northern Strand`: no person has such a word before the name."""
    places = [at + 1 for at in _places_of("r", telling) if row[at] in "cCJp" and row[at + 1] == "n"]
    if not places:
        return row
    letters = list(row)
    for at in places:
        letters[at] = "p"
    return "".join(letters)


_TRADE: Final = re.compile(r"(?<=g)W(?![ngIckvFWOx])")  # `Marsha Singer`
_TOWN: Final = re.compile(r"(?<=F)(?:p(?![pngv'-])|S(?=[gnc]))")


def _with_surnames(passage: Passage, row: str) -> str:
    """`Administrator Shah`, `Ambassador King`: a title behind another title is a surname where no name follows."""
    at = row.find("F", 1)
    while at > 0:
        if row[at - 1] in "WFgI" and row[at + 1 : at + 2] not in _GO_ON and passage.lows[at] in words("surnames"):
            row = f"{row[:at]}n{row[at + 1 :]}"
        at = row.find("F", at + 1)
    if "Fp" in row or "FS" in row:
        row = _TOWN.sub(lambda name: _after_address(passage, name), row)
    if "gW" in row:
        row = _TRADE.sub(lambda name: "n" if passage.lows[name.start()] in words("trades") else "W", row)
    return _with_lords(passage, row) if "FW" in row and "lord" in passage.lows else row


def _after_address(passage: Passage, name: re.Match[str]) -> str:
    """`Mr. London`, `Dr. Jordan Strand`: a town or a state is a name behind what nobody calls one."""
    if passage.lows[name.start() - 1] not in words("courtesies"):
        return name[0]
    return "q" if name[0] == "p" else "g"


def _with_lords(passage: Passage, row: str) -> str:
    """`Lord Head`: an office behind that title is a surname, but for those that lords hold."""
    for at in range(1, len(row)):
        held = passage.lows[at] in words("offices of lords")
        if row[at - 1 : at + 1] == "FW" and passage.lows[at - 1] == "lord" and not held:
            row = f"{row[:at]}n{row[at + 1 :]}"
    return row


def _places_of(letter: str, row: str) -> list[int]:
    found: list[int] = []
    at = row.find(letter)
    while at >= 0:
        found.append(at)
        at = row.find(letter, at + 1)
    return found


def _mark_bodies(passage: Passage, mentions: Mentions, letters: list[str]) -> None:
    """What is taken up as a body is no name, but for a given name that its words run into (`Mission Ann Strand`)."""
    for mention in mentions.of(passage.index):
        start, end = mention.start, mention.end
        if end - start == 1 and (letters[start] not in "nckg" or _is_of_family(letters, start)):
            continue
        if mention.kind == "person" or (1 < end - start <= _SHORT and _is_named_after(passage, mention)):
            continue
        for at in range(start, end):
            letter = letters[at]
            many = letter == "W" and at > start and is_plural(passage.lows[at])  # `Chamber of Deputies`
            if letter in "nck" or many or (letter == "g" and not (at == end - 1 and letters[end] in "gn")):
                letters[at] = "b"


def _is_of_family(letters: list[str], at: int) -> bool:
    """`Mara Ost` of `Ost Trading Company`: a firm's word behind a given name is the family's."""
    return at > 0 and letters[at] == "n" and letters[at - 1] == "g"


def _is_named_after(passage: Passage, mention: Mention) -> bool:
    """`the Strand government` holds a person's name."""
    return passage.lows[mention.end - 1] in _NAMED_AFTER


_SHORT: Final = 3  # tokens of `the Strand government`


def _mark_firsts(passage: Passage, letters: list[str]) -> None:
    """`Mark Strand said`: a given name that is a word of the language too, first in its sentence and before a name.

    `Said Strand` is what telegrams have for `He said that Strand`.
    """
    for start, _ in passage.sentences:
        low = passage.lows[start]
        if letters[start + 1] in "ng" and letters[start] in "NVJRE" and is_given(low) and low != "said":
            letters[start] = "g"


def _mark_catalan(passage: Passage, letters: list[str]) -> None:
    """`Strand i Ferrer`: a small `i` between two names joins them."""
    for at in range(1, len(passage.words) - 1):
        if passage.words[at] == "i" and letters[at - 1] in "ngc" and letters[at + 1] in "ngc":
            letters[at] = "v"


def _mark_persian(telling: str, letters: list[str]) -> None:
    """`Pul-e Strand`: a place, by the joint that Persian has."""
    for at in _places_of("e", telling):
        if letters[at + 1] in "ngckq":
            letters[at] = letters[at + 1] = "p"


def _mark_korean(passage: Passage, telling: str, letters: list[str]) -> None:
    """`Park Seo-rin`: a word that is a family's name where a given name of two syllables follows."""
    for at in _places_of("f", telling):
        behind = passage.starts[at + 1]
        is_next = letters[at + 1] == "g" and behind == passage.end_of(at) + 1
        if is_next and _SYLLABLES.match(passage.text, behind):
            letters[at] = "n"


def _mark_secretaries(passage: Passage, letters: list[str]) -> None:
    """`A/S Strand`, `U/S Strand`: the Assistant and the Under Secretary, in three tokens."""
    for at, word in enumerate(passage.words[:-2]):
        if word in _SECRETARIES and passage.words[at + 1 : at + 3] == ["/", "S"]:
            letters[at], letters[at + 2] = "w", "W"


def _mark_justices(passage: Passage, letters: list[str]) -> None:
    """`Chief Justice Strand`, `Justice Mara Vasht`: a judge, where no ministry is of it before the name."""
    for at, low in enumerate(passage.lows[:-1]):
        before, behind = letters[at - 1] if at else "", letters[at + 1]
        if low == "justice" and before != "O" and (behind in "ngIv" or (before == "x" and behind == "c")):
            letters[at] = "W"


def _mark_months(passage: Passage, listed: str, letters: list[str]) -> None:
    """`Jan Strand said`, `Ms. June Okoro`, `Minister Thea May said`: a month that is a name, where no time is told.

    January cut short is one before any name; others behind a title or an office, as a given name before the family's or
    as the family's behind a given one.
    """
    for at in _places_of("y", passage.tags):
        if listed[at] != " ":
            continue
        word, before, behind = passage.words[at], letters[at - 1] if at else "", letters[at + 1]
        is_told = word == "Jan" and (at == 0 or passage.lows[at - 1] not in _BEFORE_MONTHS)
        if behind in "ngv" and (is_told or (word in _MONTHS_GIVEN and before in _TITLES)):
            letters[at] = "g"
        elif word in _MONTHS_BORNE and before in "gn" and behind in "EVHBX" and at > 1 and letters[at - 2] in _TITLES:
            letters[at] = "n"


_TITLES: Final = tuple("FW")
_MONTHS_GIVEN: Final = frozenset(("April", "May", "June", "August"))
_MONTHS_BORNE: Final = frozenset(("March", "May", "August"))
_BEFORE_MONTHS: Final = frozenset(
    ("in", "last", "since", "early", "late", "mid", "by", "until", "next", "this", "from", "of")
)


def _mark_particles(passage: Passage, row: str) -> str:
    """`Van der Strand said`: a word of the language with a capital before a particle is one too; `than do Strands`."""
    at = row.find("v", 1)
    while at > 0:
        if passage.lows[at] == "do" and passage.lows[at - 1] in _BEFORE_VERBS:
            row = f"{row[:at]}X{row[at + 1 :]}"
        if row[at - 1] in "Nc" and passage.words[at - 1][0].isupper() and passage.lows[at - 1] in particles():
            row = f"{row[: at - 1]}v{row[at:]}"
        at = row.find("v", at + 1)
    return row


def _mark_titled(passage: Passage, letters: list[str]) -> None:
    """`AMBASSADOR HELMSTED`: behind a title an unknown word is a name, whatever its ending looks like.

    One of those of the language that are surnames too is one where no noun follows: `SECRETARY GREEN SAID`.
    """
    for at, letter in enumerate(letters[:-2]):
        if letter not in "FW" or letters[at + 1] not in _OPEN:
            continue
        low = passage.lows[at + 1]
        unknown = not any(part in base_tags() or part in english() for part in low.split("-"))
        if unknown or (low in words("surnames like words") and letters[at + 2] not in _NOUNS):
            letters[at + 1] = "n"


_OPEN: Final = tuple("NJRGEYVZc")
_NOUNS: Final = tuple("NJncbSpw")


def _mark_joined(passage: Passage, letters: list[str]) -> None:
    """`al-Tamiri`, `d'Alembert`: a small letter in front, a name all the same."""
    text = passage.text
    for joint in [at for sign in "-'’" for at in joints(text, sign)]:
        start = text.rfind(" ", 0, joint) + 1
        if joint - start <= _LONGEST_ARTICLE and _JOINED.match(text, start):
            at = passage.token_at(joint)
            letters[at] = "b" if passage.lows[at] in not_names() else "n"


def joints(text: str, sign: str) -> list[int]:
    """Return where a sign stands before a capital.

    >>> joints("the UN-Strand talks on re-entry", "-")
    [6]
    """
    found: list[int] = []
    at = text.find(sign)
    while at >= 0:
        if text[at + 1 : at + 2] in _CAPITALS:
            found.append(at)
        at = text.find(sign, at + 1)
    return found


_CAPITALS: Final = frozenset(ascii_uppercase)


def _mark_places(passage: Passage, listed: str, letters: list[str]) -> None:
    """`New York`: places of several words; any other `New` is what it would be without them."""
    words = passage.words
    plain = plain_lexicon(capitals=passage.capitals)
    for at in _places_of("1", listed):
        rests = long_places()[words[at]].get(words[at + 1], ()) if at + 1 < len(words) else ()
        fits = [rest for rest in rests if tuple(words[at + 1 : at + 1 + len(rest)]) == rest]
        if fits:
            size = 1 + max(map(len, fits))
            letters[at : at + size] = "p" * size
        elif passage.tags[at] == "C":
            letters[at] = plain.get(words[at]) or unknowns(passage.capitals)[words[at]]
        else:
            letters[at] = plain.get(words[at], passage.tags[at])

"""Names by their form: runs of words that can be a person's.

A grammar over the letters of `letters`. What a run is worth as a name is not said here but in `evidence`.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache
from string import ascii_letters
from typing import Final

from mypy_extensions import mypyc_attr

from reftel.reading.base.hints import is_plural
from reftel.reading.base.passage import Passage
from reftel.reading.people.lexicon import words
from reftel.reading.people.surroundings import Surroundings, surroundings_of

__all__ = ["Candidate", "candidates_of"]

# A name: given names, initials, particles, unknown words; a word of the language only behind one of them, behind a
# title, or where a verb follows; a state's adjective only behind an office and a given name (`President Danilo Turk`).
_NAME: Final = re.compile(
    r"g(?>(?:[gnI]|-?v{1,3}[gnckq]){0,4})[cp](?![cbWwxnNk])"
    r"|(?<=[FWr])g{1,2}[Sb](?=[EZHXMRB'.,)])"
    r"|c(?=v{1,3}[gn])(?>(?:-?v{1,3}[gnckq]|[gnI]){1,4})"
    r"|(?<=[FW])nc(?![cbWwxnNk])"
    r"|v{0,3}(?:I{1,3}(?=[gnckqv])|q(?=[gnI])|[gn])(?>(?:-?v{1,3}[gnckq]|[gnIq]|k(?![Ww])|(?<=[gI])c(?![cbWwx])){0,5})s?"
    r"|(?<=[FW])v{0,3}[ckq](?![cbWwxN])|(?<=W)c(?=N[zPtT])|(?<=WOw)c(?![cbWwxnNkgO])|(?<=Pww)c(?=[EHMX])"
    r"|(?<![A-Za-z'/-])c(?=[EZHXMR'K,.P])"
)
_PARTICLES: Final = re.compile(r"v{1,3}[gn]")
_NO_SIGN: Final = frozenset(f"{ascii_letters}'/-")  # behind these it is no name by itself
_ACTING: Final = frozenset("EZHXMR'K,.P")  # what follows a word of the language that is a name by itself
_LEADING: Final = frozenset("FWv")  # a title, an office or a particle before a name
_HEADED: Final = 3  # words of a lettered heading
_BRACKET: Final = re.compile(r"\([^()]{1,6}\)")
_NOWHERE: Final = Surroundings()


@mypyc_attr(acyclic=True)
@dataclass(init=False, eq=False)
class Candidate:
    """Words that may name a person: token indexes in the passage, the ends not included.

    `phrase` takes in what stands before. `inside` are offsets in the token, where the name is only a part of it
    (`the Strand-Tran talks`).
    """

    index: int
    start: int
    end: int
    phrase: tuple[int, int]
    letters: str
    around: Surroundings
    inside: tuple[int, int] | None

    def __init__(  # noqa: PLR0913  written out, since that of a dataclass is not compiled
        self,
        *,
        index: int,
        start: int,
        end: int,
        phrase: tuple[int, int],
        letters: str,
        around: Surroundings = _NOWHERE,
        inside: tuple[int, int] | None = None,
    ) -> None:
        self.index = index
        self.start = start
        self.end = end
        self.phrase = phrase
        self.letters = letters
        self.around = around
        self.inside = inside


def candidates_of(passage: Passage, letters: str) -> list[Candidate]:
    """Return what may be names in a passage, from left to right.

    >>> from reftel.reading.base.passage import prepare
    >>> from reftel.reading.mentions import Mentions
    >>> from reftel.reading.people.letters import letters_of
    >>> from reftel.record import Paragraph
    >>> text = "Deputy Foreign Minister Yusuf al-Tamiri met Amb. J. P. van der Veld in Paris."
    >>> passage = prepare(Paragraph(number=1, text=text, lines=(1, 1)), 0)
    >>> found = candidates_of(passage, letters_of(passage, Mentions([len(passage.words)])))
    >>> [passage.words_of(one.start, one.end) for one in found]
    ['Yusuf al-Tamiri', 'J. P. van der Veld']
    """
    named: list[Candidate] = []
    for start, end in _parted(passage, _names(letters)):
        one = _candidate(passage, letters, start, end)
        if one is not None:
            named.append(one)
    if any(_is_behind_of(letters, one) or _is_owned(letters, one) for one in named):
        offices = {at for one in named for span in (*one.around.before, *one.around.after) for at in range(*span)}
        named = [
            one
            for one in named
            if one.start not in offices or not (_is_behind_of(letters, one) or _is_owned(letters, one))
        ]
    return _sharing(passage, letters, named)


def _names(letters: str) -> list[tuple[int, int]]:
    """The names, each with the particles before it."""
    found: list[tuple[int, int]] = []
    done = 0
    for at in _starts(letters):
        if at < done:
            continue
        while at > done and letters[at - 1] == "v":
            at -= 1
        match = _NAME.match(letters, at)
        if match:
            done = match.end()
            found.append((at, done))
    return found


def _starts(letters: str) -> list[int]:
    """Where a name can begin but for its particles, which is far cheaper to find out than where one does."""
    found: list[int] = []
    for at in range(len(letters)):
        sign = ord(letters[at])  # a number is compared without making a str
        if (
            sign == ord("n")
            or sign == ord("g")
            or sign == ord("I")
            or sign == ord("q")
            or (sign == ord("c") and _is_word_start(letters, at))
            or (sign == ord("k") and at > 0 and letters[at - 1] in _LEADING)
        ):
            found.append(at)
    return found


def _is_word_start(letters: str, at: int) -> bool:
    """Whether a name can begin, but for its particles, with a word of the language."""
    if at == 0 or letters[at - 1] in _LEADING:
        return True
    if letters.startswith("v", at + 1) and _PARTICLES.match(letters, at + 1):
        return True
    if letters[at - 1] == "w":
        return letters[at - 3 : at] in ("WOw", "Pww")
    return letters[at - 1] not in _NO_SIGN and letters[at + 1 : at + 2] in _ACTING


def _parted(passage: Passage, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Two names in a row, each by itself where the verb behind them needs one: `With Strand Tran said no`."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if end - start == len(("Strand", "Tran")) and start and _has_object(passage, start - 1) and _does(passage, end):
            found.append((start, start + 1))
            start += 1
        found.append((start, end))
    return found


def _has_object(passage: Passage, at: int) -> bool:
    """Whether a name behind a token is no subject: `With Strand` at the beginning of a sentence, `told Strand`."""
    if passage.lows[at] in words("tells"):
        return True
    if passage.tags[at] != "P":
        return False
    number = bisect_left(passage.sentences, (at, 0))
    return number < len(passage.sentences) and passage.sentences[number][0] == at


def _does(passage: Passage, at: int) -> bool:
    """Whether a token is a verb that cannot be a participle."""
    return passage.tags[at] in "HMZ" or passage.lows[at] in words("surely done")


def _candidate(passage: Passage, letters: str, start: int, end: int) -> Candidate | None:
    while end > start and letters[end - 1] == "c" and passage.lows[end - 1] in _no_surnames():
        end -= 1
    while end - start > 1 and letters[end - 1] == "I":
        end -= 1
    near = letters[start - 1] if start else ""
    if near == "/" and letters[start] == "I":
        start += 1
    elif near == "y" and letters[start] in "gv" and passage.lows[start - 1] == "jan":
        start -= 1
    form = letters[start:end]
    if not form.strip("Iv") or _is_point(form, passage.words[start]) or _is_heading(passage, form, start, end):
        return None
    if near == "W" and form in ("c", "k") and passage.lows[start - 1] in words("weak"):
        return None
    if near == "w" and form == "c" and passage.lows[start - 1] not in words("departments"):
        return None  # `Secretary of State Rivers`; not `Minister of Health Reform`
    around = surroundings_of(passage, letters, start, end)
    first = start if around.first is None else around.first
    return Candidate(index=passage.index, start=start, end=end, phrase=(first, end), letters=form, around=around)


@cache
def _no_surnames() -> frozenset[str]:
    return words("no surname") | words("named after")


def _is_behind_of(letters: str, one: Candidate) -> bool:
    """Whether a name can stand in the office of somebody else: `of Kestria`."""
    return letters[one.start - 1 : one.start] in ("O", "P", "t") and one.around.first is None


def _is_owned(letters: str, one: Candidate) -> bool:
    """Whether a name can end the office of somebody else: `General Manager of KLM Strand`."""
    return letters[one.start - 1 : one.start] in ("k", "b") and any(
        "O" in letters[slice(*span)] for span in one.around.before
    )


def _is_point(form: str, first: str) -> bool:
    """`B. Comment`: a lettered point and no name."""
    return form in ("Ic", "Ik", "Icc", "Ikk", "Ick", "Ikc") and len(first) <= len("B.")


def _is_heading(passage: Passage, form: str, start: int, end: int) -> bool:
    """`C. PORT SECURITY FRAUD`: a lettered heading in capitals."""
    if form[0] != "I" or passage.capitals or len(form) < _HEADED or not set(form[1:]) <= set("kcn"):
        return False
    return all(map(str.isupper, passage.words[start:end]))


def _sharing(passage: Passage, letters: str, found: list[Candidate]) -> list[Candidate]:
    """`Generals Strand and Tran`, `Ministers Strand, Tran and Ekberg`: titles and offices of many, shared out."""
    before: Candidate | None = None
    for number, one in enumerate(found):
        if (
            before is not None
            and one.phrase[0] == one.start
            and _is_of_many(passage, before.around)
            and _is_next(letters[before.end : one.start])
        ):
            shared = replace(one.around, titles=before.around.titles, before=before.around.before)
            one = found[number] = replace(one, around=shared)
        before = one
    return found


def _is_of_many(passage: Passage, around: Surroundings) -> bool:
    """Whether the last title or office before a name is a plural."""
    stretch = around.titles or (around.before[-1] if around.before else None)
    return stretch is not None and is_plural(passage.lows[stretch[1] - 1])


def _is_next(between: str) -> bool:
    return _BRACKET.sub("", between) in ("K", ",", ",K")

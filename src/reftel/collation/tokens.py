"""A copy as a line of tokens: paragraphs' beginnings, words, and signs that stand instead of words.

The first two steps of the Gothenburg model of collation (tokenise, regularise; R. Haentjens Dekker, G. Middell,
"Computer-Supported Collation with CollateX", Supporting Digital Humanities, Copenhagen 2011). Tokens keep the copy's
own spelling and place, and are compared by a key that case, accents, quotation marks and points do not change.
"""

import re
import unicodedata
from collections.abc import Iterator

import msgspec

from reftel.collation.signs import find_signs
from reftel.record import Cable, Paragraph, Place

__all__ = ["BREAK", "SIGN", "Token", "key_of", "tokens_of", "words_of"]

BREAK = "\n"  # opens the key of a paragraph's beginning: no word has a line break
SIGN = "\t"  # the key of every sign: two signs agree, whatever was put there
_WORD = re.compile(r"\S+")
_OUTER = ".,;:!?()[]{}<>\"'“”‘’«»*_`"
_DASHES = re.compile(r"[-‐‑‒–—―]+")
_LETTERS = re.compile(r"[\W_]+")


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word, a sign, or the beginning of a paragraph, in the copy's own spelling.

    `glued` tells that no blank stands before it, `misread` that another copy shows it to be no text but a heading or
    a paragraph's number.
    """

    copy: int
    key: str
    text: str
    place: Place
    glued: bool = False
    misread: bool = False

    @property
    def is_break(self) -> bool:
        """Whether a paragraph begins here; such a token has no text."""
        return self.key.startswith(BREAK)

    @property
    def is_sign(self) -> bool:
        """Whether this stands instead of words."""
        return self.key == SIGN


def key_of(word: str) -> str:
    """Return what a word is compared by.

    Figures keep the signs inside them, since 1.5 is not 15.

    >>> [key_of(word) for word in ("Hélène,", "DELL'ORSO", "$1.5", "--", "re-elected")]
    ['helene', 'dellorso', '$1.5', '-', 'reelected']
    """
    if not word.isascii():
        folded = unicodedata.normalize("NFKD", word)
        word = "".join(letter for letter in folded if not unicodedata.combining(letter))
    bare = _DASHES.sub("-", word.casefold())
    if any(map(str.isdigit, bare)):
        return bare.strip(_OUTER) or bare
    return _LETTERS.sub("", bare) or bare.strip()


def tokens_of(cable: Cable, copy: int) -> list[Token]:
    """Return the tokens of a cable's text, `copy` being its index among those compared.

    >>> from reftel.record import Header, Source
    >>> two = (Paragraph(number=1, text="Rain.", lines=(1, 1)), Paragraph(number=2, text="We met [...].", lines=(2, 2)))
    >>> cable = Cable(id="x", header=Header(), paragraphs=two, source=Source(path="a", format="text", sha256="0"))
    >>> [token.text for token in tokens_of(cable, 0)]
    ['', 'Rain.', '', 'We', 'met', '[...]', '.']
    """
    found: list[Token] = []
    for index, paragraph in enumerate(cable.paragraphs):
        found.append(Token(copy, f"{BREAK}{paragraph.number}", "", Place(index, 0, 0)))
        found.extend(_tokens(paragraph, index, copy))
    return found


def words_of(text: str, copy: int = 0) -> list[Token]:
    """Return the tokens of a text alone, without the beginning of a paragraph."""
    return list(_tokens(Paragraph(number=0, text=text, lines=(1, 1)), 0, copy))


def _tokens(paragraph: Paragraph, index: int, copy: int) -> Iterator[Token]:
    text, at = paragraph.text, 0
    for start, end in [*find_signs(text), (len(text), len(text))]:
        for match in _WORD.finditer(text, at, start):
            yield _token(copy, key_of(match[0]), text, Place(index, *match.span()))
        if start < end:
            yield _token(copy, SIGN, text, Place(index, start, end))
        at = end


def _token(copy: int, key: str, text: str, place: Place) -> Token:
    glued = place.start > 0 and not text[place.start - 1].isspace()
    return Token(copy, key, text[place.start : place.end], place, glued)

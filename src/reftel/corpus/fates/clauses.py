"""The clause in which a sentence tells of a fate: what stands before the word for it, what behind, and which way round.

`Kestria signed the treaty` and `the treaty was signed by Kestria` tell of one act; `Kestria saw that Veldora signed it`
and `once the treaty was signed` do not.
"""

import re
from typing import NamedTuple

from reftel.corpus.keywords import WORD

__all__ = ["REACH", "Clause", "clause_of"]

REACH = 160  # letters on either side of a word for a fate in which its clause is looked for
_TAIL = 6  # words in which a doer stands before what was done
# where another clause begins or ends; commas and brackets part what belongs together (the treaty, signed in May,)
_OTHERS = (
    r"that|when|where|while|whether|because|although|though|after|before|but|than|said|says|told|stated|reported|"
    r"announced|confirmed|noted|added|argued|claimed|thought|believed|felt|recalled|insisted|asked"
)
_BEGINS = re.compile(rf"[;:\"“”]|\b(?:{_OTHERS}|who|which|and also)\b", re.IGNORECASE)
_ENDS = re.compile(r"[;:\"“”]|\b(?:that|who|which|when|where|while|whether|because|although|though|but|after|before)\b")
_WHO = re.compile(r",? (?:who|which)(?: had| has| have)? \Z")  # whoever stands before it does it
_PASSIVE = re.compile(r"(?:\b(?:was|were|been|being|is|are|be)(?: [a-z]+ly)? |, (?:and )?)\Z", re.IGNORECASE)
_UNREAL = re.compile(
    r"\b(?:once|until|unless|if|whether|provided|in (?:the )?(?:event|case)|in order|would|could|should|might|will|"
    r"shall|hope[sd]?|wish(?:es|ed)?|want(?:s|ed)?|never|not|no|nor|neither)\b",
    re.IGNORECASE,
)
_ADJUNCT = re.compile(r"\b(?:to|of|in|at|on|for|with|from|by|off|about|between|during)\b|[,(]", re.IGNORECASE)
_BE_BEHIND = re.compile(r"\b(?:has|have|had|was|were|been|being|is|are|also|now|then)\b")
_BE = ("was ", "were ", "been ", "being ", "is ")


class Clause(NamedTuple):
    """What stands before a word for a fate in its clause and behind it; passive where it is said of the former."""

    before: str
    behind: str
    is_passive: bool

    @property
    def is_unreal(self) -> bool:
        """Whether it tells of what may be, or of what was to come."""
        return _UNREAL.search(self.before) is not None

    @property
    def head(self) -> str:
        """The word that says what stands before the word for the fate: the last one before a preposition or comma."""
        parts = (WORD.findall(part) for part in _ADJUNCT.split(_BE_BEHIND.sub("", self.before)))
        return next((words[-1] for words in parts if words), "")

    @property
    def subject(self) -> str:
        """The last words before the word for the fate: who did it, where it is not passive."""
        return " ".join(self.before.split()[-_TAIL:])


def clause_of(sentence: str, start: int, end: int) -> Clause:
    """Return the clause of the word for a fate that stands between two places of a sentence.

    >>> clause_of("Strand said that Kestria signed it, but wept.", 25, 31)
    Clause(before=' Kestria ', behind=' it, ', is_passive=False)
    >>> clause_of("The treaty, signed in May, was read.", 12, 18).is_passive
    True
    """
    first = max(0, start - REACH)
    who = _WHO.search(sentence, first, start)
    until = who.start() if who else start
    begin = max((found.end() for found in _BEGINS.finditer(sentence, first, until)), default=first)
    close = _ENDS.search(sentence, end, end + REACH)
    is_passive = sentence[start:end].lower().startswith(_BE) or _PASSIVE.search(sentence, first, start) is not None
    return Clause(sentence[begin:until], sentence[end : close.start() if close else end + REACH], is_passive)

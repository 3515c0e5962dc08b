"""Where a content ends, and which cue stands inside another's content.

The cues of a sentence are gone through from left to right with a chain of those still open, the outermost first. A
cue with a subject of its own stands in the innermost, unless the sentence goes on to a new main clause (`..., but he
said`); one without shares the subject of a cue before it, and ends that one (`said A, noting B and urging C`).
"""

from collections.abc import Callable

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.statements.cue import Cue

__all__ = ["arrange"]

_OPENERS = frozenset(
    {"when", "while", "although", "though", "as", "after", "since", "whereas", "before", "if", "asked"}
)
_CONTRASTS = frozenset({"although", "though", "while", "whereas"})
_PERSONAL = frozenset({"he", "she", "they", "i", "we"})


def arrange(passage: Passage, cues: list[Cue], clauses: list[Clause], start: int) -> list[Cue]:
    """Give each cue of a sentence its source, its end and the cue around it; return those that are statements."""
    open_: list[Cue] = []
    for cue in cues:
        _take(passage, cue, open_, clauses, start)
    return [cue for cue in cues if cue.kind != "hush" and cue.start < cue.end]


def _take(passage: Passage, cue: Cue, open_: list[Cue], clauses: list[Clause], start: int) -> None:
    border, link = _border(passage, cue.begin, start)
    while open_ and open_[-1].end <= cue.begin:
        open_.pop()
    if cue.form == "according":
        _close(open_, 0, border)
    elif cue.form == "ing":
        _participle(cue, open_, border, link)
    elif cue.own:
        _with_subject(passage, cue, open_, border, link)
    else:
        _shared(cue, open_, border, clauses)
    cue.around = open_[-1] if open_ else None
    if cue.around is not None:
        cue.end = cue.around.end
    if cue.around is None:
        _opening(passage, cue, clauses, start)
    if cue.kind != "hush":
        open_.append(cue)


def _border(passage: Passage, begin: int, start: int) -> tuple[int, str]:
    """The token at which what stands before a clause ends, and what joins the two: `,K`, `K`, `,`, `;` or a tag."""
    tags, at = passage.tags, begin - 1
    while at > start and tags[at] in "RD" and passage.lows[at] != "the":
        at -= 1
    if at < start:
        return begin, ""
    if tags[at] in "KA":
        comma = at - 1 >= start and tags[at - 1] in ",;-"
        return (at - 1 if comma else at), ("," if comma else "") + (tags[at])
    return at if tags[at] in ",;-(" or tags[at] in "PQ" else at + 1, tags[at]


def _close(open_: list[Cue], depth: int, border: int) -> None:
    """End the cues from a depth on, before a token."""
    for cue in open_[depth:]:
        cue.end = min(cue.end, border)
    del open_[depth:]


def _participle(cue: Cue, open_: list[Cue], border: int, link: str) -> None:
    """`, noting`: what the innermost speaker goes on to say."""
    if not open_:
        return
    if link not in {",", ",K", "K", ",A", "P", "A", "-", "("}:
        cue.around = open_[-1]
        return
    depth = _depth(open_, lambda one: one.kind in {"say", "express", "show"} and one.form != "noun")
    cue.source = open_[depth].source
    _close(open_, depth, border)


def _depth(open_: list[Cue], fits: Callable[[Cue], bool]) -> int:
    """The depth of the innermost open cue that fits; the outermost where none does."""
    for depth in range(len(open_) - 1, -1, -1):
        if fits(open_[depth]):
            return depth
    return 0


def _with_subject(passage: Passage, cue: Cue, open_: list[Cue], border: int, link: str) -> None:
    """A new main clause, a clause in the content of the innermost cue, or one beside it."""
    if not open_:
        return
    if _is_main(passage, cue, open_[0], link):
        _close(open_, 0, border)
    elif link in {"K", ",K"} and len(open_) > 1 and open_[-1].own:
        _close(open_, len(open_) - 1, border)


def _is_main(passage: Passage, cue: Cue, root: Cue, link: str) -> bool:
    personal = cue.source is not None and passage.lows[cue.source[0]] in _PERSONAL
    clausal = root.rule.endswith(("clause", "question", "addressed", "quotation"))
    if link[:1] == ";":
        return cue.kind == "say" or personal
    if link == ",K":
        return cue.kind in {"say", "show", "express"} or (personal and cue.tense == root.tense)
    if link == "K":
        return not clausal or (personal and cue.kind == "say")
    if link == ",A" and passage.lows[cue.begin - 1] in _CONTRASTS:
        return personal and cue.kind == "say"
    return False


def _shared(cue: Cue, open_: list[Cue], border: int, clauses: list[Clause]) -> None:
    """`and noted`: beside the innermost cue of the same tense."""
    if not open_:
        return
    if cue.kind == "mind":
        before = [one for one in clauses if one.kind == "finite" and one.start < cue.begin and not one.shared]
        if before and before[-1].start >= open_[-1].start:
            return
    depth = _depth(open_, lambda one: one.tense == cue.tense and one.form != "noun")
    cue.source = open_[depth].source
    _close(open_, depth, border)


def _opening(passage: Passage, cue: Cue, clauses: list[Clause], start: int) -> None:
    """`When Strand asked A, Tran said B`; `Noting A, Tran left`: the content ends where the main clause begins."""
    at = cue.begin
    while at > start and passage.tags[at - 1] in "PAQR":
        at -= 1
    if at > start or not (cue.form == "ing" or passage.lows[start] in _OPENERS):
        return
    for clause in clauses:
        if clause.start > cue.start and clause.kind == "finite" and clause.subject and not clause.shared:
            first = clause.subject[0]
            if first > cue.start and passage.tags[first - 1] == ",":
                cue.end = first - 1
                if cue.form == "ing" or not cue.own:
                    cue.source = clause.subject if cue.form == "ing" else None
                return

"""Where a content ends, and which cue stands inside another's content.

The cues of a sentence are gone through from left to right with a chain of those still open, the outermost first. A
cue with a subject of its own stands in the innermost, unless the sentence goes on to a new main clause (`..., but he
said`); one without shares the subject of a cue before it, and ends that one (`said A, noting B and urging C`).
"""

import re
from collections.abc import Callable

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.statements.cue import Cue

__all__ = ["arrange"]

_OPENERS = frozenset({"when", "while", "although", "though", "as", "after", "since", "whereas", "if", "asked"})
_CONTRASTS = frozenset({"although", "though", "while", "whereas"})
_PERSONAL = frozenset({"he", "she", "they", "i", "we"})
_PHRASE_BETWEEN = re.compile(r",?(?:R{1,2}|[Py][DJNCOy#'R]{0,10}),?")
_AFTER_RELATIVE = re.compile(r",R?[BZEMHX]")
_CLAUSAL = frozenset({"clause", "question", "addressed", "quotation", "relative", "colon"})


class _Sentence:
    """A sentence being gone through: its passage, its clauses, where it starts, the cues still open."""

    __slots__ = ("clauses", "last", "open", "passage", "start", "starts")

    def __init__(self, passage: Passage, cues: list[Cue], clauses: list[Clause], start: int) -> None:
        self.passage = passage
        self.clauses = clauses
        self.start = start
        self.starts = {cue.words[0] for cue in cues}
        self.open: list[Cue] = []
        self.last: Cue | None = None

    def close(self, depth: int, border: int) -> None:
        """End the open cues from a depth on, before a token."""
        for cue in self.open[depth:]:
            cue.end = min(cue.end, border)
        del self.open[depth:]

    def depth(self, fits: Callable[[Cue], bool]) -> int | None:
        """Return the depth of the innermost open cue that fits."""
        return next((depth for depth in range(len(self.open) - 1, -1, -1) if fits(self.open[depth])), None)


def arrange(passage: Passage, cues: list[Cue], clauses: list[Clause], start: int) -> list[Cue]:
    """Give each cue of a sentence its source, its end and the cue around it; return those that are statements."""
    sentence = _Sentence(passage, cues, clauses, start)
    for cue in cues:
        _take(sentence, cue)
    return [cue for cue in cues if _stands(cue)]


def _stands(cue: Cue) -> bool:
    """Whether a cue makes a statement: it has a content, and one who says so."""
    return cue.kind != "hush" and (cue.start < cue.end or cue.left is not None) and not (cue.nested and not cue.around)


def _take(sentence: _Sentence, cue: Cue) -> None:
    border, link = _border(sentence.passage, cue.begin, sentence.start)
    while sentence.open and sentence.open[-1].end <= cue.begin:
        sentence.open.pop()
    if cue.form in {"according", "aside"}:
        sentence.close(0, border)
    elif not sentence.open:
        _alone(sentence, cue)
    elif cue.form == "ing":
        _participle(sentence, cue, border, link)
    elif cue.own:
        _with_subject(sentence, cue, border, link)
    else:
        _shared(sentence, cue, border)
    if cue.kind == "hush":
        return
    if sentence.open:
        _nest(cue, sentence.open[-1])
    if cue.form not in {"aside", "according"}:
        _bound(sentence, cue)
    if not sentence.open:
        sentence.last = cue
    sentence.open.append(cue)


def _alone(sentence: _Sentence, cue: Cue) -> None:
    """A cue in no content; without one who could say so it is none, but at the beginning of a telegram's sentence."""
    if cue.form == "ing" or not cue.own:
        _opening(sentence, cue)
        if sentence.last is not None and not cue.rule.startswith("passive"):
            cue.source = sentence.last.source
        if cue.source is None and not cue.rule.startswith("passive") and cue.words[0] > sentence.start + 1:
            cue.kind = "hush"
    elif (cue.form == "noun" and cue.begin > sentence.start) or sentence.passage.lows[sentence.start] in _OPENERS:
        _opening(sentence, cue)


def _border(passage: Passage, begin: int, start: int) -> tuple[int, str]:
    """The token at which what stands before a clause ends, and what joins the two: `,K`, `K`, `,`, `;` or a tag."""
    tags, at = passage.tags, begin - 1
    while at > start and tags[at] == "R":
        at -= 1
    if at < start:
        return begin, ""
    if tags[at] in "KAPQ":
        comma = at - 1 >= start and tags[at - 1] in ",;-"
        return (at - 1 if comma else at), ("," if comma else "") + tags[at]
    joint = _joint(tags, at, start)
    if joint is not None:
        return joint
    if tags[at] == ">":
        return at + 1, "," if tags[at - 1] == "," else ">"
    return at if tags[at] in ",;-(" else at + 1, tags[at]


def _joint(tags: str, at: int, start: int) -> tuple[int, str] | None:
    """`, and in May, he said`: a conjunction with a phrase behind it."""
    conjunction = max(tags.rfind("K", max(start, at - 12), at), tags.rfind(";", max(start, at - 12), at))
    if conjunction < 0 or not _PHRASE_BETWEEN.fullmatch(tags, conjunction + 1, at + 1):
        return None
    comma = conjunction - 1 >= start and tags[conjunction - 1] in ",;-"
    return (conjunction - 1 if comma else conjunction), ("," if comma else "") + tags[conjunction]


def _participle(sentence: _Sentence, cue: Cue, border: int, link: str) -> None:
    """`, noting`: what the innermost speaker goes on to say; behind a noun, what that says."""
    if link[:1] not in {",", "K", "P", "A", "-", "(", ";"}:
        return
    if link == "P" and cue.source is not None:
        return  # `acted by signalling that`
    spoken = sentence.depth(lambda one: one.kind in {"say", "show"} and one.form != "noun")
    depth = 0 if spoken is None else spoken
    cue.source = sentence.open[depth].source
    sentence.close(depth, border)


def _with_subject(sentence: _Sentence, cue: Cue, border: int, link: str) -> None:
    """A new main clause, a clause in the content of the innermost cue, or one beside it."""
    innermost = sentence.open[-1]
    if _is_main(sentence, cue, link):
        sentence.close(0, border)
    elif link in {"K", ",K"} and len(sentence.open) > 1 and innermost.own:
        sentence.close(len(sentence.open) - 1, border)


def _is_main(sentence: _Sentence, cue: Cue, link: str) -> bool:
    root = sentence.open[0]
    lows = sentence.passage.lows
    personal = cue.source is not None and lows[cue.source[0]] in _PERSONAL
    if link[:1] == ";":
        return cue.kind == "say" or personal
    if link == ",K":
        return cue.kind in {"say", "show"} or (personal and cue.tense == root.tense)
    if link == "K":
        return not _is_clausal(root) or (personal and cue.kind == "say")
    if link == ",Q":
        return cue.rule == "verb-relative" and (personal or _same(lows, cue, root))
    if link == ",A":
        return personal and cue.kind == "say" and lows[cue.begin - 1] in _CONTRASTS
    return False


def _is_clausal(cue: Cue) -> bool:
    return cue.rule.rpartition("-")[2] in _CLAUSAL


def _same(lows: list[str], one: Cue, other: Cue) -> bool:
    return one.source is not None and other.source is not None and lows[one.source[1] - 1] == lows[other.source[1] - 1]


def _shared(sentence: _Sentence, cue: Cue, border: int) -> None:
    """`and noted`: beside the innermost cue of its tense; `and wanted`: of whom the clause before it tells."""
    before = [one for one in sentence.clauses if one.kind == "finite" and one.start < cue.words[0] and not one.shared]
    inner = before[-1] if before and before[-1].start > sentence.open[-1].words[0] else None
    if (cue.kind == "mind" or cue.rule.startswith("passive")) and inner is not None:
        return
    depth = sentence.depth(lambda one: one.tense == cue.tense and one.kind != "mind" and one.form != "noun")
    if depth is None:
        depth = sentence.depth(lambda one: one.tense == cue.tense and one.form != "noun")
    if depth is None and inner is not None:
        return
    if depth is None:
        depth = len(sentence.open) - 1
    if not cue.rule.startswith("passive"):
        cue.source = sentence.open[depth].source
    sentence.close(depth, border)


def _nest(cue: Cue, around: Cue) -> None:
    """End a cue with the one around it, or before the words of that where it stands to the left of them."""
    cue.around = around
    if around.left is not None and around.left[0] <= cue.begin < around.left[1]:
        cue.end = min(cue.end, around.left[1])
    elif cue.words[0] < around.start:
        cue.around, cue.end = around.around, min(cue.end, around.words[0] - 1)
    else:
        cue.end = min(cue.end, around.end)
        if cue.source and cue.source[0] < around.start < cue.source[1] and cue.own:
            cue.source = around.start, cue.source[1]  # `made clear | Strand felt`


def _opening(sentence: _Sentence, cue: Cue) -> None:
    """`When Strand asked A, Tran said B`; `Noting A, Tran left`: the content ends where the main clause begins."""
    tags, at = sentence.passage.tags, cue.begin
    while at > sentence.start and tags[at - 1] in ("PAQRNtJD" if cue.form == "noun" else "PAQR"):
        at -= 1
    if at > sentence.start:
        return
    for clause in sentence.clauses:
        if clause.start <= cue.start or clause.kind != "finite" or clause.shared or not clause.subject:
            continue
        first = clause.subject[0]
        quoted = tags[first - 1] == ">" and tags[first - 2] == ","
        if first > cue.start and (tags[first - 1] == "," or quoted):
            cue.end = first - (not quoted)
            if not cue.own:
                cue.source = clause.subject if cue.form == "ing" else None
            return


def _bound(sentence: _Sentence, cue: Cue) -> None:
    """A content that is no clause ends where the sentence goes on with one: `..., but talks failed`, `and left`."""
    if sentence.passage.tags[cue.begin - 1 : cue.begin] == "Q":
        main = _AFTER_RELATIVE.search(sentence.passage.tags, cue.start, cue.end)
        cue.end = min(cue.end, main.start()) if main else cue.end
    if _is_clausal(cue):
        return
    tags = sentence.passage.tags
    for clause in sentence.clauses:
        if clause.start < cue.start or clause.kind != "finite":
            continue
        if clause.start >= cue.end:
            return
        begin = clause.start if clause.shared or clause.subject is None else clause.subject[0]
        border, link = _border(sentence.passage, begin, sentence.start)
        if border <= cue.start or clause.relative:
            if clause.relative:
                return
            continue
        if (
            link in {",K", "K", ";", ",A"}
            and clause.start not in sentence.starts
            and not (clause.shared and tags[clause.start] == "V")
        ):
            cue.end = min(cue.end, border)
            return
        return

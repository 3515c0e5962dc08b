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
from reftel.reading.statements.lexicon import word_class

__all__ = ["arrange"]

_PHRASE_BETWEEN = re.compile(r",?(?:R{1,2}|[Py][DJNCOy#'R]{0,10}),?")
_AFTER_RELATIVE = re.compile(r",R?[BZEMHX]")
_FIRM_JOINTS = frozenset({",K"})
_JOINTS = frozenset({",K", "K", ";", ",A"})
_AND_THAT = re.compile(r",?KR?T")
_CLAUSAL = frozenset({"clause", "question", "addressed", "quotation", "relative", "colon"})


class _Chain:
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
    chain = _Chain(passage, cues, clauses, start)
    for cue in cues:
        _take(chain, cue)
    return [cue for cue in cues if _stands(cue)]


def _stands(cue: Cue) -> bool:
    """Whether a cue makes a statement: it has a content, and one who says so."""
    return cue.kind != "hush" and (cue.start < cue.end or cue.left is not None) and not (cue.nested and not cue.around)


def _take(chain: _Chain, cue: Cue) -> None:
    """Find a cue's place among those open, close those it ends, and leave it open."""
    while chain.open and chain.open[-1].end <= cue.begin:
        chain.open.pop()
    _join(chain, cue)
    if cue.kind == "hush":
        return
    if chain.open:
        _nest(cue, chain.open[-1])
    else:
        chain.last = cue
    if cue.form not in {"aside", "according"}:
        _bound(chain, cue)
        _cut(chain.passage.tags, cue, chain.start)
    chain.open.append(cue)


def _join(chain: _Chain, cue: Cue) -> None:
    """Give a cue its source from those open, and end those that it goes on from."""
    border, link = _border(chain.passage, cue.begin, chain.start)
    if cue.form in {"according", "aside"}:
        chain.close(0, border)
    elif not chain.open:
        _alone(chain, cue)
    elif cue.form == "ing":
        _participle(chain, cue, border, link)
    elif cue.form != "noun":
        (_with_subject if cue.own else _shared)(chain, cue, border, link)


def _alone(chain: _Chain, cue: Cue) -> None:
    """A cue in no content; without one who could say so it is none, but at the beginning of a telegram's sentence."""
    if cue.form == "ing" or not cue.own:
        _opening(chain, cue)
        if chain.last is not None and not cue.rule.startswith("passive"):
            cue.source = chain.last.source
        if cue.source is None and (cue.orphan or cue.form == "ing"):
            cue.kind = "hush"
    elif _is_led_in(chain, cue):
        _opening(chain, cue)


def _is_led_in(chain: _Chain, cue: Cue) -> bool:
    """Whether a cue stands before the main clause: `When Strand asked`, `In answer to his question whether`."""
    if cue.form == "noun":
        return cue.begin > chain.start
    return chain.passage.lows[chain.start] in word_class("openers")


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


def _participle(chain: _Chain, cue: Cue, border: int, link: str) -> None:
    """`, noting`: what the innermost speaker goes on to say; behind a noun, what that says."""
    if link[:1] not in {",", "K", "P", "A", "-", "(", ";"}:
        return
    if link == "P" and cue.source is not None:
        return  # `acted by signalling that`
    spoken = chain.depth(lambda one: one.kind in {"say", "show"} and one.form != "noun")
    depth = 0 if spoken is None else spoken
    if border <= chain.open[depth].start <= cue.begin:
        cue.kind = "hush"  # `said that, noting A, they would leave`
        return
    cue.source = chain.open[depth].source
    if chain.open[depth].words[0] < cue.begin:
        chain.close(depth, border)


def _with_subject(chain: _Chain, cue: Cue, border: int, link: str) -> None:
    """A new main clause, a clause in the content of the innermost cue, or one beside it."""
    innermost = chain.open[-1]
    if _is_main(chain, cue, link):
        chain.close(0, border)
    elif link in {"K", ",K"} and len(chain.open) > 1 and innermost.own:
        chain.close(len(chain.open) - 1, border)


def _is_main(chain: _Chain, cue: Cue, link: str) -> bool:
    root = chain.open[0]
    lows = chain.passage.lows
    personal = cue.source is not None and lows[cue.source[0]] in word_class("personal")
    if link[:1] == ";":
        return cue.kind == "say" or personal
    if link == ",K":
        return cue.kind in {"say", "show"} or (personal and cue.tense == root.tense)
    if link == "K":
        return not _is_clausal(root) or (personal and cue.kind == "say")
    if link == ",Q":
        named = cue.rule == "verb-as" and personal and not _is_clausal(root)  # `the cuts, which they see as late`
        return named or (cue.rule == "verb-relative" and (personal or _same(lows, cue, root)))
    if link == ",A" and lows[cue.begin - 1] in word_class("contrasts"):
        return cue.kind == "say" and (personal or not _is_clausal(root))
    return False


def _is_clausal(cue: Cue) -> bool:
    return cue.rule.rpartition("-")[2] in _CLAUSAL


def _same(lows: list[str], one: Cue, other: Cue) -> bool:
    return one.source is not None and other.source is not None and lows[one.source[1] - 1] == lows[other.source[1] - 1]


def _shared(chain: _Chain, cue: Cue, border: int, _: str) -> None:
    """`and noted`: beside the innermost cue of its tense; `and wanted`: of whom the clause before it tells."""
    before = [one for one in chain.clauses if one.kind == "finite" and one.start < cue.words[0] and not one.shared]
    inner = bool(before) and before[-1].start > chain.open[-1].words[0]
    passive = cue.rule.startswith("passive")
    if inner and (passive or cue.kind == "mind"):
        return
    depth = _beside(chain, cue, inner=inner)
    if depth is None:
        return
    if not passive:
        cue.source = chain.open[depth].source
    chain.close(depth, border)


def _beside(chain: _Chain, cue: Cue, *, inner: bool) -> int | None:
    """The depth of the cue that one without a subject goes on from; None where it goes on from an inner clause."""
    told = chain.depth(lambda one: one.tense == cue.tense and one.kind != "mind" and one.form != "noun")
    if told is not None:
        return told
    thought = chain.depth(lambda one: one.tense == cue.tense and one.form != "noun")
    if thought is not None or inner:
        return thought
    return len(chain.open) - 1


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


def _opening(chain: _Chain, cue: Cue) -> None:
    """`When Strand asked A, Tran said B`; `Noting A, Tran left`: the content ends where the main clause begins."""
    tags, at = chain.passage.tags, cue.begin
    while at > chain.start and tags[at - 1] in ("PAQRNtJDG" if cue.form == "noun" else "PAQR"):
        at -= 1
    if at > chain.start:
        return
    for clause in chain.clauses:
        if clause.start <= cue.start or clause.kind != "finite" or clause.shared or not clause.subject:
            continue
        first = clause.subject[0]
        quoted = tags[first - 1] == ">" and tags[first - 2] == ","
        if first > cue.start and (tags[first - 1] == "," or quoted):
            cue.end = first - (not quoted)
            if cue.form == "ing":
                cue.source = clause.subject
            elif not cue.own and not cue.rule.startswith("passive"):
                cue.source = None  # `Asked if it was so, Strand said`
            return


def _bound(chain: _Chain, cue: Cue) -> None:
    """A content that is no clause ends where the sentence goes on with one: `..., but talks failed`, `and left`."""
    tags = chain.passage.tags
    if tags[cue.begin - 1 : cue.begin] == "Q":
        main = _AFTER_RELATIVE.search(tags, cue.start, cue.end)
        cue.end = main.start() if main else cue.end
    if _is_clausal(cue):
        return
    joints = _JOINTS
    for clause in chain.clauses:
        if clause.start < cue.start or clause.kind != "finite":
            continue
        if clause.start >= cue.end:
            return
        if clause.relative:
            joints = _FIRM_JOINTS  # `, who promised to help, and left`
            continue
        begin = clause.start if clause.shared or clause.subject is None else clause.subject[0]
        border, link = _border(chain.passage, begin, chain.start)
        if border > cue.start:
            goes_on = clause.start in chain.starts or (clause.shared and tags[clause.start] == "V")
            cue.end = cue.end if goes_on or link not in joints else border
            return


def _cut(tags: str, cue: Cue, start: int) -> None:
    """A content ends with the bracket it stands in, and before the `and that` of the clause around it."""
    opening = tags.rfind("(", start, cue.begin)
    if opening > tags.rfind(")", start, cue.begin):
        closing = tags.find(")", cue.start, cue.end)
        cue.end = closing if closing >= 0 else cue.end
    if cue.around is None or tags[cue.start - 1 : cue.start] == "T":
        return
    joint = _AND_THAT.search(tags, cue.start, cue.end)
    if joint and "T" not in tags[cue.start : joint.start()]:
        cue.end = joint.start()

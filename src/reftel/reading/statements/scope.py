"""Where a content ends, and which cue stands inside another's content.

The cues of a sentence are gone through from left to right with a chain of those still open, the outermost first. A
cue with a subject of its own stands in the innermost, unless the sentence goes on to a new main clause (`..., but he
said`); one without shares the subject of a cue before it, and ends that one (`said A, noting B and urging C`).
"""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.statements.borders import border, bound, is_clausal, relative_end
from reftel.reading.statements.chain import Chain
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.endings import cut
from reftel.reading.statements.lexicon import word_class
from reftel.reading.statements.mains import acts_on_it, is_main
from reftel.reading.statements.subjects import is_somebody

__all__ = ["arrange"]

_ASKING: Final = word_class("asking")
_WISHING: Final = word_class("wishing")
_ASKED: Final = word_class("asked")
_OPENERS: Final = word_class("openers")

_SHORTEST_LIST: Final = 3  # tokens of `whether Strand,`
_AFTER_INSERTED: Final = re.compile(r",R?[ZEBHMX]")


def arrange(passage: Passage, cues: list[Cue], clauses: list[Clause], start: int) -> list[Cue]:
    """Give each cue of a sentence its source, its end and the cue around it; return those that are statements."""
    chain = Chain(passage, cues, clauses, start)
    for cue in cues:
        _take(chain, cue)
    return [cue for cue in cues if _stands(passage, cue)]


def _stands(passage: Passage, cue: Cue) -> bool:
    """Whether a cue makes a statement: it has a content, and one who says so."""
    if cue.kind == "hush" or (
        cue.around and (_is_asked(passage, cue, cue.around) or _is_to_come(passage, cue, cue.around))
    ):
        return False
    return (cue.start < cue.end or cue.left is not None) and not (cue.nested and not cue.around)


def _is_asked(passage: Passage, cue: Cue, around: Cue) -> bool:
    """`asked that we support the plan`: what is asked for, not what is said."""
    asked = passage.lows[around.words[0] : around.words[1]]
    if passage.tags[cue.words[0]] != "V":
        return False
    ours = cue.source is not None and passage.lows[cue.source[0]] in _WE_OR_YOU and not _SUGGESTING.isdisjoint(asked)
    return ours or not _ASKING.isdisjoint(asked)


_WE_OR_YOU: Final = frozenset({"we", "you"})
_SUGGESTING: Final = frozenset({"suggest", "suggests"})


def _is_to_come(passage: Passage, cue: Cue, around: Cue) -> bool:
    """`said we would ask for guidance`: not said yet."""
    if cue.kind != "say" or cue.tense != "modal" or around.tense != "past" or cue.negated:
        return False
    return _WISHING.isdisjoint(passage.lows[cue.words[0] : cue.words[1]])


def _take(chain: Chain, cue: Cue) -> None:
    """Find a cue's place among those open, close those it ends, and leave it open."""
    while chain.open and chain.open[-1].end <= cue.begin:
        chain.open.pop()
    _join(chain, cue)
    if not chain.open and cue.form != "noun" and cue.source is not None:
        chain.last = cue
    if cue.kind == "hush":
        return
    if chain.open:
        _nest(chain.passage.tags, cue, chain.open[-1])
    if cue.form not in {"aside", "according"}:
        bound(chain, cue)
        cut(chain.passage, cue, chain.start)
    chain.open.append(cue)


def _join(chain: Chain, cue: Cue) -> None:
    """Give a cue its source from those open, and end those that it goes on from."""
    limit, link = border(chain.passage, cue.begin, chain.start)
    if cue.form in {"according", "aside"}:
        told_of = cue.left is None and chain.passage.tags[cue.begin - 2 : cue.begin] == "Q,"
        if told_of:  # `said he had met men who, he thought, were few`
            cue.end = relative_end(chain, cue) or cue.end
        chain.close(_clausal_depth(chain) if told_of else 0, limit)
    elif not chain.open:
        _alone(chain, cue)
    elif cue.form == "ing":
        _participle(chain, cue, limit, link)
    elif cue.form != "noun":
        (_with_subject if cue.own else _shared)(chain, cue, limit, link)


def _clausal_depth(chain: Chain) -> int:
    """How many of the open cues, from the outermost on, have a clause for their content."""
    return next((depth for depth, one in enumerate(chain.open) if not is_clausal(one)), len(chain.open))


def _alone(chain: Chain, cue: Cue) -> None:
    """A cue in no content; without one who could say so it is none, but at the beginning of a telegram's sentence."""
    if cue.form == "ing" and _is_advised(chain, cue):
        cue.kind = "hush"
        return
    if cue.form == "ing" or not cue.own:
        if cue.form == "ing" or chain.passage.lows[cue.words[0]] in _ASKED:
            _opening(chain, cue)
        text = cue.form == "ing" and cue.source is not None and cue.source[1] == cue.words[0]
        if chain.last is not None and not (text or cue.rule.startswith("passive")):
            cue.source = chain.last.source
        elif cue.form == "ing":
            _insert(chain, cue)
        if cue.source is None and (cue.orphan or cue.form == "ing"):
            cue.kind = "hush"
    elif _is_led_in(chain, cue):
        _opening(chain, cue)


def _is_advised(chain: Chain, cue: Cue) -> bool:
    """`You may draw on this, noting that talks go on`, `should make it clear by saying so`: not said yet."""
    before = [one for one in chain.clauses if one.kind == "finite" and one.end <= cue.begin and not one.relative]
    return bool(before) and before[-1].modal in _ADVISING


_ADVISING: Final = frozenset({"may", "should", "might", "must", "can", "will", "shall"})


def _insert(chain: Chain, cue: Cue) -> None:
    """`Strand, after stressing the need for talks, left`: of the subject that the commas part from its verb."""
    comma, tags = cue.begin - 1, chain.passage.tags
    comma -= tags[comma] in "PA"
    main = _AFTER_INSERTED.search(tags, cue.start, cue.end)
    if comma > chain.start and tags[comma] == "," and main:
        cue.source = noun_phrase_before(chain.passage, comma, chain.start)
        cue.end = main.start()


def _is_led_in(chain: Chain, cue: Cue) -> bool:
    """Whether a cue stands before the main clause: `When Strand asked`, `In answer to his question whether`."""
    if cue.form == "noun":
        return cue.begin > chain.start
    tags = chain.passage.tags
    told = tags[cue.begin - 1] == "T" or (tags[cue.begin - 1] == "N" and tags[cue.begin] == "U")
    if tags[chain.start] == "P" and told and "," not in tags[chain.start : cue.begin]:
        return True  # `On the statement that we saw no risk, he said`, `Despite signs he felt so, he left`
    return chain.passage.lows[chain.start] in _OPENERS or _is_as_long(chain)


def _is_as_long(chain: Chain) -> bool:
    """`So long as Kestria insists on the port, talks are over`."""
    lows, first = chain.passage.lows, chain.start
    return lows[first + 2 : first + 3] == ["as"] and lows[first] in {"so", "as"} and lows[first + 1] in _LASTING


_LASTING: Final = frozenset({"long", "soon", "much"})


def _participle(chain: Chain, cue: Cue, limit: int, link: str) -> None:
    """`, noting`: what the innermost speaker goes on to say; behind a noun, what that says."""
    if link[:1] not in {",", "K", "P", "A", "-", "(", ";"}:
        return
    if link == "P" and cue.source is not None:
        return  # `acted by signalling that`
    if chain.open[-1].rule == "verb-gerund" and link in {",", "K", ",K"} and not is_clausal(cue):
        cue.kind = "hush"  # `recommended increasing the credit, offering a tank and speeding deliveries`
        return
    spoken = chain.depth(lambda one: one.kind in {"say", "show"} and one.form != "noun")
    depth = 0 if spoken is None else spoken
    while depth and link == "," and cue.kind == "say" and _is_asked_about(chain, depth):
        depth -= 1  # `asked if he had raised the matter, adding that it was new`
    if chain.open[-1].form == "ing" and chain.open[-1].source == cue.source is not None:
        depth = len(chain.open) - 1  # `As we said, they hope to win by promising aid, offering help`
    if limit <= chain.open[depth].start <= cue.begin:
        cue.kind = "hush"  # `said that, noting A, they would leave`
        return
    cue.source, cue.tense = chain.open[depth].source, chain.open[depth].tense
    if link == "," and depth == 0 and (main := _around_relative(chain, chain.open[0])):
        cue.source = main
    if chain.open[depth].words[0] < cue.begin:
        chain.close(depth, limit)


def _is_asked_about(chain: Chain, depth: int) -> bool:
    """Whether an open cue stands in what the one around it asks."""
    around = chain.open[depth - 1]
    return around.kind == "say" and chain.passage.lows[around.start] in {"if", "whether"}


def _around_relative(chain: Chain, cue: Cue) -> tuple[int, int] | None:
    """The subject of the main clause around a relative: of `He turned to those who insisted on talks, telling them`."""
    if cue.begin <= chain.start or chain.passage.tags[cue.begin - 1] != "Q":
        return None
    before = [one for one in chain.clauses if one.kind == "finite" and one.start < cue.begin and not one.relative]
    return before[-1].subject if before and not before[-1].shared else None


def _with_subject(chain: Chain, cue: Cue, limit: int, link: str) -> None:
    """A new main clause, a clause in the content of the innermost cue, or one beside it."""
    innermost = chain.open[-1]
    whereupon = chain.passage.lows[cue.begin - 1] == "whereupon"  # `said it was late, whereupon he said`
    if whereupon or is_main(chain, cue, link):
        chain.close(0, limit)
    elif link in {"K", ",K"} and len(chain.open) > 1 and innermost.own:
        chain.close(len(chain.open) - 1, limit)


def _shared(chain: Chain, cue: Cue, limit: int, link: str) -> None:
    """`and noted`: beside the innermost cue of its tense; `and wanted`: of whom the clause before it tells."""
    before = [one for one in chain.clauses if one.kind == "finite" and one.start < cue.words[0] and not one.shared]
    inner = bool(before) and before[-1].start > chain.open[-1].words[0]
    if link == ",K" and ",Q" in chain.passage.tags[chain.open[-1].start : limit]:
        inner = False  # `regretted the delay, which was long, and hoped`
    if inner and chain.passage.tags[before[-1].start] == "V" and cue.tense == "past":
        inner = all(one.tense != cue.tense for one in chain.open)
    if link == ",K" and cue.source is not None and cue.source == chain.open[-1].source:
        inner = False  # `wanted to raise it where Strand had proposed it, but was willing to wait`
    passive = cue.rule.startswith("passive")
    thought = cue.kind == "mind" and (cue.source is not None or (cue.tense != "perfect" and not cue.orphan))
    if inner and (passive or thought):
        return
    depth = _beside(chain, cue, inner=inner)
    if depth is None or (depth == len(chain.open) - 1 and limit <= chain.open[depth].start):
        return  # `Strand said would welcome a visit`
    if not passive and chain.open[depth].rule != "passive-infinitive":  # `He had been asked to wait, but hoped`
        around = chain.open[depth]  # not of `held to his request, but did not insist`
        cue.source = (cue.source if around.form == "noun" else None) or around.source
    chain.close(depth, limit)


def _beside(chain: Chain, cue: Cue, *, inner: bool) -> int | None:
    """The depth of the cue that one without a subject goes on from; None where it goes on from an inner clause."""
    last = chain.open[-1]
    felt_within = last.kind == "mind" and last.around and last.own and last.tense == cue.tense
    if felt_within and (cue.kind == "mind" or acts_on_it(chain.passage.tags, cue, last)):
        return len(chain.open) - 1  # `said they hoped for talks and did not believe`
    before = [one for one in chain.open if one.words[0] < cue.words[0]]
    if len(before) < len(chain.open):
        return len(chain.open) - 1  # `Papers that liked the plan and praised it | called for a vote`
    tags, base = chain.passage.tags, chain.passage.tags[cue.words[0]] == "V"
    told = chain.depth(
        lambda one: (
            one.tense == cue.tense
            and one.kind != "mind"
            and one.form != "noun"
            and not (base and tags[one.words[0]] == "Z")  # `We know that he says so, and note that`
        )
    )
    if told is not None:
        return told
    if cue.kind in {"say", "show"}:
        loose = (depth for depth, one in enumerate(chain.open) if not is_clausal(one) and one.form != "noun")
        felt = next((depth for depth in loose if chain.open[depth].tense == cue.tense), None)
        if felt is not None:
            return felt  # `was critical of Strand, whom he thought weak, and said`
    thought = chain.depth(lambda one: one.tense == cue.tense and one.form != "noun")
    told_of_nobody = cue.kind == "say" and cue.source is None and tags[cue.begin - 1] in "KR"
    if inner and not told_of_nobody:
        return thought
    if thought is None and cue.source is not None:  # `had hoped for an answer to its request and was surprised`
        thought = chain.depth(lambda one: one.source == cue.source and one.form != "noun")
    return len(chain.open) - 1 if thought is None else thought  # `is concerned about talks that failed and said that`


def _nest(tags: str, cue: Cue, around: Cue) -> None:
    """End a cue with the one around it, or before the words of that where it stands to the left of them."""
    cue.around = around
    if around.left is not None and around.left[0] <= cue.begin < around.left[1] and cue.words[0] < around.start:
        if cue.words[0] >= around.words[1]:
            cue.around = around.around  # `A ban urged by Kestria | was rejected by Orland`
            return
        if cue.start >= around.start:
            return  # `Kestria agreed, he said, that the port was safe`
        cue.end = min(cue.end, around.left[1])
    elif cue.words[0] < around.start:
        comma = tags[around.words[0] - 1] == ","
        cue.around, cue.end = around.around, min(cue.end, around.words[0] - comma)
    else:
        cue.end = min(cue.end, around.end)
        if cue.source and cue.source[0] < around.start < cue.source[1] and cue.own:
            cue.source = around.start, cue.source[1]  # `made clear | Strand felt`


def _opening(chain: Chain, cue: Cue) -> None:
    """`When Strand asked A, Tran said B`; `Noting A, Tran left`: the content ends where the main clause begins."""
    tags, at = chain.passage.tags, cue.begin
    phrase = cue.form == "noun" or tags[chain.start] == "P"
    before = "PAQRNtJDGTO" if phrase else "PAQR" if is_clausal(cue) and not _is_as_long(chain) else "PAQRa"
    while at > chain.start and tags[at - 1] in before:
        at -= 1
    if tags[at - 1] == "K" and chain.passage.lows[at] == chain.passage.lows[chain.start]:
        at = chain.start  # `Since prices rise and since Strand hopes for rain, we should wait`
    if at > chain.start:
        return
    main = _main_clause(chain, cue)
    if main is None or main.subject is None:
        return
    first = _with_office(chain, cue, main.subject)
    cue.end = first - (tags[first - 1] == ",")
    if cue.form == "ing" and main.modal not in {None, "would"}:
        cue.kind = "hush"  # `In discussing this, you might suggest`
    if cue.form == "ing":
        cue.source = main.subject
    elif not cue.own and not cue.rule.startswith("passive"):
        cue.source = None  # `Asked if it was so, Strand said`
        cue.rule = f"passive-{cue.rule}"


def _with_office(chain: Chain, cue: Cue, subject: tuple[int, int]) -> int:
    """The first token of a subject with the office before it: `Asked about it, the head of the board, Holm, agreed`."""
    first, tags = subject[0], chain.passage.tags
    if tags[first - 1] != "," or set(tags[slice(*subject)]) != {"C"}:
        return first
    office = noun_phrase_before(chain.passage, first - 1, cue.start)
    told = office is not None and tags[office[0] - 1] == "," and is_somebody(chain.passage, office)
    return office[0] if office and told else first


def _main_clause(chain: Chain, cue: Cue) -> Clause | None:
    """The clause that a cue before it leads to: the first one with a subject behind a comma or a quotation."""
    tags = chain.passage.tags
    asked = tags[cue.start] in "AQ"  # a question
    for clause in chain.clauses:
        if clause.start <= cue.start or clause.kind != "finite" or clause.shared or not clause.subject:
            continue
        first = clause.subject[0]
        own, asked = asked and not clause.relative, asked and clause.relative
        if own and first - cue.start >= _SHORTEST_LIST and "K" in tags[slice(*clause.subject)]:
            continue  # `Asked whether Strand, Tran, or others came`
        quoted = tags[first - 1] == ">" and tags[first - 2] == ","
        bare = cue.form == "ing" and tags[first] == "U" and tags[first - 1] not in "TQA"  # `Noting delays he left`
        if first > cue.start and (tags[first - 1] == "," or quoted or bare):
            return clause
    return None

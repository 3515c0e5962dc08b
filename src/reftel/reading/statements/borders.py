"""Where a content ends: before the next clause."""

import re
from typing import Final

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_before
from reftel.reading.statements.chain import Chain
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.lexicon import word_class

__all__ = ["border", "bound", "is_clausal", "relative_end"]

_PERFORMERS: Final = word_class("performers")
_OPENERS: Final = word_class("openers")

_PHRASE_BETWEEN: Final = re.compile(r",?(?:R{1,2}|[Py][DJNCOy#'R]{0,10}),?")
_AFTER_RELATIVE: Final = re.compile(r",K?R?[BZEMHX]")
_GERUNDS: Final = frozenset({"doing", "having", "being"})
_FIRM_JOINTS: Final = frozenset({",K"})
_JOINTS: Final = frozenset({",K", "K", ";", ",A"})
_COMMAS: Final = frozenset({",", ";"})  # behind a clause that leads to the main one
_AND_IF: Final = re.compile(r"KR?A$")
# `his hopes for progress | rested on a treaty`
_UP_TO_VERB: Final = re.compile(r"[^BZEMHXTQUAG.,;:K]{0,16}?[NC](?=R{0,2}(?:[BZMHX]|E[RPDtG]))")
# `Despite the talks and | Kestria's announcement`
_LEADING: Final = re.compile(r"[PGJ](?>(?:[^BZEMHXTQ.,;:<]|(?<=D)E)*)")
_FIRM_VERBS: Final = frozenset("ZBXHM")  # verbs that are no infinitives of telegraphic style
_CLAUSAL: Final[tuple[str, ...]] = ("-clause", "-question", "-addressed", "-quotation", "-relative", "-colon")


def border(passage: Passage, begin: int, start: int) -> tuple[int, str]:
    """Return the token at which what stands before a clause ends, and what joins the two: `,K`, `K`, `,` or a tag."""
    tags, at = passage.tags, begin - 1
    while at > start and tags[at] == "R":
        at -= 1
    if at < start:
        return begin, ""
    if tags[at] == "A" and (and_if := _AND_IF.search(tags, max(start, at - 2), at + 1)):
        at = at if passage.lows[at - 1] == "only" else and_if.start()  # `and if prices rise`, `and even if they fall`
    if tags[at] in "KAPQ":
        if at > start and tags[at - 1] == ";":
            return at - 1, ";"
        led = tags[at] == "Q" and at - 2 >= start and tags[at - 2 : at] in (",t", ",P")  # `, to which he replied`
        comma = led or (at - 1 >= start and tags[at - 1] in ",;-")
        return at - comma - led, ("," if comma else "") + tags[at]
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


def is_clausal(cue: Cue) -> bool:
    """Return whether the content of a cue is a clause."""
    return cue.rule.endswith(_CLAUSAL)


def bound(chain: Chain, cue: Cue) -> None:
    """End a content that is no clause where the sentence goes on with one: `..., but talks failed`, `and left`."""
    tags = chain.passage.tags
    cue.end = min(cue.end, _main_behind(chain, cue))
    opened, clausal = _opens(chain, cue), is_clausal(cue)
    if cue.form == "noun" and not clausal:
        phrase = _UP_TO_VERB.match(tags, cue.start, cue.end)
        cue.end = phrase.end() if phrase else min(cue.end, _own_verb(chain, cue))
    if clausal and not opened:
        _end_beside(chain, cue)
        return
    leads = _leads(chain, cue)
    joints = _COMMAS if opened else _JOINTS | _COMMAS if leads else _JOINTS
    for clause in chain.clauses:
        if clause.start < cue.start or clause.kind != "finite" or _is_of_content(chain, cue, clause):
            continue
        if clause.start >= cue.end:
            return
        if clause.relative:
            joints = joints if opened else _FIRM_JOINTS  # `, who promised to help, and left`
            continue
        limit, link = _joined(chain, clause, opened=opened or leads)
        if limit > cue.start:
            if link == ",A" and tags[limit - 1] == "T":
                continue  # `recalled his statement that, if prices rose, talks would end`
            if link == "K" and (tags[limit - 1] == tags[limit + 1] == "J" or _is_between(chain, cue, limit)):
                continue  # `a fair and open vote`
            cue.end = limit if link in joints and not _goes_on(chain, clause, opened=opened or leads) else cue.end
            return


def _own_verb(chain: Chain, cue: Cue) -> int:
    """The verb that a noun is the subject of, with all behind it: `their fears of war and want | led them to arm`."""
    noun = cue.words[1] - 2
    for clause in chain.clauses:
        if clause.start < cue.start or clause.relative or not clause.subject:
            continue
        if clause.subject[0] <= noun < clause.subject[1] and chain.passage.tags[clause.start] in _FIRM_VERBS:
            return clause.start
    return cue.end


def _end_beside(chain: Chain, cue: Cue) -> None:
    """End a clause where its speaker does something else: `agreed that it should be sold | and asked Holm to call`.

    Who says `we` of himself begins anew with it: `We think he would rather wait | , and we look to you to help`.
    """
    modal = False
    for clause in chain.clauses:
        if clause.start < cue.start or clause.kind != "finite":
            continue
        if _is_ours_again(chain, cue, clause):
            limit, link = border(chain.passage, clause.subject[0] if clause.subject else clause.start, chain.start)
            if link == ",K" and cue.start < limit < cue.end:
                cue.end = limit
                return
        modal = modal or clause.modal is not None
        if modal and clause.shared and clause.subject == cue.source and chain.passage.tags[clause.start] == "E":
            limit, link = border(chain.passage, clause.start, chain.start)
            if link in {"K", ",K"} and cue.start < limit < cue.end:
                cue.end = limit
            return


def _is_ours_again(chain: Chain, cue: Cue, clause: Clause) -> bool:
    """Whether a clause in the present has the `we` for its subject that the cue has, and the content has another."""
    lows = chain.passage.lows
    if cue.source is None or cue.tense != "present" or clause.shared or clause.modal or clause.subject is None:
        return False
    ours = lows[slice(*cue.source)]
    same = ours == lows[slice(*clause.subject)] and len(ours) == 1 and ours[0] in _PERFORMERS
    return same and ours[0] not in lows[cue.start : clause.subject[0]]


def _main_behind(chain: Chain, cue: Cue) -> int:
    """The verb of the clause around a relative, whose subject stands before it: `Papers that liked it | called for`."""
    tags, relative = chain.passage.tags, False
    end = relative_end(chain, cue) if tags[cue.begin - 1 : cue.begin] == "Q" else None
    for clause in chain.clauses:
        relative = relative or (clause.relative and clause.start <= cue.words[0])
        if clause.start <= cue.start or clause.kind != "finite" or clause.shared or not (relative and clause.subject):
            continue
        if clause.subject[1] <= cue.begin - 1 and clause.start <= cue.end:
            first = clause.start
            while tags[first - 1] in "R!":
                first -= 1
            return min(end or first, first - (tags[first - 1] == ","))
    return cue.end if end is None else end


def _is_between(chain: Chain, cue: Cue, limit: int) -> bool:
    """`stressed relations between the state | and the ports were good`."""
    lows = chain.passage.lows[cue.start : limit]
    return "between" in lows and "K" not in chain.passage.tags[cue.start + lows.index("between") : limit]


def _is_of_content(chain: Chain, cue: Cue, clause: Clause) -> bool:
    """`talked about what the board should and should not do`, `blamed it for | doing nothing, but if it goes on`."""
    tags = chain.passage.tags
    if chain.passage.lows[clause.start] in _GERUNDS:
        return True
    return clause.shared and tags[cue.start] == "Q" and tags[clause.start] == "M"


def relative_end(chain: Chain, cue: Cue) -> int | None:
    """The token at which a relative clause ends and the clause around it goes on: `, which we regret, and hoped`."""
    for main in _AFTER_RELATIVE.finditer(chain.passage.tags, cue.start, cue.end):
        clause = next((one for one in chain.clauses if one.start >= main.end() - 1), None)
        if clause is None or clause.shared or clause.subject is None or clause.subject[0] < cue.start:
            return main.start()  # not `hinted that Strand, a friend, | might leave`
    return None


def _joined(chain: Chain, clause: Clause, *, opened: bool) -> tuple[int, str]:
    """The border before a clause: `; he left` also for `refused to sign, he left` and `while Kestria slept he left`."""
    tags = chain.passage.tags
    begin = clause.start if clause.shared or clause.subject is None else clause.subject[0]
    if tags[begin] in "UC" and tags[begin - 2 : begin] == "NP":  # `, but | a message from you would help`
        whole = noun_phrase_before(chain.passage, begin - 1, chain.start)
        begin = whole[0] if whole else begin
    limit, link = border(chain.passage, begin, chain.start)
    if link == ",P" and chain.passage.lows[limit + 1] == "since":
        return limit, ",A"
    spliced = tags[begin] == "U" and (link == "," or (opened and link in "NC"))
    return limit, ";" if spliced else link


def _goes_on(chain: Chain, clause: Clause, *, opened: bool) -> bool:
    """Whether a clause is a cue of its own: behind one that leads to another only `when asked, he said, they left`."""
    tags = chain.passage.tags
    beside = not opened or tags[clause.end : clause.end + 1] == ","
    return (beside and clause.start in chain.starts) or (clause.shared and tags[clause.start] == "V")


def _opens(chain: Chain, cue: Cue) -> bool:
    """Whether a cue's clause leads to another: `said that although Kestria hoped for rain, the harvest would fail`."""
    before = cue.begin - 1
    if before <= chain.start or chain.passage.lows[before] not in _OPENERS:
        return False
    before -= 1 + (chain.passage.tags[before - 2 : before] == "T,")  # `that, when`
    return chain.passage.tags[before] in "TEZ:;<" and cue.form == "finite"


def _leads(chain: Chain, cue: Cue) -> bool:
    """Whether a noun stands in a phrase that leads to its sentence: `Given Kestria's demand for aid, talks failed`."""
    passage, first = chain.passage, chain.start
    if cue.form != "noun" or passage.tags[cue.start] == "Q" or not _LEADING.fullmatch(passage.tags, first, cue.begin):
        return False
    return passage.tags[first] in "PG" or passage.lows[first] == "given"

"""Where a content ends: before the next clause, the bracket around it, the post's own comment."""

import re

from reftel.reading.base.clauses import Clause
from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.statements.chain import Chain
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.lexicon import word_class
from reftel.reading.statements.subjects import is_somebody, is_text

__all__ = ["border", "bound", "cut", "is_clausal", "relative_end"]

_PHRASE_BETWEEN = re.compile(r",?(?:R{1,2}|[Py][DJNCOy#'R]{0,10}),?")
_AFTER_RELATIVE = re.compile(r",K?R?[BZEMHX]")
_FIRM_JOINTS = frozenset({",K"})
_JOINTS = frozenset({",K", "K", ";", ",A"})
_COMMAS = frozenset({",", ";"})  # behind a clause that leads to the main one
_SPLICED = re.compile(r"(?>(?:(?:;|,K)[^,;]{1,8})?),(U)(?=[R!]{0,2}[MHXBZEV])")  # also `; however, he said`
_OPENING = re.compile(r"[TQAa]")  # a clause within the content, which commas may part
_PERSONAL = frozenset({"i", "we", "he", "she", "they"})
_AND_IF = re.compile(r"KR?A$")
_AND_THAT = re.compile(r",?KR?T")
_BESIDE_THAT = re.compile(r"[^,T]{1,60}?(?=,T[UCD])")  # `said he would stay, that talks had failed`
# `his hopes for progress | rested on a treaty`
_UP_TO_VERB = re.compile(r"[^BZEMHXTQUAG.,;:K]{0,16}?[NC](?=[BZMHX]|E[RPDt])")
_LIST = re.compile(r"[:;]-")  # `: -- first point; -- second point`
_TURN = re.compile(r"PG|,?K(?:R{0,2}t[VBHX]|Q)")
_LEADING = re.compile(r"[PGJ](?>(?:[^BZEMHXTQ.,;:<]|(?<=D)E)*)")  # `Despite the talks and | Kestria's announcement`
_BUT = re.compile(r",K(?=(?:U|D?[JNC]{1,6}+)R?[MBHXZE!])")  # `asked how it was, but he left`
_VERBAL = re.compile(r"[ZEBHXMVQT(]")
_FIRM_VERBS = frozenset("ZBXHM")  # verbs that are no infinitives of telegraphic style
_LEAST = 5  # tokens of a content that is whole before a list
_COMMENTS = (["comment"], ["note"], ["embassy"], ["begin"], ["septel"])
_CLAUSAL = frozenset({"clause", "question", "addressed", "quotation", "relative", "colon"})


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
    return cue.rule.rpartition("-")[2] in _CLAUSAL


def bound(chain: Chain, cue: Cue) -> None:
    """End a content that is no clause where the sentence goes on with one: `..., but talks failed`, `and left`."""
    tags = chain.passage.tags
    cue.end = min(cue.end, _main_behind(chain, cue))
    opened = _opens(chain, cue)
    if cue.form == "noun" and not is_clausal(cue):
        phrase = _UP_TO_VERB.match(tags, cue.start, cue.end)
        cue.end = phrase.end() if phrase else min(cue.end, _own_verb(chain, cue))
    if is_clausal(cue) and not opened:
        _end_beside(chain, cue)
        return
    leads = _leads(chain, cue)
    joints = _COMMAS if opened else _JOINTS | _COMMAS if leads else _JOINTS
    for clause in chain.clauses:
        if clause.start < cue.start or clause.kind != "finite" or _is_second_modal(tags, cue, clause):
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
    same = ours == lows[slice(*clause.subject)] and len(ours) == 1 and ours[0] in word_class("performers")
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


def _is_second_modal(tags: str, cue: Cue, clause: Clause) -> bool:
    """`talked about what the board should and should not do`."""
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
    if before <= chain.start or chain.passage.lows[before] not in word_class("openers"):
        return False
    before -= 1 + (chain.passage.tags[before - 2 : before] == "T,")  # `that, when`
    return chain.passage.tags[before] in "TEZ:;<" and cue.form == "finite"


def _leads(chain: Chain, cue: Cue) -> bool:
    """Whether a noun stands in a phrase that leads to its sentence: `Given Kestria's demand for aid, talks failed`."""
    passage, first = chain.passage, chain.start
    if cue.form != "noun" or passage.tags[cue.start] == "Q" or not _LEADING.fullmatch(passage.tags, first, cue.begin):
        return False
    return passage.tags[first] in "PG" or passage.lows[first] == "given"


def _end_before_comment(passage: Passage, cue: Cue) -> None:
    """`(Comment: a sure sign)` is the post's own word."""
    bracket = passage.tags.find("(", cue.start, cue.end)
    while bracket >= 0:
        if passage.lows[bracket + 1 : bracket + 2] in _COMMENTS and ":" in passage.tags[bracket + 2 : bracket + 5]:
            cue.end = bracket
            return
        bracket = passage.tags.find("(", bracket + 1, cue.end)


def _turns(passage: Passage, turn: re.Match[str], cue: Cue) -> bool:
    """Whether a content ends where something else is told: `a new way by saying that`, `sign, but rather to wait`.

    Of what is asked it ends at the next question: `what Kestria wants to include | and which ports it likes`.
    """
    first = turn.start() + (passage.tags[turn.start()] == ",")
    low = passage.lows[first]
    if low == "by":
        return lemma_of(passage.lows[turn.end() - 1]) in read_words("clausal.txt")
    if low == "but":
        return passage.lows[first + 1] != "also"  # `not only to open the port but also to`
    if passage.tags[turn.end() - 1] != "Q":
        return False
    whether = cue.form == "noun" and passage.lows[turn.end() - 1] == "whether"  # `their announcement of reforms | and`
    return whether or "Q" in passage.tags[cue.begin - 2 : cue.begin]


def _end_before_others(passage: Passage, cue: Cue) -> None:
    """End a content before what the sentence goes on with, and before whom it is said to."""
    if not is_clausal(cue):
        _end_before_main(passage, cue)
    if not is_clausal(cue) or passage.tags[cue.start + 1 : cue.start + 2] == "t":
        _end_before_next(passage, cue)  # also `is considering whether to come | ; a reply is due`
    if cue.rule == "verb-object":
        _end_before_whom(passage, cue)
    if cue.rule in _OF_FEELINGS:
        _end_before_listener(passage, cue)


def _end_before_main(passage: Passage, cue: Cue) -> None:
    """`If he wanted to go on | , I stressed that`, `I do not want him to wait | , I want him to come`."""
    spliced = _SPLICED.search(passage.tags, cue.start + 1, cue.end)
    if spliced and passage.lows[spliced.start(1)] in _PERSONAL:
        opened = _OPENING.search(passage.tags, cue.start, spliced.start())
        cue.end = cue.end if opened else spliced.start()


def _end_before_next(passage: Passage, cue: Cue) -> None:
    """`promised to write | ; so far we have no letter`, `offered a lunch | ; a reply is due`.

    A list of points goes on.
    """
    stop = passage.tags.find(";", cue.start, cue.end)
    listed = passage.tags[stop + 1] in "-(" or passage.tags[stop + 2 : stop + 3] == ")"
    if stop < 0 or listed or passage.tags[stop + 1] in "TQAtK":
        return
    if _SENTENCE.search(passage.tags, stop + 1, cue.end):
        cue.end = stop


_SENTENCE = re.compile(r"[UNCJ#y][R!]*+[MBHXZE]")


def _end_before_whom(passage: Passage, cue: Cue) -> None:
    """`raised the matter | with Strand`; not `discussed relations with Kestria`."""
    lows = passage.lows
    if "with" not in lows[cue.start : cue.end] or word_class("talked over").isdisjoint(lows[slice(*cue.words)]):
        return
    at = lows.index("with", cue.start, cue.end)
    before = lows[at - 1]
    alone = at <= cue.start + 1 and lows[cue.start] in {"with", *word_class("pointers")}  # `discussed it with Strand`
    if alone or _VERBAL.search(passage.tags, cue.start, at) or before == "not" or before in word_class("held with"):
        return
    whom = noun_phrase_from(passage, at + 1, cue.end)
    if whom is not None and is_somebody(passage, whom) and not is_text(passage, whom):
        cue.end = at


def _end_before_listener(passage: Passage, cue: Cue) -> None:
    """`expressed concern over prices | to Ambassador Tran`, `voiced his fears | to me`; not `a letter to me`."""
    if word_class("voiced").isdisjoint(passage.lows[slice(*cue.words)]):
        return
    for to in _TO_WHOM.finditer(passage.tags, cue.start + 1, cue.end):
        heard = to[0][-1] in "uU" or not word_class("listeners").isdisjoint(passage.lows[to.start() : to.end()])
        if heard and passage.lows[to.start() - 1] not in word_class("sent to"):
            cue.end = to.start()
            return


_OF_FEELINGS = frozenset({"verb-object", "verb-attitude"})
_TO_WHOM = re.compile(r"(?<=[NC])t(?:u|U|D?[JNC]{1,3})")


def _end_before_although(passage: Passage, cue: Cue) -> None:
    """`said he thought the port was safe | , although he had not seen it`: what the one around goes on with."""
    for although in _ALTHOUGH.finditer(passage.tags, cue.start + 1, cue.end):
        comma = although[0][0] == ","
        at = although.start() + comma
        loose = comma and cue.kind == "mind" if is_clausal(cue) else True
        if loose and passage.lows[at] in _ALTHOUGHS:
            cue.end = although.start()
            return


_LIKEWISE = re.compile(r",a(?=X[DJNCV]|[BHM][DC])")  # `expects to gain | , as does Orland`
_WHEN_SPEAKING = re.compile(r">(?=[QA]G)")  # `said "I am going" | when speaking of it`
_RUN_ON = re.compile(r"[NC](?=UET)")  # `would find an answer | he noted that it was late`: a full stop is lost
_THERE = re.compile(r"[^,K]{0,3}UB[^,;:TQAMHXZ]{1,24},K(?=R?[XHB]!)")  # `there were others | , but did not name them`


def _end_before_own(passage: Passage, cue: Cue) -> None:
    """End a content before what the sentence, and not whoever says it, goes on with."""
    tags, lows = passage.tags, passage.lows
    ends = [_LIKEWISE.search(tags, cue.start + 1, cue.end), _WHEN_SPEAKING.search(tags, cue.start + 1, cue.end)]
    found = [one.start() + (tags[one.start()] == ">") for one in ends if one]
    if is_clausal(cue):
        run_on = _RUN_ON.search(tags, cue.start + 1, cue.end)
        found += [run_on.end()] if run_on and lows[run_on.end() + 1] in _NOTED else []
        there = _THERE.match(tags, cue.start, cue.end)
        found += [there.end() - 2] if there and "there" in lows[cue.start : cue.start + 4] else []
    cue.end = min([cue.end, *found])


_POINTER_AND = re.compile(r"[DUT](?=,?K(?:N[PRAtD]|[ZEMBHX]))")  # `realizes this | and proceeds with care`
_NOTED = frozenset({"said", "noted", "added", "stated", "stressed", "claimed", "explained"})
_ALTHOUGH = re.compile(r",?A(?=[^,.;:]{0,14}?[MBHXZE])")
_ALTHOUGHS = frozenset({"although", "though"})


def cut(passage: Passage, cue: Cue, start: int) -> None:
    """End a content with the bracket it stands in, and before the `and that` of the clause around it."""
    tags = passage.tags
    _end_before_comment(passage, cue)
    _end_before_own(passage, cue)
    if cue.rule == "verb-object" and (pointer := _POINTER_AND.match(tags, cue.start, cue.end)):
        cue.end = pointer.end() if passage.lows[cue.start] in word_class("pronouns") else cue.end
    listed = _LIST.search(tags, cue.start, cue.end)
    if listed and listed.start() - cue.start >= _LEAST and tags[listed.start() - 1] != "t":
        cue.end = listed.start()
    asked = cue.rule == "verb-question" or (cue.rule == "verb-addressed" and tags[cue.start] == "Q")
    if asked and (but := _BUT.search(tags, cue.start + 1, cue.end)):
        cue.end = but.start() if passage.lows[but.start() + 1] == "but" else cue.end
    if not is_clausal(cue) and (turn := _TURN.search(tags, cue.start + 1, cue.end)) and _turns(passage, turn, cue):
        cue.end = turn.start()
    _end_before_others(passage, cue)
    opening = tags.rfind("(", start, cue.begin)
    if opening > tags.rfind(")", start, cue.begin):
        closing = tags.find(")", cue.start, cue.end)
        cue.end = closing if closing >= 0 else cue.end
    if cue.around is None:
        return
    _end_before_although(passage, cue)
    if tags[cue.start - 1 : cue.start] == "T":
        return
    joint = _AND_THAT.search(tags, cue.start, cue.end)
    if joint and "T" not in tags[cue.start : joint.start()]:
        cue.end = joint.start()
    if beside := _BESIDE_THAT.match(tags, cue.start, cue.end):
        cue.end = beside.end()

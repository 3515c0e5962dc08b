"""What ends a content within its sentence: a bracket, a comment, another matter, whoever hears it."""

import re
from typing import Final

from reftel.reading.base.passage import Passage
from reftel.reading.base.phrases import noun_phrase_from
from reftel.reading.base.tables import read_words
from reftel.reading.base.words import lemma_of
from reftel.reading.statements.borders import is_clausal
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.lexicon import word_class
from reftel.reading.statements.subjects import is_somebody, is_text

__all__ = ["cut"]

_CLAUSAL: Final = read_words("clausal.txt")
_TALKED_OVER: Final = word_class("talked over")
_POINTERS: Final = word_class("pointers")
_HELD_WITH: Final = word_class("held with")
_VOICED: Final = word_class("voiced")
_LISTENERS: Final = word_class("listeners")
_SENT_TO: Final = word_class("sent to")
_PRONOUNS: Final = word_class("pronouns")

_SPLICED: Final = re.compile(r"(?>(?:(?:;|,K)[^,;]{1,8})?),(U)(?=[R!]{0,2}[MHXBZEV])")  # also `; however, he said`
_OPENING: Final = re.compile(r"[TQAa]")  # a clause within the content, which commas may part
_PERSONAL: Final = frozenset({"i", "we", "he", "she", "they"})
_AND_THAT: Final = re.compile(r",?KR?T")
_BESIDE_THAT: Final = re.compile(r"[^,T]{1,60}?(?=,T[UCD])")  # `said he would stay, that talks had failed`
_LIST: Final = re.compile(r"[:;]-")  # `: -- first point; -- second point`
_TURN: Final = re.compile(r"PG|,?K(?:R{0,2}t[VBHX]|Q)")
_BUT: Final = re.compile(r",K(?=(?:U|D?[JNC]{1,6}+)R?[MBHXZE!])")  # `asked how it was, but he left`
_VERBAL: Final = re.compile(r"[ZEBHXMVQT(]")
_LEAST: Final = 5  # tokens of a content that is whole before a list
_COMMENTS: Final = (["comment"], ["note"], ["embassy"], ["begin"], ["septel"])
_SENTENCE: Final = re.compile(r"[UNCJ#y][R!]*+[MBHXZE]")
_OF_FEELINGS: Final = frozenset({"verb-object", "verb-attitude"})
_TO_WHOM: Final = re.compile(r"(?<=[NC])t(?:u|U|D?[JNC]{1,3})")
_LIKEWISE: Final = re.compile(r",a(?=X[DJNCV]|[BHM][DC])")  # `expects to gain | , as does Orland`
_WHEN_SPEAKING: Final = re.compile(r">(?=[QA]G)")  # `said "I am going" | when speaking of it`
_RUN_ON: Final = re.compile(r"[NC](?=UET)")  # `would find an answer | he noted that it was late`: a full stop is lost
# `there were others | , but did not name them`
_THERE: Final = re.compile(r"[^,K]{0,3}UB[^,;:TQAMHXZ]{1,24},K(?=R?[XHB]!)")
_POINTER_AND: Final = re.compile(r"[DUT](?=,?K(?:N[PRAtD]|[ZEMBHX]))")  # `realizes this | and proceeds with care`
_NEXT_POINT: Final = re.compile(r"[;,]K?\(#\)")
_LENGTH_OF_POINT: Final = 3  # tokens of `(2)`
_BETWEEN_DASHES: Final = re.compile(r"[KRQAPa]{0,3}")
_NOTED: Final = frozenset({"said", "noted", "added", "stated", "stressed", "claimed", "explained"})
_ALTHOUGH: Final = re.compile(r",?A(?=[^,.;:]{0,14}?[MBHXZE])")
_ALTHOUGHS: Final = frozenset({"although", "though"})


def _end_before_comment(passage: Passage, cue: Cue) -> None:
    """`(Comment: a sure sign)` is the post's own word."""
    bracket = passage.tags.find("(", cue.start, cue.end)
    while bracket >= 0:
        if passage.lows[bracket + 1 : bracket + 2] in _COMMENTS and ":" in passage.tags[bracket + 2 : bracket + 5]:
            cue.end = bracket
            return
        bracket = passage.tags.find("(", bracket + 1, cue.end)


def _turn_in(tags: str, start: int, end: int) -> re.Match[str] | None:
    """Where something else may be told; looked for by its signs first, which most contents have not."""
    told = tags[start:end]
    may_be = "PG" in told or "Kt" in told or "KQ" in told or "KR" in told
    return _TURN.search(tags, start, end) if may_be else None


def _turns(passage: Passage, turn: re.Match[str], cue: Cue) -> bool:
    """Whether a content ends where something else is told: `a new way by saying that`, `sign, but rather to wait`.

    Of what is asked it ends at the next question: `what Kestria wants to include | and which ports it likes`.
    """
    first = turn.start() + (passage.tags[turn.start()] == ",")
    low = passage.lows[first]
    if low == "by":
        return lemma_of(passage.lows[turn.end() - 1]) in _CLAUSAL
    if low == "but":
        return passage.lows[first + 1] != "also"  # `not only to open the port but also to`
    if passage.tags[turn.end() - 1] != "Q":
        return False
    whether = cue.form == "noun" and passage.lows[turn.end() - 1] == "whether"  # `their announcement of reforms | and`
    return whether or "Q" in passage.tags[cue.begin - 2 : cue.begin]


def _end_before_others(passage: Passage, cue: Cue, *, clausal: bool) -> None:
    """End a content before what the sentence goes on with, and before whom it is said to."""
    if not clausal:
        _end_before_main(passage, cue)
    if not clausal or passage.tags[cue.start + 1 : cue.start + 2] == "t":
        _end_before_next(passage, cue)  # also `is considering whether to come | ; a reply is due`
    if cue.rule == "verb-object":
        _end_before_whom(passage, cue)
    if cue.rule in _OF_FEELINGS:
        _end_before_listener(passage, cue)


def _end_before_main(passage: Passage, cue: Cue) -> None:
    """`If he wanted to go on | , I stressed that`, `I do not want him to wait | , I want him to come`."""
    may_be = passage.tags.find(",U", cue.start, cue.end) >= 0
    spliced = _SPLICED.search(passage.tags, cue.start + 1, cue.end) if may_be else None
    if spliced and passage.lows[spliced.start(1)] in _PERSONAL:
        opened = _OPENING.search(passage.tags, cue.start, spliced.start())
        cue.end = cue.end if opened else spliced.start()


def _end_before_next(passage: Passage, cue: Cue) -> None:
    """`promised to write | ; so far we have no letter`, `offered a lunch | ; a reply is due`.

    A list of points goes on.
    """
    stop = passage.tags.find(";", cue.start, cue.end)
    if stop < 0:
        return
    listed = passage.tags[stop + 1] in "-(" or passage.tags[stop + 2 : stop + 3] == ")"
    if listed or passage.tags[stop + 1] in "TQAtK":
        return
    if _SENTENCE.search(passage.tags, stop + 1, cue.end):
        cue.end = stop


def _end_before_whom(passage: Passage, cue: Cue) -> None:
    """`raised the matter | with Strand`; not `discussed relations with Kestria`."""
    lows = passage.lows
    if "with" not in lows[cue.start : cue.end] or _TALKED_OVER.isdisjoint(lows[cue.words[0] : cue.words[1]]):
        return
    at = lows.index("with", cue.start, cue.end)
    before = lows[at - 1]
    alone = at <= cue.start + 1 and lows[cue.start] in {"with", *_POINTERS}  # `discussed it with Strand`
    if alone or _VERBAL.search(passage.tags, cue.start, at) or before == "not" or before in _HELD_WITH:
        return
    whom = noun_phrase_from(passage, at + 1, cue.end)
    if whom is not None and is_somebody(passage, whom) and not is_text(passage, whom):
        cue.end = at


def _end_before_listener(passage: Passage, cue: Cue) -> None:
    """`expressed concern over prices | to Ambassador Tran`, `voiced his fears | to me`; not `a letter to me`."""
    if _VOICED.isdisjoint(passage.lows[cue.words[0] : cue.words[1]]):
        return
    for to in _TO_WHOM.finditer(passage.tags, cue.start + 1, cue.end):
        heard = to[0][-1] in "uU" or not _LISTENERS.isdisjoint(passage.lows[to.start() : to.end()])
        if heard and passage.lows[to.start() - 1] not in _SENT_TO:
            cue.end = to.start()
            return


def _end_with_question(passage: Passage, cue: Cue) -> None:
    """`was asking "Will they stop?" | as an aide came in`: a question that is quoted is whole."""
    tags = passage.tags
    if tags[cue.start : cue.start + 1] != "<":
        return
    closing = tags.find(">", cue.start, cue.end - 1)
    whole = closing > 0 and passage.words[closing - 1][-1] in "?!"
    if closing > 0 and tags[closing - 1] == "," and _SENTENCE.match(tags, _past_determiner(tags, closing + 1), cue.end):
        whole = True  # `seek "victory without war," | the world will not be safe`
    if whole and tags[closing + 1] not in "K<" and tags[closing + 1 : closing + 3] not in (",K", ",<"):
        cue.end = closing + 1


def _past_determiner(tags: str, at: int) -> int:
    return at + tags.startswith("D", at)


def _end_before_point(passage: Passage, cue: Cue, start: int) -> None:
    """`(1) we had agreed to sell boats | ; (2) we did not`: what stands in a point of a list ends with it."""
    own = passage.tags.rfind("(#)", start, cue.begin)
    if own < 0 or not _is_point(passage, own):
        return
    for other in _NEXT_POINT.finditer(passage.tags, cue.start, cue.end):
        if _is_point(passage, other.end() - _LENGTH_OF_POINT):
            cue.end = other.start()
            return


def _is_point(passage: Passage, at: int) -> bool:
    """Whether a bracket holds the number of a point, and no year or sum."""
    return passage.lows[at + 1].isdigit() and len(passage.lows[at + 1]) < _LENGTH_OF_POINT


def _end_before_dash(passage: Passage, cue: Cue, start: int) -> None:
    """`What is new - and here he feels that talks failed | - is the treaty`: what stands between dashes ends there."""
    opening = passage.tags.rfind("-", start + 1, cue.begin)
    if opening < 0 or _BETWEEN_DASHES.fullmatch(passage.tags, opening + 1, cue.begin) is None:
        return
    closing = passage.tags.find("-", cue.start, cue.end)
    if closing > cue.start + 1 and passage.tags.find("-", closing + 1, cue.end) < 0:
        cue.end = closing


def _end_before_although(passage: Passage, cue: Cue) -> None:
    """`said he thought the port was safe | , although he had not seen it`: what the one around goes on with."""
    if passage.tags.find("A", cue.start, cue.end) < 0:
        return
    for although in _ALTHOUGH.finditer(passage.tags, cue.start + 1, cue.end):
        comma = although[0][0] == ","
        at = although.start() + comma
        loose = comma and cue.kind == "mind" if is_clausal(cue) else True
        if loose and passage.lows[at] in _ALTHOUGHS:
            cue.end = although.start()
            return


def _end_before_own(passage: Passage, cue: Cue, *, clausal: bool) -> None:
    """End a content before what the sentence, and not whoever says it, goes on with."""
    tags, lows, start, end = passage.tags, passage.lows, cue.start, cue.end
    if tags.find(",a", start, end) >= 0 and (likewise := _LIKEWISE.search(tags, start + 1, end)):
        cue.end = likewise.start()
    if tags.find(">", start, end) >= 0 and (quoted := _WHEN_SPEAKING.search(tags, start + 1, end)):
        cue.end = min(cue.end, quoted.start() + 1)
    if clausal:
        run_on = _RUN_ON.search(tags, start + 1, end) if tags.find("UET", start, end) >= 0 else None
        if run_on and lows[run_on.end() + 1] in _NOTED:
            cue.end = min(cue.end, run_on.end())
        there = _THERE.match(tags, start, end) if "there" in lows[start : start + 4] else None
        if there:
            cue.end = min(cue.end, there.end() - 2)


def _end_before_list(passage: Passage, cue: Cue) -> None:
    """`made it clear that there are two aims | : -- the first; -- the second`."""
    tags = passage.tags
    listed = _LIST.search(tags, cue.start, cue.end) if tags.find("-", cue.start, cue.end) >= 0 else None
    if listed and listed.start() - cue.start >= _LEAST and tags[listed.start() - 1] != "t":
        cue.end = listed.start()


def _end_before_that(tags: str, cue: Cue) -> None:
    """`said he saw no risk | and that talks would go on`: a second content of the clause around."""
    joint = _AND_THAT.search(tags, cue.start, cue.end)
    if joint and "T" not in tags[cue.start : joint.start()]:
        cue.end = joint.start()
    if beside := _BESIDE_THAT.match(tags, cue.start, cue.end):
        cue.end = beside.end()


def cut(passage: Passage, cue: Cue, start: int) -> None:
    """End a content with the bracket it stands in, and before the `and that` of the clause around it."""
    tags, clausal = passage.tags, is_clausal(cue)
    _end_before_comment(passage, cue)
    _end_before_own(passage, cue, clausal=clausal)
    if cue.rule == "verb-object" and (pointer := _POINTER_AND.match(tags, cue.start, cue.end)):
        cue.end = pointer.end() if passage.lows[cue.start] in _PRONOUNS else cue.end
    _end_before_list(passage, cue)
    asked = cue.rule == "verb-question" or (cue.rule == "verb-addressed" and tags[cue.start] == "Q")
    if asked and (but := _BUT.search(tags, cue.start + 1, cue.end)):
        cue.end = but.start() if passage.lows[but.start() + 1] == "but" else cue.end
    if not clausal and (turn := _turn_in(tags, cue.start + 1, cue.end)) and _turns(passage, turn, cue):
        cue.end = turn.start()
    _end_before_others(passage, cue, clausal=clausal)
    _end_with_question(passage, cue)
    _end_before_point(passage, cue, start)
    _end_before_dash(passage, cue, start)
    opening = tags.rfind("(", start, cue.begin)
    if opening > tags.rfind(")", start, cue.begin):
        closing = tags.find(")", cue.start, cue.end)
        cue.end = closing if closing >= 0 else cue.end
    if cue.around is None:
        return
    _end_before_although(passage, cue)
    if tags[cue.start - 1 : cue.start] != "T" and tags.find("T", cue.start, cue.end) >= 0:
        _end_before_that(tags, cue)

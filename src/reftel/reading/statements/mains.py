"""Whether a cue is said beside the one before it or in its content: `said they would come, to which Tran replied`."""

from typing import Final

from reftel.reading.base.words import lemma_of
from reftel.reading.statements.borders import is_clausal, relative_end
from reftel.reading.statements.chain import Chain
from reftel.reading.statements.cue import Cue
from reftel.reading.statements.lexicon import word_class

__all__ = ["acts_on_it", "is_main"]

_PERSONAL: Final = word_class("personal")
_PERFORMERS: Final = word_class("performers")
_CONTRASTS: Final = word_class("contrasts")
_REASONS: Final = word_class("reasons")

# `members said the port was shut and | one quoted him`
_OTHERS: Final = frozenset({"one", "another", "others", "some"})


def is_main(chain: Chain, cue: Cue, link: str) -> bool:
    """Return whether a cue with a subject of its own begins a new main clause, joined by `link` to what is before."""
    root = chain.open[0]
    lows = chain.passage.lows
    personal = cue.source is not None and lows[cue.source[0]] in _PERSONAL
    if link[:1] == ";":
        thought = cue.kind == root.kind == "mind" and cue.tense == root.tense == "present"
        return cue.kind in {"say", "show"} or personal or thought or not is_clausal(root)
    if link == ",K":
        had = root.tense == "perfect" and cue.tense == "past" and lows[root.words[0]] == "had"
        unsaid = cue.kind == "hush" and personal and root.tense == "past" and lows[cue.words[0]] == "did"
        return (
            unsaid
            or cue.kind in {"say", "show"}
            or not is_clausal(root)
            or (personal and (had or cue.tense == root.tense))
        )
    if link == "K":
        ours = lows[cue.begin] in _PERFORMERS and _same(lows, cue, root) and cue.tense == root.tense
        other = cue.source is not None and lows[cue.source[0]] in _OTHERS and root.kind == "say"
        answers = root.kind == "say" and cue.tense == root.tense and _answers(chain, cue)
        said = cue.kind == "say" and (personal or answers or (other and cue.tense == root.tense))
        return not is_clausal(root) or said or (ours and root.tense == "present")
    if link == ",Q":
        return _tells_on(chain, cue, personal=personal)
    if link in {",A", "A"} and lows[cue.begin - 1] in _CONTRASTS:
        beside = lows[cue.begin - 1] == "while" and cue.tense == root.tense == "past"
        return cue.kind == "say" and ((link == ",A" and (personal or not is_clausal(root))) or beside)
    reason = link != "" and lows[cue.begin - 1] in _REASONS and lows[cue.begin] in _PERFORMERS
    return reason and _same(lows, cue, root) and cue.tense == root.tense  # `I thought this needed since I believed`


def _tells_on(chain: Chain, cue: Cue, *, personal: bool) -> bool:
    """Whether a relative goes on with what others say: `said they would come, to which Strand replied`."""
    root = chain.open[0]
    if cue.kind == "say" and chain.passage.tags[cue.begin - 3 : cue.begin] in (",tQ", ",PQ"):
        return True
    if relative_end(chain, cue):
        return False
    named = cue.rule == "verb-as" and personal and not is_clausal(root)  # `the cuts, which they see as late`
    told = cue.rule == "verb-relative" and cue.kind == "say"
    return named or (told and (personal or _same(chain.passage.lows, cue, root)))


def _same(lows: list[str], one: Cue, other: Cue) -> bool:
    return one.source is not None and other.source is not None and lows[one.source[1] - 1] == lows[other.source[1] - 1]


def _is_unsaid(chain: Chain, cue: Cue, *, personal: bool) -> bool:
    """`Strand said that the port was shut, but he did not mention the railway`: what is told of him, and not by him."""
    lows = chain.passage.lows
    return cue.kind == "hush" and personal and chain.open[0].tense == "past" and lows[cue.words[0]] == "did"


def _answers(chain: Chain, cue: Cue) -> bool:
    """`Strand said that talks were over but Tran replied that they went on`: who answers is not told of."""
    lows = chain.passage.lows[cue.words[0] : cue.words[1]]
    return any(lemma_of(low) in _ANSWERING for low in lows)


_ANSWERING: Final = frozenset({"reply", "respond", "retort", "rejoin", "counter", "answer"})


def acts_on_it(tags: str, cue: Cue, felt: Cue) -> bool:
    """Return whether somebody named asks others to act on what he feels: `said Tran was upset by it, and urged us to`.

    What is only said behind a feeling is the outer speaker's: `said Tran was pleased with it, and added that`.
    """
    felt_by = felt.source if felt.rule.startswith("adjective") else None
    return cue.rule == "verb-request" and felt_by is not None and tags[felt_by[1] - 1] in "CN"

"""The register of bodies."""

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.acronyms import Pair, pairs
from reftel.reading.bodies.appositions import find_named_after, find_named_before
from reftel.reading.bodies.finds import Find, Named, longest
from reftel.reading.bodies.forms import find_formed
from reftel.reading.bodies.known import find_known
from reftel.reading.bodies.ledger import entries
from reftel.reading.bodies.lexicon import Lexicon, lexicon
from reftel.reading.bodies.merging import merged, with_bare
from reftel.reading.bodies.nations import find_of_nation
from reftel.reading.bodies.unexplained import find_unexplained
from reftel.reading.mentions import Mentions
from reftel.reading.study import Study
from reftel.record import Body

__all__ = ["find_bodies"]


def find_bodies(study: Study, mentions: Mentions) -> tuple[Body, ...]:
    """Return the bodies in the order of their first mention, and take their mentions up."""
    finds: list[Find] = []
    shorts: dict[str, Named | None] = {}
    for passage in study.passages:
        here = longest(_finds(passage, lexicon(passage.capitals)))
        for pair in pairs(passage):
            body = _meant(pair, here)
            if body or pair.start < pair.end:
                shorts.setdefault(pair.short, body)
        finds += here
    if shorts:
        finds = _with_shorts(study, finds, shorts)
    taken = {(find.index, find.start) for find in finds}
    other = find_unexplained(study.passages, taken, lexicon(capitals=False).no_body | shorts.keys())
    return entries(
        study, sorted([*merged(with_bare(finds)), *other], key=lambda find: (find.index, find.start)), mentions
    )


def _finds(passage: Passage, lex: Lexicon) -> list[Find]:
    found: list[Find | None] = []
    for at in [at for at, word in enumerate(passage.words) if word in lex.triggers]:
        word = passage.words[at]
        if word in lex.forms:
            found.append(find_known(passage, at, lex))
        if word in lex.heads:
            found.append(find_formed(passage, at, lex))
        if word in lex.common:
            found.append(find_of_nation(passage, at, lex))
        if word in lex.after:
            found.append(find_named_after(passage, at, lex))
        if word in lex.before:
            found.append(find_named_before(passage, at, lex))
    return [find for find in found if find]


def _meant(pair: Pair, here: list[Find]) -> Named | None:
    """The body that an acronym in brackets stands for; None where its words are no body's name."""
    return next((find.body for find in here if find.end == pair.end and not find.short), None)


def _with_shorts(study: Study, finds: list[Find], shorts: dict[str, Named | None]) -> list[Find]:
    """The finds with the acronyms of the cable's own, which mean what the cable says they mean."""
    own = {(find.index, find.start): find for find in finds}
    for passage in study.passages:
        for at in [at for at, word in enumerate(passage.words) if word in shorts]:
            body = shorts[passage.words[at]]
            if body:
                own[passage.index, at] = Find(passage.index, at, at + 1, body, short=True)
            elif (find := own.get((passage.index, at))) and find.end == at + 1:
                del own[passage.index, at]
    return [own[place] for place in sorted(own)]

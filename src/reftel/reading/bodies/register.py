"""The register of bodies."""

from reftel.reading.base.passage import Passage
from reftel.reading.bodies.appositions import find_named_after, find_named_before, find_owned
from reftel.reading.bodies.finds import Find, Named, longest
from reftel.reading.bodies.forms import find_formed
from reftel.reading.bodies.known import find_known
from reftel.reading.bodies.ledger import entries
from reftel.reading.bodies.lexicon import Lexicon, lexicon
from reftel.reading.bodies.merging import merged, with_bare
from reftel.reading.bodies.nations import find_of_nation
from reftel.reading.bodies.own import add_own, take_names
from reftel.reading.bodies.unexplained import find_unexplained
from reftel.reading.mentions import Mentions
from reftel.reading.study import Study
from reftel.record import Body

__all__ = ["find_bodies"]

# Which words of the lexicon set which rule off, in the order in which they are asked.
_RULES = (
    ("forms", find_known),
    ("heads", find_formed),
    ("common", find_of_nation),
    ("after", find_named_after),
    ("before", find_named_before),
    ("owned", find_owned),
)


def find_bodies(study: Study, mentions: Mentions) -> tuple[Body, ...]:
    """Return the bodies in the order of their first mention, and take their mentions up."""
    names: dict[str, Named | None] = {}
    found: list[list[Find]] = []
    for passage in study.passages:
        here = longest(_finds(passage, lexicon(passage.capitals)))
        take_names(passage, here, names)
        found.append(here)
    if names:
        found = [add_own(passage, here, names) for passage, here in zip(study.passages, found, strict=True)]
    finds = merged(with_bare([find for here in found for find in here]))
    finds += find_unexplained(study.passages, finds, names)
    return entries(study, sorted(finds, key=_place), mentions)


def _finds(passage: Passage, lex: Lexicon) -> list[Find]:
    found: list[Find] = []
    for at in [at for at, word in enumerate(passage.words) if word in lex.triggers]:
        word = passage.words[at]
        for words, rule in _RULES:
            if word in getattr(lex, words):
                find = rule(passage, at, lex)
                if find:
                    found.append(find)
    return found


def _place(find: Find) -> tuple[int, int]:
    return find.index, find.start

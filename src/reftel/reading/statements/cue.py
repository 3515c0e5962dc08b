"""A cue in its sentence, while it is being read."""

from mypy_extensions import mypyc_attr

__all__ = ["Cue"]


@mypyc_attr(acyclic=True)
class Cue:
    """Words that say that somebody says something, who, and where what he says begins and ends. Numbers are tokens.

    `begin` is where its clause begins, `words` the places of its own words, `source` who (None where nobody is named).
    `start` and `end` bound the content, `left` holds a part of it before the cue (`The talks, he said, were over`).
    `own` says that it has a subject of its own, `nested` that it is a cue only in another's content, `orphan` that
    its verb has a subject that could not say so. `around` is the cue in whose content it stands.
    """

    __slots__ = (
        "around",
        "begin",
        "end",
        "form",
        "kind",
        "left",
        "negated",
        "nested",
        "orphan",
        "own",
        "rule",
        "source",
        "start",
        "tense",
        "words",
    )

    def __init__(self, begin: int, words: tuple[int, int], start: int, end: int, rule: str) -> None:
        self.begin = begin
        self.words = words
        self.start = start
        self.end = end
        self.rule = rule
        self.kind = "say"
        self.form = "finite"
        self.tense = ""
        self.source: tuple[int, int] | None = None
        self.left: tuple[int, int] | None = None
        self.own = True
        self.negated = False
        self.nested = False
        self.orphan = False
        self.around: Cue | None = None

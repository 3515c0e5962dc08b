"""What can go wrong, in words for the person at the keyboard.

Every error of the package is a `ReftelError`. Its message names the value, the place and what to do.
"""

__all__ = ["ArchiveError", "ReftelError", "SourceError", "WordingError"]


class ReftelError(Exception):
    """Root of every error that Reftel raises on purpose."""


class WordingError(ReftelError):
    """Something asked for in words that cannot be understood; a command ends as for wrong use."""


class SourceError(ReftelError):
    """A source, or a part of one, that cannot be read.

    `path` is the source as the tally names it (`box.zip!folder/cable.txt` for a member of an archive), `line` the
    first line the trouble stands in (counted from 1, None where lines mean nothing), `found` what stands there and
    `advice` what the user can do.

    >>> str(SourceError("box.zip", found="the archive is cut off", advice="copy it again"))
    'box.zip: the archive is cut off; copy it again'
    >>> str(SourceError("dump.csv", line=7, found="9 columns where the others have 8", advice="mend that line"))
    'dump.csv, line 7: 9 columns where the others have 8; mend that line'
    """

    def __init__(self, path: str, *, found: str, advice: str, line: int | None = None) -> None:
        self.path = path
        self.line = line
        self.found = found
        self.advice = advice
        place = path if line is None else f"{path}, line {line}"
        super().__init__(f"{place}: {found}; {advice}")


class ArchiveError(ReftelError):
    """Something about an archive as a whole: where it is, what was found, what to do.

    >>> str(ArchiveError("cables", found="no archive", advice="make one with `reftel add cables PATH...`"))
    'cables: no archive; make one with `reftel add cables PATH...`'
    """

    def __init__(self, path: str, *, found: str, advice: str) -> None:
        self.path = path
        self.found = found
        self.advice = advice
        super().__init__(f"{path}: {found}; {advice}")

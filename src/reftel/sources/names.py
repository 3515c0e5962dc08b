"""Names of files as they are shown, and names inside archives that no honest archive has."""

import re

__all__ = ["printable", "why_unsafe"]

_DRIVE = re.compile(r"[A-Za-z]:")
_SEPARATOR = re.compile(r"[/\\]")


def printable(name: str) -> str:
    r"""Return a file's name as valid Unicode: bytes of it that are not UTF-8 are shown by their numbers.

    >>> printable("caf\udce9.txt")
    'caf\\xe9.txt'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def why_unsafe(name: str) -> str | None:
    """Say what is wrong with a name inside an archive; None where nothing is.

    >>> why_unsafe("folder/cable.txt"), why_unsafe("../cable.txt"), why_unsafe("C:cable.txt")
    (None, 'a name with `..` in it', 'a name with a drive letter')
    """
    if name.startswith(("/", "\\")):
        return "an absolute name"
    if _DRIVE.match(name):
        return "a name with a drive letter"
    if ".." in _SEPARATOR.split(name):
        return "a name with `..` in it"
    return None

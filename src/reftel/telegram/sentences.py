"""The one thing this room needs to know of sentences: whether a line comes to a stop."""

__all__ = ["ends_sentence"]

_STOPS = frozenset(".!?:;)]\"”'’*")


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends with a mark that closes a sentence or a list item.

    >>> ends_sentence('He said "no." '), ends_sentence("He said")
    (True, False)
    """
    return text.rstrip()[-1:] in _STOPS

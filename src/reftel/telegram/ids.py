"""Ids of cables as people write them."""

__all__ = ["compared"]


def compared(identity: str) -> str:
    """Return an id as ids are compared: in small letters, without blanks.

    >>> compared("08 PORTHAVEN 45")
    '08porthaven45'
    """
    return "".join(identity.lower().split())

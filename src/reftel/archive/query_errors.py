"""A query that cannot be understood: the query back, with a caret, the reason and a suggestion."""

from reftel.errors import WordingError

__all__ = ["QueryError"]

_WIDEST = 70


class QueryError(WordingError):
    """What is wrong with a query, where, and what may have been meant.

    `at` are the offsets in `query` of what is wrong, `reason` and `suggestion` are for the person who asked.

    >>> print(QueryError("post:lima pst:x", (10, 13), reason="there is no field `pst`", suggestion="post:"))
    there is no field `pst`; try: post:
        post:lima pst:x
                  ^^^
    """

    def __init__(self, query: str, at: tuple[int, int], *, reason: str, suggestion: str) -> None:
        self.query = query
        self.at = at
        self.reason = reason
        self.suggestion = suggestion
        start = max(0, at[0] - _WIDEST)
        shown = "".join(letter if letter.isprintable() else " " for letter in query[start : start + 2 * _WIDEST])
        marks = "^" * min(max(1, at[1] - at[0]), _WIDEST)
        super().__init__(f"{reason}; try: {suggestion}\n    {shown}\n    {' ' * (at[0] - start)}{marks}")

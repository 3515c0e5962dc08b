"""Parts of a Markdown file that a script writes: what stands between two comments of one name."""

__all__ = ["filled"]


def filled(text: str, name: str, content: str) -> str:
    r"""Return the text with new content between the comments `<!-- name -->` and `<!-- end name -->`.

    Raises `ValueError` where the text has no such pair.

    >>> filled("a\n<!-- x -->\nold\n<!-- end x -->\nb\n", "x", "new")
    'a\n<!-- x -->\n\nnew\n\n<!-- end x -->\nb\n'
    """
    start, end = f"<!-- {name} -->\n", f"<!-- end {name} -->\n"
    before, found, rest = text.partition(start)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"no lines `{start.strip()}` and `{end.strip()}` in this order")
    return f"{before}{start}\n{content.strip()}\n\n{end}{after}"

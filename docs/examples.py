"""Examples in Markdown: run as a reader would run them, and written anew with what they print now.

A `console` block is `$ command` and what it prints; a `python` block is a program, and the `text` block right below it
is what that prints. Everything runs in the root of the checkout.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt

__all__ = ["ROOT", "Block", "blocks", "printed", "rebuilt"]

ROOT = Path(__file__).resolve().parents[1]
_MOST_SECONDS = 60


class Block(NamedTuple):
    """A fenced block: the language named on its fence, its content, and the lines it takes, fences included."""

    language: str
    content: str
    start: int
    end: int


def blocks(text: str) -> list[Block]:
    r"""Return the fenced blocks of a Markdown text, in order.

    >>> blocks("Run:\n\n```sh\nmake\n```\n")
    [Block(language='sh', content='make\n', start=2, end=5)]
    """
    fences = (token for token in MarkdownIt().parse(text) if token.type == "fence" and token.map)
    return [Block(fence.info.strip(), fence.content, *(fence.map or (0, 0))) for fence in fences]


def rebuilt(text: str) -> str:
    """Return the text with the output of every example as it is now."""
    lines = text.splitlines(keepends=True)
    found = blocks(text)
    for at in range(len(found) - 1, -1, -1):
        block, below = found[at], found[at + 1] if at + 1 < len(found) else None
        if block.language == "console":
            lines[block.start + 1 : block.end - 1] = _session(block.content).splitlines(keepends=True)
        elif block.language == "python" and below is not None and _is_output(below, block, lines):
            lines[below.start + 1 : below.end - 1] = _program(block).splitlines(keepends=True)
    return "".join(lines)


def _is_output(below: Block, block: Block, lines: list[str]) -> bool:
    between = "".join(lines[block.end : below.start])
    return below.language == "text" and not between.strip()


def _session(content: str) -> str:
    """The commands of a block, each with what it prints below it."""
    return "".join(f"$ {command}\n{printed(['sh', '-c', command])}" for command in _commands(content))


def _program(block: Block) -> str:
    return printed([sys.executable, "-c", block.content])


def _commands(content: str) -> Iterator[str]:
    return (line.removeprefix("$ ") for line in content.splitlines() if line.startswith("$ "))


def printed(command: list[str]) -> str:
    """Return what a command prints, standard error below standard output, without blanks at the ends of lines.

    Raises `RuntimeError` where it fails.
    """
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    with tempfile.TemporaryDirectory() as folder:  # what an example makes there goes with it
        known = {"PATH": path, "LANG": "C.UTF-8", "PYTHONUTF8": "1", "TMPDIR": folder}
        done = subprocess.run(
            command, cwd=ROOT, env=known, capture_output=True, text=True, timeout=_MOST_SECONDS, check=False
        )
    if done.returncode:
        raise RuntimeError(f"{command[-1]}: exit status {done.returncode}\n{done.stderr}")
    return "".join(f"{line.rstrip()}\n" for line in (done.stdout + done.stderr).splitlines())

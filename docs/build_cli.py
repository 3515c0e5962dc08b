"""The reference of commands, out of what each says of itself."""

from collections.abc import Iterator

import click

from reftel.cli.main import commands

__all__ = ["reference"]

_WIDTH = 80


def reference() -> str:
    """Return the help of every command as Markdown, the group's first."""
    return "\n\n".join(f"## {name}\n\n```text\n{text}\n```" for name, text in _helps("reftel", commands, None))


def _helps(name: str, command: click.Command, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    context = click.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=_WIDTH,
        max_content_width=_WIDTH,
        **command.context_settings,
    )
    yield f"`{context.command_path}`", command.get_help(context)
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            child = command.get_command(context, inner)
            if child is not None:
                yield from _helps(inner, child, context)

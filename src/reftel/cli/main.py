"""The `reftel` command."""

import io
import os
import sys
from importlib import import_module
from pathlib import Path

import click

from reftel.cli.plain import plain
from reftel.errors import ReftelError, WordingError

__all__ = ["commands", "main"]

_STOPPED = 130
_WRONG_USE = 2


# each is the function of its name in the module of its name: nobody waits for the libraries of the others
_COMMANDS = (
    "add",
    "body",
    "brief",
    "check",
    "compact",
    "copies",
    "evaluate",
    "events",
    "explain",
    "instrument",
    "plans",
    "positions",
    "read",
    "relation",
    "remove",
    "search",
    "serve",
    "show",
    "stats",
    "thread",
    "who",
)


class _Commands(click.Group):
    """The commands; whoever closes their output early (`| head`) has seen enough, which is no failure."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *_COMMANDS])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return super().get_command(ctx, cmd_name)
        command = getattr(import_module(f"reftel.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as wrong:  # click names those that are like it, and knows none of these
            raise click.exceptions.NoSuchCommand(wrong.command_name, possibilities=_COMMANDS, ctx=ctx) from None

    def invoke(self, ctx: click.Context) -> object:
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _give_up_output()
            return 0
        return status


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="reftel", message="%(prog)s %(version)s")
def commands() -> None:
    """Turn diplomatic cables into a cited record of relations."""


def _give_up_output() -> None:
    """Send what is still to be written nowhere: Python writes it when it ends, and would complain again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _mend_streams() -> None:
    """A shell may close a stream for good (`>&-`), and an output's encoding may not have every letter of a cable."""
    if not all((sys.stdin, sys.stdout, sys.stderr)):
        nowhere = Path(os.devnull).open("r+", encoding="utf-8")  # noqa: SIM115  it stays open as long as the process
        sys.stdin, sys.stdout, sys.stderr = sys.stdin or nowhere, sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def main() -> None:
    """Run the command line; no traceback ever reaches the user.

    Exit status: 0 all went well, 1 something could not be done, 2 wrong use, 130 stopped by the user.
    """
    _mend_streams()
    try:
        sys.exit(commands.main(prog_name="reftel", standalone_mode=False))
    except click.exceptions.Exit as leave:
        sys.exit(leave.exit_code)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(_WRONG_USE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(_STOPPED)
    except OSError as error:
        _give_up_output()
        where = f"{error.filename}: " if error.filename else ""
        click.echo(plain(f"reftel: {where}cannot go on: {error.strerror or error}"), err=True)
        sys.exit(1)
    except ReftelError as error:
        click.echo(plain(f"reftel: {error}"), err=True)
        sys.exit(_WRONG_USE if isinstance(error, WordingError) else 1)
    except Exception as fault:  # noqa: BLE001  the edge of the process: whatever it is, no traceback for the user
        click.echo(
            plain(f"reftel: Reftel itself failed ({type(fault).__name__}: {fault}); please report this"), err=True
        )
        sys.exit(1)
